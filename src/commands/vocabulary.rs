//! The words that a search can find, to correct misspelt ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;

use crate::search::{is_stop_word, labels, may_share_stem, stem, texts, words};
use crate::{dataset::Dataset, text::fold_word};

/// Folded words, with how often each occurs.
#[derive(Debug)]
pub(super) struct Vocabulary(BTreeMap<String, usize>);

impl Vocabulary {
    /// The words of a dataset, its labels and the synonyms that begin like some typed word.
    pub(super) fn new(dataset: &Dataset, typed: &[String]) -> Self {
        let initial = |word: &str| fold_word(word).chars().next();
        let typed = typed.iter().flat_map(|text| words(text));
        let initials: BTreeSet<Option<char>> = typed.map(|word| initial(word.text)).collect();
        let texts = dataset.cities.iter().flat_map(texts);
        let texts = texts.map(|text| text.text);
        let mut counts = BTreeMap::new();
        for word in texts.chain(labels(dataset)).flat_map(words) {
            if initials.contains(&initial(word.text)) {
                *counts.entry(fold_word(word.text)).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// The folded word, if neither it nor a form of it can be found.
    fn unknown(&self, typed: &str) -> Option<String> {
        let typed = fold_word(typed);
        let own = stem(&typed);
        let is_form = |word: &String| may_share_stem(&typed, word) && stem(word) == own;
        let is_known = is_stop_word(&typed) || self.0.keys().any(is_form);
        (!is_known).then_some(typed)
    }

    /// The prefix pattern for an unknown word that known ones begin with.
    pub(super) fn prefix(&self, typed: &str) -> Option<String> {
        let unknown = self.unknown(typed)?;
        let (word, _) = self.0.range(unknown.clone()..).next()?;
        word.starts_with(&unknown).then(|| format!("{typed}*"))
    }

    /// The word that an unknown one is meant to be: with the same first letter, one typo away, or
    /// two from seven letters on; the nearest, and of those the commonest.
    pub(super) fn correction(&self, typed: &str) -> Option<String> {
        let unknown = self.unknown(typed)?;
        let length = unknown.chars().count();
        let allowed = match length {
            7.. => 2,
            4..7 => 1,
            _ => return None,
        };
        let distance = |word: &str| osa_distance(&unknown, word);
        let similar = self.0.iter().filter(|(word, _)| {
            word.chars().next() == unknown.chars().next()
                && word.chars().count().abs_diff(length) <= allowed
                && distance(word) <= allowed
                && !is_stop_word(word)
        });
        let best = similar.min_by_key(|(word, count)| (distance(word), Reverse(**count)));
        best.map(|(word, _)| word.clone())
    }
}
