//! Tables for people: no vertical rules, fitted to the width, wrapped at words.
//!
//! Where the columns would be too narrow to read, each record becomes a block of lines instead.

use std::io::{self, Write};

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};
use textwrap::core::display_width;

use super::format::Layout;
use super::page::Page;
use super::sheet::{Explained, Sheet, Value, explained, items};
use super::style::{ASIDE, HEADING, MATCHED};
use super::target::Target;

/// The space between columns.
const GAP: usize = 2;

/// What stands in a cell of which nothing is known.
const NOTHING: &str = "–";

/// Writes a sheet as a table, or as a block of lines a record where the target is narrow.
pub fn write(
    out: &mut dyn Write,
    layout: Layout,
    target: &Target,
    sheet: Sheet<'_>,
) -> io::Result<()> {
    let titles: Vec<String> = sheet
        .columns
        .iter()
        .map(|column| column.title.clone().into_owned())
        .collect();
    let mut numeric = vec![false; titles.len()];
    let mut rows = Vec::new();
    for row in sheet.rows {
        for (numeric, value) in numeric.iter_mut().zip(&row) {
            *numeric |= matches!(value, Value::Count(_) | Value::Number(_));
        }
        rows.push(row.iter().map(|value| cell(value, target)).collect());
    }
    for (index, _) in numeric.iter().enumerate().filter(|(_, numeric)| **numeric) {
        align_decimals(
            rows.iter_mut()
                .filter_map(|row: &mut Vec<_>| row.get_mut(index)),
        );
    }
    let grid = Grid {
        titles,
        numeric,
        rows,
        narrowest: layout.narrowest,
    };
    if layout.single || grid.least_width(layout.header) > target.width {
        grid.write_blocks(out, layout.header, target)
    } else {
        grid.write_table(out, layout.header, target)
    }
}

/// A table's text, before it is laid out.
struct Grid {
    titles: Vec<String>,
    /// The columns that are set to the right.
    numeric: Vec<bool>,
    rows: Vec<Vec<String>>,
    /// A column of longer text is not made narrower than this.
    narrowest: usize,
}

impl Grid {
    fn column(&self, index: usize, header: bool) -> impl Iterator<Item = &str> {
        let title = header.then(|| &*self.titles[index]).into_iter();
        title.chain(self.rows.iter().map(move |row| &*row[index]))
    }

    /// The narrowest that a column is still readable, in columns of the target: its longest word,
    /// or a short line of text.
    fn least(&self, index: usize, header: bool) -> usize {
        let lines = || self.column(index, header).flat_map(str::lines);
        let longest = lines().map(display_width).max().unwrap_or(0);
        let words = lines().flat_map(|line| line.split(' '));
        let word = words.map(display_width).max().unwrap_or(0);
        word.max(longest.min(self.narrowest))
    }

    fn least_width(&self, header: bool) -> usize {
        let columns = 0..self.titles.len();
        let widths = columns.map(|index| self.least(index, header) + GAP);
        widths.sum::<usize>().saturating_sub(GAP)
    }

    fn write_table(self, out: &mut dyn Write, header: bool, target: &Target) -> io::Result<()> {
        let least: Vec<usize> = (0..self.titles.len())
            .map(|index| self.least(index, header))
            .collect();
        let mut table = Table::new();
        table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(target.width).unwrap_or(u16::MAX));
        if header {
            let titles = self.titles.iter().zip(&self.numeric);
            table.set_header(titles.map(|(title, numeric)| {
                Cell::new(target.paint(HEADING, title)).set_alignment(alignment(*numeric))
            }));
        }
        for row in self.rows {
            let cells = row.into_iter().zip(&self.numeric);
            table.add_row(
                cells.map(|(cell, numeric)| Cell::new(cell).set_alignment(alignment(*numeric))),
            );
        }
        for (index, (column, least)) in table.column_iter_mut().zip(least).enumerate() {
            let gap = if index == 0 { 0 } else { GAP };
            let least = u16::try_from(least + gap).unwrap_or(u16::MAX);
            column.set_padding((u16::try_from(gap).unwrap_or(0), 0));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        for line in table.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Each record a block: the first value as its heading, the others under it.
    fn write_blocks(self, out: &mut dyn Write, header: bool, target: &Target) -> io::Result<()> {
        let label = self.titles.iter().skip(1).map(|title| display_width(title));
        let label = if header {
            label.max().unwrap_or(0) + GAP
        } else {
            0
        };
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            let mut page = Page::of_cells(out, target);
            for (column, cell) in row.iter().enumerate() {
                if column == 0 {
                    page.heading(cell)?;
                } else if header {
                    page.labelled(&self.titles[column], label, cell)?;
                } else {
                    page.indented(GAP, cell)?;
                }
            }
        }
        Ok(())
    }
}

/// Gives numbers as many decimals as the one that has most.
fn align_decimals<'a>(cells: impl Iterator<Item = &'a mut String>) {
    let decimals = |cell: &String| {
        cell.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    let mut cells: Vec<&mut String> = cells.filter(|cell| *cell != NOTHING).collect();
    let most = cells.iter().map(|cell| decimals(cell)).max().unwrap_or(0);
    for cell in cells.iter_mut().filter(|cell| decimals(cell) < most) {
        if decimals(cell) == 0 {
            cell.push('.');
        }
        cell.push_str(&"0".repeat(most - decimals(cell)));
    }
}

fn alignment(numeric: bool) -> CellAlignment {
    if numeric {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    }
}

/// What stands in a cell: an item of a list a line, matched words painted.
fn cell(value: &Value, target: &Target) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::Matches(matches) => {
            let passages = explained(matches);
            let lines = passages.iter().map(|found| match_line(found, target));
            let lines: Vec<String> = lines.collect();
            lines.join("\n")
        }
        Value::List(_) | Value::Themes(_) => items(value).join(", "),
        value => items(value).join("\n"),
    };
    if text.is_empty() {
        NOTHING.to_owned()
    } else {
        text
    }
}

/// Where a match stands, and its passage.
fn match_line(found: &Explained, target: &Target) -> String {
    let label = format!("{}:", found.label);
    let mut line = format!("{} ", target.paint(ASIDE, &label));
    let characters: Vec<char> = found.text.chars().collect();
    let mut at = 0;
    for range in &found.ranges {
        let start = range.start.max(at);
        line.extend(&characters[at..start]);
        let matched: String = characters[start..range.end.max(start)].iter().collect();
        // Word by word, so that a style never runs over the end of a line.
        let words: Vec<_> = matched
            .split(' ')
            .map(|word| target.paint(MATCHED, word))
            .collect();
        line.push_str(&words.join(" "));
        at = range.end.max(start);
    }
    line.extend(&characters[at..]);
    line
}
