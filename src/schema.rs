//! The shape of a record in JSON, where it is more than serde's own.
//!
//! Knows what a value must be to be read, and says so at its line and column. Does not know how
//! records depend on each other.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::dataset::{Evidence, Text};
use crate::text::is_blank;

impl Serialize for Evidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Evidence<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EvidenceVisitor)
    }
}

struct EvidenceVisitor;

impl<'de> Visitor<'de> for EvidenceVisitor {
    type Value = Evidence<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("theme ids, each with the words of the description that show it")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Evidence<'de>, A::Error> {
        let mut themes: Vec<(Text, Text)> = Vec::with_capacity(1);
        while let Some((id, words)) = map.next_entry::<Text, Text>()? {
            if themes.iter().any(|(other, _)| *other == id) {
                return Err(de::Error::custom(format_args!(
                    "duplicate theme `{}`",
                    &*id
                )));
            }
            make_room(&mut themes);
            themes.push((id, words));
        }
        Ok(Evidence(themes.into()))
    }
}

pub fn texts<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Box<[Text<'a>]>, D::Error> {
    deserializer.deserialize_seq(TextsVisitor)
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Box<[Text<'de>]>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array of strings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = seq.next_element()? {
            make_room(&mut texts);
            texts.push(text);
        }
        Ok(texts.into())
    }
}

/// Makes room for one item more, and for no more than twice as many. Most lists are short, and of
/// what a vector would take for them by itself a large dataset would be left with the holes.
fn make_room<T>(items: &mut Vec<T>) {
    if items.len() == items.capacity() {
        items.reserve_exact(items.len().max(1));
    }
}

/// A record that is written as an object. Left to itself, serde takes an array of its values too.
pub struct Object<T>(pub T);

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

pub fn object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let object = Option::<Object<T>>::deserialize(deserializer)?;
    Ok(object.map(|Object(record)| record))
}

pub fn objects<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let objects = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(objects.into_iter().map(|Object(record)| record).collect())
}

pub fn filled<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Text<'a>, D::Error> {
    let text = Text::deserialize(deserializer)?;
    if is_blank(&text) {
        return Err(de::Error::invalid_value(
            Unexpected::Str(&text),
            &"at least one letter or digit",
        ));
    }
    Ok(text)
}

pub fn latitude<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    degrees(deserializer, 90.0, &"a latitude from -90 to 90 degrees")
}

pub fn longitude<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    degrees(deserializer, 180.0, &"a longitude from -180 to 180 degrees")
}

fn degrees<'de, D: Deserializer<'de>>(
    deserializer: D,
    most: f64,
    expected: &dyn de::Expected,
) -> Result<Option<f64>, D::Error> {
    let degrees = Option::<f64>::deserialize(deserializer)?;
    match degrees {
        Some(value) if value.abs() > most => {
            Err(de::Error::invalid_value(Unexpected::Float(value), expected))
        }
        _ => Ok(degrees),
    }
}
