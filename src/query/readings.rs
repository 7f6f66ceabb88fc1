//! The readings of the terms of a search, and who holds them.
//!
//! Knows by which patterns a term is looked for. Does not know which reading counts (`relax`), nor
//! where a pattern stands in a text.

use std::collections::HashSet;

use super::parse::{Kind, Typed};
use super::phrase::Phrase;
use super::relax::{Held, Reading};
use super::tally::{Pattern, Tally};
use super::vocabulary::Vocabulary;
use crate::text::Reach;

/// A term while it is looked for.
#[derive(Debug)]
pub(super) struct Term<'d> {
    /// As it was typed.
    pub(super) text: String,
    pub(super) quoted: bool,
    /// The name of the theme that it is a label of, as far as that was asked.
    pub(super) theme: Option<&'d str>,
    /// Whether people use it for something, as far as that was asked.
    pub(super) is_known: bool,
}

/// A pattern that a term is looked for by.
#[derive(Debug, Clone)]
pub(super) struct Sought<'d> {
    /// The index of the term.
    pub(super) term: usize,
    /// The term as it was typed.
    pub(super) typed: String,
    pub(super) reading: Reading,
    /// What it is looked for by, where that is not what was typed.
    pub(super) by: Option<&'d str>,
    pub(super) pattern: Pattern<'d>,
}

/// Terms, and all that they are looked for by.
#[derive(Debug)]
pub(super) struct Readings<'d> {
    pub(super) terms: Vec<Term<'d>>,
    pub(super) sought: Vec<Sought<'d>>,
}

impl<'d> Readings<'d> {
    /// Every term as it is written, each once, but for function words.
    pub(super) fn written(typed: &[Typed], reach: Reach) -> Self {
        let (mut terms, mut sought) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        let meant = typed.iter().filter(|typed| typed.kind != Kind::Function);
        for typed in meant.filter(|typed| seen.insert(&*typed.text)) {
            sought.extend(Phrase::new(&typed.text, reach).map(|phrase| Sought {
                term: terms.len(),
                typed: typed.text.clone(),
                reading: Reading::Written,
                by: None,
                pattern: Pattern::Phrase(phrase),
            }));
            terms.push(Term {
                text: typed.text.clone(),
                quoted: typed.kind == Kind::Phrase,
                theme: None,
                is_known: false,
            });
        }
        Self { terms, sought }
    }

    /// Adds what else the terms may be looked for by that nobody holds as they are written.
    pub(super) fn add_others(&mut self, held: &[Held], vocabulary: &Vocabulary<'d>) {
        for (index, held) in held.iter().enumerate() {
            if held.written.is_empty() {
                self.add_readings(index, vocabulary);
            }
        }
    }

    /// Adds the label that a term is, or else its synonyms.
    fn add_readings(&mut self, index: usize, vocabulary: &Vocabulary<'d>) {
        let term = &mut self.terms[index];
        term.is_known |= vocabulary.holds(&term.text);
        let sought = |reading, by, pattern| Sought {
            term: index,
            typed: term.text.clone(),
            reading,
            by: Some(by),
            pattern,
        };
        if let Some(theme) = vocabulary.theme(&term.text) {
            let pattern = Pattern::Theme(theme);
            self.sought
                .push(sought(Reading::Label, &*theme.name, pattern));
            term.theme = Some(&theme.name);
            return;
        }
        let synonyms = vocabulary.synonyms(&term.text).into_iter();
        self.sought.extend(synonyms.filter_map(|synonym| {
            let phrase = Phrase::new(synonym, Reach::Forms)?;
            Some(sought(Reading::Synonym, synonym, Pattern::Synonym(phrase)))
        }));
    }

    /// The patterns, from the index `first` on.
    pub(super) fn patterns(&self, first: usize) -> Vec<Pattern<'d>> {
        let sought = self.sought[first..].iter();
        sought.map(|sought| sought.pattern.clone()).collect()
    }

    /// Who holds each term, by which reading.
    pub(super) fn held(&self, tally: &Tally) -> Vec<Held> {
        let held = self.terms.iter().map(|term| Held {
            quoted: term.quoted,
            label: term.theme.map(|_| Vec::new()),
            ..Held::default()
        });
        let mut held: Vec<Held> = held.collect();
        for holder in &tally.holders {
            for count in &holder.counts {
                let sought = &self.sought[count.pattern];
                held[sought.term].add(sought.reading, holder.city);
            }
        }
        held
    }
}
