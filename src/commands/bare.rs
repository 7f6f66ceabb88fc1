//! A word where a command should be.
//!
//! Knows what such a word may mean. Does not know how that is asked for.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::dataset::Dataset;
use crate::error::{Error, Refusal, shown};
use crate::query::{self, CityMatch};

/// What clap says of a command line, or what is better said: a city's name may stand where a
/// subcommand should.
pub(super) fn explain(error: clap::Error, dataset: &Dataset) -> Error {
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(typed))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
        && let CityMatch::City(city) | CityMatch::Guess(city) =
            query::city(&dataset.cities, typed, false)
    {
        return Refusal::city_for_subcommand(typed, city).into();
    }
    Error::Usage(fit_to_show(error))
}

/// clap repeats what was typed as it is; so it is given what may be shown.
fn fit_to_show(mut error: clap::Error) -> clap::Error {
    let context: Vec<(ContextKind, ContextValue)> = error
        .context()
        .map(|(kind, value)| (kind, value.clone()))
        .collect();
    for (kind, value) in context {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(shown(&text)),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| shown(text)).collect())
            }
            value => value,
        };
        error.insert(kind, value);
    }
    error
}
