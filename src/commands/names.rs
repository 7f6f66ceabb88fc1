//! Typed names as cities, or the error that says what to type instead.

use std::collections::HashSet;
use std::ptr;

use super::arguments::without_commas;
use crate::dataset::{City, Dataset};
use crate::error::{Refusal, Tip, for_city};
use crate::lookup::{Candidate, Labels, Names, Resolution, resolve_sequence};
use crate::output::target::Streams;
use crate::text::{fold, quoted, shown};

/// No name is typed as more arguments.
const LONGEST_NAME: usize = 16;

/// The cities that arguments name, each once: all of them one city, or else several in a row. A
/// typo gets a note.
pub(super) fn find_all<'d>(
    dataset: &'d Dataset<'d>,
    arguments: &[String],
    exact: bool,
    subcommand: &str,
    streams: &mut Streams,
) -> Result<Vec<&'d City<'d>>, Refusal> {
    let mut names = Names::new(dataset);
    names.exact_only = exact;
    let arguments: Vec<&str> = arguments
        .iter()
        .map(|typed| without_commas(typed))
        .collect();
    let whole = arguments.join(" ");
    let alone = |city: &City| for_city(subcommand, city);
    let mut similar = Vec::new();
    if arguments.len() <= LONGEST_NAME {
        match names.resolve(&whole) {
            Resolution::Unknown(candidates) => similar = candidates,
            Resolution::Ambiguous(cities) => {
                return Err(Refusal::ambiguous_city(&whole, &cities, &alone));
            }
            resolution => return Ok(city(&whole, &resolution, streams).into_iter().collect()),
        }
    }
    let row = resolve_sequence(&names, &arguments).map_err(|typed| {
        // The other names are to be typed again.
        let part = |city: &City| Tip {
            why: format!("for {}", shown(&city.name)),
            ..Tip::retype(typed, &city.id)
        };
        match names.resolve(typed) {
            Resolution::Ambiguous(cities) => Refusal::ambiguous_city(typed, &cities, &part),
            Resolution::Unknown(own) if arguments.len() > 1 && !own.is_empty() => {
                unknown_city(dataset, typed, &own, &part)
            }
            _ => unknown_city(dataset, typed, &similar, &alone),
        }
    })?;
    let mut cities: Vec<&City> = Vec::new();
    let mut seen = HashSet::new();
    for (typed, resolution) in row {
        let city = city(&typed, &resolution, streams);
        cities.extend(city.filter(|city| seen.insert(ptr::from_ref(*city))));
    }
    Ok(cities)
}

/// The city that a name resolves to. A typo gets a note.
fn city<'d>(
    typed: &str,
    resolution: &Resolution<'d>,
    streams: &mut Streams,
) -> Option<&'d City<'d>> {
    match *resolution {
        Resolution::City(city) => Some(city),
        Resolution::Typo(Candidate { city, name }) => {
            let of = if *name == *city.name {
                String::new()
            } else {
                format!(" ({})", shown(&city.name))
            };
            let (name, typed) = (quoted(name), quoted(typed));
            streams.note(&format!("showing {name}{of} for {typed}"));
            Some(city)
        }
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    }
}

/// A name that is no city's, with what else it may be. `for_city` is the tip for a similar city.
fn unknown_city(
    dataset: &Dataset,
    typed: &str,
    similar: &[Candidate],
    for_city: &dyn Fn(&City) -> Tip,
) -> Refusal {
    let joined = dataset
        .network
        .iter()
        .flat_map(|network| &network.joined_since);
    let joined = joined.into_iter().find(|name| fold(name) == fold(typed));
    let mut tips = Vec::new();
    if joined.is_some() {
        tips.push(Tip::run("for the network and its new members", &["about"]));
    }
    tips.extend(list_by(dataset, typed));
    let mut refusal = Refusal::unknown_city(typed, similar, tips, for_city);
    if let Some(name) = joined {
        let name = shown(name);
        let message = refusal.message;
        refusal.message =
            format!("{message}; {name} joined the network after this dataset was made");
    }
    refusal
}

/// How to list the cities of the nation, region or theme that a word means.
pub(super) fn list_by(dataset: &Dataset, typed: &str) -> Vec<Tip> {
    let nation = Labels::places(dataset.nations()).resolve(typed).ok();
    let region = Labels::places(dataset.regions()).resolve(typed).ok();
    let mut tips = Vec::new();
    for (option, place) in [("--nation", nation), ("--region", region)] {
        let is_new = option == "--nation" || place != nation;
        if let Some(name) = place.filter(|_| is_new) {
            let why = format!("for the cities in {}", shown(name));
            tips.push(Tip::run(why, &["list", option, name]));
        }
    }
    let theme = Labels::themes(dataset).resolve(typed).ok();
    if let Some(theme) = theme.and_then(|id| dataset.theme(id)) {
        let name = quoted(&theme.name);
        let mut cities = dataset.cities.iter();
        tips.push(if cities.any(|city| city.themes.get(&theme.id).is_some()) {
            let why = format!("for the cities with the theme {name}");
            Tip::run(why, &["list", "--theme", &theme.id])
        } else {
            let why = format!("for the theme {name}, which no city has");
            Tip::run(why, &["themes", &theme.id])
        });
    }
    tips
}
