//! `cities man`: a manual page.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::{Cli, sections};
use crate::{error::Result, output::Io};

/// Runs the command, for a subcommand if one is named.
pub(super) fn run(name: Option<&str>, io: &mut Io) -> Result {
    let mut command = Cli::command().disable_help_subcommand(true);
    // Gives subcommands the names of their pages, such as cities-search.
    command.build();
    let subcommand = name.and_then(|name| command.find_subcommand(name));
    let command = subcommand.unwrap_or(&command).clone();
    let source = format!("cities {}", env!("CARGO_PKG_VERSION"));
    let mut roff = Vec::new();
    Man::new(command).source(source).render(&mut roff)?;
    // clap_mangen writes this heading even where there is no text for it, and no quotes for no date.
    let page = String::from_utf8_lossy(&roff).replace(".SH EXTRA\n", "");
    let mut page = page.replacen(" 1  ", " 1 \"\" ", 1);
    for (heading, text) in sections(name.unwrap_or("cities")) {
        let text = text.trim_end().replace('-', "\\-");
        page = format!("{page}.SH {}\n.nf\n{text}\n.fi\n", heading.to_uppercase());
    }
    Ok(io.out.write_all(page.as_bytes())?)
}
