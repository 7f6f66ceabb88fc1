//! Which city a name means: every name, every typing error, and places that are none of the ten.

use std::collections::BTreeSet;

use learning_cities::dataset::{City, Dataset};
use learning_cities::lookup::{Candidate, Names, Resolution};
use learning_cities::text::fold;
use serde_json::json;

use crate::harness::dataset;

/// What a name resolves to by whole names alone.
fn resolve_exactly<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Resolution<'d> {
    let mut names = Names::new(dataset);
    names.exact_only = true;
    names.resolve(typed)
}

/// What a name resolves to.
fn resolve<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Resolution<'d> {
    Names::new(dataset).resolve(typed)
}

#[test]
fn every_city_is_found_by_each_of_its_names_in_any_case() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let codes = [expected.iso.as_deref(), expected.subdivision()];
        for code in codes.into_iter().flatten() {
            assert_is(&dataset, code, expected);
        }
        assert_is(
            &dataset,
            &expected.iso.as_ref().unwrap().to_lowercase(),
            expected,
        );
        for name in expected.names().chain([&*expected.id]) {
            let spellings = [
                name.to_owned(),
                name.to_lowercase(),
                name.to_uppercase(),
                fold(name),
                format!("  {name} "),
                name.replace(' ', "-"),
                name.replace('~', "/"),
                name.replace(" and ", " & "),
                name.replace(' ', "’"),
            ];
            for spelling in spellings {
                assert_is(&dataset, &spelling, expected);
            }
        }
    }
}

#[track_caller]
fn assert_is(dataset: &Dataset, typed: &str, expected: &City) {
    for found in [resolve(dataset, typed), resolve_exactly(dataset, typed)] {
        assert_eq!(found, Resolution::City(expected), "{typed:?}");
    }
}

#[test]
fn a_bare_code_in_small_letters_yields_to_the_names_it_begins() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let code = expected.subdivision().unwrap().to_lowercase();
        let begun: Vec<&City> = dataset
            .cities
            .iter()
            .filter(|city| fold(&city.name).starts_with(&code))
            .collect();
        match (resolve(&dataset, &code), &*begun) {
            (Resolution::City(found), [] | [_]) => assert_eq!(found, expected),
            (Resolution::Ambiguous(found), [_, _, ..]) => assert_eq!(found, begun),
            found => panic!("{code}: {found:?}"),
        }
    }
}

#[test]
fn a_code_in_small_letters_is_one_though_it_begins_the_name_of_its_own_city() {
    let city_of = |name: &str, iso: &str| json!({"name": name, "iso": iso, "description": "Far."});
    for (own, other, is_code) in [
        ("Abcton", "Xyzton", true),
        ("Wtown", "Xyzton", true),
        ("Wtown", "Abcton", false),
        ("Abctown", "Abcton", false),
    ] {
        let cities = [city_of(own, "GB-ABC"), city_of(other, "GB-QQQ")];
        let data = json!({ "cities": cities }).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        let found = resolve_exactly(&dataset, "abc");
        let is_found = matches!(found, Resolution::City(city) if *city.name == *own);
        assert_eq!(is_found, is_code, "{own}, {other}: {found:?}");
        assert_is(&dataset, "ABC", &dataset.cities[0]);
    }
}

#[test]
fn every_beginning_of_a_name_finds_all_that_begin_so() {
    let dataset = dataset();
    for expected in &dataset.cities {
        for (end, _) in expected.name.char_indices().skip(3) {
            match resolve(&dataset, &expected.name[..end]) {
                Resolution::City(found) => assert!(
                    found == expected || fold(&expected.name[..end]) == "derry",
                    "{found:?}"
                ),
                Resolution::Ambiguous(found) => assert!(found.contains(&expected)),
                found => panic!("{found:?}"),
            }
        }
    }
}

/// Every text that is one insertion, deletion, substitution or transposition away.
fn edits(name: &str) -> BTreeSet<String> {
    let letters: Vec<char> = name.chars().collect();
    let alphabet: Vec<char> = ('a'..='z').chain(['é', ' ', '-', '\'', '1']).collect();
    let mut edits = BTreeSet::new();
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        for c in &alphabet {
            edits.insert([head, &[*c], tail].concat());
            if let [_, tail @ ..] = tail {
                edits.insert([head, &[*c], tail].concat());
            }
        }
        if let [_, tail @ ..] = tail {
            edits.insert([head, tail].concat());
        }
        if let [a, b, tail @ ..] = tail {
            edits.insert([head, &[*b, *a], tail].concat());
        }
    }
    edits.into_iter().map(String::from_iter).collect()
}

