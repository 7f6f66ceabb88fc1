//! What a person sees: every screen, page, error and help, at two widths and partly in colour.

use std::fmt::Write as _;

use crate::definitions::{arguments, commands};
use crate::harness::with_errors;

/// Command lines that show something different each, a paragraph for each command.
const LINES: &str = include_str!("lines.txt");

/// The arguments of every command line, by the command.
fn groups() -> Vec<(&'static str, Vec<Vec<&'static str>>)> {
    let mut groups = Vec::new();
    for group in LINES.split("\n\n") {
        let mut lines: Vec<Vec<&str>> = group.lines().map(arguments).collect();
        let name = lines[0].first().map_or("cities", |name| name);
        if name != "cities" {
            lines.push(vec!["help", name]);
        }
        groups.push((name, lines));
    }
    groups
}

/// The arguments of every command line.
pub fn lines() -> Vec<Vec<&'static str>> {
    groups().into_iter().flat_map(|(_, lines)| lines).collect()
}

/// What a terminal shows of some command lines, with the exit code of those that fail.
fn screens(lines: &[Vec<&str>], width: usize, color: bool) -> String {
    let mut screens = String::new();
    for line in lines {
        let run = with_errors(line, width, color);
        let typed = line.join(" ");
        writeln!(screens, "$ cities {typed}\n{}{}", run.stderr, run.stdout).unwrap();
        if run.code != 0 {
            writeln!(screens, "[exit code {}]\n", run.code).unwrap();
        }
    }
    screens.replace('\u{1b}', "␛")
}

#[test]
fn screens_are_as_they_were_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let groups = groups();
    for command in commands() {
        assert!(groups.iter().any(|(name, _)| *name == command.name));
    }
    for (name, lines) in groups {
        for width in [80, 40] {
            insta::assert_snapshot!(format!("{name}.{width}"), screens(&lines, width, false));
        }
        if ["list", "show", "search", "themes", "compare"].contains(&name) {
            insta::assert_snapshot!(format!("{name}.colour"), screens(&lines[..3], 80, true));
        }
    }
}
