//! What there is to type, as the program's own help defines it: a new command or format is in
//! every law without being listed.

use std::fs;
use std::path::PathBuf;

use learning_cities::dataset::EMBEDDED;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::piped;

/// A subcommand.
pub struct Definition {
    pub name: String,
    /// The formats that it writes; none where it writes but one thing.
    pub formats: Vec<String>,
    /// The arguments of its examples, without what a shell does with them.
    pub examples: Vec<Vec<String>>,
}

/// Every subcommand.
pub fn commands() -> Vec<Definition> {
    let help = piped(&["--help"]).succeeds();
    let commands = help.split_once("Commands:\n").unwrap().1;
    let names = commands.lines().take_while(|line| !line.is_empty());
    let names = names.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .map(|line| definition(line.split_whitespace().next().unwrap()))
        .collect()
}

fn definition(name: &str) -> Definition {
    let help = piped(&[name, "--help"]).succeeds();
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let formats = words.split_once("--format <FORMAT>").map(|(_, rest)| {
        let rest = rest.split_once("[possible values: ").unwrap().1;
        rest.split_once(']').unwrap().0
    });
    let formats = formats.map(|values| values.split(", ").map(str::to_owned).collect());
    let examples = help.split_once("Examples:\n").map_or("", |(_, rest)| rest);
    Definition {
        name: name.to_owned(),
        formats: formats.unwrap_or_default(),
        examples: examples.lines().map(arguments).collect(),
    }
}

/// The arguments of an example, up to what a shell is told.
fn arguments(example: &str) -> Vec<String> {
    let line = example.split(['>', '|', '&', ';']).next().unwrap();
    let mut arguments = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 {
            arguments.push(part.to_owned());
        } else {
            arguments.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    arguments.remove(0);
    for option in ["--output", "-o"] {
        if let Some(at) = arguments.iter().position(|argument| argument == option) {
            arguments.drain(at..at + 2);
        }
    }
    arguments
}

/// A command line for every command, and one for every format that it writes.
pub fn lines() -> Vec<Vec<String>> {
    let mut lines = vec![vec!["--help".to_owned()], vec!["--version".to_owned()]];
    for command in commands() {
        lines.extend(command.examples.iter().cloned());
        let plain = command.examples.iter().find(|line| {
            let mut options = line.iter();
            !options.any(|option| ["-f", "--format", "--json"].contains(&&**option))
        });
        let plain = plain.expect("an example that leaves the format open");
        lines.extend(command.formats.iter().map(|format| {
            let format = ["--format".to_owned(), format.clone()];
            [plain.as_slice(), &format].concat()
        }));
    }
    lines
}

/// A dataset that holds the embedded one, and so much that every format of it fills a pipe.
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
