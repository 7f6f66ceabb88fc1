//! Boxes of whole units: cells of a terminal, pixels of a picture.
//!
//! Knows which units are taken. Does not know by what.

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rect {
    /// Left.
    pub(super) x: i32,
    /// Top.
    pub(super) y: i32,
    /// Width.
    pub(super) w: i32,
    /// Height.
    pub(super) h: i32,
}

impl Rect {
    /// The box of one unit.
    pub(super) fn unit(x: i32, y: i32) -> Self {
        Self { x, y, w: 1, h: 1 }
    }

    /// Whether two boxes share more than an edge.
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// The box with `w` more on its left and right, and `h` above and below.
    pub(super) fn grown(self, w: i32, h: i32) -> Self {
        Self {
            x: self.x - w,
            y: self.y - h,
            w: self.w + 2 * w,
            h: self.h + 2 * h,
        }
    }
}

/// Which units of the bounds are taken.
pub(super) struct Taken {
    bounds: Rect,
    units: Vec<bool>,
}

impl Taken {
    /// Bounds that are free.
    pub(super) fn new(bounds: Rect) -> Self {
        let size = |size| usize::try_from(size).unwrap_or(0);
        Self {
            bounds,
            units: vec![false; size(bounds.w) * size(bounds.h)],
        }
    }

    /// The units of a box, row by row, as far as they lie within.
    fn rows(&self, at: Rect) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
        let Rect { x, y, w, h } = self.bounds;
        let (from, to) = ((at.x - x).clamp(0, w), (at.x + at.w - x).clamp(0, w));
        let rows = (at.y - y).clamp(0, h)..(at.y + at.h - y).clamp(0, h);
        rows.map(move |row| {
            let index = |column| usize::try_from(row * w + column).unwrap_or(0);
            index(from)..index(to)
        })
    }

    /// Takes the units of a box.
    pub(super) fn take(&mut self, at: Rect) {
        for row in self.rows(at) {
            self.units[row].fill(true);
        }
    }

    /// Whether a box lies within the bounds, and none of its units is taken.
    pub(super) fn is_free(&self, at: Rect) -> bool {
        let Rect { x, y, w, h } = self.bounds;
        let is_within = at.x >= x && at.y >= y && at.x + at.w <= x + w && at.y + at.h <= y + h;
        is_within && self.rows(at).all(|row| !self.units[row].contains(&true))
    }
}
