//! Which city a name means: every name, every typo, and places that are none of the ten.

use std::collections::BTreeSet;

use learning_cities::dataset::{City, Dataset};
use learning_cities::lookup::{Names, Resolution};
use learning_cities::text::fold;
use serde_json::json;

use crate::harness::dataset;

/// Places in the United Kingdom and Ireland that are none of the ten, many with a name like one.
const PLACES: &str = include_str!("../data/places.txt");

/// Places one letter away from a name: taken, but never without a note.
const NEARLY: &[(&str, &str)] = &[("Denby", "derby"), ("Lanchester", "manchester")];

/// Official forms of a name, and of a name with its place.
const FORMS: &str = "City of *; the City of *; County of *; Borough of *; District of *; \
    Metropolitan Borough of *; City and County of *; * City; * Council; * City Council; \
    * District Council; * County; City *; * Borough Council; City of * Council";
const PLACED_FORMS: [&str; 4] = ["*, {}", "* {}", "City of *, {}", "* City Council ({})"];

/// The names of which only whole ones are found.
fn exact_names(dataset: &Dataset) -> Names<'_> {
    let mut names = Names::new(dataset);
    names.exact_only = true;
    names
}

#[track_caller]
fn assert_exact(dataset: &Dataset, typed: &str, expected: &City) {
    for names in [Names::new(dataset), exact_names(dataset)] {
        assert_eq!(names.resolve(typed), Resolution::City(expected), "{typed}");
    }
}

#[track_caller]
fn assert_unknown(names: &Names, typed: &str) {
    let found = names.resolve(typed);
    let is_unknown = matches!(found, Resolution::Unknown(_));
    assert!(is_unknown, "{typed}: {found:?}");
}

/// All cities of a resolution, certain or suggested.
fn cities_of<'d>(resolution: &Resolution<'d>) -> Vec<&'d City> {
    match resolution {
        Resolution::City(city) => vec![city],
        Resolution::Typo(near) => vec![near.city],
        Resolution::Ambiguous(cities) => cities.clone(),
        Resolution::Unknown(similar) => similar.iter().map(|near| near.city).collect(),
    }
}

/// A dataset of cities with a name and an ISO code.
fn with_names(names: &[(&str, &str)]) -> Dataset {
    let mut cities = Vec::new();
    for (name, iso) in names {
        cities.push(json!({"name": name, "iso": iso, "description": "Far."}));
    }
    let data = json!({"cities": cities}).to_string();
    Dataset::parse(data.as_bytes()).unwrap()
}

#[test]
fn every_city_is_found_by_each_of_its_names_and_codes_in_any_spelling() {
    let dataset = dataset();
    for expected in &dataset.cities {
        let iso = expected.iso.as_deref().unwrap();
        for code in [iso, &iso.to_lowercase(), expected.subdivision().unwrap()] {
            assert_exact(&dataset, code, expected);
        }
        for name in expected.names().chain([&*expected.id]) {
            for spelling in [
                name.to_owned(),
                name.to_lowercase(),
                name.to_uppercase(),
                fold(name),
                format!("  {name} "),
                name.replace(' ', "-"),
                name.replace('~', "/"),
                name.replace(" and ", " & "),
                name.replace(' ', "’"),
            ] {
                assert_exact(&dataset, &spelling, expected);
            }
        }
    }
    let dataset = with_names(&[("Łódź", ""), ("Ærø", ""), ("Þórshöfn", "")]);
    let spellings = ["lodz ŁÓDŹ", "aero ÆRØ", "thorshofn ÞÓRSHÖFN"];
    for (city, spellings) in dataset.cities.iter().zip(spellings) {
        for typed in spellings.split(' ') {
            assert_exact(&dataset, typed, city);
        }
    }
}

#[test]
fn a_code_comes_before_the_beginning_of_a_name() {
    for pair in ["Wtown Xyzton", "Wtown Abcton", "Abctown Abcton"] {
        let (own, other) = pair.split_once(' ').unwrap();
        let dataset = with_names(&[(own, "GB-ABC"), (other, "GB-QQQ")]);
        for typed in ["ABC", "abc", "GB-ABC", "gb-abc"] {
            assert_exact(&dataset, typed, &dataset.cities[0]);
        }
    }
}

