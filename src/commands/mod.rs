//! The commands: each asks its question and has the answer written.
//!
//! Knows which command asks what, and what its arguments mean. Does not know how a question is
//! answered, nor how a format is written.

mod about;
mod arguments;
mod bare;
mod compare;
mod completions;
mod export;
mod help;
mod list;
mod man;
mod map;
mod names;
mod no_match;
mod open;
mod order;
mod schema;
mod search;
mod show;
mod themes;
mod tips;
mod vocabulary;

use std::ffi::OsString;
use std::io;
use std::mem::ManuallyDrop;

use self::open::open;
use crate::cli::{self, Command};
use crate::dataset::Dataset;
use crate::error::{Error, Refusal, Tip};
use crate::output::target::{Streams, Target};

/// Runs a command line, the program's name first.
///
/// # Errors
///
/// Why there is no answer; what can be written all the same, such as an empty array, is written.
pub fn run(arguments: &[OsString], streams: &mut Streams) -> Result<(), Error> {
    let cli = cli::parse(arguments, streams.target.width);
    streams.choose_color(cli.global.color);
    let file = match &cli.command {
        Ok(command) if !command.asks_dataset() => None,
        // An empty variable is none; an empty option is a mistake.
        _ => match cli.global.data.as_deref() {
            Some(file) if file.is_empty() && cli.global.data_is_typed => {
                return Err(Refusal::no_file().into());
            }
            file => file.filter(|file| !file.is_empty()),
        },
    };
    // A shell that asks for completions as it starts is not to be told of a file that is gone.
    let is_for_shell = matches!(cli.command, Ok(Command::Completions(_)));
    let mut bytes = Vec::new();
    let dataset = match open(file, &mut bytes) {
        Err(_) if is_for_shell && !cli.global.data_is_typed => Dataset::embedded(),
        // What the variable names would fail again.
        Err(refusal) if !cli.global.data_is_typed => {
            let tips = vec![Tip::run("for the shape of a dataset", &["schema"])];
            return Err(Refusal { tips, ..refusal }.into());
        }
        dataset => dataset?,
    };
    // A command is the last thing that a process does: to free a large dataset would take time.
    let dataset = &*ManuallyDrop::new(dataset);
    let works = |line: &[OsString]| works(line, dataset);
    let answer = match cli.command {
        Ok(command) => dispatch(&command, dataset, streams),
        Err(error) => Err(bare::explain(error, arguments, dataset, &works)),
    };
    answer.map_err(|error| match error {
        Error::Refusal(refusal) => Error::Refusal(tips::settle(refusal, arguments, file, &works)),
        error => error,
    })
}

/// Whether a command line has an answer; a file is not written.
fn works(arguments: &[OsString], dataset: &Dataset) -> bool {
    let target = Target::PLAIN;
    let streams = &mut Streams {
        out: &mut io::sink(),
        target,
        notes: &mut io::sink(),
        notes_target: target,
        files: false,
    };
    match cli::parse(arguments, target.width).command {
        Ok(command) => dispatch(&command, dataset, streams).is_ok(),
        Err(_) => false,
    }
}

/// Runs a command.
fn dispatch(command: &Command, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    match command {
        Command::List(args) => list::run(args, dataset, streams),
        Command::Show(args) => show::run(args, dataset, streams),
        Command::Search(args) => search::run(args, dataset, streams),
        Command::Themes(args) => themes::run(args, dataset, streams),
        Command::Compare(args) => compare::run(args, dataset, streams),
        Command::Map(args) => map::run(args, dataset, streams),
        Command::About(args) => about::run(args, dataset, streams),
        Command::Export(args) => export::run(args, dataset, streams),
        Command::Completions(args) => completions::run(args, dataset, streams),
        Command::Schema => schema::run(streams),
        Command::Man(args) => man::run(args, streams),
        Command::Help(args) => help::run(args, streams),
        Command::Shown(text) => help::show(text, streams),
    }
}
