//! The coast that the program carries, and where it lies.
//!
//! Knows longitudes and latitudes. Does not know how they are laid flat, nor what lies on them.

use serde::Deserialize;

use super::projection::{Extent, Point};

/// Lines of points: longitude, then latitude, in degrees.
type Lines = Vec<Vec<Point>>;

/// A coast, and borders within it.
#[derive(Default, Deserialize)]
pub(super) struct Coast {
    /// Whom to credit.
    pub(super) source: String,
    /// Closed rings.
    #[serde(rename = "coast")]
    pub(super) rings: Lines,
    /// Open lines.
    pub(super) borders: Lines,
}

/// How far off the coast a place may lie and still belong to it, in degrees: as far as a coast so
/// simplified is not to be trusted.
const OFFSHORE: f64 = 0.25;

impl Coast {
    /// The coast that the program carries, read anew.
    ///
    /// # Panics
    ///
    /// Never: the tests draw it.
    pub(super) fn embedded() -> Self {
        let coast = serde_json::from_str(include_str!("../../../data/coast.json"));
        coast.expect("the tests draw the coast")
    }

    /// The meridian in its middle, in degrees, if every place lies there; places are longitude,
    /// then latitude.
    pub(super) fn meridian_about(&self, mut places: impl Iterator<Item = Point>) -> Option<f64> {
        let extent = Extent::of(self.rings.iter().flatten().copied())?;
        let holds_all = places.all(|place| extent.holds(place, OFFSHORE));
        holds_all.then_some(extent.middle().0)
    }
}
