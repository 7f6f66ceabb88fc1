//! Help, and errors in the command line, in the form of clap.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ColorChoice, CommandFactory, ValueEnum};

use super::external;
use crate::cli::{Cli, sections};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::output::{Io, style::HEADING, wrap::wrap_hanging};
use crate::text::shown;

/// Writes help, or returns an error that is fit to be shown.
pub(super) fn explain(mut error: clap::Error, arguments: &[OsString], io: &mut Io) -> Result {
    io.set_color(color(arguments));
    let mut command = typed_command(arguments);
    if !error.use_stderr() {
        let mut help = io.terminal.render(&error.render());
        if error.kind() == ErrorKind::DisplayHelp && !arguments.iter().any(|word| word == "-h") {
            for (heading, text) in sections(command.get_name()) {
                let heading = io.terminal.paint(HEADING, &format!("{heading}:"));
                help.extend(["\n\n", &*heading, "\n", text.trim_end()]);
            }
        }
        let help = wrap_hanging(&help, Some(io.terminal.width));
        return Ok(writeln!(io.out, "{help}")?);
    }
    let word = error.get(ContextKind::InvalidSubcommand);
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) = (error.kind(), word) {
        return Err(external::explain(&[word.into()], &Dataset::default()));
    }
    if error.kind() == ErrorKind::UnknownArgument {
        error.remove(ContextKind::Suggested);
        // clap's own guesses which options were meant.
        let usage = ContextValue::StyledStr(command.render_usage());
        error.insert(ContextKind::Usage, usage);
    }
    let context = error.context().map(|(kind, value)| (kind, value.clone()));
    for (kind, value) in context.collect::<Vec<_>>() {
        if let ContextValue::String(text) = value {
            error.insert(kind, ContextValue::String(shown(&text)));
        }
    }
    Err(Error::Usage(error))
}

/// What `--color` asks for in a command line that clap cannot parse.
fn color(arguments: &[OsString]) -> ColorChoice {
    // Joined by `=`, the arguments `--color never` look like the single one `--color=never`.
    let line = arguments.join(OsStr::new("="));
    let line = line.to_string_lossy().replace("--colour=", "--color=");
    let typed = line.split("--color=").nth(1).unwrap_or_default();
    let typed = typed.split('=').next().unwrap_or_default();
    ColorChoice::from_str(typed, true).unwrap_or(ColorChoice::Auto)
}

/// The subcommand that was typed, or the program itself.
fn typed_command(arguments: &[OsString]) -> clap::Command {
    let mut command = Cli::command();
    command.build();
    let mut words = arguments.iter().filter(|word| *word != "help");
    let subcommand = words.find_map(|word| command.find_subcommand(word));
    subcommand.unwrap_or(&command).clone()
}
