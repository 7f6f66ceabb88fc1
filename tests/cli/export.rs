//! `cities export`.

use std::fs;
use std::path::Path;

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

#[test]
fn a_file_is_written_whole_and_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    let export = |more: &[&str]| {
        let path = file.to_str().unwrap();
        cities(["export", "-o", path].iter().chain(more))
    };
    assert_eq!(export(&[]).succeeds(), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    let error = export(&["derby"]).fails(2, "");
    let path = file.to_str().unwrap();
    let tip = format!("tip: to replace it: cities export -o {path} derby --force\n");
    assert!(
        error.ends_with(&format!("it exists already\n\n  {tip}")),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    assert_eq!(
        export(&["derby", "--force", "-f", "csv", "--fields", "name"]).succeeds(),
        ""
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "name\nDerby\n");
    export(&["leeds", "--force"]).fails(1, "");
    assert_eq!(fs::read_to_string(&file).unwrap(), "name\nDerby\n");
    assert_eq!(names_in(folder.path()), ["mine.json"]);
}

#[test]
fn a_file_that_cannot_be_written_leaves_no_litter() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no/such/folder.json");
    let error = cities(["export", "-o", missing.to_str().unwrap()]).fails(2, "");
    assert!(error.contains("folder.json': "), "{error}");
    // A folder, or a device, is not what a file may replace.
    let error = cities(["export", "--force", "-o", folder.path().to_str().unwrap()]).fails(2, "");
    assert!(error.contains("not a regular file"), "{error}");
    assert_eq!(names_in(folder.path()), [""; 0]);
}

#[test]
#[cfg(unix)]
fn a_link_stays_and_the_file_behind_it_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "old").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    let written = cities(["export", "--force", "--output", link.to_str().unwrap()]);
    assert_eq!(written.succeeds(), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(names_in(folder.path()), ["file", "link"]);
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
