//! How text becomes searchable words: the same way for datasets and for queries.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::text::{fold_word, is_accent};

/// A word and where it begins in its text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as written, without a possessive `'s`.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
}

impl Word<'_> {
    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text: runs of letters and digits, single ideographs, and `&`, which is read as
/// `and`.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text; see [`words`].
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    /// The next word that may begin with one of some bytes: nearly every byte of a text is passed
    /// over for its value.
    pub fn next_with(&mut self, first_bytes: &[bool; 256]) -> Option<Word<'t>> {
        loop {
            let mut rest = self.text.as_bytes()[self.at..].iter();
            let at = self.at + rest.position(|byte| first_bytes[usize::from(*byte)])?;
            let begins = |(before, after): (&str, &str)| {
                !before.ends_with(is_word_char) || after.starts_with(is_whole_word)
            };
            if self.text.split_at_checked(at).is_some_and(begins) {
                self.at = at;
                return self.next();
            }
            self.at = at + 1;
        }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let start = skip(self.text, self.at, |c| {
            !is_word_char(c) && !is_whole_word(c)
        });
        let first = self.text[start..].chars().next()?;
        let end = skip(self.text, start, is_word_char).max(start + first.len_utf8());
        self.at = end + possessive(&self.text[end..]);
        let text = &self.text[start..end];
        Some(Word { text, start })
    }
}

/// The end of the characters that begin at a byte and are of a kind.
fn skip(text: &str, at: usize, is_kind: impl Fn(char) -> bool) -> usize {
    text[at..]
        .find(|c| !is_kind(c))
        .map_or(text.len(), |length| at + length)
}

/// The length of a possessive `'s` that a text begins with, in bytes.
fn possessive(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['\'', '’']) else {
        return 0;
    };
    let after = rest
        .strip_prefix(['s', 'S'])
        .filter(|after| !after.starts_with(is_word_char));
    after.map_or(0, |after| text.len() - after.len())
}

/// Whether a character is part of a word with others.
fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || !c.is_ascii() && (c.is_alphanumeric() || is_accent(c)) && !is_whole_word(c)
}

/// Whether a character is a word by itself: `&`, and Han ideographs and kana, which are written
/// without spaces.
fn is_whole_word(c: char) -> bool {
    matches!(c, '&' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' |
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The stems of the words of a text.
pub fn stems(text: &str) -> Vec<String> {
    words(text)
        .map(|word| stem(&fold_word(word.text)))
        .collect()
}

/// The Snowball English (Porter2) stem of a folded word, in American spelling.
///
/// Stop words share their stems with each other only: `wellness` is not the `well` of `as well as`.
pub fn stem(word: &str) -> String {
    if !word.is_ascii() || STEM_EXCEPTIONS.binary_search(&word).is_ok() {
        return word.to_owned();
    }
    let stemmer = Stemmer::new(Algorithm::English);
    let mut stem = stemmer.stem(&american(word)).into_owned();
    if is_stop_word(word) {
        stem.push('\'');
    }
    stem
}

/// Whether two words may have the same stem: false only where their first two letters tell that
/// they do not (of long words the first three), which is much cheaper than to stem them. A stem may
/// have an `i` for a `y`, and `using` has that of `use`.
pub fn may_share_stem(a: &str, b: &str) -> bool {
    let letter = |byte: u8| match byte.to_ascii_lowercase() {
        b'y' => b'i',
        byte => byte,
    };
    let letters = if a.len().min(b.len()) < 5 { 2 } else { 3 };
    let pairs = a.bytes().zip(b.bytes()).take(letters);
    // Other characters may be folded to fewer letters or more.
    let mut plain =
        pairs.take_while(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric());
    plain.all(|(a, b)| letter(a) == letter(b))
}

/// Roots of endings in British spelling and in American.
const SPELLINGS: &[(&str, &str)] = &[
    ("amme", "am"),
    ("bre", "ber"),
    ("cence", "cense"),
    ("fence", "fense"),
    ("is", "iz"),
    ("logue", "log"),
    ("our", "or"),
    ("tre", "ter"),
    ("ys", "yz"),
];

/// What may follow the root of an ending.
const TAILS: &str = "\
    able al ation ations e ed er ers es ful hood hoods ing ite ites less ly s";

/// A folded word in American spelling. Two letters at least stay as they are, so that `four` is
/// not `for`.
fn american(word: &str) -> Cow<'_, str> {
    for at in 2..word.len() {
        for (british, american) in SPELLINGS {
            if let Some(tail) = word[at..].strip_prefix(british)
                && (tail.is_empty() || TAILS.split(' ').any(|other| other == tail))
            {
                return format!("{}{american}{tail}", &word[..at]).into();
            }
        }
    }
    word.into()
}

/// Words that say nothing of their own.
static STOP_WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| word_list(include_str!("../../data/stop_words.txt")));

/// Words that are their own stems.
static STEM_EXCEPTIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| word_list(include_str!("../../data/stem_exceptions.txt")));

/// The words of a list in alphabetical order.
fn word_list(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

/// Whether a folded word is a stop word.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}
