//! `cities completions`: a script that completes the command line in a shell.

use clap_complete::generate;

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::Error;

/// Runs the command.
pub fn run(args: &cli::Completions, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    // clap_complete panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    generate(
        args.shell,
        &mut cli::completed(dataset),
        "cities",
        &mut script,
    );
    streams.out.write_all(&script)?;
    Ok(())
}
