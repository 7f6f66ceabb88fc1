//! `cities schema`: a dataset is judged by it as by `--data`.

use jsonschema::{Validator, draft202012};
use learning_cities::dataset::{DataError, Dataset, EMBEDDED};
use serde_json::{Value, json};

use crate::data::{BAD, over};
use crate::harness::cities;

/// Faults that a schema cannot express, each as `--data` reports it.
const BEYOND_A_SCHEMA: [&str; 5] = [
    // A schema sees values, and a value has each key once.
    "duplicate field",
    // Whether what stands in one place also stands in another.
    "is not in the list of themes",
    "not found in the description",
    "have the same id or name",
    // Not every regular expression knows letters outside ASCII.
    "'…' has no letter or digit",
];

/// What stands in the place of each value of a dataset.
const OTHER_VALUES: &str = r#"[
    null, true, 0, 7, -1, 1.5, 425.0, 90, -90.5, 180.0, 180.5, "", "-", "!?", "x", "東", "…", "sea",
    [], [null], [7], ["x"], [""], ["-"], [[]], [{}], {}, {"x": "x"}, {"x": null}, {"art": ""}
]"#;

fn schema() -> Value {
    serde_json::from_str(&cities(["schema"]).succeeds()).unwrap()
}

/// A dataset with a value for every key.
fn full() -> Value {
    json!({
        "$schema": "schema.json",
        "source": {
            "title": "T", "publisher": "P", "url": "U", "as_of": "2024", "attribution": ["A"],
        },
        "network": {
            "name": "N", "abbreviation": "N", "cities": 350, "countries": 76,
            "joined_since": ["Hull"], "purpose": "P", "definition": ["D"],
        },
        "themes": [
            {"id": "art", "name": "Art", "alt_labels": ["paint"], "about": "A", "unesco": true},
        ],
        "cities": [{
            "id": "ayr", "name": "Ayr", "aliases": ["Air"], "includes": ["Alloway"],
            "nation": "Scotland", "region": "Ayrshire", "iso": "GB-SAY", "latitude": 55.5,
            "longitude": -4.5, "summary": "S", "description": "By the sea.", "initiatives": ["I"],
            "themes": {"art": "sea"},
        }],
    })
}

/// The dataset with one value changed, missing, added, or an array for an object; in every place.
fn mutants(value: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = serde_json::from_str(OTHER_VALUES).unwrap();
    match value {
        Value::Object(record) => {
            all.push(record.values().cloned().collect());
            let mut more = record.clone();
            more.insert("unknown".to_owned(), Value::Null);
            all.push(more.into());
            for (key, value) in record {
                let mut less = record.clone();
                less.shift_remove(key);
                all.push(less.into());
                for mutant in mutants(value) {
                    let mut other = record.clone();
                    other[key] = mutant;
                    all.push(other.into());
                }
            }
        }
        Value::Array(items) => {
            for mutant in mutants(&items[0]) {
                all.push(vec![mutant].into());
            }
        }
        _ => {}
    }
    all
}

/// Checks that schema and reader judge a document alike; whether they take it.
fn judge_both(validator: &Validator, text: &str) -> bool {
    let value: Value = serde_json::from_str(text).unwrap();
    let read = Dataset::parse(text.as_bytes());
    let is_alike = match &read {
        Ok(_) => validator.is_valid(&value),
        Err(DataError(error)) => {
            !validator.is_valid(&value) || BEYOND_A_SCHEMA.iter().any(|fault| error.contains(fault))
        }
    };
    let valid = validator.validate(&value);
    assert!(is_alike, "{text}: {read:?}, {valid:?}");
    read.is_ok()
}

#[test]
fn schema_and_reader_take_and_refuse_the_same_documents() {
    let validator = draft202012::new(&schema()).unwrap();
    assert!(judge_both(&validator, EMBEDDED));
    assert!(judge_both(&validator, &full().to_string()));
    let mutants = mutants(&full());
    let is_taken = |mutant: &&Value| judge_both(&validator, &mutant.to_string());
    let taken = mutants.iter().filter(is_taken).count();
    assert!(taken > 200 && mutants.len() - taken > 800, "{taken}");
    for text in BAD.lines() {
        let is_json = serde_json::from_str::<Value>(text).is_ok();
        assert!(!is_json || !judge_both(&validator, text), "{text}");
    }
}

#[test]
fn a_repeated_key_is_refused_in_every_record() {
    let full = full().to_string();
    for key in ["$schema", "title", "abbreviation", "about", "iso", "art"] {
        let key = format!("\"{key}\":");
        let twice = full.replacen(&key, &format!("{key}\"x\",{key}"), 1);
        let error = Dataset::parse(twice.as_bytes()).unwrap_err().0;
        assert!(error.contains("duplicate field"), "{key} {error}");
    }
}

#[test]
fn an_export_has_every_key_in_the_order_of_the_schema_and_loses_nothing() {
    let full = serde_json::to_string_pretty(&full()).unwrap() + "\n";
    assert_eq!(over(&*full, &["export"]).succeeds(), full);
}

#[test]
fn it_is_a_schema_that_describes_every_field_and_takes_no_other() {
    let schema = schema();
    let draft = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(schema["$schema"], draft);
    draft202012::meta::validate(&schema).unwrap();
    let records = schema["$defs"].as_object().unwrap();
    for record in records.values().chain([&schema]) {
        assert!(record["description"].is_string(), "{record}");
        assert_eq!(record["additionalProperties"], false, "{record}");
        for field in record["properties"].as_object().unwrap().values() {
            assert!(field["description"].is_string(), "{field}");
        }
    }
    assert_eq!(schema["required"], json!(["cities"]));
    assert_eq!(records["City"]["required"], json!(["name", "description"]));
    assert_eq!(records["Theme"]["required"], json!(["name"]));
    for record in ["Source", "Network"] {
        assert!(records[record].get("required").is_none());
    }
}
