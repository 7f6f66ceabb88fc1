//! Errors: what is wrong, which commands help, and the exit code.

use std::io::{self, Write};

use crate::output::style::{ERROR, NOTE};
use crate::output::{Terminal, wrap::wrap_hanging};
use crate::text::{is_control, join, shell_argument};

/// The result of a command.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// Why a command did not succeed.
#[derive(Debug)]
pub enum Error {
    /// The command line is wrong.
    Usage(clap::Error),
    /// Output cannot be written.
    Write(io::Error),
    /// There is no answer. Why, and commands that help.
    NoAnswer(String, Vec<Tip>),
    /// Something else is wrong. What, and commands that help.
    Wrong(String, Vec<Tip>),
}

/// A command that works, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// What it is for.
    pub purpose: String,
    /// Its arguments, without the name of the program.
    pub arguments: Vec<String>,
}

/// How many tips an error shows at most.
const MOST_TIPS: usize = 5;

/// A character for private use, which stands for each space in a command until the error is wrapped:
/// a command in two lines could not be copied.
const COMMAND_SPACE: char = '\u{e000}';

/// Nobody types a longer command. In bytes.
const LONGEST_COMMAND: usize = 200;

impl Tip {
    /// A tip.
    pub fn new<T: AsRef<str>>(purpose: impl Into<String>, arguments: &[T]) -> Self {
        let arguments = arguments.iter().map(|text| text.as_ref().to_owned());
        let (purpose, arguments) = (purpose.into(), arguments.collect());
        Self { purpose, arguments }
    }

    /// The line with the command as it is typed, unless it is too long or holds what cannot be
    /// typed.
    fn line(&self, label: &str) -> Option<String> {
        let arguments = self.arguments.iter().map(|text| shell_argument(text));
        let command = format!("cities {}", join(arguments, " "));
        // What stands for a file name that is not Unicode cannot be typed either.
        let cannot_be_typed = |c| is_control(c) || c == '\u{fffd}' || c == COMMAND_SPACE;
        let can_be_typed = command.len() <= LONGEST_COMMAND && !command.contains(cannot_be_typed);
        let command = command.replace(' ', &COMMAND_SPACE.to_string());
        can_be_typed.then(|| format!("\n  {label} {}: {command}", self.purpose))
    }
}

impl Error {
    /// Something is wrong with the command line, the dataset or a file.
    pub fn wrong(message: impl Into<String>) -> Self {
        Self::Wrong(message.into(), Vec::new())
    }

    /// The exit code: 1 if there is no answer, 2 if something is wrong.
    pub fn code(&self) -> u8 {
        match self {
            Self::NoAnswer(..) => 1,
            Self::Usage(_) | Self::Write(_) | Self::Wrong(..) => 2,
        }
    }

    /// Writes the error in the form of clap's own.
    pub fn write(&self, out: &mut dyn Write, terminal: &Terminal) -> io::Result<()> {
        let label = terminal.paint(ERROR, "error:");
        let text = match self {
            Self::Usage(error) => terminal.render(&error.render()),
            Self::Write(error) => format!("{label} cannot write the output: {error}"),
            Self::NoAnswer(message, tips) | Self::Wrong(message, tips) => {
                let tip = terminal.paint(NOTE, "tip:");
                let tips = tips.iter().filter_map(|it| it.line(&tip));
                format!("{label} {message}\n{}", join(tips.take(MOST_TIPS), ""))
            }
        };
        let text = wrap_hanging(text.trim_end(), terminal.wrap_width());
        writeln!(out, "{}", text.replace(COMMAND_SPACE, " "))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}
