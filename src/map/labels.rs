//! Greedy label placement: each name beside its mark, clear of all marks and of other names.

use std::collections::HashSet;

/// A column and a row.
pub(super) type Cell = (i32, i32);

/// Where a label stands.
pub(super) struct Label {
    /// An index: 0 if it is left of its mark, 1 if centred on it, 2 if right of it.
    pub(super) side: usize,
    /// Rows of text below its mark: -1 if it is above, 0 if level with it, 1 if below.
    pub(super) level: i32,
    /// The first cell of its middle row.
    pub(super) start: Cell,
}

/// Places a label beside each mark, one after another; one that has no room is `None`. A width
/// includes a blank cell at either end. `hides` says whether a label over a cell would hide
/// something that is drawn there.
///
/// A mark takes `radius` cells on every side of its own; a label `2 * radius` rows above and below
/// its middle row.
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
            // The blank cells at the ends may lie one column outside.
            let is_inside = (-1..=size.0).contains(&cell.0) && (0..size.1).contains(&cell.1);
            is_inside && !taken.contains(&cell)
        };
        // Two hidden cells are as bad as the next best place.
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

/// Where a label may stand, best first. Read the two as columns: right, left; above on the left, on
/// the right and centred; below on the left, on the right and centred.
const SIDES: [usize; 8] = [2, 0, 0, 2, 1, 0, 2, 1];
const LEVELS: [i32; 8] = [0, 0, -1, -1, -1, 1, 1, 1];

/// The labels that a mark may have, best first.
fn candidates((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Label> {
    // By side: where a label begins.
    let starts = [x - radius - width, x - width / 2, x + radius + 1];
    let places = SIDES.into_iter().zip(LEVELS);
    places.map(move |(side, level)| Label {
        side,
        level,
        start: (starts[side], y + level * (4 * radius + 1)),
    })
}

/// The cells of a block, given the first of its middle row.
fn block((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Cell> {
    (y - radius..=y + radius).flat_map(move |y| (x..x + width).map(move |x| (x, y)))
}
