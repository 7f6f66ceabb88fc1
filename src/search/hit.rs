//! A city that a search found, and why.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::document::{FieldText, texts};
use super::matcher::{Occurrence, TermMatch};
use super::query::Query;
use super::snippet::Passage;
use crate::dataset::{City, Theme};

/// A city that matches a query.
#[derive(Debug, Clone)]
pub struct Hit<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// How many clauses of the query match.
    pub clauses: usize,
    /// BM25 with weighted fields; 0 where no term was searched for.
    pub score: f64,
    /// How each term matches.
    pub terms: Vec<TermMatch<'d>>,
    /// The terms as typed.
    typed: Arc<[String]>,
}

/// A part of a city's record that matches a term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Match {
    /// The key of the field.
    pub field: &'static str,
    /// The term as typed; none where only a theme was asked for.
    pub term: Option<String>,
    /// The synonym or the name of the theme that matches; none where it is the term itself.
    pub by: Option<String>,
    /// The name of the theme, if that matches.
    pub theme: Option<String>,
    /// The evidence for the theme.
    pub evidence: Option<String>,
    /// The text around the match; `…` stands where a sentence was cut.
    pub snippet: String,
    /// Where the matched words stand in the snippet, in characters.
    pub ranges: Vec<Range<usize>>,
}

impl<'d> Hit<'d> {
    /// A city and how the terms of a query match it, before it is ranked.
    pub(super) fn new(city: &'d City<'d>, query: &Query<'d>, typed: &Arc<[String]>) -> Self {
        let texts = texts(city);
        let new_match = |term| TermMatch::new(term, city, &texts);
        let terms = query.terms.iter().map(new_match);
        Self {
            city,
            clauses: 0,
            score: 0.0,
            terms: terms.collect(),
            typed: Arc::clone(typed),
        }
    }

    /// Every match of each term: in each passage the term or a synonym, then the themes.
    pub fn matches(&self) -> Vec<Match> {
        let texts = texts(self.city);
        let terms = 0..self.terms.len();
        terms
            .flat_map(|term| self.term_matches(term, &texts))
            .collect()
    }

    /// A match for each term: where another is shown too, else in prose, else the first.
    pub fn best_matches(&self) -> Vec<Match> {
        if self.typed.is_empty() {
            return self.matches();
        }
        let texts = texts(self.city);
        let mut shown: HashSet<String> = HashSet::new();
        let mut best = Vec::new();
        for term in 0..self.terms.len() {
            let found = self.term_matches(term, &texts).into_iter();
            let most = found.rev().max_by_key(|found| {
                let is_prose = matches!(found.field, "summary" | "description");
                (
                    shown.contains(&found.snippet),
                    is_prose && found.by.is_none(),
                )
            });
            shown.extend(most.iter().map(|found| found.snippet.clone()));
            best.extend(most);
        }
        best
    }

    fn term_matches(&self, term: usize, texts: &[FieldText]) -> Vec<Match> {
        let typed = self.typed.get(term);
        let term = &self.terms[term];
        let mut matches: Vec<Match> = Vec::new();
        // The passage of the last match, and what is in it.
        let mut last: Option<(Passage, &Occurrence)> = None;
        for found in &term.occurrences {
            let text = &texts[found.text];
            if let (Some((passage, first)), Some(shown)) = (&last, matches.last_mut())
                && (first.text, first.synonym) == (found.text, found.synonym)
                && passage.range.contains(&found.range.start)
            {
                shown.ranges.push(passage.chars(text.text, &found.range));
                continue;
            }
            let passage = Passage::around(text.text, &found.range);
            matches.push(Match {
                field: text.field,
                term: typed.cloned(),
                by: found.synonym.map(str::to_owned),
                snippet: passage.text(text.text),
                ranges: vec![passage.chars(text.text, &found.range)],
                ..Match::default()
            });
            last = Some((passage, found));
        }
        let themes = term.themes.iter();
        matches.extend(themes.map(|theme| self.theme_match(typed, theme)));
        matches
    }

    fn theme_match(&self, term: Option<&String>, theme: &Theme) -> Match {
        let evidence = self.city.themes.get(&theme.id).unwrap_or_default();
        Match {
            field: "themes",
            term: term.cloned(),
            by: term.map(|_| theme.name.to_string()),
            theme: Some(theme.name.to_string()),
            evidence: Some(evidence.to_owned()),
            snippet: evidence.to_owned(),
            ranges: Vec::new(),
        }
    }
}
