//! Text as it may be shown: without control characters, and short.
//!
//! Knows which characters a terminal obeys. Does not know whether there is one.

use std::borrow::Cow;

/// `text` with the characters that `is` picks written as Rust escapes them.
pub fn escape(text: &str, is: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a terminal may obey `c` rather than show it: C0, C1, line separators, and the marks that
/// set the direction of writing.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` as a terminal may show it: control characters escaped as `\u{1b}` is. Line breaks stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    let is_escaped = |c| c != '\n' && is_control(c);
    if text.contains("\r\n") {
        return Cow::Owned(escape(&text.replace("\r\n", "\n"), is_escaped).into_owned());
    }
    escape(text, is_escaped)
}

/// The beginning and the end of a text that is longer than `longest` characters, so that what
/// repeats it stays short.
pub fn shorten(text: &str, longest: usize) -> Cow<'_, str> {
    if text.chars().nth(longest).is_none() {
        return Cow::Borrowed(text);
    }
    let half = longest / 2;
    let head = text
        .char_indices()
        .nth(half)
        .map_or(text.len(), |(end, _)| end);
    let tail = text
        .char_indices()
        .nth_back(half)
        .map_or(0, |(start, _)| start);
    Cow::Owned(format!("{} … {}", &text[..head], &text[tail..]))
}
