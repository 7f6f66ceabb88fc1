//! The records.
//!
//! Knows the schema of `data/cities.json`. Does not know how a file is read or judged, which city
//! is asked for, nor how one is shown.

mod fault;
mod filter;
mod read;
mod schema;
mod shape;
mod similarity;
mod theme;
mod unique;
mod validate;
mod value;

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use foldhash::fast::RandomState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::fault::Fault;
pub use self::filter::Filter;
pub use self::read::EMBEDDED;
pub use self::similarity::{SimilarCity, similar_cities};
pub use self::theme::{ThemeCities, themes_with_cities};
pub use self::value::{Evidence, Text};

/// A whole dataset: cities, the themes that they may have, and where the facts come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dataset<'a> {
    /// The JSON Schema of this document, for editors.
    #[serde(
        rename = "$schema",
        borrow,
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub schema: Option<Text<'a>>,
    /// Where the facts come from.
    #[serde(borrow, default, deserialize_with = "shape::object")]
    pub source: Option<Source<'a>>,
    /// The network that the cities belong to.
    #[serde(borrow, default, deserialize_with = "shape::object")]
    pub network: Option<Network<'a>>,
    /// Every theme that a city may have, in the order that they are listed.
    #[serde(borrow, default, deserialize_with = "shape::objects")]
    pub themes: Vec<Theme<'a>>,
    /// The cities, in the order that they are listed.
    #[serde(borrow, deserialize_with = "shape::objects")]
    pub cities: Vec<City<'a>>,
}

/// Where the facts of a dataset come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source<'a> {
    /// The title of the page or work.
    #[serde(borrow, default)]
    pub title: Option<Text<'a>>,
    /// Who publishes it.
    #[serde(borrow, default)]
    pub publisher: Option<Text<'a>>,
    /// Where to read it.
    #[serde(borrow, default)]
    pub url: Option<Text<'a>>,
    /// What state of things it describes.
    #[serde(borrow, default)]
    pub as_of: Option<Text<'a>>,
    /// Whom to credit for what, a line each.
    #[serde(borrow, default)]
    pub attribution: Vec<Text<'a>>,
}

/// The network that the cities of a dataset belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Network<'a> {
    /// Its name.
    #[serde(borrow, default)]
    pub name: Option<Text<'a>>,
    /// What it is called for short.
    #[serde(borrow, default)]
    pub abbreviation: Option<Text<'a>>,
    /// How many cities it has.
    #[serde(default)]
    pub cities: Option<u64>,
    /// In how many countries they are.
    #[serde(default)]
    pub countries: Option<u64>,
    /// Cities that have joined since the dataset was made, by name.
    #[serde(borrow, default)]
    pub joined_since: Vec<Text<'a>>,
    /// What it is for.
    #[serde(borrow, default)]
    pub purpose: Option<Text<'a>>,
    /// What makes a city a member, an item each.
    #[serde(borrow, default)]
    pub definition: Vec<Text<'a>>,
}

/// A theme that cities may share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme<'a> {
    /// What it is called on the command line; made from the name where it is missing.
    #[serde(borrow, default, deserialize_with = "shape::filled")]
    #[schemars(regex(pattern = shape::FILLED))]
    pub id: Text<'a>,
    /// What it is called in full.
    #[serde(borrow, deserialize_with = "shape::filled")]
    #[schemars(regex(pattern = shape::FILLED))]
    pub name: Text<'a>,
    /// The other words that people call it by (SKOS altLabel).
    #[serde(borrow, default)]
    #[schemars(inner(regex(pattern = shape::FILLED)))]
    pub alt_labels: Vec<Text<'a>>,
    /// What it covers.
    #[serde(borrow, default)]
    pub about: Option<Text<'a>>,
    /// Whether it is part of UNESCO's definition of a learning city.
    #[serde(default)]
    pub unesco: bool,
}

impl Theme<'_> {
    /// All that it is called by: the id, the name, the other labels.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let others = self.alt_labels.iter().map(Deref::deref);
        [&*self.id, &*self.name].into_iter().chain(others)
    }
}

