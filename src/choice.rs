//! An option with a fixed set of values, in clap's terms.
//!
//! Knows how a value is parsed from its key. Does not know which values there are.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;

/// A parser of the keys of some values, which clap lists in help, errors and completions. Unlike
/// [`PossibleValuesParser`] it makes the list only where it is shown.
pub struct OneOf<T: 'static> {
    values: &'static [T],
    key: fn(T) -> &'static str,
}

/// The parser of the keys of `values`.
pub fn one_of<T>(values: &'static [T], key: fn(T) -> &'static str) -> OneOf<T> {
    OneOf { values, key }
}

impl<T> Clone for OneOf<T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<T: Copy + Send + Sync> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let mut values = self.values.iter().copied();
        values
            .find(|known| value == (self.key)(*known))
            .ok_or_else(|| {
                let keys = self.values.iter().map(|value| (self.key)(*value));
                let refused = PossibleValuesParser::new(keys).parse_ref(command, arg, value);
                refused
                    .err()
                    .unwrap_or_else(|| clap::Error::new(ErrorKind::InvalidValue))
            })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let keys = self.values.iter().map(|value| (self.key)(*value));
        Some(Box::new(keys.map(PossibleValue::new)))
    }
}