#[test]
fn every_beginning_of_a_name_finds_or_suggests_a_city_that_begins_so() {
    let dataset = dataset();
    let names = Names::new(&dataset);
    for expected in &dataset.cities {
        for name in expected.names() {
            for (end, _) in name.char_indices().skip(3) {
                let typed = &name[..end];
                let resolution = names.resolve(typed);
                let found = cities_of(&resolution);
                let begins = |name: &str| fold(name).starts_with(&fold(typed));
                let other = found.iter().any(|city| city.names().any(begins));
                let is_short = fold(typed).chars().count() < 3;
                assert!(found.contains(&expected) || other || is_short, "{typed}");
                // Of a city's own name it is enough.
                let is_enough = !matches!(resolution, Resolution::Unknown(_) | Resolution::Typo(_));
                assert!(is_enough || name != expected.name, "{typed}");
            }
        }
    }
    let dataset = with_names(&[("Éire Mór", "")]);
    let names = Names::new(&dataset);
    for typed in ["É", "éi", "ei"] {
        assert_unknown(&names, typed);
    }
    for typed in ["éir", "EIR", "eire m", "Eire-mo"] {
        assert_eq!(names.resolve(typed), Resolution::City(&dataset.cities[0]));
    }
}

/// Every text that is one insertion, deletion, substitution or transposition away.
fn edits(name: &str) -> BTreeSet<String> {
    let letters: Vec<char> = name.chars().collect();
    let alphabet: Vec<char> = ('a'..='z').chain(['é', ' ', '-', '\'', '1']).collect();
    let mut edits = BTreeSet::new();
    for at in 0..=letters.len() {
        let (head, tail) = letters.split_at(at);
        let rest = tail.get(1..).unwrap_or_default();
        for c in &alphabet {
            edits.insert([head, &[*c], tail].concat());
            edits.insert([head, &[*c], rest].concat());
        }
        edits.insert([head, rest].concat());
        if let [a, b, rest @ ..] = tail {
            edits.insert([head, &[*b, *a], rest].concat());
        }
    }
    edits.into_iter().map(String::from_iter).collect()
}

#[test]
fn every_typo_in_every_name_finds_or_lists_its_city_and_never_another() {
    let dataset = dataset();
    let names = Names::new(&dataset);
    let mut total = 0;
    let mut missed = Vec::new();
    for expected in &dataset.cities {
        for typed in expected.names().flat_map(edits) {
            total += 1;
            let found = names.resolve(&typed);
            // One letter is between these two names.
            let is_other = ["derby", "derry", "derby city"].contains(&&*fold(&typed));
            if let Resolution::Unknown(_) = found {
                missed.push(typed);
            } else if !is_other {
                assert!(cities_of(&found).contains(&expected), "{typed}: {found:?}");
            }
        }
    }
    assert!(total > 20_000, "{total}");
    assert!(missed.len() * 100 <= total, "of {total}: {missed:?}");
}

#[test]
fn with_exact_no_typo_is_taken() {
    let dataset = dataset();
    let all = dataset.cities.iter().flat_map(City::names);
    let all: BTreeSet<String> = all.map(fold).collect();
    let names = exact_names(&dataset);
    for typed in dataset.cities.iter().flat_map(|city| edits(&city.name)) {
        if !all.contains(&fold(&typed)) {
            assert_unknown(&names, &typed);
        }
    }
}

#[test]
fn other_places_are_not_taken() {
    let dataset = dataset();
    let names = Names::new(&dataset);
    for place in PLACES.lines() {
        for form in ["*", "City of *", "* Council", "*, England"] {
            assert_unknown(&names, &form.replace('*', place));
        }
    }
    for (place, id) in NEARLY {
        let found = names.resolve(place);
        let is_near = matches!(found, Resolution::Typo(near) if near.city.id == *id);
        assert!(is_near, "{place}: {found:?}");
    }
}

