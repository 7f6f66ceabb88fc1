//! A city that a search found, and why, with the passages that match.

use std::{ops::Range, ptr, sync::Arc};

use serde::{Deserialize, Serialize};

use super::matcher::{TermMatch, texts};
use super::query::Query;
use crate::dataset::City;

/// A city that matches a query.
#[derive(Debug, Clone)]
pub struct Hit<'d> {
    /// The city.
    pub city: &'d City,
    /// How many clauses of the query match; `None` if the city is no hit.
    pub(super) clauses: Option<usize>,
    /// BM25 with weighted fields; 0 where no term was searched for.
    pub score: f64,
    /// How each term matches.
    pub terms: Vec<TermMatch<'d>>,
    query: Arc<Query<'d>>,
}

/// A part of a city's record that matches a term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The key of the field.
    pub field: String,
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
    /// Where the matched words begin and end in the snippet, in characters.
    pub ranges: Vec<[usize; 2]>,
}

impl<'d> Hit<'d> {
    /// A city and how the terms of a query match it, before it is ranked.
    pub(super) fn new(city: &'d City, query: &Arc<Query<'d>>) -> Self {
        let texts = texts(city);
        let new_match = |term| TermMatch::new(term, city, &texts);
        let terms: Vec<TermMatch> = query.terms.iter().map(new_match).collect();
        Self {
            city,
            clauses: query.matching_clauses(|term| terms[term].is_match()),
            score: 0.0,
            terms,
            query: Arc::clone(query),
        }
    }

    /// Every match of each term: in each passage the term or a synonym, then the themes.
    pub fn matches(&self) -> Vec<Match> {
        let terms = 0..self.terms.len();
        terms.flat_map(|term| self.term_matches(term)).collect()
    }

    /// The best match for each term: the first in prose, or else the first.
    pub fn best_matches(&self) -> Vec<Match> {
        if self.query.terms.is_empty() {
            return self.matches();
        }
        let mut best = Vec::new();
        for term in 0..self.terms.len() {
            let found = self.term_matches(term).into_iter().rev();
            best.extend(found.max_by_key(|found| {
                found.by.is_none() && matches!(&*found.field, "summary" | "description")
            }));
        }
        best
    }

    fn term_matches(&self, term: usize) -> Vec<Match> {
        let typed = self.query.terms.get(term).map(|term| &term.text);
        let mut matches = Vec::new();
        let mut rest = &*self.terms[term].occurrences;
        while let Some(first) = rest.first() {
            let passage = Passage::around(first.text.text, &first.range);
            let mut ranges = Vec::new();
            // Those that follow in the same passage are shown with the first.
            while let Some(found) = rest.first()
                && ptr::eq(found.text.text, first.text.text)
                && found.synonym == first.synonym
                && passage.range.contains(&found.range.start)
            {
                ranges.push(passage.chars(&found.range));
                rest = &rest[1..];
            }
            matches.push(Match {
                field: first.text.field.to_owned(),
                term: typed.cloned(),
                by: first.synonym.map(str::to_owned),
                snippet: passage.snippet,
                ranges,
                ..Match::default()
            });
        }
        for theme in &self.terms[term].themes {
            let evidence = &self.city.themes[&theme.id];
            matches.push(Match {
                field: "themes".to_owned(),
                term: typed.cloned(),
                by: typed.map(|_| theme.name.clone()),
                theme: Some(theme.name.clone()),
                evidence: Some(evidence.clone()),
                snippet: evidence.clone(),
                ranges: Vec::new(),
            });
        }
        matches
    }
}

/// How much of a long sentence is shown on each side of a matched word, in bytes.
const CONTEXT: usize = 160;

/// What ends a sentence.
const ENDS: [&str; 4] = [". ", "! ", "? ", "\n"];

/// A part of a text: a sentence, or part of a long one, cut between words.
#[derive(Debug)]
struct Passage<'t> {
    text: &'t str,
    /// Where it stands in the text, in bytes.
    range: Range<usize>,
    /// What stands for the rest of the sentence before it.
    before: &'static str,
    /// The passage as it is shown.
    snippet: String,
}

impl<'t> Passage<'t> {
    /// The passage around a matched word.
    fn around(text: &'t str, word: &Range<usize>) -> Self {
        let first = text.ceil_char_boundary(word.start.saturating_sub(CONTEXT));
        let last = text.floor_char_boundary(word.end + CONTEXT);
        let (head, tail) = (&text[first..word.start], &text[word.end..last]);
        let starts = ENDS.map(|end| Some(head.rfind(end)? + end.len()));
        let ends = ENDS.map(|end| Some(tail.find(end)? + 1));
        let (start, before) = match starts.into_iter().flatten().max() {
            None if first > 0 => (head.find(' ').map_or(head.len(), |space| space + 1), "…"),
            start => (start.unwrap_or(0), ""),
        };
        let (end, after) = match ends.into_iter().flatten().min() {
            None if last < text.len() => (tail.rfind(' ').unwrap_or(0), "…"),
            end => (end.unwrap_or(tail.len()), ""),
        };
        let range = first + start..word.end + end;
        let shown = text[range.clone()].trim_end();
        Self {
            text,
            before,
            snippet: format!("{before}{shown}{after}"),
            range,
        }
    }

    /// Where a matched word begins and ends in the snippet, in characters.
    fn chars(&self, word: &Range<usize>) -> [usize; 2] {
        let before = self.before.chars().count();
        let start = before + self.text[self.range.start..word.start].chars().count();
        let end = word.end.min(self.range.end);
        [start, start + self.text[word.start..end].chars().count()]
    }
}
