//! Where in a text a match may begin: what makes a search quick, and nothing else.
//!
//! Knows the first letters that a match must have, and passes over all else. Whether a word
//! matches it does not know.

use super::word::{Word, starts_word, word_at};

/// Finds the words of a text that begin with a head.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    head: String,
    /// Which bytes may begin the head in a text: either case, and all that are not ASCII.
    first: [bool; 256],
}

impl Scan {
    /// A scan for words that begin with `head`, a folded text, in either case.
    pub(super) fn new(head: &str) -> Self {
        let mut first = [false; 256];
        first[128..].fill(true);
        if let Some(byte) = head.bytes().next() {
            first[usize::from(byte.to_ascii_lowercase())] = true;
            first[usize::from(byte.to_ascii_uppercase())] = true;
        }
        Self {
            head: head.to_owned(),
            first,
        }
    }

    /// Where the next word begins, from the byte `at` on, that is admitted.
    ///
    /// Nearly every byte of a text is passed over for its value or the letter before it.
    pub(super) fn next(&self, text: &str, mut at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        loop {
            let ahead = bytes.get(at..)?;
            at += ahead
                .iter()
                .position(|byte| self.first[usize::from(*byte)])?;
            let inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes[at].is_ascii();
            if !inside
                && text.is_char_boundary(at)
                && self.admits(&text[at..])
                && starts_word(text, at)
            {
                return Some(at);
            }
            at += 1;
        }
    }

    /// The words of `text` that are admitted, in order.
    pub(super) fn words<'t>(&self, text: &'t str) -> impl Iterator<Item = Word<'t>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let word = word_at(text, self.next(text, at)?);
            at = word.range().end;
            Some(word)
        })
    }

    /// Whether what begins like `text` may match; certain where the beginning is ASCII.
    pub(super) fn admits(&self, text: &str) -> bool {
        let head = self.head.as_bytes();
        let beginning = &text.as_bytes()[..head.len().min(text.len())];
        !beginning.is_ascii() || beginning.eq_ignore_ascii_case(head)
    }
}
