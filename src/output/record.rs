//! What a record has in a field.
//!
//! Knows every kind of record. Does not know which records are asked for, nor how a value is
//! written.

use super::field::Field;
use super::sheet::{Column, Sheet, Value};
use crate::dataset::{City, Dataset, Network, SimilarCity, Source, ThemeCities};
use crate::search::Hit;

/// Something that has fields.
pub trait Record {
    /// What stands in `field`; [`Value::Null`] where this kind of record has no such field.
    fn value(&self, field: Field) -> Value<'_>;
}

impl<R: Record> Record for &R {
    fn value(&self, field: Field) -> Value<'_> {
        (**self).value(field)
    }
}

impl Record for City<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Id => (&*self.id).into(),
            Field::Name => (&*self.name).into(),
            Field::Aliases => Value::list(&self.aliases),
            Field::Includes => Value::list(&self.includes),
            Field::Nation => Value::text(self.nation.as_ref()),
            Field::Region => Value::text(self.region.as_ref()),
            Field::Iso => Value::text(self.iso.as_ref()),
            Field::Latitude => Value::number(self.latitude),
            Field::Longitude => Value::number(self.longitude),
            Field::Summary => Value::text(self.summary.as_ref()),
            Field::Description => (&*self.description).into(),
            Field::Initiatives => Value::list(&self.initiatives),
            Field::Themes => {
                let themes = self.themes.iter();
                Value::Themes(
                    themes
                        .map(|(id, words)| (id.into(), words.into()))
                        .collect(),
                )
            }
            Field::Evidence => {
                let themes = self.themes.iter();
                Value::Map(
                    themes
                        .map(|(id, words)| (id.into(), words.into()))
                        .collect(),
                )
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

impl Record for SimilarCity<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Score => Value::Number(self.score),
            Field::Shared => {
                let ids = self.shared.iter().map(|theme| (&*theme.id).into());
                Value::List(ids.collect())
            }
            field => self.city.value(field),
        }
    }
}

impl Record for ThemeCities<'_> {
    fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Id => (&*self.theme.id).into(),
            Field::Name => Value::Theme((&*self.theme.name).into()),
            Field::AltLabels => Value::list(&self.theme.alt_labels),
            Field::About => Value::text(self.theme.about.as_ref()),
            Field::Unesco => Value::Flag(self.theme.unesco),
            Field::Count => Value::Bar(self.cities.len() as u64),
            Field::Cities => Value::List(
                self.cities
                    .iter()
                    .map(|city| (&*city.name).into())
                    .collect(),
            ),
            Field::Evidence => Value::Map(
                (self.cities.iter().zip(&self.evidence))
                    .map(|(city, words)| ((&*city.id).into(), (*words).into()))
                    .collect(),
            ),
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
        ("title".into(), Value::text(source.title.as_ref())),
        ("publisher".into(), Value::text(source.publisher.as_ref())),
        ("url".into(), Value::text(source.url.as_ref())),
        ("as_of".into(), Value::text(source.as_of.as_ref())),
        ("attribution".into(), Value::list(&source.attribution)),
    ])
}

fn network<'a>(network: &'a Network) -> Value<'a> {
    Value::Map(vec![
        ("name".into(), Value::text(network.name.as_ref())),
        (
            "abbreviation".into(),
            Value::text(network.abbreviation.as_ref()),
        ),
        ("cities".into(), Value::count(network.cities)),
        ("countries".into(), Value::count(network.countries)),
        ("joined_since".into(), Value::list(&network.joined_since)),
        ("purpose".into(), Value::text(network.purpose.as_ref())),
        ("definition".into(), Value::list(&network.definition)),
    ])
}

/// The sheet of some fields of some records.
pub fn sheet<'a, R: Record + ?Sized + 'a>(
    fields: &'a [Field],
    records: impl IntoIterator<Item = &'a R, IntoIter: 'a>,
) -> Sheet<'a> {
    let column = |field: &Field| Column {
        key: field.key().into(),
        title: field.title().into(),
    };
    let row = |record: &'a R| fields.iter().map(|field| record.value(*field)).collect();
    Sheet {
        columns: fields.iter().map(column).collect(),
        rows: Box::new(records.into_iter().map(row)),
    }
}
