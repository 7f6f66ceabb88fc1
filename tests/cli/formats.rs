//! Formats, fields and headers: every export reads back, whatever it is written as.

use serde_json::{Map, Value, json};

use crate::harness::{cities, dataset};

/// The commands that write lists of records, and the fields of each.
const LISTS: &[(&[&str], &str)] = &[
    (
        &["list"],
        "id,name,aliases,nation,region,iso,latitude,longitude,summary,description,initiatives,themes",
    ),
    (
        &["search", "learning"],
        "id,name,aliases,nation,region,iso,latitude,longitude,summary,description,initiatives,themes,score,matches",
    ),
    (&["themes"], "id,name,about,unesco,count,cities"),
    (&["compare", "derby"], "id,name,nation,score,shared"),
];

fn run(arguments: &[&str], more: &[&str]) -> String {
    cities(arguments.iter().chain(more)).succeeds()
}

fn json_of(arguments: &[&str], more: &[&str]) -> Vec<Map<String, Value>> {
    serde_json::from_str(&run(arguments, more)).unwrap()
}

/// What a JSON value is in one cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        Value::Object(map) if map.contains_key("snippet") => {
            let parts = ["field", "theme", "snippet"].map(|key| cell(&map[key]));
            let parts: Vec<&str> = parts
                .iter()
                .map(|part| &**part)
                .filter(|part| !part.is_empty())
                .collect();
            parts.join(": ")
        }
        Value::Object(map) if map.values().all(Value::is_string) => {
            let mut ids: Vec<&str> = map.keys().map(String::as_str).collect();
            ids.sort_unstable();
            ids.join("; ")
        }
        Value::Object(map) => {
            let pairs = map
                .iter()
                .map(|(key, value)| format!("{key}: {}", cell(value)));
            let mut pairs: Vec<_> = pairs.collect();
            pairs.sort();
            pairs.join("; ")
        }
        Value::Bool(flag) => flag.to_string(),
    }
}

/// A cell whose items stand in the order that [`cell`] puts those of an object in.
fn sorted(cell: &str, value: &Value) -> String {
    if value.is_object() {
        let mut items: Vec<&str> = cell.split("; ").collect();
        items.sort_unstable();
        items.join("; ")
    } else {
        cell.to_owned()
    }
}

#[test]
fn csv_tsv_and_json_lines_have_what_json_has() {
    for (arguments, fields) in LISTS {
        let expected = json_of(arguments, &["-f", "json"]);
        let keys: Vec<&str> = fields.split(',').collect();
        let lines = run(arguments, &["-f", "jsonl"]);
        let lines: Vec<Map<String, Value>> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines, expected);

        let csv = run(arguments, &["-f", "csv", "--fields", fields]);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), keys);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), expected.len());
        for (row, object) in rows.iter().zip(&expected) {
            for (text, key) in row.iter().zip(&keys) {
                assert_eq!(sorted(text, &object[*key]), cell(&object[*key]), "{key}");
            }
        }

        let tsv = run(arguments, &["-f", "tsv", "--fields", fields]);
        let unescaped = |cell: &str| cell.replace("\\n", "\n").replace("\\t", "\t");
        let cells: Vec<Vec<String>> = tsv
            .lines()
            .skip(1)
            .map(|line| line.split('\t').map(unescaped).collect())
            .collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().collect()).collect();
        assert_eq!(cells, rows);
    }
}

