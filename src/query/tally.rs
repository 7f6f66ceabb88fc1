//! One pass over all texts → a tally of who holds what.
//!
//! Knows patterns and counts. Does not know which term a pattern is of, nor what is asked for.

use std::array;
use std::ops::Range;

use super::document::{Documents, FieldText, SearchField};
use super::phrase::Phrase;
use super::rank::FIELDS;
use crate::dataset::{City, Theme};
use crate::parallel::in_chunks;

/// What is looked for in a city.
#[derive(Debug, Clone)]
pub(super) enum Pattern<'d> {
    /// A word or a phrase in its texts.
    Phrase(Phrase),
    /// A word or a phrase in its texts, the labels of its themes aside.
    Synonym(Phrase),
    /// A theme.
    Theme(&'d Theme<'d>),
}

impl Pattern<'_> {
    /// Hands over every occurrence in a text: where its words stand, in bytes.
    pub(super) fn occurrences(&self, text: &FieldText, found: impl FnMut(&[Range<usize>])) {
        let phrase = match self {
            Self::Phrase(phrase) => phrase,
            Self::Synonym(phrase) if text.theme.is_none() => phrase,
            Self::Synonym(_) | Self::Theme(_) => return,
        };
        phrase.occurrences(text.text, text.field.has_beginnings(), found);
    }
}

/// How often each field of a city has a pattern.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) pattern: usize,
    pub(super) fields: [usize; FIELDS],
}

/// A city that holds a pattern.
#[derive(Debug)]
pub(super) struct Holder {
    /// Its index.
    pub(super) city: usize,
    /// The length of each field, in bytes.
    pub(super) lengths: [usize; FIELDS],
    /// The patterns that it holds.
    pub(super) counts: Vec<Count>,
}

impl Holder {
    /// Which fields have a pattern.
    pub(super) fn fields(&self) -> [bool; FIELDS] {
        array::from_fn(|field| self.counts.iter().any(|count| count.fields[field] > 0))
    }
}

/// Who holds what.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The cities that hold a pattern, or all where there is none; in order.
    pub(super) holders: Vec<Holder>,
    /// The length of each field over all cities, in bytes.
    pub(super) lengths: [usize; FIELDS],
}

impl Tally {
    /// Reads every text of every city once.
    pub(super) fn of<'d>(
        cities: &'d [City<'d>],
        documents: &Documents<'d>,
        patterns: &[Pattern],
    ) -> Self {
        let chunks = in_chunks(cities, |cities| Self::of_chunk(cities, documents, patterns));
        let mut tally = Self::default();
        let mut read = 0;
        for (mut chunk, cities) in chunks {
            chunk
                .holders
                .iter_mut()
                .for_each(|holder| holder.city += read);
            tally.holders.append(&mut chunk.holders);
            add(&mut tally.lengths, chunk.lengths);
            read += cities;
        }
        tally
    }

    /// The tally of a chunk of the cities, and how many these are.
    fn of_chunk<'d>(
        cities: &'d [City<'d>],
        documents: &Documents<'d>,
        patterns: &[Pattern],
    ) -> (Self, usize) {
        let mut tally = Self::default();
        let mut texts = Vec::new();
        for (index, city) in cities.iter().enumerate() {
            texts.clear();
            documents.texts(city).for_each(|text| texts.push(text));
            let mut lengths = [0; FIELDS];
            for text in &texts {
                lengths[text.field.rank()] += text.text.len();
            }
            let count = |(pattern, sought): (usize, &Pattern)| {
                let mut fields = [0; FIELDS];
                match sought {
                    Pattern::Theme(theme) => {
                        let has = city.themes.get(&theme.id).is_some();
                        fields[SearchField::Themes.rank()] += usize::from(has);
                    }
                    pattern => {
                        for text in &texts {
                            let times = &mut fields[text.field.rank()];
                            pattern.occurrences(text, |_| *times += 1);
                        }
                    }
                }
                (fields != [0; FIELDS]).then_some(Count { pattern, fields })
            };
            let counts: Vec<Count> = patterns.iter().enumerate().filter_map(count).collect();
            add(&mut tally.lengths, lengths);
            if !counts.is_empty() || patterns.is_empty() {
                tally.holders.push(Holder {
                    city: index,
                    lengths,
                    counts,
                });
            }
        }
        (tally, cities.len())
    }

    /// Adds the tally of further patterns over the same cities, numbered from `first` on.
    pub(super) fn extend(&mut self, others: Self, first: usize) {
        let mut merged = Vec::with_capacity(self.holders.len() + others.holders.len());
        let mut own = std::mem::take(&mut self.holders).into_iter().peekable();
        for mut other in others.holders {
            other
                .counts
                .iter_mut()
                .for_each(|count| count.pattern += first);
            while let Some(holder) = own.next_if(|holder| holder.city < other.city) {
                merged.push(holder);
            }
            if let Some(mut holder) = own.next_if(|holder| holder.city == other.city) {
                holder.counts.append(&mut other.counts);
                other = holder;
            }
            merged.push(other);
        }
        merged.extend(own);
        self.holders = merged;
    }
}

fn add(sums: &mut [usize; FIELDS], lengths: [usize; FIELDS]) {
    for (sum, length) in sums.iter_mut().zip(lengths) {
        *sum += length;
    }
}
