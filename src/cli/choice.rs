//! An option with a fixed set of values, in clap's terms.
//!
//! Knows how a value is parsed from its name. Does not know which values there are.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::output::field::Field;
use crate::output::format::Format;

/// What has a name on the command line.
pub(super) trait Named: Copy + Send + Sync + 'static {
    /// The name that help shows, and the others.
    fn names(self) -> (&'static str, &'static [&'static str]);
}

impl Named for Field {
    fn names(self) -> (&'static str, &'static [&'static str]) {
        (self.key(), &[])
    }
}

impl Named for Format {
    fn names(self) -> (&'static str, &'static [&'static str]) {
        let (name, others) = self.names().split_first().unwrap_or((&"", &[]));
        (name, others)
    }
}

/// A parser of the names of some values. clap's own is made only where one is typed: to make it for
/// every option would take a good part of the time of a start.
#[derive(Debug, Clone, Copy)]
pub(super) struct OneOf<T: 'static>(pub(super) &'static [T]);

impl<T: Named> OneOf<T> {
    fn possible(self) -> impl Iterator<Item = PossibleValue> {
        self.0.iter().map(|value| {
            let (name, others) = value.names();
            PossibleValue::new(name).aliases(others)
        })
    }

    fn named(self, typed: &str) -> Option<T> {
        let is_named = |value: &T| {
            let (name, others) = value.names();
            let is = |name: &str| name.eq_ignore_ascii_case(typed);
            is(name) || others.iter().any(|name| is(name))
        };
        self.0.iter().copied().find(is_named)
    }
}

impl<T: Named> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        let values = *self;
        // People write a space behind a comma.
        let typed = typed.to_str().map_or(typed, |typed| typed.trim().as_ref());
        PossibleValuesParser::new(values.possible())
            .try_map(move |typed| values.named(&typed).ok_or("not one of the possible values"))
            .parse_ref(command, arg, typed)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.possible()))
    }
}
