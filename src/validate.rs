//! What makes a dataset valid beyond the types of its fields.
//!
//! Knows the rules between records. Does not know how a dataset is read, nor what it is used for.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dataset::{City, Dataset, Fault};
use crate::parts::in_parts;
use crate::text::{fold, fold_into, is_blank, shorten};

/// Checks a dataset whole.
///
/// # Errors
///
/// A fault: an id or a name that two records share, an alias of nothing, a theme that is not
/// declared, or evidence that is not in the description.
pub fn validate(dataset: &Dataset) -> Result<(), Fault> {
    let mut declared = HashSet::new();
    for theme in &dataset.themes {
        if !declared.insert(&*theme.id) {
            return Err(Fault::of(format!(
                "two themes have the id `{}`; every theme needs an id of its own",
                &*theme.id
            )));
        }
    }
    let parts = in_parts(&dataset.cities, |cities| {
        let fault = cities.iter().find_map(|city| fault(city, &declared));
        (Hashes::of(cities), fault)
    });
    let (hashes, faults): (Vec<Hashes>, Vec<Option<Fault>>) = parts.into_iter().unzip();
    all_differ(dataset, hashes)?;
    faults.into_iter().flatten().next().map_or(Ok(()), Err)
}

/// The most that a fault repeats of a value, in characters.
const LONGEST: usize = 60;

/// Whether every id is one city's, and every name.
fn all_differ(dataset: &Dataset, parts: Vec<Hashes>) -> Result<(), Fault> {
    let (ids, names): (Vec<_>, Vec<_>) =
        parts.into_iter().map(|part| (part.ids, part.names)).unzip();
    let short = |text: &str| shorten(text, LONGEST).into_owned();
    if let Some((id, [a, b])) = shared(dataset, ids.concat(), |city| vec![city.id.to_string()]) {
        return Err(Fault::of(format!(
            "cities `{}` and `{}`: both have the id `{}`; every city needs an id of its own",
            short(a),
            short(b),
            short(&id)
        )));
    }
    let folded = |city: &City| city.names().map(fold).collect();
    if let Some((name, [a, b])) = shared(dataset, names.concat(), folded) {
        return Err(Fault::of(format!(
            "cities `{}` and `{}`: both are called `{}`; a name or alias belongs to one city",
            short(a),
            short(b),
            short(&name)
        )));
    }
    Ok(())
}

/// The first value that two cities share, and the ids of the two. `hashes` are those of all
/// values of all cities.
fn shared<'d>(
    dataset: &'d Dataset,
    mut hashes: Vec<u64>,
    values: impl Fn(&City) -> Vec<String>,
) -> Option<(String, [&'d str; 2])> {
    hashes.sort_unstable();
    let pairs = hashes.windows(2).filter(|pair| pair[0] == pair[1]);
    let twice: HashSet<u64> = pairs.map(|pair| pair[0]).collect();
    if twice.is_empty() {
        return None;
    }
    // Hashes may agree by chance, and a city may have a name twice: the values decide.
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (index, city) in dataset.cities.iter().enumerate() {
        for value in values(city) {
            if !twice.contains(&hash(&value)) {
                continue;
            }
            let other = *seen.entry(value.clone()).or_insert(index);
            if other != index {
                return Some((value, [&dataset.cities[other].id, &city.id]));
            }
        }
    }
    None
}

/// Hashes of the values that no two cities may share: the values themselves, held twice, would
/// add much to what a large dataset takes.
#[derive(Default)]
struct Hashes {
    ids: Vec<u64>,
    /// Of names and aliases, folded.
    names: Vec<u64>,
}

impl Hashes {
    fn of(cities: &[City]) -> Self {
        let mut hashes = Self::default();
        let mut folded = String::new();
        for city in cities {
            hashes.ids.push(hash(&city.id));
            for name in city.names() {
                fold_into(&mut folded, name);
                hashes.names.push(hash(&folded));
            }
        }
        hashes
    }
}

fn hash(value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What is wrong with a city by itself.
fn fault(city: &City, declared: &HashSet<&str>) -> Option<Fault> {
    let id = shorten(&city.id, LONGEST);
    if let Some(alias) = city.aliases.iter().find(|alias| is_blank(alias)) {
        return Some(Fault::of(format!(
            "city `{id}`, aliases: `{}` has no letter or digit",
            shorten(alias, LONGEST)
        )));
    }
    for (theme, words) in city.themes.iter() {
        let short = shorten(theme, LONGEST);
        if !declared.contains(theme) {
            return Some(Fault::of(format!(
                "city `{id}`, themes: `{short}` is not declared; add it to `themes` at the top"
            )));
        }
        if words.is_empty() || !city.description.contains(words) {
            return Some(Fault::of(format!(
                "city `{id}`, themes.{short}: the evidence `{}` does not stand in the \
                 description; it must be a phrase of it, word for word",
                shorten(words, LONGEST)
            )));
        }
    }
    None
}
