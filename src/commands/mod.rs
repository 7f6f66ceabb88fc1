//! The subcommands: each gets its arguments, a dataset and the streams to write to.

mod about;
mod compare;
mod completions;
mod export;
mod external;
mod filter;
mod list;
mod load;
mod man;
mod map;
mod names;
mod no_match;
mod output;
mod search;
mod show;
mod themes;
mod usage;
mod vocabulary;

use std::ffi::{OsStr, OsString};

use clap::{CommandFactory, FromArgMatches};
use clap_complete::CompleteEnv;

use crate::cli::{Cli, Command};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::output::{Io, WIDEST_PROSE, json};

/// Completes a command line and ends the process, if a shell asks for that by the variable
/// `COMPLETE`.
pub fn complete() {
    CompleteEnv::with_factory(Cli::command).complete();
}

/// Runs a command line, which begins with the name of the program.
///
/// # Errors
///
/// Why the command did not succeed. What can be written all the same, such as an empty array, is.
pub fn run(arguments: &[OsString], io: &mut Io) -> Result {
    let command = Cli::command().term_width(io.terminal.width.min(WIDEST_PROSE));
    let matches = command.try_get_matches_from(arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            io.set_color(usage::color(arguments));
            return usage::explain(error, arguments, io);
        }
    };
    io.set_color(cli.color);
    match &cli.command {
        Command::Schema => Ok(json::pretty(io.out, &Dataset::schema())?),
        Command::Completions { shell } => completions::run(shell, io),
        Command::Man { command } => man::run(command.as_deref(), io),
        command => {
            let data = cli.data.as_deref();
            // The end of the process frees a large dataset faster.
            let dataset = Box::leak(Box::new(load::load(data)?));
            run_on(dataset, command, io).map_err(|error| with_data(error, data))
        }
    }
}

/// Runs a subcommand that needs a dataset.
fn run_on(dataset: &Dataset, command: &Command, io: &mut Io) -> Result {
    match command {
        Command::List(args) => list::run(args, dataset, io),
        Command::Show(args) => show::run(args, dataset, io),
        Command::Search(args) => search::run(args, dataset, io),
        Command::Themes(args) => themes::run(args, dataset, io),
        Command::Compare(args) => compare::run(args, dataset, io),
        Command::Map(args) => map::run(args, dataset, io),
        Command::About(args) => about::run(args, dataset, io),
        Command::Export(args) => export::run(args, dataset, io),
        Command::External(words) => Err(external::explain(words, dataset)),
        Command::Schema | Command::Completions { .. } | Command::Man { .. } => Ok(()),
    }
}

/// An error whose tips name the dataset that was in use. Only a name in UTF-8 can be printed.
fn with_data(mut error: Error, file: Option<&OsStr>) -> Error {
    if let (Error::NoAnswer(_, tips) | Error::Wrong(_, tips), Some(file)) = (&mut error, file) {
        let file = file.to_str();
        tips.retain(|_| file.is_some());
        for tip in tips {
            let data = format!("--data={}", file.unwrap_or_default());
            tip.arguments.insert(0, data);
        }
    }
    error
}
