//! The Mercator projection, and where projected points lie in a picture.

// Those of the standard library would load the system's libm at every start.
use libm::{atanh, sin};

/// Longitude and latitude in degrees; projected, distances east and north in radians; in a picture,
/// distances from its left and its top.
pub type Point = (f64, f64);

/// The latitude, in degrees, at which a map of the world is cut off to be square.
const MAX_LATITUDE: f64 = 85.05;

/// The Mercator projection of a sphere of radius 1: J. P. Snyder, *Map Projections: A Working
/// Manual*, USGS Professional Paper 1395, 1987, equations 7-1 and 7-2a.
pub fn mercator((longitude, latitude): Point) -> Point {
    let latitude = latitude.clamp(-MAX_LATITUDE, MAX_LATITUDE);
    (longitude.to_radians(), atanh(sin(latitude.to_radians())))
}

/// The bounding box of points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    min: Point,
    max: Point,
}

impl Extent {
    /// The smallest box that holds all points.
    pub(super) fn of(points: &[Point]) -> Self {
        let first = points.first().copied().unwrap_or_default();
        let (mut min, mut max) = (first, first);
        for (x, y) in points {
            min = (min.0.min(*x), min.1.min(*y));
            max = (max.0.max(*x), max.1.max(*y));
        }
        Self { min, max }
    }

    /// The box with room for names, even around a single point.
    pub(super) fn padded(mut self) -> Self {
        let (width, height) = self.size();
        let margin = width.max(height) / 20.0 + 0.001;
        self.min = (self.min.0 - 3.0 * margin, self.min.1 - margin);
        self.max = (self.max.0 + 3.0 * margin, self.max.1 + margin);
        self
    }

    /// Whether a point lies in the box, or no further from it than a margin.
    pub(super) fn contains(self, (x, y): Point, margin: f64) -> bool {
        (self.min.0 - margin..=self.max.0 + margin).contains(&x)
            && (self.min.1 - margin..=self.max.1 + margin).contains(&y)
    }

    /// The width and height of the box.
    pub(super) fn size(self) -> Point {
        (self.max.0 - self.min.0, self.max.1 - self.min.1)
    }

    /// Where a point lies in a picture of a size that shows the box in the middle, as large as it
    /// fits within a margin.
    pub(super) fn fit(self, size: (i32, i32), margin: i32, (x, y): Point) -> Point {
        let (width, height) = self.size();
        let within = |length| f64::from(length - 2 * margin);
        let scale = (within(size.0) / width).min(within(size.1) / height);
        let left = f64::from(size.0) / 2.0 - scale * self.min.0.midpoint(self.max.0);
        let top = f64::from(size.1) / 2.0 + scale * self.min.1.midpoint(self.max.1);
        (left + scale * x, top - scale * y)
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "it saturates")]
pub(super) fn round(value: f64) -> i32 {
    value.round() as i32
}

/// A count of columns or rows as a coordinate.
pub(super) fn int(size: usize) -> i32 {
    i32::try_from(size).unwrap_or(i32::MAX)
}
