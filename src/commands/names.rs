//! From typed names to cities, or to the error that suggests others.

use indexmap::IndexMap;

use super::filter::without_commas;
use crate::dataset::{City, Dataset};
use crate::error::{Error, Result, Tip};
use crate::lookup::{Candidate, Labels, Names, Resolution, resolve_sequence};
use crate::text::{fold, list, quoted, shown};
use crate::{cli::CityArgs, output::Io};

impl CityArgs {
    /// The cities that are named, each once. All names together are tried as the name of one city;
    /// if there is none, they are several names. A typo gets a note. Tips are for `subcommand`.
    pub(super) fn find<'d>(
        &self,
        dataset: &'d Dataset,
        subcommand: &str,
        io: &mut Io,
    ) -> Result<Vec<&'d City>> {
        let mut names = Names::new(dataset);
        names.exact_only = self.exact;
        let typed: Vec<&str> = self.names.iter().map(|name| without_commas(name)).collect();
        let whole = typed.join(" ");
        let mut similar = Vec::new();
        let resolved = match names.resolve(&whole) {
            Resolution::Unknown(candidates) => {
                similar = candidates;
                let alone = |wrong: &str| vec![(wrong.to_owned(), names.resolve(wrong))];
                resolve_sequence(&names, &typed).unwrap_or_else(alone)
            }
            resolution => vec![(whole, resolution)],
        };
        let mut cities = IndexMap::new();
        for (typed, resolution) in resolved {
            let city = match resolution {
                Resolution::City(city) => city,
                Resolution::Typo(candidate) => note_typo(&typed, candidate, io),
                Resolution::Ambiguous(found) => return Err(ambiguous(&typed, &found, subcommand)),
                Resolution::Unknown(own) => {
                    let similar = if own.is_empty() { similar } else { own };
                    return Err(unknown(&typed, &similar, dataset, subcommand));
                }
            };
            cities.insert(&city.id, city);
        }
        Ok(cities.into_values().collect())
    }
}

/// Notes which city a misspelt name stands for.
fn note_typo<'d>(typed: &str, Candidate { city, name }: Candidate<'d>, io: &mut Io) -> &'d City {
    let mut shown_name = quoted(name);
    if name != city.name {
        shown_name = format!("{shown_name} ({})", shown(&city.name));
    }
    io.note(&format!("showing {shown_name} for {}", quoted(typed)));
    city
}

fn ambiguous(typed: &str, cities: &[&City], subcommand: &str) -> Error {
    let names = list(cities.iter().map(|city| shown(&city.name)), "");
    let message = format!("{} is ambiguous: {names}", quoted(typed));
    let tip = |city: &&City| city_tip(city, &city.name, subcommand);
    Error::NoAnswer(message, cities.iter().map(tip).collect())
}

fn unknown(typed: &str, similar: &[Candidate], dataset: &Dataset, subcommand: &str) -> Error {
    let mut message = format!("no city named {}", quoted(typed));
    let mut tips = Vec::new();
    let network = dataset.network.iter();
    let mut joined = network.flat_map(|network| &network.joined_since);
    if let Some(name) = joined.find(|name| fold(name) == fold(typed)) {
        let name = shown(name);
        message = format!("{message}; {name} joined after this dataset was made");
        tips.push(Tip::new("for the network and its new members", &["about"]));
    }
    tips.extend(label_tips(dataset, typed));
    for Candidate { city, name } in similar {
        tips.push(city_tip(city, name, subcommand));
    }
    if tips.is_empty() {
        tips.push(Tip::new("for all cities", &["list"]));
    }
    Error::NoAnswer(message, tips)
}

/// The tip for a city, found by one of its names.
pub(super) fn city_tip(city: &City, name: &str, subcommand: &str) -> Tip {
    let mut purpose = format!("for {}", shown(&city.name));
    if name != city.name {
        purpose = format!("{purpose} ({})", shown(name));
    }
    // An id may look like an option.
    let dashes = city.id.starts_with('-').then_some("--");
    let words = [Some(subcommand), dashes, Some(&*city.id)];
    Tip::new(purpose, &words.into_iter().flatten().collect::<Vec<_>>())
}

/// A tip to list the cities of the nation, region or theme that a word stands for.
pub(super) fn label_tips(dataset: &Dataset, typed: &str) -> Vec<Tip> {
    for (option, labels) in [
        ("--nation", Labels::places(dataset.nations())),
        ("--region", Labels::places(dataset.regions())),
        ("--theme", Labels::themes(dataset)),
    ] {
        if let Ok(label) = labels.resolve(typed) {
            let filter = format!("{option}={label}");
            return vec![Tip::new("to list its cities", &["list", &filter])];
        }
    }
    Vec::new()
}
