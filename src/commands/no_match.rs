//! Why a search found nothing, and which searches would find something.

use super::arguments::criteria;
use super::vocabulary::Vocabulary;
use crate::dataset::{Dataset, Filter};
use crate::error::{Refusal, Tip};
use crate::search::{Clause, Mode, Results, is_stop_word, search, words};
use crate::text::{fold_word, listed, quoted};

/// The error for a search without a hit.
pub(super) fn no_match(
    dataset: &Dataset,
    arguments: &[String],
    filter: &Filter,
    results: &Results,
) -> Refusal {
    let mut tips = Tips {
        dataset,
        filter,
        mode: results.query.mode,
        found: Vec::new(),
    };
    tips.add_corrected(arguments, results);
    tips.add_relaxed(arguments, results);
    let mut refusal = Refusal::unanswered(message(dataset, filter, results), tips.found);
    refusal.tips_work = true;
    refusal
}

/// Which terms no city mentions, and how many cities match each of the others.
fn message(dataset: &Dataset, filter: &Filter, results: &Results) -> String {
    let (mut missing, mut others, mut excluded) = (Vec::new(), Vec::new(), Vec::new());
    let mut counts = Vec::new();
    for clause in &results.query.clauses {
        let mut matching = Vec::new();
        for index in clause.terms.clone() {
            let term = quoted(&results.query.terms[index].text);
            match results.cities[index] {
                _ if clause.is_excluded => excluded.push(term),
                0 => missing.push(term),
                cities => {
                    let count = if cities == 1 {
                        "1 city".to_owned()
                    } else {
                        format!("{cities} cities")
                    };
                    counts.push(format!("{term} matches {count}"));
                    matching.push(term);
                }
            }
        }
        if !matching.is_empty() {
            others.push(matching.join(" or "));
        }
    }
    let list = |terms: &[String], and: &str| listed(terms.iter().cloned(), and);
    let mut reasons = Vec::new();
    match (&*missing, &*others) {
        ([], []) => {}
        ([], [term]) => reasons.push(format!("matches {term}")),
        ([], others) => reasons.push(format!("matches all of {}", list(others, "and"))),
        (missing, _) => reasons.push(format!("mentions {}", list(missing, "or"))),
    }
    if missing.is_empty() {
        reasons.extend(criteria(dataset, filter));
    }
    let excluded = list(&excluded, "or");
    let message = match &*reasons {
        [] => format!("every city matches {excluded}"),
        reasons if excluded.is_empty() || !missing.is_empty() => {
            format!("no city {}", reasons.join(" and "))
        }
        reasons => format!("no city {} but not {excluded}", reasons.join(" and ")),
    };
    if counts.is_empty() {
        return message;
    }
    format!("{message}; {}", list(&counts, ""))
}

/// Tips for searches, each of which has been run and has a hit.
struct Tips<'a, 'd> {
    dataset: &'d Dataset<'d>,
    filter: &'a Filter<'d>,
    mode: Mode,
    found: Vec<Tip>,
}

impl<'d> Tips<'_, 'd> {
    /// Adds the search with every misspelt word corrected, or with words that begin so.
    fn add_corrected(&mut self, arguments: &[String], results: &Results) {
        if results.cities.iter().all(|cities| *cities > 0) {
            return;
        }
        let vocabulary = Vocabulary::new(self.dataset, arguments);
        let is_unknown = |word: &str| !is_stop_word(&fold_word(word)) && !vocabulary.knows(word);
        let corrected = replace_words(arguments, |word| {
            let correction = vocabulary.correction(word).filter(|_| is_unknown(word));
            correction.map(str::to_owned)
        });
        if corrected != arguments {
            self.add("did you mean", &corrected, self.mode, self.filter);
        }
        let prefixes = replace_words(arguments, |word| {
            (is_unknown(word) && vocabulary.has_prefix(word)).then(|| format!("{word}*"))
        });
        if prefixes != arguments {
            self.add("for words that begin so", &prefixes, self.mode, self.filter);
        }
    }

    /// Adds searches that ask for less.
    fn add_relaxed(&mut self, arguments: &[String], results: &Results) {
        let any = Mode {
            any: true,
            ..self.mode
        };
        let forms = Mode {
            exact: false,
            ..self.mode
        };
        let matching = matching_terms(results, |_| true);
        let everywhere = Filter::default();
        if !self.add(
            "for the terms that match",
            &matching,
            self.mode,
            self.filter,
        ) {
            self.add("for any of the terms", &matching, any, self.filter);
        }
        if self.mode.exact {
            self.add("without --exact", arguments, forms, self.filter);
        }
        let required = matching_terms(results, |clause| !clause.is_excluded);
        if required != matching {
            self.add(
                "without what is excluded",
                &required,
                self.mode,
                self.filter,
            );
        }
        if !self.filter.is_empty() {
            self.add("without the filter", arguments, self.mode, &everywhere);
        }
        if self.found.is_empty()
            && results
                .query
                .terms
                .iter()
                .any(|term| !term.themes.is_empty())
            || !self.filter.themes.is_empty()
        {
            self.found
                .push(Tip::run("for every theme and its cities", &["themes"]));
        }
    }

    /// Adds a search if it has a hit, and tells whether it does.
    fn add(&mut self, why: &str, terms: &[String], mode: Mode, filter: &Filter<'d>) -> bool {
        if terms.is_empty() {
            return false;
        }
        let results = search(self.dataset, terms, mode, filter);
        let has_hit = results.is_ok_and(|results| !results.hits.is_empty());
        if has_hit {
            self.found
                .push(Tip::run(why, &command(terms, mode, filter)));
        }
        has_hit
    }
}

/// The arguments of a search.
fn command(terms: &[String], mode: Mode, filter: &Filter) -> Vec<String> {
    let mut command = vec!["search".to_owned()];
    if mode.any {
        command.push("--any".to_owned());
    }
    if mode.exact {
        command.push("--exact".to_owned());
    }
    let options = [
        ("--theme", &filter.themes),
        ("--nation", &filter.nations),
        ("--region", &filter.regions),
    ];
    for (option, values) in options {
        for value in values {
            command.push(format!("{option}={value}"));
        }
    }
    if terms.iter().any(|term| term.starts_with('-')) {
        command.push("--".to_owned());
    }
    command.extend(terms.iter().cloned());
    command
}

/// The arguments with some of their words replaced.
fn replace_words(
    arguments: &[String],
    replacement: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut replaced = Vec::new();
    for argument in arguments {
        let mut text = String::new();
        let mut at = 0;
        for word in words(argument) {
            text += &argument[at..word.start];
            text += &replacement(word.text).unwrap_or_else(|| word.text.to_owned());
            at = word.end();
        }
        replaced.push(text + &argument[at..]);
    }
    replaced
}

/// The arguments of some clauses, without the terms that no city matches.
fn matching_terms(results: &Results, is_wanted: fn(&&Clause) -> bool) -> Vec<String> {
    let mut arguments: Vec<String> = Vec::new();
    for clause in results.query.clauses.iter().filter(is_wanted) {
        let is_kept = |index: &usize| clause.is_excluded || results.cities[*index] > 0;
        let kept: Vec<usize> = clause.terms.clone().filter(is_kept).collect();
        if clause.is_excluded {
            arguments.push("not".to_owned());
        }
        for (number, index) in kept.into_iter().enumerate() {
            if number > 0 {
                arguments.push("or".to_owned());
            }
            let term = &results.query.terms[index];
            if term.is_quoted {
                arguments.push(term.text.clone());
            } else {
                arguments.extend(term.text.split(' ').map(str::to_owned));
            }
        }
    }
    arguments
}
