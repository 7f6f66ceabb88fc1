//! The subcommands: each gets its arguments, a dataset and the streams to write to.

mod about;
mod compare;
mod completions;
mod export;
mod external;
mod filter;
mod list;
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
use std::io::{self, Read};
use std::{env, fs};

use clap::{CommandFactory, FromArgMatches};
use clap_complete::CompleteEnv;
use schemars::schema_for;

use crate::cli::{Cli, Command};
use crate::dataset::{DataError, Dataset};
use crate::error::{Error, Result, Tip};
use crate::output::{Io, WIDEST_PROSE, json};
use crate::text::{quoted, shown};

/// Completes a command line and ends the process, if a shell asks for that by the variable
/// `COMPLETE`.
pub fn complete() {
    CompleteEnv::with_factory(Cli::command).complete();
}

/// Runs a command line, which begins with the name of the program.
///
/// # Errors
///
/// Why the command did not succeed. What can still be written, such as an empty array, is written.
pub fn run(arguments: &[OsString], io: &mut Io) -> Result {
    let command = Cli::command().term_width(io.terminal.width.min(WIDEST_PROSE));
    let matches = command.try_get_matches_from(arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(error, arguments, io),
    };
    io.set_color(cli.color);
    match &cli.command {
        Command::Schema => Ok(json::pretty(io.out, &schema_for!(Dataset))?),
        Command::Completions { shell } => completions::run(&shell.to_lowercase(), io),
        Command::Man { command } => man::run(command.as_deref(), io),
        command => {
            let data = cli.data.as_deref();
            // The end of the process frees a large dataset faster.
            let dataset = Box::leak(Box::new(load(data)?));
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

/// An error whose tips name the dataset that was in use.
fn with_data(mut error: Error, file: Option<&OsStr>) -> Error {
    if let (Error::NoAnswer(_, tips) | Error::Wrong(_, tips), Some(file)) = (&mut error, file) {
        let option = format!("--data={}", file.to_string_lossy());
        for tip in tips {
            tip.arguments.insert(0, option.clone());
        }
    }
    error
}

/// The dataset of a file, or of the one that `CITIES_DATA` names, or the embedded one.
fn load(file: Option<&OsStr>) -> Result<Dataset> {
    let variable = env::var_os("CITIES_DATA").filter(|file| !file.is_empty());
    let (source, file) = match (file, &variable) {
        (Some(file), _) => ("", file),
        (None, Some(file)) => ("CITIES_DATA: ", &**file),
        (None, None) => return Ok(Dataset::embedded()),
    };
    let name = file.to_string_lossy();
    let bytes = read(file).map_err(|reason| {
        let name = quoted(&name);
        Error::wrong(format!("{source}cannot read {name}: {reason}"))
    })?;
    Dataset::parse(bytes).map_err(|DataError(reason)| {
        let tip = Tip::new("for the schema of a dataset", &["schema"]);
        Error::Wrong(format!("{source}{}: {reason}", shown(&name)), vec![tip])
    })
}

/// The bytes of a file, or with `-` of stdin.
fn read(file: &OsStr) -> io::Result<Vec<u8>> {
    if file != "-" {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map(|_| bytes)
}
