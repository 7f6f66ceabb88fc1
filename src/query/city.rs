//! Which city a name as typed means: one, several, or none.
//!
//! Knows names, codes, prefixes and typing errors. Does not know how an answer is worded, nor what
//! a city's text says.

use strsim::osa_distance;

use super::dress::{Undressed, undressed, without_title};
use crate::dataset::{City, Dataset};
use crate::text::{fold, fold_into};

/// What a name as typed leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum CityMatch<'d> {
    /// One city, by a name, a code or the beginning of a name.
    City(&'d City<'d>),
    /// One city, by a name with a typing error in it: worth telling the user.
    Guess(Near<'d>),
    /// Several cities, none of them more likely than another.
    Ambiguous(Vec<&'d City<'d>>),
    /// None; these, three at most, have names that are somewhat alike.
    Unknown(Vec<Near<'d>>),
}

/// A city, and the one of its names that is near to what was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// The name or alias.
    pub name: &'d str,
}

/// The fewest characters that count as the beginning of a city's name.
const SHORTEST_PREFIX: usize = 3;

/// The most suggestions for a name that is unknown.
const MOST_SUGGESTIONS: usize = 3;

/// The city that `typed` means; with `exact` only by a whole name, id or code.
///
/// Each rule is asked only where the one before it found nobody: exact, exact in its official
/// dress, prefix, typing error.
pub fn city<'d>(dataset: &'d Dataset<'d>, typed: &str, exact: bool) -> CityMatch<'d> {
    let cities = &*dataset.cities;
    let folded = fold(typed);
    if folded.is_empty() {
        return CityMatch::Unknown(Vec::new());
    }
    // One string for all names: in a large dataset, most of the time would go on making more.
    let mut name = String::new();
    let mut folds_to = |text: &str, is: &dyn Fn(&str) -> bool| {
        fold_into(&mut name, text);
        is(&name)
    };
    let long_enough = folded.chars().count() >= SHORTEST_PREFIX;
    let begun = select(cities, |city| {
        long_enough && folds_to(&city.name, &|name| name.starts_with(&folded))
    });
    let exactly = select(cities, |city| {
        let mut names = city.names().chain([&*city.id]);
        names.any(|name| folds_to(name, &|name| name == folded)) || is_coded(city, typed, &begun)
    });
    let found = settle(exactly);
    if exact {
        return found.unwrap_or_else(|| CityMatch::Unknown(similar(cities, &folded)));
    }
    found
        .or_else(|| settle(dressed(dataset, typed)))
        .or_else(|| settle(begun))
        .or_else(|| guess(&nearest(cities, &folded)))
        .unwrap_or_else(|| CityMatch::Unknown(similar(cities, &folded)))
}

fn select<'d>(cities: &'d [City<'d>], mut is: impl FnMut(&City) -> bool) -> Vec<&'d City<'d>> {
    cities.iter().filter(|city| is(city)).collect()
}

fn settle<'d>(found: Vec<&'d City<'d>>) -> Option<CityMatch<'d>> {
    match *found {
        [] => None,
        [city] => Some(CityMatch::City(city)),
        _ => Some(CityMatch::Ambiguous(found)),
    }
}

fn guess<'d>(found: &[Near<'d>]) -> Option<CityMatch<'d>> {
    match found {
        [] => None,
        [near] => Some(CityMatch::Guess(*near)),
        _ => Some(CityMatch::Ambiguous(
            found.iter().map(|near| near.city).collect(),
        )),
    }
}

/// The cities that `typed` names in official dress.
fn dressed<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Vec<&'d City<'d>> {
    let places = [dataset.nations(), dataset.regions()].concat();
    let names = undressed(typed, &places);
    if names.is_empty() {
        return Vec::new();
    }
    let is_in = |city: &City, place: &str| {
        let places = [city.nation.as_deref(), city.region.as_deref()];
        places.into_iter().flatten().any(|own| fold(own) == place)
    };
    let is_named = |city: &City, undressed: &Undressed| {
        city.names().any(|name| fold(name) == undressed.name)
            && undressed
                .place
                .as_deref()
                .is_none_or(|place| is_in(city, place))
    };
    select(&dataset.cities, |city| {
        names.iter().any(|undressed| is_named(city, undressed))
    })
}

