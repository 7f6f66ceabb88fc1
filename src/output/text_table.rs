//! Tables for people, fitted to the width of the terminal. Where it is too narrow, each record is a
//! block of lines instead.

use std::io::{self, Write};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};
use serde_json::Value;
use textwrap::core::display_width;

use super::style::{BOLD, DIM};
use super::{Column, Table, Terminal, cell::readable, page::wrap_facts, wrap::wrap};
use crate::text::join;

/// The space between columns.
const GAP: usize = 2;

/// A column of longer text is not made narrower than this.
const NARROWEST: usize = 16;

/// What stands in an empty cell.
const NOTHING: &str = "–";

/// Writes a table.
pub fn write(out: &mut dyn Write, terminal: &Terminal, table: Table) -> io::Result<()> {
    let columns = table.columns;
    let values: Vec<Vec<Value>> = table.rows.collect();
    let cell = |(column, value): (&Column, &Value)| {
        let text = readable(column, value, &table.names, terminal);
        if text.is_empty() {
            terminal.paint(DIM, NOTHING)
        } else {
            text
        }
    };
    let row = |row: &Vec<Value>| columns.iter().zip(row).map(cell).collect();
    let rows: Vec<Vec<String>> = values.iter().map(row).collect();
    let Some(widths) = widths(&columns, &rows, terminal).filter(|_| !table.is_single) else {
        let blocks = rows.iter().map(|row| block(&columns, row, terminal));
        return write!(out, "{}", join(blocks, "\n"));
    };

    let mut grid = comfy_table::Table::new();
    let rule = LineStyle::none().fill('─');
    grid.load_style(TableStyle::new().header_separator(rule));
    grid.set_content_arrangement(ContentArrangement::Dynamic);
    if table.has_header {
        let title = |column: &Column| terminal.paint(BOLD, &column.title);
        grid.set_header(columns.iter().map(title));
    }
    grid.add_rows(rows);
    for (index, column) in grid.column_iter_mut().enumerate() {
        let gap = if index + 1 == columns.len() { 0 } else { GAP };
        column.set_padding((0, to_u16(gap)));
        let width = Width::Fixed(to_u16(widths[index] + gap));
        column.set_constraint(ColumnConstraint::Absolute(width));
        if values.iter().any(|row| row[index].is_number()) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in grid.lines() {
        let line = line.trim_end();
        if line.starts_with('─') {
            writeln!(out, "{}", terminal.paint(DIM, line))?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The widths of columns, if they fit the terminal. (comfy-table's own depend on colour.) The widest
/// ones are made narrower until they do; what is left of one that wraps goes to the widest.
fn widths(columns: &[Column], rows: &[Vec<String>], terminal: &Terminal) -> Option<Vec<usize>> {
    let (mut least, mut widths) = (Vec::new(), Vec::new());
    for (index, column) in columns.iter().enumerate() {
        let cells = rows.iter().map(|row| &*row[index]).chain([&*column.title]);
        least.push(least_width(cells.clone()));
        widths.push(widest_line(cells));
    }
    let room = (terminal.width + GAP).checked_sub(GAP * columns.len())?;
    if least.iter().sum::<usize>() > room {
        return None;
    }
    let widest = (0..widths.len()).max_by_key(|index| widths[*index])?;
    let full = widths[widest];
    while widths.iter().sum::<usize>() > room {
        let reducible = (0..widths.len()).filter(|index| widths[*index] > least[*index]);
        let index = reducible.max_by_key(|index| widths[*index])?;
        widths[index] -= 1;
    }
    for index in (0..widths.len()).filter(|index| *index != widest) {
        let cells = rows
            .iter()
            .map(|row| wrap(&row[index], Some(widths[index]), "", ""));
        let cells: Vec<String> = cells.collect();
        widths[index] = widest_line(cells.iter().map(String::as_str)).max(least[index]);
    }
    let spare = room - widths.iter().sum::<usize>();
    widths[widest] = full.min(widths[widest] + spare);
    Some(widths)
}

fn widest_line<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let lines = cells.flat_map(str::lines);
    lines.map(display_width).max().unwrap_or_default()
}

fn to_u16(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The width that a column needs to be read: its longest word, or a short line of text.
fn least_width<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let mut least = 0;
    for line in cells.flat_map(str::lines) {
        let word = line.split_whitespace().map(display_width).max();
        least = least
            .max(display_width(line).min(NARROWEST))
            .max(word.unwrap_or(0));
    }
    least
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
