//! Greedy label placement: each name beside its mark, clear of all marks and of other names.

use std::collections::HashSet;

/// A column and a row.
pub(super) type Cell = (i32, i32);

/// Where a label stands.
pub(super) struct Label {
    /// Left of its mark (0), centred on it (1) or right (2).
    pub(super) side: usize,
    /// Above its mark (-1), level with it (0) or below (1).
    pub(super) level: i32,
    /// The first cell of its middle row.
    pub(super) start: Cell,
}

/// Places a label of each width, which includes a blank cell at either end, beside the mark of the
/// same index: in turn, where it hides the fewest cells. A label without room is `None`.
///
/// Marks reach `radius` cells beyond their own, labels twice as far above and below their row.
pub(super) fn place(
    size: Cell,
    radius: i32,
    marks: &[Cell],
    widths: impl Iterator<Item = i32>,
    hides: impl Fn(Cell) -> bool,
) -> Vec<Option<Label>> {
    let mut taken = HashSet::new();
    for (x, y) in marks {
        taken.extend(block((x - radius, *y), 2 * radius + 1, radius));
    }
    let mut labels = Vec::new();
    for (mark, width) in marks.iter().zip(widths) {
        let cells = |label: &Label| block(label.start, width, 2 * radius);
        let is_free = |cell: Cell| {
            let is_inside = (-1..=size.0).contains(&cell.0) && (0..size.1).contains(&cell.1);
            is_inside && !taken.contains(&cell)
        };
        let cost = |label: &Label| cells(label).filter(|cell| hides(*cell)).count() / 2;
        let places = candidates(*mark, width, radius).enumerate();
        let free = places.filter(|(_, label)| cells(label).all(is_free));
        let best = free.min_by_key(|(rank, label)| rank + cost(label));
        let label = best.map(|(_, label)| label);
        taken.extend(label.iter().flat_map(cells));
        labels.push(label);
    }
    labels
}

/// The sides and levels of labels, best first: right, left, those above, those below.
const SIDES: [usize; 8] = [2, 0, 0, 2, 1, 0, 2, 1];
const LEVELS: [i32; 8] = [0, 0, -1, -1, -1, 1, 1, 1];

/// The labels that a mark may have, best first.
fn candidates((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Label> {
    let left = [x - radius - width, x - width / 2, x + radius + 1];
    let places = SIDES.into_iter().zip(LEVELS);
    places.map(move |(side, level)| Label {
        side,
        level,
        start: (left[side], y + level * (4 * radius + 1)),
    })
}

/// The cells of a block, given the first of its middle row.
fn block((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Cell> {
    (y - radius..=y + radius).flat_map(move |y| (x..x + width).map(move |x| (x, y)))
}
