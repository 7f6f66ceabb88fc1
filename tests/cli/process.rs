//! What a process meets: closed pipes, full disks, terminals and the variables about them.

use std::fs::OpenOptions;
use std::io::Read;
use std::process::{Command, Stdio};

use crate::definitions::{commands, large, lines};
use crate::harness::{Run, cities, command, on_terminal, process};

#[test]
fn a_closed_pipe_ends_every_command_quietly_in_every_format() {
    let (_folder, file) = large();
    for line in lines() {
        for read in [0, 1 << 16] {
            let mut process = process(&line);
            let child = process.env("CITIES_DATA", &file);
            let mut child = child.stdout(Stdio::piped()).spawn().unwrap();
            let stdout = child.stdout.take().unwrap();
            std::io::copy(&mut stdout.take(read), &mut std::io::sink()).unwrap();
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{line:?}, {read}: {output:?}");
            assert!(output.stderr.is_empty(), "{line:?}, {read}: {output:?}");
        }
    }
}

#[test]
fn a_closed_pipe_changes_no_error_in_any_format() {
    let definition = commands()
        .into_iter()
        .find(|command| command.name == "search");
    for format in definition.unwrap().formats {
        let line = ["search", "zzz", "--format", &format];
        let mut child = process(&line).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        let open = process(&line).output().unwrap();
        assert_eq!(output.stderr, open.stderr, "{format}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_of_every_command_in_every_format() {
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    for line in lines() {
        let output = process(&line).stdout(full()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line:?}: {stderr}");
        let error = "error: cannot write the output: ";
        assert!(stderr.starts_with(error), "{line:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
    let mut nothing = process(&["search", "zzz", "-f", "json"]);
    let output = nothing.stdout(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_told_costs_no_answer() {
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    let program = command([""; 0]).get_program().to_owned();
    let told = [
        "show glasgwo",
        "search kids",
        "list -t technology",
        "compare glasgwo",
    ];
    let told = told.map(|line| line.split(' ').map(str::to_owned).collect());
    for line in lines().into_iter().chain(told) {
        let heard = process(&line).output().unwrap();
        let unheard = process(&line).stderr(full()).output().unwrap();
        let mut closed = Command::new("sh");
        closed
            .args(["-c", "exec \"$0\" \"$@\" 2>&- <&-"])
            .arg(&program)
            .args(&line);
        let closed = closed.env_remove("CITIES_DATA").output().unwrap();
        for output in [unheard, closed] {
            assert_eq!(output.status, heard.status, "{line:?}");
            assert!(output.stdout == heard.stdout, "{line:?}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.json");
    let export = process(&["export", "glasgwo", "-o", file.to_str().unwrap()])
        .stderr(full())
        .status();
    assert!(export.unwrap().success() && file.is_file());
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
    for line in lines() {
        if ["help", "--help", "--version"].contains(&&*line[0])
            || line.iter().any(|argument| argument == "table")
        {
            continue;
        }
        let wide = Run::of(command(&line).env("COLUMNS", "300")).succeeds();
        let narrow = Run::of(command(&line).env("COLUMNS", "20")).succeeds();
        assert_eq!(wide, narrow, "{line:?}");
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

/// The most memory and time that a fault may take is what a person would wait for; here only that
/// it is an answer or an error, and short.
fn over(data: &str, arguments: &[&str]) -> Run {
    Run::over(data, command(["--data", "-"]).args(arguments))
}

#[test]
fn a_query_of_100_kilobytes_gets_a_short_error() {
    for long in [
        "x".repeat(100_000),
        "lifelong ".repeat(11_000),
        "\u{1b}[31m".repeat(20_000),
    ] {
        for arguments in [
            ["show", &long],
            ["search", &long],
            ["list", &long],
            ["export", &long],
        ] {
            let run = cities(arguments);
            // Of a phrase that no city has, the words are searched for.
            let is_found = arguments[0] == "search" && long.starts_with("lifelong");
            assert_eq!(run.code == 0, is_found, "{}", run.code);
            assert!(run.stderr.chars().count() < 3_000, "{}", run.stderr.len());
            assert!(!run.stderr.contains('\u{1b}'));
        }
        let error = cities(["list", "--theme", &long]).fails(2, "");
        assert!(error.chars().count() < 3_000);
        let error = cities(["list", "--fields", &long]).fails(2, "");
        assert!(error.chars().count() < 3_000);
    }
}

#[test]
fn a_name_of_5_megabytes_is_a_name() {
    let long = "Llanfair".repeat(650_000);
    let data = format!(
        r#"{{"cities": [{{"name": "{long}", "description": "Far."}}, {{"name": "Ayr", "description": "Near."}}]}}"#
    );
    assert_eq!(over(&data, &["show", "ayr"]).succeeds(), "Ayr\n\nNear.\n");
    assert!(over(&data, &["list"]).succeeds().len() > long.len());
    assert!(
        over(&data, &["show", "llanf", "-f", "json"])
            .succeeds()
            .len()
            > long.len()
    );
    let _ = over(&data, &["list", "-f", "table"]).succeeds();
    let error = over(&data, &["show", "arr"]).fails(1, "");
    assert!(error.ends_with(": cities --data - show ayr\n"), "{error}");
    let twice = data.replace("Ayr", &long);
    let error = over(&twice, &["list"]).fails(2, "");
    assert!(
        error.contains("two cities have the id") && error.len() < 2_000,
        "{}",
        error.len()
    );
}

#[test]
fn a_description_of_100_megabytes_is_searched() {
    let long = "art and learning ".repeat(6_200_000);
    let data = format!(r#"{{"cities": [{{"name": "Ayr", "description": "{long}the end."}}]}}"#);
    let found = over(&data, &["search", "end"]).succeeds();
    assert!(
        found.len() < 500 && found.contains("the end."),
        "{}",
        found.len()
    );
    let found = over(&data, &["search", "missing"]).fails(1, "");
    assert!(found.len() < 500);
    let bad = data.replace("the end.\"", "the end.\", \"nmae\": 1");
    let error = over(&bad, &["list"]).fails(2, "");
    assert!(
        error.contains("unknown key `nmae`") && error.len() < 2_000,
        "{}",
        error.len()
    );
    let bad = data.replace("\"name\": \"Ayr\"", "\"name\": 5");
    assert!(over(&bad, &["list"]).fails(2, "").len() < 2_000);
    let bad = format!(r#"{{"cities": "{long}"}}"#);
    assert!(over(&bad, &["list"]).fails(2, "").len() < 2_000);
}

#[test]
#[cfg(unix)]
fn a_closed_stdin_or_stdout_is_no_panic() {
    let program = command([""; 0]).get_program().to_owned();
    let shell = |line: &str| {
        Command::new("sh")
            .arg("-c")
            .arg(line)
            .env("CITIES", &program)
            .output()
    };
    let output = shell("\"$CITIES\" list >&-").unwrap();
    assert!(
        output
            .status
            .code()
            .is_some_and(|code| code == 0 || code == 2),
        "{output:?}"
    );
    let output = shell("\"$CITIES\" --data - list <&-").unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("error: "), "{stderr}");
}

#[test]
fn no_screen_is_too_narrow() {
    for width in 1..24 {
        for arguments in [
            &["list"][..],
            &["show", "glasgow"],
            &["search", "art"],
            &["themes"],
            &["themes", "--matrix"],
            &["about"],
        ] {
            let shown = on_terminal(arguments, width, true);
            assert!(!shown.is_empty());
        }
        let help = Run::of(command(["search", "--help"]).env("COLUMNS", width.to_string()));
        let _ = help.succeeds();
    }
}

/// What a shell line shows on a terminal of its own, where script(1) of util-linux is at hand.
#[cfg(target_os = "linux")]
fn on_a_terminal(line: &str, variables: &[(&str, &str)]) -> Option<String> {
    let version = Command::new("script").arg("--version").output().ok()?;
    let is_known = String::from_utf8_lossy(&version.stdout).contains("util-linux");
    let mut script = Command::new("script");
    script
        .args(["-qec", line, "/dev/null"])
        .env("CITIES", command([""; 0]).get_program())
        .stdin(Stdio::null());
    for variable in [
        "CITIES_DATA",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "NO_COLOR",
        "COLUMNS",
        "LINES",
    ] {
        script.env_remove(variable);
    }
    script
        .env("TERM", "xterm-256color")
        .envs(variables.to_vec());
    is_known.then(|| String::from_utf8(script.output().unwrap().stdout).unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn a_real_terminal_has_colour_unless_it_is_told_otherwise_and_each_stream_for_itself() {
    const LIST: &str = "\"$CITIES\" list";
    const NOTE: &str = "\"$CITIES\" show glasgwo";
    const ERROR: &str = "\"$CITIES\" show leeds";
    for (line, variables, colored) in [
        (LIST, &[][..], true),
        (LIST, &[("NO_COLOR", "")], true),
        (LIST, &[("NO_COLOR", "1")], false),
        (LIST, &[("TERM", "dumb")], false),
        (LIST, &[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true),
        ("env -u TERM \"$CITIES\" list", &[], false),
        ("\"$CITIES\" list --color never", &[], false),
        ("\"$CITIES\" list | cat", &[], false),
        ("\"$CITIES\" show glasgwo 2>&1 >/dev/null | cat", &[], false),
        (&format!("{NOTE} >/dev/null"), &[], true),
        (&format!("{NOTE} 2>/dev/null"), &[], true),
        (&format!("{ERROR} | cat"), &[], true),
        (ERROR, &[("NO_COLOR", "1")], false),
    ] {
        let Some(shown) = on_a_terminal(line, variables) else {
            return;
        };
        assert!(!shown.is_empty(), "{line}");
        assert_eq!(
            shown.contains('\u{1b}'),
            colored,
            "{line}, {variables:?}: {shown}"
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_real_terminal_is_as_wide_as_it_says_or_as_columns_says_where_it_does_not() {
    let rule = |size: &str, columns: &str| {
        // A shell may set the variable by itself after each command.
        let list = format!("COLUMNS={columns} \"$CITIES\" list --color never");
        let shown = on_a_terminal(&format!("{size}; {list}"), &[])?;
        let rule = shown.lines().find(|line| line.starts_with('─'));
        Some(rule.unwrap_or_default().chars().count())
    };
    for width in [70, 80, 100, 1000] {
        for columns in ["90", "x"] {
            let Some(told) = rule(&format!("stty cols {width} rows 40"), columns) else {
                return;
            };
            let expected = on_terminal(&["list"], width, false);
            assert_eq!(
                Some(told),
                expected.lines().nth(1).map(|rule| rule.chars().count())
            );
        }
        let other = rule("stty cols 0 rows 0", &width.to_string());
        let expected = on_terminal(&["list"], width, false);
        assert_eq!(
            other,
            expected.lines().nth(1).map(|rule| rule.chars().count())
        );
    }
    // What has more columns than a screen can have says nothing.
    for size in ["stty cols 1001", "stty cols 0"] {
        for columns in ["0", "1001", "-1", ""] {
            let usual = on_terminal(&["list"], 80, false);
            let told = rule(size, columns);
            assert_eq!(told, usual.lines().nth(1).map(|rule| rule.chars().count()));
        }
    }
}
