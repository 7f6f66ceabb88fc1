//! What holds for any name, any search and any dataset that the schema allows.

use std::fs;

use learning_cities::dataset::{DataError, Dataset, Filter};
use learning_cities::lookup::{Labels, Names, Resolution, resolve_sequence};
use learning_cities::search::{Mode, search, words};
use learning_cities::text::fold;
use proptest::array::uniform3;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use tempfile::NamedTempFile;
use unicode_width::UnicodeWidthStr;

use crate::harness::{dataset, on_terminal, piped};
use crate::snippet::{EXACT, highlighted, matches};

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

/// A city with values of any kind.
fn city() -> impl Strategy<Value = Value> {
    let names = uniform3((word(), text()).prop_map(|(word, text)| word + &text));
    let place = option::of((-90.0..=90.0f64, -180.0..=180.0f64)).prop_map(Option::unzip);
    let texts = uniform3(option::of(text()));
    (names, text(), texts, vec(text(), 0..3), place).prop_map(
        |([name, alias, place], description, [nation, region, summary], initiatives, at)| {
            json!({
                "name": name, "aliases": [alias], "includes": [place], "nation": nation,
                "region": region, "latitude": at.0, "longitude": at.1, "summary": summary,
                "description": description, "initiatives": initiatives, "themes": {},
            })
        },
    )
}

/// Any dataset that the schema allows, of up to six cities. What must be unique has a number.
fn any_dataset() -> impl Strategy<Value = Value> {
    (uniform3(text()), vec(city(), 0..6)).prop_map(|(themes, mut cities)| {
        let themes = (0..).zip(themes).map(|(number, text)| {
            json!({"id": format!("t{number}"), "name": format!("{text} {number}"), "about": text})
        });
        let themes: Vec<Value> = themes.collect();
        for (number, city) in cities.iter_mut().enumerate() {
            for pointer in ["/name", "/aliases/0", "/includes/0", "/nation", "/region"] {
                if let Some(Value::String(text)) = city.pointer_mut(pointer) {
                    *text += pointer;
                    *text += &number.to_string();
                }
            }
            let description = city["description"].as_str().unwrap();
            let evidence: String = description.chars().take(3).collect();
            if !evidence.is_empty() {
                city["themes"]["t1"] = evidence.into();
            }
        }
        json!({"cities": cities, "themes": themes})
    })
}

/// Checks that a dataset goes through every command, and comes back from the formats.
fn check_dataset(given: &Value, term: &str) {
    let file = NamedTempFile::new().unwrap();
    fs::write(&file, given.to_string()).unwrap();
    let file = file.path().to_str().unwrap();
    let over = |line: &str| piped(&line.split(' ').chain(["--data", file]).collect::<Vec<_>>());
    let exported = over("export").done();
    Dataset::parse(exported.as_bytes()).unwrap();
    let read: Value = serde_json::from_str(&exported).unwrap();
    let cities = read["cities"].as_array().unwrap();
    for (read, given) in cities.iter().zip(given["cities"].as_array().unwrap()) {
        for (key, value) in given.as_object().unwrap() {
            assert_eq!(&read[key], value);
        }
    }
    let csv = over("export -f csv --fields name,nation,summary,description").stdout;
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    let keys = csv.headers().unwrap().clone();
    for (row, city) in csv.records().zip(cities) {
        for (cell, key) in row.unwrap().iter().zip(&keys) {
            assert_eq!(cell, city[key].as_str().unwrap_or_default());
        }
    }
    let lines = over("export -f jsonl").stdout;
    let read: Result<Vec<Value>, _> = lines.lines().map(serde_json::from_str).collect();
    assert_eq!(read.unwrap(), *cities);
    for line in ["list -f tsv --no-header", "list -f markdown --no-header"] {
        let written = over(line).stdout;
        assert_eq!(written.matches('\n').count(), cities.len(), "{written}");
    }
    serde_json::from_str::<Value>(&over("export -f geojson").stdout).unwrap();
    for line in ["search -f json", "search", "show", "compare"] {
        let _ = over(&format!("{line} {term}"));
    }
    let lines = "list; themes; themes --matrix; about; list --fields description,name";
    for (line, width) in lines.split("; ").zip([40, 60, 80, 100, 120]) {
        let line: Vec<&str> = line.split(' ').chain(["--data", file]).collect();
        let shown = on_terminal(&line, width, false);
        for line in shown.lines() {
            assert!(!line.contains(char::is_control), "{line:?}");
            assert!(line.width() <= width, "{width}: {line}");
        }
    }
    let picture = over("map").stdout;
    assert!(picture.lines().all(|line| line.width() <= 80), "{picture}");
    roxmltree::Document::parse(&over("map -f svg").stdout).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        // Every run tries the same: a failure is one that the change brought.
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::with_cases(128)
    })]

    #[test]
    fn folding_is_done_once(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(&fold(&folded), &folded);
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_uppercase().to_lowercase()));
    }

    #[test]
    fn every_word_of_any_text_is_found_where_it_stands(text in text()) {
        for word in words(&text) {
            prop_assert_eq!(&text[word.start..word.end()], word.text);
            if ["or", "not", "without", "except"].contains(&&*fold(word.text)) {
                continue;
            }
            let found = matches(&text, &[word.text], EXACT);
            let mut marked = found.iter().flat_map(highlighted);
            prop_assert!(marked.any(|marked| marked == word.text));
        }
    }

    #[test]
    fn any_text_may_be_typed_as_a_name(typed in text()) {
        let dataset = dataset();
        let mut names = Names::new(&dataset);
        let _ = (names.resolve(&typed), resolve_sequence(&names, &[&typed]));
        names.exact_only = true;
        if let Resolution::City(city) = names.resolve(&typed) {
            let codes = city.iso.as_deref().into_iter().chain(city.subdivision());
            let mut names = city.names().chain([&*city.id]).chain(codes);
            prop_assert!(names.any(|name| fold(name) == fold(&typed)));
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
                prop_assert!(found.ranges.iter().all(|[start, end]| start < end && *end <= length));
                prop_assert!(found.ranges.is_sorted());
            }
        }
    }

    #[test]
    fn any_dataset_goes_through_every_command_and_reads_back(given in any_dataset(), term in word()) {
        check_dataset(&given, &term);
    }
}

#[test]
fn folding_every_character_is_done_once() {
    for start in (0..=u32::from(char::MAX)).step_by(256) {
        let all = (start..start + 256).filter_map(char::from_u32);
        let folded = fold(&all.flat_map(|c| ['a', c]).collect::<String>());
        assert_eq!(fold(&folded), folded, "{start:x}");
    }
}

#[test]
fn every_truncation_and_every_change_of_a_byte_is_a_dataset_or_an_error_with_its_place() {
    let fields = "id,name,aliases,includes,iso,latitude,longitude,description,themes";
    let small = piped(&["export", "derry", "--fields", fields]).succeeds();
    for end in 0..small.trim_end().len() {
        let error = Dataset::parse(&small.as_bytes()[..end]).unwrap_err().0;
        assert!(error.contains(" at line "), "{end}: {error}");
    }
    for at in 0..small.len() {
        for byte in *b"\"],\x1b\xff" {
            let mut changed = small.clone().into_bytes();
            changed[at] = byte;
            if let Err(DataError(error)) = Dataset::parse(&changed) {
                let mut places = ["city ", "the cities ", "theme "].iter();
                let is_placed = places.any(|place| error.starts_with(place));
                assert!(is_placed || error.contains(" at line "), "{error}");
            }
        }
    }
}
