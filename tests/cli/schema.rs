//! `cities schema`: a dataset is judged by it as by `--data`.

use jsonschema::{Validator, draft202012};
use learning_cities::dataset::EMBEDDED;
use serde_json::{Value, json};

use crate::data::{bad, city, over};
use crate::harness::cities;

fn schema() -> Value {
    serde_json::from_str(&cities(["schema"]).succeeds()).unwrap()
}

fn validator() -> Validator {
    draft202012::new(&schema()).unwrap()
}

/// A dataset with something beside its cities.
fn beside(more: &str) -> String {
    city("").replacen('{', &format!("{{{more}, "), 1)
}

/// Faults that a schema cannot tell of, each as `--data` tells of it.
const UNSAID: [&str; 7] = [
    // A schema judges values, and a value has each key once.
    "duplicate key `name`",
    "duplicate theme `art`",
    // Whether what stands in one place also stands in another.
    "themes: `art` is not declared",
    "does not stand in the description",
    "two themes have the id",
    "two cities have the id",
    "both are called",
];

#[test]
fn it_is_a_schema_and_always_the_same() {
    let schema = schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    draft202012::meta::validate(&schema).unwrap();
    let text = cities(["schema"]).succeeds();
    assert!(text.ends_with("}\n"));
    for _ in 0..5 {
        assert_eq!(cities(["schema"]).succeeds(), text);
    }
}

/// Every keyword of a schema and of those within it.
fn keywords(schema: &Value) -> Vec<&str> {
    let Value::Object(schema) = schema else {
        let within = schema.as_array().into_iter().flatten();
        return within.flat_map(keywords).collect();
    };
    let within = schema.iter().flat_map(|(keyword, value)| match &**keyword {
        "properties" | "$defs" => value
            .as_object()
            .unwrap()
            .values()
            .flat_map(keywords)
            .collect(),
        _ => keywords(value),
    });
    schema
        .keys()
        .map(|keyword| &**keyword)
        .chain(within)
        .collect()
}

#[test]
fn it_says_nothing_of_the_types_of_a_program_nor_what_to_fill_in() {
    let schema = schema();
    let keywords = keywords(&schema);
    assert!(keywords.contains(&"minLength") && keywords.contains(&"additionalProperties"));
    assert!(
        !keywords.contains(&"format") && !keywords.contains(&"default"),
        "{keywords:?}"
    );
}

#[test]
fn it_describes_every_record_and_field_and_takes_no_other() {
    let schema = schema();
    let records = schema["$defs"].as_object().unwrap();
    assert_eq!(records.len(), 4);
    for record in records.values().chain([&schema]) {
        assert!(record["description"].is_string(), "{record}");
        assert_eq!(record["additionalProperties"], false, "{record}");
        for field in record["properties"].as_object().unwrap().values() {
            assert!(field["description"].is_string(), "{field}");
        }
    }
    let required = |record: &Value| record.get("required").cloned();
    assert_eq!(required(&schema), Some(json!(["cities"])));
    let of_city = Some(json!(["name", "description"]));
    assert_eq!(required(&records["City"]), of_city);
    assert_eq!(required(&records["Theme"]), Some(json!(["name"])));
    assert_eq!(required(&records["Source"]), None);
    assert_eq!(required(&records["Network"]), None);
}

