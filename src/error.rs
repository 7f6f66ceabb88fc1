//! Every error: its words, the next command to type, its exit code.
//!
//! Knows how a failure is told. Does not know how it comes about.

use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::Style;

use crate::dataset::{City, Fault};
use crate::output::{escape, is_control};
use crate::text::shorten;

/// Why there is no answer.
#[derive(Debug)]
pub enum Error {
    /// The command line is not one that clap understands; or help was asked for.
    Usage(clap::Error),
    /// A city's name stands where a subcommand should.
    NoCommand {
        /// The name as typed.
        typed: String,
        /// The city.
        city: Named,
    },
    /// A name is no city's.
    UnknownCity {
        /// The name as typed.
        typed: String,
        /// The subcommand that it was typed for.
        subcommand: &'static str,
        /// Cities with names somewhat like it.
        similar: Vec<Named>,
    },
    /// A name may be that of several cities.
    AmbiguousCity {
        /// The name as typed.
        typed: String,
        /// The subcommand that it was typed for.
        subcommand: &'static str,
        /// The cities.
        candidates: Vec<Named>,
    },
    /// A theme or nation to filter by is none that the dataset has, or more than one.
    UnclearFilter {
        /// The option, without its hyphens.
        option: &'static str,
        /// Its value as typed.
        typed: String,
        /// What it may have meant.
        similar: Vec<String>,
        /// All that it may be.
        valid: Vec<String>,
    },
    /// A search for nothing.
    NoTerm,
    /// A search for terms that have no letter or digit in them.
    NoWord(String),
    /// No city has all that was searched for.
    NoHit {
        /// What was searched for, in words.
        what: String,
        /// The next commands to type, each with why.
        tips: Vec<String>,
    },
    /// A dataset that breaks the rules.
    Dataset {
        /// The file as named.
        file: String,
        /// The fault.
        fault: Fault,
    },
    /// A dataset that cannot be read.
    Read(PathBuf, io::Error),
    /// Output that cannot be written.
    Write(io::Error),
    /// A file that cannot be written.
    WriteFile(PathBuf, io::Error),
}

