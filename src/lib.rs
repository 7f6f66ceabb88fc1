//! Querying a dataset of learning cities: the library behind the command `cities`.
//!
//! Three floors, none of which calls upwards:
//!
//! - data: [`dataset`] holds the records, `schema` and `validate` check them, [`text`] compares
//!   strings, [`pattern`] words, and `parts` shares work out to the cores;
//! - question: [`lookup`] finds the city that a name means, [`search`] the cities that terms and
//!   filters find, by [`term`], ranked by [`rank`], with the words that show it ([`snippet`]), or
//!   other words to try ([`suggest`]);
//! - answer: [`field`] says what a record has under which heading, [`output`] writes it.
//!
//! This module knows which command asks which question and gives which answer; it does neither
//! itself.

mod choice;
pub mod cli;
mod commands;
pub mod dataset;
pub mod error;
pub mod field;
pub mod lookup;
pub mod output;
mod parts;
pub mod pattern;
pub mod rank;
mod schema;
pub mod search;
pub mod snippet;
pub mod suggest;
pub mod term;
pub mod text;
mod validate;

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::{Cli, Command};
use crate::dataset::Dataset;
use crate::error::{Error, shown};
use crate::lookup::Found;
use crate::output::Screen;

/// Where a command writes.
pub struct Streams<'a> {
    /// Data.
    pub out: &'a mut dyn Write,
    /// What `out` is.
    pub screen: Screen,
    /// Everything else.
    pub notes: &'a mut dyn Write,
    /// Whether notes have styles.
    pub color: bool,
}

/// Parses a command line, the program's name first; help is set to `width` columns.
///
/// # Errors
///
/// [`Error::Usage`] where clap does not accept it, or prints help; [`Error::NoCommand`] where a
/// city's name stands in the place of a subcommand.
pub fn parse(arguments: &[OsString], width: usize) -> Result<Cli, Error> {
    Cli::parse(arguments, width).map_err(|error| {
        // clap repeats what was typed as it is; so it is given what may be shown.
        let fit = arguments.iter().map(|argument| match argument.to_str() {
            Some(text) => shown(text).into(),
            None => argument.clone(),
        });
        let fit: Vec<OsString> = fit.collect();
        let error = Cli::parse(&fit, width).err().unwrap_or(error);
        as_city(&error).unwrap_or(Error::Usage(error))
    })
}

/// The error of a city's name where a subcommand should be.
fn as_city(error: &clap::Error) -> Option<Error> {
    let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(typed))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
    else {
        return None;
    };
    let dataset = Dataset::embedded().ok()?;
    match lookup::city(&dataset.cities, typed, false) {
        Found::City(city) | Found::Guess(city) => Some(Error::NoCommand {
            typed: typed.clone(),
            city: city.into(),
        }),
        _ => None,
    }
}

/// Runs a command.
///
/// # Errors
///
/// Why there is no answer; what can be written all the same, such as an empty array, is written.
pub fn run(cli: &Cli, streams: &mut Streams) -> Result<(), Error> {
    let bytes;
    let file = cli.global.data.as_deref().filter(|file| !file.is_empty());
    let dataset = match file.map(Path::new) {
        None => Dataset::embedded().map_err(|fault| ("the embedded dataset".to_owned(), fault)),
        Some(path) => {
            bytes = read(path).map_err(|error| Error::Read(path.to_owned(), error))?;
            Dataset::parse(&bytes).map_err(|fault| (path.to_string_lossy().into_owned(), fault))
        }
    };
    // A command is the last thing that a process does: to free a large dataset would only take time.
    let dataset =
        &*ManuallyDrop::new(dataset.map_err(|(file, fault)| Error::Dataset { file, fault })?);
    match &cli.command {
        Command::List(args) => commands::list::run(args, dataset, streams),
        Command::Show(args) => commands::show::run(args, dataset, streams),
        Command::Search(args) => commands::search::run(args, dataset, streams),
        Command::Themes(args) => commands::themes::run(args, dataset, streams),
        Command::About(args) => commands::about::run(args, dataset, streams),
        Command::Export(args) => commands::export::run(args, dataset, streams),
        Command::Completions(args) => commands::completions::run(args, dataset, streams),
        Command::Man(args) => commands::man::run(args, streams),
    }
}

/// The bytes of a file, or with `-` of standard input.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        fs::read(path)
    }
}