/// Whether `typed` is the city's ISO 3166-2 code, with its country or without.
///
/// The code without its country is three letters, which may also begin a name: `der` is Derby's
/// code and begins Derry's name. In capitals it is a code; otherwise it is one only where it
/// begins no other city's name.
fn is_coded(city: &City, typed: &str, begun: &[&City]) -> bool {
    let typed = typed.trim();
    let is = |code: Option<&str>| code.is_some_and(|code| code.eq_ignore_ascii_case(typed));
    is(city.iso.as_deref())
        || is(city.subdivision())
            && (!typed.contains(char::is_lowercase)
                || begun.iter().all(|other| *other.id == *city.id))
}

/// No name is longer, in characters; of what is longer, errors are not counted.
const LONGEST_NAME: usize = 200;

/// How many typing errors may part what was typed from a name, both folded, and how many do.
fn errors(typed: &str, name: &str) -> Option<usize> {
    let lengths = (typed.chars().count(), name.chars().count());
    if lengths.0 > LONGEST_NAME {
        return None;
    }
    let allowed = match lengths.0.min(lengths.1) {
        9.. if typed.chars().next() == name.chars().next() => 2,
        4.. => 1,
        _ => return None,
    };
    // The distance is never below the difference in length, and that is cheap to know.
    (lengths.0.abs_diff(lengths.1) <= allowed)
        .then(|| osa_distance(typed, name))
        .filter(|distance| *distance <= allowed)
}

/// The cities that a name is fewest typing errors away from: optimal string alignment distance.
///
/// Where one is found, whoever's whole name was typed among other words counts as near too:
/// `derby citty` is two letters from Derry City, and yet names Derby.
///
/// After `City of` only the name itself is compared: Brixton is not Bristol, dressed or not.
fn nearest<'d>(cities: &'d [City<'d>], folded: &str) -> Vec<Near<'d>> {
    let core = without_title(folded);
    let near = |city: &'d City<'d>| {
        let distances = city.names().filter_map(|name| {
            let folded_name = fold(name);
            let distance = match core {
                Some(core) => {
                    let name = without_title(&folded_name).unwrap_or(&folded_name);
                    errors(core, name)
                }
                None => errors(folded, &folded_name),
            };
            Some((distance?, name))
        });
        distances.min_by_key(|(distance, _)| *distance)
    };
    let distances: Vec<_> = cities.iter().map(near).collect();
    let Some(least) = distances
        .iter()
        .flatten()
        .map(|(distance, _)| *distance)
        .min()
    else {
        return Vec::new();
    };
    let nearest = cities.iter().zip(distances).filter_map(|(city, near)| {
        let is_nearest = near.filter(|(distance, _)| *distance == least);
        let name = is_nearest.map(|(_, name)| name);
        let name = name.or_else(|| city.names().find(|name| holds(folded, &fold(name))));
        name.map(|name| Near { city, name })
    });
    nearest.collect()
}

/// Whether `text` holds `name` as whole words.
fn holds(text: &str, name: &str) -> bool {
    [" ", text, " "]
        .concat()
        .contains(&[" ", name, " "].concat())
}

/// The cities with a name somewhat like what was typed, best first.
fn similar<'d>(cities: &'d [City<'d>], folded: &str) -> Vec<Near<'d>> {
    let folded = &*fold(&folded.replace(|c: char| !c.is_alphanumeric(), " "));
    let alike = |city: &'d City<'d>| {
        let names = city
            .names()
            .filter_map(|name| Some((unlikeness(folded, &fold(name))?, name)));
        let (unlike, name) = names.min_by_key(|(unlike, _)| *unlike)?;
        Some((unlike, Near { city, name }))
    };
    let mut similar: Vec<_> = cities.iter().filter_map(alike).collect();
    similar.sort_by_key(|(unlike, _)| *unlike);
    similar.truncate(MOST_SUGGESTIONS);
    similar.into_iter().map(|(_, near)| near).collect()
}

/// How unlike two folded names are, where they are alike at all: one holds the other, or begins
/// it, or one character in three at most is mistyped.
pub(super) fn unlikeness(typed: &str, name: &str) -> Option<usize> {
    let length = typed.chars().count();
    if holds(typed, name)
        || length >= SHORTEST_PREFIX && [" ", name].concat().contains(&[" ", typed].concat())
    {
        return Some(0);
    }
    let allowed = (length / 3).min(3);
    (length <= LONGEST_NAME && length.abs_diff(name.chars().count()) <= allowed)
        .then(|| osa_distance(typed, name))
        .filter(|distance| *distance <= allowed)
}
