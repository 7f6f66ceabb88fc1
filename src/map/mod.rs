//! Maps of cities, drawn in the terminal or as SVG.

mod braille;
mod labels;
pub mod projection;
pub mod svg;
pub mod terminal;

use serde::Deserialize;
use textwrap::core::display_width;

use self::projection::{Extent, Point, mercator};
use crate::dataset::{City, Dataset, Filter};
use crate::text::{escape, is_control, list, shorten};

/// The longest name, in columns.
const LONGEST_NAME: usize = 40;

/// The longest title or credit, in columns.
const LONGEST_TEXT: usize = 200;

/// How many credits of the dataset a map shows at most.
const MOST_CREDITS: usize = 8;

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
    /// A map of the cities of a filter with their names, and of others. Those without coordinates
    /// are left out.
    pub fn new(dataset: &Dataset, filter: &Filter, named: &[&City], others: &[&City]) -> Self {
        let point = |city: &&City| city.longitude.zip(city.latitude);
        let mut points: Vec<Point> = named.iter().chain(others).filter_map(point).collect();
        // Across the date line, if that way is shorter.
        let eastward = points.iter().map(|(x, y)| (x.rem_euclid(360.0), *y));
        let eastward: Vec<Point> = eastward.collect();
        if Extent::of(&eastward).size().0 + 1.0 < Extent::of(&points).size().0 {
            points = eastward;
        }
        let named = named.iter().filter(|city| city.longitude.is_some());
        let labels = named.map(|city| printable(&city.name, LONGEST_NAME));
        let mut land = Land::around(&points);
        let lines = land.coast.iter_mut().chain(&mut land.borders);
        for point in points.iter_mut().chain(lines.flatten()) {
            *point = mercator(*point);
        }
        let mut extent = Extent::of(&[&*points, &land.coast.concat()].concat());
        if land.coast.is_empty() {
            extent = extent.padded();
        }
        let source = dataset.source.clone().unwrap_or_default();
        let title = source.title.as_deref().unwrap_or("Cities");
        let credits = source.attribution.iter().take(MOST_CREDITS);
        let credits = credits.map(|credit| printable(credit, LONGEST_TEXT));
        Self {
            title: printable(title, LONGEST_TEXT),
            subtitle: printable(&subtitle(filter), LONGEST_TEXT),
            credits: land.credit.iter().cloned().chain(credits).collect(),
            names: labels.collect(),
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
}

/// What a filter asks for.
fn subtitle(filter: &Filter) -> String {
    let themes: Vec<&str> = filter.themes.iter().map(|theme| &*theme.name).collect();
    let (nations, regions) = (filter.nations.join(" or "), filter.regions.join(" or "));
    let mut parts = vec![themes.join(" + "), nations, regions];
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// A text on one line without control characters, shortened to columns.
fn printable(text: &str, columns: usize) -> String {
    let escaped = escape(text, is_control);
    // Wide characters take two columns each.
    let is_wide = display_width(&shorten(&escaped, columns)) > columns;
    shorten(&escaped, if is_wide { columns / 2 } else { columns })
}
