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
    /// How many clauses of the query match, by which hits are ranked first; `None` if the city is
    /// no hit.
    pub(super) clauses: Option<usize>,
    /// BM25 with weighted fields; 0 where no term was searched for.
    pub score: f64,
    /// How each term of the query matches, in the order of the query. A query without terms has one
    /// entry here all the same: the themes of the filter.
    pub matched: Vec<TermMatch<'d>>,
    query: Arc<Query<'d>>,
}

/// The fields that read as sentences.
const PROSE: [&str; 2] = ["summary", "description"];

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
        let matched: Vec<TermMatch> = query.terms.iter().map(new_match).collect();
        Self {
            city,
            clauses: query.matching_clauses(|index| matched[index].is_match()),
            score: 0.0,
            matched,
            query: Arc::clone(query),
        }
    }

    /// Every match of each term: in each passage the term or a synonym, then the themes.
    pub fn matches(&self) -> Vec<Match> {
        let indices = 0..self.matched.len();
        indices.flat_map(|index| self.term_matches(index)).collect()
    }

    /// The best match for each term: one in the passage of the term before, or else the first where
    /// the term itself is in prose, or else the first. Without terms, all matches.
    pub fn best_matches(&self) -> Vec<Match> {
        if self.query.terms.is_empty() {
            return self.matches();
        }
        let is_own_prose = |found: &Match| found.by.is_none() && PROSE.contains(&&*found.field);
        let mut best = Vec::new();
        for index in 0..self.matched.len() {
            let matches = self.term_matches(index).into_iter();
            let last = best.last().map(|last: &Match| last.snippet.clone());
            let is_new = |found: &Match| last.as_ref() != Some(&found.snippet);
            // `false` comes before `true`, and of equals the first is taken.
            best.extend(matches.min_by_key(|found| (is_new(found), !is_own_prose(found))));
        }
        best
    }

    fn term_matches(&self, index: usize) -> Vec<Match> {
        // `None` where only a theme was asked for.
        let typed = self.query.terms.get(index).map(|term| &term.text);
        let mut matches = Vec::new();
        let mut rest = &*self.matched[index].occurrences;
        while let Some(first) = rest.first() {
            let passage = Passage::around(first.text.text, &first.range);
            let mut ranges = Vec::new();
            // Those that follow in the same passage are shown with the first.
            while let Some(found) = rest.first()
                && ptr::eq(found.text.text, first.text.text)
                && found.synonym == first.synonym
                && passage.range.contains(&found.range.start)
                && found.range.end <= passage.range.end
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
        for theme in &self.matched[index].themes {
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
    /// `…` if the sentence begins before the passage, else nothing.
    before: &'static str,
    /// The passage as it is shown.
    snippet: String,
}

impl<'t> Passage<'t> {
    /// The passage around a match.
    fn around(text: &'t str, word: &Range<usize>) -> Self {
        // The window in which the sentence may begin and end.
        let from = text.ceil_char_boundary(word.start.saturating_sub(CONTEXT));
        let to = text.floor_char_boundary(word.end + CONTEXT);
        let (head, tail) = (&text[from..word.start], &text[word.end..to]);
        let starts = ENDS.map(|end| Some(head.rfind(end)? + end.len()));
        let ends = ENDS.map(|end| Some(tail.find(end)? + 1));
        let (start, before) = match starts.into_iter().flatten().max() {
            // The sentence begins before the window: it is cut behind a space.
            None if from > 0 => (head.find(' ').map_or(head.len(), |space| space + 1), "…"),
            found => (found.unwrap_or(0), ""),
        };
        let (end, after) = match ends.into_iter().flatten().min() {
            None if to < text.len() => (tail.rfind(' ').unwrap_or(0), "…"),
            found => (found.unwrap_or(tail.len()), ""),
        };
        let range = from + start..word.end + end;
        let shown = text[range.clone()].trim_end();
        Self {
            text,
            before,
            // Of one line, even if the match runs over the end of one.
            snippet: format!("{before}{shown}{after}").replace(['\r', '\n'], " "),
            range,
        }
    }

    /// Where a matched word begins and ends in the snippet, in characters.
    fn chars(&self, word: &Range<usize>) -> [usize; 2] {
        let before = self.before.chars().count();
        let start = before + self.text[self.range.start..word.start].chars().count();
        [start, start + self.text[word.clone()].chars().count()]
    }
}
