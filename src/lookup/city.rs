//! From a typed name to a city: by exact name or code, official form, beginning, or typo.

use std::collections::HashMap;

use indexmap::IndexMap;
use strsim::osa_distance;

use crate::dataset::{City, Dataset};
use crate::text::fold;

/// What a typed name resolves to.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution<'d> {
    /// One city, by a name, a code or the beginning of its name.
    City(&'d City),
    /// One city, by a name with a typo in it: a guess, which a note shows.
    Typo(Candidate<'d>),
    /// Several cities, none more likely than another.
    Ambiguous(Vec<&'d City>),
    /// No city. Up to three have similar names.
    Unknown(Vec<Candidate<'d>>),
}

/// A city, and which of its names is close to the typed one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'d> {
    /// The city.
    pub city: &'d City,
    /// Its name, alias or included place.
    pub name: &'d str,
}

/// How many characters of a city's name are enough to stand for it.
const SHORTEST_PREFIX: usize = 3;

/// How many suggestions an unknown name gets.
const MOST_SUGGESTIONS: usize = 3;

/// Longer input is no misspelt name. In characters.
const LONGEST_NAME: usize = 200;

/// The names of all cities, indexed for lookup.
#[derive(Debug)]
pub struct Names<'d> {
    /// The dataset that the names are from.
    dataset: &'d Dataset,
    /// Ids, names, aliases and included places, folded. A valid dataset has no two alike.
    exact: HashMap<String, &'d City>,
    /// Whether only whole names, ids and codes count: no other rule applies.
    pub exact_only: bool,
}

impl<'d> Names<'d> {
    /// Indexes the names of a dataset.
    pub fn new(dataset: &'d Dataset) -> Self {
        let mut exact = HashMap::new();
        for city in &dataset.cities {
            let names = city.names().chain([&*city.id]);
            exact.extend(names.map(|name| (fold(name), city)));
        }
        Self {
            dataset,
            exact,
            exact_only: false,
        }
    }

    /// The city that `typed` means. A rule applies only where those before it find nothing.
    pub fn resolve(&self, typed: &str) -> Resolution<'d> {
        let folded = fold(typed);
        if let Some(city) = self.exact.get(&folded) {
            return Resolution::City(city);
        }
        let mut found = self.by_code(typed.trim());
        if found.is_empty() && !self.exact_only {
            found = self.by_official_form(typed);
        }
        if found.is_empty() && !self.exact_only {
            found = self.begun_by(&folded);
        }
        let unknown = || self.unknown(&folded);
        match *found {
            [city] => Resolution::City(city),
            [] if self.exact_only => unknown(),
            [] => self.by_typo(&folded).unwrap_or_else(unknown),
            _ => Resolution::Ambiguous(found),
        }
    }

    /// The cities whose own name begins with a folded text. Aliases do not count: `london` is not
    /// Londonderry.
    fn begun_by(&self, folded: &str) -> Vec<&'d City> {
        let is_enough = folded.chars().count() >= SHORTEST_PREFIX;
        let begins = |city: &&City| is_enough && fold(&city.name).starts_with(folded);
        self.dataset.cities.iter().filter(begins).collect()
    }

    /// The cities with an ISO 3166-2 code, written with or without its country.
    fn by_code(&self, typed: &str) -> Vec<&'d City> {
        let has_code = |city: &&City| {
            let codes = [city.iso.as_deref(), city.subdivision()];
            let mut codes = codes.into_iter().flatten();
            codes.any(|code| code.eq_ignore_ascii_case(typed))
        };
        self.dataset.cities.iter().filter(has_code).collect()
    }

    /// The cities that have `typed` as an official form of a name, such as `Bristol City Council`,
    /// or before their nation or region: `Swansea, Wales`.
    fn by_official_form(&self, typed: &str) -> Vec<&'d City> {
        let typed = fold(&typed.replace([',', '.', '(', ')'], " "));
        let is_meant = |city: &&City| {
            let places = city.nation.iter().chain(&city.region);
            let rests = places.filter_map(|place| typed.strip_suffix(&format!(" {}", fold(place))));
            let mut forms = rests.chain([&*typed]).map(without_form);
            let is_form = |form: &str, name: &str| {
                let title = form.strip_suffix(without_form(name)).map(str::trim_end);
                title.is_some_and(|it| it.is_empty() || is_form_word(it)) && has_words(&typed, name)
            };
            forms.any(|form| city.names().any(|name| is_form(form, &fold(name))))
        };
        self.dataset.cities.iter().filter(is_meant).collect()
    }

    /// The city whose name is the fewest typos away, in optimal string alignment distance.
    fn by_typo(&self, folded: &str) -> Option<Resolution<'d>> {
        let mut nearest = self.closest(|name| typos(folded, name));
        let (fewest, first) = *nearest.first()?;
        nearest.retain(|(typos, _)| *typos == fewest);
        // `derby citty` is two typos from Derry City, and still names Derby.
        nearest.extend(self.closest(|name| has_words(folded, name).then_some(0)));
        let cities = nearest.iter().map(|(_, near)| (&near.city.id, near.city));
        let cities: IndexMap<&String, &City> = cities.collect();
        Some(match cities.len() {
            1 => Resolution::Typo(first),
            _ => Resolution::Ambiguous(cities.into_values().collect()),
        })
    }

    /// No city, and up to three with similar names.
    fn unknown(&self, folded: &str) -> Resolution<'d> {
        let folded = fold(&folded.replace(|c: char| !c.is_alphanumeric(), " "));
        let similar = self.closest(|name| dissimilarity(&folded, name));
        let nearest = similar.into_iter().take(MOST_SUGGESTIONS);
        Resolution::Unknown(nearest.map(|(_, near)| near).collect())
    }

    /// The cities that have a distance, nearest first, each by the nearest of its names.
    fn closest(&self, distance: impl Fn(&str) -> Option<usize>) -> Vec<(usize, Candidate<'d>)> {
        let mut closest = Vec::new();
        for city in &self.dataset.cities {
            let names = city.names().map(|name| Candidate { city, name });
            let distances = names.filter_map(|near| Some((distance(&fold(near.name))?, near)));
            closest.extend(distances.min_by_key(|(distance, _)| *distance));
        }
        closest.sort_by_key(|(distance, _)| *distance);
        closest
    }
}

