//! That the README, with its pictures, shows what `cities` prints. `REWRITE=1 cargo test` writes it
//! anew.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anstyle_svg::{Term, WIN10_CONSOLE};

use crate::definitions::{Definition, commands};
use crate::harness::{Run, on_terminal, path, piped, with_errors};

#[track_caller]
fn is_as_written(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if env::var_os("REWRITE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    let mut lines = written.lines().zip(text.lines());
    let differing = lines.find(|(is, should_be)| is != should_be);
    assert!(written == text, "{file}: {differing:?}");
}

/// What a command line prints: on a terminal if it is `cities` alone, else in a shell.
fn output(line: &str) -> String {
    let shell = |line: &str| {
        let mut shell = assert_cmd::Command::new("sh");
        shell.env("PATH", path()).env("NO_COLOR", "1");
        Run::of(shell.args(["-c", line]).env_remove("CITIES_DATA"))
    };
    let mut run = shell(line);
    if line.starts_with("cities ") && !line.contains(['|', '>', '<', ';']) {
        let words = shell(&format!("set -- {line}; printf '%s\\n' \"$@\"")).succeeds();
        let words: Vec<&str> = words.lines().skip(1).collect();
        run = with_errors(&words, 80, false);
    }
    run.stderr + &run.stdout
}

#[test]
#[cfg(unix)]
fn every_example_prints_what_the_readme_shows() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(file).unwrap();
    let has_jq = Command::new("jq").arg("--version").output().is_ok();
    if !has_jq && readme.contains("jq ") {
        return;
    }
    let (mut anew, mut examples, mut is_console) = (String::new(), 0, false);
    for line in readme.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if is_console && !line.starts_with("$ ") {
            continue;
        }
        writeln!(anew, "{line}").unwrap();
        if let Some(line) = line.strip_prefix("$ ").filter(|_| is_console) {
            anew += &output(line);
            examples += 1;
        }
    }
    assert!(examples >= 10, "{examples}");
    is_as_written("README.md", &anew);
}

#[test]
fn every_picture_shows_what_the_program_draws() {
    let map = piped(&["map", "--format", "svg"]).succeeds();
    is_as_written("tests/screens/uk.svg", &map);
    for (name, line) in [
        ("list", "list"),
        ("show", "show wakefield"),
        ("search", "search health poverty --any"),
        ("matrix", "themes --matrix"),
        ("map", "map"),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let shown = on_terminal(&arguments, 80, true);
        let screen = format!("\u{1b}[32m$\u{1b}[0m cities {line}\n{shown}");
        let svg = Term::new().palette(WIN10_CONSOLE).render_svg(&screen);
        // Some renderers ignore the opacity of a part of a text, but none that of its colour.
        let svg = svg.replace("{ opacity:", "{ fill-opacity:");
        let svg = svg.replace("fill-opacity: 0.4", "fill-opacity: 0.6");
        is_as_written(&format!("tests/screens/{name}.svg"), &svg);
    }
}

#[test]
fn help_of_a_command_is_what_its_own_option_shows() {
    for Definition { name, .. } in commands() {
        let help = piped(&["help", &name]).succeeds();
        assert!(name == "help" || help == piped(&[&name, "--help"]).succeeds());
    }
}

#[test]
fn only_long_help_has_the_sections_of_manual_pages() {
    for (line, is_long) in [
        ("--help", true),
        ("search --help", true),
        ("help search", true),
        ("search -h", false),
        ("help search -h", false),
        ("--version", false),
        ("--version --help", false),
    ] {
        let line: Vec<&str> = line.split(' ').collect();
        let run = piped(&line);
        assert_eq!(run.stdout.contains("Exit status:\n"), is_long, "{run:?}");
    }
}
