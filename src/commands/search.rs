//! `cities search`: the cities whose text matches, best first.

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::{Error, quoted, tip};
use crate::field::{HIT, HIT_BRIEF, Sheet};
use crate::lookup;
use crate::output::{self, Format};
use crate::search::{Filter, Query};
use crate::suggest::similar_words;

/// Runs the command.
pub fn run(args: &cli::Search, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let filter = super::filter(&args.filter, dataset)?;
    let query = Query::new(&args.terms, args.any);
    if query.is_empty() {
        if !args.terms.concat().is_empty() {
            return Err(Error::NoWord(args.terms.join(" ")));
        }
        if filter.themes.is_empty() {
            return Err(Error::NoTerm);
        }
    }
    let mut hits = query.hits(dataset, &filter);
    let is_empty = hits.is_empty();
    hits.truncate(args.limit.unwrap_or(usize::MAX));
    let layout = args.layout.records();
    let fields = args.layout.fields(HIT_BRIEF, HIT);
    let sheet = Sheet::new(fields, &hits);
    // A header over nothing is for those who asked for a table, not for a person who sees none.
    if !is_empty || layout.format != Format::Auto {
        output::write(streams.out, layout, &streams.screen, sheet)?;
    }
    if is_empty {
        return Err(nothing(args, dataset, &query, &filter));
    }
    Ok(())
}

/// Why a search found nothing, and what to search for instead.
fn nothing(args: &cli::Search, dataset: &Dataset, query: &Query, filter: &Filter) -> Error {
    let holding = query.holding(dataset);
    let terms: Vec<&str> = holding.iter().map(|(term, _)| *term).collect();
    let missing: Vec<&str> = holding
        .iter()
        .filter(|(_, cities)| *cities == 0)
        .map(|(term, _)| *term)
        .collect();
    let themes = filter.themes.iter().filter_map(|id| dataset.theme(id));
    let themes: Vec<String> = themes.map(|theme| quoted(&theme.name)).collect();
    let mut what = Vec::new();
    match (&*missing, &*terms) {
        ([], []) => {}
        ([], [term]) => what.push(format!("matches {}", quoted(term))),
        ([], terms) => what.push(format!("matches all of {}", quotes(terms).join(", "))),
        (missing, _) => what.push(format!("matches {}", quotes(missing).join(" or "))),
    }
    if !themes.is_empty() {
        what.push(format!("has the theme {}", themes.join(" and ")));
    }
    if !filter.nations.is_empty() {
        what.push(format!("is in {}", quotes(&filter.nations).join(" or ")));
    }

    let mut tips: Vec<String> = missing
        .iter()
        .flat_map(|term| instead_of(term, &terms, dataset))
        .collect();
    if terms.len() > 1 && !args.any {
        tips.extend(fewer(&holding, dataset));
    }
    if !themes.is_empty() || tips.is_empty() {
        tips.push(tip("for every theme and its cities", &["themes"]));
    }
    Error::NoHit {
        what: format!("no city {}", what.join(" and ")),
        tips,
    }
}

fn quotes(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| quoted(text)).collect()
}

/// What to type instead of a term that no city has: a word nearly like it, or the nation or theme
/// that it names.
fn instead_of(term: &str, terms: &[&str], dataset: &Dataset) -> Vec<String> {
    let mut tips = Vec::new();
    for word in similar_words(dataset, term) {
        let other = |typed: &&str| {
            if *typed == term {
                word.clone()
            } else {
                (*typed).to_owned()
            }
        };
        let search = std::iter::once("search".to_owned()).chain(terms.iter().map(other));
        tips.push(tip("did you mean", &search.collect::<Vec<_>>()));
    }
    if let Ok(nation) = lookup::nation(dataset, term) {
        tips.push(tip(&format!("for {nation}"), &["list", "--nation", nation]));
    }
    let query = Query::new(&[term], false);
    for theme in dataset
        .themes
        .iter()
        .filter(|theme| query.is_in(&theme.name))
    {
        let name = quoted(&theme.name);
        tips.push(tip(
            &format!("{name} is a theme that no city has"),
            &["themes"],
        ));
    }
    tips
}

/// What to type for less than all terms at once.
fn fewer(holding: &[(&str, usize)], dataset: &Dataset) -> Vec<String> {
    let mut tips = Vec::new();
    let found: Vec<&str> = holding
        .iter()
        .filter(|(_, cities)| *cities > 0)
        .map(|(term, _)| *term)
        .collect();
    let terms: Vec<&str> = holding.iter().map(|(term, _)| *term).collect();
    let phrase = terms.join(" ");
    let filter = Filter::default();
    if !Query::new(&[&phrase], false)
        .hits(dataset, &filter)
        .is_empty()
    {
        tips.push(tip("as a phrase", &["search", &phrase]));
    }
    // In a question, the words that tell most are the long ones.
    if let Some(longest) = found.iter().max_by_key(|term| term.chars().count()) {
        tips.push(tip("for the longest of the words", &["search", longest]));
    }
    if found.len() > 1 {
        let any = [&["search", "--any"], &*found].concat();
        tips.push(tip("for cities with one of the words", &any));
    }
    tips
}