#[test]
fn fields_are_picked_and_ordered_in_every_format() {
    let fields = ["--fields", "iso,name"];
    let csv = run(&["list", "-f", "csv"], &fields);
    assert!(csv.starts_with("iso,name\nGB-BFS,Belfast\n"), "{csv}");
    let spaced = run(&["list", "-f", "csv"], &["--fields", " iso, name "]);
    assert_eq!(spaced, csv);
    assert_eq!(
        run(&["list"], &fields).lines().next(),
        Some("GB-BFS\tBelfast")
    );
    let markdown = run(&["list", "-f", "markdown"], &fields);
    assert!(markdown.starts_with("| ISO 3166-2 | Name |\n| --- | --- |\n| GB-BFS | Belfast |\n"));
    let table = run(&["list", "-f", "table"], &fields);
    assert!(table.starts_with("ISO 3166-2  Name\n"), "{table}");
    for format in ["json", "jsonl"] {
        let json = run(&["list", "-f", format], &fields);
        assert!(json.find("\"iso\"").unwrap() < json.find("\"name\"").unwrap());
        assert!(!json.contains("\"id\""));
    }
    let exported: Value = serde_json::from_str(&run(&["export", "swansea"], &fields)).unwrap();
    assert_eq!(
        exported["cities"],
        json!([{"iso": "GB-SWA", "name": "Swansea"}])
    );
    assert_eq!(run(&["show", "swansea"], &fields), "GB-SWA\tSwansea\n");
    let one: Value =
        serde_json::from_str(&run(&["show", "swansea", "-f", "json"], &fields)).unwrap();
    assert_eq!(one, json!({"iso": "GB-SWA", "name": "Swansea"}));
    assert_eq!(
        run(&["about"], &["--fields", "network", "-f", "csv"])
            .lines()
            .next(),
        Some("network")
    );
}

#[test]
fn an_unknown_field_or_format_is_told_with_the_nearest() {
    for (option, typed, nearest) in [
        ("--fields", "nmae", "name"),
        ("--fields", "id,lattitude", "latitude"),
        ("--format", "jsno", "json"),
        ("--format", "markdwon", "markdown"),
    ] {
        let error = cities(["list", option, typed]).fails(2, "");
        assert!(
            error.contains(&format!("tip: a similar value exists: '{nearest}'")),
            "{error}"
        );
        assert!(error.contains("[possible values: "), "{error}");
    }
    cities(["list", "-f", "geojson"]).fails(2, "");
}

#[test]
fn a_header_is_left_out_of_every_format_that_has_one() {
    for format in ["table", "tsv", "csv", "markdown"] {
        let whole = run(&["list", "-f", format], &[]);
        let bare = run(&["list", "-f", format], &["--no-header"]);
        assert!(whole.ends_with(&bare), "{format}");
        let header = whole.lines().count() - bare.lines().count();
        assert_eq!(
            header,
            if ["table", "markdown"].contains(&format) {
                2
            } else {
                1
            }
        );
    }
    let json = run(&["list", "-f", "json"], &["--no-header"]);
    assert_eq!(json, run(&["list", "-f", "json"], &[]));
}

#[test]
fn markdown_is_a_table_of_as_many_cells_in_every_line() {
    let markdown = run(&["export", "-f", "markdown"], &[]);
    assert_eq!(markdown.lines().count(), 2 + dataset().cities.len());
    for line in markdown.lines() {
        assert_eq!(line.replace("\\|", "").matches('|').count(), 15, "{line}");
    }
    assert!(markdown.contains("Derry\\~Londonderry"));
}

#[test]
fn geojson_has_a_point_a_city_longitude_first() {
    let written: Value = serde_json::from_str(&run(&["export", "-f", "geojson"], &[])).unwrap();
    assert_eq!(written["type"], "FeatureCollection");
    let dataset = dataset();
    let features = written["features"].as_array().unwrap();
    assert_eq!(features.len(), dataset.cities.len());
    for (feature, city) in features.iter().zip(&dataset.cities) {
        let mut properties = serde_json::to_value(city).unwrap();
        let properties = properties.as_object_mut().unwrap();
        let point = [
            properties.remove("longitude"),
            properties.remove("latitude"),
        ];
        assert_eq!(
            *feature,
            json!({
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": point},
                "properties": properties,
            })
        );
    }
    let names = run(
        &["export", "-f", "geojson"],
        &["--fields", "name", "swansea"],
    );
    assert!(names.contains("-3.94323") && !names.contains("summary"));
}
