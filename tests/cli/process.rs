//! What a process meets: closed pipes, full disks, terminals and the variables about them.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use crate::harness::{Run, cities, command};

/// A line of arguments for every command.
const COMMANDS: &[&[&str]] = &[
    &["list"],
    &["list", "-f", "json"],
    &["show", "glasgow"],
    &["search", "learning"],
    &["search", "--theme", "health", "-f", "table"],
    &["themes"],
    &["themes", "--matrix", "-f", "table"],
    &["about"],
    &["export"],
    &["--help"],
    &["--version"],
];

/// The command as the standard library runs it, for streams that `assert_cmd` does not offer.
fn process(arguments: &[&str]) -> Command {
    let mut process = Command::new(command([""; 0]).get_program());
    process
        .args(arguments)
        .env_remove("CITIES_DATA")
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    process
}

#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    for arguments in COMMANDS {
        let mut child = process(arguments).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_of_every_command() {
    for arguments in COMMANDS {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = process(arguments).stdout(full).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {stderr}");
        assert!(
            stderr.starts_with("error: cannot write the output: "),
            "{stderr}"
        );
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_error_that_nobody_hears_has_its_exit_code() {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = process(&["show", "leeds"]).stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn the_output_of_a_pipe_does_not_depend_on_its_width() {
    for arguments in COMMANDS
        .iter()
        .filter(|arguments| !arguments.contains(&"table"))
    {
        if arguments[0].starts_with("--") {
            continue;
        }
        let wide = Run::of(command(*arguments).env("COLUMNS", "300")).succeeds();
        let narrow = Run::of(command(*arguments).env("COLUMNS", "20")).succeeds();
        assert_eq!(wide, narrow, "{arguments:?}");
    }
}

#[test]
fn colour_is_as_told_or_as_the_environment_has_it() {
    let is_colored = |when: &[&str], variables: &[(&str, &str)]| {
        let mut command = command(["search", "festival", "-f", "table"]);
        let run = Run::of(
            command
                .args(when)
                .env_remove("NO_COLOR")
                .envs(variables.to_vec()),
        );
        run.succeeds().contains('\u{1b}')
    };
    assert!(!is_colored(&[], &[]));
    assert!(is_colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(is_colored(&["--color=always"], &[("TERM", "dumb")]));
    assert!(is_colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(is_colored(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]
    ));
    assert!(!is_colored(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!is_colored(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!is_colored(
        &["--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn help_and_errors_are_coloured_as_told() {
    let help = Run::of(&mut command(["--color", "always", "--help"])).succeeds();
    assert!(help.contains('\u{1b}'));
    assert!(!cities(["--help"]).succeeds().contains('\u{1b}'));
    for arguments in [
        ["--color=always", "show", "leeds"],
        ["--color=always", "list", "--bad"],
    ] {
        let run = cities(arguments);
        assert!(run.stderr.contains("\u{1b}[1m\u{1b}[31merror:"), "{run:?}");
    }
}

#[test]
fn a_usage_error_is_clap_s_and_exits_2() {
    for arguments in [
        &["lits"][..],
        &["list", "--format", "tabel"],
        &["show"],
        &["list", "x"],
    ] {
        let run = cities(arguments);
        run.fails(2, "");
    }
    let error = cities(["list", "--format", "tabel"]).fails(2, "");
    assert!(
        error.contains("tip: a similar value exists: 'table'"),
        "{error}"
    );
}
