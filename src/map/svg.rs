//! The map as an SVG picture for a page or a report, light or dark as the reader's screen is.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::Map;
use super::labels::{Cell, Label, place};
use super::projection::{Point, int, round};
use crate::{output::wrap::wrap, text::join};

// All lengths are in pixels.
const WIDTH: i32 = 640;
const EDGE: i32 = 20;

/// A class of texts, and its size.
type Font = (&'static str, i32);

const TITLE: Font = ("title", 22);
const SUBTITLE: Font = ("subtitle", 15);
const NAME: Font = ("name", 16);
const CREDIT: Font = ("credit", 12);

/// The average width of a letter, in percent of its size: `DejaVu` Sans Bold, the widest font that
/// is likely.
const LETTER: i32 = 69;

/// The cells in which labels are placed: three by three hold a mark, five a line of text.
const CELL: i32 = 4;

const STYLE: &str = include_str!("svg.css");

/// Writes a map as a picture.
pub fn write(out: &mut dyn Write, map: &Map) -> io::Result<()> {
    let mut picture = Picture {
        body: String::new(),
        bottom: EDGE,
    };
    picture.paragraph(TITLE, &map.title);
    picture.paragraph(SUBTITLE, &map.subtitle);
    let labels = picture.add_map(map);
    for line in map.unplaced(&labels).iter().chain(&map.credits) {
        picture.paragraph(CREDIT, line);
    }
    let height = picture.bottom + EDGE / 2;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n\
         <rect class=\"sea\" width=\"{WIDTH}\" height=\"{height}\" rx=\"8\"/>\n{}</svg>",
        escape(&map.title),
        picture.body,
    )
}

/// A picture that grows downwards.
struct Picture {
    body: String,
    bottom: i32,
}

impl Picture {
    /// Adds a text, wrapped within the margins.
    fn paragraph(&mut self, font: Font, text: &str) {
        let (_, size) = font;
        let columns = usize::try_from((WIDTH - 2 * EDGE) * 100 / (size * LETTER)).ok();
        let lines = wrap(text, columns, "", "");
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let baseline = self.bottom + size;
            self.body += &text_at((EDGE.into(), baseline.into()), font, "start", line);
            self.bottom += size * 13 / 10;
        }
    }

    /// Adds the map itself, and returns its labels.
    fn add_map(&mut self, map: &Map) -> Vec<Option<Label>> {
        let size = (WIDTH, round(f64::from(WIDTH) * map.aspect()));
        let top = self.bottom;
        self.bottom += size.1;
        let at = |point: &Point| {
            let (x, y) = map.extent.fit(size, EDGE, *point);
            (x, y + f64::from(top))
        };
        self.body += &paths("land", &map.land.coast, at);
        self.body += &paths("border", &map.land.borders, at);
        let points: Vec<Point> = map.points.iter().map(at).collect();
        let (named, others) = points.split_at(map.names.len());
        self.body += &circles("other", 3, others);
        self.body += &circles("mark", 5, named);

        let cell = |(x, y): &Point| (round(*x) / CELL, (round(*y) - top) / CELL);
        let marks: Vec<Cell> = points.iter().map(cell).collect();
        // With a blank of more than a cell at either end.
        let width = |name: &String| int(display_width(name)) * NAME.1 * LETTER / 100 / CELL + 4;
        let widths = map.names.iter().map(width);
        // Behind a name nothing needs to stay visible: it has an outline.
        let labels = place((size.0 / CELL, size.1 / CELL), 1, &marks, widths, |_| false);
        for ((name, (x, y)), label) in map.names.iter().zip(named).zip(&labels) {
            if let Some(Label { side, level, .. }) = label {
                // By side: the distance from the mark, and which end of the text is there.
                let (dx, anchor) = [(-10.0, "end"), (0.0, "middle"), (10.0, "start")][*side];
                // A baseline 5 pixels lower centres the letters; a row of text takes 20.
                let y = y + 5.0 + f64::from(20 * level);
                self.body += &text_at((x + dx, y), NAME, anchor, name);
            }
        }
        labels
    }
}

fn text_at((x, y): Point, (class, size): Font, anchor: &str, text: &str) -> String {
    let text = escape(text);
    format!(
        "<text class=\"{class}\" font-size=\"{size}\" x=\"{x:.1}\" y=\"{y:.1}\" \
         text-anchor=\"{anchor}\">{text}</text>\n"
    )
}

fn circles(class: &str, radius: i32, points: &[Point]) -> String {
    let circle = |(x, y): &Point| {
        format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>\n")
    };
    points.iter().map(circle).collect()
}

fn paths(class: &str, lines: &[Vec<Point>], at: impl Fn(&Point) -> Point) -> String {
    let path = |line: &Vec<Point>| {
        let points = line.iter().map(&at);
        let points = join(points.map(|(x, y)| format!("{x:.1} {y:.1}")), " ");
        format!("<path class=\"{class}\" d=\"M{points}\"/>\n")
    };
    lines.iter().map(path).collect()
}

/// A text for XML 1.0, which does not allow two characters that are not control characters.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