/// How many typos are between two folded names: up to one in names of four characters or more, up
/// to two from nine where the first letter is right.
///
/// If `typed` has form words, they are not compared: City of Brixton is not City of Bristol, and
/// Darby City not Derry City.
fn typos(typed: &str, name: &str) -> Option<usize> {
    let rest = without_form(typed);
    if rest != typed {
        return typos(rest, without_form(name));
    }
    let lengths = [typed, name].map(|text| text.chars().count());
    let allowed = match lengths[0].min(lengths[1]) {
        9.. if typed.chars().next() == name.chars().next() => 2,
        4.. => 1,
        _ => return None,
    };
    distance_within(typed, name, allowed)
}

/// How dissimilar two folded names are: 0 where one has the other's words or their beginning, else
/// up to one edit in three characters, and three at most. `None` beyond that.
pub(super) fn dissimilarity(typed: &str, name: &str) -> Option<usize> {
    let length = typed.chars().count();
    let begins_word = format!(" {name}").contains(&format!(" {typed}"));
    if has_words(typed, name) || length >= SHORTEST_PREFIX && begins_word {
        return Some(0);
    }
    distance_within(typed, name, (length / 3).min(3))
}

/// The optimal string alignment distance, if it is at most `most`.
fn distance_within(typed: &str, name: &str, most: usize) -> Option<usize> {
    let lengths = [typed, name].map(|text| text.chars().count());
    // The distance is at least the difference in length, which is cheaper to know.
    if lengths[0] > LONGEST_NAME || lengths[0].abs_diff(lengths[1]) > most {
        return None;
    }
    Some(osa_distance(typed, name)).filter(|distance| *distance <= most)
}

/// Whether a text has the words of a name, one after another.
fn has_words(text: &str, name: &str) -> bool {
    format!(" {text} ").contains(&format!(" {name} "))
}

/// Words of an official form that are no part of the name.
const FORM_WORDS: &str = "borough city council county district metropolitan";

fn is_form_word(word: &str) -> bool {
    FORM_WORDS.split(' ').any(|other| other == word)
}

/// Whether a word may be part of a title, such as `the City and County of`.
fn is_title_word(word: &str) -> bool {
    is_form_word(word) || ["and", "of", "the"].contains(&word)
}

/// A folded name without `City of` and the like before it, or `City Council` and the like after it.
fn without_form(mut name: &str) -> &str {
    while let Some((rest, _)) = name.rsplit_once(' ').filter(|(_, last)| is_form_word(last)) {
        name = rest;
    }
    let titled = name.rsplit_once(" of ");
    let titled = titled.filter(|(title, _)| title.split(' ').all(is_title_word));
    titled.map_or(name, |(_, rest)| rest)
}
