//! Tables for people: no vertical rules, fitted to the width, wrapped at words.
//!
//! Knows how wide a column is, with colour as without. Where the columns would be too narrow to
//! read, each record becomes a block of lines instead. Does not know what a value looks like.

use std::io::{self, Write};

use anstyle::Style;
use comfy_table::{Cell, ContentArrangement, Table, TableStyle};
use textwrap::core::display_width;

use super::cell::{shown, words};
use super::format::{Format, Layout};
use super::page::Page;
use super::sheet::{Sheet, Value};
use super::style::{self, ASIDE, HEADING, NAME};
use super::target::Target;
use super::wrap::wrap;

/// The space between columns.
const GAP: usize = 2;

/// Writes a sheet as a table, or as a block of lines a record where the target is narrow.
pub fn write(
    out: &mut dyn Write,
    layout: Layout,
    target: &Target,
    sheet: Sheet<'_>,
) -> io::Result<()> {
    let rows: Vec<Vec<Value>> = sheet.rows.collect();
    // A header over nothing is for those who asked for a table, not for a person who sees none.
    if rows.is_empty() && layout.format == Format::Auto {
        return Ok(());
    }
    let columns = sheet.columns.into_iter().enumerate();
    let columns: Vec<Column> = columns
        .map(|(index, column)| {
            let values = || rows.iter().filter_map(move |row| row.get(index));
            Column {
                title: column.title.into_owned(),
                style: style::column(&column.key),
                numeric: values().any(|value| matches!(value, Value::Count(_) | Value::Number(_))),
                most: values().filter_map(bar).max(),
            }
        })
        .collect();
    let cells = |row: Vec<Value>| -> Vec<String> {
        let row = row.iter().zip(&columns);
        row.map(|(value, column)| shown(value, column.style, column.most.unwrap_or(0), target))
            .collect()
    };
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(cells).collect();
    for (index, _) in columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.numeric)
    {
        align_decimals(rows.iter_mut().filter_map(|row| row.get_mut(index)));
    }
    let grid = Grid {
        columns,
        rows,
        narrowest: layout.narrowest,
    };
    if layout.single || grid.least_width(layout.header) > target.width {
        grid.write_blocks(out, layout.header, target)
    } else {
        grid.write_table(out, layout.header, target)
    }
}

fn bar(value: &Value) -> Option<u64> {
    match value {
        Value::Bar(count) => Some(*count),
        _ => None,
    }
}

/// A column, before it is laid out.
struct Column {
    title: String,
    /// What its values are shown as.
    style: Style,
    /// Whether it is set to the right.
    numeric: bool,
    /// The longest bar, if it has bars.
    most: Option<u64>,
}

impl Column {
    /// A cell of wrapped lines, as wide as the column.
    fn cell(&self, lines: &[String], width: usize) -> Cell {
        let line = |line: &String| {
            let space = " ".repeat(width.saturating_sub(display_width(line)));
            if self.numeric {
                format!("{space}{line}")
            } else {
                format!("{line}{space}")
            }
        };
        Cell::new(lines.iter().map(line).collect::<Vec<_>>().join("\n"))
    }
}

