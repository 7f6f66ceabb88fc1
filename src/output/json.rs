//! JSON: every key always present, two spaces of indent, a final newline.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::dataset::{Dataset, Network, Source, Theme};
use crate::field::{Column, Sheet, Value};
use crate::search::Match;

/// Writes a sheet as an array of objects, or as one object.
///
/// # Errors
///
/// What `out` fails with.
pub fn write(out: &mut dyn Write, single: bool, sheet: Sheet<'_>) -> io::Result<()> {
    if single {
        for row in sheet.rows {
            pretty(out, &Object(&sheet.columns, &row))?;
        }
        return Ok(());
    }
    pretty(out, &Rows::from(sheet))
}

/// Writes a dataset with the cities of a sheet: a document that can be read back.
///
/// # Errors
///
/// What `out` fails with.
pub fn document(out: &mut dyn Write, dataset: &Dataset, cities: Sheet<'_>) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Document<'d, 'a> {
        source: &'d Option<Source<'d>>,
        network: &'d Option<Network<'d>>,
        themes: &'d [Theme<'d>],
        cities: Rows<'a>,
    }
    let document = Document {
        source: &dataset.source,
        network: &dataset.network,
        themes: &dataset.themes,
        cities: cities.into(),
    };
    pretty(out, &document)
}

fn pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// The rows of a sheet, written as they come and once only.
struct Rows<'a> {
    columns: Vec<Column<'a>>,
    rows: RefCell<Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>>,
}

impl<'a> From<Sheet<'a>> for Rows<'a> {
    fn from(sheet: Sheet<'a>) -> Self {
        Self {
            columns: sheet.columns,
            rows: RefCell::new(sheet.rows),
        }
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq;
        let mut seq = serializer.serialize_seq(None)?;
        for row in self.rows.borrow_mut().by_ref() {
            seq.serialize_element(&Object(&self.columns, &row))?;
        }
        seq.end()
    }
}

/// A row, keyed by its columns.
struct Object<'a>(&'a [Column<'a>], &'a [Value<'a>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.0.iter().map(|column| column.key);
        serializer.collect_map(keys.zip(self.1))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(map) => serializer.collect_map(map.iter().map(|(key, value)| (key, value))),
            Self::Matches(matches) => serializer.collect_seq(matches),
        }
    }
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ranges: Vec<[usize; 2]> = self
            .snippet
            .ranges
            .iter()
            .map(|range| [range.start, range.end])
            .collect();
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("field", self.place.as_field().key())?;
        map.serialize_entry("snippet", &self.snippet.text)?;
        map.serialize_entry("ranges", &ranges)?;
        map.end()
    }
}
