//! Names and labels as typed → cities, or what to type instead.
//!
//! Knows how a guess is told, and where a name that is no city's may lead. Does not know which city
//! a name means.

use std::collections::HashSet;
use std::ptr;

use super::arguments::without_commas;
use crate::dataset::{City, Dataset};
use crate::error::{Refusal, Tip, for_city};
use crate::output::target::Streams;
use crate::query::{self, CityMatch, Near};
use crate::text::{quoted, shown};

/// No name is typed as more arguments; more are several names, or none.
const LONGEST_NAME: usize = 16;

/// The cities that words mean, each once: together the name of one, or else several names in a
/// row. Guesses are told.
pub(super) fn find_all<'d>(
    dataset: &'d Dataset<'d>,
    arguments: &[String],
    exact: bool,
    subcommand: &str,
    streams: &mut Streams,
) -> Result<Vec<&'d City<'d>>, Refusal> {
    let arguments: Vec<&str> = arguments
        .iter()
        .map(|typed| without_commas(typed))
        .collect();
    let whole = arguments.join(" ");
    let found = if arguments.len() <= LONGEST_NAME {
        query::city(dataset, &whole, exact)
    } else {
        CityMatch::Unknown(Vec::new())
    };
    let similar = match found {
        CityMatch::Unknown(similar) => similar,
        found => {
            let tip = |city: &City| for_city(subcommand, city);
            return Ok(vec![settle(found, &whole, &tip, streams)?]);
        }
    };
    let row = query::cities_in_a_row(dataset, &arguments, exact).map_err(|typed| {
        let is_part = arguments.len() > 1;
        // The others are to be typed again.
        let part = |city: &City| Tip {
            why: format!("for {}", shown(&city.name)),
            ..Tip::retype(typed, &city.id)
        };
        let alone = |city: &City| for_city(subcommand, city);
        match query::city(dataset, typed, exact) {
            CityMatch::Ambiguous(cities) => Refusal::ambiguous_city(typed, &cities, &part),
            CityMatch::Unknown(own) if is_part && !own.is_empty() => {
                Refusal::unknown_city(typed, &own, list_by(dataset, typed), &part)
            }
            _ => Refusal::unknown_city(typed, &similar, list_by(dataset, &whole), &alone),
        }
    })?;
    let mut cities: Vec<&City> = Vec::new();
    let mut seen = HashSet::new();
    for (typed, found) in row {
        let city = settle(found, &typed, &|city| for_city(subcommand, city), streams)?;
        if seen.insert(ptr::from_ref(city)) {
            cities.push(city);
        }
    }
    Ok(cities)
}

/// The city that a name means; a guess is told.
fn settle<'d>(
    found: CityMatch<'d>,
    typed: &str,
    for_city: &dyn Fn(&City) -> Tip,
    streams: &mut Streams,
) -> Result<&'d City<'d>, Refusal> {
    match found {
        CityMatch::City(city) => Ok(city),
        CityMatch::Guess(Near { city, name }) => {
            let of = if *name == *city.name {
                String::new()
            } else {
                format!(" ({})", shown(&city.name))
            };
            streams.note(&format!("taking {} as {}{of}", quoted(typed), quoted(name)));
            Ok(city)
        }
        CityMatch::Ambiguous(cities) => Err(Refusal::ambiguous_city(typed, &cities, for_city)),
        CityMatch::Unknown(similar) => {
            Err(Refusal::unknown_city(typed, &similar, Vec::new(), for_city))
        }
    }
}

/// How to list the cities of the nation, region or theme that a word means.
pub(super) fn list_by(dataset: &Dataset, typed: &str) -> Vec<Tip> {
    let nation = query::nation(dataset, typed).ok();
    let region = query::region(dataset, typed).ok();
    let region = region.filter(|name| nation != Some(*name));
    let place = |option, name: Option<&str>| {
        let why = |name| format!("for the cities in {}", shown(name));
        name.map(|name| Tip::run(why(name), &["list", option, name]))
    };
    let theme = query::theme(dataset, typed).ok().map(|theme| {
        let name = quoted(&theme.name);
        let mut cities = dataset.cities.iter();
        if cities.any(|city| city.themes.get(&theme.id).is_some()) {
            let why = format!("for the cities with the theme {name}");
            Tip::run(why, &["list", "--theme", &theme.id])
        } else {
            let why = format!("for the theme {name}, which no city has");
            Tip::run(why, &["themes", &theme.id])
        }
    });
    let tips = [place("--nation", nation), place("--region", region), theme];
    tips.into_iter().flatten().collect()
}
