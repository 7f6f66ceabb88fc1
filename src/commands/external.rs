//! Words that are no subcommand: what they may mean instead.

use std::ffi::OsString;

use clap::CommandFactory;
use strsim::osa_distance;

use super::names::{city_tip, label_tips};
use crate::dataset::{Dataset, Filter};
use crate::error::{Error, Tip};
use crate::lookup::{Candidate, Names, Resolution};
use crate::search::{Mode, search};
use crate::{cli::Cli, text::quoted};

/// The error for words that begin with no subcommand.
pub(super) fn explain(words: &[OsString], dataset: &Dataset) -> Error {
    let words = words.iter().map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = words.collect();
    let first = words.first().map_or("", String::as_str);
    let mut tips = Vec::new();
    let mut command = Cli::command();
    // Adds the subcommand `help`.
    command.build();
    for subcommand in command.get_subcommands() {
        let name = subcommand.get_name();
        if is_similar(&first.to_lowercase(), name) {
            tips.push(Tip::new(format!("did you mean '{name}'"), &["help", name]));
        }
    }
    if tips.is_empty() {
        let before_options = words.split(|word| word.starts_with('-')).next();
        tips = meanings(before_options.unwrap_or_default(), dataset);
    }
    if tips.is_empty() {
        tips.push(Tip::new("for all subcommands", &["help"]));
    }
    Error::Wrong(format!("unrecognized subcommand {}", quoted(first)), tips)
}

/// Whether a word begins a subcommand or is one typo away from it; two from a long one.
fn is_similar(typed: &str, name: &str) -> bool {
    let allowed = if name.len() < 8 { 1 } else { 2 };
    typed.len() >= 2 && name.starts_with(typed)
        || typed.len() <= name.len() + allowed && osa_distance(typed, name) <= allowed
}

/// Tips for words that are no subcommand: show the city that they name, or else list the cities of
/// the theme or place, and search for them.
fn meanings(words: &[String], dataset: &Dataset) -> Vec<Tip> {
    let whole = words.join(" ");
    let mut tips = match Names::new(dataset).resolve(&whole) {
        Resolution::City(city) | Resolution::Typo(Candidate { city, .. }) => {
            vec![city_tip(city, &city.name, "show")]
        }
        _ => label_tips(dataset, &whole),
    };
    let results = search(dataset, words, Mode::default(), &Filter::default());
    // A search without a term has every city as a hit.
    if results.is_ok_and(|found| !found.query.terms.is_empty() && !found.hits.is_empty()) {
        let search = [&["search".to_owned()], words].concat();
        tips.push(Tip::new("to search for it", &search));
    }
    tips
}
