//! A term of a search: a word or a phrase.
//!
//! Knows where in a text a term stands. Does not know which texts there are, nor what a match is
//! worth.

use crate::text::{Matcher, Word, fold_word, words};

/// A word or a phrase to search for.
#[derive(Debug, Clone)]
pub struct Term {
    /// As it was typed.
    pub typed: String,
    /// The words of the phrase; one for a word.
    phrase: Vec<Matcher>,
    /// A phrase written as one word: `well-being` is wellbeing.
    joined: Option<Matcher>,
}

impl Term {
    /// `None` where there is no word in what was typed.
    pub fn new(typed: &str) -> Option<Self> {
        let parts = words(typed).map(|word| word.text);
        let parts: Vec<&str> = parts.filter(|word| !fold_word(word).is_empty()).collect();
        let (last, others) = parts.split_last()?;
        // Only the end of a phrase may be the beginning of a word.
        let phrase = others.iter().map(|word| Matcher::new(word, false));
        Some(Self {
            typed: typed.to_owned(),
            phrase: phrase.chain([Matcher::new(last, true)]).collect(),
            joined: (!others.is_empty()).then(|| Matcher::new(&parts.concat(), true)),
        })
    }

    /// Hands over every occurrence in `text`: the words of a phrase, or the one word.
    pub fn occurrences<'t>(&self, text: &'t str, mut found: impl FnMut(&[Word<'t>])) {
        let Some((first, others)) = self.phrase.split_first() else {
            return;
        };
        for word in first.find(text) {
            if others.is_empty() {
                found(&[word]);
            } else if let Some(phrase) = follow(others, word, text) {
                found(&phrase);
            }
        }
        for word in self.joined.iter().flat_map(|joined| joined.find(text)) {
            found(&[word]);
        }
    }
}

/// `first` and the words after it, if they are what `others` look for, within one sentence.
fn follow<'t>(others: &[Matcher], first: Word<'t>, text: &'t str) -> Option<Vec<Word<'t>>> {
    let mut phrase = vec![first];
    for matcher in others {
        let end = phrase.last()?.range().end;
        let mut next = words(&text[end..]).next()?;
        next.start += end;
        let gap = &text[end..next.start];
        if gap.contains(['.', '!', '?', '\n']) || !matcher.matches(next.text) {
            return None;
        }
        phrase.push(next);
    }
    Some(phrase)
}
