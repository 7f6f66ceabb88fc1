//! The part of a text that shows a match.

use std::ops::Range;

/// How much of a long sentence is shown on each side of a matched word, in bytes.
const CONTEXT: usize = 160;

/// What ends a sentence.
const ENDS: [&str; 4] = [". ", "! ", "? ", "\n"];

/// A part of a text: a sentence, or part of a long one, cut between words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// What stands for the rest of the sentence before it.
    before: &'static str,
    /// What stands for the rest of the sentence after it.
    after: &'static str,
}

impl Passage {
    /// The passage around a matched word.
    pub(super) fn around(text: &str, word: &Range<usize>) -> Self {
        let first = text.ceil_char_boundary(word.start.saturating_sub(CONTEXT));
        let last = text.floor_char_boundary((word.end + CONTEXT).min(text.len()));
        let (head, tail) = (&text[first..word.start], &text[word.end..last]);
        let starts = ENDS.map(|end| Some(head.rfind(end)? + end.len()));
        let ends = ENDS.map(|end| Some(tail.find(end)? + 1));
        let (start, before) = match starts.into_iter().flatten().max() {
            None if first > 0 => (head.find(' ').map_or(head.len(), |space| space + 1), "…"),
            start => (start.unwrap_or(0), ""),
        };
        let (end, after) = match ends.into_iter().flatten().min() {
            None if last < text.len() => (tail.rfind(' ').unwrap_or(0), "…"),
            end => (end.unwrap_or(tail.len()), ""),
        };
        Self {
            range: first + start..word.end + end,
            before,
            after,
        }
    }

    /// The text of the passage.
    pub(super) fn text(&self, text: &str) -> String {
        let shown = text[self.range.clone()].trim_end();
        format!("{}{shown}{}", self.before, self.after)
    }

    /// Where a matched word stands in the text of the passage, in characters.
    pub(super) fn chars(&self, text: &str, word: &Range<usize>) -> Range<usize> {
        let end = word.end.min(self.range.end);
        let start =
            self.before.chars().count() + text[self.range.start..word.start].chars().count();
        start..start + text[word.start..end].chars().count()
    }
}
