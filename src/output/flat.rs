//! CSV and TSV: a line per record, lists as text.

use std::io::{self, Write};

use csv::{IntoInnerError, Writer};

use super::{Table, Terminal, cell::flat};
use crate::text::{escape, is_control, join};

/// Writes a table as CSV as in RFC 4180, but with `\n` as the end of a line.
pub fn write_csv(out: &mut dyn Write, terminal: &Terminal, table: Table) -> io::Result<()> {
    write(table, |cells| {
        // In memory: the csv crate would hide which error of a stream it met.
        let mut line = Writer::from_writer(Vec::new());
        line.write_record(cells.iter().map(|cell| terminal.clean(cell)))?;
        out.write_all(&line.into_inner().map_err(IntoInnerError::into_error)?)
    })
}

/// Writes a table as TSV. Tab, newline, carriage return and backslash in a value are written `\t`,
/// `\n`, `\r` and `\\`.
pub fn write_tsv(out: &mut dyn Write, terminal: &Terminal, table: Table) -> io::Result<()> {
    let is_unsafe = |c| terminal.escapes && is_control(c);
    let is_escaped = |c| matches!(c, '\t' | '\n' | '\r' | '\\') || is_unsafe(c);
    write(table, |cells| {
        let cells = cells.iter().map(|cell| escape(cell, is_escaped));
        writeln!(out, "{}", join(cells, "\t"))
    })
}

/// Has each line of a table written by `line`.
fn write(table: Table, mut line: impl FnMut(Vec<String>) -> io::Result<()>) -> io::Result<()> {
    let keys: Vec<String> = table.columns.into_iter().map(|column| column.key).collect();
    if table.has_header {
        line(keys.clone())?;
    }
    for row in table.rows {
        let cells = keys.iter().zip(&row).map(|(key, value)| flat(key, value));
        line(cells.collect())?;
    }
    Ok(())
}
