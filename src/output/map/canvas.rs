//! Dots in Braille: cells of two by four (Unicode U+2800 to U+28FF).
//!
//! Knows dots and lines. Does not know what they show.

/// Dots, addressed from the top left; those outside are not drawn.
pub(super) struct Canvas {
    columns: i32,
    cells: Vec<u8>,
}

/// Which bit of a cell is which dot of its two columns, from the top.
const BITS: [[u8; 4]; 2] = [[0, 1, 2, 6], [3, 4, 5, 7]];

impl Canvas {
    /// An empty canvas of so many cells.
    pub(super) fn new(columns: i32, rows: i32) -> Self {
        let size = usize::try_from(columns.max(0) * rows.max(0));
        Self {
            columns,
            cells: vec![0; size.unwrap_or(0)],
        }
    }

    fn index(&self, column: i32, row: i32) -> Option<usize> {
        let is_inside = (0..self.columns).contains(&column);
        let index = usize::try_from(row * self.columns + column).ok();
        index.filter(|_| is_inside)
    }

    fn cell_mut(&mut self, column: i32, row: i32) -> Option<&mut u8> {
        let index = self.index(column, row)?;
        self.cells.get_mut(index)
    }

    /// The dots of a cell, as bits of its character; none outside.
    pub(super) fn cell(&self, column: i32, row: i32) -> u8 {
        let cell = self
            .index(column, row)
            .and_then(|index| self.cells.get(index));
        cell.copied().unwrap_or(0)
    }

    /// Takes all dots off a cell.
    pub(super) fn clear(&mut self, column: i32, row: i32) {
        if let Some(cell) = self.cell_mut(column, row) {
            *cell = 0;
        }
    }

    /// Draws a line through dots, every `step`-th of it (J. E. Bresenham, *Algorithm for computer
    /// control of a digital plotter*, 1965).
    pub(super) fn line(&mut self, points: &[(i32, i32)], step: usize) {
        let mut steps = (0..step).cycle();
        for pair in points.windows(2) {
            let ((mut x, mut y), (to_x, to_y)) = (pair[0], pair[1]);
            let (wide, tall) = ((to_x - x).abs(), -(to_y - y).abs());
            let mut error = wide + tall;
            while (x, y) != (to_x, to_y) {
                if steps.next() == Some(0) {
                    self.dot(x, y);
                }
                let twice = 2 * error;
                if twice >= tall {
                    error += tall;
                    x += (to_x - x).signum();
                }
                if twice <= wide {
                    error += wide;
                    y += (to_y - y).signum();
                }
            }
        }
    }

    fn dot(&mut self, x: i32, y: i32) {
        if let Some(cell) = self.cell_mut(x.div_euclid(2), y.div_euclid(4)) {
            let column = BITS[usize::from(x & 1 == 1)];
            *cell |= 1 << column[usize::try_from(y & 3).unwrap_or(0)];
        }
    }
}
