//! `cities search`: the cities that match a query, best first.

use super::arguments::filter;
use super::no_match::no_match;
use crate::cli::SearchArgs;
use crate::dataset::{Dataset, Filter};
use crate::error::{Error, Refusal};
use crate::output;
use crate::output::field::{HIT, HIT_BRIEF};
use crate::output::record::sheet;
use crate::output::target::Streams;
use crate::search::{MissingTerm, Mode, Results, search};
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
    let results = search(dataset, &args.terms, mode, &filter).map_err(refuse)?;
    if results.query.terms.is_empty() {
        check_filter(args, &filter)?;
    }
    for note in notes(&results) {
        streams.note(&note);
    }
    let error = results
        .hits
        .is_empty()
        .then(|| no_match(dataset, &args.terms, &filter, &results));
    let hits = args.order.apply(results.hits);
    let sheet = sheet(args.format.fields(HIT_BRIEF, HIT), &hits);
    output::write(
        streams.out,
        args.format.of_records(),
        &streams.target,
        sheet,
    )?;
    error.map_or(Ok(()), |error| Err(error.into()))
}

/// The error for an operator without a term.
fn refuse(MissingTerm(operator): MissingTerm) -> Refusal {
    let place = if operator.to_lowercase().starts_with("or") {
        "before and after"
    } else {
        "after"
    };
    Refusal::bad_search(format!("{} needs a term {place} it", quoted(&operator)))
}

/// Refuses a search without a term, unless there is a filter.
fn check_filter(args: &SearchArgs, filter: &Filter) -> Result<(), Refusal> {
    let typed = args.terms.join(" ");
    if !typed.is_empty() {
        return Err(Refusal::bad_search(format!(
            "no word to search for in {}",
            quoted(&typed)
        )));
    }
    if filter.is_empty() {
        return Err(Refusal::bad_search("a search needs a term or a filter"));
    }
    Ok(())
}

/// What the search did that its terms do not say.
fn notes(results: &Results) -> Vec<String> {
    let mut notes = Vec::new();
    for phrase in &results.unquoted {
        let phrase = quoted(phrase);
        notes.push(format!(
            "no city has the phrase {phrase}; searched for the words instead"
        ));
    }
    for clause in &results.query.clauses {
        let terms = &results.query.terms[clause.terms.clone()];
        if clause.is_excluded {
            let terms = listed(terms.iter().map(|term| quoted(&term.text)), "or");
            notes.push(format!("excluding cities that match {terms}"));
            continue;
        }
        for index in clause.terms.clone() {
            notes.extend(other_words(results, index));
        }
    }
    notes
}

/// The note for a term that the hits match by other words only.
fn other_words(results: &Results, index: usize) -> Option<String> {
    let mut others: Vec<String> = Vec::new();
    for matched in results.hits.iter().map(|hit| &hit.terms[index]) {
        if matched.is_literal() {
            return None;
        }
        let synonyms = matched.occurrences.iter().filter_map(|found| found.synonym);
        let themes = matched.themes.iter().map(|theme| &*theme.name);
        let themes = themes.map(|name| format!("the theme {}", quoted(name)));
        for other in synonyms.map(quoted).chain(themes) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
    }
    if others.is_empty() {
        return None;
    }
    let nobody = match results.literal_cities[index] {
        0 => "no city mentions",
        _ => "none of these cities mentions",
    };
    let term = quoted(&results.query.terms[index].text);
    let others = listed(others.into_iter(), "and");
    Some(format!("{nobody} {term}; searched for {others} instead"))
}
