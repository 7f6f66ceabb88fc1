//! `cities compare`: the themes that several cities share, or all other cities by how similar they
//! are to one.

use std::cmp::Reverse;

use crate::cli::CompareArgs;
use crate::dataset::{City, Dataset, ThemeCities, similar_cities};
use crate::error::{Error, Result};
use crate::output::{Column, Io, Record, Table, field, format::TABLE_FORMATS};

/// Runs the command.
pub(super) fn run(args: &CompareArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    let cities = args.cities.find(dataset, "compare", io)?;
    if let [city] = *cities {
        check_fields(args, field::SIMILAR, "one city")?;
        let fields = [field::SIMILAR_BRIEF, field::SIMILAR];
        return output.write_records(io, similar_cities(dataset, city), dataset, fields);
    }
    check_fields(args, field::SHARED, "several cities")?;
    let fields = output.fields(field::SHARED_BRIEF, field::SHARED)?;
    let themes = output.arrange(shared_themes(dataset, &cities));
    if output.format.is_nested() {
        return output.write_table(io, Table::of(themes, fields, dataset));
    }
    output.write_table(io, theme_table(&themes, &fields, &cities))
}

/// Refuses fields that only the other comparison has.
fn check_fields(args: &CompareArgs, valid: &str, what: &str) -> Result {
    for field in args.output.fields.iter().chain(&args.output.sort) {
        if !valid.split(' ').any(|valid| valid == field) {
            let valid = valid.replace(' ', ", ");
            let message = format!("no field '{field}' for {what}\n  [possible values: {valid}]");
            return Err(Error::wrong(message));
        }
    }
    Ok(())
}

/// The themes of some cities, the most common ones first.
fn shared_themes<'d>(dataset: &'d Dataset, cities: &[&'d City]) -> Vec<ThemeCities<'d>> {
    let themes = dataset.themes.iter();
    let themes = themes.map(|theme| ThemeCities::new(theme, cities.iter().copied()));
    let mut shared: Vec<ThemeCities> = themes.collect();
    shared.retain(|theme| !theme.cities.is_empty());
    shared.sort_by_key(|theme| Reverse(theme.cities.len()));
    shared
}

/// The table of shared themes for flat formats, with a column of evidence for each city.
fn theme_table<'a>(themes: &'a [ThemeCities], fields: &[String], cities: &[&City]) -> Table<'a> {
    let mut columns = Vec::new();
    for field in fields {
        if field == "evidence" {
            columns.extend(cities.iter().map(|city| Column::of_city(city, &city.name)));
        } else {
            columns.push(Column::beside(field, cities));
        }
    }
    let row_columns = columns.clone();
    let rows = themes.iter().map(move |theme| {
        let mut evidence = theme.value("evidence");
        let cell = |column: &Column| match &*column.field {
            // Moves the value out of the object; null if the city does not have the theme.
            "evidence" => evidence[&column.key].take(),
            field => theme.value(field),
        };
        row_columns.iter().map(cell).collect()
    });
    Table::new(columns, rows)
}
