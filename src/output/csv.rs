//! CSV after RFC 4180, but for line ends: a newline alone, so that line tools read it.
//!
//! Knows rows of cells. Does not know which fields they are of.

use std::io::{self, Write};

use csv::WriterBuilder;

use super::sheet::{Sheet, cell};

/// Writes a sheet as CSV.
pub fn write(out: &mut dyn Write, header: bool, sheet: Sheet<'_>) -> io::Result<()> {
    let mut csv = WriterBuilder::new().from_writer(Unflushed(out));
    if header {
        let keys = sheet.columns.iter().map(|column| &*column.key);
        csv.write_record(keys).map_err(io_error)?;
    }
    for row in sheet.rows {
        let cells = row.iter().map(|value| cell(value).into_owned());
        csv.write_record(cells).map_err(io_error)?;
    }
    csv.flush()
}

/// A stream that is not flushed: with an answer that comes to nothing, a closed pipe is to be met
/// where those of all formats are.
struct Unflushed<'w>(&'w mut dyn Write);

impl Write for Unflushed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The error of the stream itself: the csv crate's own conversion hides its kind.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
