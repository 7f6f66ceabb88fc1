//! What makes a dataset valid beyond the types of its fields.
//!
//! Knows the rules between records. Does not know how a dataset is read, nor what it is used for.

use std::collections::HashSet;

use super::fault::Fault;
use super::unique::shared;
use super::{City, Dataset};
use crate::parallel::in_chunks;
use crate::text::{fold, is_blank, shorten};

/// Checks a dataset whole.
///
/// # Errors
///
/// A fault: an id or a name that two records share, an alias of nothing, a theme that is not
/// declared, or evidence that is not in the description.
pub(super) fn validate(dataset: &Dataset) -> Result<(), Fault> {
    let mut declared = HashSet::new();
    for theme in &dataset.themes {
        if !declared.insert(&*theme.id) {
            return Err(Fault::of(format!(
                "two themes have the id `{}`; every theme needs an id of its own",
                short(&theme.id)
            )));
        }
    }
    all_differ(&dataset.cities)?;
    let faults = in_chunks(&dataset.cities, |cities| {
        cities.iter().find_map(|city| fault(city, &declared))
    });
    faults.into_iter().flatten().next().map_or(Ok(()), Err)
}

/// A value as a fault repeats it.
fn short(value: &str) -> String {
    shorten(value, 60).into_owned()
}

/// Whether every id is one city's, and every name.
fn all_differ(cities: &[City]) -> Result<(), Fault> {
    if let Some((id, _)) = shared(cities, |city, value| value(&city.id)) {
        return Err(Fault::of(format!(
            "two cities have the id `{}`; every city needs an id of its own",
            short(&id)
        )));
    }
    let names = |city: &City, value: &mut dyn FnMut(&str)| {
        city.names().for_each(|name| value(&fold(name)));
    };
    if let Some((name, [a, b])) = shared(cities, names) {
        return Err(Fault::of(format!(
            "cities `{}` and `{}`: both are called `{}`; a name or alias belongs to one city",
            short(&a.id),
            short(&b.id),
            short(&name)
        )));
    }
    Ok(())
}

/// What is wrong with a city by itself.
fn fault(city: &City, declared: &HashSet<&str>) -> Option<Fault> {
    let id = || short(&city.id);
    if let Some(alias) = city.aliases.iter().find(|alias| is_blank(alias)) {
        return Some(Fault::of(format!(
            "city `{}`, aliases: `{}` has no letter or digit",
            id(),
            short(alias)
        )));
    }
    if city.latitude.is_some() != city.longitude.is_some() {
        return Some(Fault::of(format!(
            "city `{}`: a latitude needs a longitude, and a longitude a latitude",
            id()
        )));
    }
    city.themes.iter().find_map(|(theme, words)| {
        if !declared.contains(theme) {
            return Some(Fault::of(format!(
                "city `{}`, themes: `{}` is not declared; add it to `themes` at the top",
                id(),
                short(theme)
            )));
        }
        (words.is_empty() || !city.description.contains(words)).then(|| {
            Fault::of(format!(
                "city `{}`, themes.{}: the evidence `{}` does not stand in the description; it \
                 must be a phrase of it, word for word",
                id(),
                short(theme),
                short(words)
            ))
        })
    })
}
