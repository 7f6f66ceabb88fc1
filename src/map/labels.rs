//! Greedy label placement: each name beside its mark, clear of all marks and of other names.

use std::collections::{HashMap, HashSet};

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

/// The cost of a place next to another mark, whose name it might be taken for: a corner that is
/// clear of others is better than a place above that is not.
const AMBIGUOUS: usize = 3;

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
    let mut owners = HashMap::new();
    for (owner, (x, y)) in marks.iter().enumerate() {
        let cells = block((x - radius, *y), 2 * radius + 1, radius);
        owners.extend(cells.map(|cell| (cell, owner)));
    }
    let mut taken = HashSet::new();
    let mut labels = Vec::new();
    for (owner, (mark, width)) in marks.iter().zip(widths).enumerate() {
        let cells = |label: &Label| block(label.start, width, 2 * radius);
        let is_free = |cell: Cell| {
            let is_inside = (-1..=size.0).contains(&cell.0) && (0..size.1).contains(&cell.1);
            is_inside && !owners.contains_key(&cell) && !taken.contains(&cell)
        };
        let cost = |label: &Label| {
            let reach = 2 * radius + 1;
            let (x, y) = label.start;
            let mut near = block((x - reach, y), width + 2 * reach, 2 * radius + reach);
            let is_other = |cell: Cell| owners.get(&cell).is_some_and(|other| *other != owner);
            let hidden = cells(label).filter(|cell| hides(*cell)).count() / 2;
            hidden + if near.any(is_other) { AMBIGUOUS } else { 0 }
        };
        let places = candidates(*mark, width, radius).enumerate();
        let free = places.filter(|(_, label)| cells(label).all(is_free));
        let best = free.min_by_key(|(rank, label)| rank + cost(label));
        let label = best.map(|(_, label)| label);
        taken.extend(label.iter().flat_map(cells));
        labels.push(label);
    }
    labels
}

/// The places about a mark, best first: right, left, those above, those below. The one on the mark
/// itself is never free.
fn candidates((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Label> {
    let left = [x - radius - width, x - width / 2, x + radius + 1];
    let sides = [0, -1, 1].into_iter();
    let sides = sides.flat_map(|level| [1, 2, 0].map(|side| (side, level)));
    sides.map(move |(side, level)| Label {
        side,
        level,
        start: (left[side], y + level * (4 * radius + 1)),
    })
}

/// The cells of a block, given the first of its middle row.
fn block((x, y): Cell, width: i32, radius: i32) -> impl Iterator<Item = Cell> {
    (y - radius..=y + radius).flat_map(move |y| (x..x + width).map(move |x| (x, y)))
}
