//! What a terminal obeys, in every place where text may come from: it is shown, and never obeyed.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::process::Command;

use learning_cities::output::target::Target;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::data::over;
use crate::definitions::lines;
use crate::harness::{Run, cities, command, in_process_with, piped, with_errors};

/// The marks of direction and of lines that are no control characters.
const DIRECTION: &str = "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";

/// A title for the window, a colour, NUL, backspace, DEL, C1, and the marks of direction.
const EVIL: &str = "\u{1b}]0;x\u{7}\u{1b}[35;5m\0\u{8}\t\r\u{7f}\u{9b}31m\u{9d}\u{61c}\u{200f}\u{202e}\u{2028}\u{2029}\u{2066}";

/// A dataset with a hostile text in every place, and a file of a hostile name that holds it.
fn dataset(hostile: &str) -> (TempDir, String) {
    let evil = |text: &str| format!("{text} {hostile}");
    let words = evil("festival learning");
    let city = |name: &str, nation: &str| {
        json!({
            "id": evil(&name.to_lowercase()), "name": evil(name), "includes": [evil(&format!("Old {name}"))], "aliases": [evil(&format!("Port {name}"))],
            "nation": evil(nation), "region": evil("Coast"), "iso": evil("GB-AYR"), "latitude": 55.5,
            "longitude": -4.5, "summary": evil("s"), "description": format!("{words}\n\n{words}"),
            "initiatives": [evil("i")], "themes": {evil("health"): words},
        })
    };
    let nowhere = json!({"name": evil("Bath"), "description": evil("A festival.")});
    let theme = |id: &str| {
        json!({
            "id": evil(id), "name": evil(id), "alt_labels": [evil(&format!("{id} care"))],
            "about": evil("a"),
        })
    };
    let data = json!({
        "$schema": evil("s"),
        "source": {"title": evil("t"), "publisher": evil("p"), "url": evil("u"), "as_of": evil("d"), "attribution": [evil("a")]},
        "network": {"name": evil("n"), "abbreviation": evil("a"), "joined_since": [evil("Leeds")], "purpose": evil("p"), "definition": [evil("d")]},
        "themes": [theme("health"), theme("culture")],
        "cities": [city("Derby", "Scotland"), city("Glasgow", "England"), city("Wakefield", "Wales"), nowhere],
    });
    let folder = tempfile::tempdir().unwrap();
    let name = evil("mine").replace('\0', "");
    let file = folder.path().join(name);
    fs::write(&file, data.to_string()).unwrap();
    let file = file.to_str().unwrap().to_owned();
    (folder, file)
}

fn on_terminal(arguments: &[OsString], color: bool) -> Run {
    let target = Target {
        terminal: true,
        width: 80,
        rows: Some(40),
        color: false,
    };
    let color = if color { "always" } else { "never" };
    let mut all: Vec<OsString> = vec!["--color".into(), color.into()];
    all.extend_from_slice(arguments);
    in_process_with(&all, target)
}

/// Holds that a terminal is told nothing but the styles of our own.
#[track_caller]
fn is_tame(shown: &str, what: &[OsString]) {
    let mut rest = shown.to_owned();
    for code in [
        "0", "1", "2", "4", "31", "32", "33", "38;5;30", "38;5;67", "38;5;163",
    ] {
        rest = rest.replace(&format!("\u{1b}[{code}m"), "");
    }
    let is_tsv = what.iter().any(|argument| argument == "tsv");
    let is_obeyed =
        |c: char| c.is_control() && c != '\n' && !(is_tsv && c == '\t') || DIRECTION.contains(c);
    assert!(!rest.contains(is_obeyed), "{what:?}: {rest:?}");
}

/// Questions that end in notes, tips and errors.
const QUESTIONS: &[&[&str]] = &[
    &["search", "kids"],
    &["search", "festival", "zzz"],
    &["search", "zzz"],
    &["search", "festval"],
    &["search", "festival", "-t", "culture"],
    &["search", "culture"],
    &["search", "care", "--exact"],
    &["show", "darby"],
    &["show", "port"],
    &["show", "zz"],
    &["list", "-t", "zz"],
    &["list", "-n", "zz"],
    &["list", "-r", "zz"],
    &["list", "-t", "culture", "-n", "wales"],
    &["themes", "zz"],
    &["themes", "health"],
    &["map", "-n", "wales"],
    &["scotland"],
    &["health"],
    &["derby"],
    &["festival"],
];

