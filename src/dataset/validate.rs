//! What makes a dataset valid beyond the types of its fields.
//!
//! Knows the rules between records. Does not know how a dataset is read, nor what it is used for.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::fault::Fault;
use super::unique::shared;
use super::{City, Dataset, Theme};
use crate::parallel::in_chunks;
use crate::text::{fold, is_blank, shorten};

/// The ids of the themes that are declared: every theme of every city is looked up.
type Declared<'d> = HashSet<&'d str, RandomState>;

/// Checks a dataset whole.
///
/// # Errors
///
/// A fault: ids, names, aliases, themes, nations or regions that are the same once folded, or
/// nothing; a theme that is not declared; or evidence that is not in the description.
pub(super) fn validate(dataset: &Dataset) -> Result<(), Fault> {
    let labels = |theme: &Theme, value: &mut dyn FnMut(&str)| {
        value(&theme.id);
        value(&theme.name);
    };
    if let Some((label, [a, b])) = shared(&dataset.themes, labels) {
        return Err(Fault::of(format!(
            "themes `{}` and `{}`: both are called `{}`; an id or name belongs to one theme",
            short(&a.id),
            short(&b.id),
            short(&label)
        )));
    }
    let blank = |theme: &&Theme| theme.alt_labels.iter().any(|label| is_blank(label));
    if let Some(theme) = dataset.themes.iter().find(blank) {
        return Err(Fault::of(format!(
            "theme `{}`, alt_labels: one has no letter or digit",
            short(&theme.id)
        )));
    }
    all_differ(&dataset.cities)?;
    spelt_alike("nation", &dataset.nations())?;
    spelt_alike("region", &dataset.regions())?;
    let declared: Declared = dataset.themes.iter().map(|theme| &*theme.id).collect();
    let faults = in_chunks(&dataset.cities, |cities| {
        cities.iter().find_map(|city| fault(city, &declared))
    });
    faults.into_iter().flatten().next().map_or(Ok(()), Err)
}

/// A value as a fault repeats it.
fn short(value: &str) -> String {
    shorten(value, 60).into_owned()
}

/// Whether every id is one city's, and every name; one city's id may be no other's name.
fn all_differ(cities: &[City]) -> Result<(), Fault> {
    let names = |city: &City, value: &mut dyn FnMut(&str)| {
        value(&city.id);
        let names = city.names().filter(|name| !is_blank(name));
        names.for_each(value);
    };
    let Some((name, [a, b])) = shared(cities, names) else {
        return Ok(());
    };
    let message = if fold(&a.id) == fold(&b.id) {
        format!(
            "two cities have the id `{}`: `{}` and `{}`; every city needs an id of its own",
            short(&b.id),
            short(&a.name),
            short(&b.name)
        )
    } else {
        format!(
            "cities `{}` and `{}`: both are called `{}`; an id, a name, an alias or \
             an included place belongs to one city",
            short(&a.id),
            short(&b.id),
            short(&name)
        )
    };
    Err(Fault::of(message))
}

/// Whether each of some distinct places is spelt in one way.
fn spelt_alike(what: &str, places: &[&str]) -> Result<(), Fault> {
    let folded = |place: &&str, value: &mut dyn FnMut(&str)| {
        if !is_blank(place) {
            value(place);
        }
    };
    match shared(places, folded) {
        None => Ok(()),
        Some((_, [a, b])) => Err(Fault::of(format!(
            "the {what} `{}` is also written `{}`; it is to be spelt in one way",
            short(a),
            short(b)
        ))),
    }
}

/// What is wrong with a city by itself.
fn fault(city: &City, declared: &Declared) -> Option<Fault> {
    let id = || short(&city.id);
    for (field, names) in [("aliases", &city.aliases), ("includes", &city.includes)] {
        if let Some(name) = names.iter().find(|name| is_blank(name)) {
            return Some(Fault::of(format!(
                "city `{}`, {field}: `{}` has no letter or digit",
                id(),
                short(name)
            )));
        }
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
        if words.is_empty() {
            return Some(Fault::of(format!(
                "city `{}`, themes.{}: there is no evidence; it must be a phrase of the \
                 description, word for word",
                id(),
                short(theme)
            )));
        }
        let is_shown = city.description.contains(words);
        (!is_shown).then(|| {
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
