//! `cities help`: help on a command, or on `cities` itself.
//!
//! Knows where help is shown. Does not know what it says: clap does.

use clap::builder::StyledStr;

use crate::cli::{self, HelpArgs};
use crate::error::Error;
use crate::output::page::WIDEST;
use crate::output::target::Streams;
use crate::output::wrap::hanging;

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

/// Writes what clap has set, wrapped where it runs over, with styles where there are some.
pub(super) fn show(text: &StyledStr, streams: &mut Streams) -> Result<(), Error> {
    let text = if streams.target.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    let width = streams.target.width.min(WIDEST);
    for line in hanging(text.strip_suffix('\n').unwrap_or(&text), Some(width)) {
        writeln!(streams.out, "{line}")?;
    }
    Ok(())
}
