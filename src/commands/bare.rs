//! A word where a command should be, and an option before the command.
//!
//! Knows what such a word may mean. Does not know how that is asked for.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use strsim::osa_distance;

use super::names::list_by;
use crate::cli;
use crate::dataset::{Dataset, Filter};
use crate::error::{Error, Refusal, Tip, for_city};
use crate::lookup::{Candidate, Names, Resolution, resolve_sequence};
use crate::search::{Mode, search};
use crate::text::{quoted, shown};

/// Of more words in a row only the first is asked what it may mean: each is looked up in every
/// city.
const MOST_WORDS: usize = 32;

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
            let line: Vec<_> = arguments
                .iter()
                .map(|text| text.to_string_lossy())
                .collect();
            let from = line.iter().skip_while(|text| **text != typed);
            let typed_in_row = from.map(|text| &**text);
            let typed_in_row = typed_in_row.take_while(|text| !text.starts_with('-'));
            let mut typed_in_row: Vec<&str> = typed_in_row.collect();
            if typed_in_row.len() > MOST_WORDS {
                typed_in_row.truncate(1);
            }
            in_place_of_command(typed, &typed_in_row, dataset).into()
        }
        ErrorKind::UnknownArgument => {
            let typed = of(ContextKind::InvalidArg);
            if let Some(line) = reordered(arguments).filter(|line| works(line)) {
                let message = format!("unexpected argument {} before the command", quoted(typed));
                let line: Vec<_> = line[1..]
                    .iter()
                    .map(|text| text.to_string_lossy())
                    .collect();
                let tip = Tip::run("type it after the command", &line);
                return Refusal::unasked(message, vec![tip]).into();
            }
            let (_, tips) = if typed.starts_with('-') {
                (false, Vec::new())
            } else {
                meant(typed, &[typed], dataset)
            };
            if tips.is_empty() {
                return Error::Usage(fit_to_show(without_guess(error)));
            }
            Refusal::unasked(format!("unexpected argument {} found", quoted(typed)), tips).into()
        }
        _ => Error::Usage(fit_to_show(error)),
    }
}

/// What to say of a word that stands where a command should, by itself or with the words after it.
fn in_place_of_command(typed: &str, words: &[&str], dataset: &Dataset) -> Refusal {
    let mut tips = Vec::new();
    for name in misspelt(typed) {
        tips.push(Tip::retype(typed, name));
        tips.push(Tip::run(format!("for what {name} does"), &["help", name]));
    }
    let mut is_city = false;
    if tips.is_empty() {
        (is_city, tips) = meant(typed, words, dataset);
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

/// Whether a word, with those after it or by itself, is a city; and how to ask for what it means: a
/// city, several, a nation, a region, a theme, or a search.
fn meant(typed: &str, words: &[&str], dataset: &Dataset) -> (bool, Vec<Tip>) {
    let whole = words.join(" ");
    let names = Names::new(dataset);
    let city = |text| match names.resolve(text) {
        Resolution::City(city) | Resolution::Typo(Candidate { city, .. }) => {
            Some(for_city("show", city))
        }
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    };
    let row = resolve_sequence(&names, words).ok();
    let row = row.map(|_| Tip::run("for all of them", &[&["show"], words].concat()));
    let city = city(&whole).or(row).or_else(|| city(typed));
    let is_city = city.is_some();
    let mut tips: Vec<Tip> = city.into_iter().collect();
    for text in [&*whole, typed] {
        if tips.is_empty() {
            tips = list_by(dataset, text);
        }
    }
    let terms: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let results = search(dataset, &terms, Mode::default(), &Filter::default());
    if results.is_ok_and(|results| !results.hits.is_empty()) {
        tips.push(Tip::run("to search for it", &[&["search"], words].concat()));
    }
    (is_city, tips)
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

/// An error of clap's without its guesses, where what was typed is none of its values and no typing
/// error away from what it knows.
fn without_guess(mut error: clap::Error) -> clap::Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let (typed, guess) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::SuggestedArg),
    );
    if osa_distance(&typed, &guess) > 2 {
        error.remove(ContextKind::SuggestedArg);
    }
    if typed.starts_with("--") {
        error.remove(ContextKind::Suggested);
    }
    error
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
