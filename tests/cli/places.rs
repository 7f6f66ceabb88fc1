//! Where marks and names stand on a map: nowhere better, and where they may.

use std::collections::HashSet;
use std::time::Duration;

use roxmltree::{Document, Node};
use serde_json::Value;

use crate::harness::{Run, command};
use crate::map::{data, over, texts};

/// A box: left, top, right, bottom.
type Area = [i32; 4];

fn overlap(a: Area, b: Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The box about a mark of a picture.
fn mark([x, y]: [i32; 2]) -> Area {
    [x - 6, y - 6, x + 6, y + 6]
}

/// The pixel that a place in a picture is nearest to.
fn pixel(at: f64) -> i32 {
    format!("{at:.0}").parse().unwrap()
}

/// Whether it is clear to which pixel a mark is nearest: half a one, as it is written, may be less.
fn is_clear(mark: &[f64; 2]) -> bool {
    mark.iter().all(|at| (at.fract() - 0.5).abs() > 0.01)
}

/// Where a name may stand.
struct Place {
    area: Area,
    /// Which part of it is held in its place, whatever the font.
    anchor: &'static str,
    /// How much worse it is than the best.
    cost: i32,
}

impl Place {
    /// Where the text is held, and by which part.
    fn holds(&self) -> ([i32; 2], &str) {
        let [left, top, right, _] = self.area;
        let x = match self.anchor {
            "start" => left + 4,
            "end" => right - 4,
            _ => left + (right - left) / 2,
        };
        ([x, top + 15], self.anchor)
    }
}

/// The free places about a mark: level before slanting, right before left, above before below.
fn free(own: Area, name: &str, marks: &[Area]) -> Vec<Place> {
    let [left, top, right, bottom] = own;
    let (blank, tall) = (4, 20);
    let wide = i32::try_from(name.len()).unwrap() * 16 * 69 / 100 + 1 + 2 * blank;
    let beside = [(right, "start"), (left - wide, "end")];
    let over = [
        (left + (right - left - wide).div_euclid(2), "middle"),
        (left - blank, "start"),
        (right + blank - wide, "end"),
    ];
    let level = beside.iter().zip([0, 1]).map(|(at, cost)| (0, *at, cost));
    let others = [(-1, 3), (1, 4)].into_iter().flat_map(|(row, cost)| {
        let over = over.map(|at| (row, at, cost));
        over.into_iter().chain(beside.map(|at| (row, at, cost + 3)))
    });
    let middle = i32::midpoint(top, bottom);
    let places = level.chain(others).map(|(row, (x, anchor), cost)| {
        let y = middle - tall / 2 + row * tall;
        let area = [x, y, x + wide, y + tall];
        Place { area, anchor, cost }
    });
    let is_free = |place: &Place| {
        let is_inside = place.area[0] >= 0 && place.area[2] <= 640;
        is_inside && marks.iter().all(|mark| !overlap(*mark, place.area))
    };
    places.filter(is_free).collect()
}

/// As [`free`], and the worse where a name might be taken for another mark's.
fn about(own: Area, name: &str, marks: &[Area]) -> Vec<Place> {
    let mut places = free(own, name, marks);
    for place in &mut places {
        let [left, top, right, bottom] = place.area;
        let near = [left - 12, top - 12, right + 12, bottom + 12];
        if marks
            .iter()
            .any(|mark| *mark != own && overlap(*mark, near))
        {
            place.cost += 4;
        }
    }
    places
}

/// What a name costs that is not set.
const UNSET: i32 = 100_000;

/// What the best set of places costs of which no two overlap, given what each of the names may
/// choose from, and what is taken by those before.
fn least(names: &[Vec<Place>], taken: &mut Vec<Area>) -> i32 {
    let Some((first, rest)) = names.split_first() else {
        return 0;
    };
    let mut best = UNSET + least(rest, taken);
    for place in first {
        if taken.iter().all(|other| !overlap(place.area, *other)) {
            taken.push(place.area);
            best = best.min(place.cost + least(rest, taken));
            taken.pop();
        }
    }
    best
}

/// A name, with where it is held and by which part.
type Held = (String, [i32; 2], String);

/// The marks of a picture as their middles, and its names.
fn drawn(svg: &str) -> (Vec<[f64; 2]>, Vec<Held>) {
    let svg = Document::parse(svg).unwrap();
    let of = |class| {
        let nodes = svg.descendants();
        nodes.filter(move |node: &Node| node.attribute("class") == Some(class))
    };
    let text = |node: Node, name: &str| node.attribute(name).unwrap().to_owned();
    let mark = |node: Node| ["cx", "cy"].map(|name| text(node, name).parse().unwrap());
    let name = |node: Node| {
        let at = ["x", "y"].map(|name| text(node, name).parse().unwrap());
        (
            node.text().unwrap().to_owned(),
            at,
            text(node, "text-anchor"),
        )
    };
    (
        of("mark").map(mark).collect(),
        of("name").map(name).collect(),
    )
}

/// Numbers below another, as by chance, and always the same.
fn random() -> impl FnMut(u32) -> u32 {
    let mut state = 1_u32;
    move |most| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % most
    }
}