#[test]
fn every_city_is_found_through_every_typing_error() {
    let dataset = dataset();
    let (mut total, mut missed) = (0, Vec::new());
    for expected in &dataset.cities {
        for typed in expected.names().flat_map(edits) {
            total += 1;
            match resolve(&dataset, &typed) {
                Resolution::City(found) | Resolution::Typo(Candidate { city: found, .. })
                    if found == expected => {}
                Resolution::Ambiguous(found) if found.contains(&expected) => {}
                // One letter parts these two names from each other.
                Resolution::City(found)
                    if ["derby", "derry", "derby city"].contains(&&*fold(&typed)) =>
                {
                    assert!(["derby", "derry-city-and-strabane"].contains(&&*found.id));
                }
                Resolution::Unknown(_) => missed.push(typed),
                found => panic!("{typed} is taken as {found:?}"),
            }
        }
    }
    assert!(total > 20_000, "{total}");
    assert!(
        missed.len() * 100 <= total,
        "{} of {total} are not found: {missed:?}",
        missed.len()
    );
}

#[test]
fn with_exact_no_typing_error_is_taken() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let names: Vec<String> = dataset
            .cities
            .iter()
            .flat_map(City::names)
            .map(fold)
            .collect();
        for typed in edits(&expected.name) {
            if let Resolution::City(found) = resolve_exactly(&dataset, &typed) {
                assert!(
                    names.contains(&fold(&typed)),
                    "{typed} is taken as {}",
                    &*found.id
                );
            }
        }
    }
}

/// Places in the United Kingdom and Ireland that are none of the ten, many with a name like one.
const PLACES: &str = include_str!("../data/places.txt");

/// Places one letter away from a name: taken, but never without a word.
const NEARLY: &[(&str, &str)] = &[("Denby", "derby"), ("Lanchester", "manchester")];

#[test]
fn other_places_are_not_taken() {
    let dataset = dataset();
    for place in PLACES.lines() {
        let found = resolve(&dataset, place);
        assert!(
            matches!(found, Resolution::Unknown(_)),
            "{place} is taken as {found:?}"
        );
    }
    for (place, id) in NEARLY {
        let found = resolve(&dataset, place);
        assert!(
            matches!(found, Resolution::Typo(near) if &*near.city.id == *id),
            "{place}: {found:?}"
        );
    }
}

#[test]
fn two_typing_errors_are_forgiven_in_long_names_only() {
    let dataset = dataset();
    for expected in &dataset.cities {
        for name in expected.names().map(fold) {
            let letters: Vec<char> = name.chars().collect();
            let typed: String = (0..letters.len())
                .map(|at| if at == 2 || at == 4 { 'x' } else { letters[at] })
                .collect();
            match resolve(&dataset, &typed) {
                Resolution::Typo(Candidate { city: found, .. }) => {
                    assert!(letters.len() >= 9 && found == expected, "{typed}");
                }
                found => assert!(letters.len() < 9, "{typed}: {found:?}"),
            }
            // Two errors, and the first letter is one of them.
            let typed: String = (0..letters.len())
                .map(|at| if at == 0 || at == 4 { 'x' } else { letters[at] })
                .collect();
            let found = resolve(&dataset, &typed);
            assert!(
                matches!(found, Resolution::Unknown(_)),
                "{typed}: {found:?}"
            );
        }
    }
}

#[test]
fn every_name_is_found_in_its_official_dress() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let places = [expected.nation.as_deref(), expected.region.as_deref()];
        for name in expected.names() {
            let mut dressed: Vec<String> = [
                "City of {}",
                "the City of {}",
                "County of {}",
                "Borough of {}",
                "Metropolitan Borough of {}",
                "District of {}",
                "City and County of {}",
                "{} City",
                "{} Council",
                "{} City Council",
                "{} District Council",
                "{} County",
                "{} Borough Council",
                "City of {} Council",
            ]
            .iter()
            .map(|dress| dress.replace("{}", name))
            .collect();
            for place in places.into_iter().flatten() {
                for written in [place.to_owned(), place.to_lowercase()] {
                    dressed.push(format!("{name}, {written}"));
                    dressed.push(format!("{name} {written}"));
                    dressed.push(format!("City of {name}, {written}"));
                    dressed.push(format!("{name} City Council ({written})"));
                }
            }
            for typed in &dressed {
                let found = resolve(&dataset, typed);
                assert_eq!(found, Resolution::City(expected), "{typed}");
            }
        }
        // With somebody else's place it is nobody's name.
        for place in dataset.nations().into_iter().chain(dataset.regions()) {
            if !places.contains(&Some(place)) {
                let typed = format!("{}, {place}", &*expected.name);
                let found = resolve(&dataset, &typed);
                assert!(
                    matches!(found, Resolution::Unknown(_)),
                    "{typed}: {found:?}"
                );
            }
        }
    }
    for place in PLACES.lines() {
        for typed in [
            format!("City of {place}"),
            format!("{place} Council"),
            format!("{place}, England"),
        ] {
            let found = resolve(&dataset, &typed);
            assert!(
                matches!(found, Resolution::Unknown(_)),
                "{typed}: {found:?}"
            );
        }
    }
}

#[test]
fn points_commas_and_brackets_are_no_typos() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let words = expected.names().filter(|name| !name.contains(' '));
        for name in words {
            for typed in [format!("{name}."), format!("{name},"), format!("({name})")] {
                let found = resolve(&dataset, &typed);
                assert_eq!(found, Resolution::City(expected), "{typed}");
            }
        }
    }
}

