//! Text in the forms that other modules need: folded for comparison, escaped for a terminal, quoted
//! in a message or a command line.

use std::borrow::Borrow;

use unicode_normalization::UnicodeNormalization;

/// Folds a name for comparison: lower case, accents and special letters to ASCII, `&` as `and`, and
/// apostrophes, hyphens, `~`, `/` and spaces all as one space.
///
/// ```
/// assert_eq!(learning_cities::text::fold("Derry~Londonderry"), "derry londonderry");
/// assert_eq!(learning_cities::text::fold("  BÉAL Feirste "), "beal feirste");
/// assert_eq!(learning_cities::text::fold("Łódź"), "lodz");
/// ```
pub fn fold(text: &str) -> String {
    let letters = fold_letters(text).replace('&', " and ");
    let is_joint = |c: char| c.is_whitespace() || "'’‘ʼ`-‐‑‒–—~/".contains(c);
    let words = letters.split(is_joint).filter(|word| !word.is_empty());
    join(words, " ")
}

/// Folds one word: lower case, accents and special letters to ASCII, `&` as `and`.
pub fn fold_word(word: &str) -> String {
    fold_letters(if word == "&" { "and" } else { word })
}

fn fold_letters(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfd().filter(|c| !is_accent(*c));
    // By way of upper case, so that ß and ss, ς and σ come out alike.
    let lower = letters.flat_map(char::to_lowercase);
    let upper = lower.flat_map(char::to_uppercase);
    for c in upper.flat_map(char::to_lowercase) {
        match c {
            // Latin letters that Unicode does not decompose.
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'þ' => folded.push_str("th"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            c => folded.push(c),
        }
    }
    folded
}

/// Whether `c` is a combining diacritical mark (Unicode block U+0300 to U+036F).
pub fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a text has no letter and no digit.
pub fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// `text` with some of its characters written as Rust escapes them, such as `\t` or `\u{1b}`.
pub fn escape(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut done = 0;
    for (start, found) in text.match_indices(is_escaped) {
        escaped += &text[done..start];
        escaped.extend(found.escape_default());
        done = start + found.len();
    }
    escaped + &text[done..]
}

/// Whether a terminal may obey `c` instead of showing it: C0, C1, line separators, and the marks
/// that set the direction of writing.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text of at most about `longest` characters: of a longer one the beginning and the end.
pub fn shorten(text: &str, longest: usize) -> String {
    if text.chars().nth(longest).is_none() {
        return text.to_owned();
    }
    let half = longest / 2;
    let (tail, _) = text.char_indices().nth_back(half - 1).unwrap_or_default();
    format!("{text:.half$} … {}", &text[tail..])
}

/// The most that a message repeats of a text, in characters.
const LONGEST_QUOTE: usize = 60;

/// `text` as a message repeats it: short, on one line, and without control characters.
pub fn shown(text: &str) -> String {
    escape(&shorten(text, LONGEST_QUOTE), is_control)
}

/// `text` as a message repeats it, in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("'{}'", shown(text))
}

/// Texts with a separator between them.
pub fn join(texts: impl IntoIterator<Item: Borrow<str>>, separator: &str) -> String {
    texts.into_iter().collect::<Vec<_>>().join(separator)
}

/// The most items that a message lists.
pub const LONGEST_LIST: usize = 10;

/// Items separated by commas, with `joint`, such as `and`, before the last unless it is empty.
pub fn list(items: impl IntoIterator<Item = String>, joint: &str) -> String {
    let items: Vec<String> = items.into_iter().collect();
    let more = items.len().saturating_sub(LONGEST_LIST);
    match &*items {
        _ if more > 0 => format!("{} and {more} more", items[..LONGEST_LIST].join(", ")),
        [others @ .., last] if !others.is_empty() && !joint.is_empty() => {
            format!("{} {joint} {last}", others.join(", "))
        }
        items => items.join(", "),
    }
}

/// `text` as one argument of a shell command.
pub fn shell_argument(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,:/=".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else if text.contains('\'') && !text.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
