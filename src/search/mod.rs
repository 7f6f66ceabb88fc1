//! Full-text search over the cities.
//!
//! [`Query::parse`] turns arguments into clauses of terms. [`search`] matches every city against
//! them and ranks the hits with BM25.

mod analyzer;
mod bm25;
mod document;
mod hit;
mod lexicon;
mod matcher;
mod pattern;
mod query;
mod snippet;

use std::sync::Arc;

use self::bm25::{inverse_document_frequency, ratio, saturate};
use self::document::length;
use crate::dataset::{Dataset, Filter};
use crate::parallel::in_chunks;

pub use self::analyzer::{Word, is_stop_word, may_share_stem, stem, words};
pub use self::document::texts;
pub use self::hit::{Hit, Match};
pub use self::lexicon::Lexicon;
pub use self::matcher::TermMatch;
use self::query::is_separator;
pub use self::query::{Clause, MissingTerm, Mode, Query, Term};

/// What a search comes to.
#[derive(Debug)]
pub struct Results<'d> {
    /// The query.
    pub query: Query<'d>,
    /// The cities that match, best first.
    pub hits: Vec<Hit<'d>>,
    /// For each term, how many cities of the dataset match it.
    pub cities: Vec<usize>,
    /// For each term, how many of them have the term itself.
    pub literal_cities: Vec<usize>,
    /// The phrases that no city has, and that were read as words instead.
    pub unquoted: Vec<String>,
}

/// Searches a dataset. A phrase that no city has is read as if it were not quoted.
///
/// # Errors
///
/// [`MissingTerm`] where an operator has no term beside it.
pub fn search<'d>(
    dataset: &'d Dataset<'d>,
    arguments: &[String],
    mode: Mode,
    filter: &Filter<'d>,
) -> Result<Results<'d>, MissingTerm> {
    let lexicon = Lexicon(dataset);
    let query = Query::parse(arguments, mode, &lexicon)?;
    let results = run(dataset, query, filter);
    let is_unmatched = |term: &usize| results.cities[*term] == 0;
    let phrases = results.query.phrases().filter(is_unmatched);
    let text = |term: usize| results.query.terms[term].text.clone();
    let unquoted: Vec<String> = phrases.map(text).collect();
    if unquoted.is_empty() {
        return Ok(results);
    }
    let mut words = Vec::new();
    for argument in arguments {
        if unquoted.iter().any(|phrase| phrase == argument.trim()) {
            words.extend(argument.split(is_separator).map(str::to_owned));
        } else {
            words.push(argument.clone());
        }
    }
    // A phrase may end in `or not`, and is no mistake for that.
    Ok(match Query::parse(&words, mode, &lexicon) {
        Ok(query) => Results {
            unquoted,
            ..run(dataset, query, filter)
        },
        Err(_) => results,
    })
}

/// Matches all cities, and ranks the hits.
fn run<'d>(dataset: &'d Dataset<'d>, query: Query<'d>, filter: &Filter<'d>) -> Results<'d> {
    let typed: Arc<[String]> = query.terms.iter().map(|term| term.text.clone()).collect();
    let takes_all = query.clauses.iter().all(|clause| clause.is_excluded);
    let chunks = in_chunks(&dataset.cities, |cities| -> Vec<Hit> {
        let hits = cities.iter().map(|city| Hit::new(city, &query, &typed));
        let is_match = |hit: &Hit| takes_all || hit.terms.iter().any(TermMatch::is_match);
        hits.filter(is_match).collect()
    });
    let mut hits: Vec<Hit> = chunks.into_iter().flatten().collect();
    let total_length: usize = dataset.cities.iter().map(length).sum();
    let mut cities = vec![0; query.terms.len()];
    let mut literal_cities = cities.clone();
    for hit in &hits {
        for (term, matched) in hit.terms.iter().enumerate() {
            cities[term] += usize::from(matched.is_match());
            literal_cities[term] += usize::from(matched.is_literal());
        }
    }
    hits.retain_mut(|hit| {
        let clauses = query.matching_clauses(|term| hit.terms[term].is_match());
        hit.clauses = clauses.unwrap_or_default();
        clauses.is_some() && filter.admits(hit.city)
    });
    // A search without a term is for the themes of the filter.
    let themes = dataset.themes_of(&filter.themes);
    for hit in &mut hits {
        let length = ratio(length(hit.city) * dataset.cities.len(), total_length);
        for (matched, cities) in hit.terms.iter().zip(&cities) {
            let rarity = inverse_document_frequency(dataset.cities.len(), *cities);
            hit.score += rarity * saturate(matched.weight, length);
        }
        if query.terms.is_empty() {
            hit.terms.push(TermMatch {
                themes: themes.clone(),
                ..TermMatch::default()
            });
        }
    }
    hits.sort_by(|a, b| b.clauses.cmp(&a.clauses).then(b.score.total_cmp(&a.score)));
    Results {
        query,
        hits,
        cities,
        literal_cities,
        unquoted: Vec::new(),
    }
}
