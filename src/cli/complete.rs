//! Completions of arguments, as far as they are cities, themes or places from the dataset in use.

use std::{env, ffi::OsStr, fs};

use clap::{Command, CommandFactory};
use clap_complete::{ArgValueCompleter, CompletionCandidate};

use crate::dataset::Dataset;
use crate::text::{fold, is_control};

/// Completes ids of cities.
pub(super) fn city_ids() -> ArgValueCompleter {
    completer(|| {
        let cities = dataset().cities.into_iter();
        cities.map(|city| [city.id, city.name]).collect()
    })
}

/// Completes ids of themes.
pub(super) fn theme_ids() -> ArgValueCompleter {
    completer(|| {
        let themes = dataset().themes.into_iter();
        themes.map(|theme| [theme.id, theme.name]).collect()
    })
}

/// Completes nations.
pub(super) fn nations() -> ArgValueCompleter {
    completer(|| candidates(dataset().nations()))
}

/// Completes regions.
pub(super) fn regions() -> ArgValueCompleter {
    completer(|| candidates(dataset().regions()))
}

/// Completes subcommands.
pub(super) fn subcommands<C: CommandFactory>() -> ArgValueCompleter {
    completer(|| candidates(C::command().get_subcommands().map(Command::get_name)))
}

/// Completes some words.
pub(super) fn words<W>(words: W) -> ArgValueCompleter
where
    W: IntoIterator<Item: ToString> + Clone + Send + Sync + 'static,
{
    completer(move || candidates(words.clone()))
}

/// Values that have no other name.
fn candidates(values: impl IntoIterator<Item = impl ToString>) -> Vec<[String; 2]> {
    let values = values.into_iter().map(|value| value.to_string());
    values.map(|value| [value.clone(), value]).collect()
}

/// Completes the last item of a comma-separated list by some values, each with a name. Both match
/// in any case.
fn completer(values: impl Fn() -> Vec<[String; 2]> + Send + Sync + 'static) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (before, last) = typed.split_at(typed.rfind(',').map_or(0, |comma| comma + 1));
        let mut candidates = Vec::new();
        for [id, name] in values() {
            // Folded, a value needs no quotation marks in a shell, and is still the same.
            let value = fold(&id).replace(' ', "-");
            let is_word = |c: char| c.is_alphanumeric() || "-_.:,".contains(c);
            let is_plain = value.chars().all(is_word) && !name.contains(is_control);
            let begins = [&id, &name].map(|text| fold(text).starts_with(&fold(last)));
            if is_plain && begins.contains(&true) {
                let candidate = CompletionCandidate::new(format!("{before}{value}"));
                candidates.push(candidate.help(Some(name.into())));
            }
        }
        candidates
    })
}

/// The dataset of `CITIES_DATA`, or else the embedded one. A bad file has no values, and stdin is
/// not read.
fn dataset() -> Dataset {
    let bytes = match env::var_os("CITIES_DATA").filter(|file| !file.is_empty()) {
        None => return Dataset::embedded(),
        Some(file) if file == "-" => Vec::new(),
        Some(file) => fs::read(file).unwrap_or_default(),
    };
    Dataset::parse(bytes).unwrap_or_default()
}
