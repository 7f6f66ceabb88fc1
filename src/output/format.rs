//! The formats, by name, and how an answer is laid out in one.
//!
//! Knows what may be asked for. Does not know how any format is written.

use super::target::Target;

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
    /// A picture in SVG; of a map only.
    Svg,
}

impl Format {
    /// Every format that records of any kind can be written in.
    pub const OF_RECORDS: &'static [Self] = &[
        Self::Auto,
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
    ];

    /// Every format that cities in full can be written in.
    pub const OF_CITIES: &'static [Self] = &[
        Self::Auto,
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Geojson,
    ];

    /// Every format that a map can be written in.
    pub const OF_MAPS: &'static [Self] = &[
        Self::Auto,
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Geojson,
        Self::Svg,
    ];

    /// Whether this is a table on `target`.
    pub fn is_table(self, target: &Target) -> bool {
        self == Self::Table || self == Self::Auto && target.terminal
    }

    /// Whether a list or a map stands in it as one, and not as the text of a cell.
    pub fn nests(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Geojson)
    }

    /// Its names on the command line and as a file's extension, the proper one first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Auto => &["auto"],
            Self::Table => &["table", "txt"],
            Self::Tsv => &["tsv"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl"],
            Self::Markdown => &["markdown", "md"],
            Self::Geojson => &["geojson"],
            Self::Svg => &["svg"],
        }
    }

    /// The format of a name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let is_named = |format: &&Self| {
            let mut names = format.names().iter();
            names.any(|other| other.eq_ignore_ascii_case(name))
        };
        Self::OF_MAPS.iter().find(is_named).copied()
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
    /// How wide a column of longer text must be in a table, or else records become blocks.
    pub narrowest: usize,
}

impl Layout {
    /// How wide a column of longer text must be, where a table has one or two of them.
    pub const NARROWEST: usize = 24;
}
