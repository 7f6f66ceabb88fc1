//! One way to understand a search, and what it finds.
//!
//! Knows its order: what is written first, and only where that does not answer, what else a term
//! may be looked for by. Does not know which role a term gets (`relax`), nor what a match is worth
//! (`rank`).

use std::cell::LazyCell;
use std::rc::Rc;

use super::document::Documents;
use super::filter::Filter;
use super::hit::Hit;
use super::parse::{Mode, Typed};
use super::rank::{Corpus, FIELDS};
use super::readings::Readings;
use super::relax::{Held, Reading, Role, is_answered, relax};
use super::tally::{Holder, Tally};
use super::vocabulary::Vocabulary;
use crate::dataset::Dataset;
use crate::text::Reach;

/// What a search comes to.
#[derive(Debug)]
pub struct Answer<'d> {
    /// The cities, best first.
    pub hits: Vec<Hit<'d>>,
    /// What became of each term.
    pub terms: Vec<Outcome<'d>>,
}

/// What became of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<'d> {
    /// The term as it was typed.
    pub typed: String,
    /// How many cities hold it, or what it was looked for by.
    pub frequency: usize,
    /// What it was found by, where that is not what was typed.
    pub found_by: Vec<&'d str>,
    /// The name of the theme that it is a label of, where no text holds it.
    pub theme: Option<&'d str>,
    /// Whether the search went on without it.
    pub left_out: bool,
    /// Whether it stands among the labels and synonyms, and so is no typing error.
    pub is_known: bool,
}

/// One way to understand a search.
pub(super) struct Attempt<'d> {
    readings: Readings<'d>,
    held: Vec<Held>,
    roles: Vec<Role>,
    tally: Tally,
    documents: Rc<Documents<'d>>,
}

impl<'d> Attempt<'d> {
    /// Looks for every term as it is written, and for those that nobody holds, by what else they
    /// may be looked for by.
    pub(super) fn new(
        typed: &[Typed],
        mode: Mode,
        dataset: &'d Dataset<'d>,
        documents: &Rc<Documents<'d>>,
        vocabulary: &LazyCell<Vocabulary<'d>, impl FnOnce() -> Vocabulary<'d>>,
    ) -> Self {
        let cities = &dataset.cities;
        let reach = if mode.exact {
            Reach::Exact
        } else {
            Reach::Beginnings
        };
        let mut readings = Readings::written(typed, reach);
        let mut tally = Tally::of(cities, documents, &readings.patterns(0));
        let mut held = readings.held(&tally);
        if !mode.exact && held.iter().any(|term| term.written.is_empty()) {
            let first = readings.sought.len();
            readings.add_others(&held, vocabulary);
            let others = readings.patterns(first);
            if !others.is_empty() {
                tally.extend(Tally::of(cities, documents, &others), first);
                held = readings.held(&tally);
            }
        }
        let roles = if mode.exact && !mode.any {
            vec![Role::Required(Reading::Written); held.len()]
        } else {
            relax(&held, cities.len(), mode.any)
        };
        Self {
            readings,
            held,
            roles,
            tally,
            documents: Rc::clone(documents),
        }
    }

    /// Whether every term is answered, and nothing left out; or answered by a theme that no city
    /// has.
    pub(super) fn is_full(&self) -> bool {
        let is_theme = |held: &Held| held.written.is_empty() && held.label == Some(Vec::new());
        let holders = self.held.iter().zip(&self.roles);
        let mut holders = holders.map(|(held, role)| (held, role.reading()));
        let is_told = self.held.iter().any(is_theme)
            && holders
                .all(|(held, by)| is_theme(held) || by.is_some_and(|by| !held.by(by).is_empty()));
        is_told || self.left_out() == 0 && is_answered(&self.held, &self.roles)
    }

    /// Whether one city holds every term, common ones too.
    pub(super) fn is_held_whole(&self) -> bool {
        let all = self.roles.iter().map(|role| match role.reading() {
            Some(reading) => Role::Required(reading),
            None => Role::Required(Reading::Written),
        });
        is_answered(&self.held, &all.collect::<Vec<_>>())
    }

    /// How many terms are left out.
    pub(super) fn left_out(&self) -> usize {
        self.roles
            .iter()
            .filter(|role| **role == Role::LeftOut)
            .count()
    }

    /// The hits that the filter admits, best first: literal matches before others.
    pub(super) fn answer(self, dataset: &'d Dataset<'d>, filter: &Filter<'d>) -> Answer<'d> {
        let cities = &dataset.cities;
        let corpus = Corpus {
            documents: cities.len(),
            lengths: self.tally.lengths,
        };
        let holders = self.tally.holders.iter();
        let admitted = holders.filter(|holder| filter.admits(&cities[holder.city]));
        let mut found: Vec<(bool, f64, &Holder)> = admitted
            .filter_map(|holder| {
                let (is_literal, score) = self.score(holder, &corpus)?;
                Some((is_literal, score, holder))
            })
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let terms = self.outcomes();
        let asked = self.readings.sought.into_iter();
        let asked =
            asked.filter(|sought| self.roles[sought.term].reading() == Some(sought.reading));
        let asked: Rc<[_]> = asked.collect();
        let themes: Rc<[&str]> = filter.themes.as_slice().into();
        let hits = found.into_iter().map(|(_, score, holder)| Hit {
            city: &cities[holder.city],
            score,
            held: holder.fields(),
            documents: Rc::clone(&self.documents),
            sought: Rc::clone(&asked),
            themes: Rc::clone(&themes),
        });
        Answer {
            hits: hits.collect(),
            terms,
        }
    }

    /// Whether a city holds any term as it is written, and what it is worth; `None` where it does
    /// not hold all that is required.
    fn score(&self, holder: &Holder, corpus: &Corpus) -> Option<(bool, f64)> {
        let mut of_term = vec![[0; FIELDS]; self.roles.len()];
        for count in &holder.counts {
            let sought = &self.readings.sought[count.pattern];
            if self.roles[sought.term].reading() == Some(sought.reading) {
                for (sum, times) in of_term[sought.term].iter_mut().zip(count.fields) {
                    *sum += times;
                }
            }
        }
        let (mut is_literal, mut score) = (false, 0.0);
        let mut is_found = self.roles.is_empty();
        for ((role, held), counts) in self.roles.iter().zip(&self.held).zip(&of_term) {
            let is_held = *counts != [0; FIELDS];
            if let (Some(by), true) = (role.reading(), is_held) {
                is_found = true;
                is_literal |= by == Reading::Written;
                score += corpus.score(held.by(by).len(), counts, &holder.lengths);
            } else if let Role::Required(_) = role {
                return None;
            }
        }
        is_found.then_some((is_literal, score))
    }

    fn outcomes(&self) -> Vec<Outcome<'d>> {
        let terms = self.readings.terms.iter().zip(&self.held).zip(&self.roles);
        let mut outcomes: Vec<Outcome> = terms
            .map(|((term, held), role)| Outcome {
                typed: term.text.clone(),
                frequency: role.reading().map_or(0, |by| held.by(by).len()),
                found_by: Vec::new(),
                theme: term.theme,
                left_out: *role == Role::LeftOut,
                is_known: term.is_known,
            })
            .collect();
        let mut is_held = vec![false; self.readings.sought.len()];
        let counts = self.tally.holders.iter().flat_map(|holder| &holder.counts);
        counts.for_each(|count| is_held[count.pattern] = true);
        for (sought, is_held) in self.readings.sought.iter().zip(is_held) {
            outcomes[sought.term]
                .found_by
                .extend(sought.by.filter(|_| is_held));
        }
        outcomes
    }
}
