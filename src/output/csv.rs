//! CSV after RFC 4180, but for line ends: a newline alone, so that line tools read it.

use std::io::{self, Write};

use csv::WriterBuilder;

use super::cell;
use crate::field::Sheet;

/// Writes a sheet as CSV.
///
/// # Errors
///
/// What `out` fails with.
pub fn write(out: &mut dyn Write, header: bool, sheet: Sheet<'_>) -> io::Result<()> {
    let mut csv = WriterBuilder::new().from_writer(out);
    if header {
        csv.write_record(sheet.columns.iter().map(|column| column.key))?;
    }
    for row in sheet.rows {
        csv.write_record(row.iter().map(|value| cell(value).into_owned()))?;
    }
    csv.flush()
}
