//! Datasets of one's own: read whole, validated whole, shown safely.

use std::fs;

use serde_json::{Value, json};

use crate::harness::{Run, cities, command, on_terminal, piped};

/// `cities` over a dataset on standard input.
pub fn over(data: impl Into<Vec<u8>>, arguments: &[&str]) -> Run {
    Run::over(data, command(["--data", "-"]).args(arguments))
}

pub fn city(more: &str) -> String {
    format!(r#"{{"cities": [{{"name": "Ayr", "description": "By the sea."{more}}}]}}"#)
}

fn pair(a: &str, b: &str) -> String {
    format!(r#"{{"cities": [{{"description": "d", {a}}}, {{"description": "d", {b}}}]}}"#)
}

#[test]
fn an_export_read_back_is_the_same_bytes() {
    let whole = cities(["export"]).succeeds();
    assert_eq!(over(&*whole, &["export"]).succeeds(), whole);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    fs::write(&file, &whole).unwrap();
    let read = cities(["--data", file.to_str().unwrap(), "export"]);
    assert_eq!(read.succeeds(), whole);
    let read = Run::of(command(["export"]).env("CITIES_DATA", &file));
    assert_eq!(read.succeeds(), whole);
    let read = Run::of(command(["export"]).env("CITIES_DATA", ""));
    assert_eq!(read.succeeds(), whole);
    let part = cities(["export", "--nation", "england"]).succeeds();
    assert_eq!(over(&*part, &["export"]).succeeds(), part);
    let marked = format!("\u{feff}{part}");
    assert_eq!(over(marked, &["export"]).succeeds(), part);
}

#[test]
fn a_file_of_any_size_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    // From a megabyte on, two threads read one half each.
    for more in [-1, 0, 1, 2, 4096] {
        let around = city("").replace("By the sea", "");
        let room = usize::try_from((1 << 20) + more).unwrap() - around.len();
        // Numbers, so that no part is like another; a letter of two bytes may stand in the middle.
        let text: Vec<String> = (0..room / 4).map(|number| format!("é{number} ")).collect();
        let text = text.concat();
        let end = text.floor_char_boundary(room);
        let text = format!("{}{}", &text[..end], "x".repeat(room - end));
        let data = city("").replace("By the sea", &text);
        fs::write(&file, &data).unwrap();
        let read = cities(["--data", file.to_str().unwrap(), "export"]).succeeds();
        assert_eq!(read, over(data, &["export"]).succeeds());
        assert!(read.contains(&text));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_memory_cannot_hold_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    fs::File::create(&file).unwrap().set_len(4 << 30).unwrap();
    let cities = command([""; 0]).get_program().to_owned();
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 1000000; \"$0\" --data \"$1\" list"])
        .args([&cities, file.as_os_str()])
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    let (code, answer) = (output.status.code(), &*output.stdout);
    assert_eq!((code, answer), (Some(2), &b""[..]), "{error}");
    assert!(error.starts_with("error: cannot read "), "{error}");
}

#[test]
fn a_name_and_a_description_are_enough_for_every_command() {
    let data = city("");
    for arguments in [
        &["list"][..],
        &["list", "-f", "table"],
        &["show", "ayr"],
        &["show", "AYR", "-f", "json"],
        &["search", "sea", "-f", "table"],
        &["themes"],
        &["themes", "--matrix"],
        &["themes", "--matrix", "-f", "table"],
        &["about"],
        &["export"],
        &["export", "-f", "geojson"],
        &["completions", "bash"],
    ] {
        let _ = over(&*data, arguments).succeeds();
    }
    assert_eq!(
        over(&*data, &["show", "ayr"]).succeeds(),
        "Ayr\n\nBy the sea.\n"
    );
    let exported: Value = serde_json::from_str(&over(&*data, &["export"]).succeeds()).unwrap();
    assert_eq!(
        exported,
        json!({
            "source": null, "network": null, "themes": [],
            "cities": [{
                "id": "ayr", "name": "Ayr", "aliases": [], "includes": [], "nation": null, "region": null,
                "iso": null, "latitude": null, "longitude": null, "summary": null,
                "description": "By the sea.", "initiatives": [], "themes": {},
            }],
        })
    );
    let named = over(
        city("").replace("Ayr", "Königs Wusterhausen & Süd"),
        &["list", "--fields", "id"],
    );
    assert_eq!(named.succeeds(), "konigs-wusterhausen-and-sud\n");
}

