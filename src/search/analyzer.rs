//! How text becomes searchable words, the same way for datasets and for queries, and the patterns
//! that match them.

use std::{borrow::Cow, iter, ops::Range, sync::LazyLock};

use frostem::{Algorithm, Stemmer};

use crate::text::{fold_word, is_accent};

/// A word and where it stands in its text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word as written, without a possessive `'s`.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
    /// Where the next word is looked for: behind the possessive.
    next: usize,
}

impl<'t> Word<'t> {
    /// The first word of a text from a byte on.
    fn first(text: &'t str, from: usize) -> Option<Self> {
        let begins_word = |c| is_word_char(c) || is_whole_word(c);
        let start = from + text[from..].find(begins_word)?;
        let rest = &text[start..];
        let whole = rest.strip_prefix(is_whole_word);
        let after = whole.unwrap_or_else(|| rest.trim_start_matches(is_word_char));
        let end = text.len() - after.len();
        Some(Self {
            text: &text[start..end],
            start,
            next: end + possessive(after),
        })
    }

    /// Where it ends.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text: runs of letters and digits, single ideographs, and `&`, which is read as
/// `and`.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    iter::successors(Word::first(text, 0), |word| Word::first(text, word.next))
}

/// The words of a text that may begin with a letter once they are folded; all words if it is `None`.
/// Most bytes are skipped by looking at the byte alone, which is much faster than to split the whole
/// text into words.
pub fn words_with(text: &str, letter: Option<u8>) -> impl Iterator<Item = Word<'_>> {
    let may_begin = move |byte: u8| {
        letter.is_none_or(|letter| byte.eq_ignore_ascii_case(&letter) || byte == b'&')
            || !byte.is_ascii()
    };
    let mut at = 0;
    iter::from_fn(move || {
        while !may_begin(*text.as_bytes().get(at)?) || is_inside(text, at) {
            at += 1;
        }
        let word = Word::first(text, at)?;
        at = word.next;
        Some(word)
    })
}

/// Whether a byte is in the middle of a word or of a character.
fn is_inside(text: &str, at: usize) -> bool {
    // `None`: the byte is not the first of its character.
    text.split_at_checked(at).is_none_or(|(before, after)| {
        before.ends_with(is_word_char) && !after.starts_with(is_whole_word)
    })
}

/// The length of a possessive `'s` that a text begins with, in bytes.
fn possessive(text: &str) -> usize {
    let mut marks = ["'s", "'S", "’s", "’S"].into_iter();
    let ends_word = |rest: &str| !rest.starts_with(is_word_char);
    let mark = marks.find(|mark| text.strip_prefix(*mark).is_some_and(ends_word));
    mark.map_or(0, str::len)
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
pub fn stems(text: &str) -> impl Iterator<Item = String> {
    words(text).map(|word| stem(&fold_word(word.text)))
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

/// Whether two words may have the same stem, a cheap test before both are stemmed. Their first
/// letters are compared: three if both words have five bytes or more, else two. `y` counts as `i`,
/// which stems have for it; no more letters are compared because `using` has the stem of `use`.
pub fn may_share_stem(a: &str, b: &str) -> bool {
    let letter = |byte: u8| match byte.to_ascii_lowercase() {
        b'y' => b'i',
        byte => byte,
    };
    let letters = if a.len().min(b.len()) < 5 { 2 } else { 3 };
    for (a, b) in a.bytes().zip(b.bytes()).take(letters) {
        // Other characters may be folded to fewer letters or more.
        if !a.is_ascii_alphanumeric() || !b.is_ascii_alphanumeric() {
            return true;
        }
        if letter(a) != letter(b) {
            return false;
        }
    }
    true
}

/// Roots of endings in British spelling, each with the American one.
const SPELLINGS: &str = "\
    amme am, bre ber, cence cense, fence fense, is iz, logue log, our or, tre ter, ys yz";

/// What may follow the root of an ending.
const TAILS: &str = "\
    able al ation ations e ed er ers es ful hood hoods ing ite ites less ly s";

/// A folded word in American spelling. Two letters at least stay as they are, so that `four` is
/// not `for`.
fn american(word: &str) -> Cow<'_, str> {
    for pair in SPELLINGS.split(", ") {
        let (british, american) = pair.split_once(' ').unwrap_or_default();
        for at in 2..word.len() {
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
    lines.flat_map(str::split_ascii_whitespace).collect()
}

/// Whether a folded word is a stop word.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// What a word of a text is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPattern {
    /// The word of the query, synonym or label to compare with, folded.
    pub typed: String,
    /// Its stem, if words with the same one match too.
    pub stem: Option<String>,
    /// Whether every word that begins with it matches.
    pub is_prefix: bool,
}

impl WordPattern {
    fn matches(&self, word: &str) -> bool {
        // Cheap, and right for every kind of pattern: all that match begin alike.
        if !may_share_stem(&self.typed, word) {
            return false;
        }
        let word = fold_word(word);
        if self.is_prefix {
            return word.starts_with(&self.typed);
        }
        word == self.typed || self.stem.as_ref().is_some_and(|own| stem(&word) == *own)
    }
}

/// A word, or a phrase: words that follow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern(pub Vec<WordPattern>);

impl Pattern {
    /// Where the pattern stands in a text, in bytes. Matches do not overlap.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let typed = self.0.first().map_or("", |first| &first.typed);
        // A single letter may be that of a possessive.
        let letter = typed.bytes().next().filter(|_| typed.len() > 1);
        for first in words_with(text, letter) {
            let is_free = ranges.last().is_none_or(|last| last.end <= first.start);
            let end = self.match_end(first, text).filter(|_| is_free);
            ranges.extend(end.map(|end| first.start..end));
        }
        ranges
    }

    /// Where a match ends that begins with a word of a text.
    fn match_end(&self, first: Word, text: &str) -> Option<usize> {
        let (pattern, patterns) = self.0.split_first()?;
        // `Some(word).filter(test)?` is the word, or ends the function if the test fails.
        let mut last = Some(first).filter(|first| pattern.matches(first.text))?;
        for pattern in patterns {
            let following = Word::first(text, last.next);
            last = following.filter(|next| pattern.matches(next.text))?;
        }
        Some(last.end())
    }
}
