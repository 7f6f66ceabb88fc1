//! From a JSON value to the text of a cell.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::style::{DIM, MATCHED, THEME};
use super::{Column, Terminal};
use crate::search::Match;

/// Names by ids.
type Names<'a> = HashMap<&'a str, &'a str>;

/// A value in CSV and TSV: lists are joined by `; `, themes are ids.
pub fn flat(field: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if !number.is_f64() => number.to_string(),
        // A float without a fraction has one in JSON only.
        Value::Number(number) => number.as_f64().unwrap_or_default().to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => items(field, value, &Names::new()).join("; "),
    }
}

/// A value as people read it: names instead of ids, and styles where there is colour.
pub fn readable(column: &Column, value: &Value, names: &Names, terminal: &Terminal) -> String {
    match (&*column.field, value) {
        ("match" | "matches", Value::Array(_)) => match_lines(value, terminal).join("\n"),
        ("themes", _) | (_, Value::Array(_)) => {
            terminal.paint(column.style, &items(&column.field, value, names).join(", "))
        }
        (field, Value::Object(_)) => terminal.clean(&items(field, value, names).join("\n")),
        ("theme", Value::String(id)) => {
            terminal.paint(column.style, names.get(&**id).unwrap_or(&&**id))
        }
        ("score", Value::Number(score)) => format!("{:.3}", score.as_f64().unwrap_or_default()),
        (_, Value::Bool(true)) => terminal.paint(THEME, "●"),
        (_, Value::Bool(false)) => terminal.paint(DIM, "·"),
        (field, value) => terminal.paint(column.style, &flat(field, value)),
    }
}

/// The items of a list or of an object, as text.
fn items(field: &str, value: &Value, names: &Names) -> Vec<String> {
    let has_ids = matches!(field, "themes" | "shared" | "cities" | "evidence");
    let name = |id: &str| names.get(id).filter(|_| has_ids).unwrap_or(&id).to_string();
    let item = |item: &Value| name(&flat(field, item));
    let entry = |(key, value): (&String, &Value)| format!("{}: {}", name(key), flat(key, value));
    match (field, value) {
        ("match" | "matches", _) => match_lines(value, &Terminal::FILE),
        (_, Value::Array(array)) => array.iter().map(item).collect(),
        ("themes", Value::Object(themes)) => themes.keys().map(|id| name(id)).collect(),
        (_, Value::Object(object)) => object.iter().map(entry).collect(),
        _ => Vec::new(),
    }
}

/// A line for each match of a hit; those in one passage share one.
fn match_lines(value: &Value, terminal: &Terminal) -> Vec<String> {
    let mut matches = Vec::<Match>::deserialize(value).unwrap_or_default();
    matches.dedup_by(|new, old| {
        let same = new.field == old.field && new.snippet == old.snippet && new.theme == old.theme;
        if same {
            old.ranges.append(&mut new.ranges);
        }
        same
    });
    let lines = matches.iter().map(|found| match_line(found, terminal));
    lines.collect()
}

/// The field of a match, its theme if it is by one, and the passage.
fn match_line(found: &Match, terminal: &Terminal) -> String {
    let mut line = terminal.paint(DIM, &format!("{}:", found.field)) + " ";
    if let Some(theme) = &found.theme {
        line += &(terminal.paint(THEME, &format!("{theme}:")) + " ");
    }
    let mut rest = found.snippet.chars();
    let mut at = 0;
    // In order of their places. They may overlap.
    for [start, end] in BTreeSet::from_iter(&found.ranges) {
        let before: String = rest.by_ref().take(start.saturating_sub(at)).collect();
        at = at.max(*start);
        let matched: String = rest.by_ref().take(end.saturating_sub(at)).collect();
        at = at.max(*end);
        line += &(terminal.clean(&before) + &terminal.paint(MATCHED, &matched));
    }
    line + &terminal.clean(rest.as_str())
}
