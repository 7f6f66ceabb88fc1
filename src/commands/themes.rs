//! `cities themes`: the themes with the cities that have them, some themes in full, or a grid of
//! themes and cities.

use serde_json::json;
use textwrap::core::display_width;

use super::filter::{resolve_labels, themes_of};
use super::output::Output;
use crate::dataset::{City, Dataset, Theme, ThemeCities};
use crate::output::{Column, Format, Io, Page, Table, field, format::TABLE_FORMATS, style};
use crate::{cli::ThemesArgs, error::Result, lookup::Labels, text::join};

/// Runs the command.
pub(super) fn run(args: &ThemesArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    let mut wanted: Vec<&Theme> = dataset.themes.iter().collect();
    if !args.themes.is_empty() {
        wanted = named(&args.themes, dataset)?;
    }
    let is_single = !args.themes.is_empty() && wanted.len() == 1;
    let with_cities = |theme| ThemeCities::new(theme, &dataset.cities);
    let themes = output.arrange(wanted.into_iter().map(with_cities).collect());
    if !args.themes.is_empty() && output.is_page() {
        return output.write_page(io, |page| {
            for theme in &themes {
                describe(theme, page);
            }
        });
    }
    if args.matrix {
        let cities: Vec<&City> = dataset.cities.iter().collect();
        return draw(output, &themes, &cities, io);
    }
    let fields = output.fields(field::THEME_BRIEF, field::THEME)?;
    let mut table = Table::of(themes, fields, dataset);
    let cities = dataset.cities.iter();
    table.names = cities.map(|city| (&*city.id, &*city.name)).collect();
    table.is_single = is_single;
    output.write_table(io, table)
}

/// The themes that were asked for: all arguments one label, or each a label or several.
fn named<'d>(typed: &[String], dataset: &'d Dataset) -> Result<Vec<&'d Theme>> {
    let (labels, origin) = (|| Labels::themes(dataset), ["themes", "[THEME]..."]);
    let ids = resolve_labels(&[typed.join(" ")], labels, origin)
        .or_else(|_| resolve_labels(typed, labels, origin))?;
    Ok(themes_of(&ids, dataset))
}

/// Describes a theme in full.
fn describe(ThemeCities { theme, cities }: &ThemeCities, page: &mut Page) {
    page.heading("#", &theme.name);
    page.text(theme.about.as_deref().unwrap_or_default());
    let part = if theme.unesco { "part" } else { "not part" };
    let part = format!("{part} of its definition of a learning city");
    let alt_labels = (&*field::title("alt_labels"), theme.alt_labels.join(", "));
    page.facts(style::DIM, [("UNESCO", part), alt_labels]);
    page.heading("##", &field::title("cities"));
    if cities.is_empty() {
        page.text("No city has this theme.");
    }
    let evidence = cities.iter();
    let evidence = evidence.map(|city| (&*city.name, format!("“{}”", city.themes[&theme.id])));
    page.facts(style::BOLD, evidence);
}

/// Writes a grid: one row per theme, and one column per city that says whether it has the theme.
fn draw(mut output: Output, themes: &[ThemeCities], cities: &[&City], io: &mut Io) -> Result {
    if !output.is_drawn(io) {
        // Without a header nobody knows the columns.
        if output.format == Format::Auto {
            output.format = Format::Tsv;
        }
        let names: Vec<&str> = cities.iter().map(|city| &*city.name).collect();
        return output.write_table(io, matrix(themes, cities, &names));
    }
    // A terminal has no room for names at the head of columns.
    let codes = cities.iter();
    let codes = codes.map(|city| city.subdivision().unwrap_or(&city.id));
    let codes: Vec<&str> = codes.collect();
    let names = themes.iter().map(|theme| &*theme.theme.name);
    let room = output.terminal(io).width.saturating_sub(widest(names));
    let most = (room / (widest(codes.iter().copied()) + 2)).max(1);
    let mut tables = Vec::new();
    for (cities, codes) in cities.chunks(most).zip(codes.chunks(most)) {
        tables.push(matrix(themes, cities, codes));
    }
    let entries = cities.iter().zip(&codes);
    let entries = entries.map(|(city, code)| format!("{code} {}", city.name));
    let row = vec![json!(join(entries, ", "))];
    let mut legend = Table::new(vec![Column::new("cities")], [row].into_iter());
    legend.has_header = false;
    tables.push(legend);
    output.write_tables(io, tables)
}

/// The grid of themes and cities, whose columns have these titles.
fn matrix<'a>(themes: &'a [ThemeCities], cities: &'a [&City], titles: &[&str]) -> Table<'a> {
    let mut columns = vec![Column::beside("theme", cities)];
    for (city, title) in cities.iter().zip(titles) {
        columns.push(Column::of_city(city, title));
    }
    let rows = themes.iter().map(move |ThemeCities { theme, .. }| {
        let mark = |city: &&City| json!(city.themes.contains_key(&theme.id));
        let marks = cities.iter().map(mark);
        [json!(theme.id)].into_iter().chain(marks).collect()
    });
    let mut table = Table::new(columns, rows);
    let themes = themes.iter().map(|theme| theme.theme);
    table.names = themes.map(|theme| (&*theme.id, &*theme.name)).collect();
    table
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(display_width).max().unwrap_or(0)
}
