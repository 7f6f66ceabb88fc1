//! Words and phrases as they are looked for in a text.

use std::ops::Range;

use super::analyzer::{Word, Words, may_share_stem, stem, words};
use crate::text::fold_word;

/// What a word of a text is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordPattern {
    /// A folded word.
    Exact(String),
    /// The stem of a word, and the word.
    Stem(String, String),
    /// The folded beginning of a word.
    Prefix(String),
}

impl WordPattern {
    fn typed(&self) -> &str {
        let (Self::Exact(typed) | Self::Stem(_, typed) | Self::Prefix(typed)) = self;
        typed
    }

    fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(typed) => may_share_stem(typed, word) && fold_word(word) == *typed,
            Self::Stem(own, typed) => may_share_stem(typed, word) && stem(&fold_word(word)) == *own,
            Self::Prefix(typed) => fold_word(word).starts_with(typed),
        }
    }
}

/// A word, or a phrase: words that follow each other in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    words: Vec<WordPattern>,
    /// The bytes that a match may begin with.
    first_bytes: [bool; 256],
}

impl Pattern {
    /// The pattern of some words.
    pub fn new(words: Vec<WordPattern>) -> Self {
        let first = words.first().map_or("", WordPattern::typed);
        // A single letter may be that of a possessive: then no byte is passed over.
        let mut first_bytes = [first.len() < 2; 256];
        first_bytes[usize::from(b'&')] = true;
        first_bytes[128..].fill(true);
        for byte in first.bytes().take(1) {
            first_bytes[usize::from(byte)] = true;
            first_bytes[usize::from(byte.to_ascii_uppercase())] = true;
        }
        Self { words, first_bytes }
    }

    /// Where the pattern stands in a text, in bytes.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut words = words(text);
        while let Some(first) = words.next_with(&self.first_bytes) {
            let end = self.match_end(first, words.clone(), text);
            ranges.extend(end.map(|end| first.start..end));
        }
        ranges
    }

    /// Where a match ends that begins with a word of a text, given the words after it.
    fn match_end(&self, first: Word, mut others: Words, text: &str) -> Option<usize> {
        let (pattern, patterns) = self.words.split_first()?;
        let mut last = Some(first).filter(|first| pattern.matches(first.text))?;
        for pattern in patterns {
            let next = others.next().filter(|next| pattern.matches(next.text))?;
            last = Some(next).filter(|next| !ends_sentence(&text[last.end()..next.start]))?;
        }
        Some(last.end())
    }
}

/// Whether a sentence ends in the text between two words.
fn ends_sentence(between: &str) -> bool {
    between.contains('\n') || between.contains(['.', '!', '?']) && between.contains(' ')
}
