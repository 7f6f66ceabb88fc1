//! What happens to a process: closed pipes, full disks, environment variables, very long input.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::process::{Command, Stdio};

use crate::definitions::{add, large, lines};
use crate::harness::{Run, cities, command, on_terminal, over, path, process};

#[test]
fn a_closed_pipe_changes_no_exit_code_and_no_message_in_any_format() {
    let (_folder, file) = large();
    let mut lines = lines();
    for format in "auto, table, tsv, csv, json, jsonl, markdown".split(", ") {
        add(&mut lines, &format!("search zzz --format {format}"));
    }
    for line in lines {
        let usual = process(&line).env("CITIES_DATA", &file).output().unwrap();
        for read in [0, 1 << 16] {
            let mut process = process(&line);
            process.env("CITIES_DATA", &file).stdout(Stdio::piped());
            let mut child = process.spawn().unwrap();
            let stdout = child.stdout.take().unwrap();
            std::io::copy(&mut stdout.take(read), &mut std::io::sink()).unwrap();
            let closed = child.wait_with_output().unwrap();
            assert_eq!(closed.status, usual.status, "{line:?}, {read}: {closed:?}");
            assert_eq!(closed.stderr, usual.stderr, "{line:?}, {read}: {closed:?}");
        }
    }
}

#[cfg(target_os = "linux")]
fn full_disk() -> File {
    OpenOptions::new().write(true).open("/dev/full").unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_of_every_command_in_every_format() {
    let mut lines = lines();
    add(&mut lines, "search zzz --json");
    for line in lines {
        let output = process(&line).stdout(full_disk()).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line:?}: {stderr}");
        let error = "error: cannot write the output: ";
        assert!(stderr.starts_with(error), "{line:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

fn shell(line: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).env("PATH", path());
    shell
}

#[test]
#[cfg(target_os = "linux")]
fn a_note_or_error_that_cannot_be_written_changes_nothing_else() {
    let mut lines = lines();
    let more = "show glasgwo, search kids, list -t technology, show leeds, lits";
    add(&mut lines, more);
    for line in lines {
        let usual = process(&line).output().unwrap();
        let full = process(&line).stderr(full_disk()).output().unwrap();
        let mut shell = shell("exec cities \"$@\" 2>&- <&-");
        shell.arg("sh").args(&line).env_remove("CITIES_DATA");
        for output in [full, shell.output().unwrap()] {
            assert_eq!(output.status, usual.status, "{line:?}");
            assert!(output.stdout == usual.stdout, "{line:?}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.json");
    let mut export = process(&["export", "glasgwo", "-o", file.to_str().unwrap()]);
    assert!(export.stderr(full_disk()).status().unwrap().success() && file.is_file());
}

#[test]
#[cfg(unix)]
fn a_closed_stdin_or_stdout_is_no_panic() {
    for line in ["cities list >&-", "cities --data - list <&-"] {
        let output = shell(line).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        let is_error = output.status.code() == Some(2) && stderr.starts_with("error: ");
        let is_quiet = output.status.success() && stderr.is_empty() && line.ends_with(">&-");
        assert!(is_error || is_quiet, "{line}: {stderr}");
    }
}

#[test]
fn the_output_of_a_pipe_does_not_depend_on_its_width() {
    for line in lines() {
        // Help and tables are for people.
        let is_for_people = |word: &String| ["help", "--help", "table"].contains(&&**word);
        if line.iter().any(is_for_people) {
            continue;
        }
        let run = |columns| Run::of(command(&line).env("COLUMNS", columns)).succeeds();
        assert_eq!(run("300"), run("20"), "{line:?}");
    }
}

/// What a shell line shows on a terminal of its own, if script(1) of util-linux is installed.
#[cfg(target_os = "linux")]
pub fn on_real_terminal(line: &str) -> Option<String> {
    let version = Command::new("script").arg("--version").output().ok()?;
    let is_known = String::from_utf8_lossy(&version.stdout).contains("util-linux");
    let mut script = Command::new("script");
    for variable in ["CITIES_DATA", "CLICOLOR_FORCE", "NO_COLOR", "COLUMNS"] {
        script.env_remove(variable);
    }
    script.env("TERM", "xterm-256color").env("PATH", path());
    script
        .args(["-qec", line, "/dev/null"])
        .stdin(Stdio::null());
    is_known.then(|| String::from_utf8(script.output().unwrap().stdout).unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn colour_is_as_the_option_says_or_the_environment_or_the_stream() {
    let colored = "cities list, NO_COLOR= cities list, CLICOLOR_FORCE=1 TERM=dumb cities list, \
        CLICOLOR_FORCE=1 cities list -f table | cat, CLICOLOR_FORCE=1 NO_COLOR= cities -h | cat, \
        NO_COLOR=1 cities list -f table --color always | cat, cities --help, \
        TERM=dumb cities list --color=always, cities show glasgwo >/dev/null, \
        cities show glasgwo 2>/dev/null, cities show leeds | cat, cities list --bad | cat, \
        cities list --bad --colour=always 2>&1 | cat, cities show leeds --color=always 2>&1 | cat";
    let plain = "NO_COLOR=1 cities list, TERM=dumb cities list, env -u TERM cities list, \
        cities list --color never, cities list | cat, cities list -f table | cat, \
        CLICOLOR_FORCE=0 cities list | cat, CLICOLOR_FORCE=1 NO_COLOR=1 cities list, \
        CLICOLOR_FORCE=1 cities list --color never, cities --help | cat, \
        NO_COLOR=1 cities show leeds, cities show glasgwo 2>&1 >/dev/null | cat";
    for (lines, is_colored) in [(colored, true), (plain, false)] {
        for line in lines.split(", ") {
            let Some(shown) = on_real_terminal(line) else {
                return;
            };
            assert!(!shown.is_empty(), "{line}");
            assert_eq!(shown.contains('\u{1b}'), is_colored, "{line}: {shown}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_dumb_terminal_gets_a_list_instead_of_a_map() {
    let shown = ["cities map", "TERM=dumb cities map"].map(on_real_terminal);
    if let [Some(map), Some(list)] = shown {
        let has_braille = |text: &str| text.contains(|c| ('\u{2800}'..='\u{28ff}').contains(&c));
        assert!(has_braille(&map) && !has_braille(&list), "{list}");
        assert!(list.contains("54.59682"), "{list}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_is_as_wide_as_it_says_or_else_as_columns_says() {
    for (size, columns, width) in [
        ("cols 70 rows 40", "90", 70),
        ("cols 1000 rows 40", "x", 1000),
        ("cols 0 rows 0", "100", 100),
        // No terminal is so wide, or so narrow.
        ("cols 1001", "90", 90),
        ("cols 1001", "1001", 80),
        ("cols 0", "0", 80),
        ("cols 0", "-1", 80),
        ("cols 0", "", 80),
    ] {
        let line = format!("stty {size}; COLUMNS={columns} cities list --color never");
        let Some(shown) = on_real_terminal(&line) else {
            return;
        };
        let shown = shown.replace("\r\n", "\n");
        assert_eq!(shown, on_terminal(&["list"], width, false), "{line}");
    }
}

#[test]
fn a_query_of_100_kilobytes_gets_a_short_error() {
    for long in ["x".repeat(100_000), "\u{1b}[31m".repeat(20_000)] {
        let lines = "show, search, list, export, list --theme, list --fields";
        for line in lines.split(", ") {
            let run = cities(line.split(' ').chain([&*long]));
            assert!(run.code == 1 || run.code == 2, "{line}: {}", run.code);
            assert!(run.stderr.chars().count() < 1_000, "{}", run.stderr.len());
            assert!(!run.stderr.contains('\u{1b}'));
        }
    }
    // A phrase that no city has is read as words.
    let run = cities(["search", &"lifelong ".repeat(11_000)]);
    assert!(run.code == 0 && run.stderr.len() < 1_000);
}

#[test]
fn a_name_of_5_megabytes_is_a_name() {
    let long = "Llanfair".repeat(650_000);
    let data = format!(
        r#"{{"cities": [{{"name": "{long}", "description": "Far."}}, {{"name": "Ayr", "description": "Near."}}]}}"#
    );
    assert_eq!(over(&*data, &["show", "ayr"]).succeeds(), "Ayr\nNear.\n");
    for line in ["list", "list -f table", "show llanf --json"] {
        let line: Vec<&str> = line.split(' ').collect();
        assert!(over(&*data, &line).succeeds().len() > long.len());
    }
    let error = over(&*data, &["show", "arr"]).fails(1, "");
    assert!(error.contains("tip: ") && error.len() < 500, "{error}");
    let error = over(data.replace("Ayr", &long), &["list"]).fails(2, "");
    assert!(error.len() < 2_000, "{}", error.len());
}

#[test]
fn a_description_of_100_megabytes_is_searched() {
    let long = "art and learning ".repeat(6_200_000);
    let data = format!(r#"{{"cities": [{{"name": "Ayr", "description": "{long}the end."}}]}}"#);
    let found = over(&*data, &["search", "end"]).succeeds();
    assert!(found.contains("the end.") && found.len() < 500);
    assert!(over(&*data, &["search", "missing"]).fails(1, "").len() < 500);
    for bad in [
        data.replace("the end.\"", "the end.\", \"nmae\": 1"),
        data.replace("\"Ayr\"", "5"),
        format!(r#"{{"cities": "{long}"}}"#),
    ] {
        assert!(over(bad, &["list"]).fails(2, "").len() < 2_000);
    }
}
