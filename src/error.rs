//! Every error: its words, the next command to type, its exit code.
//!
//! Knows how a failure is told. Does not know how it comes about, nor whether a tip works.

use std::io::{self, Write};
use std::path::Path;

use crate::dataset::{City, Fault};
use crate::lookup::{Candidate, LabelError};
use crate::output::style::{ERROR, NOTE};
use crate::output::target::Target;
use crate::output::wrap;
use crate::text::{argument, listed, quoted, shown};

/// Why there is no answer.
#[derive(Debug)]
pub enum Error {
    /// The command line is not one that clap understands.
    Usage(clap::Error),
    /// Output that cannot be written.
    Write(io::Error),
    /// The question has no answer, or cannot be asked.
    Refusal(Refusal),
}

/// What is wrong, in words, and what to type next.
#[derive(Debug)]
pub struct Refusal {
    /// The exit code: 1 where the question has no answer, 2 where it could not be asked.
    pub code: u8,
    /// What is wrong.
    pub message: String,
    /// What to type next.
    pub tips: Vec<Tip>,
    /// Whether every tip is known to work.
    pub tips_work: bool,
}

/// A command to type next, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// What for.
    pub why: String,
    /// The command.
    pub next: Next,
}

/// A command to type next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Its arguments, without the program's name.
    Run(Vec<String>),
    /// The same command again, with another value for the one that was typed.
    Retype {
        /// What was typed.
        typed: String,
        /// What to type instead.
        instead: String,
    },
    /// The same command again, and more.
    Add(&'static str),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl Tip {
    /// A command by its arguments.
    pub fn run<T: AsRef<str>>(why: impl Into<String>, arguments: &[T]) -> Self {
        let arguments = arguments.iter().map(|text| text.as_ref().to_owned());
        Self {
            why: why.into(),
            next: Next::Run(arguments.collect()),
        }
    }

    /// The same command with another value.
    pub fn retype(typed: &str, instead: &str) -> Self {
        Self {
            why: "did you mean".to_owned(),
            next: Next::Retype {
                typed: typed.to_owned(),
                instead: instead.to_owned(),
            },
        }
    }
}

impl Refusal {
    /// A question that has no answer.
    pub fn unanswered(message: impl Into<String>, tips: Vec<Tip>) -> Self {
        Self {
            code: 1,
            message: message.into(),
            tips,
            tips_work: false,
        }
    }

    /// A question that cannot be asked.
    pub fn unasked(message: impl Into<String>, tips: Vec<Tip>) -> Self {
        Self {
            code: 2,
            message: message.into(),
            tips,
            tips_work: false,
        }
    }

    /// A name that is no city's; these have names somewhat like it, and `tips` lead elsewhere.
    /// `for_city` says what to type for a city.
    pub fn unknown_city(
        typed: &str,
        similar: &[Candidate],
        mut tips: Vec<Tip>,
        for_city: &dyn Fn(&City) -> Tip,
    ) -> Self {
        tips.extend(similar.iter().map(|near| {
            let mut tip = for_city(near.city);
            if *near.name != *near.city.name {
                tip.why = format!("{} ({})", tip.why, shown(near.name));
            }
            tip
        }));
        if tips.is_empty() {
            tips.push(Tip::run("for every city", &["list"]));
        }
        Self::unanswered(format!("no city named {}", quoted(typed)), tips)
    }

    /// A name that may be that of several cities. `for_city` says what to type for one.
    pub fn ambiguous_city(
        typed: &str,
        candidates: &[&City],
        for_city: &dyn Fn(&City) -> Tip,
    ) -> Self {
        let names = listed(candidates.iter().map(|city| shown(&city.name)), "");
        let tips = candidates.iter().take(MOST_TIPS);
        Self::unanswered(
            format!("{} is ambiguous: {names}", quoted(typed)),
            tips.map(|city| for_city(city)).collect(),
        )
    }

    /// A theme, nation or region to filter by that is none of the dataset's, or more than one.
    pub fn unclear_label(option: &str, typed: &str, unclear: &LabelError) -> Self {
        Self::unclear(option, &format!("--{option}"), typed, unclear)
    }

    /// A theme to show that is none of the dataset's, or more than one.
    pub fn unclear_theme(typed: &str, unclear: &LabelError) -> Self {
        Self::unclear("theme", "[THEME]...", typed, unclear)
    }

    fn unclear(kind: &str, argument: &str, typed: &str, unclear: &LabelError) -> Self {
        let valid = match &*unclear.valid {
            [] => format!("the dataset has no {kind}"),
            valid => format!(
                "possible values: {}",
                listed(valid.iter().map(|value| shown(value)), "")
            ),
        };
        let message = format!(
            "invalid value {} for '{argument}'\n  [{valid}]",
            quoted(typed)
        );
        let similar = unclear.similar.iter().take(MOST_TIPS);
        let mut tips: Vec<Tip> = similar.map(|label| Tip::retype(typed, label)).collect();
        if tips.is_empty() {
            tips.push(Tip::run("to search for it", &["search", typed]));
        }
        Self::unasked(message, tips)
    }

