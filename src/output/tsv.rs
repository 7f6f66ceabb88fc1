//! Tab-separated values: one line a record, whatever its values hold.
//!
//! Knows what would break a line. Does not know which fields its cells are of.

use std::borrow::Cow;
use std::io::{self, Write};

use super::sheet::{Sheet, cell};
use super::target::Target;
use crate::text::escape;

/// Writes a sheet as TSV.
///
/// Tab, newline, carriage return and backslash inside a value are written `\t`, `\n`, `\r` and
/// `\\`; on a terminal, so are other control characters in their way.
pub fn write(
    out: &mut dyn Write,
    header: bool,
    target: &Target,
    sheet: Sheet<'_>,
) -> io::Result<()> {
    if header {
        let keys = sheet.columns.iter().map(|column| column.key.clone());
        line(out, target, keys)?;
    }
    for row in sheet.rows {
        line(out, target, row.iter().map(cell))?;
    }
    Ok(())
}

fn line<'a>(
    out: &mut dyn Write,
    target: &Target,
    cells: impl Iterator<Item = Cow<'a, str>>,
) -> io::Result<()> {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.write_all(b"\t")?;
        }
        let cell = escape(&cell, |c| matches!(c, '\t' | '\n' | '\r' | '\\'));
        out.write_all(target.clean(&cell).as_bytes())?;
    }
    out.write_all(b"\n")
}
