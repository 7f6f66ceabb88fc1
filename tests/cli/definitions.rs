//! The commands, formats and examples, as the program's own help lists them: a new one is in every
//! law at once.

use std::fs;
use std::path::PathBuf;

use learning_cities::dataset::EMBEDDED;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::piped;

/// A subcommand.
pub struct Definition {
    pub name: String,
    /// The formats that it writes; none if it has no `--format`.
    pub formats: Vec<String>,
    /// The arguments of its examples.
    pub examples: Vec<Vec<String>>,
}

/// Every subcommand.
pub fn commands() -> Vec<Definition> {
    let help = piped(&["--help"]).succeeds();
    let list = between(&help, "Commands:\n", "\n\n").unwrap();
    let names = list.lines().filter(|line| !line.starts_with("   "));
    let names = names.map(|line| line.split_whitespace().next().unwrap());
    names.map(definition).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split(end).next()
}

fn definition(name: &str) -> Definition {
    let help = piped(&["help", name]).succeeds();
    let formats = between(&help, "--format <FORMAT>", "[default").unwrap_or_default();
    let formats = formats.split("\n          - ").skip(1);
    let formats = formats.map(|line| line.split(':').next().unwrap().to_owned());
    let examples = between(&help, "Examples:\n", "\n\n").unwrap_or_default();
    let mut examples: Vec<Vec<String>> = examples.lines().map(owned).collect();
    if examples.is_empty() {
        // With the first of the values of its argument, if it has any.
        let values = between(&help, "Arguments:", "Options:").unwrap_or_default();
        let value = between(values, "[possible values: ", ",").unwrap_or_default();
        examples.push(owned(&format!("cities {name} {value}")));
    }
    Definition {
        name: name.to_owned(),
        formats: formats.collect(),
        examples,
    }
}

/// The arguments of a command line that a person typed, without files to write and whatever follows
/// in a shell.
pub fn arguments(line: &str) -> Vec<&str> {
    let line = line.split(['>', '|', '&', ';']).next().unwrap();
    let mut arguments = crate::search::arguments(line);
    if let Some(at) = arguments.iter().position(|word| *word == "--output") {
        arguments.drain(at..at + 2);
    }
    arguments.split_off(1)
}

fn owned(line: &str) -> Vec<String> {
    let arguments = arguments(line).into_iter();
    arguments.map(str::to_owned).collect()
}

/// Adds more command lines, separated by commas and without the name of the program.
pub fn add(lines: &mut Vec<Vec<String>>, more: &str) {
    let more = more.split(", ");
    lines.extend(more.map(|line| owned(&format!("cities {line}"))));
}

/// A command line for every command, and one for every format that it writes.
pub fn lines() -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    add(&mut lines, "--help, --version");
    for command in commands() {
        for format in &command.formats {
            // No first example has a format.
            let mut line = command.examples[0].clone();
            line.extend(["--format".to_owned(), format.clone()]);
            lines.push(line);
        }
        lines.extend(command.examples);
    }
    lines
}

/// A dataset with the embedded cities and so many others that every format fills a pipe.
pub fn large() -> (TempDir, PathBuf) {
    let mut dataset: Value = serde_json::from_str(EMBEDDED).unwrap();
    let cities = dataset["cities"].as_array_mut().unwrap();
    for number in 0..1_500 {
        cities.push(json!({
            "name": format!("Newtown {number}"), "nation": "Scotland", "latitude": 56.0,
            "longitude": -4.0, "summary": "Festival and industrial revolution",
            "description": "Learning, economy, a festival. ".repeat(20) + "Industrial revolution.",
            "themes": {"health": "Learning", "culture": "a festival"},
        }));
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.json");
    fs::write(&file, dataset.to_string()).unwrap();
    (folder, file)
}