/// Every command line of the definitions, and the questions.
fn all_lines() -> Vec<Vec<String>> {
    let questions = QUESTIONS.iter();
    let questions = questions.map(|line| line.iter().map(ToString::to_string).collect());
    lines().into_iter().chain(questions).collect()
}

#[track_caller]
fn is_tame_over(file: &str, line: &[String]) {
    let mut all: Vec<OsString> = vec!["--data".into(), file.into()];
    all.extend(line.iter().map(Into::into));
    let run = on_terminal(&all, true);
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

/// Of how many parts each dataset meets one.
const PARTS: usize = 7;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    // A part of the lines for each dataset, for time.
    #[test]
    fn no_terminal_obeys_any_dataset(
        hostile in "[\\x00-\\x1f\\x7f-\\x9f\\u{61c}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}\\u{5d0}a1\"\\\\]{1,24}",
        part in 0..PARTS,
    ) {
        let (_folder, file) = dataset(&hostile);
        prop_assert_eq!(piped(&["--data", &file, "list"]).code, 0);
        for line in all_lines().iter().skip(part).step_by(PARTS) {
            is_tame_over(&file, line);
        }
    }
}

#[test]
#[cfg(unix)]
fn no_terminal_obeys_a_command_line() {
    use std::os::unix::ffi::OsStringExt;

    let bytes = [EVIL.replace('\0', "").as_bytes(), b"\xff\x9b2J"].concat();
    let values = [EVIL.replace('\0', "").into(), OsString::from_vec(bytes)];
    let places: &[&[&str]] = &[
        &[""],
        &["show"],
        &["search"],
        &["list"],
        &["list", "-t"],
        &["list", "-n"],
        &["list", "-r"],
        &["list", "-f"],
        &["list", "--fields"],
        &["list", "--sort"],
        &["list", "--limit"],
        &["list", "--color"],
        &["--data"],
        &["help"],
        &["man"],
        &["completions"],
        &["themes"],
        &["compare"],
        &["compare", "derby"],
        &["schema"],
        &["about"],
        &["export"],
        &["export", "-o"],
        &["map", "-o"],
        &["list", "--json="],
        &["list", "--"],
        &["list", "-"],
        &["--"],
    ];
    for place in places {
        for value in &values {
            let mut line: Vec<OsString> = place.iter().map(Into::into).collect();
            let last = line.last_mut().unwrap();
            if last.is_empty() || last.to_str().unwrap().ends_with(['=', '-']) {
                last.push(value);
            } else {
                line.push(value.clone());
            }
            if line.iter().any(|argument| argument == "-o") {
                // In a folder that is not there.
                let file = [OsString::from("/nowhere/"), line.pop().unwrap()];
                line.push(file.into_iter().collect());
            }
            let run = on_terminal(&line, true);
            assert_ne!(run.code, 0, "{line:?}: {run:?}");
            is_tame(&run.stdout, &line);
            is_tame(&run.stderr, &line);
            assert!(!run.stderr.contains("is a city"), "{run:?}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_real_terminal_gets_what_one_in_a_test_does() {
    let (_folder, file) = dataset(EVIL);
    let program = command([""; 0]).get_program().to_owned();
    for line in [
        "list",
        "list -f tsv",
        "export -f csv",
        "show derby --json",
        "search zzz",
        "list -t zz",
    ] {
        let script = Command::new("script")
            .args([
                "-qec",
                &format!("\"$CITIES\" --data \"$FILE\" {line}"),
                "/dev/null",
            ])
            .env("CITIES", &program)
            .env("FILE", &file)
            .env("TERM", "xterm")
            .stdin(std::process::Stdio::null())
            .output();
        let Ok(output) = script else { return };
        let shown = String::from_utf8(output.stdout)
            .unwrap()
            .replace("\r\n", "\n");
        assert!(
            shown.contains("\\u{1b}") || shown.contains("\\u001b") || line.contains("zz"),
            "{shown}"
        );
        is_tame(&shown, &line.split(' ').map(Into::into).collect::<Vec<_>>());
    }
}

#[test]
fn json_escapes_what_a_terminal_would_obey_and_stays_the_same_value() {
    let (_folder, file) = dataset(EVIL);
    let given: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let shown = on_terminal(&["--data".into(), (&file).into(), "export".into()], false).stdout;
    let read: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(read["cities"][0], given["cities"][0]);
    assert_eq!(read["source"], given["source"]);
    let tsv = ["--data", &file, "export", "-f", "tsv"];
    let tab = on_terminal(&tsv.map(Into::into), false).stdout;
    assert!(tab.contains("\\u{8}\\t\\r\\u{7f}"), "{tab}");
    assert!(
        piped(&tsv)
            .succeeds()
            .contains(&EVIL.replace('\t', "\\t").replace('\r', "\\r"))
    );
}

#[test]
fn messages_stay_short_over_many_cities_and_labels() {
    let many: Vec<Value> = (0..500)
        .map(|number| {
            json!({
                "name": format!("Newtown {number}"), "description": "d",
                "nation": format!("Nation {number}"), "region": format!("Region {number}"),
            })
        })
        .collect();
    let themes: Vec<Value> = (0..500)
        .map(|number| json!({"name": format!("Theme {number}")}))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.json");
    fs::write(&file, json!({"cities": many, "themes": themes}).to_string()).unwrap();
    let some = |what: &str| {
        (0..300)
            .map(|number| format!("{what} {number}"))
            .collect::<Vec<_>>()
            .join(",")
    };
    for line in [
        &["show", "newt"][..],
        &["export", "newt"],
        &["compare", "newt", "ayr"],
        &["map"],
        &["list", "-n", "zz"],
        &["list", "-n", "nation"],
        &["list", "-r", "region"],
        &["list", "-t", "theme"],
        &["themes", "zz"],
        &[
            "list",
            "-t",
            &some("theme"),
            "-n",
            &some("nation"),
            "-r",
            &some("region"),
        ],
    ] {
        let all = [&["--data", file.to_str().unwrap()], line].concat();
        let run = with_errors(&all, 80, false);
        assert!(run.stderr.contains(" more"), "{line:?}: {}", run.stderr);
        for width in [80, 40, 20] {
            let run = with_errors(&all, width, false);
            let lines = run.stderr.lines().count();
            assert!(
                (1..20).contains(&lines),
                "{line:?}, {width}: {}",
                run.stderr
            );
        }
    }
}

#[test]
fn no_key_stands_twice_whatever_a_city_is_called() {
    let names = ["theme", "theme_", "id", "id_", "name", "count", "evidence"];
    let cities = names.map(|name| json!({"name": name, "description": "d", "themes": {"t": "d"}}));
    let data = json!({"themes": [{"name": "T"}], "cities": cities}).to_string();
    let compare = [
        &["compare"],
        &names[..],
        &["--fields=id,name,count,evidence"],
    ]
    .concat();
    for line in [&["themes", "--matrix"][..], &compare] {
        for format in ["csv", "tsv", "json"] {
            let answer = over(&*data, &[line, &["--format", format]].concat()).succeeds();
            // serde_json would keep one of two equal keys.
            let first = answer.split("  }").next().unwrap();
            let keys: Vec<&str> = match format {
                "json" => first
                    .lines()
                    .filter_map(|line| line.strip_prefix("    \"")?.split('"').next())
                    .collect(),
                _ => answer.lines().next().unwrap().split([',', '\t']).collect(),
            };
            let distinct: HashSet<&&str> = keys.iter().collect();
            assert!(
                distinct.len() == keys.len() && keys.len() > 2,
                "{line:?}, {format}: {keys:?}"
            );
        }
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
    })
    .to_string();
    for (line, code) in [
        (&["show", "d'souza"][..], 1),
        (&["d'souza town"], 2),
        (&["export", "d'souza tow"], 1),
        (&["search", "--exact", "it's", "zzz"], 1),
        (&["list", "-t", "d'suoza"], 2),
        (&["compare", "d'souza"], 1),
        (&["list", "-t", "zz"], 2),
        (&["search", "--exact", "--", "-fair", "zzz"], 1),
    ] {
        let error = over(&*data, line).fails(code, "");
        assert!(error.contains("tip: ") || line.contains(&"zz"), "{error}");
    }
    let _ = cities(["--data", "", "list"]).fails(2, "");
}
