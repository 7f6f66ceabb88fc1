//! BM25 with weighted fields: Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to
//! multiple weighted fields", with the inverse document frequency of Lucene, never below zero.

/// How soon further occurrences stop counting (k₁).
const K1: f64 = 1.2;

/// How much a city that has more text than others is marked down (b).
const B: f64 = 0.75;

/// The inverse document frequency of a term that `matching` of all cities match.
pub fn inverse_document_frequency(cities: usize, matching: usize) -> f64 {
    libm::log1p(ratio(2 * (cities - matching) + 1, 2 * matching + 1))
}

/// What occurrences come to, given the sum of their weights, in a city whose text is `length` times
/// as long as the average: from 0 to k₁ + 1.
pub fn saturate(weight: f64, length: f64) -> f64 {
    weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length))
}

/// A quotient of counts.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn ratio(dividend: usize, divisor: usize) -> f64 {
    dividend as f64 / divisor as f64
}
