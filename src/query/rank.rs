//! How well a document answers: BM25 over weighted fields.
//!
//! Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields". Knows
//! counts and lengths. Does not know what a field holds or a term looks for.

/// How many fields there are.
pub const FIELDS: usize = 6;

/// How much an occurrence counts in each field.
const WEIGHTS: [f64; FIELDS] = [6.0, 5.0, 4.0, 3.0, 2.0, 1.0];

/// How soon further occurrences stop counting (k₁).
const K1: f64 = 1.2;

/// How much a text that is longer than others is marked down (b).
const B: f64 = 0.75;

/// What all documents come to.
#[derive(Debug, Clone, Copy)]
pub struct Corpus {
    /// How many there are.
    pub documents: usize,
    /// The length of each field over all of them; in bytes, which serve as well as words.
    pub lengths: [usize; FIELDS],
}

impl Corpus {
    /// What a term is worth in a document: by its document frequency, that is how many documents
    /// hold it, by how often each field of this one has it, and by how long each field is, in
    /// bytes.
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub fn score(
        &self,
        document_frequency: usize,
        counts: &[usize; FIELDS],
        lengths: &[usize; FIELDS],
    ) -> f64 {
        let documents = self.documents as f64;
        let holding = document_frequency as f64;
        let idf = libm::log1p((documents - holding + 0.5) / (holding + 0.5));
        let frequency: f64 = (0..FIELDS)
            .filter(|field| counts[*field] > 0)
            .map(|field| {
                let average = self.lengths[field] as f64 / documents;
                let length = 1.0 - B + B * lengths[field] as f64 / average;
                WEIGHTS[field] * counts[field] as f64 / length
            })
            .sum();
        idf * frequency * (K1 + 1.0) / (K1 + frequency)
    }
}
