//! JSON: every key always present, two spaces of indent, a final newline.
//!
//! Knows how values nest, and which characters it escapes. Does not know what a key stands for.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::sheet::{Column, Sheet, Value};
use crate::dataset::{Dataset, Network, Source, Text, Theme};
use crate::search::Match;
use crate::text::is_control;

/// Writes a sheet as an array of objects, or as one object.
pub fn write(out: &mut dyn Write, single: bool, sheet: Sheet<'_>) -> io::Result<()> {
    let Sheet { columns, rows } = sheet;
    let mut objects = rows.map(|row| Object(&columns, row));
    if single {
        objects.try_for_each(|object| pretty(out, &object))
    } else {
        pretty(out, &Stream::new(objects))
    }
}

/// Writes a sheet as an object a line.
pub fn lines(out: &mut dyn Write, sheet: Sheet<'_>) -> io::Result<()> {
    let Sheet { columns, mut rows } = sheet;
    rows.try_for_each(|row| {
        serde_json::to_writer(Escaping(out), &Object(&columns, row))?;
        out.write_all(b"\n")
    })
}

/// Writes a dataset with the cities of a sheet: a document of the shape of a dataset.
pub fn document(out: &mut dyn Write, dataset: &Dataset, cities: Sheet<'_>) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Document<'d, S> {
        #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
        schema: &'d Option<Text<'d>>,
        source: &'d Option<Source<'d>>,
        network: &'d Option<Network<'d>>,
        themes: &'d [Theme<'d>],
        cities: S,
    }
    let Sheet { columns, rows } = cities;
    let document = Document {
        schema: &dataset.schema,
        source: &dataset.source,
        network: &dataset.network,
        themes: &dataset.themes,
        cities: Stream::new(rows.map(|row| Object(&columns, row))),
    };
    pretty(out, &document)
}

/// Writes a value with two spaces of indent and a final newline.
pub fn pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(Escaping(out), value)?;
    out.write_all(b"\n")
}

/// Writes JSON with the control characters escaped that JSON lets stand: DEL, C1, and those that
/// set the direction of writing. They can stand in strings only, and the value stays the same.
struct Escaping<'a>(&'a mut dyn Write);

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_plain = |byte: &u8| byte.is_ascii() && *byte != 0x7f;
        match std::str::from_utf8(bytes) {
            Ok(text) if !bytes.iter().all(is_plain) => {
                for c in text.chars() {
                    if is_control(c) && !c.is_ascii_whitespace() {
                        write!(self.0, "\\u{:04x}", u32::from(c))?;
                    } else {
                        write!(self.0, "{c}")?;
                    }
                }
            }
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A sequence that is written as it comes, and once only.
pub(super) struct Stream<I>(RefCell<I>);

impl<I> Stream<I> {
    pub(super) fn new(items: I) -> Self {
        Self(RefCell::new(items))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for Stream<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        for item in self.0.borrow_mut().by_ref() {
            seq.serialize_element(&item)?;
        }
        seq.end()
    }
}

/// A row, keyed by its columns.
pub(super) struct Object<'a>(pub &'a [Column<'a>], pub Vec<Value<'a>>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.0.iter().map(|column| &*column.key);
        serializer.collect_map(keys.zip(&self.1))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) | Self::Theme(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Count(count) | Self::Bar(count) => serializer.serialize_u64(*count),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(list) => serializer.collect_seq(list),
            Self::Themes(themes) => {
                serializer.collect_map(themes.iter().map(|(id, words)| (id, words)))
            }
            Self::Map(map) => serializer.collect_map(map.iter().map(|(key, value)| (key, value))),
            Self::Matches(matches) => serializer.collect_seq(matches),
        }
    }
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ranges: Vec<[usize; 2]> = self
            .ranges
            .iter()
            .map(|range| [range.start, range.end])
            .collect();
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("field", self.field)?;
        map.serialize_entry("term", &self.term)?;
        map.serialize_entry("by", &self.by)?;
        map.serialize_entry("theme", &self.theme)?;
        map.serialize_entry("evidence", &self.evidence)?;
        map.serialize_entry("snippet", &self.snippet)?;
        map.serialize_entry("ranges", &ranges)?;
        map.end()
    }
}
