//! `cities export`.

use learning_cities::dataset::{Dataset, EMBEDDED};
use serde_json::Value;

use crate::harness::{cities, dataset};

#[test]
fn the_export_is_the_embedded_document_itself() {
    assert_eq!(cities(["export"]).succeeds(), EMBEDDED);
    assert_eq!(cities(["export", "-f", "json"]).succeeds(), EMBEDDED);
}

#[test]
fn a_part_is_a_dataset_too_in_the_order_of_the_whole() {
    let exported = cities(["export", "swansea", "derry city", "BFS"]).succeeds();
    let part = Dataset::parse(exported.as_bytes()).unwrap();
    let whole = dataset();
    let ids: Vec<&str> = part.cities.iter().map(|city| &*city.id).collect();
    assert_eq!(ids, ["belfast", "derry-city-and-strabane", "swansea"]);
    assert_eq!(
        (part.source, part.network, part.themes),
        (whole.source, whole.network, whole.themes)
    );
}

#[test]
fn filters_hold_as_they_do_for_lists() {
    let exported = cities(["export", "--nation", "england", "--theme", "health"]).succeeds();
    let part: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(part["cities"][0]["id"], "wolverhampton");
    assert_eq!(part["cities"].as_array().unwrap().len(), 1);
    let none = cities(["export", "--theme", "technology"]).succeeds();
    assert_eq!(
        serde_json::from_str::<Value>(&none).unwrap()["cities"],
        Value::Array(Vec::new())
    );
}

#[test]
fn tsv_is_one_line_a_city_and_escapes_what_would_break_it() {
    let tsv = cities(["export", "-f", "tsv"]).succeeds();
    let dataset = dataset();
    assert_eq!(tsv.lines().count(), 1 + dataset.cities.len());
    for (city, line) in dataset.cities.iter().zip(tsv.lines().skip(1)) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[0], &*city.id);
        assert_eq!(cells[2], city.aliases.join("; "));
        assert_eq!(cells[9].replace("\\n", "\n"), *city.description);
    }
}

#[test]
fn one_unknown_name_and_nothing_is_written() {
    let error = cities(["export", "derby", "leeds"]).fails(1, "");
    assert!(
        error.starts_with("error: no city is called 'leeds'\n"),
        "{error}"
    );
    let error = cities(["export", "--exact", "derbi"]).fails(1, "");
    assert!(
        error.ends_with("tip: for Derby: cities export derby\n"),
        "{error}"
    );
}