#[test]
fn what_data_takes_it_takes() {
    let validator = validator();
    let nothing = r#", "nation": null, "region": null, "iso": null, "summary": null,
        "latitude": null, "longitude": null"#;
    for data in [
        EMBEDDED.to_owned(),
        cities(["export", "--nation", "wales"]).succeeds(),
        r#"{"cities": []}"#.to_owned(),
        city(""),
        city("").replace("Ayr", "東京"),
        city("").replace("Ayr", "¡7!"),
        city("").replace("By the sea.", ""),
        city(nothing),
        city(r#", "id": "a", "aliases": ["Ayr Town"], "initiatives": [""], "themes": {}"#),
        city(r#", "latitude": 90, "longitude": -180"#),
        city(r#", "latitude": -90.0, "longitude": 180.0"#),
        city(r#", "latitude": null"#),
        beside(r#""$schema": "schema.json""#),
        beside(r#""$schema": null, "source": null, "network": null"#),
        beside(r#""source": {}, "network": {}, "themes": []"#),
        beside(r#""source": {"title": null, "attribution": []}"#),
        beside(r#""network": {"cities": 0, "countries": null, "definition": [""]}"#),
        beside(r#""themes": [{"name": "A", "about": null}, {"name": "B", "unesco": true}]"#),
    ] {
        let _ = over(&*data, &["list", "--fields", "id"]).done();
        let value = serde_json::from_str(&data).unwrap();
        if let Err(error) = validator.validate(&value) {
            panic!("{data}: {error}");
        }
    }
}

#[test]
fn what_data_refuses_it_refuses_where_a_schema_can() {
    let validator = validator();
    let mut refused = 0;
    for (data, fault) in bad() {
        // What is no JSON, or has a number beyond all numbers, is no value to judge.
        if let Ok(value) = serde_json::from_slice(&data) {
            let is_unsaid = UNSAID.iter().any(|unsaid| fault.contains(unsaid));
            assert_eq!(validator.is_valid(&value), is_unsaid, "{fault}: {value}");
            refused += usize::from(!is_unsaid);
        }
    }
    for data in wrong() {
        let _ = over(&*data, &["list"]).fails(2, "");
        let value = serde_json::from_str(&data).unwrap();
        assert!(!validator.is_valid(&value), "{data}");
        refused += 1;
    }
    assert!(refused >= 60, "{refused}");
}

/// Wrong datasets beside those of [`bad`].
fn wrong() -> Vec<String> {
    let in_city = [
        r#", "id": null"#,
        r#", "aliases": null"#,
        r#", "aliases": [""]"#,
        r#", "nation": 7"#,
        r#", "region": []"#,
        r#", "iso": {}"#,
        r#", "summary": true"#,
        r#", "latitude": 90.001, "longitude": 0"#,
        r#", "latitude": -91, "longitude": 0"#,
        r#", "latitude": 0, "longitude": 180.5"#,
        r#", "latitude": 0, "longitude": null"#,
        r#", "latitude": null, "longitude": 0"#,
        r#", "longitude": 0"#,
        r#", "latitude": true, "longitude": 0"#,
        r#", "initiatives": null"#,
        r#", "initiatives": [1]"#,
        r#", "themes": null"#,
        r#", "themes": {"art": null}"#,
        r#", "alt_labels": []"#,
    ];
    let beside_cities = [
        r#""$schema": 1"#,
        r#""schema": "schema.json""#,
        r#""source": []"#,
        r#""source": {"titel": "x"}"#,
        r#""source": {"attribution": "x"}"#,
        r#""network": "GNLC""#,
        r#""network": {"cities": -1}"#,
        r#""network": {"cities": 1.5}"#,
        r#""network": {"countries": "76"}"#,
        r#""network": {"definition": null}"#,
        r#""themes": null"#,
        r#""themes": {"art": "Art"}"#,
        r#""themes": ["art"]"#,
        r#""themes": [{"id": "art"}]"#,
        r#""themes": [{"name": "&!"}]"#,
        r#""themes": [{"name": "Art", "id": 1}]"#,
        r#""themes": [{"name": "Art", "unesco": null}]"#,
        r#""themes": [{"name": "Art", "alt_labels": null}]"#,
        r#""themes": [{"name": "Art", "alt_labels": [1]}]"#,
        r#""themes": [{"name": "Art", "labels": []}]"#,
    ];
    let others = [
        city("").replace("Ayr", ""),
        city("").replace("\"Ayr\"", "null"),
        city("").replace("\"By the sea.\"", "null"),
        format!("[{}]", city("")),
        r#"{"cities": null}"#.to_owned(),
    ];
    let in_city = in_city.map(city);
    let beside_cities = beside_cities.map(beside);
    let wrong = in_city.into_iter().chain(beside_cities).chain(others);
    wrong.collect()
}

#[test]
fn the_two_differ_in_how_a_number_is_written_and_in_what_a_letter_is() {
    let validator = validator();
    let is_valid = |data: &str| validator.is_valid(&serde_json::from_str(data).unwrap());
    // To a schema a number is whole by its value, to `--data` as it is written, in 64 bits.
    for count in ["350.0", "1e30"] {
        let data = beside(&format!(r#""network": {{"cities": {count}}}"#));
        let _ = over(&*data, &["list"]).fails(2, "");
        assert!(is_valid(&data), "{data}");
    }
    // To a schema any character is a letter that is neither space nor punctuation in ASCII.
    let data = city("").replace("Ayr", "…");
    let _ = over(&*data, &["list"]).fails(2, "");
    assert!(is_valid(&data));
}

#[test]
fn a_dataset_that_names_its_schema_keeps_the_name_first() {
    let data = beside(r#""$schema": "schema.json""#);
    let exported = over(&*data, &["export"]).succeeds();
    let start = "{\n  \"$schema\": \"schema.json\",\n  \"source\": null,\n";
    assert!(exported.starts_with(start), "{exported}");
    assert_eq!(over(&*exported, &["export"]).succeeds(), exported);
    assert!(!cities(["export"]).succeeds().contains("$schema"));
}

#[test]
fn a_theme_s_other_words_are_kept_after_its_name() {
    let data = beside(r#""themes": [{"alt_labels": ["paint"], "name": "Art"}, {"name": "B"}]"#);
    let exported = over(data, &["export"]).succeeds();
    let art = "\"name\": \"Art\",\n      \"alt_labels\": [\n        \"paint\"\n      ],\n";
    assert!(exported.contains(art), "{exported}");
    let other = "\"name\": \"B\",\n      \"alt_labels\": [],\n      \"about\": null,\n";
    assert!(exported.contains(other), "{exported}");
}
