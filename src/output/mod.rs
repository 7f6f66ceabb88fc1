//! Sheets → bytes: the formats, and what is known of the screen.
//!
//! Knows how a value is written. Does not know which records were chosen, nor why.

mod csv;
pub mod file;
mod geojson;
pub mod json;
mod markdown;
pub mod page;
pub mod table;
mod tsv;

use std::borrow::Cow;
use std::env;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::field::{Sheet, Value};

/// A form that records can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table on a terminal, TSV without header elsewhere; for one record, a page of text.
    Auto,
    /// A table, fitted to the terminal's width.
    Table,
    /// Tab-separated values.
    Tsv,
    /// Comma-separated values.
    Csv,
    /// JSON, indented.
    Json,
    /// JSON, an object a line.
    Jsonl,
    /// A table in GitHub Flavored Markdown.
    Markdown,
    /// `GeoJSON`, a collection of points; of cities in full only.
    Geojson,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Auto,
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Geojson,
    ];

    /// Every format that records of any kind can be written in.
    pub const OF_RECORDS: &'static [Self] = match Self::ALL.split_last() {
        Some((_geojson, formats)) => formats,
        None => &[],
    };

    /// Whether this is a table on `screen`.
    #[must_use]
    pub fn is_table(self, screen: &Screen) -> bool {
        self == Self::Table || self == Self::Auto && screen.terminal
    }

    /// The name on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Table => "table",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Geojson => "geojson",
        }
    }
}

/// How a command's answer is laid out.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The format.
    pub format: Format,
    /// Whether tables, CSV, TSV and Markdown begin with a header.
    pub header: bool,
    /// Whether the answer is one record, not a list that may happen to have one.
    pub single: bool,
}

/// What standard output is.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Whether a person reads it at once.
    pub terminal: bool,
    /// How wide it is, in columns.
    pub width: usize,
    /// Whether to write ANSI styles.
    pub color: bool,
}

/// The width that is taken where there is no terminal to ask and `COLUMNS` is not set.
const WIDTH: usize = 80;

impl Screen {
    /// What is known of standard output from the process and its environment.
    #[must_use]
    pub fn detect(terminal: bool, color: bool) -> Self {
        let window = terminal.then(columns).flatten();
        let variable = || env::var("COLUMNS").ok()?.parse().ok();
        let is_known = |width: &usize| *width > 0;
        Self {
            terminal,
            width: window
                .filter(is_known)
                .or_else(|| variable().filter(is_known))
                .unwrap_or(WIDTH),
            color,
        }
    }

    /// `text` in a style, where there are styles; it must not hold any yet.
    #[must_use]
    pub fn paint<'a>(&self, style: Style, text: &'a str) -> Cow<'a, str> {
        if self.color && !text.is_empty() {
            Cow::Owned(format!("{style}{text}{style:#}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// `text` as it may be shown: on a terminal without control characters, which are escaped as
    /// `\u{1b}` is; elsewhere as it is. Line breaks stay.
    #[must_use]
    pub fn clean<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.terminal {
            escape(text, |c| c != '\n' && is_control(c))
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// The width of the terminal that standard output is, in columns.
#[cfg(unix)]
fn columns() -> Option<usize> {
    // The crate terminal_size knows no width where the height is unknown, as under script(1).
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(size.ws_col.into())
}

/// The width of the terminal that standard output is, in columns.
#[cfg(not(unix))]
fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into())
}

/// Headings and names.
pub const HEADING: Style = Style::new().bold();
/// Words that a search matched.
pub const MATCHED: Style = AnsiColor::Yellow.on_default().bold();
/// What helps to read, and is not data.
pub const ASIDE: Style = Style::new().dimmed();

/// `text` with the characters that `is` picks written as Rust escapes them.
#[must_use]
pub fn escape(text: &str, is: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a terminal may obey `c` rather than show it: C0, C1, line separators, and the marks that
/// set the direction of writing.
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes a sheet in a format.
///
/// # Errors
///
/// What `out` fails with.
pub fn write(
    out: &mut dyn Write,
    layout: Layout,
    screen: &Screen,
    sheet: Sheet<'_>,
) -> io::Result<()> {
    match layout.format {
        Format::Auto if screen.terminal => table::write(out, layout, screen, sheet),
        Format::Auto => tsv::write(out, false, sheet),
        Format::Table => table::write(out, layout, screen, sheet),
        Format::Tsv => tsv::write(out, layout.header, sheet),
        Format::Csv => csv::write(out, layout.header, sheet),
        Format::Json => json::write(out, layout.single, sheet),
        Format::Jsonl => json::lines(out, sheet),
        Format::Markdown => markdown::write(out, layout.header, sheet),
        Format::Geojson => geojson::write(out, sheet),
    }
}

/// What a value is in one cell: lists are joined by `; `.
#[must_use]
pub fn cell<'a>(value: &Value<'a>) -> Cow<'a, str> {
    match value {
        Value::Null => "".into(),
        Value::Text(text) => (*text).into(),
        Value::Number(number) => number.to_string().into(),
        Value::Count(count) => count.to_string().into(),
        Value::Flag(flag) => flag.to_string().into(),
        Value::List(_) | Value::Map(_) | Value::Matches(_) => items(value).join("; ").into(),
    }
}

/// The items of a list, or of anything else the one.
fn items<'a>(value: &Value<'a>) -> Vec<Cow<'a, str>> {
    match value {
        Value::List(list) => list.iter().map(|item| Cow::Borrowed(*item)).collect(),
        Value::Map(map) => map
            .iter()
            .map(|(key, value)| format!("{key}: {}", cell(value)).into())
            .collect(),
        Value::Matches(matches) => matches
            .iter()
            .map(|m| format!("{}: {}", m.place.as_field().key(), m.snippet.text).into())
            .collect(),
        value => vec![cell(value)],
    }
}
