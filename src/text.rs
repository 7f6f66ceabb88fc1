//! Text as it is compared: folding, words and where they stand.
//!
//! Knows when two strings of characters are the same name. Does not know what a city, a name or a
//! search is.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// Folds a name for comparison: lower case, accents off, `&` as `and`, and apostrophes, hyphens,
/// `~`, `/` and spaces all as one space.
///
/// ```
/// assert_eq!(learning_cities::text::fold("Derry~Londonderry"), "derry londonderry");
/// assert_eq!(learning_cities::text::fold("  BÉAL Feirste "), "beal feirste");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], into a string that holds nothing else afterwards.
pub fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    let mut is_apart = false;
    fold_chars(text, |c| {
        if !c.is_ascii_alphanumeric() && (c == '&' || is_joint(c)) {
            is_apart = true;
            if c != '&' {
                return;
            }
        }
        if is_apart && !folded.is_empty() {
            folded.push(' ');
        }
        is_apart = c == '&';
        if is_apart {
            folded.push_str("and");
        } else {
            folded.push(c);
        }
    });
}

/// Whether nothing of a text is left when it is folded.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    // Nearly every text begins with a letter, and that is cheap to see.
    !text.starts_with(char::is_alphanumeric) && fold(text).is_empty()
}

/// Hands over the characters of `text` in lower case and without accents.
fn fold_chars(text: &str, mut emit: impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii() {
            emit(c.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(c, |part| {
            if !is_accent(part) {
                // By way of upper case, so that ß and ss, ς and σ come out alike.
                part.to_lowercase()
                    .flat_map(char::to_uppercase)
                    .flat_map(char::to_lowercase)
                    .for_each(&mut emit);
            }
        });
    }
}

/// Whether `c` is a combining diacritical mark (Unicode block U+0300 to U+036F).
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `c` joins the parts of a name as a space does.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || "'’‘ʼ`-‐‑‒–—~/".contains(c)
}

/// The beginning and the end of a text that is longer than `longest` characters, so that what
/// repeats it stays short.
#[must_use]
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

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Where it begins in the text it was found in, in bytes.
    pub start: usize,
}

impl Word<'_> {
    /// The bytes of the text that the word covers.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The words of a text in order: the longest runs of letters and digits, with their accents and
/// a possessive `'s`.
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text; see [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let start = run(self.text, self.at, false);
        let word = word_at(self.text, start);
        self.at = word.range().end;
        (!word.text.is_empty()).then_some(word)
    }
}

/// The word that begins at a byte of `text`.
pub(crate) fn word_at(text: &str, start: usize) -> Word<'_> {
    let end = run(text, start, true);
    let end = end + possessive(&text[end..]);
    Word {
        text: &text[start..end],
        start,
    }
}

/// Whether the character at a byte of `text` begins a word.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let before_apostrophe = before.strip_suffix(['\'', '’']).unwrap_or_default();
    after.starts_with(is_word_char)
        && !before.ends_with(is_word_char)
        // The s of a possessive begins no word.
        && !(before_apostrophe.ends_with(is_word_char)
            && possessive(&text[before_apostrophe.len()..]) > 0)
}

/// Where the run of characters from `at` on ends that belong to a word, or that do not.
fn run(text: &str, mut at: usize, in_word: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != in_word {
                break;
            }
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            if is_word_char(c) != in_word {
                break;
            }
            at += c.len_utf8();
        }
    }
    at
}

/// The length of a possessive `'s` that `text` begins with, in bytes.
fn possessive(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['\'', '’']) else {
        return 0;
    };
    match rest.strip_prefix(['s', 'S']) {
        Some(after) if !after.starts_with(is_word_char) => text.len() - after.len(),
        _ => 0,
    }
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_accent(c)
    }
}

/// Folds one word: lower case, accents off, a straight apostrophe.
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_chars(word, |c| folded.push(if c == '’' { '\'' } else { c }));
    folded
}
