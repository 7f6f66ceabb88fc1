//! JSON, JSON Lines and `GeoJSON`.

use std::cell::RefCell;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::Table;
use crate::text::is_control;

/// Writes a table as an array of objects, or as one object.
pub fn write(out: &mut dyn Write, table: Table) -> io::Result<()> {
    let is_single = table.is_single;
    let mut objects = objects(table);
    if is_single && let Some(object) = objects.next() {
        return pretty(out, &object);
    }
    pretty(out, &Stream(objects.into()))
}

/// Writes a table as one object per line.
pub fn write_lines(out: &mut dyn Write, table: Table) -> io::Result<()> {
    for object in objects(table) {
        serde_json::to_writer(Escaping(out), &object)?;
        writeln!(out)?;
    }
    Ok(())
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct FeatureCollection<S> {
    features: S,
}

/// Writes a table as `GeoJSON` as in RFC 7946: a collection of points. Its columns `latitude` and
/// `longitude` become the point of a feature, which is null if they are; the others become its
/// properties.
pub fn write_geojson(out: &mut dyn Write, table: Table) -> io::Result<()> {
    let features = Stream(objects(table).map(feature).into());
    pretty(out, &FeatureCollection { features })
}

fn feature(mut properties: Value) -> Value {
    let mut take = |key| properties.as_object_mut()?.shift_remove(key)?.as_f64();
    let point = take("longitude").zip(take("latitude"));
    let geometry = point.map(|point| json!({"type": "Point", "coordinates": point}));
    json!({"type": "Feature", "geometry": geometry, "properties": properties})
}

/// The rows of a table as objects.
pub fn objects(table: Table<'_>) -> impl Iterator<Item = Value> {
    let keys: Vec<String> = table.columns.into_iter().map(|column| column.key).collect();
    let rows = table.rows;
    rows.map(move |row| Value::Object(keys.iter().cloned().zip(row).collect()))
}

/// Writes a value with an indent of two spaces.
pub fn pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(Escaping(out), value)?;
    writeln!(out)
}

/// A writer of JSON that escapes the control characters that JSON allows in strings, such as DEL
/// and those that set the direction of writing. The value stays the same.
struct Escaping<'a>(&'a mut dyn Write);

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // serde_json has escaped those below the space, and writes whole strings.
        if bytes.iter().all(|byte| byte.is_ascii() && *byte != 0x7f) {
            self.0.write_all(bytes)?;
            return Ok(bytes.len());
        }
        for c in String::from_utf8_lossy(bytes).chars() {
            match c {
                c if is_control(c) => write!(self.0, "\\u{:04x}", u32::from(c))?,
                c => write!(self.0, "{c}")?,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A JSON array whose items are made as they are written. It can be written once.
pub struct Stream<I>(pub RefCell<I>);

impl<I: Iterator<Item: Serialize>> Serialize for Stream<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}
