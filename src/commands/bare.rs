//! A word where a command should be, and an option before the command.
//!
//! Knows what such a word may mean. Does not know how that is asked for.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use strsim::osa_distance;

use super::arguments::list_by;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::{Error, Next, Refusal, Tip, for_city};
use crate::query::{self, CityMatch, Filter, Mode, Near, Query};
use crate::text::{quoted, shown};

/// What clap says of a command line, or what is better said. `works` tells whether another command
/// line has an answer.
pub(super) fn explain(
    error: clap::Error,
    arguments: &[OsString],
    dataset: &Dataset,
    works: &dyn Fn(&[OsString]) -> bool,
) -> Error {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = of(ContextKind::InvalidSubcommand);
            let line: Vec<&str> = arguments.iter().filter_map(|text| text.to_str()).collect();
            let from = line.iter().skip_while(|text| **text != typed);
            let typed_in_row = from.take_while(|text| !text.starts_with('-')).copied();
            let typed_in_row: Vec<&str> = typed_in_row.collect();
            in_place_of_command(typed, &typed_in_row, dataset).into()
        }
        ErrorKind::UnknownArgument => match reordered(arguments).filter(|line| works(line)) {
            Some(line) => {
                let option = quoted(of(ContextKind::InvalidArg));
                let message = format!("unexpected argument {option} before the command");
                let line: Vec<_> = line[1..]
                    .iter()
                    .map(|text| text.to_string_lossy())
                    .collect();
                Refusal::unasked(message, vec![Tip::run("type it after the command", &line)]).into()
            }
            None => Error::Usage(fit_to_show(error)),
        },
        _ => Error::Usage(fit_to_show(error)),
    }
}

/// What a word means that stands where a command should, by itself or with the words after it.
fn in_place_of_command(typed: &str, words: &[&str], dataset: &Dataset) -> Refusal {
    let whole = words.join(" ");
    let mut tips = Vec::new();
    for name in misspelt(typed) {
        tips.push(Tip {
            why: "did you mean".to_owned(),
            next: Next::Retype {
                typed: typed.to_owned(),
                instead: name.to_owned(),
            },
        });
        tips.push(Tip::run(format!("for what {name} does"), &["help", name]));
    }
    let mut is_city = false;
    if tips.is_empty() {
        let cities = |text| match query::city(dataset, text, false) {
            CityMatch::City(city) | CityMatch::Guess(Near { city, .. }) => {
                Some(for_city("show", city))
            }
            _ => None,
        };
        let row = query::cities_in_a_row(dataset, words, false).ok();
        let row = row.map(|_| Tip::run("for all of them", &[&["show"], words].concat()));
        tips.extend(cities(&whole).or(row).or_else(|| cities(typed)));
        is_city = !tips.is_empty();
        if !is_city {
            tips = list_by(dataset, &whole);
        }
        if tips.is_empty() {
            tips = list_by(dataset, typed);
        }
        let answer = Query::new(words, Mode::default()).answer(dataset, &Filter::default());
        if !answer.hits.is_empty() {
            tips.push(Tip::run("to search for it", &[&["search"], words].concat()));
        }
    }
    if tips.is_empty() {
        tips.push(Tip::run("for every command", &["help"]));
    }
    let typed = quoted(typed);
    let message = if is_city {
        format!("{typed} is a city, not a command")
    } else {
        format!("unrecognized subcommand {typed}")
    };
    Refusal::unasked(message, tips)
}

/// The commands that a word is a typing error away from; two in a long one.
fn misspelt(typed: &str) -> Vec<&'static str> {
    let typed = typed.to_lowercase();
    let near = |name: &&str| {
        let allowed = if name.len() >= 8 { 2 } else { 1 };
        typed.len() <= 2 * name.len() && osa_distance(&typed, name) <= allowed
    };
    cli::names().filter(near).collect()
}

/// A command line with its command moved before everything else.
fn reordered(arguments: &[OsString]) -> Option<Vec<OsString>> {
    let is_command = |text: &OsString| cli::names().any(|name| *text == *name);
    let at = arguments.iter().skip(1).position(is_command)? + 1;
    let mut line = arguments.to_vec();
    let command = line.remove(at);
    line.insert(1, command);
    Some(line)
}

/// clap repeats what was typed as it is; so it is given what may be shown.
fn fit_to_show(mut error: clap::Error) -> clap::Error {
    let context: Vec<(ContextKind, ContextValue)> = error
        .context()
        .map(|(kind, value)| (kind, value.clone()))
        .collect();
    for (kind, value) in context {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(shown(&text)),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| shown(text)).collect())
            }
            value => value,
        };
        error.insert(kind, value);
    }
    error
}
