//! A map as a picture for a page or a report: SVG, light or dark as the reader's screen is.
//!
//! Knows pixels, colours and XML. Does not know where a name is best set.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::boxes::Rect;
use super::labels::{self, Room};
use super::projection::{Frame, Point, whole};
use super::scene::Map;
use crate::output::wrap::wrap;

/// How wide the picture is, and its free edge, in pixels.
const WIDTH: i32 = 640;
const EDGE: i32 = 20;
/// The sizes of texts, in pixels.
const NAME: i32 = 16;
const TITLE: i32 = 22;
const SUBTITLE: i32 = 15;
const CREDIT: i32 = 12;
/// Blank on either side of a name, in pixels.
const PAD: i32 = 4;
/// The radius of a mark, in pixels.
const RADIUS: i32 = 5;

const STYLE: &str = "\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;fill:#1b2733}
.sea{fill:#eaf1f6}.land{fill:#fdfdfb;stroke:#9fb0bf;stroke-width:.8;stroke-linejoin:round}
.border{fill:none;stroke:#b3bcc4;stroke-width:.9;stroke-dasharray:3 3}
.mark{fill:#b3261e;stroke:#fff;stroke-width:1.4}.other{fill:#9aa7b3}
.name{font-weight:600;stroke:#fdfdfb;stroke-width:3.5px;stroke-linejoin:round;paint-order:stroke}
.title{font-weight:700}.subtitle,.credit{fill:#5b6875}
@media(prefers-color-scheme:dark){text{fill:#e8edf2}.sea{fill:#10171e}
.land{fill:#222d37;stroke:#4d5f70}.border{stroke:#56646f}.mark{fill:#ff8a75;stroke:#10171e}
.other{fill:#62717e}.name{stroke:#222d37}.subtitle,.credit{fill:#93a1ae}}
";

/// Writes a map as a picture.
pub(crate) fn write(out: &mut dyn Write, map: &Map) -> io::Result<()> {
    let title = lines(&map.title, TITLE, BOLD);
    let subtitle = lines(&map.subtitle, SUBTITLE, PLAIN);
    let below = EDGE + tall(&title, TITLE);
    let sheet = Sheet::new(map, below + tall(&subtitle, SUBTITLE));
    let places = sheet.places(map);
    let mut credits = map.credits.clone();
    credits.splice(..0, map.without(&places));
    let credits = lines(&credits.join("\n"), CREDIT, PLAIN);
    let bottom = sheet.top + sheet.height + EDGE;
    let height = bottom + tall(&credits, CREDIT) + EDGE / 2;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n\
         <rect class=\"sea\" width=\"{WIDTH}\" height=\"{height}\" rx=\"8\"/>",
        escaped(&map.title)
    )?;
    sheet.path(out, "land", &map.coast, "Z")?;
    sheet.path(out, "border", &map.borders, "")?;
    let (named, others) = map.points.split_at(map.names.len());
    for (class, points, radius) in [("other", others, 3), ("mark", named, RADIUS)] {
        for point in points {
            let (x, y) = sheet.at(*point);
            writeln!(
                out,
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>"
            )?;
        }
    }
    for ((name, point), place) in map.names.iter().zip(named).zip(&places) {
        let Some(place) = *place else { continue };
        let (x, anchor) = anchor(sheet.mark(*point), place);
        let anchor = format!(" text-anchor=\"{anchor}\"");
        text(out, "name", NAME, (x, place.y + NAME - 1), &anchor, name)?;
    }
    for (class, lines, size, top) in [
        ("title", title, TITLE, EDGE),
        ("subtitle", subtitle, SUBTITLE, below),
        ("credit", credits, CREDIT, bottom),
    ] {
        for (line, y) in lines.iter().zip((top + size..).step_by(step(size))) {
            text(out, class, size, (EDGE, y), "", line)?;
        }
    }
    writeln!(out, "</svg>")
}

/// Where the map lies in the picture.
struct Sheet {
    top: i32,
    height: i32,
    frame: Option<Frame>,
}

impl Sheet {
    fn new(map: &Map, top: i32) -> Self {
        let wide = f64::from(WIDTH - 2 * EDGE);
        let slope = map.extent.map_or(0.0, |extent| extent.slope());
        let tall = wide * slope.clamp(0.3, 1.5);
        // A coast gives names room; without one they stand beside the outermost points.
        let margin = if map.coast.is_empty() { 2 * EDGE } else { 0 };
        let fit = |extent| Frame::fit(&extent, wide, tall, f64::from(margin));
        Self {
            top: top + EDGE / 2,
            height: whole(tall),
            frame: map.extent.map(fit),
        }
    }

    fn at(&self, point: Point) -> Point {
        let (x, y) = self.frame.map_or((0.0, 0.0), |frame| frame.at(point));
        (x + f64::from(EDGE), y + f64::from(self.top))
    }

    /// The box about a mark.
    fn mark(&self, point: Point) -> Rect {
        let (x, y) = self.at(point);
        let mark = Rect {
            x: whole(x),
            y: whole(y),
            w: 0,
            h: 0,
        };
        mark.grown(RADIUS + 1, RADIUS + 1)
    }

    /// Where the names stand.
    fn places(&self, map: &Map) -> Vec<Option<Rect>> {
        let marks: Vec<Rect> = map.points.iter().map(|point| self.mark(*point)).collect();
        let size = |name: &String| (length(name) + 2 * PAD, NAME + 4);
        let sizes: Vec<(i32, i32)> = map.names.iter().map(size).collect();
        let bounds = Rect {
            x: 0,
            y: self.top - EDGE / 2,
            w: WIDTH,
            h: self.height + EDGE,
        };
        let room = Room {
            bounds,
            pad: PAD,
            cost: &|_| 0,
        };
        labels::place(&marks, &sizes, &room)
    }

    fn path(
        &self,
        out: &mut dyn Write,
        class: &str,
        lines: &[Vec<Point>],
        end: &str,
    ) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        write!(out, "<path class=\"{class}\" d=\"")?;
        for line in lines {
            let mut sign = 'M';
            for point in line {
                let (x, y) = self.at(*point);
                write!(out, "{sign}{x:.1} {y:.1}")?;
                sign = ' ';
            }
            write!(out, "{end}")?;
        }
        writeln!(out, "\"/>")
    }
}

/// Where a name is held, as its width is but an estimate: at the side of its mark.
fn anchor(mark: Rect, place: Rect) -> (i32, &'static str) {
    if place.x >= mark.x - PAD {
        (place.x + PAD, "start")
    } else if place.x + place.w <= mark.x + mark.w + PAD {
        (place.x + place.w - PAD, "end")
    } else {
        (place.x + place.w / 2, "middle")
    }
}

fn text(
    out: &mut dyn Write,
    class: &str,
    size: i32,
    (x, y): (i32, i32),
    more: &str,
    text: &str,
) -> io::Result<()> {
    let text = escaped(text);
    writeln!(
        out,
        "<text class=\"{class}\" font-size=\"{size}\" x=\"{x}\" y=\"{y}\"{more}>{text}</text>"
    )
}

/// How wide a letter is at the most, on average, in hundredths of its size: as in `DejaVu Sans`, the
/// widest of the fonts that are likely.
const BOLD: i32 = 69;
const PLAIN: i32 = 60;

/// How wide a name is at the most, in pixels.
fn length(name: &str) -> i32 {
    i32::try_from(display_width(name)).unwrap_or(0) * NAME * BOLD / 100 + 1
}

/// The lines of a text, as wide as the picture.
fn lines(text: &str, size: i32, wide: i32) -> Vec<String> {
    let columns = usize::try_from((WIDTH - 2 * EDGE) * 100 / (size * wide)).ok();
    let lines = wrap(text, columns, "", "").into_iter();
    lines.filter(|line| !line.is_empty()).collect()
}

/// How far apart lines of text stand, in pixels.
fn step(size: i32) -> usize {
    usize::try_from(size * 13 / 10).unwrap_or(1)
}

/// How tall lines of text are, in pixels.
fn tall(lines: &[String], size: i32) -> i32 {
    i32::try_from(lines.len() * step(size)).unwrap_or(0)
}

/// A text for XML 1.0, which has no name for some characters; control characters it has none of.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
    }
    escaped
}
