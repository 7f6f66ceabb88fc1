//! Words to search for instead of one that is found nowhere.
//!
//! Knows typing errors in words. Does not know names (`city`), nor how a suggestion is worded.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use strsim::osa_distance;

use super::document::texts;
use crate::dataset::Dataset;
use crate::text::{fold_word, words};

/// The most suggestions for a word that is found nowhere.
const MOST_SUGGESTIONS: usize = 3;

/// The words of the dataset nearest to one that it does not hold: one typing error away, or else
/// two for words of six letters and more; the commonest first.
pub fn similar_words(dataset: &Dataset, typed: &str) -> Vec<String> {
    let typed = fold_word(typed);
    let length = typed.chars().count();
    let allowed = match length {
        6.. => 2,
        4.. => 1,
        _ => return Vec::new(),
    };
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for city in &dataset.cities {
        for word in texts(dataset, city).flat_map(|(_, text)| words(text)) {
            // Bytes are at least as many as characters.
            if word.text.len() + allowed >= length {
                *seen.entry(word.text).or_default() += 1;
            }
        }
    }
    let mut folded: BTreeMap<String, usize> = BTreeMap::new();
    for (word, times) in seen {
        if word.chars().count().abs_diff(length) <= allowed {
            *folded.entry(fold_word(word)).or_default() += times;
        }
    }
    let mut near: Vec<_> = folded
        .into_iter()
        .map(|(word, times)| (osa_distance(&typed, &word), Reverse(times), word))
        .filter(|(distance, ..)| *distance <= allowed)
        .collect();
    near.sort();
    let least = near.first().map(|(distance, ..)| *distance);
    near.retain(|(distance, ..)| Some(*distance) == least);
    near.truncate(MOST_SUGGESTIONS);
    near.into_iter().map(|(.., word)| word).collect()
}
