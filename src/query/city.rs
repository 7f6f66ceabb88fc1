//! Which city a name as typed means: one, several, or none.
//!
//! Knows names, codes, prefixes and typing errors. Does not know how an answer is worded, nor what
//! a city's text says.

use strsim::osa_distance;

use crate::dataset::City;
use crate::text::{fold, fold_into};

/// What a name as typed leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum CityMatch<'d> {
    /// One city, by a name, a code or the beginning of a name.
    City(&'d City<'d>),
    /// One city, by a name with a typing error in it: worth telling the user.
    Guess(&'d City<'d>),
    /// Several cities, none of them more likely than another.
    Ambiguous(Vec<&'d City<'d>>),
    /// None; these, three at most, have names that are somewhat alike.
    Unknown(Vec<&'d City<'d>>),
}

/// The fewest characters that count as the beginning of a city's name.
const SHORTEST_PREFIX: usize = 3;

/// The most suggestions for a name that is unknown.
const MOST_SUGGESTIONS: usize = 3;

/// The city that `typed` means; with `exact` only by a whole name, id or code.
///
/// Each rule is asked only where the one before it found nobody: exact, prefix, typing error.
pub fn city<'d>(cities: &'d [City<'d>], typed: &str, exact: bool) -> CityMatch<'d> {
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
    if let Some(found) = settle(exactly, CityMatch::City) {
        return found;
    }
    if exact {
        return CityMatch::Unknown(similar(cities, &folded));
    }
    settle(begun, CityMatch::City)
        .or_else(|| settle(nearest(cities, &folded), CityMatch::Guess))
        .unwrap_or_else(|| CityMatch::Unknown(similar(cities, &folded)))
}

fn select<'d>(cities: &'d [City<'d>], mut is: impl FnMut(&City) -> bool) -> Vec<&'d City<'d>> {
    cities.iter().filter(|city| is(city)).collect()
}

fn settle<'d>(
    found: Vec<&'d City<'d>>,
    one: fn(&'d City<'d>) -> CityMatch<'d>,
) -> Option<CityMatch<'d>> {
    match *found {
        [] => None,
        [city] => Some(one(city)),
        _ => Some(CityMatch::Ambiguous(found)),
    }
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
/// `derby city` is one letter from Derry City, and yet names Derby.
fn nearest<'d>(cities: &'d [City<'d>], folded: &str) -> Vec<&'d City<'d>> {
    let distances: Vec<_> = cities
        .iter()
        .map(|city| {
            city.names()
                .filter_map(|name| errors(folded, &fold(name)))
                .min()
        })
        .collect();
    let Some(least) = distances.iter().flatten().min() else {
        return Vec::new();
    };
    cities
        .iter()
        .zip(&distances)
        .filter(|(city, distance)| {
            distance.as_ref() == Some(least) || city.names().any(|name| holds(folded, &fold(name)))
        })
        .map(|(city, _)| city)
        .collect()
}

/// Whether `text` holds `name` as whole words.
fn holds(text: &str, name: &str) -> bool {
    [" ", text, " "]
        .concat()
        .contains(&[" ", name, " "].concat())
}

/// The cities with a name somewhat like what was typed, best first.
fn similar<'d>(cities: &'d [City<'d>], folded: &str) -> Vec<&'d City<'d>> {
    let folded = &*fold(&folded.replace(|c: char| !c.is_alphanumeric(), " "));
    let mut similar: Vec<_> = cities
        .iter()
        .filter_map(|city| {
            let unlike = city
                .names()
                .filter_map(|name| unlikeness(folded, &fold(name)));
            Some((unlike.min()?, city))
        })
        .collect();
    similar.sort_by_key(|(unlike, _)| *unlike);
    similar.truncate(MOST_SUGGESTIONS);
    similar.into_iter().map(|(_, city)| city).collect()
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
