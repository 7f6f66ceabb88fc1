//! Which cities have a theme, and how similar cities are by the themes that they share.

use super::{City, Dataset, Theme};

/// A theme and the cities that have it.
#[derive(Debug, Clone)]
pub struct ThemeCities<'d> {
    /// The theme.
    pub theme: &'d Theme,
    /// The cities.
    pub cities: Vec<&'d City>,
}

impl<'d> ThemeCities<'d> {
    /// A theme with those of some cities that have it.
    pub fn new(theme: &'d Theme, cities: impl IntoIterator<Item = &'d City>) -> Self {
        let mut cities: Vec<&City> = cities.into_iter().collect();
        cities.retain(|city| city.themes.contains_key(&theme.id));
        Self { theme, cities }
    }
}

/// A city, and what it shares with another.
#[derive(Debug, Clone)]
pub struct SimilarCity<'d> {
    /// The city.
    pub city: &'d City,
    /// How much they share, rounded to three decimals; 0 if they share nothing.
    pub score: f64,
    /// The themes that both have, in the order of the dataset.
    pub shared: Vec<&'d Theme>,
}

/// All other cities, most similar to `one` first, ties in the order of the dataset.
///
/// The score is the sum of the weights of the themes that they share. A theme that `n` of `N`
/// cities have weighs `1 + log₂(N / n)`, the inverse document frequency of Spärck Jones 1972, "A
/// statistical interpretation of term specificity and its application in retrieval".
pub fn similar_cities<'d>(dataset: &'d Dataset, one: &City) -> Vec<SimilarCity<'d>> {
    let themes = dataset.themes.iter();
    let own = themes.filter(|theme| one.themes.contains_key(&theme.id));
    let weighted: Vec<_> = own.map(|theme| (theme, weight(dataset, theme))).collect();
    let mut similar = Vec::new();
    for city in dataset.cities.iter().filter(|city| city.id != one.id) {
        let (mut score, mut shared) = (0.0, Vec::new());
        for (theme, weight) in &weighted {
            if city.themes.contains_key(&theme.id) {
                score += weight;
                shared.push(*theme);
            }
        }
        // Sums of the same weights in another order differ by a trace, and are a tie.
        score = (score * 1000.0).round() / 1000.0;
        similar.push(SimilarCity {
            city,
            score,
            shared,
        });
    }
    similar.sort_by(|a, b| b.score.total_cmp(&a.score));
    similar
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn weight(dataset: &Dataset, theme: &Theme) -> f64 {
    let cities = dataset.cities.iter();
    let having = cities.filter(|city| city.themes.contains_key(&theme.id));
    1.0 + libm::log2(dataset.cities.len() as f64 / having.count() as f64)
}
