//! How well a document answers: BM25 over weighted fields.
//!
//! Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields". Knows
//! counts and lengths; does not know what a field holds or a term looks for.

/// How many fields there are.
pub const FIELDS: usize = 5;

/// How much an occurrence counts in each field.
const WEIGHTS: [f64; FIELDS] = [5.0, 4.0, 3.0, 2.0, 1.0];

/// How soon further occurrences stop counting.
const K1: f64 = 1.2;

/// How much a text that is longer than others is marked down.
const B: f64 = 0.75;

/// What all documents come to.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// How many there are.
    documents: usize,
    /// The length of each field over all of them; in bytes, which serve as well as words.
    lengths: [usize; FIELDS],
    /// How many of them hold each term.
    pub holding: Vec<usize>,
}

impl Corpus {
    /// No documents yet, to be asked about so many terms.
    #[must_use]
    pub fn new(terms: usize) -> Self {
        Self {
            documents: 0,
            lengths: [0; FIELDS],
            holding: vec![0; terms],
        }
    }

    /// Adds a document: the length of each field in bytes, and which terms it holds.
    pub fn add_document(&mut self, lengths: &[usize; FIELDS], holds: impl Fn(usize) -> bool) {
        let holding = (0..self.holding.len()).map(|term| usize::from(holds(term)));
        self.add(&Self {
            documents: 1,
            lengths: *lengths,
            holding: holding.collect(),
        });
    }

    /// Adds the documents of another corpus.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        for (sum, length) in self.lengths.iter_mut().zip(other.lengths) {
            *sum += length;
        }
        for (sum, holding) in self.holding.iter_mut().zip(&other.holding) {
            *sum += holding;
        }
    }

    /// The score of a document: for each term how often each field has it, and how long each
    /// field is, in bytes.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub fn score(&self, counts: &[[usize; FIELDS]], lengths: &[usize; FIELDS]) -> f64 {
        let documents = self.documents as f64;
        let terms = counts.iter().zip(&self.holding);
        terms
            .map(|(counts, holding)| {
                let holding = *holding as f64;
                let rarity = libm::log1p((documents - holding + 0.5) / (holding + 0.5));
                let frequency: f64 = (0..FIELDS)
                    .filter(|field| counts[*field] > 0)
                    .map(|field| {
                        let average = self.lengths[field] as f64 / documents;
                        let length = 1.0 - B + B * lengths[field] as f64 / average;
                        WEIGHTS[field] * counts[field] as f64 / length
                    })
                    .sum();
                rarity * frequency * (K1 + 1.0) / (K1 + frequency)
            })
            // Not sum(), which makes -0 of nothing.
            .fold(0.0, |score, term| score + term)
    }
}
