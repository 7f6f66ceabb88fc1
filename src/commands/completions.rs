//! `cities completions`: the line that turns on completions in a shell.

use crate::{error::Result, output::Io};

/// Runs the command. The line asks the program itself for what the shell needs, so that it stays
/// right when the program changes.
pub(super) fn run(shell: &str, io: &mut Io) -> Result {
    let mut lines = include_str!("completions.txt").lines();
    let line = lines.find_map(|line| line.strip_prefix(&format!("{shell}: ")));
    Ok(writeln!(io.out, "{}", line.unwrap_or_default())?)
}
