//! Words and where they stand in a text.
//!
//! Knows where a word begins and ends. Does not know which words are alike.

use std::ops::Range;

use super::fold::is_accent;

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
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The words of a text in order: the longest runs of letters and digits, with their accents and
/// a possessive `'s`.
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
pub(super) fn word_at(text: &str, start: usize) -> Word<'_> {
    let end = run(text, start, true);
    let end = end + possessive(&text[end..]);
    Word {
        text: &text[start..end],
        start,
    }
}

/// Whether the character at a byte of `text` begins a word.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
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
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // General punctuation, which texts are full of: to look it up would take long.
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric() || is_accent(c),
    }
}
