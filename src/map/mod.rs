//! Maps of cities, drawn in the terminal or as SVG.

mod braille;
mod labels;
pub mod projection;
pub mod svg;
pub mod terminal;

use serde::Deserialize;
use textwrap::core::display_width;

use self::projection::{Extent, Point, central_meridian, mercator};
use crate::dataset::City;
use crate::text::{escape, is_control, list, shorten};

/// The longest name, and the longest title or credit, in columns.
const MAX_NAME: usize = 40;
const MAX_TEXT: usize = 200;

const MAX_CREDITS: usize = 8;

/// A map: cities with their names, others in the background, and the coast if there is one.
#[derive(Debug)]
pub struct Map {
    title: String,
    subtitle: String,
    credits: Vec<String>,
    names: Vec<String>,
    /// The projected places: those of the named cities in the order of `names`, then the others.
    points: Vec<Point>,
    land: Land,
    extent: Extent,
}

impl Map {
    /// A map of named and of other cities. Those without coordinates are left out.
    pub fn new(
        title: &str,
        subtitle: &str,
        credits: &[String],
        named: &[&City],
        others: &[&City],
    ) -> Self {
        let cities = named.iter().chain(others);
        let mut points: Vec<Point> = cities
            .filter_map(|city| city.longitude.zip(city.latitude))
            .collect();
        let named = named.iter().filter(|city| city.longitude.is_some());
        let mut land = Land::around(&points);
        let meridian = central_meridian(&points);
        for point in points.iter_mut().chain(land.points_mut()) {
            *point = mercator(meridian, *point);
        }
        let mut extent = Extent::of(&[&*points, &land.coast.concat()].concat());
        if land.coast.is_empty() {
            extent = extent.padded();
        }
        let credits = credits.iter().take(MAX_CREDITS);
        let credits = credits.map(|credit| printable(credit, MAX_TEXT));
        Self {
            title: printable(title, MAX_TEXT),
            subtitle: printable(subtitle, MAX_TEXT),
            credits: land.credit.iter().cloned().chain(credits).collect(),
            names: named.map(|city| printable(&city.name, MAX_NAME)).collect(),
            points,
            land,
            extent,
        }
    }

    /// The height of the map for a width of 1.
    fn aspect(&self) -> f64 {
        let (width, height) = self.extent.size();
        (height / width).clamp(0.3, 1.5)
    }

    /// Lists the names without a label, if there are any.
    fn unplaced<T>(&self, labels: &[Option<T>]) -> Option<String> {
        let labels = self.names.iter().zip(labels);
        let unplaced = labels.filter(|(_, label)| label.is_none());
        let names = list(unplaced.map(|(name, _)| name.clone()), "and");
        (!names.is_empty()).then(|| format!("No room to name {names}"))
    }
}

/// Lines of longitudes and latitudes, from `data/coast.json`.
#[derive(Debug, Default, Deserialize)]
struct Land {
    credit: Option<String>,
    coast: Vec<Vec<Point>>,
    borders: Vec<Vec<Point>>,
}

/// How far outside the extent of the coast a place may lie, in degrees.
const OFFSHORE: f64 = 0.25;

impl Land {
    /// The embedded coast if all places lie there, else none.
    fn around(places: &[Point]) -> Self {
        let land: Self = serde_json::from_str(include_str!("../../data/coast.json"))
            .expect("the embedded coast is valid");
        let extent = Extent::of(&land.coast.concat());
        let mut places = places.iter();
        if places.len() == 0 || places.any(|place| !extent.contains(*place, OFFSHORE)) {
            return Self::default();
        }
        land
    }

    fn points_mut(&mut self) -> impl Iterator<Item = &mut Point> {
        self.coast.iter_mut().chain(&mut self.borders).flatten()
    }
}

/// A text on one line without control characters, shortened to columns.
fn printable(text: &str, columns: usize) -> String {
    let escaped = escape(text, is_control);
    // Wide characters take two columns each.
    let is_wide = display_width(&shorten(&escaped, columns)) > columns;
    shorten(&escaped, if is_wide { columns / 2 } else { columns })
}
