//! An option with a fixed set of values, in clap's terms.
//!
//! Knows how a value is parsed from its key. Does not know which values there are.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::output::format::Format;

/// A parser of the names of some formats.
pub(super) fn one_format(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = formats.iter().map(|format| {
        let [key, others @ ..] = format.names() else {
            return PossibleValue::new("");
        };
        PossibleValue::new(*key).aliases(others)
    });
    PossibleValuesParser::new(names)
        .try_map(|typed| Format::named(&typed).ok_or("not one of the possible values"))
}

/// A parser of the keys of some values.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    values: &'static [T],
    key: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.iter().map(|value| key(*value))).try_map(move |typed| {
        let value = values.iter().copied().find(|value| key(*value) == typed);
        value.ok_or("not one of the possible values")
    })
}
