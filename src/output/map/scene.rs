//! What a map shows, laid flat.
//!
//! Knows which cities are named and where all of them lie. Does not know what it is drawn with.

use textwrap::core::display_width;

use super::coast::Coast;
use super::projection::{Extent, Point, Projection};
use crate::dataset::City;
use crate::text::{escape, is_control, shorten};

/// A map of cities: some named, the others in the background.
#[derive(Debug)]
pub struct Map {
    /// What it is called.
    pub(super) title: String,
    /// What part of that it shows; empty where it shows all.
    pub(super) subtitle: String,
    /// Whom to credit for what, a line each.
    pub(super) credits: Vec<String>,
    /// What the cities are called that are named, as it may be shown.
    pub(super) names: Vec<String>,
    /// Where the named lie on the plane, in the same order, then where the others lie.
    pub(super) points: Vec<Point>,
    /// The coast; empty elsewhere in the world.
    pub(super) coast: Vec<Vec<Point>>,
    /// The borders, likewise.
    pub(super) borders: Vec<Vec<Point>>,
    /// The box about it all; none where there is nothing.
    pub(super) extent: Option<Extent>,
}

/// The most of a name, and of a title or credit, that a picture shows, in characters.
const LONGEST_NAME: usize = 40;
const LONGEST_TEXT: usize = 200;

/// The most credits that a picture shows.
const MOST_CREDITS: usize = 8;

/// How many names a map lists that it has no room for.
const LISTED: usize = 5;

impl Map {
    /// A map that names some cities and shows `others` as dots. Those of which no place is known
    /// are left out. The subtitle may be empty.
    pub fn new<'a>(
        title: &str,
        subtitle: &str,
        credits: impl IntoIterator<Item = &'a str>,
        named: &[&City],
        others: &[&City],
    ) -> Self {
        let named: Vec<&City> = (named.iter().copied())
            .filter(|city| city.place().is_some())
            .collect();
        let cities = named.iter().chain(others);
        let places: Vec<Point> = cities.filter_map(|city| city.place()).collect();
        let mut coast = Coast::embedded();
        let meridian = coast.meridian_about(places.iter().copied());
        let meridian = meridian.filter(|_| !places.is_empty());
        let projection = meridian.map_or_else(
            || Projection::Mercator(middle(&places)),
            Projection::TransverseMercator,
        );
        if meridian.is_none() {
            coast = Coast::default();
        }
        let flat = |line: &Vec<Point>| -> Vec<Point> {
            let points = line.iter();
            points
                .map(|&(east, north)| projection.project(north, east))
                .collect()
        };
        let points = flat(&places);
        let rings: Vec<_> = coast.rings.iter().map(flat).collect();
        let source = Some(&*coast.source).filter(|source| !source.is_empty());
        let coastal = source.map(|source| format!("Coast: {source}"));
        let credits = credits.into_iter().take(MOST_CREDITS);
        let credits = credits.map(|credit| shown(credit, LONGEST_TEXT));
        Self {
            title: shown(title, LONGEST_TEXT),
            subtitle: shown(subtitle, LONGEST_TEXT),
            credits: coastal.into_iter().chain(credits).collect(),
            names: named
                .iter()
                .map(|city| shown(&city.name, LONGEST_NAME))
                .collect(),
            extent: Extent::of(points.iter().chain(rings.iter().flatten()).copied()),
            points,
            coast: rings,
            borders: coast.borders.iter().map(flat).collect(),
        }
    }

    /// What is said of the names that found no room, if any: the first of them, and how many more
    /// there are.
    pub(super) fn without<T>(&self, places: &[Option<T>]) -> Option<String> {
        let names = self.names.iter().zip(places);
        let names = names.filter(|(_, place)| place.is_none());
        let names: Vec<&str> = names.map(|(name, _)| &**name).collect();
        let first = names.iter().take(LISTED).copied().collect::<Vec<_>>();
        let more = match names.len() - first.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let list = first.join(", ");
        (!list.is_empty()).then(|| format!("No room to name {list}{more}"))
    }
}

/// A text as a picture may show it: on one line, without control characters, and short.
fn shown(text: &str, longest: usize) -> String {
    let short = |text: &str, longest| {
        let short = shorten(text, longest);
        shorten(&escape(&short, is_control), longest).into_owned()
    };
    let shown = short(text, longest);
    if display_width(&shown) > longest {
        // Wide characters take twice the room.
        short(text, longest / 2)
    } else {
        shown
    }
}

/// The meridian opposite to the widest gap between longitudes, in degrees, so that the edge of the
/// map parts no neighbours.
fn middle(places: &[Point]) -> f64 {
    let longitudes = places.iter().map(|place| place.0.rem_euclid(360.0));
    let mut longitudes: Vec<f64> = longitudes.collect();
    longitudes.sort_by(f64::total_cmp);
    let around = longitudes.first().map(|first| first + 360.0);
    let next = longitudes.iter().copied().skip(1).chain(around);
    let gaps = longitudes.iter().copied().zip(next);
    gaps.max_by(|(a, b), (c, d)| (b - a).total_cmp(&(d - c)))
        .map_or(0.0, |(from, to)| from.midpoint(to) - 180.0)
}
