//! Tables for people, fitted to the width of the terminal. Where it is too narrow, each record is a
//! block of lines instead.

use std::io::{self, Write};

use comfy_table::CellAlignment::Right;
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use serde_json::Value;
use textwrap::core::display_width;

use super::style::{BOLD, DIM};
use super::{Column, Table, Terminal, cell::readable, page::wrap_facts, wrap::wrap};
use crate::text::join;

/// The space between columns.
const GAP: usize = 2;

/// A column of longer text is not made narrower than this.
const NARROWEST: usize = 16;

/// Writes a table.
pub fn write(out: &mut dyn Write, terminal: &Terminal, table: Table) -> io::Result<()> {
    // comfy-table panics over some of the escape sequences that a cell may hold.
    let mut terminal = *terminal;
    terminal.escapes = true;
    let columns = table.columns;
    let values: Vec<Vec<Value>> = table.rows.collect();
    let cell = |(column, value): (&Column, &Value)| {
        let text = readable(column, value, &table.names, &terminal);
        match &*text {
            "" => terminal.paint(DIM, "–"),
            _ => text,
        }
    };
    let row = |row: &Vec<Value>| columns.iter().zip(row).map(cell).collect();
    let rows: Vec<Vec<String>> = values.iter().map(row).collect();
    let mut least = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let cells = rows.iter().map(|row| &*row[index]);
        least.push(least_width(cells.chain([&*column.title])));
    }
    // Every column but the last has a gap behind it.
    if table.is_single || least.iter().map(|it| it + GAP).sum::<usize>() > terminal.width + GAP {
        let blocks = rows.iter().map(|row| block(&columns, row, &terminal));
        return write!(out, "{}", join(blocks, "\n"));
    }

    let mut grid = comfy_table::Table::new();
    let rule = LineStyle::none().fill('─');
    grid.load_style(TableStyle::new().header_separator(rule));
    grid.set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(to_u16(terminal.width));
    if table.has_header {
        let title = |column: &Column| terminal.paint(BOLD, &column.title);
        grid.set_header(columns.iter().map(title));
    }
    grid.add_rows(rows);
    for (index, column) in grid.column_iter_mut().enumerate() {
        let gap = if index + 1 == columns.len() { 0 } else { GAP };
        column.set_padding((0, to_u16(gap)));
        let least = Width::Fixed(to_u16(least[index] + gap));
        column.set_constraint(ColumnConstraint::LowerBoundary(least));
        if values.iter().any(|row| row[index].is_number()) {
            column.set_cell_alignment(Right);
        }
    }
    for line in grid.lines() {
        let line = line.trim_end();
        let rule = line.starts_with('─').then(|| terminal.paint(DIM, line));
        writeln!(out, "{}", rule.as_deref().unwrap_or(line))?;
    }
    Ok(())
}

/// The width that a column needs to be read: its longest word, or a short line of text.
fn least_width<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let mut least = 0;
    for line in cells.flat_map(str::lines) {
        let words = line.split_whitespace().map(display_width);
        let word = words.max().unwrap_or(0);
        least = least.max(display_width(line).min(NARROWEST)).max(word);
    }
    least
}

fn to_u16(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The lines of a record as a block: its name if it has one, and the other values under it.
fn block(columns: &[Column], row: &[String], terminal: &Terminal) -> String {
    let width = Some(terminal.width);
    let (mut block, mut facts) = (String::new(), Vec::new());
    for (column, cell) in columns.iter().zip(row) {
        if column.field == "name" {
            block = wrap(cell, width, "", "") + "\n";
        } else {
            facts.push((terminal.paint(DIM, &column.title), cell.clone()));
        }
    }
    for line in wrap_facts(&facts, width) {
        block += &(line + "\n");
    }
    block
}
