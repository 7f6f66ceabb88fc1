//! Terms and a filter → an answer.
//!
//! Knows in how many ways a search may be understood: its words by themselves, and those together
//! that are one. Does not know how one of them is answered (`attempt`).

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ptr;
use std::rc::Rc;

use super::attempt::{Answer, Attempt};
use super::document::Documents;
use super::filter::Filter;
use super::hit::Hit;
use super::parse::{Mode, Typed, parse};
use super::vocabulary::Vocabulary;
use crate::dataset::{City, Dataset};

/// What is searched for.
#[derive(Debug, Clone)]
pub struct Query {
    typed: Vec<Typed>,
    mode: Mode,
}

impl Query {
    /// A query of terms, each a word or a phrase.
    ///
    /// A term without a letter or digit is passed over: nothing can match it.
    pub fn new<T: AsRef<str>>(terms: &[T], mode: Mode) -> Self {
        let (typed, mode) = parse(terms, mode);
        Self { typed, mode }
    }

    /// Whether there is no term to search for.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// The cities that the filter admits and the query finds, best first; equals stay in the
    /// order of the dataset.
    pub fn answer<'d>(&self, dataset: &'d Dataset<'d>, filter: &Filter<'d>) -> Answer<'d> {
        let documents = Rc::new(Documents::new(dataset));
        let vocabulary = LazyCell::new(|| Vocabulary::new(dataset));
        let attempt =
            |typed: &[Typed]| Attempt::new(typed, self.mode, dataset, &documents, &vocabulary);
        let words = attempt(&self.typed);
        let can_group = self.typed.len() > 1 && !self.mode.exact;
        let grouped = can_group.then(|| vocabulary.grouped(&self.typed)).flatten();
        let Some((grouped, has_function)) = grouped else {
            return words.answer(dataset, filter);
        };
        let grouped = attempt(&grouped);
        // Words that are together a label or a synonym are tried as both, where a city holds them
        // all; by themselves they would say less where one of them is a function word.
        if words.is_held_whole() && grouped.is_full() && !has_function {
            both(
                words.answer(dataset, filter),
                grouped.answer(dataset, filter),
            )
        } else if grouped.is_full() || !words.is_full() && grouped.left_out() <= words.left_out() {
            grouped.answer(dataset, filter)
        } else {
            words.answer(dataset, filter)
        }
    }
}

/// The hits of one answer, and after them those of another that are new.
fn both<'d>(mut first: Answer<'d>, second: Answer<'d>) -> Answer<'d> {
    let found = first.hits.iter().map(|hit| ptr::from_ref(hit.city));
    let found: HashSet<*const City> = found.collect();
    let is_new = |hit: &Hit| !found.contains(&ptr::from_ref(hit.city));
    let more: Vec<Hit> = second.hits.into_iter().filter(is_new).collect();
    if !more.is_empty() {
        first.hits.extend(more);
        first.terms = second.terms;
    }
    first
}
