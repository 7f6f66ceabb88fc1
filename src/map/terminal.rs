//! The map in a terminal: Braille for the coast, a mark and a name for each city.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::display_width;

use super::labels::{Cell, Label, place};
use super::projection::{Point, int, round};
use super::{Map, braille::Canvas};
use crate::output::style::{BOLD, COAST, DIM, MARK};
use crate::output::{Terminal, wrap::wrap};

/// Columns for names at each side of a map that is as tall as the terminal.
const SIDE: i32 = 12;

/// Writes a map as wide as the terminal, and no taller than its rows less that of the prompt.
pub fn write(out: &mut dyn Write, terminal: &Terminal, map: &Map) -> io::Result<()> {
    let mut screen = Screen::new(map, terminal);
    screen.outline(&map.land.borders, 3, DIM);
    screen.outline(&map.land.coast, 1, COAST);
    let labels = screen.cities();
    let rows: Vec<String> = (0..screen.rows).map(|y| screen.row(y, terminal)).collect();
    // Without the blank ones at the top and the bottom.
    for row in rows.join("\n").trim_matches('\n').lines() {
        writeln!(out, "{row}")?;
    }
    if let Some(unplaced) = map.unplaced(&labels) {
        let unplaced = wrap(&unplaced, Some(terminal.width), "", "");
        writeln!(out, "{}", terminal.paint(DIM, &unplaced))?;
    }
    Ok(())
}

/// A map on the cells of a terminal.
struct Screen<'a> {
    map: &'a Map,
    columns: i32,
    rows: i32,
    cells: HashMap<Cell, (Style, String)>,
}

impl<'a> Screen<'a> {
    fn new(map: &'a Map, terminal: &Terminal) -> Self {
        // A cell is twice as tall as wide.
        let tallest = round(f64::from(int(terminal.width)) * map.aspect() / 2.0 + 0.5);
        let rows = tallest.min(terminal.rows.map_or(i32::MAX, int) - 1).max(1);
        let widest = round(f64::from(rows) * 2.0 / map.aspect()) + 2 * SIDE;
        Self {
            map,
            columns: int(terminal.width).min(widest),
            rows,
            cells: HashMap::new(),
        }
    }

    /// The dot of a projected point: a cell has two by four.
    fn dot(&self, point: &Point) -> (i32, i32) {
        let size = (2 * self.columns - 1, 4 * self.rows - 1);
        let (x, y) = self.map.extent.fit(size, 0, *point);
        (round(x), round(y))
    }

    /// Draws every `spacing`-th dot of lines.
    fn outline(&mut self, lines: &[Vec<Point>], spacing: usize, style: Style) {
        let mut canvas = Canvas::default();
        for line in lines {
            let mut dots: Vec<(i32, i32)> = line.iter().map(|point| self.dot(point)).collect();
            // Turns too small to be made out would be blots.
            dots.dedup_by(|(x, y), last| (*x - last.0).abs() < 2 && (*y - last.1).abs() < 2);
            canvas.line(&dots, spacing);
        }
        for (cell, dots) in canvas.characters() {
            self.put(cell, style, &dots.to_string());
        }
    }

    /// Draws marks, and names beside them.
    fn cities(&mut self) -> Vec<Option<Label>> {
        let names = &self.map.names;
        let marks = self.marks();
        let widths = names.iter().map(|name| int(display_width(name)) + 2);
        let hides = |cell| self.cells.contains_key(&cell);
        let labels = place((self.columns, self.rows), 0, &marks, widths, hides);
        for (name, label) in names.iter().zip(&labels) {
            if let Some(label) = label {
                self.label(name, label);
            }
        }
        // In a cell with marks of both kinds, that of a named city is to be seen.
        let (bold, faint) = marks.split_at(names.len());
        for mark in faint {
            self.put(*mark, DIM, "∘");
        }
        for mark in bold {
            self.put(*mark, MARK, "●");
        }
        labels
    }

    /// The cells of the marks: each its own, or a free one next to it.
    fn marks(&self) -> Vec<Cell> {
        let mut taken = HashSet::new();
        let mut marks = Vec::new();
        for point in &self.map.points {
            let (x, y) = self.dot(point);
            let own = (x / 2, y / 4);
            let columns = [0, 1, -1].map(|step| (own.0 + step).clamp(0, self.columns - 1));
            let rows = [0, 1, -1].map(|step| (own.1 + step).clamp(0, self.rows - 1));
            let mut cells = rows.iter().flat_map(|y| columns.map(|x| (x, *y)));
            let mark = cells.find(|cell| taken.insert(*cell));
            marks.push(mark.unwrap_or(own));
        }
        marks
    }

    fn label(&mut self, name: &str, label: &Label) {
        let (x, y) = label.start;
        let last = x + int(display_width(name)) + 1;
        for x in x + 1..last {
            self.put((x, y), BOLD, "");
        }
        // The first cell holds the whole name; the others that it covers are empty.
        self.put((x + 1, y), BOLD, name);
        // Blanks separate the name from dots and marks.
        self.put((x, y), Style::new(), " ");
        self.put((last, y), Style::new(), " ");
    }

    fn put(&mut self, cell: Cell, style: Style, text: &str) {
        self.cells.insert(cell, (style, text.to_owned()));
    }

    /// A row without the blanks at its end.
    fn row(&self, y: i32, terminal: &Terminal) -> String {
        let blank = (Style::new(), " ".to_owned());
        let cells = (0..self.columns).map(|x| self.cells.get(&(x, y)).unwrap_or(&blank));
        let cells: Vec<&(Style, String)> = cells.collect();
        let mut row = String::new();
        for run in cells.chunk_by(|a, b| a.0 == b.0) {
            let text: String = run.iter().map(|(_, text)| &**text).collect();
            row += &terminal.paint(run[0].0, &text);
        }
        row.trim_end().to_owned()
    }
}
