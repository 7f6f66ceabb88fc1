//! Formats, fields, headers and order, for every command that writes a list of records.

use std::fs;

use learning_cities::text::fold;
use serde_json::{Map, Value, json};
use tempfile::NamedTempFile;

use crate::definitions::arguments;
use crate::harness::{Run, dataset, piped};

/// The commands that write lists. (`compare` of several cities has a column for each of them.)
const LISTS: [&str; 5] = ["list", "export", "themes", "compare derby", "search art"];

/// What a command line comes to in a pipe.
pub fn run(line: impl AsRef<str>) -> Run {
    let line = format!("cities {}", line.as_ref());
    piped(&arguments(&line))
}

/// What a command line writes, with at most a note.
#[track_caller]
pub fn output(line: impl AsRef<str>) -> String {
    run(line).done()
}

/// The JSON that a command line writes.
#[track_caller]
pub fn json_of(line: &str) -> Value {
    serde_json::from_str(&output(format!("{line} --json"))).unwrap()
}

/// The error of a command line that is wrong.
#[track_caller]
pub fn error(line: impl AsRef<str>) -> String {
    run(line).fails(2, "")
}

/// The rows of CSV.
pub fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).from_reader(csv.as_bytes());
    reader.into_deserialize().map(Result::unwrap).collect()
}

/// The lines of a text, each of which is two parts with ` | ` between them.
pub fn cases(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.trim().lines().map(str::trim);
    lines.map(|line| line.split_once(" | ").unwrap())
}

/// A file with a dataset, and its path.
pub fn file_of(data: &impl ToString) -> (NamedTempFile, String) {
    let file = NamedTempFile::new().unwrap();
    fs::write(&file, data.to_string()).unwrap();
    let path = file.path().display().to_string();
    (file, path)
}

type Record = Map<String, Value>;

fn records(json_lines: &str) -> Vec<Record> {
    let records = json_lines.lines().map(serde_json::from_str);
    records.map(Result::unwrap).collect()
}

/// A JSON value as text: the items of a list joined, an object by its keys.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(map) => map.keys().cloned().collect::<Vec<_>>().join("; "),
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        Value::Bool(flag) => flag.to_string(),
    }
}

/// Fields whose values are objects of several values.
fn is_nested(field: &str) -> bool {
    ["evidence", "matches"].contains(&field)
}

#[test]
fn every_format_has_the_same_values() {
    for line in LISTS {
        let records = records(&output(format!("{line} -f jsonl")));
        let mut fields: Vec<String> = records[0].keys().cloned().collect();
        fields.retain(|field| !is_nested(field));
        let mut expected = vec![fields.clone()];
        for record in &records {
            expected.push(fields.iter().map(|field| text(&record[field])).collect());
        }
        let fields = format!("{line} --fields {} -f", fields.join(","));
        assert_eq!(rows(&output(format!("{fields} csv"))), expected);
        let tsv = output(format!("{fields} tsv"));
        for (row, cells) in tsv.lines().zip(&expected) {
            assert_eq!(row.replace("\\n", "\n"), cells.join("\t"));
        }
        assert_eq!(tsv.lines().count(), expected.len());
        let markdown = output(format!("{fields} md")).replace("\\|", "");
        assert_eq!(markdown.lines().count(), expected.len() + 1);
        for row in markdown.lines() {
            assert_eq!(row.matches('|').count(), expected[0].len() + 1, "{row}");
        }
    }
}

#[test]
fn flat_formats_have_all_evidence_and_all_matches() {
    for (line, field) in cases(
        "export | evidence
        themes | evidence
        search learning festival | matches",
    ) {
        let line = format!("{line} --fields {field} --no-header -f");
        let tsv = output(format!("{line} tsv"));
        let records = records(&output(format!("{line} jsonl")));
        for (record, row) in records.iter().zip(tsv.lines()) {
            for (id, words) in record[field].as_object().into_iter().flatten() {
                assert!(row.contains(&format!("{id}: {}", text(words))), "{row}");
            }
            for found in record[field].as_array().into_iter().flatten() {
                assert!(row.contains(&text(&found["snippet"])), "{row}");
            }
        }
    }
}

#[test]
fn json_has_every_field_in_the_order_of_the_schema_and_geojson_has_points() {
    let document = json!(dataset());
    assert_eq!(json_of("list").to_string(), document["cities"].to_string());
    let about = json!({"source": document["source"], "network": document["network"]});
    assert_eq!(json_of("about").to_string(), about.to_string());
    for line in ["export -f geojson", "map -f geojson --fields name,iso"] {
        let mut features = Vec::new();
        for mut city in records(&output("list -f jsonl")) {
            let point = ["longitude", "latitude"].map(|field| city.remove(field));
            city.retain(|key, _| line.starts_with("export") || key == "name" || key == "iso");
            let geometry = json!({"type": "Point", "coordinates": point});
            features.push(json!({"type": "Feature", "geometry": geometry, "properties": city}));
        }
        let expected = json!({"type": "FeatureCollection", "features": features});
        assert_eq!(output(line).parse::<Value>().unwrap(), expected);
    }
}

