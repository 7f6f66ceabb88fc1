//! What holds for any name, any search and any dataset that the schema allows.

use learning_cities::dataset::{Dataset, Filter};
use learning_cities::lookup::{Labels, Names, Resolution, resolve_sequence};
use learning_cities::search::{Mode, search, words};
use learning_cities::text::fold;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::harness::{dataset, on_terminal, piped};

/// Words as people write them, in scripts narrow and wide.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z]{1,12}",
        1 => "[àéîõüçñßøÅ]{1,6}",
        1 => "[А-Яа-я]{1,8}",
        1 => "[東京都市学習文化]{1,5}",
        1 => "[0-9]{1,4}",
        1 => "[a-z]{20,60}",
    ]
}

/// Text of any characters: some words, some of all that Unicode has.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => vec(word(), 1..20).prop_map(|words| words.join(" ")),
        1 => any::<String>(),
        1 => "[ \t\n\r\"'’&~/|\\\\,;:.!?<>*_`\u{1b}\u{202e}\u{9b}-]{0,12}",
    ]
}

/// Text that is not nothing when it is folded, and so can be a name.
fn name() -> impl Strategy<Value = String> {
    (word(), text()).prop_map(|(word, text)| word + &text)
}

/// Any dataset that the schema allows, of up to six cities.
fn any_dataset() -> impl Strategy<Value = Value> {
    let themes = vec((name(), option::of(text()), any::<bool>()), 0..4);
    let place = option::of((-90.0..=90.0f64, -180.0..=180.0f64)).prop_map(Option::unzip);
    let lists = (vec(name(), 0..3), vec(text(), 0..3));
    let texts = (option::of(text()), option::of(text()), option::of(text()));
    let city = (
        name(),
        text(),
        place,
        lists,
        texts,
        vec(any::<prop::sample::Index>(), 0..3),
    );
    (themes, vec(city, 0..6)).prop_map(|(themes, cities)| {
        // What is unique by the schema is made so by a number.
        let themes: Vec<Value> = (0..)
            .zip(themes)
            .map(|(number, (name, about, unesco))| {
                json!({"id": format!("t{number}"), "name": name, "about": about, "unesco": unesco})
            })
            .collect();
        let cities = (0..).zip(cities).map(|(number, city)| {
            let (name, description, (latitude, longitude), (aliases, initiatives), texts, marks) =
                city;
            let first: String = description.chars().take(3).collect();
            let evidence: Map<String, Value> = marks
                .iter()
                .filter(|_| !themes.is_empty() && !first.is_empty())
                .map(|mark| mark.get(&themes)["id"].as_str().unwrap().to_owned())
                .map(|id| (id, first.clone().into()))
                .collect();
            let numbered = |text: Option<String>| text.map(|text| format!("{text} {number}"));
            let aliases: Vec<String> = (0..)
                .zip(aliases)
                .map(|(other, alias): (usize, _)| format!("{alias} {number} {other}"))
                .collect();
            json!({
                "name": format!("{name} {number}"), "description": description,
                "aliases": aliases, "includes": [format!("Inside {number}")], "initiatives": initiatives, "latitude": latitude,
                "longitude": longitude, "nation": numbered(texts.0), "summary": texts.1, "region": numbered(texts.2),
                "themes": evidence,
            })
        });
        json!({"cities": cities.collect::<Vec<_>>(), "themes": themes})
    })
}

