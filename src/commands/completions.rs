//! `cities completions`: a script that completes the command line in a shell.

use std::io::{self, Write};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap_complete::{Shell, generate};

use crate::cli::{self, CompletionsArgs};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::output::target::Streams;
use crate::text::fold;

/// Runs the command.
pub(super) fn run(
    args: &CompletionsArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let mut command = completed(dataset);
    // clap_complete panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    generate(args.shell, &mut command, "cities", &mut script);
    if args.shell == Shell::Fish {
        positionals_for_fish(&command, &mut script)?;
    }
    streams.out.write_all(&script)?;
    Ok(())
}

/// The command line with all that a dataset lets be typed, for shells to complete.
///
/// A script that a shell runs must not run what a dataset holds: an id that a shell would take for
/// more than a word is left out, and so is every such character of a name.
fn completed(dataset: &Dataset) -> clap::Command {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let values = |named: &mut dyn Iterator<Item = (&str, &str)>| -> Vec<PossibleValue> {
        let plain = named.filter(|(id, _)| id.chars().all(is_plain));
        plain
            .map(|(id, name)| {
                let help = name.replace(|c: char| !is_plain(c), " ");
                PossibleValue::new(id.to_owned()).help(help)
            })
            .collect()
    };
    let cities = dataset.cities.iter();
    let cities = values(&mut cities.map(|city| (&*city.id, &*city.name)));
    let themes = dataset.themes.iter();
    let themes = values(&mut themes.map(|theme| (&*theme.id, &*theme.name)));
    // A name of several words is typed more easily with hyphens, and means the same.
    let nations = dataset.nations().into_iter();
    let nations: Vec<_> = nations
        .map(|nation| (fold(nation).replace(' ', "-"), nation))
        .collect();
    let nations = values(&mut nations.iter().map(|(id, nation)| (&**id, *nation)));
    cli::command_with(|command| {
        let known = command.get_arguments().filter_map(|argument| {
            let values = match argument.get_id().as_str() {
                "names" | "cities" => &cities,
                "themes" => &themes,
                "nations" => &nations,
                _ => return None,
            };
            Some((
                argument.get_id().clone(),
                PossibleValuesParser::new(values.clone()),
            ))
        });
        let known: Vec<_> = known.collect();
        known.into_iter().fold(command, |command, (id, values)| {
            command.mut_arg(id, |arg| arg.value_parser(values))
        })
    })
}

/// The values of positional arguments, which `clap_complete` leaves out for fish.
fn positionals_for_fish(command: &clap::Command, script: &mut dyn Write) -> io::Result<()> {
    for subcommand in command.get_subcommands() {
        for argument in subcommand.get_positionals() {
            for value in argument.get_possible_values() {
                let name = subcommand.get_name();
                let help = value
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                writeln!(
                    script,
                    "complete -c cities -n \"__fish_cities_using_subcommand {name}\" -f -a '{}' -d '{help}'",
                    value.get_name(),
                )?;
            }
        }
    }
    Ok(())
}
