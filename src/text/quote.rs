//! Text as a message repeats it: on one line, without control characters, and short.
//!
//! Knows how to quote and to list. Does not know what a message says.

use super::escape::{escape, is_control, shorten};

/// The most that a message repeats of what was typed or read, in characters.
const LONGEST_QUOTE: usize = 240;

/// `text` as an error shows it: on one line, without control characters, and short.
pub fn shown(text: &str) -> String {
    let short = shorten(text, LONGEST_QUOTE);
    escape(&short, is_control).into_owned()
}

/// `text` as typed, shortened, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("'{}'", shown(text))
}

/// The most that a message lists, in bytes.
const LONGEST_LIST: usize = 400;

/// Items in a row, with commas and before the last one, `and` or whatever joins them; of many the
/// first, and how many more there are. They must be fit to be shown.
pub fn listed(items: impl ExactSizeIterator<Item = String>, and: &str) -> String {
    let count = items.len();
    let mut list = String::new();
    for (index, item) in items.enumerate() {
        if list.len() > LONGEST_LIST {
            return format!("{list} and {} more", count - index);
        }
        match index {
            0 => {}
            _ if index + 1 == count && !and.is_empty() => list.extend([" ", and, " "]),
            _ => list += ", ",
        }
        list += &item;
    }
    list
}

/// `text` as one argument to a shell.
pub fn argument(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,:/=".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", shown(text).replace('\'', r"'\''"))
    }
}