/// The fields of a city whose value is text.
const TEXTS: [&str; 5] = ["name", "nation", "region", "summary", "description"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_is_done_once(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_uppercase().to_lowercase()));
    }

    #[test]
    fn words_stand_where_they_say(text in text()) {
        for word in words(&text) {
            prop_assert_eq!(&text[word.start..word.end()], word.text);
            prop_assert!(!word.text.is_empty());
        }
    }

    #[test]
    fn to_pass_over_bytes_loses_no_word(text in text(), letters in vec(any::<u8>(), 1..3)) {
        let mut bytes = [false; 256];
        bytes[128..].fill(true);
        for letter in letters {
            bytes[usize::from(letter)] = true;
        }
        let begins = |text: &str| bytes[usize::from(text.as_bytes()[0])];
        let mut found = Vec::new();
        let mut rest = words(&text);
        while let Some(word) = rest.next_with(&bytes) {
            found.push(word);
        }
        let all: Vec<_> = words(&text).collect();
        let wanted = all.iter().filter(|word| begins(word.text));
        for word in wanted {
            prop_assert!(found.contains(word), "{word:?} in {text:?}");
        }
        // What follows an apostrophe is no word by itself only as a possessive.
        let is_possessive = |text: &str| text.eq_ignore_ascii_case("s");
        for word in &found {
            prop_assert!(all.contains(word) || is_possessive(word.text), "{word:?} in {text:?}");
        }
    }

    #[test]
    fn any_text_may_be_typed_as_a_name(typed in text()) {
        let dataset = dataset();
        let mut names = Names::new(&dataset);
        let _ = (names.resolve(&typed), resolve_sequence(&names, &[&typed]));
        names.exact_only = true;
        if let Resolution::City(city) = names.resolve(&typed) {
            let folded = fold(&typed);
            let codes = [city.iso.as_deref(), city.subdivision()];
            prop_assert!(city.names().chain([&*city.id]).chain(codes.into_iter().flatten())
                .any(|name| fold(name) == folded));
        }
        let _ = Labels::themes(&dataset).resolve(&typed);
        let _ = Labels::places(dataset.nations()).resolve(&typed);
    }

    #[test]
    fn any_text_may_be_searched_for(terms in vec(text(), 0..3), any in any::<bool>(), exact in any::<bool>()) {
        let dataset = dataset();
        let results = search(&dataset, &terms, Mode { any, exact }, &Filter::default());
        for hit in results.into_iter().flat_map(|results| results.hits) {
            for found in hit.matches() {
                let length = found.snippet.chars().count();
                prop_assert!(found.ranges.iter().all(|range| range.end <= length));
                prop_assert!(found.ranges.is_sorted_by_key(|range| range.start));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, ..ProptestConfig::with_cases(64)
    })]

    #[test]
    fn any_dataset_goes_through_every_command_and_reads_back(given in any_dataset(), term in word()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("any.json");
        std::fs::write(&file, given.to_string()).unwrap();
        let file = file.to_str().unwrap();
        let over = |arguments: &[&str]| piped(&[arguments, &["--data", file]].concat());

        let exported = over(&["export"]).done();
        let read: Value = serde_json::from_str(&exported).unwrap();
        for (read, given) in read["cities"].as_array().unwrap().iter()
            .zip(given["cities"].as_array().unwrap()) {
            for (key, value) in given.as_object().unwrap() {
                prop_assert_eq!(&read[key], value);
            }
        }
        let again = Dataset::parse(exported.as_bytes()).unwrap();
        prop_assert_eq!(again.cities.len(), read["cities"].as_array().unwrap().len());

        let csv = over(&["export", "-f", "csv", "--fields", &TEXTS.join(",")]).stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        for (row, city) in reader.records().zip(read["cities"].as_array().unwrap()) {
            let row = row.unwrap();
            for (cell, key) in row.iter().zip(TEXTS) {
                prop_assert_eq!(cell, city[key].as_str().unwrap_or_default());
            }
        }
        let lines = over(&["export", "-f", "jsonl"]).stdout;
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(&Value::from(lines), &read["cities"]);
        let tsv = over(&["export", "-f", "tsv", "--no-header"]).stdout;
        prop_assert_eq!(tsv.matches('\n').count(), read["cities"].as_array().unwrap().len());
        let markdown = over(&["list", "-f", "markdown", "--no-header"]).stdout;
        prop_assert_eq!(markdown.matches('\n').count(), tsv.matches('\n').count());
        let points = over(&["export", "-f", "geojson"]).stdout;
        prop_assert!(serde_json::from_str::<Value>(&points).is_ok());
        let picture = over(&["map", "-f", "svg"]).stdout;
        prop_assert!(roxmltree::Document::parse(&picture).is_ok(), "{}", picture);
        let picture = over(&["map"]).stdout;
        prop_assert!(!picture.contains(|c: char| c.is_control() && c != '\n'), "{:?}", picture);
        prop_assert!(picture.lines().all(|line| line.width() <= 80), "{}", picture);
        for arguments in [&["search", &term, "-f", "json"][..], &["search", &term, "-f", "csv"],
            &["themes", "-f", "json"], &["themes", "--matrix", "-f", "csv"], &["about", "-f", "json"],
            &["completions", "zsh"], &["show", &term], &["compare", &term]] {
            let _ = over(arguments);
        }

        let ids: Vec<&str> = again.cities.iter().map(|city| &*city.id).collect();
        let pair = [&["compare"], ids.get(..2).unwrap_or(&["--help"])].concat();
        for arguments in [&["list"][..], &["themes"], &["themes", "--matrix"], &["about"], &pair,
            &["list", "--fields", "description,aliases,themes,name"]] {
            let arguments = [arguments, &["--data", file]].concat();
            let shown = on_terminal(&arguments, 40, true);
            let plain = on_terminal(&arguments, 40, false);
            prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{:?}", plain);
            prop_assert!(shown.len() >= plain.len());
        }
    }

    #[test]
    fn text_in_any_script_fits_the_screen(names in vec(vec(word(), 1..6), 1..5), width in 24usize..100) {
        let cities: Vec<Value> = (0..).zip(&names)
            .map(|(number, words)| json!({
                "name": format!("{} {number}", words[0]), "summary": words.join(" "),
                "description": words.join(" "), "nation": format!("{} {number}", words[0]),
            }))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("any.json");
        std::fs::write(&file, json!({"cities": cities}).to_string()).unwrap();
        let file = file.to_str().unwrap();
        for arguments in [&["list", "--data", file][..], &["show", "--exact", &format!("{} 0", names[0][0]), "--data", file]] {
            let shown = on_terminal(arguments, width, false);
            for line in shown.lines() {
                prop_assert!(line.width() <= width, "{}: {}", width, line);
            }
            for word in names.iter().flatten().filter(|word| word.width() + 20 < width) {
                prop_assert!(arguments[0] == "show" || shown.contains(&**word), "{} in {}", word, shown);
            }
        }
    }
}

