//! An option with a fixed set of values, in clap's terms.
//!
//! Knows how a value is parsed from its name. Does not know which values there are.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::output::field::Field;
use crate::output::format::Format;

/// What has a name on the command line.
pub(super) trait Choice: Copy + Send + Sync + 'static {
    /// Its names, in clap's terms.
    fn possible(self) -> PossibleValue;
}

impl Choice for Field {
    fn possible(self) -> PossibleValue {
        PossibleValue::new(self.key())
    }
}

impl Choice for Format {
    fn possible(self) -> PossibleValue {
        let names = self.names();
        PossibleValue::new(names[0]).aliases(&names[1..])
    }
}

/// A parser of the names of some values. What clap is to know of all of them is made only for help
/// and errors: for every option of a command line it would take a good part of the time of a start.
#[derive(Debug, Clone, Copy)]
pub(super) struct OneOf<T: 'static>(pub(super) &'static [T]);

impl<T: Choice> OneOf<T> {
    fn possible(self) -> impl Iterator<Item = PossibleValue> {
        self.0.iter().map(|value| value.possible())
    }
}

impl<T: Choice> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        // People write a space behind a comma.
        let typed = typed.to_str().map_or(typed, |typed| typed.trim().as_ref());
        let ignores_case = arg.is_some_and(Arg::is_ignore_case_set);
        let is_typed = |value: &&T| {
            let typed = typed.to_str();
            typed.is_some_and(|typed| value.possible().matches(typed, ignores_case))
        };
        let refused = || {
            PossibleValuesParser::new(self.possible())
                .try_map(|_| Err("not one of the possible values"))
                .parse_ref(command, arg, typed)
        };
        self.0
            .iter()
            .find(is_typed)
            .copied()
            .map_or_else(refused, Ok)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.possible()))
    }
}
