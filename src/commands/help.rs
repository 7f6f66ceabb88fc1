//! `cities help`: help on a command, or on `cities` itself.

use crate::cli::{self, HelpArgs};
use crate::error::Error;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &HelpArgs, streams: &mut Streams) -> Result<(), Error> {
    let mut cities = cli::command().term_width(streams.target.width);
    cities.build();
    let name = args.command.as_deref();
    let help = match name.and_then(|name| cities.find_subcommand_mut(name)) {
        Some(subcommand) => subcommand.render_long_help(),
        None => cities.render_long_help(),
    };
    show(&help, streams)
}

/// Writes what clap has set, with styles where there are some.
pub(super) fn show(text: &clap::builder::StyledStr, streams: &mut Streams) -> Result<(), Error> {
    if streams.target.color {
        write!(streams.out, "{}", text.ansi())?;
    } else {
        write!(streams.out, "{text}")?;
    }
    Ok(())
}
