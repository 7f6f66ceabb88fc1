//! What an answer is written to: terminal or not, how wide, in colour or not.
//!
//! Knows the process's streams and the variables about them. Does not know what is written.

use std::borrow::Cow;
use std::env;
use std::io::Write;

use anstyle::Style;
use clap::ColorChoice;

use super::style::NOTE;
use super::wrap::message;
use crate::text::clean;

/// Where a command writes.
pub struct Streams<'a> {
    /// Data.
    pub out: &'a mut dyn Write,
    /// What `out` is.
    pub target: Target,
    /// Everything else.
    pub notes: &'a mut dyn Write,
    /// What `notes` is.
    pub notes_target: Target,
    /// Whether files are written; a tip is tried without.
    pub files: bool,
}

impl Streams<'_> {
    /// Tells something that is no error. Where it cannot be told, the answer comes all the same.
    pub fn note(&mut self, text: &str) {
        let target = &self.notes_target;
        let label = target.paint(NOTE, "note:");
        for line in message(&format!("{label} {text}"), target.wrapped()) {
            let _ = writeln!(self.notes, "{line}");
        }
    }

    /// Decides for each stream whether it gets ANSI styles.
    pub fn choose_color(&mut self, when: ColorChoice) {
        for target in [&mut self.target, &mut self.notes_target] {
            target.color = is_colored(when, target.terminal);
        }
    }
}

/// What a stream is.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Whether a person reads it at once.
    pub terminal: bool,
    /// How wide it is, in columns.
    pub width: usize,
    /// How many rows it has, if it is a terminal that says so.
    pub rows: Option<usize>,
    /// Whether to write ANSI styles.
    pub color: bool,
}

/// What says that it has more columns or rows is no terminal.
const WIDEST: usize = 1_000;

/// The width that is taken where there is no terminal to ask and `COLUMNS` is not set.
const DEFAULT_WIDTH: usize = 80;

impl Target {
    /// What is no terminal, such as a file.
    pub const PLAIN: Self = Self {
        terminal: false,
        width: DEFAULT_WIDTH,
        rows: None,
        color: false,
    };

    /// What a stream is, given whether it is a terminal and how many columns and rows that says it
    /// has.
    pub fn new(terminal: bool, size: Option<(usize, usize)>) -> Self {
        let variable = || env::var("COLUMNS").ok()?.parse().ok();
        let is_known = |size: &usize| (1..=WIDEST).contains(size);
        let (columns, rows) = size.filter(|_| terminal).unzip();
        Self {
            terminal,
            width: columns
                .filter(is_known)
                .or_else(|| variable().filter(is_known))
                .unwrap_or(DEFAULT_WIDTH),
            rows: rows.filter(is_known),
            color: false,
        }
    }

    /// How wide text is wrapped, in columns: where there is no terminal, it is not.
    pub fn wrapped(&self) -> Option<usize> {
        self.terminal.then_some(self.width)
    }

    /// `text` in a style, where there are styles; it must not hold any yet.
    pub fn paint<'a>(&self, style: Style, text: &'a str) -> Cow<'a, str> {
        if self.color && !text.is_empty() {
            Cow::Owned(format!("{style}{text}{style:#}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// `text` as it may be shown: on a terminal without control characters, which are escaped as
    /// `\u{1b}` is; elsewhere as it is. Line breaks stay.
    pub fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.terminal {
            clean(text)
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// Whether a stream gets ANSI styles: as told, or by `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
fn is_colored(when: ColorChoice, terminal: bool) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match when {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
            false
        }
        ColorChoice::Auto if is_set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => {
            // On Windows no terminal says what it is.
            let term = env::var_os("TERM");
            terminal && term.map_or(cfg!(windows), |term| term != "dumb")
        }
    }
}
