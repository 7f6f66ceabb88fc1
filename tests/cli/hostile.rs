//! Control characters, wherever text comes from: a terminal shows them and never obeys them. And
//! names that a shell, an option or a format might take for something else.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;

use learning_cities::output::terminal::Terminal;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::definitions::{add, lines};
use crate::harness::{Run, command, in_process_with, over, piped, with_errors};
use crate::process::on_real_terminal;

/// Marks of direction and line separators, which are no control characters.
const DIRECTION: &str = "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";

/// A title for the window, a colour, NUL, backspace, DEL, C1, and marks of direction.
const EVIL: &str = "\u{1b}]0;x\u{7}\u{1b}[35;5m\0\u{8}\t\r\u{7f}\u{9b}31m\u{9d}\u{61c}\u{200f}\u{202e}\u{2028}\u{2029}\u{2066}";

/// A dataset with a hostile text in every place, in a file with a hostile name.
fn dataset(hostile: &str) -> (TempDir, String) {
    let evil = |text: &str| format!("{text} {hostile}");
    let words = evil("festival learning");
    let city = |name: &str, nation: &str| {
        json!({
            "id": evil(&name.to_lowercase()), "name": evil(name), "nation": evil(nation),
            "aliases": [evil(&format!("Port {name}"))], "includes": [evil(&format!("Old {name}"))],
            "region": evil("Coast"), "iso": evil("GB-AYR"), "latitude": 55.5, "longitude": -4.5,
            "summary": evil("s"), "description": format!("{words}\n\n{words}"),
            "initiatives": [evil("i")], "themes": {evil("health"): words},
        })
    };
    let theme = |id: &str| {
        json!({
            "id": evil(id), "name": evil(id), "about": evil("a"),
            "alt_labels": [evil(&format!("{id} care"))],
        })
    };
    let data = json!({
        "$schema": evil("s"),
        "source": {
            "title": evil("t"), "publisher": evil("p"), "url": evil("u"), "as_of": evil("d"),
            "attribution": [evil("a")],
        },
        "network": {
            "name": evil("n"), "abbreviation": evil("a"), "joined_since": [evil("Leeds")],
            "purpose": evil("p"), "definition": [evil("d")],
        },
        "themes": [theme("health"), theme("culture")],
        "cities": [
            city("Derby", "Scotland"), city("Glasgow", "England"), city("Wakefield", "Wales"),
            {"name": evil("Bath"), "description": evil("A festival.")},
        ],
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(evil("mine").replace('\0', ""));
    fs::write(&file, data.to_string()).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn on_terminal(arguments: &[OsString], color: &str) -> Run {
    let color = format!("--color={color}").into();
    let mut terminal = Terminal::FILE;
    (terminal.is_terminal, terminal.escapes) = (true, true);
    in_process_with(&[&[color], arguments].concat(), terminal)
}

/// Asserts that a text has no control characters but the styles of the program.
#[track_caller]
fn is_tame(shown: &str, line: &[OsString]) {
    let mut rest = shown.to_owned();
    for style in [
        "0", "1", "2", "4", "31", "32", "33", "38;5;30", "38;5;67", "38;5;163",
    ] {
        rest = rest.replace(&format!("\u{1b}[{style}m"), "");
    }
    if line.iter().any(|argument| argument == "tsv") {
        rest = rest.replace('\t', "");
    }
    let is_obeyed = |c: char| c.is_control() && c != '\n' || DIRECTION.contains(c);
    assert!(!rest.contains(is_obeyed), "{line:?}: {rest:?}");
}

/// Every command and format, and command lines that end in notes, tips and errors.
fn all_lines() -> Vec<Vec<String>> {
    let mut lines = lines();
    let more = "search kids, search festival zzz, search zzz, search festval, search culture, \
        search festival -t culture, search care --exact, show darby, show port, show zz, \
        list -t zz, list -n zz, list -r zz, list -t culture -n wales, themes zz, themes health, \
        map -n wales, scotland, health, derby, festival, list -f csv -o -, show derby -o -, map -o -";
    add(&mut lines, more);
    lines
}

#[track_caller]
fn is_tame_over(file: &str, line: &[String]) {
    let mut all: Vec<OsString> = vec!["--data".into(), file.into()];
    all.extend(line.iter().map(Into::into));
    let run = on_terminal(&all, "always");
    is_tame(&run.stdout, &all);
    is_tame(&run.stderr, &all);
}

#[test]
fn no_terminal_obeys_a_dataset_in_any_command_format_or_message() {
    let (_folder, file) = dataset(EVIL);
    for line in all_lines() {
        is_tame_over(&file, &line);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    // A seventh of the lines for each dataset, for time.
    #[test]
    fn no_terminal_obeys_any_dataset(
        hostile in "[\\x00-\\x1f\\x7f-\\x9f\\u{61c}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}\\u{5d0}a1\"\\\\]{1,24}",
        part in 0..7_usize,
    ) {
        let (_folder, file) = dataset(&hostile);
        prop_assert_eq!(piped(&["--data", &file, "list"]).code, 0);
        for line in all_lines().iter().skip(part).step_by(7) {
            is_tame_over(&file, line);
        }
    }
}

#[test]
#[cfg(unix)]
fn no_terminal_obeys_a_command_line() {
    use std::os::unix::ffi::OsStringExt;

    let evil = EVIL.replace('\0', "");
    let bytes = [evil.as_bytes(), b"\xff\x9b2J"].concat();
    let places = "@, -- @, --@, show @, search @, list @, list -- @, list --@, list -@, \
        list --json=@, list -t @, list -n @, list -r @, list -f @, list --fields @, \
        list --sort @, list --limit @, list --color @, --data @, help @, man @, completions @, \
        themes @, compare @, compare derby @, schema @, about @, export @, \
        export -o /nowhere/@, map -o /nowhere/@";
    for place in places.split(", ") {
        for value in [OsString::from(&evil), OsString::from_vec(bytes.clone())] {
            let mut line: Vec<OsString> = place.split(' ').map(Into::into).collect();
            let last = line.pop().unwrap().into_string().unwrap();
            line.push(last.trim_end_matches('@').into());
            line.last_mut().unwrap().push(value);
            let run = on_terminal(&line, "always");
            assert_ne!(run.code, 0, "{line:?}: {run:?}");
            is_tame(&run.stdout, &line);
            is_tame(&run.stderr, &line);
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_real_terminal_gets_what_one_in_a_test_does() {
    let (_folder, file) = dataset(EVIL);
    let lines = "list, list -f tsv, export -f csv, show derby --json, list -t zz";
    for line in lines.split(", ") {
        let Some(shown) = on_real_terminal(&format!("cities --data '{file}' {line}")) else {
            return;
        };
        let is_escaped = shown.contains("\\u{1b}") || shown.contains("\\u001b");
        assert!(is_escaped, "{shown}");
        let line: Vec<OsString> = line.split(' ').map(Into::into).collect();
        is_tame(&shown.replace("\r\n", "\n"), &line);
    }
}

#[test]
fn control_characters_are_escaped_on_a_terminal_and_whole_in_json_and_in_a_pipe() {
    let (_folder, file) = dataset(EVIL);
    let given: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let line = |format: &str| ["--data", &file, "export", "-f", format].map(Into::into);
    let shown = on_terminal(&line("json"), "never").stdout;
    let read: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(read["source"], given["source"]);
    assert_eq!(read["cities"][0], given["cities"][0]);
    let tsv = on_terminal(&line("tsv"), "never").stdout;
    assert!(tsv.contains("\\u{8}\\t\\r\\u{7f}"), "{tsv}");
    let piped = in_process_with(&line("tsv"), Terminal::FILE).succeeds();
    assert!(piped.contains(&EVIL.replace('\t', "\\t").replace('\r', "\\r")));
    // Half an escape sequence, on which comfy-table would panic.
    let broken = r#"{"cities": [{"name": "\u001b\u00e9\u0007\u0007m", "description": "d"}]}"#;
    let table = over(broken, &["list", "-f", "table"]).succeeds();
    assert!(table.contains("\\u{1b}é\\u{7}\\u{7}m"), "{table}");
}

#[test]
fn words_wider_than_any_table_are_shown_in_blocks() {
    let [name, summary] = ["x", "y"].map(|letter| letter.repeat(40_000));
    let city = json!({"name": name, "summary": summary, "description": "d"});
    let data = json!({"cities": [city]}).to_string();
    let shown = over(&*data, &["list", "-f", "table"]).succeeds();
    assert!(shown.lines().all(|line| line.len() <= 80));
    assert_eq!(shown.matches('y').count() - 1, 40_000);
}

#[test]
fn notes_and_counts_of_many_terms_are_limited() {
    let excluded = (0..500).flat_map(|number| ["not".to_owned(), format!("x{number}")]);
    let excluded: Vec<String> = excluded.collect();
    let run = Run::of(command(["search"]).args(&excluded));
    assert_eq!(run.stderr.lines().count(), 10, "{run:?}");
    let terms = ["learning"; 500].into_iter().chain(["zzzq"]);
    let error = Run::of(command(["search"]).args(terms)).fails(1, "");
    assert_eq!(error.matches("'learning' matches").count(), 10, "{error}");
}

#[test]
fn whole_numbers_of_any_size_stay_as_they_are() {
    let network = json!({"cities": 9_007_199_254_740_993_u64, "countries": u64::MAX});
    let data = json!({"network": network, "cities": []}).to_string();
    let shown = over(&*data, &["about", "-f", "csv"]).succeeds();
    assert!(shown.contains("9007199254740993") && shown.contains("18446744073709551615"));
}

#[test]
fn messages_stay_short_over_many_cities_and_labels() {
    let cities = (0..500).map(|number| {
        json!({
            "name": format!("Newtown {number}"), "description": "d",
            "nation": format!("Nation {number}"), "region": format!("Region {number}"),
        })
    });
    let themes = (0..500).map(|number| json!({"name": format!("Theme {number}")}));
    let data = json!({"cities": cities.collect::<Value>(), "themes": themes.collect::<Value>()});
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.json");
    fs::write(&file, data.to_string()).unwrap();
    let many = |label: &str| {
        let labels = (0..300).map(|number| format!("{label} {number}"));
        labels.collect::<Vec<_>>().join(",")
    };
    let lines = "show newt, export newt, compare newt ayr, map, list -n zz, list -n nation, \
        list -r region, list -t theme, themes zz";
    let lines = lines.split(", ").map(|line| line.split(' ').collect());
    let mut lines: Vec<Vec<&str>> = lines.collect();
    let [theme, nation] = ["theme", "nation"].map(many);
    lines.push(vec!["themes", &theme, "x"]);
    lines.push(vec!["list", "-n", &nation, "-r", "x"]);
    for line in lines {
        let all = [&["--data", file.to_str().unwrap()], &*line].concat();
        for (width, most) in [(80, 14), (40, 24)] {
            let message = with_errors(&all, width, false).stderr;
            assert!(message.lines().count() <= most, "{line:?}: {message}");
            assert!(message.contains("more"), "{line:?}: {message}");
        }
    }
}

#[test]
fn no_key_stands_twice_whatever_a_city_is_called() {
    let names = ["theme", "theme_", "id", "id_", "name", "count", "evidence"];
    let cities = names.map(|name| json!({"name": name, "description": "d", "themes": {"t": "d"}}));
    let data = json!({"themes": [{"name": "T"}], "cities": cities}).to_string();
    let compare = [&["compare", "--fields=id,name,count,evidence"], &names[..]].concat();
    for line in [&["themes", "--matrix"], &*compare] {
        let csv = over(&*data, &[line, &["-f", "csv"]].concat()).succeeds();
        let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
        let distinct = header.iter().collect::<HashSet<_>>().len();
        assert!(distinct == header.len() && distinct > 2, "{csv}");
    }
}

#[test]
fn tips_take_names_that_a_shell_or_an_option_would_not() {
    let data = json!({
        "themes": [{"name": "D'Souza care", "id": "d'souza"}],
        "cities": [
            {"name": "D'Souza Town", "id": "-fair", "description": "A fair, it's said."},
            {"name": "D'Souza Tower", "id": "tower $HOME", "description": "Fairness."},
        ],
    });
    let data = data.to_string();
    for (line, code) in [
        (&["show", "d'souza"][..], 1),
        (&["d'souza town"], 2),
        (&["export", "d'souza tow"], 1),
        (&["compare", "d'souza"], 1),
        (&["list", "-t", "d'suoza"], 2),
        (&["search", "--exact", "it's", "zzz"], 1),
        (&["search", "--exact", "--", "-fair", "zzz"], 1),
    ] {
        // Every tip is run.
        let error = over(&*data, line).fails(code, "");
        assert!(error.contains("tip: "), "{error}");
    }
}
