//! A city that a search finds, and why.
//!
//! Knows where the terms stand in its texts, which it reads again when that is to be shown. Does
//! not know how it was found, nor how a match is drawn.

use std::cmp::Reverse;

use super::document::{SearchField, texts};
use super::snippet::{Snippet, snippets};
use super::term::Term;
use crate::dataset::{City, Dataset};

/// A city that a query finds.
#[derive(Debug, Clone)]
pub struct Hit<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// BM25, field-weighted; 0 where no term was asked for.
    pub score: f64,
    pub(super) dataset: &'d Dataset<'d>,
    pub(super) terms: &'d [Term],
    /// Ids of the themes that were asked for.
    pub(super) themes: &'d [&'d str],
}

/// A field of a city's record that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The field.
    pub field: SearchField,
    /// The text around the matched words.
    pub snippet: Snippet,
    /// Which of the query's terms were matched, by their index.
    terms: Vec<usize>,
}

impl Hit<'_> {
    /// Every match in the record, in the order of the record; without terms, the evidence for the
    /// themes that were asked for.
    pub fn matches(&self) -> Vec<Match> {
        if self.terms.is_empty() {
            let evidence = self.themes.iter().filter_map(|id| self.city.themes.get(id));
            return evidence
                .map(|words| Match {
                    field: SearchField::Themes,
                    snippet: Snippet::whole(words),
                    terms: Vec::new(),
                })
                .collect();
        }
        let mut matches = Vec::new();
        for (field, text) in texts(self.dataset, self.city) {
            let mut marks = Vec::new();
            for (index, term) in self.terms.iter().enumerate() {
                term.occurrences(text, |words| {
                    marks.extend(words.iter().map(|word| (word.range(), index)));
                });
            }
            let found = snippets(text, marks).into_iter();
            matches.extend(found.map(|(snippet, terms)| Match {
                field,
                snippet,
                terms,
            }));
        }
        matches
    }

    /// The fewest matches that together show every matched term, sentences before names.
    pub fn best_matches(&self) -> Vec<Match> {
        let mut rest = self.matches();
        if self.terms.is_empty() {
            return rest;
        }
        let mut missing: Vec<usize> = rest.iter().flat_map(|m| m.terms.clone()).collect();
        let mut best = Vec::new();
        while !missing.is_empty() {
            let shown = |m: &Match| m.terms.iter().filter(|term| missing.contains(term)).count();
            let Some(most) = (0..rest.len()).max_by_key(|index| {
                let m = &rest[*index];
                (shown(m), m.field.rank(), Reverse(*index))
            }) else {
                break;
            };
            let chosen = rest.remove(most);
            missing.retain(|term| !chosen.terms.contains(term));
            best.push(chosen);
        }
        best
    }
}
