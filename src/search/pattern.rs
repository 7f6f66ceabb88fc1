//! Words and phrases as they are looked for in a text.

use std::ops::Range;

use super::analyzer::{Word, may_share_stem, stem, words_with};
use crate::text::fold_word;

/// What a word of a text is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordPattern {
    /// A word, folded.
    pub typed: String,
    /// Its stem, if words with the same one match too.
    pub stem: Option<String>,
    /// Whether all words match that begin with it.
    pub is_prefix: bool,
}

impl WordPattern {
    fn matches(&self, word: &str) -> bool {
        if !may_share_stem(&self.typed, word) {
            return false;
        }
        let word = fold_word(word);
        match &self.stem {
            _ if self.is_prefix => word.starts_with(&self.typed),
            Some(own) => word == self.typed || stem(&word) == *own,
            None => word == self.typed,
        }
    }
}

/// A word, or a phrase: words that follow each other in one sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    words: Vec<WordPattern>,
    /// For each byte, whether a match may begin with it.
    first_bytes: Vec<bool>,
}

impl Pattern {
    /// The pattern of some words.
    pub fn new(words: Vec<WordPattern>) -> Self {
        let typed = words.first().map_or("", |first| &first.typed);
        // A single letter may be that of a possessive: then no byte is passed over.
        let letter = typed.bytes().next().filter(|_| typed.len() > 1);
        let may_begin = |byte: u8| {
            letter.is_none_or(|letter| byte.eq_ignore_ascii_case(&letter) || byte == b'&')
                || !byte.is_ascii()
        };
        Self {
            first_bytes: (0..=u8::MAX).map(may_begin).collect(),
            words,
        }
    }

    /// Where the pattern stands in a text, in bytes.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        for first in words_with(text, &self.first_bytes) {
            let end = self.match_end(first, text);
            ranges.extend(end.map(|end| first.start..end));
        }
        ranges
    }

    /// Where a match ends that begins with a word of a text.
    fn match_end(&self, first: Word, text: &str) -> Option<usize> {
        let (pattern, patterns) = self.words.split_first()?;
        let mut last = Some(first).filter(|first| pattern.matches(first.text))?;
        for pattern in patterns {
            let following = last.following(text);
            let next = following.filter(|next| pattern.matches(next.text))?;
            last = Some(next).filter(|next| !ends_sentence(&text[last.end()..next.start]))?;
        }
        Some(last.end())
    }
}

/// Whether a sentence ends in the text between two words.
fn ends_sentence(between: &str) -> bool {
    between.contains('\n') || between.contains(['.', '!', '?']) && between.contains(' ')
}
