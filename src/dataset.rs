//! The records, embedded or read.
//!
//! Knows the schema of `data/cities.json`. Does not know which city is asked for, nor how one is
//! shown.

use std::borrow::{Borrow, Cow};
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::schema::{self, Object};
use crate::text::fold;
use crate::validate::validate;

/// The text of the dataset that the program carries.
pub const EMBEDDED: &str = include_str!("../data/cities.json");

/// A whole dataset, borrowed from the text that it was parsed from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset<'a> {
    /// Where the facts come from.
    #[serde(borrow, default, deserialize_with = "schema::object")]
    pub source: Option<Source<'a>>,
    /// The network that the cities belong to.
    #[serde(borrow, default, deserialize_with = "schema::object")]
    pub network: Option<Network<'a>>,
    /// Every theme that a city may have, in the order that they are listed.
    #[serde(borrow, default, deserialize_with = "schema::objects")]
    pub themes: Vec<Theme<'a>>,
    /// The cities, in the order that they are listed.
    #[serde(borrow, deserialize_with = "schema::objects")]
    pub cities: Vec<City<'a>>,
}

/// Where the facts of a dataset come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source<'a> {
    /// The title of the page or work.
    #[serde(borrow, default)]
    pub title: Option<Text<'a>>,
    /// Who publishes it.
    #[serde(borrow, default)]
    pub publisher: Option<Text<'a>>,
    /// What state of things it describes.
    #[serde(borrow, default)]
    pub as_of: Option<Text<'a>>,
    /// Whom to credit for what, a line each.
    #[serde(borrow, default)]
    pub attribution: Vec<Text<'a>>,
}

/// The network that the cities of a dataset belong to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// What it is for.
    #[serde(borrow, default)]
    pub purpose: Option<Text<'a>>,
    /// What makes a city a member, an item each.
    #[serde(borrow, default)]
    pub definition: Vec<Text<'a>>,
}

/// A theme that cities may share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme<'a> {
    /// What it is called on the command line; made from the name where it is missing.
    #[serde(borrow, default, deserialize_with = "schema::filled")]
    pub id: Text<'a>,
    /// What it is called in full.
    #[serde(borrow, deserialize_with = "schema::filled")]
    pub name: Text<'a>,
    /// What it covers.
    #[serde(borrow, default)]
    pub about: Option<Text<'a>>,
    /// Whether it is part of UNESCO's definition of a learning city.
    #[serde(default)]
    pub unesco: bool,
}

/// A city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City<'a> {
    /// What it is called in scripts; made from the name where it is missing.
    #[serde(borrow, default, deserialize_with = "schema::filled")]
    pub id: Text<'a>,
    /// Its name.
    #[serde(borrow, deserialize_with = "schema::filled")]
    pub name: Text<'a>,
    /// Its other names.
    #[serde(borrow, default, deserialize_with = "schema::texts")]
    pub aliases: Box<[Text<'a>]>,
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
    #[serde(default, deserialize_with = "schema::latitude")]
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84, from -180 to 180.
    #[serde(default, deserialize_with = "schema::longitude")]
    pub longitude: Option<f64>,
    /// What there is to say in one line.
    #[serde(borrow, default)]
    pub summary: Option<Text<'a>>,
    /// What there is to say: paragraphs, parted by a blank line.
    #[serde(borrow)]
    pub description: Text<'a>,
    /// Named programmes, partners and mottos.
    #[serde(borrow, default, deserialize_with = "schema::texts")]
    pub initiatives: Box<[Text<'a>]>,
    /// Its themes, each with the words of the description that show it.
    #[serde(borrow, default)]
    pub themes: Evidence<'a>,
}

impl City<'_> {
    /// The name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.name).chain(self.aliases.iter().map(Deref::deref))
    }

    /// The part of the ISO 3166-2 code behind the country: `BFS` of `GB-BFS`.
    #[must_use]
    pub fn subdivision(&self) -> Option<&str> {
        self.iso.as_deref()?.split_once('-').map(|(_, code)| code)
    }
}

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

/// The themes of a city by id, in the order of the file, each with the words that show it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence<'a>(pub(crate) Box<[(Text<'a>, Text<'a>)]>);

impl Evidence<'_> {
    /// Every theme id with its evidence.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, words)| (&**id, &**words))
    }

    /// The evidence for one theme.
    #[must_use]
    pub fn get(&self, theme: &str) -> Option<&str> {
        self.iter()
            .find(|(id, _)| *id == theme)
            .map(|(_, words)| words)
    }
}

/// What is wrong with a dataset, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong and what would be right.
    pub message: String,
    /// Line and column, from 1, in characters; where the fault is not one place but a relation,
    /// the message names the city and the field instead.
    pub place: Option<(usize, usize)>,
}

impl Fault {
    pub(crate) fn of(what: impl Into<String>) -> Self {
        Self {
            message: what.into(),
            place: None,
        }
    }
}

impl<'a> Dataset<'a> {
    /// The dataset that the program carries. It is not validated: the tests do that.
    ///
    /// # Errors
    ///
    /// None, as the tests show.
    pub fn embedded() -> Result<Dataset<'static>, Fault> {
        Dataset::read(EMBEDDED)
    }

    /// Parses and validates the text of a dataset.
    ///
    /// # Errors
    ///
    /// The first fault that is found, where the text is not JSON of the right shape or breaks a
    /// rule of the schema.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let dataset = Self::read(utf8(bytes)?)?;
        validate(&dataset)?;
        Ok(dataset)
    }

    /// The records of a text, each with an id.
    fn read(text: &'a str) -> Result<Self, Fault> {
        let Object(mut dataset) =
            serde_json::from_str::<Object<Self>>(text).map_err(|error| json_fault(&error, text))?;
        for theme in &mut dataset.themes {
            name_id(&mut theme.id, &theme.name);
        }
        for city in &mut dataset.cities {
            name_id(&mut city.id, &city.name);
        }
        Ok(dataset)
    }

    /// The theme of an id.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme<'a>> {
        self.themes.iter().find(|theme| *theme.id == *id)
    }

    /// The nations of the cities, each once, in the order that they come up.
    #[must_use]
    pub fn nations(&self) -> Vec<&str> {
        let mut nations = Vec::new();
        for nation in self.cities.iter().filter_map(|city| city.nation.as_deref()) {
            if !nations.contains(&nation) {
                nations.push(nation);
            }
        }
        nations
    }
}

/// Makes an id that is missing from the name: folded, words joined by hyphens.
fn name_id(id: &mut Text, name: &str) {
    if id.is_empty() {
        *id = fold(name).replace(' ', "-").into();
    }
}

/// The text without the byte order mark that some editors put before it.
fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = before.rsplit('\n').next().unwrap_or_default();
            Err(Fault {
                message: "not UTF-8 text; a dataset is JSON in UTF-8".to_owned(),
                place: Some((before.matches('\n').count() + 1, line.chars().count() + 1)),
            })
        }
    }
}

/// What serde says, with its place apart; serde counts columns in bytes.
fn json_fault(error: &serde_json::Error, text: &str) -> Fault {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let place = format!(" at line {line} column {column}");
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let before = before.as_bytes().get(..column).unwrap_or(before.as_bytes());
    Fault {
        message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
        place: (line > 0).then(|| (line, String::from_utf8_lossy(before).chars().count().max(1))),
    }
}
