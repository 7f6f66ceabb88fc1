//! From records to bytes: the formats, and the streams and files that they are written to.

pub mod cell;
pub mod field;
pub mod file;
mod flat;
pub mod format;
pub mod json;
mod markdown;
mod page;
pub mod style;
mod table;
pub mod terminal;
mod text_table;
pub mod wrap;

use std::io::{self, Write};

pub use self::format::Format;
pub use self::page::Page;
pub use self::table::{Column, Record, Table};
pub use self::terminal::{Io, Terminal, WIDEST_PROSE};

/// Writes a table.
///
/// # Errors
///
/// Errors of the stream, and one for SVG, in which only a map is written.
pub fn write_table(
    out: &mut dyn Write,
    format: Format,
    terminal: &Terminal,
    mut table: Table,
) -> io::Result<()> {
    match format {
        Format::Auto if !terminal.is_terminal => {
            table.has_header = false;
            flat::write_tsv(out, terminal, table)
        }
        Format::Auto | Format::Table => text_table::write(out, terminal, table),
        Format::Tsv => flat::write_tsv(out, terminal, table),
        Format::Csv => flat::write_csv(out, terminal, table),
        Format::Json => json::write(out, table),
        Format::Jsonl => json::write_lines(out, table),
        Format::Markdown => markdown::write(out, terminal, table),
        Format::Geojson => json::write_geojson(out, table),
        Format::Svg => Err(io::Error::other("an SVG picture has no fields")),
    }
}
