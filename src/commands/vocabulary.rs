//! What a misspelt word of a search is meant to be.

use std::collections::BTreeMap;

use strsim::osa_distance;

use crate::dataset::Dataset;
use crate::parallel::in_chunks;
use crate::search::{Lexicon, Word, is_stop_word, may_share_stem, stem, texts, words};
use crate::text::fold_word;

/// Longer words are not corrected. In letters.
const LONGEST_WORD: usize = 40;

/// The words that a search can find, folded, with how often each occurs in a dataset.
#[derive(Debug)]
pub struct Vocabulary(BTreeMap<String, usize>);

impl Vocabulary {
    /// The words of a dataset, its labels and the synonyms, as far as they begin like some typed
    /// word.
    pub fn new(dataset: &Dataset, typed: &[String]) -> Self {
        let first = |word: Word| word.text.as_bytes()[0].to_ascii_lowercase();
        let letters: Vec<u8> = typed
            .iter()
            .flat_map(|text| words(text))
            .map(first)
            .collect();
        let chunks = in_chunks(&dataset.cities, |cities| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for text in cities.iter().flat_map(texts) {
                for word in words(text.text).filter(|word| letters.contains(&first(*word))) {
                    *counts.entry(fold_word(word.text)).or_default() += 1;
                }
            }
            counts
        });
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (word, count) in chunks.into_iter().flatten() {
            *counts.entry(word).or_default() += count;
        }
        for word in Lexicon(dataset).entries().flat_map(words) {
            counts.entry(fold_word(word.text)).or_default();
        }
        Self(counts)
    }

    /// Whether a word or a form of it can be found.
    pub fn knows(&self, word: &str) -> bool {
        let word = fold_word(word);
        let own = stem(&word);
        let mut others = self.0.keys();
        others.any(|other| may_share_stem(&word, other) && stem(other) == own)
    }

    /// Whether words of the dataset begin with a typed one.
    pub fn has_prefix(&self, typed: &str) -> bool {
        let typed = fold_word(typed);
        let mut words = self.0.range(typed.clone()..);
        words
            .next()
            .is_some_and(|(word, _)| word.starts_with(&typed))
    }

    /// The word that a misspelt one is meant to be: with the same first letter, one typo away, or
    /// two where it has seven letters or more; the nearest, and of those the commonest.
    pub fn correction(&self, typed: &str) -> Option<&str> {
        let typed = fold_word(typed);
        let length = typed.chars().count();
        let allowed = match length {
            7..=LONGEST_WORD => 2,
            4..7 => 1,
            _ => return None,
        };
        let is_near = |word: &str| {
            word.chars().next() == typed.chars().next()
                && word.chars().count().abs_diff(length) <= allowed
                && osa_distance(&typed, word) <= allowed
        };
        let words = self.0.iter().rev();
        let near = words.filter(|(word, _)| is_near(word) && !is_stop_word(word));
        let best = near.max_by_key(|(word, count)| (allowed - osa_distance(&typed, word), *count));
        best.map(|(word, _)| &**word)
    }
}
