//! `GeoJSON` after RFC 7946: a collection of points.
//!
//! Knows which two columns make a point. Does not know what the others are.

use std::io::{self, Write};

use serde::Serialize;

use super::field::Field;
use super::json::{Object, Stream, pretty};
use super::sheet::{Sheet, Value};

#[derive(Serialize)]
#[serde(tag = "type")]
struct FeatureCollection<S> {
    features: S,
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct Feature<'a> {
    geometry: Option<Point>,
    properties: Object<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct Point {
    /// Longitude, then latitude, in degrees.
    coordinates: [f64; 2],
}

/// Writes a sheet as a collection of features. Its columns `latitude` and `longitude` make the
/// point of a feature, which is `null` where they are not known; the others are its properties.
pub fn write(out: &mut dyn Write, sheet: Sheet<'_>) -> io::Result<()> {
    let Sheet { mut columns, rows } = sheet;
    let [latitude, longitude] = [Field::Latitude, Field::Longitude]
        .map(|field| columns.iter().position(|column| column.key == field.key()));
    let is_property = |index: usize| ![latitude, longitude].contains(&Some(index));
    let kept: Vec<bool> = (0..columns.len()).map(is_property).collect();
    retain(&mut columns, &kept);
    let features = rows.map(|mut row| {
        let degrees = |index: Option<usize>| match row.get(index?) {
            Some(Value::Number(degrees)) => Some(*degrees),
            _ => None,
        };
        let geometry = degrees(longitude)
            .zip(degrees(latitude))
            .map(|(longitude, latitude)| Point {
                coordinates: [longitude, latitude],
            });
        retain(&mut row, &kept);
        Feature {
            geometry,
            properties: Object(&columns, row),
        }
    });
    pretty(
        out,
        &FeatureCollection {
            features: Stream::new(features),
        },
    )
}

fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_some_and(|kept| *kept));
}
