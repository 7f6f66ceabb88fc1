//! `cities man`: a manual page.
//!
//! Knows where the page of a command is. Does not know what it says: clap does.

use clap_mangen::Man;

use crate::cli::{self, ManArgs};
use crate::error::Error;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &ManArgs, streams: &mut Streams) -> Result<(), Error> {
    let mut command = cli::command();
    // Building gives subcommands the names that their pages go by, such as cities-search.
    command.build();
    let subcommand = args
        .command
        .as_ref()
        .and_then(|name| command.find_subcommand(name));
    let source = format!("cities {}", env!("CARGO_PKG_VERSION"));
    let page = Man::new(subcommand.unwrap_or(&command).clone()).source(source);
    let mut roff = Vec::new();
    page.render(&mut roff)?;
    // clap_mangen has one name for whatever follows the options.
    let roff = String::from_utf8_lossy(&roff).replace(".SH EXTRA\nExamples:\n", ".SH EXAMPLES\n");
    streams.out.write_all(roff.as_bytes())?;
    Ok(())
}
