//! `cities completions`: a script that completes the command line in a shell.
//!
//! Knows what a dataset lets be typed. Does not know how a shell is told of it.

mod bash;
mod fish;
mod table;
mod zsh;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap_complete::{Shell, generate};

use self::table::table;
use crate::cli::{self, CompletionsArgs};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::output::target::Streams;
use crate::text::{fold, is_control};

/// Runs the command.
///
/// Of the scripts that `clap_complete` writes, none knows several values in one word, that for bash
/// no `--option=value`, and that for fish no argument that stands in its own place.
pub(super) fn run(
    args: &CompletionsArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let mut command = completed(dataset);
    match args.shell {
        Shell::Bash => bash::write(&table(command), streams.out)?,
        Shell::Zsh => zsh::write(&table(command), streams.out)?,
        Shell::Fish => fish::write(&table(command), streams.out)?,
        shell => {
            // clap_complete panics where it cannot write, so it writes to memory.
            let mut script = Vec::new();
            generate(shell, &mut command, "cities", &mut script);
            streams.out.write_all(&script)?;
        }
    }
    Ok(())
}

/// The command line with all that a dataset lets be typed, for shells to complete.
///
/// An id that a shell would take for more than a word, or `cities` for an option, is left out.
fn completed(dataset: &Dataset) -> clap::Command {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let values = |named: &mut dyn Iterator<Item = (&str, &str)>| -> Vec<PossibleValue> {
        let plain = named
            .filter(|(id, _)| id.starts_with(char::is_alphanumeric) && id.chars().all(is_plain));
        plain
            .map(|(id, name)| PossibleValue::new(id.to_owned()).help(harmless(name)))
            .collect()
    };
    // A name of several words is typed more easily with hyphens, and means the same.
    let places = |names: Vec<&str>| {
        let ids = names.iter().map(|name| fold(name).replace(' ', "-"));
        let ids: Vec<String> = ids.collect();
        values(&mut ids.iter().map(String::as_str).zip(names))
    };
    let cities = dataset.cities.iter();
    let cities = values(&mut cities.map(|city| (&*city.id, &*city.name)));
    let themes = dataset.themes.iter();
    let themes = values(&mut themes.map(|theme| (&*theme.id, &*theme.name)));
    let nations = places(dataset.nations());
    let regions = places(dataset.regions());
    cli::command_with(|command| {
        command.mut_args(|arg| {
            let values = match arg.get_id().as_str() {
                "names" | "cities" => &cities,
                "themes" => &themes,
                "nations" => &nations,
                "regions" => &regions,
                _ => return arg,
            };
            arg.value_parser(PossibleValuesParser::new(values.clone()))
        })
    })
}

/// A name without control characters, and without what a shell would run were it not quoted.
fn harmless(name: &str) -> String {
    name.replace(|c| "$`;".contains(c) || is_control(c), " ")
}