#[expect(clippy::too_many_lines, reason = "a table")]
/// Bad datasets, each with a part of the error that says what is wrong and where.
pub fn bad() -> Vec<(Vec<u8>, &'static str)> {
    let themes = r#""themes": [{"id": "art", "name": "Art"}]"#;
    let texts: Vec<(String, &str)> = vec![
        (
            String::new(),
            "line 1, column 1: the file ends where a value should be",
        ),
        ("{}".into(), "line 1, column 2: missing key `cities`"),
        ("[]".into(), "invalid type: array, expected an object"),
        ("null".into(), "invalid type: null, expected an object"),
        ("cities".into(), "line 1, column 1: expected a value"),
        (
            r#"{"cities": {}}"#.into(),
            "invalid type: object, expected an array",
        ),
        (
            r#"{"cities": [1]}"#.into(),
            "line 1, column 13: invalid type: number `1`, expected an object",
        ),
        (
            r#"{"cities": [{}]}"#.into(),
            "column 14: missing key `name`",
        ),
        (
            r#"{"cities": [{"name": "Ayr"}]}"#.into(),
            "missing key `description`",
        ),
        (
            r#"{"cities": [], "citys": []}"#.into(),
            "unknown key `citys`, expected one of",
        ),
        (
            city(r#", "nmae": 1"#),
            "line 1, column 64: unknown key `nmae`, expected one of `id`",
        ),
        (city(r#", "name": "B""#), "duplicate key `name`"),
        (
            city(r#", "id": """#),
            "invalid value: string \"\", expected at least one letter",
        ),
        (
            city(r#", "id": "-""#),
            "expected at least one letter or digit",
        ),
        (
            city(r#", "id": "!?""#),
            "expected at least one letter or digit",
        ),
        (
            city(r#", "id": 7"#),
            "invalid type: number `7`, expected a string",
        ),
        (
            city(r#", "aliases": "Air""#),
            "invalid type: string \"Air\", expected an array",
        ),
        (city(r#", "aliases": [null]"#), "invalid type: null"),
        (
            city(r#", "aliases": ["-"]"#),
            "city `ayr`, aliases: `-` has no letter or digit",
        ),
        (
            city(r#", "latitude": "55""#),
            "invalid type: string \"55\", expected a number",
        ),
        (
            city(r#", "latitude": 90.5"#),
            "expected a latitude from -90 to 90 degrees",
        ),
        (
            city(r#", "longitude": -181"#),
            "expected a longitude from -180 to 180 degrees",
        ),
        (
            city(r#", "latitude": 55"#),
            "city `ayr`: a latitude needs a longitude",
        ),
        (
            city(r#", "longitude": 1e999"#),
            "a number beyond all that can be computed",
        ),
        (
            city(r#", "themes": ["art"]"#),
            "expected theme ids, each with the words",
        ),
        (
            city(r#", "themes": {"art": "sea"}"#),
            "city `ayr`, themes: `art` is not declared",
        ),
        (
            city(r#", "themes": {"art": "a", "art": "b"}"#),
            "duplicate theme `art`",
        ),
        (
            city("").replace('}', "},"),
            "a comma with nothing behind it",
        ),
        (city("") + "x", "more text behind the end"),
        (
            city("").replace("sea.", "sea.\n"),
            "line 2, column 1: a line break or control character",
        ),
        (
            city("").replace("sea.", "\\ud800"),
            "half a character; the other half",
        ),
        (
            city("").replace("sea.", "\\q"),
            "a backslash that escapes nothing",
        ),
        (
            city(r#", "themes": {"art": "gallery"}"#).replacen('{', &format!("{{{themes}, "), 1),
            "city `ayr`, themes.art: the evidence `gallery` does not stand in the description",
        ),
        (
            city(r#", "themes": {"art": ""}"#).replacen('{', &format!("{{{themes}, "), 1),
            "themes.art: there is no evidence",
        ),
        (
            r#"{"themes": [{"name": "Art"}, {"id": "art", "name": "B"}], "cities": []}"#.into(),
            "themes `art` and `art`: both are called `art`",
        ),
        (
            pair(r#""name": "A", "id": "x""#, r#""name": "B", "id": "x""#),
            "two cities have the id `x`",
        ),
        (
            pair(r#""name": "Ayr""#, r#""name": "ÁYR", "id": "b""#),
            "`ayr` and `b`: both are called `ayr`",
        ),
        (
            pair(
                r#""name": "A", "aliases": ["East-Side"]"#,
                r#""name": "east side""#,
            ),
            "both are called `east side`",
        ),
        (
            city("").split_at(40).0.to_owned(),
            "line 1, column 40: the file ends within a text",
        ),
        (
            "[".repeat(100_000),
            "invalid type: array, expected an object",
        ),
        ("{\"source\":".repeat(100_000), "line 1, column "),
        (
            format!(r#"{{"cities": {}"#, "[".repeat(100_000)),
            "expected an object",
        ),
        (
            r#"{"cities": [["ayr", "Ayr"]]}"#.into(),
            "invalid type: array, expected an object",
        ),
    ];
    let mut bad: Vec<(Vec<u8>, &str)> = texts
        .into_iter()
        .map(|(text, fault)| (text.into_bytes(), fault))
        .collect();
    let mut latin = city("").into_bytes();
    latin[25] = 0xe9;
    bad.push((
        latin,
        "line 1, column 26: not UTF-8 text; a dataset is JSON in UTF-8",
    ));
    bad.push((vec![0; 4096], "expected a value"));
    bad.push((vec![0xff, 0xfe, b'{', 0], "not UTF-8 text"));
    bad
}

#[test]
fn every_kind_of_bad_dataset_is_told_with_its_place() {
    let bad = bad();
    assert!(bad.len() >= 30);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.json");
    for (data, fault) in bad {
        fs::write(&file, data).unwrap();
        let error = cities(["--data", file.to_str().unwrap(), "list"]).fails(2, "");
        let start = format!("error: {}", file.display());
        assert!(error.starts_with(&start), "{error}");
        assert!(error.contains(fault), "{error} does not say {fault}");
        assert!(
            error.lines().next().unwrap().chars().count() < 500,
            "{error}"
        );
        assert!(
            error.ends_with("\n  tip: for a dataset to start from: cities export\n"),
            "{error}"
        );
    }
}

#[test]
fn a_dataset_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.json");
    for path in [folder.path(), &missing] {
        let error = cities(["--data", path.to_str().unwrap(), "list"]).fails(2, "");
        assert!(
            error.starts_with(&format!("error: cannot read '{}': ", path.display())),
            "{error}"
        );
    }
}

/// A dataset whose texts would move a terminal's cursor, ring its bell and turn its writing round.
fn hostile() -> String {
    let text = "red\u{1b}[31m bell\u{7} back\u{8}\r c1\u{9b}2J turn\u{202e}\u{2066} tab\there";
    let city = json!({
        "name": text, "nation": text, "summary": text, "aliases": [format!("{text} x")],
        "description": text, "initiatives": [text], "themes": {"t": text},
    });
    json!({"themes": [{"id": "t", "name": text, "about": text}], "cities": [city]}).to_string()
}

#[test]
fn no_control_character_reaches_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.json");
    fs::write(&file, hostile()).unwrap();
    let file = file.to_str().unwrap();
    let is_control = |c: char| {
        c.is_control() && c != '\n'
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    for arguments in [
        &["list"][..],
        &["list", "--fields", "name,aliases,description,themes"],
        &["show", "t", "--fields", "summary"],
        &["search", "bell"],
        &["search", "--theme", "t"],
        &["themes"],
        &["themes", "--matrix"],
        &["about"],
    ] {
        let mut arguments = arguments.to_vec();
        if arguments[0] == "show" {
            arguments[1] = "red";
            arguments.truncate(1);
            arguments.extend([
                "red\u{1b}[31m bell\u{7} back\u{8}\r c1\u{9b}2J turn\u{202e}\u{2066} tab\there",
            ]);
        }
        arguments.extend(["--data", file]);
        for width in [40, 120] {
            let shown = on_terminal(&arguments, width, false);
            assert!(!shown.contains(is_control), "{arguments:?}: {shown:?}");
        }
    }
    for arguments in [
        ["show", "\u{1b}[31m"],
        ["search", "\u{1b}[31mz"],
        ["\u{1b}[31m", "x"],
        ["list", "\u{202e}"],
    ] {
        let run = cities(arguments);
        assert_ne!(run.code, 0);
        assert!(!run.stderr.contains(is_control), "{run:?}");
        assert!(run.stderr.contains("\\u{"), "{run:?}");
    }
}

#[test]
fn no_format_writes_a_control_character_to_a_terminal_nor_json_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hostile.json");
    let mut given: Value = serde_json::from_str(&hostile()).unwrap();
    given["cities"][0]["latitude"] = json!(1.5);
    given["cities"][0]["longitude"] = json!(1.5);
    given["cities"][0]["summary"] = json!("del\u{7f} nel\u{85} isolate\u{2069}");
    fs::write(&file, given.to_string()).unwrap();
    let file = file.to_str().unwrap();
    let is_control = |c: char| {
        c.is_control() && c != '\n' && c != '\t'
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    for format in ["tsv", "csv", "markdown", "json", "jsonl", "geojson"] {
        let line = ["export", "-f", format, "--data", file];
        let shown = on_terminal(&line, 80, false);
        assert!(!shown.contains(is_control), "{format}: {shown:?}");
        if format.contains("json") {
            let written = piped(&line).succeeds();
            assert!(!written.contains(is_control), "{format}: {written:?}");
            let read: Value = serde_json::from_str(&written).unwrap();
            let city = &given["cities"][0];
            let places = ["/cities/0", "", "/features/0/properties"];
            let is_whole =
                |read: &Value| read["name"] == city["name"] && read["summary"] == city["summary"];
            let mut read = places.iter().filter_map(|place| read.pointer(place));
            assert!(read.any(is_whole), "{format}: {written:?}");
        }
    }
}

#[test]
fn data_for_programs_keeps_every_character() {
    let whole = over(hostile(), &["export"]).succeeds();
    let read: Value = serde_json::from_str(&whole).unwrap();
    let given: Value = serde_json::from_str(&hostile()).unwrap();
    assert_eq!(
        read["cities"][0]["description"],
        given["cities"][0]["description"]
    );
    let csv = over(hostile(), &["export", "-f", "csv", "--fields", "name"]).succeeds();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(row[0], *given["cities"][0]["name"].as_str().unwrap());
    let tsv = over(hostile(), &["list", "--fields", "name"]).succeeds();
    assert!(
        tsv.contains("\u{1b}[31m bell\u{7}") && tsv.contains("tab\\there"),
        "{tsv:?}"
    );
}
