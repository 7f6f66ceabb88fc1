//! What a person reads in a cell of a table, in colour where there is any.
//!
//! Knows how each kind of value is shown. Does not know how cells are laid out.

use anstyle::Style;

use super::sheet::{Explained, Value, cell, explained, items};
use super::style::{ASIDE, MATCHED, NAME, THEME};
use super::target::Target;

/// What stands in a cell of which nothing is known.
const NOTHING: &str = "–";

/// The longest bar, in columns.
const LONGEST_BAR: u64 = 20;

/// What stands in a cell of a column that is shown in `style`; `most` is the longest of its bars.
/// An item of a list of passages stands on a line of its own.
pub(super) fn shown(value: &Value, style: Style, most: u64, target: &Target) -> String {
    let text = match value {
        Value::Bar(count) => target.paint(THEME, &bar(*count, most)).into_owned(),
        Value::Theme(theme) => words(THEME | style.get_effects(), theme, target),
        Value::Map(map) => {
            let label = if style == Style::new() { ASIDE } else { style };
            let lines = map.iter().map(|(key, value)| {
                let key = words(label, &format!("{key}:"), target);
                format!("{key} {}", cell(value))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Value::Matches(matches) => {
            let passages = explained(matches);
            let lines = passages.iter().map(|found| match_line(found, target));
            lines.collect::<Vec<_>>().join("\n")
        }
        Value::List(_) | Value::Themes(_) => words(style, &items(value).join(", "), target),
        value => words(style, &items(value).join("\n"), target),
    };
    if text.is_empty() {
        target.paint(ASIDE, NOTHING).into_owned()
    } else {
        text
    }
}

/// A count and a bar as long, or as long for its share of the most.
fn bar(count: u64, most: u64) -> String {
    let digits = most.to_string().len();
    let length = if most > LONGEST_BAR {
        (u128::from(count) * u128::from(LONGEST_BAR)).div_ceil(most.into())
    } else {
        count.into()
    };
    let bar = "█".repeat(usize::try_from(length).unwrap_or(0));
    format!("{count:>digits$} {bar}").trim_end().to_owned()
}

/// Where a match stands, its passage, and the evidence for a theme that it names.
fn match_line(found: &Explained, target: &Target) -> String {
    let mut line = format!("{} ", target.paint(ASIDE, &format!("{}:", found.field)));
    if let Some(theme) = found.theme {
        line += &words(THEME, &format!("{theme}:"), target);
        line.push(' ');
    }
    let style = match found.field {
        "name" => NAME,
        "themes" if found.theme.is_none() => THEME,
        _ => Style::new(),
    };
    line += &passage(found, style, target);
    if let Some(evidence) = found.evidence {
        line += &words(THEME, ":", target);
        line.push(' ');
        line += evidence;
    }
    line
}

/// A passage in a style, with what matched in it in its own.
fn passage(found: &Explained, style: Style, target: &Target) -> String {
    let characters: Vec<char> = found.text.chars().collect();
    let part = |from: usize, to: usize| -> String { characters[from..to].iter().collect() };
    let mut line = String::new();
    let mut at = 0;
    for range in &found.ranges {
        let start = range.start.max(at);
        let end = range.end.max(start);
        line += &words(style, &part(at, start), target);
        line += &words(MATCHED, &part(start, end), target);
        at = end;
    }
    line + &words(style, &part(at, characters.len()), target)
}

/// `text` in a style word by word, so that the style never runs over the end of a line.
pub(super) fn words(style: Style, text: &str, target: &Target) -> String {
    if !target.color || style == Style::new() {
        return text.to_owned();
    }
    let line = |line: &str| {
        let words = line.split(' ').map(|word| target.paint(style, word));
        words.collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
