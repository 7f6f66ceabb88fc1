//! `cities search`: the cities whose text matches, best first.

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::{Error, quoted, tip};
use crate::field::{HIT, HIT_BRIEF, Sheet};
use crate::output::{self, Format};
use crate::search::{Filter, Query, similar_words};

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
    let is_missing = |term: &&str| holding.contains(&(*term, 0));
    let missing: Vec<&str> = args
        .terms
        .iter()
        .map(|term| &**term)
        .filter(is_missing)
        .collect();
    let terms: Vec<&str> = holding.iter().map(|(term, _)| *term).collect();
    let mut tips = Vec::new();
    for term in &missing {
        for word in similar_words(dataset, term) {
            let terms = args
                .terms
                .iter()
                .map(|other| if other == term { &word } else { other });
            let terms: Vec<&str> = terms.map(|term| &**term).collect();
            tips.push(tip("did you mean", &[&["search"], &*terms].concat()));
        }
    }
    let found: Vec<&str> = terms
        .iter()
        .copied()
        .filter(|term| !is_missing(term))
        .collect();
    match *found {
        [] => {}
        _ if args.any || terms.len() < 2 => {}
        [found] => tips.push(tip("for the rest", &["search", found])),
        _ => {
            let found = [&["search", "--any"], &*found].concat();
            tips.push(tip("for cities with one of the words", &found));
        }
    }
    let themes = filter.themes.iter().filter_map(|id| dataset.theme(id));
    let themes: Vec<&str> = themes.map(|theme| &*theme.name).collect();
    if !themes.is_empty() || tips.is_empty() {
        tips.push(tip("for every theme and its cities", &["themes"]));
    }
    let mut what = Vec::new();
    if !terms.is_empty() {
        let shown = if missing.is_empty() { &terms } else { &missing };
        what.push(format!("matches {}", quotes(shown)));
    }
    if !themes.is_empty() {
        what.push(format!("has the theme {}", quotes(&themes)));
    }
    if !filter.nations.is_empty() {
        what.push(format!("is in {}", quotes(&filter.nations)));
    }
    Error::NoHit {
        what: format!("no city {}", what.join(" and ")),
        tips,
    }
}

fn quotes(texts: &[&str]) -> String {
    let quotes: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    quotes.join(" and ")
}
