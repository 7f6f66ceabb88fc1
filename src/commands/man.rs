//! `cities man`: a manual page.
//!
//! Knows where the page of a command is, and what clap does not say. Does not know what clap says.

use clap_mangen::Man;

use crate::cli::{self, ManArgs};
use crate::error::Error;
use crate::output::target::Streams;

/// What a script goes by.
const EXIT_STATUS: &str = "\
.SH \"EXIT STATUS\"
.TP
0
Done, also where a filter leaves no city.
.TP
1
The question has no answer: the name of a city is unknown or ambiguous, or a search finds nothing.
.TP
2
The question could not be asked, or the answer could not be written: a mistake in the command line \
(also a theme or place that is none) or in the dataset, or an error of a file.
";

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
    let examples = format!("{EXIT_STATUS}.SH EXAMPLES\n");
    let roff = String::from_utf8_lossy(&roff).replace(".SH EXTRA\nExamples:\n", &examples);
    streams.out.write_all(roff.as_bytes())?;
    Ok(())
}
