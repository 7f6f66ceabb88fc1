//! The values that records hold: text, and the evidence for themes.
//!
//! Knows how they stand in JSON. Does not know which record has them.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// A string of a dataset, borrowed from the file where it holds no escape.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl JsonSchema for Text<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

/// Reads a list of texts.
pub(super) fn texts<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Text<'a>>, D::Error> {
    deserializer.deserialize_seq(TextsVisitor)
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Vec<Text<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Text<'de>>, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = items.next_element()? {
            add(&mut texts, text);
        }
        Ok(texts)
    }
}

/// How many values a list has room for exactly, while it grows.
const FEW: usize = 4;

/// Adds to a list of a city, which is likely to stay short: the room that a list otherwise has to
/// spare is an eighth of what a large dataset takes. Given back later, it would be too small to be
/// of use.
fn add<T>(list: &mut Vec<T>, value: T) {
    if list.len() < FEW {
        list.reserve_exact(1);
    }
    list.push(value);
}

/// The themes of a city by id, in the order of the file, each with the words that show it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence<'a>(Vec<(Text<'a>, Text<'a>)>);

impl Evidence<'_> {
    /// Every theme id with its evidence.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, words)| (&**id, &**words))
    }

    /// The evidence for one theme.
    pub fn get(&self, theme: &str) -> Option<&str> {
        self.iter()
            .find(|(id, _)| *id == theme)
            .map(|(_, words)| words)
    }
}

impl Serialize for Evidence<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl JsonSchema for Evidence<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Evidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = json_schema!({"type": "string", "minLength": 1});
        json_schema!({"type": "object", "additionalProperties": words})
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
        let mut themes: Vec<(Text, Text)> = Vec::new();
        while let Some(entry) = map.next_entry()? {
            add(&mut themes, entry);
        }
        let mut ids: Vec<&str> = themes.iter().map(|(id, _)| &**id).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(de::Error::custom(format_args!(
                "duplicate theme `{}`",
                pair[0]
            ))),
            None => Ok(Evidence(themes)),
        }
    }
}
