//! The part of a text that shows a match, and where in it the matched words stand.
//!
//! Knows sentences and how much of one to show. Does not know what was searched for, nor how a
//! matched word is made to stand out.

use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of text and the words in it that matched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The piece; `…` stands where it was cut from a longer sentence.
    pub text: String,
    /// Where the matched words stand in it, in characters.
    pub ranges: Vec<Range<usize>>,
}

/// The longest passage, in bytes of the text that it is cut from.
const LONGEST_PASSAGE: usize = 200;

/// The most passages of one text, while every term is shown.
const MOST_PASSAGES: usize = 100;

/// How much of a longer sentence to show before the first matched word, in bytes.
const CONTEXT_BEFORE: usize = 80;

/// Where a matched word stands in a text, and which term it matched, by index.
pub(super) type Mark = (Range<usize>, usize);

/// A piece of a text, and the marks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The piece; `…` stands where it was cut from a longer sentence.
    pub(super) text: String,
    /// Where the matched words stand in it, in characters.
    pub(super) marks: Vec<Mark>,
}

/// The passages that show the marks, which are in bytes: each a sentence, or a part of one where it
/// is long. Of a very long text the first are shown, and every term.
pub(super) fn passages(text: &str, mut marks: Vec<Mark>) -> Vec<Passage> {
    marks.sort_by_key(|(range, term)| (range.start, range.end, *term));
    let mut passages: Vec<Passage> = Vec::new();
    let mut shown = BTreeSet::new();
    let mut rest = &*marks;
    while let Some((first, term)) = rest.first() {
        if passages.len() >= MOST_PASSAGES && shown.contains(term) {
            rest = &rest[1..];
            continue;
        }
        let sentence = sentence(text, first.start);
        let window = window(text, &sentence, first);
        let inside = rest.partition_point(|(range, _)| range.start < window.end);
        let (inside, outside) = rest.split_at(inside);
        shown.extend(inside.iter().map(|(_, term)| *term));
        passages.push(cut(text, window, &sentence, inside));
        rest = outside;
    }
    passages
}

/// The passage of a window in a sentence.
fn cut(text: &str, window: Range<usize>, sentence: &Range<usize>, marks: &[Mark]) -> Passage {
    let mut cut = String::new();
    if window.start > sentence.start {
        cut.push('…');
    }
    let shift = cut.chars().count();
    let characters = |byte: usize| {
        let byte = byte.clamp(window.start, window.end);
        shift + text[window.start..byte].chars().count()
    };
    let marks = marks.iter().map(|(range, term)| {
        let range = characters(range.start)..characters(range.end);
        (range, *term)
    });
    let marks = marks.collect();
    cut.push_str(&text[window.clone()]);
    if window.end < sentence.end {
        cut.push('…');
    }
    Passage { text: cut, marks }
}

/// The sentence around a byte of a text, without the space about it; of a sentence longer than a
/// snippet, no more than could be shown.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let first = text.floor_char_boundary(at.saturating_sub(LONGEST_PASSAGE + 1));
    let last = text.ceil_char_boundary((at + LONGEST_PASSAGE + 1).min(text.len()));
    let is_stop = |byte: &usize| ends(text, *byte);
    let start = (first..at)
        .rev()
        .find(is_stop)
        .map_or(first, |stop| stop + 1);
    let end = (at..last).find(is_stop).map_or(last, |stop| stop + 1);
    let sentence = &text[start..end];
    let start = start + (sentence.len() - sentence.trim_start().len());
    start..start + sentence.trim().len()
}

/// Whether a sentence ends with the byte at `at`: a line break, or a stop before a space.
fn ends(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        b'\n' => true,
        b'.' | b'!' | b'?' => {
            let after = text[at + 1..].chars().next();
            after.is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// As much of a sentence as is shown for a mark in it, cut between words.
fn window(text: &str, sentence: &Range<usize>, mark: &Range<usize>) -> Range<usize> {
    if sentence.len() <= LONGEST_PASSAGE {
        return sentence.clone();
    }
    let earliest = text.ceil_char_boundary(
        mark.start
            .saturating_sub(CONTEXT_BEFORE)
            .max(sentence.start),
    );
    let start = if earliest == sentence.start {
        earliest
    } else {
        let cut = &text[earliest..mark.start];
        earliest
            + (cut.len()
                - cut
                    .trim_start_matches(|c: char| !c.is_whitespace())
                    .trim_start()
                    .len())
    };
    let latest = text.floor_char_boundary((start + LONGEST_PASSAGE).min(sentence.end));
    if latest == sentence.end {
        return start..latest;
    }
    let cut = text[start..latest]
        .trim_end_matches(|c: char| !c.is_whitespace())
        .trim_end();
    // A single word may be longer than a whole snippet.
    let end = if start + cut.len() > mark.start {
        start + cut.len()
    } else {
        latest
    };
    start..end
}
