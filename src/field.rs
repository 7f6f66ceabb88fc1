//! What a field is called, what its title is and what a record has in it.
//!
//! The one authority on columns and keys. Knows every kind of record; does not know how a value
//! is written in any format, nor which records are asked for.

use std::borrow::Cow;

use crate::dataset::{City, Dataset, Network, Source, Theme};
use crate::search::{Hit, Match, Place};

/// A column of a table and a key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field's name says what it is")]
pub enum Field {
    Id,
    Name,
    Aliases,
    Nation,
    Region,
    Iso,
    Latitude,
    Longitude,
    Summary,
    Description,
    Initiatives,
    Themes,
    Score,
    Match,
    Matches,
    About,
    Unesco,
    Count,
    Cities,
    Source,
    Network,
}

use Field::{
    About, Aliases, Cities, Count, Description, Id, Initiatives, Iso, Latitude, Longitude, Matches,
    Name, Nation, Region, Score, Summary, Themes, Unesco,
};

/// The fields that a hit of a search can be shown by: those of the city, and why it was found, at
/// length and as short as it can be told.
pub const HIT_ALL: &[Field] = &[
    Id,
    Name,
    Aliases,
    Nation,
    Region,
    Iso,
    Latitude,
    Longitude,
    Summary,
    Description,
    Initiatives,
    Themes,
    Score,
    Matches,
    Field::Match,
];

/// The fields of a hit for programs, which need nothing short.
pub const HIT: &[Field] = but_last(HIT_ALL);

/// The fields of a city, in the order of the schema.
pub const CITY: &[Field] = but_last(but_last(HIT));

const fn but_last(fields: &[Field]) -> &[Field] {
    match fields.split_last() {
        Some((_, fields)) => fields,
        None => fields,
    }
}

/// What `list` shows of a city unless told otherwise.
pub const CITY_BRIEF: &[Field] = &[Name, Nation, Summary];

/// What `search` shows of a hit unless told otherwise.
pub const HIT_BRIEF: &[Field] = &[Name, Nation, Field::Match];

/// The fields of a theme and of its use.
pub const THEME: &[Field] = &[Id, Name, About, Unesco, Count, Cities];

/// What `themes` shows of a theme unless told otherwise.
pub const THEME_BRIEF: &[Field] = &[Id, Name, Count, Cities];

/// The fields of a dataset as a whole.
pub const ABOUT: &[Field] = &[Field::Source, Field::Network];

impl Field {
    /// The key in JSON, the header in CSV and TSV, the name on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.called().0
    }

    /// The heading that people read.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.called().1
    }

    fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Id => ("id", "Id"),
            Self::Name => ("name", "Name"),
            Self::Aliases => ("aliases", "Other names"),
            Self::Nation => ("nation", "Nation"),
            Self::Region => ("region", "Region"),
            Self::Iso => ("iso", "ISO 3166-2"),
            Self::Latitude => ("latitude", "Latitude"),
            Self::Longitude => ("longitude", "Longitude"),
            Self::Summary => ("summary", "Summary"),
            Self::Description => ("description", "Description"),
            Self::Initiatives => ("initiatives", "Initiatives"),
            Self::Themes => ("themes", "Themes"),
            Self::Score => ("score", "Score"),
            Self::Match => ("match", "Match"),
            Self::Matches => ("matches", "Matches"),
            Self::About => ("about", "About"),
            Self::Unesco => ("unesco", "UNESCO"),
            Self::Count => ("count", "Count"),
            Self::Cities => ("cities", "Cities"),
            Self::Source => ("source", "Source"),
            Self::Network => ("network", "Network"),
        }
    }
}

impl Place {
    /// The field that a match stands in.
    #[must_use]
    pub fn as_field(self) -> Field {
        match self {
            Self::Name => Field::Name,
            Self::Aliases => Field::Aliases,
            Self::Themes => Field::Themes,
            Self::Initiatives => Field::Initiatives,
            Self::Summary => Field::Summary,
            Self::Description => Field::Description,
        }
    }
}

/// What a record has in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Null,
    /// Text.
    Text(&'a str),
    /// A number with a fraction.
    Number(f64),
    /// A whole number.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<&'a str>),
    /// Values by key.
    Map(Vec<(&'a str, Value<'a>)>),
    /// Where and why a search found the record.
    Matches(Vec<Match>),
}

impl<'a> Value<'a> {
    fn text(text: Option<&'a (impl AsRef<str> + ?Sized)>) -> Self {
        text.map_or(Self::Null, |text| Self::Text(text.as_ref()))
    }

    fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }

    fn count(count: Option<u64>) -> Self {
        count.map_or(Self::Null, Self::Count)
    }

    fn list(list: &'a [impl AsRef<str>]) -> Self {
        Self::List(list.iter().map(AsRef::as_ref).collect())
    }
}

/// Something that has fields.
pub trait Record {
    /// What stands in `field`; [`Value::Null`] where this kind of record has no such field.
    fn value(&self, field: Field) -> Value<'_>;
}

impl Record for City<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Id => Value::Text(&self.id),
            Field::Name => Value::Text(&self.name),
            Field::Aliases => Value::list(&self.aliases),
            Field::Nation => Value::text(self.nation.as_ref()),
            Field::Region => Value::text(self.region.as_ref()),
            Field::Iso => Value::text(self.iso.as_ref()),
            Field::Latitude => Value::number(self.latitude),
            Field::Longitude => Value::number(self.longitude),
            Field::Summary => Value::text(self.summary.as_ref()),
            Field::Description => Value::Text(&self.description),
            Field::Initiatives => Value::list(&self.initiatives),
            Field::Themes => {
                let themes = self.themes.iter();
                Value::Map(themes.map(|(id, words)| (id, Value::Text(words))).collect())
            }
            _ => Value::Null,
        }
    }
}

impl Record for Hit<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            // Three decimals tell hits apart; more are noise.
            Field::Score => Value::Number((self.score * 1000.0).round() / 1000.0),
            Field::Match => Value::Matches(self.best_matches()),
            Field::Matches => Value::Matches(self.matches()),
            field => self.city.value(field),
        }
    }
}

/// A theme and the cities that have it.
#[derive(Debug, Clone)]
pub struct Usage<'d> {
    /// The theme.
    pub theme: &'d Theme<'d>,
    /// The cities, in the order of the dataset.
    pub cities: Vec<&'d City<'d>>,
}

impl<'d> Usage<'d> {
    /// Every theme of a dataset with its cities.
    #[must_use]
    pub fn all(dataset: &'d Dataset<'d>) -> Vec<Self> {
        let themes = dataset.themes.iter();
        themes
            .map(|theme| Self {
                theme,
                cities: dataset
                    .cities
                    .iter()
                    .filter(|city| city.themes.get(&theme.id).is_some())
                    .collect(),
            })
            .collect()
    }
}

impl Record for Usage<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Id => Value::Text(&self.theme.id),
            Field::Name => Value::Text(&self.theme.name),
            Field::About => Value::text(self.theme.about.as_ref()),
            Field::Unesco => Value::Flag(self.theme.unesco),
            Field::Count => Value::Count(self.cities.len() as u64),
            Field::Cities => Value::List(self.cities.iter().map(|city| &*city.name).collect()),
            _ => Value::Null,
        }
    }
}

impl Record for Dataset<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Source => self.source.as_ref().map_or(Value::Null, source),
            Field::Network => self.network.as_ref().map_or(Value::Null, network),
            _ => Value::Null,
        }
    }
}

fn source<'a>(source: &'a Source) -> Value<'a> {
    Value::Map(vec![
        ("title", Value::text(source.title.as_ref())),
        ("publisher", Value::text(source.publisher.as_ref())),
        ("as_of", Value::text(source.as_of.as_ref())),
        ("attribution", Value::list(&source.attribution)),
    ])
}

fn network<'a>(network: &'a Network) -> Value<'a> {
    Value::Map(vec![
        ("name", Value::text(network.name.as_ref())),
        ("abbreviation", Value::text(network.abbreviation.as_ref())),
        ("cities", Value::count(network.cities)),
        ("countries", Value::count(network.countries)),
        ("purpose", Value::text(network.purpose.as_ref())),
        ("definition", Value::list(&network.definition)),
    ])
}

/// What a column is called by scripts and by people.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// The key in JSON, the header in CSV and TSV.
    pub key: &'a str,
    /// The heading in a table.
    pub title: Cow<'a, str>,
}

/// Columns and the rows under them: all that a format is given to write.
pub struct Sheet<'a> {
    /// The columns, in order.
    pub columns: Vec<Column<'a>>,
    /// The rows, each with a value a column.
    pub rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
}

impl<'a> Sheet<'a> {
    /// The sheet of some fields of some records.
    pub fn new<R: Record + 'a>(
        fields: &'a [Field],
        records: impl IntoIterator<Item = &'a R, IntoIter: 'a>,
    ) -> Self {
        let column = |field: &Field| Column {
            key: field.key(),
            title: field.title().into(),
        };
        let row = |record: &'a R| fields.iter().map(|field| record.value(*field)).collect();
        Self {
            columns: fields.iter().map(column).collect(),
            rows: Box::new(records.into_iter().map(row)),
        }
    }
}
