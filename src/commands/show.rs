//! `cities show`: cities in full.
//!
//! Knows what a page on a city has on it. Does not know which city a name means.

use std::io;

use super::names::find_all;
use crate::cli::ShowArgs;
use crate::dataset::{City, Dataset, similar_cities};
use crate::error::Error;
use crate::output;
use crate::output::field::{CITY, CITY_ALL, Field};
use crate::output::page::Page;
use crate::output::record::sheet;
use crate::output::style::THEME;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &ShowArgs, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let cities = find_all(dataset, &args.names, args.exact, "show", streams)?;
    if args.format.is_page() {
        let is_compared = cities.len() <= MOST_COMPARED;
        for (index, city) in cities.into_iter().enumerate() {
            if index > 0 {
                writeln!(streams.out, "\n")?;
            }
            page(city, dataset, is_compared, streams)?;
        }
        return Ok(());
    }
    let layout = match *cities {
        [_] => args.format.of_record(),
        _ => args.format.of_records(),
    };
    let sheet = sheet(args.format.fields(CITY_ALL, CITY), cities);
    output::write(streams.out, layout, &streams.target, sheet)?;
    Ok(())
}

/// How many cities a page names that are like its own.
const MOST_ALIKE: usize = 3;

/// How many cities are shown at most, each with those like it: to compare one takes a look at all.
const MOST_COMPARED: usize = 100;

/// A page of text on a city, and if it is compared, on the cities most like it.
fn page(
    city: &City,
    dataset: &Dataset,
    is_compared: bool,
    streams: &mut Streams,
) -> io::Result<()> {
    let target = &streams.target;
    let mut page = Page::new(streams.out, target);
    page.heading(&city.name)?;
    if let Some(summary) = &city.summary {
        page.indented(0, summary)?;
    }
    let place = [city.region.as_deref(), city.nation.as_deref()];
    let mut place: Vec<&str> = place.into_iter().flatten().collect();
    place.dedup();
    let coordinates = city.latitude.zip(city.longitude);
    let facts = [
        (Field::Aliases.title(), city.aliases.join(", ")),
        (Field::Includes.title(), city.includes.join(", ")),
        ("Place", place.join(", ")),
        (
            Field::Iso.title(),
            city.iso.as_deref().unwrap_or_default().to_owned(),
        ),
        ("Coordinates", coordinates.map_or_else(String::new, degrees)),
        (Field::Initiatives.title(), city.initiatives.join(", ")),
    ];
    if facts.iter().any(|(_, value)| !value.is_empty()) {
        page.gap()?;
    }
    page.facts(&facts)?;
    let description = city.description.replace("\r\n", "\n");
    for paragraph in description.split("\n\n") {
        page.gap()?;
        page.indented(0, paragraph)?;
    }
    if city.themes.iter().next().is_some() {
        page.gap()?;
        page.heading(Field::Themes.title())?;
        let (ids, words): (Vec<&str>, Vec<&str>) = city.themes.iter().unzip();
        // A dataset declares every theme of a city.
        let names = dataset
            .themes_of(&ids)
            .into_iter()
            .map(|theme| &*theme.name);
        let themes = names.zip(words.iter().map(|words| format!("“{words}”")));
        page.facts_of(THEME, &themes.collect::<Vec<_>>())?;
    }
    if !is_compared {
        return Ok(());
    }
    let alike = similar_cities(dataset, city);
    let alike = alike.iter().filter(|alike| alike.score > 0.0);
    let alike: Vec<&str> = alike
        .take(MOST_ALIKE)
        .map(|alike| &*alike.city.name)
        .collect();
    if !alike.is_empty() {
        page.gap()?;
        page.facts(&[("Most like", alike.join(", "))])?;
    }
    Ok(())
}

/// Latitude and longitude as people write them.
fn degrees((latitude, longitude): (f64, f64)) -> String {
    let side = |degrees: f64, positive, negative| {
        let side = if degrees < 0.0 { negative } else { positive };
        format!("{}° {side}", degrees.abs())
    };
    format!(
        "{}, {}",
        side(latitude, 'N', 'S'),
        side(longitude, 'E', 'W')
    )
}
