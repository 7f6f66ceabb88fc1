//! What cities share: the themes of several, and who is most like one.
//!
//! Knows every city's themes. Does not know how a comparison is laid out.

use std::collections::HashMap;

use crate::dataset::{City, Dataset, Theme};

/// A theme that at least one of some cities has.
#[derive(Debug, Clone)]
pub struct CommonTheme<'d> {
    /// The theme.
    pub theme: &'d Theme<'d>,
    /// What shows it in each of the cities, in their order; none where one does not have it.
    pub evidence: Vec<Option<&'d str>>,
}

impl CommonTheme<'_> {
    /// How many of the cities have it.
    pub fn count(&self) -> usize {
        self.evidence.iter().flatten().count()
    }
}

/// The themes of some cities: those that all of them share, then those that some share, then those
/// of one alone, each in the order of the dataset.
pub fn common_themes<'d>(
    dataset: &'d Dataset<'d>,
    cities: &[&'d City<'d>],
) -> Vec<CommonTheme<'d>> {
    let of_city = |city: &&'d City<'d>| city.themes.iter().collect();
    let of_cities: Vec<HashMap<&str, &str>> = cities.iter().map(of_city).collect();
    let common = dataset.themes.iter().map(|theme| CommonTheme {
        theme,
        evidence: of_cities
            .iter()
            .map(|themes| themes.get(&*theme.id).copied())
            .collect(),
    });
    let mut common: Vec<_> = common.filter(|common| common.count() > 0).collect();
    common.sort_by_key(|common| match common.count() {
        count if count == cities.len() => 0,
        1 => 2,
        _ => 1,
    });
    common
}

/// Another city, and what it has in common with one.
#[derive(Debug, Clone)]
pub struct Alike<'d> {
    /// The other city.
    pub city: &'d City<'d>,
    /// How much they share, to three decimals; 0 where they share nothing.
    pub score: f64,
    /// The themes that both have, in the order of the dataset.
    pub shared: Vec<&'d Theme<'d>>,
}

/// All other cities by how much they share with one, ties in the order of the dataset.
///
/// The score is the sum of the weights of the themes shared. A theme that `n` of `N` cities have
/// weighs `1 + log₂(N / n)`, the inverse document frequency of Spärck Jones 1972, "A statistical
/// interpretation of term specificity and its application in retrieval", without her rounding: 1
/// where all cities have it, and one more each time that half as many do.
pub fn most_alike<'d>(dataset: &'d Dataset<'d>, one: &City) -> Vec<Alike<'d>> {
    let of_one: HashMap<&str, &str> = one.themes.iter().collect();
    let themes = dataset.themes.iter();
    let themes: Vec<&Theme> = themes
        .filter(|theme| of_one.contains_key(&*theme.id))
        .collect();
    let indices: HashMap<&str, usize> = themes.iter().map(|theme| &*theme.id).zip(0..).collect();
    let shared = dataset.cities.iter().map(|city| {
        let shared = city.themes.iter().filter_map(|(id, _)| indices.get(id));
        let mut shared: Vec<usize> = shared.copied().collect();
        shared.sort_unstable();
        (city, shared)
    });
    let shared: Vec<(&City, Vec<usize>)> = shared.collect();
    let mut having = vec![0; themes.len()];
    for index in shared.iter().flat_map(|(_, shared)| shared) {
        having[*index] += 1;
    }
    let weights = having
        .iter()
        .map(|having| weight(dataset.cities.len(), *having));
    let weights: Vec<f64> = weights.collect();
    let others = shared.iter().filter(|(city, _)| *city.id != *one.id);
    let alike = others.map(|(city, shared)| {
        // Not `sum`, which makes -0 of nothing.
        let score = shared.iter().fold(0.0, |sum, index| sum + weights[*index]);
        Alike {
            city,
            // What is added up in another order may differ by a trace, and is a tie.
            score: (score * 1000.0).round() / 1000.0,
            shared: shared.iter().map(|index| themes[*index]).collect(),
        }
    });
    let mut alike: Vec<Alike> = alike.collect();
    alike.sort_by(|one, other| other.score.total_cmp(&one.score));
    alike
}

/// What it says of two cities that both have a theme that `having` of `cities` have.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn weight(cities: usize, having: usize) -> f64 {
    1.0 + libm::log2(cities as f64 / having as f64)
}
