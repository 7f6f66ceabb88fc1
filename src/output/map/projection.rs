//! From degrees to a plane, and from the plane to a picture.
//!
//! Both projections are conformal, on a sphere of radius 1, after J. P. Snyder, *Map Projections:
//! A Working Manual*, USGS Professional Paper 1395, 1987. Does not know what lies where.

// The functions of the system are a shared library more to load at every start.
use libm::{asinh, atan2, atanh, cos, sin, tan};

/// How the globe is laid flat, about a central meridian in degrees.
#[derive(Debug, Clone, Copy)]
pub enum Projection {
    /// Equations 8-1 and 8-3 with a scale of 1: true to shape and nearly to size in a country that
    /// is taller than wide, as the Ordnance Survey's grid is. For places near the meridian.
    TransverseMercator(f64),
    /// Equations 7-1 and 7-2a: for the whole world, whose poles it cuts off.
    Mercator(f64),
}

/// A point of the plane, in radians along the meridian or the equator, or of a picture, in its
/// units. On the plane the second goes northwards, in a picture downwards.
pub type Point = (f64, f64);

/// The latitude, in degrees, where a Mercator map of the world is as tall as wide.
const NORTHERNMOST: f64 = 85.05;

impl Projection {
    /// Where a place lies on the plane, given its latitude and longitude in degrees.
    pub fn project(self, latitude: f64, longitude: f64) -> Point {
        match self {
            Self::TransverseMercator(meridian) => {
                let (phi, lambda) = (latitude.to_radians(), (longitude - meridian).to_radians());
                let b = cos(phi) * sin(lambda);
                (atanh(b), atan2(tan(phi), cos(lambda)))
            }
            Self::Mercator(meridian) => {
                let east = (longitude - meridian + 180.0).rem_euclid(360.0) - 180.0;
                let phi = latitude.clamp(-NORTHERNMOST, NORTHERNMOST).to_radians();
                (east.to_radians(), asinh(tan(phi)))
            }
        }
    }
}

/// The box about a set of points of the plane.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    low: Point,
    high: Point,
}

impl Extent {
    /// The smallest box that holds the points, if there are any.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |extent, at| {
            let Self { low, high } = extent.unwrap_or(Self { low: at, high: at });
            Some(Self {
                low: (low.0.min(at.0), low.1.min(at.1)),
                high: (high.0.max(at.0), high.1.max(at.1)),
            })
        })
    }

    /// Whether a point lies within, or `by` outside.
    pub fn holds(&self, (x, y): Point, by: f64) -> bool {
        (self.low.0 - by..=self.high.0 + by).contains(&x)
            && (self.low.1 - by..=self.high.1 + by).contains(&y)
    }

    /// The point in the middle.
    pub fn middle(&self) -> Point {
        (
            self.low.0.midpoint(self.high.0),
            self.low.1.midpoint(self.high.1),
        )
    }

    /// How tall the box is for its width; 0 for a single point.
    pub fn slope(&self) -> f64 {
        let slope = (self.high.1 - self.low.1) / (self.high.0 - self.low.0);
        if slope.is_nan() { 0.0 } else { slope }
    }
}

/// An extent set into the middle of a picture as large as it goes, its shape kept.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    scale: f64,
    left: f64,
    top: f64,
}

impl Frame {
    /// Fits an extent into `width` by `height` units of a picture, `margin` left free on each side.
    pub fn fit(extent: &Extent, width: f64, height: f64, margin: f64) -> Self {
        let inner = |size: f64| (size - 2.0 * margin).max(0.0);
        let (wide, tall) = (extent.high.0 - extent.low.0, extent.high.1 - extent.low.1);
        let scale = (inner(width) / wide).min(inner(height) / tall);
        // A single point has no size, and lies in the middle at any scale.
        let scale = if scale.is_finite() { scale } else { 0.0 };
        let (x, y) = extent.middle();
        Self {
            scale,
            left: width / 2.0 - scale * x,
            top: height / 2.0 + scale * y,
        }
    }

    /// Where a point of the plane lies in the picture, from its left and its top.
    pub fn at(&self, (x, y): Point) -> Point {
        (self.left + self.scale * x, self.top - self.scale * y)
    }
}

/// The unit of a picture that a length or a place is nearest to.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a place in a picture, which is small; and it saturates"
)]
pub(super) fn whole(value: f64) -> i32 {
    value.round() as i32
}
