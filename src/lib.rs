//! Querying a dataset of learning cities: the library behind the command `cities`.
//!
//! Three floors, none of which calls upwards:
//!
//! - data: [`dataset`] holds the records, [`text`] compares strings;
//! - question: [`lookup`] finds the city that a name means, [`search`] the cities that terms and
//!   filters find, [`snippet`] the words that show it;
//! - answer: [`field`] says what a record has under which heading, [`output`] writes it.
//!
//! This module knows which command asks which question and gives which answer; it does neither
//! itself.

pub mod cli;
mod commands;
pub mod dataset;
pub mod error;
pub mod field;
pub mod lookup;
pub mod output;
pub mod search;
pub mod snippet;
pub mod text;

use std::io::Write;

use crate::cli::{Cli, Command};
use crate::dataset::Dataset;
use crate::error::Error;
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

/// Runs a command.
///
/// # Errors
///
/// Why there is no answer; what can be written all the same, such as an empty array, is written.
pub fn run(cli: &Cli, streams: &mut Streams) -> Result<(), Error> {
    let dataset = Dataset::embedded().map_err(|fault| Error::Dataset {
        file: "the embedded dataset".to_owned(),
        fault,
    })?;
    match &cli.command {
        Command::List(args) => commands::list::run(args, &dataset, streams),
        Command::Show(args) => commands::show::run(args, &dataset, streams),
        Command::Search(args) => commands::search::run(args, &dataset, streams),
        Command::Themes(args) => commands::themes::run(args, &dataset, streams),
        Command::About(args) => commands::about::run(args, &dataset, streams),
        Command::Export(args) => commands::export::run(args, &dataset, streams),
    }
}
