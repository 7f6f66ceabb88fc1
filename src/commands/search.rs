//! `cities search`: the cities that match a query, best first.

use indexmap::IndexSet;

use super::no_match::no_match;
use crate::error::{Error, Result, Tip};
use crate::output::{Io, field, format::TABLE_FORMATS};
use crate::search::{MissingTerm, Mode, Results, search};
use crate::text::{LONGEST_LIST, list, quoted};
use crate::{cli::SearchArgs, dataset::Dataset};

/// Runs the command.
pub(super) fn run(args: &SearchArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let filter = args.filter.resolve(dataset, "search")?;
    let output = args.output.resolve(TABLE_FORMATS)?;
    let (any, exact) = (args.any, args.exact);
    let mode = Mode { any, exact };
    let missing = |MissingTerm(typed)| usage(&format!("missing term beside {}", quoted(&typed)));
    let results = search(dataset, &args.terms, mode, &filter).map_err(missing)?;
    if results.query.terms.is_empty() && (filter.is_empty() || !args.terms.is_empty()) {
        return Err(usage("a search needs a term or a filter"));
    }
    for note in notes(&results).iter().take(LONGEST_LIST) {
        io.note(note);
    }
    let is_empty = results.hits.is_empty();
    let error = is_empty.then(|| no_match(dataset, &args.terms, &filter, &results));
    // Scripts get an empty array or a header; a person needs no empty table.
    if !is_empty || !output.is_drawn(io) {
        let fields = [field::HIT_BRIEF, field::HIT];
        output.write_records(io, results.hits, dataset, fields)?;
    }
    error.map_or(Ok(()), Err)
}

fn usage(message: &str) -> Error {
    let tip = Tip::new("for how to search", &["help", "search"]);
    Error::Wrong(message.to_owned(), vec![tip])
}

/// Notes on what the search did that the query does not say.
fn notes(results: &Results) -> Vec<String> {
    let mut notes = Vec::new();
    for phrase in &results.unquoted {
        let none = format!("no city has the phrase {}", quoted(phrase));
        notes.push(format!("{none}; searched for the words instead"));
    }
    for clause in &results.query.clauses {
        if clause.is_excluded {
            let terms = results.query.terms[clause.terms.clone()].iter();
            let terms = list(terms.map(|term| quoted(&term.text)), "or");
            let effect = match results.counts[clause.terms.clone()].iter().max() {
                Some(0) => "no city mentions",
                _ => "excluding cities that match",
            };
            notes.push(format!("{effect} {terms}"));
            continue;
        }
        for index in clause.terms.clone() {
            notes.extend(other_words_note(results, index));
        }
    }
    notes
}

/// The note for a term that the hits match only by synonyms or themes.
fn other_words_note(results: &Results, index: usize) -> Option<String> {
    let mut others = IndexSet::new();
    for hit in &results.hits {
        let matched = &hit.matched[index];
        if matched.is_literal() {
            return None;
        }
        let synonyms = matched.occurrences.iter().filter_map(|found| found.synonym);
        let themes = matched.themes.iter().map(|theme| quoted(&theme.name));
        let themes = themes.map(|name| format!("the theme {name}"));
        others.extend(synonyms.map(quoted).chain(themes));
    }
    let none = match results.literal_counts[index] {
        0 => "no city mentions",
        _ => "none of these cities mentions",
    };
    let text = quoted(&results.query.terms[index].text);
    let others = list(others, "and");
    (!others.is_empty()).then(|| format!("{none} {text}; searched for {others} instead"))
}