#[test]
fn the_hardest_crowd_takes_no_time() {
    let mut below = random();
    for _ in 0..6 {
        let names: Vec<String> = (b'a'..=b'x')
            .map(|letter| {
                char::from(letter)
                    .to_string()
                    .repeat(usize::try_from(10 + below(12)).unwrap())
            })
            .collect();
        let mut degrees = || f64::from(below(1000)) / 20_000.0;
        let world: Vec<(&str, f64, f64)> = names
            .iter()
            .map(|name| (&**name, 40.0 + degrees(), 20.0 + degrees()))
            .collect();
        for format in ["svg", "table"] {
            let mut map = command(["--data", "-", "map", "-f", format]);
            map.timeout(Duration::from_secs(20));
            assert!(!Run::over(data(&world), &mut map).succeeds().is_empty());
        }
    }
}

#[test]
fn no_names_could_stand_better_about_their_marks() {
    let (mut crowded, mut left_out, mut seen) = (0, 0, HashSet::new());
    let mut below = random();
    for _ in 0..150 {
        let names = ["a", "b", "c", "d", "e"];
        let names = names.map(|letter| letter.repeat(usize::try_from(2 + below(38)).unwrap()));
        let mut degrees = || f64::from(below(99)) / 10.0;
        let places = names
            .each_ref()
            .map(|name| (&**name, 30.0 + degrees() / 9.0, degrees()));
        let (marks, set) = drawn(&over(&places, &["-f", "svg"]).succeeds());
        if !marks.iter().all(is_clear) {
            continue;
        }
        let marks: Vec<Area> = marks.iter().map(|at| mark(at.map(pixel))).collect();
        let free: Vec<Vec<Place>> = marks
            .iter()
            .zip(&names)
            .map(|(mark, name)| about(*mark, name, &marks))
            .collect();
        let mut cost = 0;
        for (name, free) in names.iter().zip(&free) {
            let Some((_, at, anchor)) = set.iter().find(|(text, ..)| text == name) else {
                cost += UNSET;
                left_out += 1;
                continue;
            };
            let place = free
                .iter()
                .find(|place| place.holds() == (*at, &**anchor))
                .unwrap();
            cost += place.cost;
            seen.insert(place.cost);
            crowded += i32::from(free.iter().any(|other| other.cost < place.cost));
        }
        assert_eq!(cost, least(&free, &mut Vec::new()), "{places:?}");
    }
    assert!(
        crowded > 30 && left_out > 5 && seen.len() > 9,
        "{crowded} {left_out} {seen:?}"
    );
}

#[test]
fn of_equal_names_at_one_place_the_first_have_the_best_places() {
    let mut left_out = 0;
    for (many, letters) in (2..7).flat_map(|many| [8, 20, 36].map(|letters| (many, letters))) {
        let names = ["a", "b", "c", "d", "e", "f"].map(|letter| letter.repeat(letters));
        let world = names[..many].iter().map(|name| (&**name, 40.0, 20.0));
        let world: Vec<(&str, f64, f64)> = world.collect();
        let (marks, set) = drawn(&over(&world, &["-f", "svg"]).succeeds());
        let marks: Vec<Area> = marks.iter().map(|at| mark(at.map(pixel))).collect();
        let costs = names[..many].iter().map(|name| {
            let (_, at, anchor) = set.iter().find(|(text, ..)| text == name)?;
            let mut free = about(marks[0], name, &marks).into_iter();
            Some(
                free.find(|place| place.holds() == (*at, &**anchor))
                    .unwrap()
                    .cost,
            )
        });
        let costs: Vec<i32> = costs.map(|cost| cost.unwrap_or(UNSET)).collect();
        assert!(costs.is_sorted(), "{world:?}: {costs:?}");
        left_out += costs.iter().filter(|cost| **cost == UNSET).count();
    }
    assert!(left_out > 5, "{left_out}");
}

