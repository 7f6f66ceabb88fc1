//! The records of a dataset: cities, their themes, the network and the source.
//!
//! These types are the schema of `data/cities.json` and of every file that `--data` reads.

mod deserialize;
mod filter;
mod load;
mod themes;
mod validate;

use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Number;

pub use self::filter::Filter;
pub use self::load::{DataError, EMBEDDED};
pub use self::themes::{SimilarCity, ThemeCities, similar_cities};

/// A regular expression for a text with a letter or digit. Not every engine can tell letters outside
/// ASCII, so any character outside ASCII counts as one.
const LABEL: &str = r"[^\s!-/:-@\[-`{-~]";

/// The same for an id, which may be empty.
const ID: &str = r"^$|[^\s!-/:-@\[-`{-~]";

/// A whole dataset.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    /// The JSON Schema of this document, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Where the facts come from.
    #[serde(default, deserialize_with = "deserialize::object")]
    pub source: Option<Source>,
    /// The network that the cities belong to.
    #[serde(default, deserialize_with = "deserialize::object")]
    pub network: Option<Network>,
    /// Every theme that a city may have, in the order in which they are listed.
    #[serde(default, deserialize_with = "deserialize::objects")]
    pub themes: Vec<Theme>,
    /// The cities, in the order in which they are listed.
    #[serde(deserialize_with = "deserialize::objects")]
    pub cities: Vec<City>,
}

/// Where the facts of a dataset come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// The title of the page or work.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
    /// The state of things that it describes.
    pub as_of: Option<String>,
    /// Whom to credit for what, one line each.
    pub attribution: Vec<String>,
}

/// The network that the cities of a dataset belong to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Network {
    /// Its name.
    pub name: Option<String>,
    /// Its name for short.
    pub abbreviation: Option<String>,
    /// How many cities it has.
    pub cities: Option<Number>,
    /// In how many countries they are.
    pub countries: Option<Number>,
    /// Cities that joined after the dataset was made, by name.
    pub joined_since: Vec<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What makes a city a member, one item each.
    pub definition: Vec<String>,
}

/// A theme that cities may share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its name on the command line; made from the name if it is empty or missing.
    #[serde(default)]
    #[schemars(regex(pattern = ID))]
    pub id: String,
    /// Its name in full.
    #[schemars(regex(pattern = LABEL))]
    pub name: String,
    /// Other words for it (SKOS altLabel).
    #[serde(default)]
    #[schemars(inner(regex(pattern = LABEL)))]
    pub alt_labels: Vec<String>,
    /// What it covers.
    pub about: Option<String>,
    /// Whether it is part of UNESCO's definition of a learning city.
    #[serde(default)]
    pub unesco: bool,
}

/// A city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// Both coordinates or none.
#[schemars(extend("anyOf" = [
    {"properties": {"latitude": {"type": "null"}, "longitude": {"type": "null"}}},
    {"properties": {"latitude": {"type": "number"}, "longitude": {"type": "number"}},
     "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}},
]))]
pub struct City {
    /// Its name in scripts; made from the name if it is empty or missing.
    #[serde(default)]
    #[schemars(regex(pattern = ID))]
    pub id: String,
    /// Its name.
    #[schemars(regex(pattern = LABEL))]
    pub name: String,
    /// Other names of the same place.
    #[serde(default)]
    #[schemars(inner(regex(pattern = LABEL)))]
    pub aliases: Vec<String>,
    /// Towns and places inside it.
    #[serde(default)]
    #[schemars(inner(regex(pattern = LABEL)))]
    pub includes: Vec<String>,
    /// The nation that it is in.
    pub nation: Option<String>,
    /// The region that it is in.
    pub region: Option<String>,
    /// Its ISO 3166-2 code.
    pub iso: Option<String>,
    /// Degrees north, WGS 84, from -90 to 90.
    #[schemars(range(min = -90, max = 90))]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84, from -180 to 180.
    #[schemars(range(min = -180, max = 180))]
    pub longitude: Option<f64>,
    /// A description in one line.
    pub summary: Option<String>,
    /// A description in paragraphs separated by a blank line.
    pub description: String,
    /// Named programmes, partners and mottos.
    #[serde(default)]
    pub initiatives: Vec<String>,
    /// The ids of its themes, each with its evidence: words of the description that support it.
    #[serde(default, deserialize_with = "deserialize::unique_map")]
    #[schemars(extend("additionalProperties" = {"type": "string", "minLength": 1}))]
    pub themes: IndexMap<String, String>,
}

impl Theme {
    /// All its names: the id, the name, the alternative labels.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let names = [&self.id, &self.name].into_iter().chain(&self.alt_labels);
        names.map(String::as_str)
    }
}

impl City {
    /// Every name that finds the city: its own, the aliases, the places inside it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [&self.name].into_iter().chain(&self.aliases);
        names.chain(&self.includes).map(String::as_str)
    }

    /// The part of the ISO 3166-2 code after the country: `BFS` of `GB-BFS`.
    pub fn subdivision(&self) -> Option<&str> {
        self.iso.as_deref()?.split_once('-').map(|(_, code)| code)
    }
}

impl Dataset {
    /// The themes by their ids.
    pub fn themes_by_id(&self) -> HashMap<&str, &Theme> {
        let themes = self.themes.iter();
        themes.map(|theme| (theme.id.as_str(), theme)).collect()
    }

    /// The nations of the cities, each once, in the order in which they come up.
    pub fn nations(&self) -> Vec<&str> {
        distinct(self.cities.iter().flat_map(|city| &city.nation))
    }

    /// The regions of the cities, each once, in the order in which they come up.
    pub fn regions(&self) -> Vec<&str> {
        distinct(self.cities.iter().flat_map(|city| &city.region))
    }
}

fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let texts: IndexSet<&str> = texts.map(String::as_str).collect();
    texts.into_iter().collect()
}
