//! Line drawing in Braille characters, each of which holds two by four dots.

use std::collections::HashMap;

/// Dots, by the column and row of the character that holds them.
#[derive(Default)]
pub(super) struct Canvas(HashMap<(i32, i32), u8>);

impl Canvas {
    /// Draws every `spacing`-th dot of a line through points.
    pub(super) fn line(&mut self, points: &[(i32, i32)], spacing: usize) {
        // How many dots the line has so far, drawn or not.
        let mut dots = 0;
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (width, height) = (to.0 - from.0, to.1 - from.1);
            let steps = width.abs().max(height.abs());
            for step in 0..steps {
                // `distance * step / steps`, rounded to the nearest whole number.
                let rounded = |distance: i32| (2 * distance * step + steps).div_euclid(2 * steps);
                if dots % spacing == 0 {
                    self.dot(from.0 + rounded(width), from.1 + rounded(height));
                }
                dots += 1;
            }
        }
    }

    fn dot(&mut self, x: i32, y: i32) {
        // Unicode numbers the lowest dots last: Braille had six.
        let bit = match (x.rem_euclid(2), y.rem_euclid(4)) {
            (0, 3) => 6,
            (_, 3) => 7,
            (column, row) => 3 * column + row,
        };
        let cell = (x.div_euclid(2), y.div_euclid(4));
        *self.0.entry(cell).or_default() |= 1 << bit;
    }

    /// The cells that have dots, with their characters.
    pub(super) fn characters(&self) -> impl Iterator<Item = ((i32, i32), char)> {
        let cells = self.0.iter();
        cells.filter_map(|(cell, dots)| Some((*cell, char::from_u32(0x2800 + u32::from(*dots))?)))
    }
}
