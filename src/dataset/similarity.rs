//! How cities are alike: by the themes that they share.

use std::collections::{HashMap, HashSet};

use super::{City, Dataset, Theme};

/// A city, and what it shares with another.
#[derive(Debug, Clone)]
pub struct SimilarCity<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// How much they share, to three decimals; 0 where they share nothing.
    pub score: f64,
    /// The themes that both have, in the order of the dataset.
    pub shared: Vec<&'d Theme<'d>>,
}

/// All other cities, most similar to `one` first, ties in the order of the dataset.
///
/// The score is the sum of the weights of the themes that they share. A theme that `n` of `N`
/// cities have weighs `1 + log₂(N / n)`, the inverse document frequency of Spärck Jones 1972, "A
/// statistical interpretation of term specificity and its application in retrieval".
pub fn similar_cities<'d>(dataset: &'d Dataset<'d>, one: &City) -> Vec<SimilarCity<'d>> {
    let own: HashSet<&str> = one.themes.iter().map(|(id, _)| id).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for city in &dataset.cities {
        for (id, _) in city.themes.iter().filter(|(id, _)| own.contains(id)) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let weight = |theme: &Theme| weight(dataset.cities.len(), counts[&*theme.id]);
    let mut similar = Vec::new();
    for city in dataset.cities.iter().filter(|city| *city.id != *one.id) {
        let theirs: HashSet<&str> = city.themes.iter().map(|(id, _)| id).collect();
        let is_shared = |theme: &&Theme| own.contains(&*theme.id) && theirs.contains(&*theme.id);
        let shared: Vec<&Theme> = dataset.themes.iter().filter(is_shared).collect();
        // Not `sum`, which makes -0 of nothing.
        let score = shared.iter().fold(0.0, |sum, theme| sum + weight(theme));
        similar.push(SimilarCity {
            city,
            // Sums of the same weights in another order differ by a trace, and are a tie.
            score: (score * 1000.0).round() / 1000.0,
            shared,
        });
    }
    similar.sort_by(|a, b| b.score.total_cmp(&a.score));
    similar
}

/// How much it says of two cities that both have a theme that `having` of `cities` have.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn weight(cities: usize, having: usize) -> f64 {
    1.0 + libm::log2(cities as f64 / having as f64)
}
