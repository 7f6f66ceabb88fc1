//! The output formats.

use clap::ValueEnum;

use self::Format::{Auto, Csv, Geojson, Json, Jsonl, Markdown, Svg, Table, Tsv};

/// A format that data can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// On a terminal a table, page or map; in a pipe TSV without a header, the page or the map; for
    /// export always JSON
    Auto,
    /// A table, fitted to the width of the terminal
    #[value(alias = "txt")]
    Table,
    /// Tab-separated values
    Tsv,
    /// Comma-separated values
    Csv,
    /// JSON, indented
    Json,
    /// JSON Lines: one object per line
    Jsonl,
    /// GitHub Flavored Markdown
    #[value(alias = "md")]
    Markdown,
    /// GeoJSON: a collection of points
    Geojson,
    /// A picture
    Svg,
}

/// The formats of every table.
pub const TABLE_FORMATS: &[Format] = &[Auto, Table, Tsv, Csv, Json, Jsonl, Markdown];

/// The formats of full records of cities.
pub const CITY_FORMATS: &[Format] = &[Auto, Table, Tsv, Csv, Json, Jsonl, Markdown, Geojson];

/// The formats of a map.
pub const MAP_FORMATS: &[Format] = &[Auto, Table, Tsv, Csv, Json, Jsonl, Markdown, Geojson, Svg];

impl Format {
    /// Whether a list or an object in a field stays one, instead of becoming text.
    pub fn is_nested(self) -> bool {
        matches!(self, Json | Jsonl | Geojson)
    }
}
