//! `cities man`: a manual page.

use clap_mangen::Man;

use crate::Streams;
use crate::cli;
use crate::error::Error;

/// Runs the command.
pub fn run(args: &cli::Man, streams: &mut Streams) -> Result<(), Error> {
    let mut command = cli::command();
    // Building gives subcommands the names that their pages go by, such as cities-search.
    command.build();
    let subcommand = args
        .command
        .as_ref()
        .and_then(|name| command.find_subcommand(name));
    Man::new(subcommand.unwrap_or(&command).clone()).render(streams.out)?;
    Ok(())
}
