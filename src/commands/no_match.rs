//! The error for a search without a match: the terms that are missing, and searches that match.

use super::vocabulary::Vocabulary;
use crate::dataset::{Dataset, Filter, Theme};
use crate::error::{Error, Tip};
use crate::search::{Mode, Results, search, words};
use crate::text::{LONGEST_LIST, list, quoted};

/// The error for a search without a match.
pub(super) fn no_match(
    dataset: &Dataset,
    typed: &[String],
    filter: &Filter,
    results: &Results,
) -> Error {
    let vocabulary = Vocabulary::new(dataset, typed);
    let corrected = replace_words(typed, |word| vocabulary.correction(word));
    let prefixes = replace_words(typed, |word| vocabulary.prefix(word));
    let matching = matching_terms(results);
    let mode = results.query.mode;
    let any = Mode { any: true, ..mode };
    let mut tips = Vec::new();
    let mut try_search = |purpose: &str, terms: &[String], mode: Mode, filter: &Filter| {
        let found = search(dataset, terms, mode, filter);
        let has_match = !terms.is_empty() && found.is_ok_and(|found| !found.hits.is_empty());
        if has_match {
            tips.push(Tip::new(purpose, &command(terms, mode, filter)));
        }
        has_match
    };
    try_search("did you mean", &corrected, mode, filter);
    try_search("for words with this beginning", &prefixes, mode, filter);
    if !try_search("for the terms that match", &matching, mode, filter) {
        try_search("for any of the terms", &matching, any, filter);
    }
    try_search("without the filter", typed, mode, &Filter::default());
    Error::NoAnswer(message(filter, results), tips)
}

/// Which terms no city mentions, and how many cities match each of the others.
fn message(filter: &Filter, results: &Results) -> String {
    let query = &results.query;
    let (mut missing, mut counts) = (Vec::new(), Vec::new());
    for clause in &query.clauses {
        let is_excluded = clause.is_excluded;
        let verb = if is_excluded { "excludes" } else { "matches" };
        for index in clause.terms.clone() {
            let text = quoted(&query.terms[index].text);
            match results.counts[index] {
                0 if !is_excluded => missing.push(text),
                1 => counts.push(format!("; {text} {verb} 1 city")),
                count => counts.push(format!("; {text} {verb} {count} cities")),
            }
        }
    }
    let counts = counts[..counts.len().min(LONGEST_LIST)].concat();
    if !missing.is_empty() {
        return format!("no city mentions {}{counts}", list(missing, "or"));
    }
    let what = match (query.terms.is_empty(), filter.is_empty()) {
        (true, _) => "the filter",
        (_, true) => "the query",
        _ => "the query and the filter",
    };
    format!("no city matches {what}{counts}")
}

/// The arguments of a search.
fn command(terms: &[String], mode: Mode, filter: &Filter) -> Vec<String> {
    let mut command = vec!["search".to_owned()];
    for (option, is_set) in [("--any", mode.any), ("--exact", mode.exact)] {
        command.extend(is_set.then(|| option.to_owned()));
    }
    let theme = |theme: &&Theme| format!("--theme={}", theme.id);
    let nation = |nation: &&str| format!("--nation={nation}");
    let region = |region: &&str| format!("--region={region}");
    command.extend(filter.themes.iter().map(theme));
    command.extend(filter.nations.iter().map(nation));
    command.extend(filter.regions.iter().map(region));
    // A term may look like an option.
    if terms.iter().any(|term| term.starts_with('-')) {
        command.push("--".to_owned());
    }
    command.extend_from_slice(terms);
    command
}

/// The arguments with some of their words replaced.
fn replace_words(typed: &[String], replacement: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut replaced = Vec::new();
    for argument in typed {
        let (mut text, mut at) = (String::new(), 0);
        for word in words(argument) {
            text += &argument[at..word.start];
            text += replacement(word.text).as_deref().unwrap_or(word.text);
            at = word.end();
        }
        replaced.push(text + &argument[at..]);
    }
    replaced
}

/// The arguments of the clauses, without exclusions and the terms that no city matches.
fn matching_terms(results: &Results) -> Vec<String> {
    let mut arguments: Vec<String> = Vec::new();
    let is_matched = |index: &usize| results.counts[*index] > 0;
    let clauses = results.query.clauses.iter();
    for clause in clauses.filter(|clause| !clause.is_excluded) {
        let matching = clause.terms.clone().filter(is_matched);
        for (rank, index) in matching.enumerate() {
            if rank > 0 {
                arguments.push("or".to_owned());
            }
            arguments.push(results.query.terms[index].text.clone());
        }
    }
    arguments
}
