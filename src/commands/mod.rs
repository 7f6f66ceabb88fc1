//! The commands: each asks its question and has the answer written.
//!
//! Knows what a command's arguments mean. Does not know how a question is answered, nor how a
//! format is written.

pub mod about;
pub mod completions;
pub mod export;
pub mod list;
pub mod man;
pub mod search;
pub mod show;
pub mod themes;

use crate::Streams;
use crate::cli;
use crate::dataset::{City, Dataset};
use crate::error::{Error, Named, note, quoted};
use crate::field::Field;
use crate::lookup::{self, Found, Unclear};
use crate::output::{Format, Layout};
use crate::search::Filter;

impl cli::Layout {
    /// The layout of a list of records.
    fn records(&self) -> Layout {
        Layout {
            format: self.format,
            header: !self.no_header,
            single: false,
        }
    }

    /// The layout of one record.
    fn record(&self) -> Layout {
        Layout {
            single: true,
            ..self.records()
        }
    }

    /// The fields asked for; without, a few for people and all for programs.
    fn fields(&self, brief: &'static [Field], all: &'static [Field]) -> &[Field] {
        match self.format {
            _ if !self.fields.is_empty() => &self.fields,
            Format::Json | Format::Jsonl => all,
            _ => brief,
        }
    }

    /// Whether one record is shown as a page of text.
    fn is_page(&self) -> bool {
        self.format == Format::Auto && self.fields.is_empty()
    }
}

/// The filter that options ask for.
fn filter<'d>(args: &cli::Filter, dataset: &'d Dataset<'d>) -> Result<Filter<'d>, Error> {
    let unclear = |option, typed: &str, unclear: Unclear| Error::UnclearFilter {
        option,
        typed: typed.to_owned(),
        similar: owned(&unclear.similar),
        valid: owned(&unclear.valid),
    };
    let themes = args.themes.iter().map(|typed| {
        let theme = lookup::theme(dataset, typed);
        theme
            .map(|theme| &*theme.id)
            .map_err(|error| unclear("theme", typed, error))
    });
    let nations = args.nations.iter().map(|typed| {
        lookup::nation(dataset, typed).map_err(|error| unclear("nation", typed, error))
    });
    Ok(Filter {
        themes: themes.collect::<Result<_, _>>()?,
        nations: nations.collect::<Result<_, _>>()?,
    })
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The city that a name means; a guess is told.
fn find<'d>(
    dataset: &'d Dataset<'d>,
    typed: &str,
    exact: bool,
    subcommand: &'static str,
    streams: &mut Streams,
) -> Result<&'d City<'d>, Error> {
    let named = |cities: Vec<&City>| cities.into_iter().map(Named::from).collect();
    let typed = typed.to_owned();
    match lookup::city(&dataset.cities, &typed, exact) {
        Found::City(city) => Ok(city),
        Found::Guess(city) => {
            let text = format!("taking {} as {}", quoted(&typed), quoted(&city.name));
            note(streams.notes, streams.color, &text)?;
            Ok(city)
        }
        Found::Ambiguous(cities) => Err(Error::AmbiguousCity {
            typed,
            subcommand,
            candidates: named(cities),
        }),
        Found::Unknown(cities) => Err(Error::UnknownCity {
            typed,
            subcommand,
            similar: named(cities),
        }),
    }
}
