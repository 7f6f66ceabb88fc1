//! GitHub Flavored Markdown.

use std::io::{self, Write};

use super::{Table, Terminal, cell::readable};

/// Writes a table.
pub fn write(out: &mut dyn Write, terminal: &Terminal, table: Table) -> io::Result<()> {
    let columns = &table.columns;
    if table.has_header {
        let titles = columns.iter().map(|column| column.title.clone());
        writeln!(out, "{}", terminal.clean(&line(titles)))?;
        writeln!(out, "{}|", "| --- ".repeat(columns.len()))?;
    }
    for row in table.rows {
        let cell = |(column, value)| readable(column, value, &table.names, &Terminal::FILE);
        let line = line(columns.iter().zip(&row).map(cell));
        writeln!(out, "{}", terminal.clean(&line))?;
    }
    Ok(())
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells = cells.map(|cell| format!("| {} ", escape(&cell).replace('\n', "<br>")));
    cells.collect::<String>() + "|"
}

/// A text with backslashes before what Markdown reads as markup. In a URL only `|` and `<` are
/// escaped: with a backslash it would be another one.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        let urls = ["https://", "http://"].map(|scheme| word.find(scheme));
        let url = urls.into_iter().flatten().min();
        for (at, c) in word.char_indices() {
            match c {
                '\r' => escaped.push(' '),
                '|' => escaped.push_str("\\|"),
                '<' => escaped.push_str("&lt;"),
                c if url.is_some_and(|start| at >= start) => escaped.push(c),
                '&' => escaped.push_str("&amp;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '~' => escaped.extend(['\\', c]),
                c => escaped.push(c),
            }
        }
    }
    escaped
}
