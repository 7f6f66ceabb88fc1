//! `cities themes`: the themes, how many cities have each, and which; or the grid of both.

use std::collections::HashSet;
use std::io;

use crate::cli::ThemesArgs;
use crate::dataset::{City, Dataset};
use crate::error::Error;
use crate::output;
use crate::output::field::{THEME, THEME_BRIEF};
use crate::output::format::Layout;
use crate::output::page::Page;
use crate::output::record::sheet;
use crate::output::sheet::{Column, Sheet, Value};
use crate::output::target::Streams;
use crate::query::{ThemeCities, themes_with_cities};

/// Runs the command.
pub(super) fn run(
    args: &ThemesArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let themes = themes_with_cities(dataset);
    let layout = args.format.of_records();
    if args.matrix {
        if layout.format.is_table(&streams.target) {
            draw(&themes, dataset, layout, streams)?;
        } else {
            let sheet = matrix(&themes, &dataset.cities);
            output::write(streams.out, layout, &streams.target, sheet)?;
        }
        return Ok(());
    }
    let fields = args.format.fields(THEME_BRIEF, THEME);
    output::write(streams.out, layout, &streams.target, sheet(fields, &themes))?;
    Ok(())
}

/// A row a theme, a column a city: whether the city has the theme.
fn matrix<'a>(themes: &'a [ThemeCities<'a>], cities: &'a [City<'a>]) -> Sheet<'a> {
    let theme = std::iter::once(("theme", "Theme"));
    let columns = cities.iter().map(|city| (&*city.id, &*city.name));
    let row = move |usage: &'a ThemeCities<'a>| {
        let flags = cities.iter().map(|city| Value::Flag(has(city, usage)));
        std::iter::once(Value::from(&*usage.theme.id))
            .chain(flags)
            .collect()
    };
    Sheet {
        columns: theme
            .chain(columns)
            .map(|(key, title)| Column {
                key: key.into(),
                title: title.into(),
            })
            .collect(),
        rows: Box::new(themes.iter().map(row)),
    }
}

fn has(city: &City, usage: &ThemeCities) -> bool {
    city.themes.get(&usage.theme.id).is_some()
}

/// The space between the columns of the grid.
const GAP: usize = 2;

/// Draws the grid for people, cities by a short label, in as many blocks as the width asks for.
fn draw(
    themes: &[ThemeCities],
    dataset: &Dataset,
    layout: Layout,
    streams: &mut Streams,
) -> io::Result<()> {
    let labels = labels(&dataset.cities);
    let cities: Vec<(&City, &str)> = dataset
        .cities
        .iter()
        .zip(labels.iter().map(|l| &**l))
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| -> usize {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let column = widest(&mut cities.iter().map(|(_, label)| *label)) + GAP;
    let names = widest(&mut themes.iter().map(|usage| &*usage.theme.name));
    let ids = widest(&mut themes.iter().map(|usage| &*usage.theme.id)).max("Theme".len());
    let width = streams.target.width;
    let in_full = names + cities.len() * column <= width;
    let block = if in_full {
        cities.len()
    } else {
        width.saturating_sub(ids) / column
    };
    for (index, cities) in cities.chunks(block.max(1)).enumerate() {
        if index > 0 {
            writeln!(streams.out)?;
        }
        let theme = std::iter::once("Theme");
        let columns = theme.chain(cities.iter().map(|(_, label)| *label));
        let rows = themes.iter().map(|usage| {
            let name = if in_full {
                &usage.theme.name
            } else {
                &usage.theme.id
            };
            let marks = cities
                .iter()
                .map(|(city, _)| if has(city, usage) { "●" } else { "·" });
            let cells = std::iter::once(&**name).chain(marks);
            cells.map(Value::from).collect()
        });
        let sheet = Sheet {
            columns: columns
                .map(|title| Column {
                    key: title.into(),
                    title: title.into(),
                })
                .collect(),
            rows: Box::new(rows),
        };
        output::write(streams.out, layout, &streams.target, sheet)?;
    }
    let legend: Vec<String> = cities
        .iter()
        .map(|(city, label)| format!("{label} {}", &*city.name))
        .collect();
    let mut page = Page::of_cells(streams.out, &streams.target);
    page.gap()?;
    page.indented(0, &streams.target.clean(&legend.join(", ")))
}

/// What heads a city's column: its ISO 3166-2 code without the country, where every city has one
/// of its own; otherwise its number.
fn labels(cities: &[City]) -> Vec<String> {
    let codes: HashSet<&str> = cities.iter().filter_map(City::subdivision).collect();
    if codes.len() == cities.len() {
        let codes = cities.iter().filter_map(City::subdivision);
        return codes.map(str::to_owned).collect();
    }
    (1..=cities.len())
        .map(|number| number.to_string())
        .collect()
}
