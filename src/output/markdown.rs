//! A table in GitHub Flavored Markdown.
//!
//! Knows what Markdown would read as markup. Does not know what a cell says.

use std::io::{self, Write};

use super::sheet::{Sheet, cell};

/// Writes a sheet as a table: a line a record, with what Markdown would read as markup escaped.
pub fn write(out: &mut dyn Write, header: bool, sheet: Sheet<'_>) -> io::Result<()> {
    if header {
        line(
            out,
            sheet.columns.iter().map(|column| escaped(&column.title)),
        )?;
        line(out, sheet.columns.iter().map(|_| "---".to_owned()))?;
    }
    for row in sheet.rows {
        line(out, row.iter().map(|value| escaped(&cell(value))))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {cell} ")?;
    }
    writeln!(out, "|")
}

/// `text` as it reads in a cell, which is one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("<br>"),
            '\r' => {}
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}
