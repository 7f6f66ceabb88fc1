//! The shape of a record in JSON, where it is more than serde's own.
//!
//! Knows what a value must be to be read, and says so at its line and column. Does not know how
//! records depend on each other.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Unexpected, Visitor};
use serde_json::{Value, json};

use super::value::Text;
use crate::text::is_blank;

/// A record that is written as an object. Left to itself, serde takes an array of its values too.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

pub(super) fn object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let object = Option::<Object<T>>::deserialize(deserializer)?;
    Ok(object.map(|Object(record)| record))
}

pub(super) fn objects<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let objects = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(objects.into_iter().map(|Object(record)| record).collect())
}

/// What [`filled`] asks of a text, as near as a regular expression comes that every engine reads:
/// a character that is neither space nor punctuation in ASCII.
pub(super) const FILLED: &str = r"[^\s!-/:-@\[-`{-~]";

pub(super) fn filled<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Text<'a>, D::Error> {
    let text = Text::deserialize(deserializer)?;
    if is_blank(&text) {
        return Err(de::Error::invalid_value(
            Unexpected::Str(&text),
            &"at least one letter or digit",
        ));
    }
    Ok(text)
}

pub(super) fn latitude<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<f64>, D::Error> {
    degrees(deserializer, 90.0, &"a latitude from -90 to 90 degrees")
}

pub(super) fn longitude<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<f64>, D::Error> {
    degrees(deserializer, 180.0, &"a longitude from -180 to 180 degrees")
}

/// What the schema says of latitude and longitude together: none, or both.
pub(super) fn place() -> Value {
    let each = |kind| json!({"latitude": {"type": kind}, "longitude": {"type": kind}});
    json!([
        {"properties": each("null")},
        {
            "properties": each("number"),
            "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
        },
    ])
}

fn degrees<'de, D: Deserializer<'de>>(
    deserializer: D,
    most: f64,
    expected: &dyn de::Expected,
) -> Result<Option<f64>, D::Error> {
    let degrees = Option::<f64>::deserialize(deserializer)?;
    match degrees {
        Some(value) if value.abs() > most => {
            // serde would write a whole number with a fraction.
            let found = format!("number `{value}`");
            Err(de::Error::invalid_value(
                Unexpected::Other(&found),
                expected,
            ))
        }
        _ => Ok(degrees),
    }
}
