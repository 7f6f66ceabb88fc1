//! `cities completions` and `cities man`.

use crate::definitions::commands;
use crate::harness::{Run, cities, command, dataset};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

#[test]
fn every_script_knows_what_the_command_line_knows() {
    let dataset = dataset();
    for shell in SHELLS {
        let script = cities(["completions", shell]).succeeds();
        for command in commands() {
            assert!(script.contains(&command.name), "{shell}: {}", command.name);
        }
        // The generators for PowerShell and Elvish complete options and no values.
        if ["powershell", "elvish"].contains(&shell) {
            continue;
        }
        let cities = dataset.cities.iter().map(|city| &*city.id);
        let themes = dataset.themes.iter().map(|theme| &*theme.id);
        let others = [
            "northern-ireland",
            "latitude",
            "matches",
            "geojson",
            "markdown",
        ];
        for value in cities.chain(themes).chain(others) {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
    let error = cities(["completions", "bsh"]).fails(2, "");
    assert!(
        error.contains("tip: a similar value exists: 'bash'"),
        "{error}"
    );
}

#[test]
#[cfg(unix)]
fn bash_completes_what_was_begun() {
    if std::process::Command::new("bash")
        .arg("--version")
        .output()
        .is_err()
    {
        return;
    }
    let script = cities(["completions", "bash"]).succeeds();
    for (line, completed) in [
        ("show wol", "wolverhampton"),
        ("sho", "show"),
        ("export derr", "derry-city-and-strabane"),
        ("list --theme inno", "innovation"),
        ("search --nation wa", "wales"),
        ("list --fields reg", "region"),
        ("export --format geo", "geojson"),
    ] {
        let words: Vec<&str> = std::iter::once("cities").chain(line.split(' ')).collect();
        let [.., previous, current] = &*words else {
            unreachable!()
        };
        let complete = format!(
            "{script}\nCOMP_WORDS=({}); COMP_CWORD={}; _cities cities {current} {previous}\n\
             printf '%s ' \"${{COMPREPLY[@]}}\"",
            words.join(" "),
            words.len() - 1,
        );
        let mut bash = assert_cmd::Command::new("bash");
        assert_eq!(
            Run::of(bash.args(["-c", &complete])).succeeds().trim(),
            completed
        );
    }
}

#[test]
fn no_script_holds_what_a_shell_would_run() {
    let names = ["$(touch x)", "`touch x`", "a'b\"c", "x; touch y", "plain"];
    let records =
        names.map(|name| serde_json::json!({"name": name, "description": "d", "nation": name}));
    let data = serde_json::json!({"cities": records}).to_string();
    for shell in SHELLS {
        let mut command = command(["--data", "-", "completions", shell]);
        let script = Run::of(command.write_stdin(&*data)).succeeds();
        for unsafe_part in ["$(touch", "`touch", "; touch", "a'b"] {
            assert!(!script.contains(unsafe_part), "{shell}: {unsafe_part}");
        }
    }
}

#[test]
fn every_command_has_a_page_and_help_with_examples_that_work() {
    for command in commands() {
        let name = &*command.name;
        let page = cities(["man", name]).succeeds();
        assert!(page.contains(&format!(".TH cities-{name} 1")), "{page}");
        assert!(page.contains(".SH EXAMPLES\n"), "{page}");
        assert!((2..=3).contains(&command.examples.len()), "{name}");
        for example in &command.examples {
            let _ = cities(example).succeeds();
        }
        let help = cities([name, "--help"]).succeeds();
        let short = cities([name, "-h"]).succeeds();
        assert!(!short.contains("Examples:") && short.lines().count() < help.lines().count());
    }
    assert!(cities(["man"]).succeeds().contains(".TH cities 1"));
}

#[test]
fn what_asks_no_dataset_opens_none() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.json");
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{}").unwrap();
    for file in [&missing, &broken] {
        let set = |arguments: &[&str]| Run::of(command(arguments).env("CITIES_DATA", file));
        let typed = |arguments: &[&str]| Run::of(command(arguments).arg("--data").arg(file));
        for arguments in [
            &["schema"][..],
            &["man"],
            &["man", "search"],
            &["--help"],
            &["list", "--help"],
            &["--version"],
        ] {
            let answer = cities(arguments).succeeds();
            assert_eq!(set(arguments).succeeds(), answer, "{arguments:?}");
            assert_eq!(typed(arguments).succeeds(), answer, "{arguments:?}");
        }
        let completions = &["completions", "bash"];
        assert_eq!(set(completions).succeeds(), cities(completions).succeeds());
        let _ = typed(completions).fails(2, "");
        let _ = set(&["list"]).fails(2, "");
    }
}