/// The columns and rows of all marks on a terminal of 80 columns.
fn cells(shown: &str) -> HashSet<(i32, i32)> {
    let rows = (0..).zip(shown.lines());
    let cells = rows.flat_map(|(row, line)| {
        let columns = (0..).zip(line.chars()).filter(|(_, c)| *c == '●');
        columns.map(move |(column, _)| (column, row))
    });
    cells.collect()
}

#[test]
fn marks_at_one_place_stand_in_the_cells_nearest_to_it() {
    // Two far away hold the map as it is.
    let ends = [("west", 30.0, -10.0), ("east", 50.0, 40.0)];
    let many = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    for (north, east) in [
        (40.0, 10.0),
        (40.3, 11.1),
        (41.2, 12.0),
        (39.1, 9.3),
        (38.0, 13.7),
    ] {
        let mut order: Vec<(i32, i32)> = Vec::new();
        for count in 1..=many.len() {
            let places = many[..count].iter().map(|name| (*name, north, east));
            let world: Vec<_> = ends.into_iter().chain(places).collect();
            let all = cells(&over(&world, &[]).done());
            let outer = cells(&over(&ends, &[]).succeeds());
            let new: Vec<_> = all
                .into_iter()
                .filter(|cell| !outer.contains(cell) && !order.contains(cell))
                .collect();
            assert_eq!(new.len(), 1, "{count} at {north} {east}");
            order.extend(new);
        }
        let (column, row) = order[0];
        // A cell is two dots by four; from the one of the place each cell is nearer than the next.
        let is_nearest_first = |(x, y): (i32, i32)| {
            let way = |cell: &(i32, i32)| {
                let across = 4 * (cell.0 - column) + 1 - 2 * x;
                let along = 8 * (cell.1 - row) + 3 - 2 * y;
                across.pow(2) + along.pow(2)
            };
            order.is_sorted_by_key(way)
        };
        let mut dots = (0..2).flat_map(|x| (0..4).map(move |y| (x, y)));
        assert!(dots.any(is_nearest_first), "{order:?}");
        let block = order
            .iter()
            .all(|cell| (cell.0 - column).abs() < 2 && (cell.1 - row).abs() < 2);
        assert!(block, "{order:?}");
    }
}

#[test]
fn the_edge_of_a_map_of_the_world_lies_in_the_widest_gap() {
    let mut below = random();
    let names = ["a", "b", "c", "d", "e"];
    for many in (2..=names.len()).cycle().take(40) {
        let mut world: Vec<(&str, f64, f64)> = names[..many]
            .iter()
            .map(|name| (*name, -40.0, f64::from(below(360)) - 180.0))
            .collect();
        world.sort_by(|a, b| a.2.total_cmp(&b.2));
        let gap = |index: usize| {
            let next = world[(index + 1) % many].2 - world[index].2;
            if index + 1 < many { next } else { next + 360.0 }
        };
        let widest = (0..many).map(gap).fold(0.0, f64::max);
        let (marks, _) = drawn(&over(&world, &["-f", "svg"]).done());
        // Both ends of the picture are neighbours on the globe, the widest gap apart.
        let by_column = |a: &usize, b: &usize| marks[*a][0].total_cmp(&marks[*b][0]);
        let first = (0..many).min_by(by_column).unwrap();
        let last = (first + many - 1) % many;
        assert!(gap(last) >= widest, "{world:?}");
        let ordered = (0..many).map(|index| marks[(first + index) % many][0]);
        assert!(ordered.is_sorted(), "{world:?}");
    }
}

/// The coast about the cities of the dataset: places, as longitude and latitude, of each line.
const COAST: &str = include_str!("../../data/coast.json");

