//! A map in characters: Braille dots for the coast, a mark and a name for each city.
//!
//! Knows columns, rows and colours. Does not know where a name is best set.

use std::collections::HashSet;
use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::display_width;

use super::boxes::Rect;
use super::canvas::Canvas;
use super::labels::{self, Room};
use super::projection::{Frame, Point, whole};
use super::scene::Map;
use crate::output::style::{ASIDE, COAST, HEADING, MARK};
use crate::output::target::Target;
use crate::output::wrap::wrap;

/// Draws a map as wide as the target, and no taller than it less the line of the prompt.
pub(crate) fn write(out: &mut dyn Write, target: &Target, map: &Map) -> io::Result<()> {
    let Some(grid) = Grid::new(map, target) else {
        return Ok(());
    };
    let (mut coast, mut borders) = (grid.lines(&map.coast, 1), grid.lines(&map.borders, 3));
    let marks = grid.marks(&map.points);
    // A blank on either side parts a name from dots and marks.
    let size = |name: &String| (i32::try_from(display_width(name)).unwrap_or(0) + 2, 1);
    let sizes: Vec<(i32, i32)> = map.names.iter().map(size).collect();
    let hidden = |at: Rect| {
        let dotted = (at.x..at.x + at.w).filter(|x| coast.cell(*x, at.y) != 0);
        i32::try_from(dotted.count()).unwrap_or(0) / 2
    };
    let room = Room {
        bounds: grid.all().grown(1, 0),
        pad: 1,
        cost: &hidden,
    };
    let places = labels::place(&marks, &sizes, &room);

    let mut pieces = Vec::new();
    for (index, at) in marks.into_iter().enumerate() {
        let is_named = index < map.names.len();
        let (style, text) = if is_named {
            (MARK, "●")
        } else {
            (ASIDE, "∘")
        };
        pieces.push(Piece { at, style, text });
    }
    for (text, place) in map.names.iter().zip(&places) {
        let Some(place) = *place else { continue };
        for x in place.x..place.x + place.w {
            coast.clear(x, place.y);
            borders.clear(x, place.y);
        }
        let (at, style) = (place.grown(-1, 0), HEADING);
        pieces.push(Piece { at, style, text });
    }
    let rows = grid.rows(pieces, &coast, &borders, target);
    let blank = |row: &&String| row.is_empty();
    let above = rows.iter().take_while(blank).count();
    let below = rows.iter().rev().take_while(blank).count();
    for row in rows.iter().take(rows.len() - below).skip(above) {
        writeln!(out, "{row}")?;
    }
    let without = map.without(&places).into_iter();
    for line in without.flat_map(|text| wrap(&text, Some(target.width), "", "")) {
        writeln!(out, "{}", target.paint(ASIDE, &line))?;
    }
    Ok(())
}

/// How many columns a map has at its sides where it could be wider but not taller.
const ASIDES: i32 = 12;

/// The margin about points without a coast, and the height of their map at the least, in dots: for
/// the names of the outermost.
const MARGIN: f64 = 8.0;
const LEAST: f64 = 40.0;

/// The most columns of a map.
const WIDEST: i32 = 1000;

/// The cells of a picture, and how a map lies on their dots.
struct Grid {
    width: i32,
    height: i32,
    frame: Frame,
}

/// A text that stands in a row.
struct Piece<'a> {
    at: Rect,
    style: Style,
    text: &'a str,
}

impl Grid {
    fn new(map: &Map, target: &Target) -> Option<Self> {
        let extent = map.extent?;
        let width = i32::try_from(target.width).unwrap_or(WIDEST);
        let mut width = width.clamp(1, WIDEST);
        let (margin, least) = if map.coast.is_empty() {
            (MARGIN, LEAST)
        } else {
            (0.0, 0.0)
        };
        let slope = extent.slope().min(1.5);
        let tall = slope * (f64::from(2 * width) - 2.0 * margin) + 2.0 * margin;
        let rows = target.rows.and_then(|rows| i32::try_from(rows).ok());
        let most = rows.map_or(i32::MAX, |rows| rows - 1);
        let height = (whole(tall.max(least)) / 4 + 1).min(most).max(1);
        if !map.coast.is_empty() {
            width = width.min(whole(f64::from(2 * height) / slope) + 2 * ASIDES);
        }
        let (wide, tall) = (f64::from(2 * width - 1), f64::from(4 * height - 1));
        Some(Self {
            width,
            height,
            frame: Frame::fit(&extent, wide, tall, margin.min(f64::from(height))),
        })
    }