#[test]
fn folding_every_character_is_done_once() {
    for c in '\0'..=char::MAX {
        let folded = fold(&format!("a{c}b"));
        assert_eq!(fold(&folded), folded, "{c:?}");
    }
}

/// A dataset that is small, and has a value of every kind.
fn small() -> String {
    piped(&[
        "export",
        "derry",
        "--fields",
        "id,name,aliases,includes,iso,latitude,longitude,description,themes",
    ])
    .succeeds()
}

#[test]
fn every_truncation_of_a_dataset_is_told_with_its_place() {
    let small = small();
    let whole = small.trim_end().len();
    for end in 0..small.len() {
        let read = Dataset::parse(&small.as_bytes()[..end]);
        match read {
            Ok(_) => assert!(end >= whole, "{end}"),
            Err(fault) => {
                let (line, column) = fault.place.expect("a place");
                assert!(line > 0 && column > 0 && end < whole, "{fault:?}");
            }
        }
    }
}

#[test]
fn every_change_of_a_byte_is_a_dataset_or_a_fault() {
    let small = small().into_bytes();
    for at in 0..small.len() {
        for byte in [
            b'"',
            b'{',
            b']',
            b'\\',
            b',',
            b'0',
            b' ',
            0,
            0x1b,
            0x80,
            0xff,
            small[at] ^ 1,
        ] {
            let mut changed = small.clone();
            changed[at] = byte;
            if let Err(fault) = Dataset::parse(&changed) {
                assert!(!fault.message.is_empty());
            }
        }
    }
}