/// Gives numbers as many decimals as the one that has most.
fn align_decimals<'a>(cells: impl Iterator<Item = &'a mut String>) {
    let decimals = |cell: &str| {
        cell.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    let is_number = |cell: &&mut String| cell.ends_with(|c: char| c.is_ascii_digit());
    let mut cells: Vec<&mut String> = cells.filter(is_number).collect();
    let most = cells.iter().map(|cell| decimals(cell)).max().unwrap_or(0);
    for cell in cells.iter_mut().filter(|cell| decimals(cell) < most) {
        if decimals(cell) == 0 {
            cell.push('.');
        }
        cell.push_str(&"0".repeat(most - decimals(cell)));
    }
}

/// A table's text, before it is laid out.
struct Grid {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// A column of longer text is not made narrower than this.
    narrowest: usize,
}

impl Grid {
    /// The lines of a column, as they stand before they are wrapped.
    fn lines(&self, index: usize, header: bool) -> impl Iterator<Item = &str> {
        let title = header.then(|| &*self.columns[index].title).into_iter();
        let cells = title.chain(self.rows.iter().map(move |row| &*row[index]));
        cells.flat_map(str::lines)
    }

    /// The narrowest that a column is still readable, in columns of the target: its longest word,
    /// or a short line of text; all of its longest bar.
    fn least(&self, index: usize, header: bool) -> usize {
        let lines = || self.lines(index, header);
        let longest = lines().map(display_width).max().unwrap_or(0);
        if self.columns[index].most.is_some() {
            return longest;
        }
        let words = lines().flat_map(|line| line.split(' '));
        let word = words.map(display_width).max().unwrap_or(0);
        word.max(longest.min(self.narrowest))
    }

    fn least_width(&self, header: bool) -> usize {
        let columns = 0..self.columns.len();
        let widths = columns.map(|index| self.least(index, header) + GAP);
        widths.sum::<usize>().saturating_sub(GAP)
    }

    /// How wide each column is. The room is shared out evenly, but no column gets more than its
    /// longest line, nor less than it can do with.
    fn widths(&self, header: bool, width: usize) -> Vec<usize> {
        let all = 0..self.columns.len();
        let least: Vec<usize> = all.clone().map(|index| self.least(index, header)).collect();
        let longest = |index| self.lines(index, header).map(display_width).max();
        let longest: Vec<usize> = all
            .clone()
            .map(|index| longest(index).unwrap_or(0))
            .collect();
        let mut widths = vec![0; all.len()];
        let mut room = width.saturating_sub(GAP * all.len().saturating_sub(1));
        let mut open: Vec<usize> = all.collect();
        while !open.is_empty() {
            let share = room / open.len();
            let needed: usize = open.iter().map(|index| least[*index]).sum();
            let is_modest = |index: &usize| {
                longest[*index] <= share && room + least[*index] >= needed + longest[*index]
            };
            let modest = open.iter().position(is_modest);
            let needy = open.iter().position(|index| least[*index] > share);
            let index = open.remove(modest.or(needy).unwrap_or(0));
            widths[index] = if modest.is_some() {
                longest[index]
            } else {
                share.max(least[index])
            };
            room = room.saturating_sub(widths[index]);
        }
        widths
    }

    fn write_table(&self, out: &mut dyn Write, header: bool, target: &Target) -> io::Result<()> {
        let widths = self.widths(header, target.width);
        let mut table = Table::new();
        table.load_style(TableStyle::new());
        // Cells come wrapped, and as wide as their columns: so a table is the same in colour.
        table.set_content_arrangement(ContentArrangement::Disabled);
        let wrapped = |row: &[String]| -> Vec<Vec<String>> {
            let cells = row.iter().zip(&widths);
            cells
                .map(|(cell, width)| wrap(cell, Some(*width), "", ""))
                .collect()
        };
        let rows: Vec<Vec<Vec<String>>> = self.rows.iter().map(|row| wrapped(row)).collect();
        let spaced = rows.iter().flatten().any(|lines| lines.len() > 1);
        let titles = self.columns.iter();
        let titles: Vec<String> = titles
            .map(|column| words(HEADING, &column.title, target))
            .collect();
        let titles = wrapped(&titles);
        let titles_height = titles.iter().map(Vec::len).max().unwrap_or(0);
        for (number, row) in header.then_some(titles).into_iter().chain(rows).enumerate() {
            if spaced && number > usize::from(header) {
                table.add_row([""]);
            }
            let cells = row.iter().zip(&self.columns).zip(&widths);
            table.add_row(cells.map(|((lines, column), width)| column.cell(lines, *width)));
        }
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((if index == 0 { 0 } else { 2 }, 0));
        }
        let gaps = GAP * widths.len().saturating_sub(1);
        let rule = "─".repeat(widths.iter().sum::<usize>() + gaps);
        for (number, line) in table.lines().enumerate() {
            if header && number == titles_height {
                writeln!(out, "{}", target.paint(ASIDE, &rule))?;
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        if header && self.rows.is_empty() {
            writeln!(out, "{}", target.paint(ASIDE, &rule))?;
        }
        Ok(())
    }

    /// Each record a block: its name as the heading, or its first value, the others under it.
    fn write_blocks(self, out: &mut dyn Write, header: bool, target: &Target) -> io::Result<()> {
        let name = self.columns.iter().position(|column| column.style == NAME);
        let heading = name.unwrap_or(0);
        let columns = || self.columns.iter().enumerate();
        let others = columns().filter(|(index, _)| *index != heading);
        let label = others.map(|(_, column)| display_width(&column.title)).max();
        let label = label.unwrap_or(0) + GAP;
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            let mut page = Page::of_cells(out, target);
            match row.get(heading) {
                // A name stands out by itself.
                Some(cell) if name.is_some() => page.indented(0, cell)?,
                Some(cell) => page.heading(cell)?,
                None => {}
            }
            for ((_, column), cell) in columns()
                .zip(row)
                .filter(|((index, _), _)| *index != heading)
            {
                if header {
                    page.labelled(ASIDE, &column.title, label, cell)?;
                } else {
                    page.indented(GAP, cell)?;
                }
            }
        }
        Ok(())
    }
}
