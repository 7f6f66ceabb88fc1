//! `cities themes`: the themes, how many cities have each, and which; some of them in full; or the
//! grid of both.
//!
//! Knows which of the three is asked for. Does not know how a grid is drawn.

use std::collections::HashSet;
use std::io;

use super::arguments::each;
use crate::cli::ThemesArgs;
use crate::dataset::{City, Dataset, Theme, ThemeCities, themes_with_cities};
use crate::error::{Error, Refusal};
use crate::lookup::Labels;
use crate::output;
use crate::output::field::{Field, THEME, THEME_BRIEF};
use crate::output::grid::{self, Grid, Row};
use crate::output::page::Page;
use crate::output::record::sheet;
use crate::output::sheet::{Column, Sheet, Value, key_beside};
use crate::output::style::{self, NAME};
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(
    args: &ThemesArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let mut themes = themes_with_cities(dataset);
    let mut layout = args.format.of_records();
    if args.matrix {
        if layout.format.is_table(&streams.target) {
            let grid = grid(&themes, dataset);
            grid::write(streams.out, layout.header, &streams.target, &grid)?;
        } else {
            let sheet = matrix(&themes, dataset);
            output::write(streams.out, layout, &streams.target, sheet)?;
        }
        return Ok(());
    }
    if !args.themes.is_empty() {
        themes = asked(&args.themes, dataset, &themes)?;
        layout.single = themes.len() == 1;
        if args.format.is_page() {
            return Ok(pages(&themes, streams)?);
        }
    }
    let fields = args.format.fields(THEME_BRIEF, THEME);
    output::write(streams.out, layout, &streams.target, sheet(fields, &themes))?;
    Ok(())
}

/// The themes that were asked for, each once: the words typed are one name, or several.
fn asked<'d>(
    typed: &[String],
    dataset: &'d Dataset<'d>,
    themes: &[ThemeCities<'d>],
) -> Result<Vec<ThemeCities<'d>>, Refusal> {
    let labels = Labels::themes(dataset);
    let ids = match labels.resolve(&typed.join(" ")) {
        Ok(id) => vec![id],
        Err(_) => each(typed, &labels, &Refusal::unclear_theme)?,
    };
    let mut asked = Vec::new();
    for id in ids {
        let theme = themes.iter().find(|usage| *usage.theme.id == *id);
        asked.extend(theme.cloned());
    }
    Ok(asked)
}

/// A page of text a theme.
fn pages(themes: &[ThemeCities], streams: &mut Streams) -> io::Result<()> {
    let mut page = Page::new(streams.out, &streams.target);
    for (index, usage) in themes.iter().enumerate() {
        if index > 0 {
            page.gap()?;
        }
        write_page(&mut page, usage)?;
    }
    Ok(())
}

fn write_page(page: &mut Page, usage: &ThemeCities) -> io::Result<()> {
    let Theme {
        name,
        alt_labels,
        about,
        unesco,
        ..
    } = usage.theme;
    page.painted(style::THEME.bold(), 0, name)?;
    if let Some(about) = about {
        page.indented(0, about)?;
    }
    page.gap()?;
    let part = if *unesco { "part" } else { "not part" };
    page.facts(&[
        (
            Field::Unesco.title(),
            format!("{part} of its definition of a learning city"),
        ),
        (Field::AltLabels.title(), alt_labels.join(", ")),
    ])?;
    page.gap()?;
    page.heading(Field::Cities.title())?;
    if usage.cities.is_empty() {
        return page.indented(2, "none: no city’s text speaks of it");
    }
    let evidence = usage.cities.iter().zip(&usage.evidence);
    let evidence = evidence.map(|(city, words)| (&*city.name, format!("“{words}”")));
    page.facts_of(NAME, &evidence.collect::<Vec<_>>())
}

/// A row a theme, a column a city: whether the city has the theme.
fn matrix<'a>(themes: &'a [ThemeCities<'a>], dataset: &'a Dataset<'a>) -> Sheet<'a> {
    let cities = &dataset.cities;
    let ids: Vec<&str> = cities.iter().map(|city| &*city.id).collect();
    let theme = Column {
        key: key_beside("theme", &ids).into(),
        title: "Theme".into(),
    };
    let columns = cities.iter().map(|city| Column {
        key: (&*city.id).into(),
        title: (&*city.name).into(),
    });
    let row = move |usage: &'a ThemeCities<'a>| {
        let flags = usage.marks(dataset).into_iter().map(Value::Flag);
        std::iter::once(Value::from(&*usage.theme.id))
            .chain(flags)
            .collect()
    };
    Sheet {
        columns: std::iter::once(theme).chain(columns).collect(),
        rows: Box::new(themes.iter().map(row)),
    }
}

/// The grid as people see it, cities by a short label.
fn grid<'d>(themes: &[ThemeCities<'d>], dataset: &'d Dataset<'d>) -> Grid {
    let cities = &dataset.cities;
    let row = |usage: &ThemeCities<'d>| Row {
        name: usage.theme.name.to_string(),
        short: usage.theme.id.to_string(),
        marks: usage.marks(dataset),
    };
    let names = cities.iter().map(|city| city.name.to_string());
    Grid {
        title: "Theme".to_owned(),
        rows: themes.iter().map(row).collect(),
        columns: labels(cities).into_iter().zip(names).collect(),
    }
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