    fn all(&self) -> Rect {
        Rect {
            x: 0,
            y: 0,
            w: self.width,
            h: self.height,
        }
    }

    fn dot(&self, point: Point) -> (i32, i32) {
        let (x, y) = self.frame.at(point);
        (whole(x), whole(y))
    }

    /// The cells of marks: each its own, or a free one beside it where another is there already.
    fn marks(&self, points: &[Point]) -> Vec<Rect> {
        let mut taken = HashSet::new();
        let mark = |point: &Point| {
            let (x, y) = self.dot(*point);
            let (column, row) = (x / 2, y / 4);
            let rows = row - 1..=row + 1;
            let cells = rows.flat_map(|y| (column - 1..=column + 1).map(move |x| Rect::unit(x, y)));
            let free = cells.filter(|at| at.overlaps(self.all()) && !taken.contains(&(at.x, at.y)));
            // Twice the way from the dot to the middle of a cell.
            let way = |at: &Rect| (4 * at.x + 1 - 2 * x).pow(2) + (8 * at.y + 3 - 2 * y).pow(2);
            let at = free.min_by_key(way).unwrap_or(Rect::unit(column, row));
            taken.insert((at.x, at.y));
            at
        };
        points.iter().map(mark).collect()
    }

    /// Lines in every `step`-th dot, without turns and isles too small to be made out.
    fn lines(&self, lines: &[Vec<Point>], step: usize) -> Canvas {
        let mut canvas = Canvas::new(self.width, self.height);
        for line in lines {
            let mut dots: Vec<(i32, i32)> = Vec::new();
            for (x, y) in line.iter().map(|point| self.dot(*point)) {
                let is_near = |last: &(i32, i32)| (x - last.0).abs().max((y - last.1).abs()) < 2;
                if !dots.last().is_some_and(is_near) {
                    dots.push((x, y));
                }
            }
            if dots.len() > 3 || step > 1 {
                dots.extend(line.last().map(|point| self.dot(*point)));
                canvas.line(&dots, step);
            }
        }
        canvas
    }

    /// The rows: texts, and dots between them.
    fn rows(
        &self,
        mut pieces: Vec<Piece>,
        coast: &Canvas,
        borders: &Canvas,
        target: &Target,
    ) -> Vec<String> {
        // Of marks in one cell the first is shown: the sort is stable, and the named come first.
        let place = |piece: &Piece| (piece.at.y, piece.at.x);
        pieces.sort_by_key(place);
        pieces.dedup_by_key(|piece| place(piece));
        let mut pieces = pieces.into_iter().peekable();
        let row = |row| {
            let mut runs = Runs::default();
            let mut column = 0;
            while column < self.width {
                if let Some(piece) = pieces.next_if(|piece| place(piece) == (row, column)) {
                    runs.push(piece.style, piece.text);
                    column += piece.at.w;
                    continue;
                }
                let (coast, border) = (coast.cell(column, row), borders.cell(column, row));
                let braille = char::from_u32(0x2800 + u32::from(coast | border));
                let braille = braille.unwrap_or(' ').to_string();
                match (coast, border) {
                    (0, 0) => runs.push(Style::new(), " "),
                    (0, _) => runs.push(ASIDE, &braille),
                    _ => runs.push(COAST, &braille),
                }
                column += 1;
            }
            runs.painted(target)
        };
        (0..self.height).map(row).collect()
    }
}

/// Texts in a row, neighbours of one style joined.
#[derive(Default)]
struct Runs(Vec<(Style, String)>);

impl Runs {
    fn push(&mut self, style: Style, text: &str) {
        match self.0.last_mut() {
            Some((last, run)) if *last == style => run.push_str(text),
            _ => self.0.push((style, text.to_owned())),
        }
    }

    /// The row without blanks at its end.
    fn painted(mut self, target: &Target) -> String {
        self.0.pop_if(|(style, _)| *style == Style::new());
        let runs = self.0.iter();
        runs.map(|(style, text)| target.paint(*style, text))
            .collect()
    }
}
