//! The street that data walks: no floor of `src/` knows one above it, and no two files each other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, from the top. `parallel` is ground: every floor may stand on it.
const STREET: [&str; 10] = [
    "main", "commands", "cli", "error", "output", "search", "lookup", "dataset", "text", "parallel",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src/` but the crate's root: its modules as a path, and its code without comments.
fn files() -> Vec<(Vec<String>, String)> {
    let mut files = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let modules = path.strip_prefix(source()).unwrap().with_extension("");
            let mut modules: Vec<String> = modules
                .iter()
                .map(|part| part.to_str().unwrap().to_owned())
                .collect();
            modules.retain(|part| part != "mod");
            let code = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            files.push((modules, code.join("\n")));
        }
    }
    files.retain(|(modules, _)| modules != &["lib"]);
    files
}

/// The words behind each `prefix` in a code, with those of a group in braces each by itself.
fn paths_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut paths = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|c: char| is_word(c) || c == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        let group = rest
            .strip_prefix('{')
            .and_then(|rest| rest.split('}').next());
        let names = group.unwrap_or(rest.split(|c| !is_word(c)).next().unwrap());
        for name in names.split(',') {
            let name = name.trim().split(|c| !is_word(c)).next().unwrap();
            if !name.is_empty() {
                paths.insert(name.to_owned());
            }
        }
    }
    paths
}

fn floor(name: &str) -> usize {
    let floor = STREET.iter().position(|floor| *floor == name);
    floor.unwrap_or_else(|| panic!("{name} is no floor of the street"))
}

/// The arrows of a file that run up the street.
fn upward(modules: &[String], code: &str) -> Vec<String> {
    let own = floor(&modules[0]);
    let mut others = paths_after(code, "crate::");
    others.extend(paths_after(code, "learning_cities::"));
    others
        .into_iter()
        .filter(|other| floor(other) < own)
        .collect()
}

/// The files of the same floor that a file imports, as module paths.
fn neighbours(
    modules: &[String],
    code: &str,
    all: &BTreeSet<Vec<String>>,
) -> BTreeSet<Vec<String>> {
    // What is only handed on is not used.
    let code: Vec<&str> = code
        .split(';')
        .filter(|statement| !statement.trim_start().starts_with("pub"))
        .collect();
    let code = code.join(";");
    let parent = modules[..modules.len() - 1].to_vec();
    let beside = |folder: &[String], name: &String| [folder, std::slice::from_ref(name)].concat();
    let mut found = BTreeSet::new();
    for name in paths_after(&code, "super::") {
        let file = beside(&parent, &name);
        found.insert(if all.contains(&file) {
            file
        } else {
            parent.clone()
        });
    }
    for child in all.iter().filter(|file| file[..file.len() - 1] == *modules) {
        if code.contains(&format!("{}::", child[child.len() - 1])) {
            found.insert(child.clone());
        }
    }
    found.remove(modules);
    found
}

#[test]
fn no_floor_knows_one_above_it() {
    for (modules, code) in files() {
        let upward = upward(&modules, &code);
        assert!(upward.is_empty(), "{modules:?} imports from {upward:?}");
    }
}

#[test]
fn no_two_files_import_each_other() {
    let files = files();
    let all: BTreeSet<Vec<String>> = files.iter().map(|(modules, _)| modules.clone()).collect();
    let arrows: BTreeSet<(Vec<String>, Vec<String>)> = files
        .iter()
        .flat_map(|(modules, code)| {
            let others = neighbours(modules, code, &all).into_iter();
            others.map(|other| (modules.clone(), other))
        })
        .collect();
    assert!(arrows.len() > 20, "{arrows:?}");
    for (from, to) in &arrows {
        let back = (to.clone(), from.clone());
        assert!(!arrows.contains(&back), "{from:?} and {to:?}");
    }
}

#[test]
fn an_arrow_up_the_street_is_seen() {
    let modules = ["search".to_owned(), "bm25".to_owned()];
    let seen = |code: &str| upward(&modules, code);
    assert_eq!(seen("use crate::output::sheet::Value;"), ["output"]);
    assert_eq!(seen("use crate::{dataset::City, error::Error};"), ["error"]);
    assert_eq!(seen("let x = crate::commands::run;"), ["commands"]);
    assert!(seen("use crate::text::fold;\nuse std::fmt;").is_empty());
}

#[test]
fn no_file_is_long() {
    for (modules, _) in files() {
        let path = source().join(modules.iter().collect::<PathBuf>());
        let file = [path.with_extension("rs"), path.join("mod.rs")];
        let file = file.iter().find(|file| file.is_file()).unwrap();
        let lines = fs::read_to_string(file).unwrap().lines().count();
        assert!(lines <= 350, "{} has {lines} lines", file.display());
    }
}
