//! `cities completions`: a script that completes the command line in a shell.

use std::io::{self, Write};

use clap_complete::{Shell, generate};

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::Error;

/// Runs the command.
pub fn run(args: &cli::Completions, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let mut command = cli::completed(dataset);
    // clap_complete panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    generate(args.shell, &mut command, "cities", &mut script);
    if args.shell == Shell::Fish {
        positionals_for_fish(&command, &mut script)?;
    }
    streams.out.write_all(&script)?;
    Ok(())
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
