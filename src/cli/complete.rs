//! Completions of arguments, as far as they are cities, themes or places from the dataset in use.

use std::{env, ffi::OsStr, fs};

use clap_complete::{ArgValueCompleter, CompletionCandidate};

use crate::dataset::{City, Dataset, Theme};
use crate::text::{fold, is_control};

/// Completes ids of cities.
pub(super) fn city_ids() -> ArgValueCompleter {
    let value = |city: City| [city.id, city.name];
    completer(move || dataset().cities.into_iter().map(value).collect())
}

/// Completes ids of themes.
pub(super) fn theme_ids() -> ArgValueCompleter {
    let value = |theme: Theme| [theme.id, theme.name];
    completer(move || dataset().themes.into_iter().map(value).collect())
}

/// Completes nations.
pub(super) fn nations() -> ArgValueCompleter {
    completer(|| value_pairs(dataset().nations()))
}

/// Completes regions.
pub(super) fn regions() -> ArgValueCompleter {
    completer(|| value_pairs(dataset().regions()))
}

/// Places, which have no other name.
fn value_pairs(places: Vec<&str>) -> Vec<[String; 2]> {
    let pairs = places.into_iter().map(|place| [place, place]);
    pairs.map(|pair| pair.map(str::to_owned)).collect()
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
            let is_word = |c: char| c.is_alphanumeric() || "-_.,".contains(c);
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

/// The dataset of `CITIES_DATA`, or else the embedded one. A bad file gives no values. Stdin is not
/// read: here `-` is the name of a file.
fn dataset() -> Dataset {
    let file = env::var_os("CITIES_DATA").filter(|file| !file.is_empty());
    let read = |file| fs::read(file).unwrap_or_default();
    let parse = |file| Dataset::parse(read(file)).unwrap_or_default();
    file.map_or_else(Dataset::embedded, parse)
}