/// A city as an error names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl From<&City<'_>> for Named {
    fn from(city: &City) -> Self {
        Self {
            id: city.id.to_string(),
            name: city.name.to_string(),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl Error {
    /// The exit code: 1 where the question has no answer, 2 where it could not be asked; 0 for
    /// help, and where nobody reads on.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(error) if !error.use_stderr() => 0,
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::UnknownCity { .. } | Self::AmbiguousCity { .. } | Self::NoHit { .. } => 1,
            _ => 2,
        }
    }

    /// Writes the error in the form that clap gives its own, with styles if `color`.
    ///
    /// # Errors
    ///
    /// What `out` fails with.
    pub fn write(&self, out: &mut dyn Write, color: bool) -> io::Result<()> {
        if let Self::Usage(error) = self {
            let text = error.render();
            return if color {
                write!(out, "{}", text.ansi())
            } else {
                write!(out, "{text}")
            };
        }
        let styles = Styles::styled();
        label(out, color, *styles.get_error(), "error:")?;
        writeln!(out, " {self}")?;
        for (index, tip) in self.tips().into_iter().enumerate() {
            if index == 0 {
                writeln!(out)?;
            }
            write!(out, "  ")?;
            label(out, color, *styles.get_valid(), "tip:")?;
            writeln!(out, " {tip}")?;
        }
        Ok(())
    }

    fn tips(&self) -> Vec<String> {
        match self {
            Self::UnknownCity {
                subcommand,
                similar: cities,
                ..
            }
            | Self::AmbiguousCity {
                subcommand,
                candidates: cities,
                ..
            } if !cities.is_empty() => cities
                .iter()
                .map(|city| {
                    tip(
                        &format!("for {}", shown(&city.name)),
                        &[*subcommand, &*city.id],
                    )
                })
                .collect(),
            Self::NoCommand { city, .. } => {
                vec![tip(
                    &format!("for {}", shown(&city.name)),
                    &["show", &*city.id],
                )]
            }
            Self::UnknownCity { .. } => vec![tip("for every city", &["list"])],
            Self::WriteFile(_, error) if error.kind() == io::ErrorKind::AlreadyExists => {
                vec!["to replace it: --force".to_owned()]
            }
            Self::UnclearFilter {
                option, similar, ..
            } => similar
                .iter()
                .map(|value| format!("did you mean --{option} {}?", argument(value)))
                .collect(),
            Self::NoTerm | Self::NoWord(_) => vec![
                tip("for a word", &["search", "festival"]),
                tip("for a theme", &["search", "--theme", "health"]),
            ],
            Self::NoHit { tips, .. } => tips.clone(),
            Self::Dataset { .. } | Self::Read(..) => {
                vec![tip("for a dataset to start from", &["export"])]
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Usage(error) => write!(f, "{error}"),
            Self::NoCommand { typed, .. } => {
                write!(f, "{} is a city, not a command", quoted(typed))
            }
            Self::UnknownCity { typed, .. } => write!(f, "no city is called {}", quoted(typed)),
            Self::AmbiguousCity {
                typed, candidates, ..
            } => {
                let names: Vec<_> = candidates.iter().map(|city| shown(&city.name)).collect();
                write!(f, "{} may be any of: {}", quoted(typed), names.join(", "))
            }
            Self::UnclearFilter {
                option,
                typed,
                valid,
                ..
            } => {
                write!(f, "invalid value {} for '--{option}'", quoted(typed))?;
                if valid.is_empty() {
                    write!(f, "\n  [the dataset has no {option}]")
                } else {
                    let valid: Vec<_> = valid.iter().map(|value| shown(value)).collect();
                    write!(f, "\n  [possible values: {}]", valid.join(", "))
                }
            }
            Self::NoTerm => f.write_str("a search needs a term or a theme"),
            Self::NoWord(typed) => {
                write!(f, "there is no word to search for in {}", quoted(typed))
            }
            Self::NoHit { what, .. } => f.write_str(what),
            Self::Dataset { file, fault } => {
                write!(f, "{}", shown(file))?;
                if let Some((line, column)) = fault.place {
                    write!(f, ", line {line}, column {column}")?;
                }
                write!(f, ": {}", shown(&fault.message))
            }
            Self::Read(file, error) => {
                write!(
                    f,
                    "cannot read {}: {error}",
                    quoted(&file.to_string_lossy())
                )
            }
            Self::Write(error) => write!(f, "cannot write the output: {error}"),
            Self::WriteFile(file, error) => {
                write!(f, "cannot write {}: ", quoted(&file.to_string_lossy()))?;
                if error.kind() == io::ErrorKind::AlreadyExists {
                    f.write_str("it exists already")
                } else {
                    write!(f, "{error}")
                }
            }
        }
    }
}

/// Writes a `note:`, which is no error.
///
/// # Errors
///
/// What `out` fails with.
pub fn note(out: &mut dyn Write, color: bool, text: &str) -> io::Result<()> {
    label(out, color, *Styles::styled().get_literal(), "note:")?;
    writeln!(out, " {text}")
}

fn label(out: &mut dyn Write, color: bool, style: Style, label: &str) -> io::Result<()> {
    if color {
        write!(out, "{style}{label}{style:#}")
    } else {
        write!(out, "{label}")
    }
}

/// The most that an error repeats of what was typed or read, in characters.
const LONGEST: usize = 240;

/// `text` as an error shows it: on one line, without control characters, and short.
#[must_use]
pub fn shown(text: &str) -> String {
    let short = shorten(text, LONGEST);
    escape(&short, is_control).into_owned()
}

/// `text` as typed, shortened, in quotation marks.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("'{}'", shown(text))
}

/// A tip: what for, and the command to type.
#[must_use]
pub fn tip<T: AsRef<str>>(why: &str, arguments: &[T]) -> String {
    let arguments: Vec<String> = arguments
        .iter()
        .map(|word| argument(word.as_ref()))
        .collect();
    format!("{why}: cities {}", arguments.join(" "))
}

/// `text` as one argument to a shell.
fn argument(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,:/".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", shown(text).replace('\'', r"'\''"))
    }
}
