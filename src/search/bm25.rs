//! BM25 with weighted fields: Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to
//! multiple weighted fields", with the inverse document frequency of Lucene, never below zero.

/// How soon further occurrences stop counting (k₁).
const K1: f64 = 1.2;

/// How much a city that has more text than others is marked down (b).
const B: f64 = 0.75;

/// The inverse document frequency of a term that `matching` of all cities match:
/// ln(1 + (N - n + ½) / (n + ½)), with both sides of the fraction doubled to be whole numbers.
pub fn inverse_document_frequency(cities: usize, matching: usize) -> f64 {
    libm::log1p(ratio(2 * (cities - matching) + 1, 2 * matching + 1))
}

/// The score of a term in a city before its rarity counts, from 0 to k₁ + 1. `weight` is the sum of
/// the weights of its occurrences; `relative_length` is the length of the city's text divided by
/// the average length.
pub fn saturate(weight: f64, relative_length: f64) -> f64 {
    weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * relative_length))
}

/// A quotient of counts.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn ratio(dividend: usize, divisor: usize) -> f64 {
    dividend as f64 / divisor as f64
}
