//! `cities man`: a manual page.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::{cli::Cli, error::Result, output::Io};

/// Runs the command, for a subcommand if one is named.
pub(super) fn run(name: Option<&str>, io: &mut Io) -> Result {
    let mut command = Cli::command();
    // Gives subcommands the names of their pages, such as cities-search.
    command.build();
    let subcommand = name.and_then(|name| command.find_subcommand(name));
    let command = subcommand.unwrap_or(&command).clone();
    let source = format!("cities {}", env!("CARGO_PKG_VERSION"));
    let mut roff = Vec::new();
    Man::new(command).source(source).render(&mut roff)?;
    // clap_mangen has one heading for whatever follows the options.
    let sections = concat!(include_str!("man.roff"), ".SH EXAMPLES\n");
    let page = String::from_utf8_lossy(&roff).replace(".SH EXTRA\nExamples:\n", sections);
    Ok(io.out.write_all(page.as_bytes())?)
}
