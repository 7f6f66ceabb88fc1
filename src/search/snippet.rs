//! The part of a text that shows a match.

use std::ops::Range;

/// How much of a long sentence is shown on each side of a matched word, in bytes.
const CONTEXT: usize = 160;

/// What ends a sentence.
const ENDS: [&str; 4] = [". ", "! ", "? ", "\n"];

/// A part of a text: a sentence, or part of a long one, cut between words.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    text: &'t str,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
    /// What stands for the rest of the sentence before it.
    before: &'static str,
    /// The passage as it is shown.
    pub(super) snippet: String,
}

impl<'t> Passage<'t> {
    /// The passage around a matched word.
    pub(super) fn around(text: &'t str, word: &Range<usize>) -> Self {
        let first = text.ceil_char_boundary(word.start.saturating_sub(CONTEXT));
        let last = text.floor_char_boundary(word.end + CONTEXT);
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
        let range = first + start..word.end + end;
        let shown = text[range.clone()].trim_end();
        Self {
            text,
            before,
            snippet: format!("{before}{shown}{after}"),
            range,
        }
    }

    /// Where a matched word begins and ends in the snippet, in characters.
    pub(super) fn chars(&self, word: &Range<usize>) -> [usize; 2] {
        let before = self.before.chars().count();
        let start = before + self.text[self.range.start..word.start].chars().count();
        let end = word.end.min(self.range.end);
        [start, start + self.text[word.start..end].chars().count()]
    }
}
