//! Terms and a filter → hits, ranked.
//!
//! Knows what matches, and reads every text once for it. Does not know where in a text the reader
//! is shown a match (`hit`), nor what a match is worth (`rank`).

use super::document::texts;
use super::filter::Filter;
use super::hit::Hit;
use super::rank::{Corpus, FIELDS};
use super::term::Term;
use crate::dataset::{City, Dataset};
use crate::parallel::in_chunks;

/// What is searched for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The terms.
    pub(super) terms: Vec<Term>,
    any: bool,
}

/// How often a term stands in each field of a city.
struct Count {
    term: usize,
    fields: [usize; FIELDS],
}

/// A city that holds a term.
struct Holder<'d> {
    city: &'d City<'d>,
    /// The length of each field, in bytes.
    lengths: [usize; FIELDS],
    /// The terms that it holds, in order.
    counts: Vec<Count>,
}

impl Query {
    /// A query of terms, each a word or a phrase. All must match, or with `any` one of them.
    ///
    /// A term without a letter or digit is passed over: nothing can match it.
    pub fn new<T: AsRef<str>>(terms: &[T], any: bool) -> Self {
        let terms = terms.iter().filter_map(|term| Term::new(term.as_ref()));
        Self {
            terms: terms.collect(),
            any,
        }
    }

    /// Whether there is no term to search for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text holds every term.
    pub fn is_in(&self, text: &str) -> bool {
        let holds = |term: &Term| {
            let mut is_found = false;
            term.occurrences(text, |_| is_found = true);
            is_found
        };
        self.terms.iter().all(holds)
    }

    /// The cities that the filter admits and the query finds, best first; equals stay in the
    /// order of the dataset.
    pub fn hits<'d>(&'d self, dataset: &'d Dataset<'d>, filter: &'d Filter<'d>) -> Vec<Hit<'d>> {
        let (corpus, holders) = self.read(dataset);
        let found = holders
            .into_iter()
            .filter(|holder| filter.admits(holder.city) && self.is_met(holder));
        let mut hits: Vec<Hit> = found
            .map(|holder| {
                let counts = holder.counts.iter();
                let scores =
                    counts.map(|count| corpus.score(count.term, &count.fields, &holder.lengths));
                Hit {
                    city: holder.city,
                    // Not sum(), which makes -0 of nothing.
                    score: scores.fold(0.0, |sum, score| sum + score),
                    dataset,
                    terms: &self.terms,
                    themes: &filter.themes,
                }
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// How many cities hold each term, as typed.
    pub fn frequencies<'q>(&'q self, dataset: &Dataset) -> Vec<(&'q str, usize)> {
        let typed = self.terms.iter().map(|term| &*term.typed);
        typed.zip(self.read(dataset).0.frequencies).collect()
    }

    /// Reads every text of every city once: what they come to, and the cities that hold a term,
    /// or all where there is none.
    fn read<'d>(&self, dataset: &'d Dataset<'d>) -> (Corpus, Vec<Holder<'d>>) {
        let mut corpus = Corpus::new(self.terms.len());
        let mut holders = Vec::new();
        for (chunk, found) in in_chunks(&dataset.cities, |cities| self.read_chunk(dataset, cities))
        {
            corpus.add(&chunk);
            holders.extend(found);
        }
        (corpus, holders)
    }

    fn read_chunk<'d>(
        &self,
        dataset: &'d Dataset<'d>,
        cities: &'d [City<'d>],
    ) -> (Corpus, Vec<Holder<'d>>) {
        let mut corpus = Corpus::new(self.terms.len());
        let mut holders = Vec::new();
        for city in cities {
            let texts: Vec<_> = texts(dataset, city)
                .map(|(field, text)| (field.rank(), text))
                .collect();
            let mut lengths = [0; FIELDS];
            for (field, text) in &texts {
                lengths[*field] += text.len();
            }
            let mut counts = Vec::new();
            for (index, term) in self.terms.iter().enumerate() {
                let mut fields = [0; FIELDS];
                for (field, text) in &texts {
                    term.occurrences(text, |_| fields[*field] += 1);
                }
                if fields != [0; FIELDS] {
                    corpus.frequencies[index] += 1;
                    counts.push(Count {
                        term: index,
                        fields,
                    });
                }
            }
            corpus.documents += 1;
            for (sum, length) in corpus.lengths.iter_mut().zip(lengths) {
                *sum += length;
            }
            if self.is_empty() || !counts.is_empty() {
                holders.push(Holder {
                    city,
                    lengths,
                    counts,
                });
            }
        }
        (corpus, holders)
    }

    fn is_met(&self, holder: &Holder) -> bool {
        self.any || holder.counts.len() == self.terms.len()
    }
}