/// The outermost points of the coast, as longitude and latitude, each with the way outwards.
fn outermost() -> [((f64, f64), (f64, f64)); 4] {
    let coast: Value = serde_json::from_str(COAST).unwrap();
    let lines: Vec<Vec<(f64, f64)>> = serde_json::from_value(coast["coast"].clone()).unwrap();
    let places: Vec<(f64, f64)> = lines.into_iter().flatten().collect();
    [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)].map(|way| {
        let out = |at: &(f64, f64)| at.0 * way.0 + at.1 * way.1;
        let places = places.iter().copied();
        (
            places.max_by(|a, b| out(a).total_cmp(&out(b))).unwrap(),
            way,
        )
    })
}

#[test]
fn a_coast_is_drawn_about_places_on_it_and_a_quarter_of_a_degree_off_it() {
    for (at, way) in outermost() {
        for (off, has_coast) in [
            (0.0, true),
            (0.24, true),
            (0.26, false),
            (3.0, false),
            (20.0, false),
        ] {
            let (east, north) = (at.0 + off * way.0, at.1 + off * way.1);
            let svg = over(&[("Offshore", north, east)], &["-f", "svg"]).succeeds();
            assert_eq!(svg.contains("class=\"land\""), has_coast, "{east} {north}");
        }
    }
}

#[test]
fn on_the_outermost_points_of_the_coast_a_name_stands_level_with_its_mark_too() {
    for ((east, north), _) in outermost() {
        let svg = over(&[("Outermost", north, east)], &["-f", "svg"]).succeeds();
        let (marks, names) = drawn(&svg);
        let [[_, middle]] = *marks else {
            panic!("{svg}")
        };
        let [(_, [_, y], _)] = *names else {
            panic!("{svg}")
        };
        assert!((f64::from(y) - 5.0 - middle).abs() <= 0.6, "{svg}");
        // More of them than have room there keep clear of the texts above and below.
        let crowd: Vec<String> = (0..20)
            .map(|number| format!("Outermost {number}"))
            .collect();
        let crowd: Vec<(&str, f64, f64)> =
            crowd.iter().map(|name| (&**name, north, east)).collect();
        let set = texts(&over(&crowd, &["-f", "svg"]).succeeds(), "name").len();
        assert!((3..20).contains(&set), "{set}");
    }
}

#[test]
fn of_24_names_all_have_the_best_places_and_of_more_each_in_its_turn() {
    let mut below = random();
    let mut better = 0;
    for many in [24, 25].into_iter().cycle().take(60) {
        let names: Vec<String> = ('a'..='y')
            .take(many)
            .map(|letter| {
                letter
                    .to_string()
                    .repeat(usize::try_from(4 + below(14)).unwrap())
            })
            .collect();
        let mut degrees = || f64::from(below(1000)) / 100.0;
        let places = [0; 3].map(|_| (40.0 + degrees(), 20.0 + degrees()));
        let world = names.iter().zip(places.into_iter().cycle());
        let world = world.map(|(name, (north, east))| (&**name, north, east));
        let world: Vec<(&str, f64, f64)> = world.collect();
        let (marks, set) = drawn(&over(&world, &["-f", "svg"]).succeeds());
        if !marks.iter().all(is_clear) {
            continue;
        }
        let marks: Vec<Area> = marks.iter().map(|at| mark(at.map(pixel))).collect();
        let mut taken: Vec<Area> = Vec::new();
        let (mut cost, mut in_turn) = (0, 0);
        for (own, name) in marks.iter().zip(&names) {
            let places = free(*own, name, &marks).into_iter();
            let places =
                places.filter(|place| taken.iter().all(|other| !overlap(place.area, *other)));
            let next = places
                .min_by_key(|place| place.cost)
                .map(|place| place.area);
            let held = set.iter().find(|(text, ..)| text == name);
            let held = held.map(|(_, at, anchor)| {
                let mut places = free(*own, name, &marks).into_iter();
                places
                    .find(|place| place.holds() == (*at, &**anchor))
                    .unwrap()
                    .area
            });
            assert!(many == 24 || held == next, "{name} of {world:?}");
            let cost_of = |area| {
                let places = about(*own, name, &marks);
                let place = places.into_iter().find(|place| Some(place.area) == area);
                place.map_or(UNSET, |place| place.cost)
            };
            cost += cost_of(held);
            in_turn += cost_of(next);
            taken.extend(next);
        }
        assert!(cost <= in_turn, "{world:?}");
        better += i32::from(cost < in_turn);
    }
    assert!(better > 3, "{better}");
}
