//! Sheets and pages → bytes.
//!
//! Knows how a value is written. Does not know which records were chosen, nor why.

mod cell;
mod csv;
pub mod field;
pub mod file;
pub mod format;
mod geojson;
pub mod grid;
pub mod json;
mod line;
pub mod map;
mod markdown;
pub mod page;
pub mod record;
pub mod sheet;
pub mod style;
pub mod table;
pub mod target;
mod tsv;
pub mod wrap;

use std::io::{self, Write};

use self::format::{Format, Layout};
use self::map::Map;
use self::sheet::Sheet;
use self::target::Target;
use crate::text::clean;

/// Writes a sheet. On a terminal no text in it holds a control character.
pub fn write(
    out: &mut dyn Write,
    layout: Layout,
    target: &Target,
    sheet: Sheet<'_>,
) -> io::Result<()> {
    // These escape by themselves what they must, in their own ways.
    let escapes = matches!(
        layout.format,
        Format::Json | Format::Jsonl | Format::Geojson | Format::Tsv
    );
    let sheet = if target.terminal && !escapes {
        sheet.cleaned(clean)
    } else {
        sheet
    };
    match layout.format {
        Format::Auto if target.terminal => table::write(out, layout, target, sheet),
        Format::Auto => tsv::write(out, false, target, sheet),
        Format::Table => table::write(out, layout, target, sheet),
        Format::Tsv => tsv::write(out, layout.header, target, sheet),
        Format::Csv => csv::write(out, layout.header, sheet),
        Format::Json => json::write(out, layout.single, sheet),
        Format::Jsonl => json::lines(out, sheet),
        Format::Markdown => markdown::write(out, layout.header, sheet),
        Format::Geojson => geojson::write(out, sheet),
        // Only a map is a picture.
        Format::Svg => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// Draws a map, as SVG or in characters.
pub fn draw(out: &mut dyn Write, format: Format, target: &Target, map: &Map) -> io::Result<()> {
    match format {
        Format::Svg => map::svg::write(out, map),
        _ => map::terminal::write(out, target, map),
    }
}
