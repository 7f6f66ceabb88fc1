//! Full-text search over the cities.
//!
//! [`Query::parse`] turns arguments into clauses of terms. [`search`] matches every city against
//! them and ranks the hits with BM25.

mod analyzer;
mod bm25;
mod hit;
mod lexicon;
mod matcher;
mod query;

use std::sync::Arc;

use self::bm25::{inverse_document_frequency, ratio, saturate};
use self::{matcher::length, query::is_separator};
use crate::dataset::{Dataset, Filter};
use crate::parallel::in_chunks;

pub use self::analyzer::{Word, is_stop_word, may_share_stem, stem, words};
pub use self::hit::{Hit, Match};
pub use self::lexicon::labels;
pub use self::matcher::{TermMatch, texts};
pub use self::query::{Clause, MissingTerm, Mode, Query, Term};

/// What a search comes to.
#[derive(Debug)]
pub struct Results<'d> {
    /// The query.
    pub query: Arc<Query<'d>>,
    /// The cities that match, best first.
    pub hits: Vec<Hit<'d>>,
    /// For each term, how many cities of the dataset match it.
    pub counts: Vec<usize>,
    /// For each term, how many of them have the term itself.
    pub literal_counts: Vec<usize>,
    /// The phrases that no city has, and that were read as words instead.
    pub unquoted: Vec<String>,
}

/// Searches a dataset. A phrase that no city has is read as if it were not quoted.
///
/// # Errors
///
/// [`MissingTerm`] where an operator has no term beside it.
pub fn search<'d>(
    dataset: &'d Dataset,
    arguments: &[String],
    mode: Mode,
    filter: &Filter<'d>,
) -> Result<Results<'d>, MissingTerm> {
    let query = Query::parse(arguments, mode, dataset)?;
    let mut results = run(dataset, query, filter);
    let unquoted = unmatched_phrases(&results);
    if unquoted.is_empty() {
        return Ok(results);
    }
    let mut words = Vec::new();
    for argument in arguments {
        let is_unquoted = unquoted.iter().any(|phrase| phrase == argument.trim());
        let parts = argument.split(|c| is_unquoted && is_separator(c));
        words.extend(parts.map(str::to_owned));
    }
    // A phrase may end in `or not`, and is no mistake for that.
    if let Ok(query) = Query::parse(&words, mode, dataset) {
        results = run(dataset, query, filter);
        results.unquoted = unquoted;
    }
    Ok(results)
}

/// The quoted phrases that no city has and that are clauses by themselves. The words of those
/// beside `or` or behind `not` would become part of other clauses.
fn unmatched_phrases(results: &Results) -> Vec<String> {
    let mut phrases = Vec::new();
    for clause in &results.query.clauses {
        let term = &results.query.terms[clause.terms.start];
        let is_alone = clause.terms.len() == 1 && !clause.is_excluded;
        let is_unmatched = results.counts[clause.terms.start] == 0;
        if term.is_quoted && is_alone && is_unmatched && !results.query.mode.exact {
            phrases.push(term.text.clone());
        }
    }
    phrases
}

/// Matches all cities, and ranks the hits.
fn run<'d>(dataset: &'d Dataset, query: Query<'d>, filter: &Filter<'d>) -> Results<'d> {
    let query = Arc::new(query);
    let chunks = in_chunks(&dataset.cities, |cities| -> Vec<Hit> {
        // A city that matches a term counts for its rarity, even if it is no hit.
        let hits = cities.iter().map(|city| Hit::new(city, &query));
        let keep = |hit: &Hit| hit.clauses.is_some() || hit.matched.iter().any(TermMatch::is_match);
        hits.filter(keep).collect()
    });
    let mut hits: Vec<Hit> = chunks.into_iter().flatten().collect();
    let mut counts = vec![0; query.terms.len()];
    let mut literal_counts = counts.clone();
    for hit in &hits {
        for (index, matched) in hit.matched.iter().enumerate() {
            counts[index] += usize::from(matched.is_match());
            literal_counts[index] += usize::from(matched.is_literal());
        }
    }
    hits.retain(|hit| hit.clauses.is_some() && filter.admits(hit.city));
    let total_length: usize = dataset.cities.iter().map(length).sum();
    for hit in &mut hits {
        // Divided by the average length.
        let relative_length = ratio(length(hit.city) * dataset.cities.len(), total_length);
        for (matched, count) in hit.matched.iter().zip(&counts) {
            let rarity = inverse_document_frequency(dataset.cities.len(), *count);
            hit.score += rarity * saturate(matched.weight(), relative_length);
        }
        // Without terms, the themes of the filter stand in for one, so that hits can show them.
        if query.terms.is_empty() {
            hit.matched.push(TermMatch {
                occurrences: Vec::new(),
                themes: filter.themes.clone(),
            });
        }
    }
    hits.sort_by(|a, b| b.clauses.cmp(&a.clauses).then(b.score.total_cmp(&a.score)));
    Results {
        query,
        hits,
        counts,
        literal_counts,
        unquoted: Vec::new(),
    }
}
