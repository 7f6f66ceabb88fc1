//! Help, and errors in the command line, in the form of clap.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ColorChoice, CommandFactory, ValueEnum};

use crate::error::{Error, Result};
use crate::output::{Io, wrap::wrap_hanging};
use crate::{cli::Cli, text::shown};

/// The `--color` of a command line that clap cannot parse.
fn color(arguments: &[OsString]) -> ColorChoice {
    let line = arguments.join(OsStr::new("="));
    let line = line.to_string_lossy().replace("--colour=", "--color=");
    let typed = line.split("--color=").nth(1).unwrap_or_default();
    let typed = typed.split('=').next().unwrap_or_default();
    ColorChoice::from_str(typed, false).unwrap_or(ColorChoice::Auto)
}

/// Writes help, or returns an error that is fit to be shown.
pub(super) fn explain(mut error: clap::Error, arguments: &[OsString], io: &mut Io) -> Result {
    io.set_color(color(arguments));
    if !error.use_stderr() {
        let help = io.terminal.render(&error.render());
        let help = wrap_hanging(&help, Some(io.terminal.width));
        return Ok(writeln!(io.out, "{help}")?);
    }
    if error.kind() == ErrorKind::UnknownArgument {
        error.remove(ContextKind::Suggested);
        error.insert(ContextKind::Usage, usage(arguments));
    }
    let context = error.context().map(|(kind, value)| (kind, value.clone()));
    for (kind, value) in context.collect::<Vec<_>>() {
        if let ContextValue::String(text) = value {
            error.insert(kind, ContextValue::String(shown(&text)));
        }
    }
    Err(Error::Usage(error))
}

/// The usage of the subcommand that was typed. clap's own guesses which options were meant.
fn usage(arguments: &[OsString]) -> ContextValue {
    let mut command = Cli::command();
    command.build();
    let mut usage = command.render_usage();
    for subcommand in command.get_subcommands_mut() {
        if arguments.iter().any(|word| word == subcommand.get_name()) {
            usage = subcommand.render_usage();
        }
    }
    ContextValue::StyledStr(usage)
}