/// A city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = shape::place()))]
pub struct City<'a> {
    /// What it is called in scripts; made from the name where it is missing.
    #[serde(borrow, default, deserialize_with = "shape::filled")]
    #[schemars(regex(pattern = shape::FILLED))]
    pub id: Text<'a>,
    /// Its name.
    #[serde(borrow, deserialize_with = "shape::filled")]
    #[schemars(regex(pattern = shape::FILLED))]
    pub name: Text<'a>,
    /// Other names of the same place.
    #[serde(borrow, default, deserialize_with = "value::texts")]
    #[schemars(inner(regex(pattern = shape::FILLED)))]
    pub aliases: Vec<Text<'a>>,
    /// Towns and places inside it.
    #[serde(borrow, default, deserialize_with = "value::texts")]
    #[schemars(inner(regex(pattern = shape::FILLED)))]
    pub includes: Vec<Text<'a>>,
    /// The nation that it is in.
    #[serde(borrow, default)]
    pub nation: Option<Text<'a>>,
    /// The region that it is in.
    #[serde(borrow, default)]
    pub region: Option<Text<'a>>,
    /// Its ISO 3166-2 code.
    #[serde(borrow, default)]
    pub iso: Option<Text<'a>>,
    /// Degrees north, WGS 84, from -90 to 90.
    #[serde(default, deserialize_with = "shape::latitude")]
    #[schemars(range(min = -90, max = 90))]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84, from -180 to 180.
    #[serde(default, deserialize_with = "shape::longitude")]
    #[schemars(range(min = -180, max = 180))]
    pub longitude: Option<f64>,
    /// What there is to say in one line.
    #[serde(borrow, default)]
    pub summary: Option<Text<'a>>,
    /// What there is to say: paragraphs, parted by a blank line.
    #[serde(borrow)]
    pub description: Text<'a>,
    /// Named programmes, partners and mottos.
    #[serde(borrow, default, deserialize_with = "value::texts")]
    pub initiatives: Vec<Text<'a>>,
    /// Its themes, each with the words of the description that show it.
    #[serde(borrow, default)]
    pub themes: Evidence<'a>,
}

impl City<'_> {
    /// Every name that finds the city: its own, the aliases, the places inside it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.aliases.iter().chain(&self.includes);
        std::iter::once(&*self.name).chain(others.map(Deref::deref))
    }

    /// Where it is, if that is known: longitude, then latitude, in degrees.
    pub fn place(&self) -> Option<(f64, f64)> {
        self.longitude.zip(self.latitude)
    }

    /// The part of the ISO 3166-2 code behind the country: `BFS` of `GB-BFS`.
    pub fn subdivision(&self) -> Option<&str> {
        self.iso.as_deref()?.split_once('-').map(|(_, code)| code)
    }
}

impl<'a> Dataset<'a> {
    /// The theme of an id.
    pub fn theme(&self, id: &str) -> Option<&Theme<'a>> {
        self.themes.iter().find(|theme| *theme.id == *id)
    }

    /// The themes of some ids, in their order.
    pub fn themes_of(&self, ids: &[&str]) -> Vec<&Theme<'a>> {
        let themes = self.themes.iter().map(|theme| (&*theme.id, theme));
        let themes: HashMap<&str, &Theme> = themes.collect();
        ids.iter()
            .filter_map(|id| themes.get(id).copied())
            .collect()
    }

    /// The nations of the cities, each once, in the order that they come up.
    pub fn nations(&self) -> Vec<&str> {
        distinct(self.cities.iter().filter_map(|city| city.nation.as_deref()))
    }

    /// The regions of the cities, each once, in the order that they come up.
    pub fn regions(&self) -> Vec<&str> {
        distinct(self.cities.iter().filter_map(|city| city.region.as_deref()))
    }
}

/// Each text once, in the order that they come up.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    texts.filter(|text| seen.insert(*text)).collect()
}
