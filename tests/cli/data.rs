//! Datasets of one's own: read whole, validated whole, written back without loss.

use std::fs;

use insta::assert_snapshot;
use learning_cities::dataset::Dataset;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::harness::{Run, cities, command};

/// Datasets that are not valid, each for one reason, one a line.
pub const BAD: &str = include_str!("../data/bad.txt");

/// `cities` over a dataset on standard input.
pub fn over(data: impl Into<Vec<u8>>, arguments: &[&str]) -> Run {
    Run::over(data, command(["--data", "-"]).args(arguments))
}

/// A dataset of one city, with more in its record.
fn city(more: &str) -> String {
    format!(r#"{{"cities": [{{"name": "Ayr", "description": "By the sea."{more}}}]}}"#)
}

#[test]
fn an_export_read_back_is_the_same_bytes() {
    let whole = cities(["export"]).succeeds();
    let part = cities(["export", "--nation", "england"]).succeeds();
    for data in [&whole, &part] {
        assert_eq!(&over(&**data, &["export"]).succeeds(), data);
        let marked = format!("\u{feff}{data}");
        assert_eq!(&over(marked, &["export"]).succeeds(), data);
    }
    let file = NamedTempFile::new().unwrap();
    fs::write(&file, &part).unwrap();
    let mut read = command(["export", "--data"]);
    assert_eq!(Run::of(read.arg(file.path())).succeeds(), part);
    for (variable, expected) in [(file.path(), part), ("".as_ref(), whole)] {
        let read = Run::of(command(["export"]).env("CITIES_DATA", variable));
        assert_eq!(read.succeeds(), expected);
    }
}

#[test]
fn a_name_and_a_description_are_enough_for_every_command() {
    let lines = "list; list -f table; show AYR -f json; search sea -f table; themes; \
        themes --matrix; themes --matrix -f table; about; export -f geojson; completions bash";
    for line in lines.split("; ") {
        let line: Vec<&str> = line.split(' ').collect();
        let _ = over(city(""), &line).succeeds();
    }
    let page = over(city(""), &["show", "ayr"]).succeeds();
    let lines = page.lines().filter(|line| !line.is_empty());
    assert_eq!(lines.collect::<Vec<_>>(), ["Ayr", "By the sea."]);
    let exported = over(city(""), &["export"]).succeeds();
    let expected = json!({
        "source": null, "network": null, "themes": [],
        "cities": [{
            "id": "ayr", "name": "Ayr", "aliases": [], "includes": [], "nation": null,
            "region": null, "iso": null, "latitude": null, "longitude": null, "summary": null,
            "description": "By the sea.", "initiatives": [], "themes": {},
        }],
    });
    assert_eq!(serde_json::from_str::<Value>(&exported).unwrap(), expected);
    let named = city("").replace("Ayr", "Königs Wusterhausen & Süd");
    let id = over(named, &["list", "--fields", "id"]).succeeds();
    assert_eq!(id, "konigs-wusterhausen-and-sud\n");
}

#[test]
fn every_kind_of_bad_dataset_is_an_error_with_its_place() {
    let mut all = String::new();
    for data in BAD.lines() {
        let error = over(data, &["list"]).fails(2, "");
        let error = error.strip_prefix("error: -: ").expect(&error);
        let tip = "\n\n  tip: for the schema of a dataset: cities schema\n";
        let error = error.strip_suffix(tip).expect(error);
        all += &[data, "\n    ", error, "\n"].concat();
    }
    assert_snapshot!(all);
}

#[test]
fn an_error_is_one_short_line_whatever_is_in_the_dataset() {
    let long = "long ".repeat(100_000);
    let deep = "[".repeat(100_000);
    for data in [
        &*deep,
        &"{\"source\":".repeat(100_000),
        &format!(r#"{{"cities": {deep}"#),
        &city(&format!(r#", "latitude": "{long}""#)),
        &city(&format!(r#", "{long}": 1"#)),
        &city(&format!(r#", "themes": {{"{long}": "sea"}}"#)),
        &city(r#", "a\u001b\u202e\nb": 1"#),
        &city(r#", "themes": {"a\u001b\u202e\nb": 1}"#),
        "{\"cities\": [\0\u{9b}",
    ] {
        let error = over(data, &["list"]).fails(2, "");
        let (first, tip) = error.split_once("\n\n").expect(&error);
        assert!(first.chars().count() < 500, "{error}");
        let is_obeyed = |c: char| c.is_control() || c == '\u{202e}';
        assert!(!first.contains(is_obeyed), "{error:?}");
        assert!(tip.starts_with("  tip: "), "{error}");
    }
    for bytes in [b"{\n\"cit\xe9s\": []}", b"{\n    \xff\xfe{\0\0\0\0\0"] {
        let error = Dataset::parse(bytes).unwrap_err().0;
        assert!(error.contains(" at line 2 column "), "{error}");
    }
}

#[test]
fn an_error_names_the_file_and_the_variable_that_named_it() {
    let bad = NamedTempFile::new().unwrap();
    fs::write(&bad, "{}").unwrap();
    let bad = bad.path().to_str().unwrap();
    let folder = std::env::temp_dir();
    let folder = folder.to_str().unwrap();
    for (file, message) in [
        (
            bad,
            format!("{bad}: missing field `cities` at line 1 column 2"),
        ),
        (folder, format!("cannot read '{folder}': ")),
        ("no/such.json", "cannot read 'no/such.json': ".to_owned()),
    ] {
        let error = cities(["list", "--data", file]).fails(2, "");
        assert!(error.starts_with(&format!("error: {message}")), "{error}");
        let error = Run::of(command(["list"]).env("CITIES_DATA", file)).fails(2, "");
        let start = format!("error: CITIES_DATA: {message}");
        assert!(error.starts_with(&start), "{error}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_memory_cannot_hold_is_an_error() {
    let file = NamedTempFile::new().unwrap();
    file.as_file().set_len(4 << 30).unwrap();
    let cities = command([""; 0]).get_program().to_owned();
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "ulimit -v 1000000; \"$0\" --data \"$1\" list"]);
    let output = shell.arg(cities).arg(file.path()).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(2), Vec::new()));
    assert!(error.starts_with("error: cannot read "), "{error}");
}