#[test]
fn special_letters_are_as_their_ascii() {
    let data = r#"{"cities": [{"name": "Łódź", "description": "x"}, {"name": "Ærø", "description": "x"},
        {"name": "Þórshöfn", "description": "x"}, {"name": "Zed", "description": "x"}]}"#;
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    for (typed, city) in [
        ("lodz", 0),
        ("ŁÓDŹ", 0),
        ("aero", 1),
        ("ÆRØ", 1),
        ("thorshofn", 2),
    ] {
        assert_is(&dataset, typed, &dataset.cities[city]);
    }
    assert_eq!(&*dataset.cities[0].id, "lodz");
}

#[test]
fn one_typing_error_is_forgiven_from_four_characters_and_two_from_nine() {
    // No letter twice, so that no edit makes the name again.
    const LETTERS: &str = "bdfhjlnprtvé";
    for length in 1..=12 {
        let name: String = LETTERS.chars().take(length).collect();
        let data = json!({"cities": [{"name": name, "description": "Far."}]}).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        let is_taken = |typed: &str| match resolve(&dataset, typed) {
            Resolution::City(_) => panic!("{typed} is no beginning of {name}"),
            Resolution::Typo(near) => near.name == name,
            _ => false,
        };
        let allowed = |characters| match characters {
            9.. => 2,
            4.. => 1,
            _ => 0,
        };
        let letters: Vec<char> = name.chars().collect();
        for errors in 1..=3.min(length.saturating_sub(2)) {
            let is_wrong = |at: &usize| (1..=errors).contains(at);
            let substituted = (0..length).map(|at| if is_wrong(&at) { 'x' } else { letters[at] });
            let substituted: String = substituted.collect();
            assert_eq!(
                is_taken(&substituted),
                errors <= allowed(length),
                "{substituted}, {name}"
            );
            let deleted = (0..length).filter(|at| !is_wrong(at));
            let deleted: String = deleted.map(|at| letters[at]).collect();
            assert_eq!(
                is_taken(&deleted),
                errors <= allowed(length - errors),
                "{deleted}, {name}"
            );
            let inserted = format!("{}{}{}", letters[0], "x".repeat(errors), &name[1..]);
            assert_eq!(
                is_taken(&inserted),
                errors <= allowed(length),
                "{inserted}, {name}"
            );
        }
        // Letters that changed places are one error; a wrong first letter leaves one at most.
        if length >= 3 {
            let swapped: String = [&[letters[0], letters[2], letters[1]], &letters[3..]]
                .concat()
                .iter()
                .collect();
            assert_eq!(is_taken(&swapped), length >= 4, "{swapped}");
            let first = format!("x{}", &name[1..]);
            assert_eq!(is_taken(&first), length >= 4, "{first}");
            assert!(!is_taken(&format!("xx{}", &name[2..])));
        }
    }
}

#[test]
fn three_characters_begin_a_name_and_two_do_not() {
    let data = json!({"cities": [{"name": "Éire Mór", "description": "Far."}]}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    for typed in ["É", "éi", "ei"] {
        let found = resolve(&dataset, typed);
        assert!(
            !matches!(found, Resolution::City(_) | Resolution::Typo(_)),
            "{typed}: {found:?}"
        );
    }
    for typed in ["éir", "EIR", "eire m", "Eire-mo"] {
        let found = resolve(&dataset, typed);
        assert!(matches!(found, Resolution::City(_)), "{typed}: {found:?}");
    }
}

#[test]
fn a_name_is_suggested_where_one_character_in_three_at_most_is_mistyped() {
    const LETTERS: &str = "bdfhjlnprtvzcmgkqw";
    for length in 1..=LETTERS.len() {
        let name = &LETTERS[..length];
        let data = json!({"cities": [{"name": name, "description": "Far."}]}).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        for errors in 0..=length.min(6) {
            let typed = format!("{}{}", "x".repeat(errors), &name[errors..]);
            match resolve_exactly(&dataset, &typed) {
                Resolution::City(_) => assert_eq!(errors, 0, "{typed}"),
                Resolution::Unknown(near) => {
                    let is_alike = errors <= (length / 3).min(3);
                    assert_eq!(near.len(), usize::from(is_alike), "{typed}, {name}");
                }
                found => panic!("{typed}: {found:?}"),
            }
        }
        // One that holds the name as a word is alike, whatever its length.
        for (typed, is_alike) in [
            (format!("{name} aaaaaaaaaaaaaaaaaa"), true),
            (format!("aaaaaaaaaaaaaaaaaa {name}"), true),
            (format!("aaaaaaaaaaaaaaaaaa{name}"), false),
        ] {
            let found = resolve_exactly(&dataset, &typed);
            let is_right = |near: &[Candidate]| near.len() == usize::from(is_alike);
            assert!(
                matches!(&found, Resolution::Unknown(near) if is_right(near)),
                "{typed}: {found:?}"
            );
        }
    }
}
