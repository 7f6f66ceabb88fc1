//! `cities show`: cities in full.

use crate::dataset::{City, Dataset, similar_cities};
use crate::output::{Io, Page, Record, Table, cell::flat, field, format::TABLE_FORMATS, style};
use crate::{cli::ShowArgs, error::Result, text::join};

/// How many similar cities a page names.
const MOST_SIMILAR: usize = 3;

/// Runs the command.
pub(super) fn run(args: &ShowArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    let cities = args.cities.find(dataset, "show", io)?;
    let is_single = cities.len() == 1;
    let cities = output.arrange(cities);
    if output.is_page() {
        return output.write_page(io, |page| {
            for city in cities {
                describe(city, dataset, page);
            }
        });
    }
    let fields = output.fields(field::CITY_ALL, field::CITY)?;
    let table = Table::of(cities, fields, dataset);
    output.write_table(io, Table { is_single, ..table })
}

/// Describes a city in full.
fn describe(city: &City, dataset: &Dataset, page: &mut Page) {
    page.heading("#", &city.name);
    page.text(city.summary.as_deref().unwrap_or_default());
    let facts = field::CITY_FACTS.split(' ');
    let facts = facts.map(|field| (field::title(field), flat(field, &city.value(field))));
    page.facts(style::DIM, facts);
    page.text(&city.description);
    if !city.themes.is_empty() {
        page.heading("##", &field::title("themes"));
        let (by_id, themes) = (dataset.themes_by_id(), city.themes.iter());
        let evidence = themes.map(|(id, words)| (&*by_id[&**id].name, format!("“{words}”")));
        page.facts(style::THEME, evidence);
    }
    page.facts(style::DIM, [("Most similar", similar(city, dataset))]);
}

/// The names of the most similar cities.
fn similar(city: &City, dataset: &Dataset) -> String {
    let similar = similar_cities(dataset, city).into_iter();
    let similar = similar.filter(|similar| similar.score > 0.0);
    let names = similar.map(|similar| &*similar.city.name);
    join(names.take(MOST_SIMILAR), ", ")
}