#[test]
fn every_name_is_found_in_its_official_forms_and_with_its_own_place() {
    let dataset = dataset();
    let names = Names::new(&dataset);
    for expected in &dataset.cities {
        let places = [expected.nation.as_deref(), expected.region.as_deref()];
        let mut forms: Vec<String> = FORMS.split("; ").map(str::to_owned).collect();
        forms.extend(["*.", "*,", "(*)"].map(str::to_owned));
        for place in places.into_iter().flatten() {
            forms.extend(PLACED_FORMS.map(|form| form.replace("{}", place)));
            forms.extend(PLACED_FORMS.map(|form| form.replace("{}", &place.to_lowercase())));
        }
        for name in expected.names() {
            for typed in forms.iter().map(|form| form.replace('*', name)) {
                assert_eq!(names.resolve(&typed), Resolution::City(expected), "{typed}");
            }
        }
        // A typo is one in the name, not in the form.
        for typed in edits(&expected.name) {
            if let Resolution::Typo(near) = names.resolve(&typed) {
                let found = names.resolve(&format!("{typed} City"));
                assert_eq!(cities_of(&found), [near.city], "{typed}");
            }
        }
        // With another city's place it is nobody's name.
        for place in [dataset.nations(), dataset.regions()].concat() {
            if !places.contains(&Some(place)) {
                assert_unknown(&names, &format!("{}, {place}", expected.name));
            }
        }
    }
    let cork = with_names(&[("Cork City", ""), ("Cork County", "")]);
    let found = Names::new(&cork).resolve("cork city council");
    assert_eq!(found, Resolution::City(&cork.cities[0]));
}

#[test]
fn one_typo_is_forgiven_from_four_characters_and_two_from_nine() {
    // No letter twice, so that no edit makes the name again.
    const LETTERS: &str = "bdfhjlnprtvé";
    for length in 1..=12 {
        let name: String = LETTERS.chars().take(length).collect();
        let dataset = with_names(&[(&name, "")]);
        let names = Names::new(&dataset);
        let check = |typed: &str, is_taken: bool| match names.resolve(typed) {
            Resolution::Typo(near) => assert!(is_taken && near.name == name, "{typed}"),
            Resolution::Unknown(_) => assert!(!is_taken, "{typed}, {name}"),
            found => panic!("{typed}: {found:?}"),
        };
        let allowed = |characters| match characters {
            9.. => 2,
            4.. => 1,
            _ => 0,
        };
        let letters: Vec<char> = name.chars().collect();
        for errors in 1..=3.min(length.saturating_sub(2)) {
            let (first, rest) = (letters[0], String::from_iter(&letters[1 + errors..]));
            let wrong = "x".repeat(errors);
            check(&format!("{first}{wrong}{rest}"), errors <= allowed(length));
            let is_taken = errors <= allowed(length - errors);
            check(&format!("{first}{rest}"), is_taken);
            let is_taken = errors <= allowed(length);
            check(&format!("{first}{wrong}{}", &name[1..]), is_taken);
        }
        // Letters that changed places are one typo; a wrong first letter leaves one at most.
        if length >= 3 {
            let swapped = [&[letters[0], letters[2], letters[1]], &letters[3..]].concat();
            check(&String::from_iter(swapped), length >= 4);
            check(&format!("x{}", &name[1..]), length >= 4);
            check(&format!("xx{}", &name[2..]), false);
        }
    }
}

#[test]
fn a_name_is_suggested_for_up_to_one_wrong_character_in_three_or_where_it_stands_as_a_word() {
    const LETTERS: &str = "bdfhjlnprtvzcmgkqw";
    for length in 1..=LETTERS.len() {
        let name = &LETTERS[..length];
        let dataset = with_names(&[(name, "")]);
        let names = exact_names(&dataset);
        let check = |typed: &str, is_suggested: bool| {
            let found = cities_of(&names.resolve(typed));
            assert_eq!(found.len(), usize::from(is_suggested), "{typed}, {name}");
        };
        for errors in 1..=length.min(6) {
            let typed = format!("{}{}", "x".repeat(errors), &name[errors..]);
            check(&typed, errors <= (length / 3).min(3));
        }
        let other = "a".repeat(18);
        check(&format!("{name} {other}"), true);
        check(&format!("{other} {name}"), true);
        check(&format!("{other}{name}"), false);
    }
}
