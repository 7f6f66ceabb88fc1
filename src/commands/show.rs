//! `cities show`: cities in full.

use crate::cli::ShowArgs;
use crate::dataset::{City, Dataset, similar_cities};
use crate::error::Result;
use crate::output::{Io, Page, Table, field, format::TABLE_FORMATS, style};

/// How many similar cities a page names.
const MOST_SIMILAR: usize = 3;

/// Runs the command.
pub(super) fn run(args: &ShowArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    let cities = args.cities.find(dataset, "show", io)?;
    let is_single = cities.len() == 1;
    let cities = output.sort(cities);
    if output.is_page() {
        let mut page = output.page(io);
        for city in cities {
            describe(city, dataset, &mut page);
        }
        return output.write_page(io, &page);
    }
    let fields = output.fields(field::CITY_ALL, field::CITY)?;
    let table = Table::of(cities, fields, dataset);
    output.write_table(io, Table { is_single, ..table })
}

/// Describes a city in full.
fn describe(city: &City, dataset: &Dataset, page: &mut Page) {
    page.title(&city.name, style::BOLD);
    page.text(city.summary.as_deref().unwrap_or_default());
    let place = [city.region.as_deref(), city.nation.as_deref()];
    let mut place: Vec<&str> = place.into_iter().flatten().collect();
    place.dedup();
    let coordinates = city.latitude.zip(city.longitude);
    let facts = [
        (&*field::title("aliases"), city.aliases.join(", ")),
        (&*field::title("includes"), city.includes.join(", ")),
        ("Place", place.join(", ")),
        (&*field::title("iso"), city.iso.clone().unwrap_or_default()),
        ("Coordinates", coordinates.map_or_else(String::new, degrees)),
        (&*field::title("initiatives"), city.initiatives.join(", ")),
    ];
    page.facts(style::DIM, facts);
    page.text(&city.description);
    if !city.themes.is_empty() {
        page.heading(&field::title("themes"));
        let (names, themes) = (dataset.themes_by_id(), city.themes.iter());
        let evidence = themes.map(|(id, words)| (&*names[&**id].name, format!("“{words}”")));
        page.facts(style::THEME, evidence);
    }
    page.facts(style::DIM, [("Most similar", similar(city, dataset))]);
}

/// The names of the most similar cities.
fn similar(city: &City, dataset: &Dataset) -> String {
    let mut similar = similar_cities(dataset, city);
    similar.retain(|similar| similar.score > 0.0);
    similar.truncate(MOST_SIMILAR);
    let names: Vec<&str> = similar.iter().map(|similar| &*similar.city.name).collect();
    names.join(", ")
}

/// Latitude and longitude as people write them.
fn degrees((latitude, longitude): (f64, f64)) -> String {
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{}° {north}, {}° {east}", latitude.abs(), longitude.abs())
}