    /// A search that cannot be run.
    pub fn bad_search(message: impl Into<String>) -> Self {
        let tips = vec![
            Tip::run("for the themes to search by", &["themes"]),
            Tip::run("for how to search", &["help", "search"]),
        ];
        Self::unasked(message, tips)
    }

    /// A dataset that breaks the rules.
    pub fn bad_dataset(file: &str, fault: &Fault) -> Self {
        let place = match fault.place {
            Some((line, column)) => format!(", line {line}, column {column}"),
            None => String::new(),
        };
        let message = format!("{}{place}: {}", shown(file), shown(&fault.message));
        Self::unasked(message, vec![example_dataset()])
    }

    /// A dataset that is not named.
    pub fn no_file() -> Self {
        let message = "the name of a file is missing behind --data";
        Self::unasked(message, vec![example_dataset()])
    }

    /// A dataset that cannot be read.
    pub fn unreadable(file: &Path, error: &io::Error) -> Self {
        let message = format!("cannot read {}: {error}", quoted(&file.to_string_lossy()));
        Self::unasked(message, vec![example_dataset()])
    }

    /// Fields that are asked of a picture.
    pub fn fields_of_picture() -> Self {
        let tip = Tip {
            why: "for a table of them".to_owned(),
            ..Tip::retype("svg", "table")
        };
        Self::unasked(
            "the format 'svg' is a picture, and has no fields",
            vec![tip],
        )
    }

    /// A file whose extension names no format that can be written.
    pub fn unknown_extension<'a>(
        file: &Path,
        extension: &str,
        possible: impl Iterator<Item = &'a &'static str>,
    ) -> Self {
        let possible: Vec<&str> = possible.copied().collect();
        let message = format!(
            "no format is written to files that end in {}\n  [possible extensions: {}]",
            quoted(&format!(".{extension}")),
            possible.join(", ")
        );
        let instead = file.with_extension("json");
        let (file, instead) = (file.to_string_lossy(), instead.to_string_lossy());
        Self::unasked(message, vec![Tip::retype(&file, &instead)])
    }

    /// A file that cannot be written.
    pub fn unwritable(file: &Path, error: &io::Error) -> Self {
        let file = quoted(&file.to_string_lossy());
        if error.kind() == io::ErrorKind::AlreadyExists {
            let replace = Tip {
                why: "to replace it".to_owned(),
                next: Next::Add("--force"),
            };
            let message = format!("cannot write {file}: it exists already");
            return Self::unasked(message, vec![replace]);
        }
        Self::unasked(format!("cannot write {file}: {error}"), Vec::new())
    }
}

/// The most tips that an error gives.
const MOST_TIPS: usize = 5;

/// The most lines of an error, its tips included.
const MOST_LINES: usize = 19;

/// What to type for a city.
pub fn for_city(subcommand: &str, city: &City) -> Tip {
    let why = format!("for {}", shown(&city.name));
    if city.id.starts_with('-') {
        return Tip::run(why, &[subcommand, "--", &city.id]);
    }
    Tip::run(why, &[subcommand, &city.id])
}

fn example_dataset() -> Tip {
    Tip::run("for a dataset to start from", &["export"])
}

impl Error {
    /// The exit code: 1 where the question has no answer, 2 where it could not be asked, or the
    /// answer not be written.
    pub fn code(&self) -> u8 {
        match self {
            Self::Refusal(refusal) => refusal.code,
            Self::Usage(_) | Self::Write(_) => 2,
        }
    }

    /// Writes the error in the form that clap gives its own.
    pub fn write(&self, out: &mut dyn Write, target: &Target) -> io::Result<()> {
        match self {
            Self::Usage(error) => {
                let text = error.render();
                let text = if target.color {
                    text.ansi().to_string()
                } else {
                    text.to_string()
                };
                lines(out, target, text.strip_suffix('\n').unwrap_or(&text))
            }
            Self::Write(error) => tell(
                out,
                target,
                &format!("cannot write the output: {error}"),
                &[],
            ),
            Self::Refusal(refusal) => tell(out, target, &refusal.message, &refusal.tips),
        }
    }
}

fn tell(out: &mut dyn Write, target: &Target, message: &str, tips: &[Tip]) -> io::Result<()> {
    let width = target.wrapped();
    let label = target.paint(ERROR, "error:");
    let mut lines = wrap::message(&format!("{label} {message}"), width);
    let label = target.paint(NOTE, "tip:");
    for (index, tip) in tips.iter().filter_map(told).enumerate() {
        let tip = wrap::hanging(&format!("  {label} {tip}"), width);
        let gap = usize::from(index == 0);
        if lines.len() + gap + tip.len() > MOST_LINES {
            break;
        }
        lines.extend(std::iter::repeat_n(String::new(), gap));
        lines.extend(tip);
    }
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Writes the lines of a message, wrapped where there is a terminal.
fn lines(out: &mut dyn Write, target: &Target, text: &str) -> io::Result<()> {
    for line in wrap::hanging(text, target.wrapped()) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A tip in words; a command that is not written out in full is none.
fn told(tip: &Tip) -> Option<String> {
    let Next::Run(arguments) = &tip.next else {
        return None;
    };
    let arguments: Vec<_> = arguments.iter().map(|text| argument(text)).collect();
    Some(format!("{}: cities {}", tip.why, arguments.join(" ")))
}
