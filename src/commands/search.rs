//! `cities search`: the cities whose text matches, best first.

use super::arguments::filter;
use crate::cli::SearchArgs;
use crate::dataset::Dataset;
use crate::error::{Error, Refusal, Tip, quoted};
use crate::output;
use crate::output::field::{HIT, HIT_BRIEF};
use crate::output::format::Format;
use crate::output::record::sheet;
use crate::output::target::Streams;
use crate::query::{self, Filter, Query, similar_words};

/// Runs the command.
pub(super) fn run(
    args: &SearchArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let filter = filter(&args.filter, dataset)?;
    let query = Query::new(&args.terms, args.any);
    if query.is_empty() {
        if !args.terms.concat().is_empty() {
            return Err(Refusal::no_word(&args.terms.join(" ")).into());
        }
        if filter.themes.is_empty() {
            return Err(Refusal::no_term().into());
        }
    }
    let mut hits = query.hits(dataset, &filter);
    let is_empty = hits.is_empty();
    hits.truncate(args.limit.unwrap_or(usize::MAX));
    let layout = args.format.of_records();
    let fields = args.format.fields(HIT_BRIEF, HIT);
    let sheet = sheet(fields, &hits);
    // A header over nothing is for those who asked for a table, not for a person who sees none.
    if !is_empty || layout.format != Format::Auto {
        output::write(streams.out, layout, &streams.target, sheet)?;
    }
    if is_empty {
        return Err(nothing(args, dataset, &query, &filter));
    }
    Ok(())
}

/// Why a search found nothing, and what to search for instead.
fn nothing(args: &SearchArgs, dataset: &Dataset, query: &Query, filter: &Filter) -> Error {
    let holding = query.frequencies(dataset);
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

    let mut tips: Vec<Tip> = missing
        .iter()
        .flat_map(|term| instead_of(term, &terms, dataset))
        .collect();
    if terms.len() > 1 && !args.any {
        tips.extend(fewer(&holding, dataset));
    }
    if !themes.is_empty() || tips.is_empty() {
        tips.push(Tip::run("for every theme and its cities", &["themes"]));
    }
    Refusal::unanswered(format!("no city {}", what.join(" and ")), tips).into()
}

fn quotes(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| quoted(text)).collect()
}

/// What to type instead of a term that no city has: a word nearly like it, or the nation or theme
/// that it names.
fn instead_of(term: &str, terms: &[&str], dataset: &Dataset) -> Vec<Tip> {
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
        tips.push(Tip::run("did you mean", &search.collect::<Vec<_>>()));
    }
    if let Ok(nation) = query::nation(dataset, term) {
        tips.push(Tip::run(
            format!("for {nation}"),
            &["list", "--nation", nation],
        ));
    }
    let query = Query::new(&[term], false);
    for theme in dataset
        .themes
        .iter()
        .filter(|theme| query.is_in(&theme.name))
    {
        let name = quoted(&theme.name);
        tips.push(Tip::run(
            format!("{name} is a theme that no city has"),
            &["themes"],
        ));
    }
    tips
}

/// What to type for less than all terms at once.
fn fewer(holding: &[(&str, usize)], dataset: &Dataset) -> Vec<Tip> {
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
        tips.push(Tip::run("as a phrase", &["search", &phrase]));
    }
    // In a question, the words that tell most are the long ones.
    if let Some(longest) = found.iter().max_by_key(|term| term.chars().count()) {
        tips.push(Tip::run(
            "for the longest of the words",
            &["search", longest],
        ));
    }
    if found.len() > 1 {
        let any = [&["search", "--any"], &*found].concat();
        tips.push(Tip::run("for cities with one of the words", &any));
    }
    tips
}
