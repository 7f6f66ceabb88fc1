//! The command line, in clap's terms.
//!
//! Knows what may be typed and what it is called. Does not know what any command does.

mod args;
mod choice;
mod subcommand;

use std::ffi::OsString;
use std::slice;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, FromArgMatches};

use self::args::GlobalArgs;
pub(crate) use self::args::{
    AboutArgs, Command, CompareArgs, CompletionsArgs, ExportArgs, FilterArgs, FormatArgs, HelpArgs,
    ListArgs, ManArgs, MapArgs, OrderArgs, OutputArgs, SearchArgs, ShowArgs, ThemesArgs,
};
use self::subcommand::{SUBCOMMANDS, Subcommand};
use crate::output::field::Field;

/// Command lines that end the help of `cities` itself.
const EXAMPLES: &[&str] = &[
    "cities show glasgow",
    "cities search lifelong learning",
    "cities list --nation wales --format csv",
];

/// A command line.
#[derive(Debug)]
pub(crate) struct Cli {
    /// What was understood of the arguments that every command has.
    pub(crate) global: GlobalArgs,
    /// The command, or what clap has to say against it.
    pub(crate) command: Result<Command, clap::Error>,
}

/// Parses a command line, the program's name first; help is set to `width` columns.
pub(crate) fn parse(arguments: &[OsString], width: usize) -> Cli {
    // Behind the name of a subcommand clap needs to know no other.
    let first = arguments.get(1).and_then(|first| first.to_str());
    let named = first.and_then(Subcommand::named);
    let cities = || deferred(named.map_or(SUBCOMMANDS, slice::from_ref)).term_width(width);
    let parsed = cities().try_get_matches_from(arguments);
    parsed
        .and_then(|matches| read(&matches))
        .unwrap_or_else(|error| Cli {
            global: understood(cities(), arguments),
            command: if error.use_stderr() {
                Err(error)
            } else {
                Ok(Command::Shown(error.render()))
            },
        })
}

fn read(matches: &ArgMatches) -> Result<Cli, clap::Error> {
    let subcommand = matches
        .subcommand()
        .and_then(|(name, matches)| Some((Subcommand::named(name)?, matches)));
    let Some((subcommand, of_subcommand)) = subcommand else {
        return Err(clap::Error::new(ErrorKind::MissingSubcommand));
    };
    refuse_twice(of_subcommand, subcommand.fields)?;
    Ok(Cli {
        global: global(matches)?,
        command: Ok((subcommand.read)(of_subcommand)?),
    })
}

/// The names of the commands.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    SUBCOMMANDS.iter().map(|subcommand| subcommand.name)
}

/// Refuses a field that is asked for twice: an object would have the key twice.
fn refuse_twice(matches: &ArgMatches, possible: &[Field]) -> Result<(), clap::Error> {
    let fields = matches.try_get_many::<Field>("fields").ok().flatten();
    let fields: Vec<&Field> = fields.into_iter().flatten().collect();
    let twice = |index: &usize| fields[..*index].contains(&fields[*index]);
    let Some(index) = (0..fields.len()).find(twice) else {
        return Ok(());
    };
    let possible: Vec<&str> = possible.iter().map(|field| field.key()).collect();
    let message = format!(
        "the field '{}' is asked for twice\n  [possible values: {}]\n",
        fields[index].key(),
        possible.join(", ")
    );
    Err(clap::Error::raw(ErrorKind::ValueValidation, message))
}

/// The global arguments of a command line that asks for help, or up to the mistake in it: clap
/// keeps none of them with its error.
fn understood(command: clap::Command, arguments: &[OsString]) -> GlobalArgs {
    let flag = |name, short| {
        Arg::new(name)
            .long(name)
            .short(short)
            .action(ArgAction::SetTrue)
    };
    let lenient = command
        .ignore_errors(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args([flag("help", 'h').global(true), flag("version", 'V')]);
    let matches = lenient.try_get_matches_from(arguments);
    matches
        .and_then(|matches| global(&matches))
        .unwrap_or_default()
}

fn global(matches: &ArgMatches) -> Result<GlobalArgs, clap::Error> {
    Ok(GlobalArgs {
        data_is_typed: matches.value_source("data") == Some(ValueSource::CommandLine),
        ..GlobalArgs::from_arg_matches(matches)?
    })
}

/// The command line.
pub(crate) fn command() -> clap::Command {
    deferred(SUBCOMMANDS)
}

/// The command line with some of the subcommands. Arguments are added only where one is used: to
/// make those of all would take a good part of the time of a start.
fn deferred(subcommands: &'static [Subcommand]) -> clap::Command {
    with(subcommands, |command| {
        command.defer(Subcommand::add_arguments)
    })
}

/// The command line with the arguments of every subcommand, each changed by `change`.
pub(crate) fn command_with(change: impl Fn(clap::Command) -> clap::Command) -> clap::Command {
    with(SUBCOMMANDS, |command| {
        change(Subcommand::add_arguments(command))
    })
}

/// The command line, each subcommand of it made by `make`.
fn with(
    subcommands: &'static [Subcommand],
    make: impl Fn(clap::Command) -> clap::Command,
) -> clap::Command {
    let subcommands = subcommands
        .iter()
        .map(|subcommand| make(clap::Command::new(subcommand.name).about(subcommand.about)));
    let cities = clap::Command::new("cities")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Query the UK members of the UNESCO Global Network of Learning Cities")
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .after_help(subcommand::examples(EXAMPLES))
        .subcommands(subcommands);
    GlobalArgs::augment_args(cities)
}
