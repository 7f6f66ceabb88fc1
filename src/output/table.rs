//! Tables: what every format is given to write, and the records that they are made of.

use std::collections::HashMap;

use anstyle::Style;
use serde_json::{Value, json};

use super::field::title;
use super::style::{BOLD, THEME};
use crate::dataset::{City, Dataset, SimilarCity, ThemeCities};
use crate::search::Hit;

/// Columns, and rows that are built as they are written.
pub struct Table<'a> {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, with one value for each column.
    pub rows: Box<dyn Iterator<Item = Vec<Value>> + 'a>,
    /// The names of the ids in the rows, for people.
    pub names: HashMap<&'a str, &'a str>,
    /// Whether the keys or titles of the columns are written.
    pub has_header: bool,
    /// Whether the table is one record rather than a list: JSON has an object then, not an array.
    pub is_single: bool,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// The key in JSON, the header of CSV and TSV.
    pub key: String,
    /// The field that its values are from, which decides how people see them.
    pub field: String,
    /// The heading for people.
    pub title: String,
    /// The style of its values on a terminal.
    pub style: Style,
}

impl Column {
    /// The column of a field.
    pub fn new(field: &str) -> Self {
        let style = match field {
            "name" => BOLD,
            "theme" | "themes" | "shared" => THEME,
            _ => Style::new(),
        };
        Self {
            key: field.to_owned(),
            field: field.to_owned(),
            title: title(field),
            style,
        }
    }

    /// A column for a city, with the id of the city as its key. It says what evidence the city has
    /// for each theme, or whether it has the theme.
    pub fn of_city(city: &City, title: &str) -> Self {
        let mut column = Self::new("evidence");
        column.key.clone_from(&city.id);
        title.clone_into(&mut column.title);
        column
    }

    /// The column of a field in a table that also has a column for each of `cities`. Where the id of
    /// one is the same as this key, the key gets underscores.
    pub fn beside(field: &str, cities: &[&City]) -> Self {
        let mut column = Self::new(field);
        while cities.iter().any(|city| city.id == column.key) {
            column.key.push('_');
        }
        column
    }
}

impl<'a> Table<'a> {
    /// A table of rows.
    pub fn new(columns: Vec<Column>, rows: impl Iterator<Item = Vec<Value>> + 'a) -> Self {
        Self {
            columns,
            rows: Box::new(rows),
            names: HashMap::new(),
            has_header: true,
            is_single: false,
        }
    }

    /// A table of some fields of records.
    pub fn of<R: Record + 'a>(
        records: impl IntoIterator<Item = R, IntoIter: 'a>,
        fields: Vec<String>,
        dataset: &'a Dataset,
    ) -> Self {
        let columns = fields.iter().map(|field| Column::new(field)).collect();
        let row = move |record: R| fields.iter().map(|field| record.value(field)).collect();
        let mut table = Self::new(columns, records.into_iter().map(row));
        let themes = dataset.themes.iter();
        table.names = themes.map(|theme| (&*theme.id, &*theme.name)).collect();
        table
    }
}

/// Something that has fields.
pub trait Record {
    /// The value of a field; null if this kind of record does not have it.
    fn value(&self, field: &str) -> Value;
}

impl Record for &City {
    fn value(&self, field: &str) -> Value {
        match field {
            "id" => json!(self.id),
            "name" => json!(self.name),
            "aliases" => json!(self.aliases),
            "includes" => json!(self.includes),
            "nation" => json!(self.nation),
            "region" => json!(self.region),
            "iso" => json!(self.iso),
            "latitude" => json!(self.latitude),
            "longitude" => json!(self.longitude),
            "summary" => json!(self.summary),
            "description" => json!(self.description),
            "initiatives" => json!(self.initiatives),
            "themes" | "evidence" => json!(self.themes),
            _ => Value::Null,
        }
    }
}

impl Record for Hit<'_> {
    fn value(&self, field: &str) -> Value {
        match field {
            // Three decimals tell hits apart; more are noise.
            "score" => json!((self.score * 1000.0).round() / 1000.0),
            "match" => json!(self.best_matches()),
            "matches" => json!(self.matches()),
            field => self.city.value(field),
        }
    }
}

impl Record for SimilarCity<'_> {
    fn value(&self, field: &str) -> Value {
        match field {
            "score" => json!(self.score),
            "shared" => self.shared.iter().map(|theme| &*theme.id).collect(),
            field => self.city.value(field),
        }
    }
}

impl Record for ThemeCities<'_> {
    fn value(&self, field: &str) -> Value {
        let ids = self.cities.iter().map(|city| &*city.id);
        let evidence = self.cities.iter().map(|city| &city.themes[&self.theme.id]);
        match field {
            "count" => json!(self.cities.len()),
            "cities" => ids.collect(),
            "evidence" => ids.zip(evidence.cloned()).collect(),
            // Moves one field out of the object; null if there is none.
            field => json!(self.theme)[field].take(),
        }
    }
}

impl Record for &Dataset {
    fn value(&self, field: &str) -> Value {
        json!({"source": self.source, "network": self.network})[field].take()
    }
}
