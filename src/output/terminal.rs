//! The streams of a command: where they lead, how wide they are, and whether they get colour.

use std::{env, io::Write};

use anstyle::Style;
use anstyle_query::{clicolor_force, no_color, term_supports_color};
use clap::ColorChoice;
use clap::builder::StyledStr;

use super::{style::NOTE, wrap::wrap_hanging};
use crate::text::{escape, is_control};

/// Where a command writes.
pub struct Io<'a> {
    /// Standard output, for data.
    pub out: &'a mut dyn Write,
    /// The properties of standard output.
    pub terminal: Terminal,
    /// Standard error, for everything else.
    pub err: &'a mut dyn Write,
    /// The properties of standard error.
    pub err_terminal: Terminal,
}

impl Io<'_> {
    /// Writes a note. If it cannot be written, the command goes on.
    pub fn note(&mut self, text: &str) {
        let label = self.err_terminal.paint(NOTE, "note:");
        let note = wrap_hanging(&format!("{label} {text}"), self.err_terminal.wrap_width());
        let _ = writeln!(self.err, "{note}");
    }

    /// Turns colour on or off for both streams.
    pub fn set_color(&mut self, choice: ColorChoice) {
        for terminal in [&mut self.terminal, &mut self.err_terminal] {
            terminal.color = has_color(choice, terminal.is_terminal);
        }
    }
}

/// The properties of a stream, which may be a terminal, a file or a pipe.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "any of them may hold alone")]
pub struct Terminal {
    /// Whether it is a terminal, and not a pipe or file.
    pub is_terminal: bool,
    /// Whether it is a terminal that shows text only (`TERM=dumb`).
    pub is_dumb: bool,
    /// Whether control characters other than line breaks are escaped.
    pub escapes: bool,
    /// Its width in columns.
    pub width: usize,
    /// Its height in rows, if it is a terminal that knows it.
    pub rows: Option<usize>,
    /// Whether it gets ANSI colours.
    pub color: bool,
}

/// A terminal with more columns or rows reports nonsense.
const LARGEST: usize = 1_000;

/// The width without a terminal and without `COLUMNS`.
const DEFAULT_WIDTH: usize = 80;

/// Longer lines of prose are hard to read. In columns.
pub const WIDEST_PROSE: usize = 100;

impl Terminal {
    /// A file or a pipe.
    pub const FILE: Self = Self {
        is_terminal: false,
        is_dumb: false,
        escapes: false,
        width: DEFAULT_WIDTH,
        rows: None,
        color: false,
    };

    /// The properties of a stream, given the columns and rows that a terminal reports.
    pub fn new(is_terminal: bool, size: Option<(usize, usize)>) -> Self {
        let is_plausible = |size: &usize| (1..=LARGEST).contains(size);
        let (columns, rows) = size.unzip();
        let variable = || env::var("COLUMNS").ok()?.parse().ok().filter(is_plausible);
        let width = columns.filter(is_plausible).or_else(variable);
        Self {
            is_terminal,
            is_dumb: is_terminal && env::var_os("TERM") == Some("dumb".into()),
            escapes: is_terminal,
            width: width.unwrap_or(DEFAULT_WIDTH),
            rows: rows.filter(is_plausible),
            color: false,
        }
    }

    /// The width that prose is wrapped to: none where there is no terminal.
    pub fn wrap_width(&self) -> Option<usize> {
        self.is_terminal.then_some(self.width.min(WIDEST_PROSE))
    }

    /// `text` as this stream may get it.
    pub fn clean(&self, text: &str) -> String {
        if !self.escapes {
            return text.to_owned();
        }
        escape(&text.replace("\r\n", "\n"), |c| c != '\n' && is_control(c))
    }

    /// What clap has styled, without an empty line at its end.
    pub fn render(&self, text: &StyledStr) -> String {
        let text = if self.color {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        text.trim_end().to_owned()
    }

    /// `text` cleaned, and in a style if the stream gets colours.
    pub fn paint(&self, style: Style, text: &str) -> String {
        match self.clean(text) {
            text if self.color && !text.is_empty() => format!("{style}{text}{style:#}"),
            text => text,
        }
    }
}

fn has_color(choice: ColorChoice, is_terminal: bool) -> bool {
    // To anstyle-query 0 is a yes; to the specification (bixense.com/clicolors) it is a no.
    let is_forced = clicolor_force() && env::var_os("CLICOLOR_FORCE") != Some("0".into());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => !no_color() && (is_forced || is_terminal && term_supports_color()),
    }
}
