//! `cities search`: the cities whose text answers, best first.
//!
//! Knows how an answer is told, and what to say where there is none. Does not know what matches.

use super::arguments::{criteria, filter};
use crate::cli::SearchArgs;
use crate::dataset::Dataset;
use crate::error::{Error, Refusal, Tip};
use crate::output;
use crate::output::field::{HIT, HIT_BRIEF};
use crate::output::record::sheet;
use crate::output::target::Streams;
use crate::query::{Answer, Filter, Mode, Outcome, Query, similar_words};
use crate::text::{listed, quoted};

/// Runs the command.
pub(super) fn run(
    args: &SearchArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let filter = filter(&args.filter, dataset)?;
    let mode = Mode {
        any: args.any,
        exact: args.exact,
    };
    let query = Query::new(&args.terms, mode);
    if query.is_empty() {
        if !args.terms.concat().is_empty() {
            return Err(Refusal::no_word(&args.terms.join(" ")).into());
        }
        if filter.themes.is_empty() {
            return Err(Refusal::no_term().into());
        }
    }
    let Answer { mut hits, terms } = query.answer(dataset, &filter);
    let is_empty = hits.is_empty();
    if !is_empty && let Some(note) = other_words(&terms) {
        streams.note(&note);
    }
    hits = args.order.apply(hits);
    let layout = args.format.of_records();
    let sheet = sheet(args.format.fields(HIT_BRIEF, HIT), &hits);
    output::write(streams.out, layout, &streams.target, sheet)?;
    if is_empty {
        return Err(nothing(args, dataset, &terms, &filter).into());
    }
    Ok(())
}

/// What was found by other words than those typed, and what was left out.
fn other_words(terms: &[Outcome]) -> Option<String> {
    let is_other = |term: &&Outcome| term.left_out || !term.found_by.is_empty();
    let missing: Vec<&str> = terms
        .iter()
        .filter(is_other)
        .map(|term| &*term.typed)
        .collect();
    if missing.is_empty() {
        return None;
    }
    let is_left_out = terms.iter().any(|term| term.left_out);
    let found_by = terms
        .iter()
        .flat_map(|term| match (&*term.found_by, term.theme) {
            ([_, ..], Some(theme)) => vec![format!("the theme {}", quoted(theme))],
            ([], _) if is_left_out && !term.left_out => vec![quoted(&term.typed)],
            (words, _) => words.iter().map(|word| quoted(word)).collect(),
        });
    let missing = listed(missing.iter().map(|typed| quoted(typed)), "or");
    let found_by = listed(found_by.collect::<Vec<_>>().into_iter(), "and");
    Some(format!("no city speaks of {missing}; found by {found_by}"))
}

/// Why a search found nothing, and what to search for instead.
fn nothing(args: &SearchArgs, dataset: &Dataset, terms: &[Outcome], filter: &Filter) -> Refusal {
    let unheld: Vec<&Outcome> = terms.iter().filter(|term| term.frequency == 0).collect();
    let themes: Vec<&str> = unheld.iter().filter_map(|term| term.theme).collect();
    let missing: Vec<&str> = unheld
        .iter()
        .filter(|term| term.theme.is_none())
        .map(|term| &*term.typed)
        .collect();
    let quotes = |texts: &[&str], and| listed(texts.iter().map(|text| quoted(text)), and);
    let mut what = Vec::new();
    match (&*missing, terms) {
        ([], []) => {}
        ([], _) if !unheld.is_empty() => {}
        ([], [term]) => what.push(format!("matches {}", quoted(&term.typed))),
        ([], terms) => {
            let terms: Vec<&str> = terms.iter().map(|term| &*term.typed).collect();
            what.push(format!("matches all of {}", quotes(&terms, "and")));
        }
        (missing, _) => what.push(format!("matches {}", quotes(missing, "or"))),
    }
    if !themes.is_empty() {
        what.push(format!("has the theme {}", quotes(&themes, "and")));
    }
    what.extend(criteria(dataset, filter));
    let mut tips = instead(args, dataset, terms);
    if !themes.is_empty() || !filter.themes.is_empty() {
        tips.push(Tip::run("for every theme and its cities", &["themes"]));
    }
    Refusal::unanswered(format!("no city {}", what.join(" and ")), tips)
}

/// The arguments of a search for some terms.
fn search<'t>(terms: &[&'t str]) -> Vec<&'t str> {
    let is_option = terms.iter().any(|term| term.starts_with('-'));
    let end: &[&str] = if is_option { &["--"] } else { &[] };
    [&["search"], end, terms].concat()
}

/// For how many words at most others are looked for that are alike.
const MOST_UNHELD: usize = 3;

/// What else to search for; what finds nothing is not told in the end.
fn instead(args: &SearchArgs, dataset: &Dataset, terms: &[Outcome]) -> Vec<Tip> {
    let mut tips = Vec::new();
    let unheld = terms.iter().filter(|term| term.frequency == 0);
    for term in unheld.take(MOST_UNHELD) {
        let words = similar_words(dataset, &term.typed, term.is_known);
        tips.extend(words.iter().map(|word| Tip::retype(&term.typed, word)));
    }
    let typed: Vec<&str> = args.terms.iter().map(|term| &**term).collect();
    if args.exact {
        tips.push(Tip::run("by other words too", &search(&typed)));
    }
    if !args.filter.is_empty() {
        tips.push(Tip::run("wherever it is", &search(&typed)));
    }
    if typed.iter().any(|term| term.contains(' ')) {
        let words: Vec<&str> = typed
            .iter()
            .flat_map(|term| term.split_whitespace())
            .collect();
        tips.push(Tip::run("as words by themselves", &search(&words)));
    }
    if terms.len() > 1 && !args.any {
        tips.push(Tip::run("as a phrase", &search(&[&*typed.join(" ")])));
        let held = terms.iter().filter(|term| term.frequency > 0);
        let mut held: Vec<&Outcome> = held.collect();
        held.sort_by_key(|term| term.frequency);
        let words: Vec<&str> = held.iter().map(|term| &*term.typed).collect();
        if let [rarest, others @ ..] = &*words {
            tips.push(Tip::run("for the rarest of the words", &search(&[rarest])));
            if !others.is_empty() {
                let any = [&["search", "--any"], &*words].concat();
                tips.push(Tip::run("for cities with one of the words", &any));
            }
        }
    }
    tips
}
