//! Where names are set: beside their marks, on no mark and no other name.
//!
//! Knows boxes. Does not know what stands in them, nor what a unit is.

use super::boxes::{Rect, Taken};

/// Where names may stand, and how.
pub(super) struct Room<'a> {
    /// No name leaves it.
    pub(super) bounds: Rect,
    /// What every name's width has of blank on either side.
    pub(super) pad: i32,
    /// What a place costs, such as for what it hides; places about a mark differ by 0 to 7.
    pub(super) cost: &'a dyn Fn(Rect) -> i32,
}

/// So many names are set by search; more are set one by one, each where it is free.
const SEARCHED: usize = 24;
/// How many places a search tries before it takes the best that it has found; it has found one
/// after as many as there are.
const TRIES: u32 = 30_000;
/// What a name costs that is not set.
const UNSET: i32 = 100_000;

/// Sets a name of each size (width and height) beside the mark of the same index. Further marks
/// have no name and are only kept clear. A name that finds no room is `None`.
pub(super) fn place(marks: &[Rect], sizes: &[(i32, i32)], room: &Room) -> Vec<Option<Rect>> {
    let mut taken = Taken::new(room.bounds);
    for mark in marks {
        taken.take(*mark);
    }
    let labels = marks.iter().zip(sizes);
    if sizes.len() > SEARCHED {
        let set = labels.map(|(mark, size)| {
            let mut places = places(*mark, *size, room.pad).map(|(_, at)| at);
            let free = places.find(|at| taken.is_free(*at))?;
            taken.take(free);
            Some(free)
        });
        return set.collect();
    }
    let options = labels.map(|(mark, size)| {
        // A name that touches another's mark might be taken for that one's.
        let strangers = |at: Rect| {
            let about = at.grown(mark.w, mark.h);
            let others = marks[..sizes.len()].iter().filter(|other| *other != mark);
            4 * i32::from(others.into_iter().any(|other| other.overlaps(about)))
        };
        let free = places(*mark, *size, room.pad).filter(|(_, at)| taken.is_free(*at));
        let mut options: Vec<_> = free
            .map(|(cost, at)| (cost + (room.cost)(at) + strangers(at), at))
            .collect();
        options.sort_by_key(|(cost, _)| *cost);
        options
    });
    Search::new(options.collect()).run()
}

/// The places about a mark with their costs, the best first: right, left, above, below, E. Imhof's
/// order (*Die Anordnung der Namen in der Karte*, 1962), with level before slanting.
fn places(mark: Rect, (w, h): (i32, i32), pad: i32) -> impl Iterator<Item = (i32, Rect)> {
    let (right, left) = (mark.x + mark.w, mark.x - w);
    let middle = mark.x + (mark.w - w).div_euclid(2);
    // Begins or ends as its mark does.
    let (from, to) = (mark.x - pad, mark.x + mark.w + pad - w);
    let level = mark.y + (mark.h - h).div_euclid(2);
    let (above, below) = (level - h, level + h);
    [
        (0, right, level),
        (1, left, level),
        (3, middle, above),
        (3, from, above),
        (3, to, above),
        (4, middle, below),
        (4, from, below),
        (4, to, below),
        (6, right, above),
        (6, left, above),
        (7, right, below),
        (7, left, below),
    ]
    .into_iter()
    .map(move |(cost, x, y)| (cost, Rect { x, y, w, h }))
}

/// Branch and bound: the cheapest set of places of which no two overlap.
struct Search {
    /// The places of each label, the cheapest first.
    options: Vec<Vec<(i32, Rect)>>,
    /// The labels, the most constrained first.
    order: Vec<usize>,
    /// What the labels from here on cost at the least.
    least: Vec<i32>,
    now: Vec<Option<Rect>>,
    found: Vec<Option<Rect>>,
    best: i32,
    tries: u32,
}

impl Search {
    fn new(options: Vec<Vec<(i32, Rect)>>) -> Self {
        let mut order: Vec<usize> = (0..options.len()).collect();
        order.sort_by_key(|label| options[*label].len());
        let mut least = vec![0; order.len() + 1];
        for (depth, label) in order.iter().enumerate().rev() {
            let cheapest = options[*label].first().map_or(UNSET, |(cost, _)| *cost);
            least[depth] = least[depth + 1] + cheapest;
        }
        Self {
            order,
            least,
            now: vec![None; options.len()],
            found: vec![None; options.len()],
            options,
            best: i32::MAX,
            tries: TRIES,
        }
    }

    fn run(mut self) -> Vec<Option<Rect>> {
        self.descend(0, 0);
        self.found
    }

    fn descend(&mut self, depth: usize, cost: i32) {
        let Some(&label) = self.order.get(depth) else {
            self.best = cost;
            self.found.clone_from(&self.now);
            return;
        };
        let rest = cost + self.least[depth + 1];
        for index in 0..self.options[label].len() {
            let (more, at) = self.options[label][index];
            if rest + more >= self.best || self.tries == 0 {
                return;
            }
            self.tries = self.tries.saturating_sub(1);
            if self.now.iter().flatten().all(|other| !other.overlaps(at)) {
                self.now[label] = Some(at);
                self.descend(depth + 1, cost + more);
                self.now[label] = None;
            }
        }
        if rest + UNSET < self.best {
            self.descend(depth + 1, cost + UNSET);
        }
    }
}
