//! A word or a phrase, and where in a text it stands.
//!
//! Knows how the words of a phrase follow each other. Does not know which texts there are, nor
//! what a match is worth.

use std::ops::Range;

use crate::text::{Matcher, Reach, Word, fold_word, words};

/// No phrase of more words is found, so that one that a text repeats is looked for in linear time.
const LONGEST_PHRASE: usize = 200;

/// A word or a phrase to search for.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its words; of each but the last, how it is written as one with the next: `well-being` is
    /// wellbeing.
    words: Vec<(Matcher, Option<Matcher>)>,
}

impl Phrase {
    /// `None` where there is no word in `text`, or too many. Of a phrase only the last word may be
    /// the beginning of another.
    pub fn new(text: &str, reach: Reach) -> Option<Self> {
        let text = text.replace('&', " and ");
        let parts = words(&text).map(|word| word.text);
        let parts: Vec<&str> = parts.filter(|word| !fold_word(word).is_empty()).collect();
        let last = parts.len().checked_sub(1)?;
        if last >= LONGEST_PHRASE {
            return None;
        }
        let reach = |is_last: bool| match reach {
            Reach::Beginnings if !is_last => Reach::Forms,
            reach => reach,
        };
        let words = parts.iter().enumerate().map(|(index, word)| {
            let next = parts.get(index + 1);
            let joined =
                next.map(|next| Matcher::new(&[*word, next].concat(), reach(index + 1 == last)));
            (Matcher::new(word, reach(index == last)), joined)
        });
        Some(Self {
            words: words.collect(),
        })
    }

    /// Hands over every occurrence in `text`: where its words stand, in bytes. Without `beginnings`
    /// the words must be whole.
    pub fn occurrences(
        &self,
        text: &str,
        beginnings: bool,
        mut found: impl FnMut(&[Range<usize>]),
    ) {
        let Some(((first, joined), others)) = self.words.split_first() else {
            return;
        };
        for word in first.find(text, beginnings) {
            if others.is_empty() {
                found(&[word.range()]);
            } else if let Some(phrase) = follow(others, word, text, beginnings) {
                found(&phrase);
            }
        }
        for word in joined
            .iter()
            .flat_map(|joined| joined.find(text, beginnings))
        {
            if let Some(phrase) = follow(&others[1..], word, text, beginnings) {
                found(&phrase);
            }
        }
    }
}

/// Where `first` and the words after it stand, if they are what is looked for, in one sentence.
fn follow(
    mut sought: &[(Matcher, Option<Matcher>)],
    first: Word,
    text: &str,
    beginnings: bool,
) -> Option<Vec<Range<usize>>> {
    let mut phrase = vec![first.range()];
    while let Some((matcher, joined)) = sought.first() {
        let end = phrase.last()?.end;
        let mut next = words(&text[end..]).next()?;
        next.start += end;
        if text[end..next.start].contains(['.', '!', '?', '\n']) {
            return None;
        }
        let one = matcher.at(text, next, beginnings).map(|word| (word, 1));
        let (word, length) = one.or_else(|| {
            let joined = joined.as_ref()?;
            joined.matches(next.text, beginnings).then_some((next, 2))
        })?;
        phrase.push(word.range());
        sought = &sought[length..];
    }
    Some(phrase)
}
