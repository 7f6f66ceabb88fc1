//! That what the README shows is what `cities` prints.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::harness::{Run, command, on_terminal_with_notes, piped};

/// The README's lines, with the output under each `$ …` of a `console` block replaced by what the
/// command prints.
fn written_anew(readme: &str) -> String {
    let mut anew = String::new();
    let mut in_console = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
        }
        if !in_console || line.starts_with("```") {
            writeln!(anew, "{line}").unwrap();
        } else if let Some(example) = line.strip_prefix("$ ") {
            writeln!(anew, "{line}").unwrap();
            anew.push_str(&output(example).unwrap_or_else(|| shown_under(readme, line)));
        }
    }
    anew
}

/// What the README shows under a line.
fn shown_under(readme: &str, line: &str) -> String {
    let after = readme.split_once(&format!("{line}\n")).unwrap().1.lines();
    let shown = after.take_while(|line| !line.starts_with("```") && !line.starts_with("$ "));
    shown.map(|line| line.to_owned() + "\n").collect()
}

/// What a line prints: on a terminal where it is `cities` alone, else what the shell makes of it.
/// `None` where a program that it needs is not there.
fn output(line: &str) -> Option<String> {
    if line.contains("jq ")
        && std::process::Command::new("jq")
            .arg("--version")
            .output()
            .is_err()
    {
        return None;
    }
    if line.starts_with("cities ") && !line.contains(['|', '>', '<', ';']) {
        let words = shell(&format!("set -- {line}; printf '%s\\n' \"$@\"")).stdout;
        return Some(on_terminal_with_notes(
            &words.lines().skip(1).collect::<Vec<_>>(),
        ));
    }
    let run = shell(line);
    Some(run.stderr + &run.stdout)
}

fn shell(line: &str) -> Run {
    let program = command([""; 0]);
    let folder = Path::new(program.get_program()).parent().unwrap();
    let path = [folder.to_str().unwrap(), &std::env::var("PATH").unwrap()].join(":");
    let mut shell = assert_cmd::Command::new("sh");
    shell
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env_remove("CITIES_DATA");
    Run::of(shell.args(["-c", line]))
}

/// `REWRITE=1 cargo test` writes the README anew; otherwise it must be as it would be written.
#[test]
#[cfg(unix)]
fn every_example_prints_what_it_shows() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&file).unwrap();
    assert!(readme.matches("\n$ cities").count() >= 10);
    let anew = written_anew(&readme);
    if std::env::var_os("REWRITE").is_some() {
        fs::write(&file, anew).unwrap();
    } else {
        for (line, (is, should_be)) in readme.lines().zip(anew.lines()).enumerate() {
            assert_eq!(is, should_be, "README.md, line {}", line + 1);
        }
        assert_eq!(readme.lines().count(), anew.lines().count());
    }
}

#[test]
fn help_of_a_command_is_what_its_own_option_shows() {
    for command in [
        "list", "show", "search", "themes", "compare", "map", "export",
    ] {
        let help = piped(&["help", command]).succeeds();
        assert!(help.contains("Usage: "), "{help}");
        assert_eq!(help, piped(&[command, "--help"]).succeeds());
    }
}