#[test]
fn people_read_names_instead_of_ids() {
    let dataset = dataset();
    let by_id = dataset.themes_by_id();
    let themes = output("list --fields themes -f md --no-header");
    for (city, row) in dataset.cities.iter().zip(themes.lines()) {
        let names = city.themes.keys().map(|id| &*by_id[&**id].name);
        let names = names.collect::<Vec<_>>().join(", ");
        assert_eq!(row, format!("| {names} |"));
    }
    let cities = output("themes --fields cities -f md --no-header");
    for (theme, row) in dataset.themes.iter().zip(cities.lines()) {
        let mut with = dataset.cities.clone();
        with.retain(|city| city.themes.contains_key(&theme.id));
        let names: Vec<String> = with.into_iter().map(|city| city.name).collect();
        assert_eq!(row, format!("| {} |", names.join(", ")));
    }
}

#[test]
fn neither_a_url_nor_a_name_that_looks_like_an_id_is_changed() {
    let credit = "(http://e.org/a_b,https://e.org/a_b<i>) \ra_b";
    let (_file, path) = file_of(&json!({
        "source": {"attribution": [credit, "B"]}, "themes": [{"id": "arts", "name": "Culture"}],
        "cities": [{"name": "A", "aliases": ["arts"], "description": "d"}],
    }));
    let about = output(format!("about -f md --data {path}"));
    let expected = "(http://e.org/a_b,https://e.org/a_b&lt;i>)  a\\_b<br>B\n";
    assert!(about.ends_with(expected), "{about}");
    let line = format!("list --fields aliases -f md --no-header --data {path}");
    assert_eq!(output(line), "| arts |\n");
}

#[test]
fn fields_and_headers_are_as_they_are_asked_for() {
    for line in LISTS.into_iter().chain(["show swansea derby", "map"]) {
        for (format, header, lines) in [
            ("csv", "name,id\n", 1),
            ("TSV", "name\tid\n", 1),
            ("Markdown", "| Name | Id |\n| --- | --- |\n", 2),
            ("table", "Name", 2),
            ("jsonl", "{\"name\":", 0),
        ] {
            let line = format!("{line} --fields NAME,Id -f {format}");
            let (whole, rows) = (output(&line), output(format!("{line} --no-header")));
            assert!(whole.starts_with(header), "{whole}");
            assert!(whole.ends_with(&rows), "{whole}");
            assert_eq!(whole.lines().count(), rows.lines().count() + lines);
            assert!(!whole.contains("summary"), "{whole}");
        }
        assert!(error(format!("{line} --fields nmae")).contains("exists: 'name'"));
        assert!(error(format!("{line} --fields id,ID")).contains("'id'"));
        assert!(error(format!("{line} -f jsno")).contains("exists: 'json'"));
    }
    assert_eq!(output("list"), output("list -f tsv --no-header"));
    error("list -f geojson");
}

#[test]
fn records_are_sorted_by_any_field_with_unknown_values_last() {
    let (_file, path) = file_of(&json!({"cities": [
        {"name": "B", "description": "d", "latitude": 9, "longitude": 1},
        {"name": "É", "description": "d", "summary": "x"},
        {"name": "a", "description": "d", "summary": "Y", "latitude": 10.5, "longitude": -2},
        {"name": "c", "description": "d", "aliases": ["x", "y"], "latitude": 10, "longitude": 0},
    ]}));
    let own = format!("list --data {path}");
    for line in LISTS.into_iter().chain([&*own]) {
        let ordered = |order: &str| records(&output(format!("{line} {order} -f jsonl")));
        let all = ordered("");
        for field in all[0].keys().filter(|field| !is_nested(field)) {
            let key = |record: &Record| match &record[field] {
                Value::Null => (f64::INFINITY, String::new()),
                Value::Number(number) => (number.as_f64().unwrap(), String::new()),
                value => (0.0, fold(&text(value))),
            };
            let up = ordered(&format!("--sort {}", field.to_uppercase()));
            assert!(up.is_sorted_by_key(key), "{line}: {field}");
            let mut down = ordered(&format!("--sort {field} --reverse"));
            let known = up.partition_point(|record| !record[field].is_null());
            down[..known].reverse();
            assert!(down.is_sorted_by_key(key), "{line}: {field}");
        }
        let mut reversed = ordered("--reverse");
        reversed.reverse();
        assert_eq!(reversed, all);
        for limit in 0..=all.len() + 1 {
            let cut = ordered(&format!("--limit {limit}"));
            assert_eq!(cut, all[..limit.min(all.len())]);
        }
    }
    for line in ["list", "show derby", "themes health"] {
        assert_eq!(output(format!("{line} --limit 0 --json")), "[]\n");
    }
    assert_eq!(output("list --limit 0 -f csv"), "name,nation,summary\n");
    for typed in ["x", "1.5", "\"\"", "-1"] {
        assert!(error(format!("list --limit {typed}")).contains("a whole number"));
    }
}
