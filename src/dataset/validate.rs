//! The rules of a dataset that its types do not express.

use std::collections::{HashMap, HashSet};
use std::ptr;

use super::{City, Dataset};
use crate::parallel::in_chunks;
use crate::text::{fold, is_blank, quoted};

/// Checks a dataset.
///
/// # Errors
///
/// The first rule that it breaks, with the city and field.
pub(super) fn validate(dataset: &Dataset) -> Result<(), String> {
    let mut theme_names = Vec::new();
    for theme in &dataset.themes {
        let alt_labels = theme.alt_labels.iter().map(|label| ("alt_labels", label));
        let labels = [("name", &theme.name), ("id", &theme.id)].into_iter();
        check_labels(labels.chain(alt_labels))
            .map_err(|error| format!("theme {}, {error}", quoted(&theme.name)))?;
        theme_names.extend([&theme.id, &theme.name].map(|name| (&**name, &*theme.name)));
    }
    check_unique("themes", theme_names)?;
    let themes: HashSet<&str> = dataset.themes.iter().map(|theme| &*theme.id).collect();
    let check = |city: &City| {
        let in_city = |text| format!("city {}, {text}", quoted(&city.name));
        check_city(city, &themes).map_err(in_city)
    };
    for checked in in_chunks(&dataset.cities, |cities| cities.iter().try_for_each(check)) {
        checked?;
    }
    let city_names = dataset.cities.iter().flat_map(|city| {
        let names = [&*city.id].into_iter().chain(city.names());
        names.map(|name| (name, &*city.name))
    });
    check_unique("cities", city_names)?;
    // A place is a record with one name. Blank ones are not compared.
    let place = |place| (!is_blank(place)).then_some((place, place));
    check_unique("nations", dataset.nations().into_iter().filter_map(place))?;
    check_unique("regions", dataset.regions().into_iter().filter_map(place))
}

/// Checks a city by itself, given the ids of the themes.
fn check_city(city: &City, themes: &HashSet<&str>) -> Result<(), String> {
    let aliases = city.aliases.iter().map(|alias| ("aliases", alias));
    let includes = city.includes.iter().map(|place| ("includes", place));
    let labels = [("name", &city.name), ("id", &city.id)].into_iter();
    check_labels(labels.chain(aliases).chain(includes))?;
    match (city.latitude, city.longitude) {
        (Some(degrees), _) if degrees.abs() > 90.0 => {
            return Err(format!("latitude: {degrees} is not from -90 to 90"));
        }
        (_, Some(degrees)) if degrees.abs() > 180.0 => {
            return Err(format!("longitude: {degrees} is not from -180 to 180"));
        }
        (Some(_), None) => return Err("longitude: missing beside the latitude".to_owned()),
        (None, Some(_)) => return Err("latitude: missing beside the longitude".to_owned()),
        _ => {}
    }
    for (theme, evidence) in &city.themes {
        if !themes.contains(&**theme) {
            let theme = quoted(theme);
            return Err(format!("themes: {theme} is not in the list of themes"));
        }
        if evidence.is_empty() || !city.description.contains(&**evidence) {
            let [theme, text] = [theme, evidence].map(|text| quoted(text));
            return Err(format!(
                "evidence for {theme}: {text} not found in the description"
            ));
        }
    }
    Ok(())
}

/// Checks that each label has a letter or digit, given with its field.
fn check_labels<'d>(labels: impl Iterator<Item = (&'d str, &'d String)>) -> Result<(), String> {
    for (field, label) in labels {
        if is_blank(label) {
            return Err(format!("{field}: {} has no letter or digit", quoted(label)));
        }
    }
    Ok(())
}

/// Checks that no two records have the same name, folded. Each item is a name, and the main name of
/// the record that it belongs to. A record may have a name twice, such as an id that was made from
/// it, so two records are the same only if their main names are at one address in memory.
fn check_unique<'d>(
    kind: &str,
    names: impl IntoIterator<Item = (&'d str, &'d str)>,
) -> Result<(), String> {
    let mut records: HashMap<String, &str> = HashMap::new();
    for (name, record) in names {
        let earlier = records.insert(fold(name), record);
        if let Some(other) = earlier.filter(|earlier| !ptr::eq(*earlier, record)) {
            let [other, record, name] = [other, record, name].map(quoted);
            let both = format!("the {kind} {other} and {record}");
            return Err(format!("{both} have the same id or name, {name}"));
        }
    }
    Ok(())
}
