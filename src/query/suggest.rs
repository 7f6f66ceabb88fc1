//! Words to search for instead of one that is found nowhere.
//!
//! Knows typing errors in words, and words that begin alike. Does not know names (`city`), nor how
//! a suggestion is worded.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use strsim::osa_distance;

use super::document::Documents;
use crate::dataset::Dataset;
use crate::parallel::in_chunks;
use crate::text::{Beginning, fold_word};

/// The most suggestions for a word that is found nowhere.
const MOST_SUGGESTIONS: usize = 3;

/// No word has more letters that is worth a suggestion.
const LONGEST_WORD: usize = 40;

/// The fewest letters that two words begin with alike to be of one stem.
const SHORTEST_STEM: usize = 5;

/// The words of a dataset nearest to one that it does not hold: with the same first letter, one
/// typing error away, or two where the word has seven letters or more, the commonest first; or
/// else the one that begins like it for longest, and for half of it at least. A word that is a
/// real one is no typing error.
pub fn similar_words(dataset: &Dataset, typed: &str, is_real: bool) -> Vec<String> {
    let typed = fold_word(typed);
    let length = typed.chars().count();
    if length > LONGEST_WORD {
        return Vec::new();
    }
    let known = vocabulary(dataset, &typed);
    let allowed = match length {
        _ if is_real => 0,
        7.. => 2,
        4.. => 1,
        _ => 0,
    };
    let mut near: Vec<_> = known
        .iter()
        .filter(|(word, _)| word.chars().count().abs_diff(length) <= allowed)
        .map(|(word, times)| (osa_distance(&typed, word), Reverse(times), word))
        .filter(|(distance, ..)| *distance <= allowed)
        .collect();
    near.sort();
    if let Some((least, ..)) = near.first() {
        let nearest = near.iter().take_while(|(distance, ..)| distance == least);
        return nearest
            .take(MOST_SUGGESTIONS)
            .map(|(.., word)| (*word).clone())
            .collect();
    }
    let alike = |word: &str| {
        let both = typed.chars().zip(word.chars());
        both.take_while(|(a, b)| a == b).count()
    };
    let alike = known.iter().map(|(word, times)| (alike(word), times, word));
    let longest = alike.max_by_key(|(alike, times, word)| (*alike, *times, Reverse(word.len())));
    let longest = longest.filter(|(alike, ..)| *alike >= SHORTEST_STEM && alike * 2 >= length);
    longest.map(|(.., word)| word.clone()).into_iter().collect()
}

/// The words of a dataset, folded, that begin with the letter that `typed` does, and how often each
/// stands in it.
fn vocabulary(dataset: &Dataset, typed: &str) -> BTreeMap<String, usize> {
    let documents = Documents::new(dataset);
    let beginning = Beginning::of(typed);
    let chunks = in_chunks(&dataset.cities, |cities| {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for text in cities.iter().flat_map(|city| documents.texts(city)) {
            for word in beginning.words(text.text) {
                *seen.entry(word.text).or_default() += 1;
            }
        }
        seen
    });
    let mut folded: BTreeMap<String, usize> = BTreeMap::new();
    for (word, times) in chunks.into_iter().flatten() {
        let word = fold_word(word);
        if word.chars().next() == typed.chars().next() && word.len() <= 4 * LONGEST_WORD {
            *folded.entry(word).or_default() += times;
        }
    }
    folded
}
