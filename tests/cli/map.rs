//! `cities map`: the picture in a terminal and as SVG, of the embedded dataset and of others.

use std::fs;

use learning_cities::map::projection::mercator;
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::harness::{Run, cities, command, dataset, on_screen, on_terminal};

/// The options of every filter by a theme or a nation, and of none.
fn filters() -> Vec<Vec<String>> {
    let dataset = dataset();
    let themes = dataset.themes.iter();
    let themes = themes.map(|theme| vec!["-t".to_owned(), theme.id.clone()]);
    let nations = dataset.nations().into_iter();
    let nations = nations.map(|nation| vec!["-n".to_owned(), nation.to_owned()]);
    themes.chain(nations).chain([Vec::new()]).collect()
}

/// A command with a filter, and the names of the cities that the filter admits.
fn filtered<'a>(command: &[&'a str], filter: &'a [String]) -> (Vec<&'a str>, Vec<String>) {
    let filter: Vec<&str> = filter.iter().map(|text| &**text).collect();
    let names = cities([&["list", "--fields", "name"], &*filter].concat()).done();
    let names = names.lines().map(str::to_owned).collect();
    ([command, &filter].concat(), names)
}

/// Whether a name stands in a picture once, with blanks or line ends about it.
fn is_named(shown: &str, name: &str) -> bool {
    let words = format!(" {} ", shown.replace('\n', " "));
    words.matches(name).count() == 1 && words.contains(&format!(" {name} "))
}

#[test]
fn every_admitted_city_is_named_at_every_width_and_height() {
    let letters = |text: &str| text.matches(char::is_alphabetic).count();
    for filter in filters() {
        let (map, names) = filtered(&["map"], &filter);
        let step = if filter.is_empty() { 1 } else { 40 };
        for width in (40..=200).step_by(step) {
            for rows in [None, Some(24), Some(40)] {
                let shown = on_screen(&map, (width, rows), false);
                let is_fit = |line: &str| line.width() <= width && line.trim_end() == line;
                let is_right = shown.lines().all(is_fit)
                    && rows.is_none_or(|rows| shown.lines().count() < rows)
                    && names.iter().all(|name| is_named(&shown, name))
                    && letters(&shown) == letters(&names.concat())
                    && shown.matches('●').count() == names.len();
                assert!(is_right, "{map:?}, {width} by {rows:?}:\n{shown}");
            }
        }
    }
}

#[test]
fn a_wide_terminal_is_filled_from_its_first_row_to_the_prompt() {
    for rows in [24, 40, 60, 100] {
        let shown = on_screen(&["map"], (200, Some(rows)), false);
        assert_eq!(shown.lines().count(), rows - 1, "{shown}");
    }
}

#[test]
fn no_screen_is_too_small() {
    for width in 1..40 {
        for rows in [None, Some(1), Some(2), Some(10)] {
            let shown = on_screen(&["map"], (width, rows), false);
            let widest = shown.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= Some(width), "{width} by {rows:?}:\n{shown}");
        }
    }
}

#[test]
fn a_pipe_gets_the_picture_of_80_columns_and_a_dumb_terminal_or_a_table_none() {
    let piped = cities(["map"]).succeeds();
    assert_eq!(piped, on_screen(&["map"], (80, None), false));
    assert!(!piped.contains('\u{1b}'));
    let wide = Run::of(command(["map"]).env("COLUMNS", "120"));
    assert_eq!(wide.succeeds(), piped);
    let table = cities(["map", "-f", "table"]).succeeds();
    assert!(table.starts_with("Id ") && !table.contains('●'), "{table}");
    let colored = on_terminal(&["map"], 80, true);
    assert!(colored.contains("\u{1b}[1mGlasgow\u{1b}[0m"));
}

#[test]
fn a_filter_leaves_the_others_as_faint_dots() {
    let shown = on_terminal(&["map", "--theme", "health"], 100, false);
    assert!(shown.contains("● Glasgow") && !shown.contains("Belfast"));
    assert_eq!(shown.matches('●').count(), 2);
    assert_eq!(shown.matches('∘').count(), dataset().cities.len() - 2);
    let none = on_terminal(&["map", "--theme", "technology"], 100, false);
    assert_eq!(none.matches('∘').count(), dataset().cities.len());
}

/// A box: left, top, right, bottom.
type Area = [f64; 4];

fn overlap(a: Area, b: Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn nodes<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    let nodes = document.descendants();
    nodes.filter(|node| node.has_tag_name(name)).collect()
}

/// The box about a text, no letter of which is wider than 0.69 of its size on average.
fn text_area(text: &Node) -> Area {
    let [x, y, size] = ["x", "y", "font-size"].map(|name| number(text, name));
    let columns = u32::try_from(text.text().unwrap().width()).unwrap();
    let width = f64::from(columns) * 0.69 * size;
    let left = match text.attribute("text-anchor") {
        Some("end") => x - width,
        Some("middle") => x - width / 2.0,
        _ => x,
    };
    [left, y - size * 0.8, left + width, y + size * 0.2]
}

/// Checks that a picture is XML whose texts lie inside, on no mark and on no other text; its texts
/// of a class.
fn texts(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let mut taken: Vec<Area> = Vec::new();
    for mark in nodes(&document, "circle") {
        let [x, y] = ["cx", "cy"].map(|name| number(&mark, name));
        taken.push([x - 4.0, y - 4.0, x + 4.0, y + 4.0]);
    }
    let texts = nodes(&document, "text");
    for area in texts.iter().map(text_area) {
        assert!(area[0] >= 0.0 && area[2] <= number(&root, "width"));
        assert!(area[1] >= 0.0 && area[3] <= number(&root, "height"));
        assert!(!taken.iter().any(|other| overlap(area, *other)), "{svg}");
        taken.push(area);
    }
    let of_class = |text: &&Node| text.attribute("class") == Some(class);
    let texts = texts.iter().filter(of_class);
    texts.map(|text| text.text().unwrap().to_owned()).collect()
}

#[test]
fn no_text_of_a_picture_hides_another_or_a_mark() {
    for filter in filters() {
        let (map, names) = filtered(&["map", "--format", "svg"], &filter);
        let svg = cities(&map).done();
        assert_eq!(texts(&svg, "name"), names, "{map:?}");
        assert_eq!(texts(&svg, "title"), ["UNESCO Learning Cities"]);
        assert!(texts(&svg, "credit").concat().contains("Natural Earth"));
        assert_eq!(texts(&svg, "subtitle").is_empty(), filter.is_empty());
        assert_eq!(svg.matches("class=\"mark\"").count(), names.len());
        assert_eq!(svg.matches("<circle").count(), dataset().cities.len());
        assert!(!svg.contains("<script"));
        assert!(svg.contains("prefers-color-scheme: dark"));
    }
    let line = "map -f svg -t health -t inequality -n scotland -n wales";
    let subtitle = texts(&cities(line.split(' ')).succeeds(), "subtitle").concat();
    assert!(subtitle.starts_with("Health + "), "{subtitle}");
    assert!(subtitle.ends_with(", Scotland or Wales"), "{subtitle}");
}

#[test]
fn texts_wrap_within_the_margins() {
    for words in [1, 5, 20, 40] {
        let title = ["lorem", "ip", "m"].repeat(words).join(" ");
        let title = title[..title.len().min(199)].trim_end();
        let source = json!({"title": title, "attribution": [title]});
        let data = json!({"source": source, "cities": []}).to_string();
        let svg = Run::over(data, &mut command(["--data", "-", "map", "-f", "svg"])).done();
        assert_eq!(texts(&svg, "title").join(" "), title);
        assert_eq!(texts(&svg, "credit").join(" "), title);
        for text in nodes(&Document::parse(&svg).unwrap(), "text") {
            let [left, _, right, _] = text_area(&text);
            assert!(left >= 20.0 && right <= 620.0, "{svg}");
        }
    }
}

#[test]
fn other_formats_write_the_records() {
    let fields = "id,name,nation,latitude,longitude";
    let listed = cities(["list", "--json"]).succeeds();
    assert_eq!(cities(["map", "--json"]).succeeds(), listed);
    for format in ["tsv", "csv", "markdown"] {
        let listed = cities(["list", "--fields", fields, "-f", format]).succeeds();
        assert_eq!(cities(["map", "-f", format]).succeeds(), listed);
    }
    for options in ["--fields iso,name", "-f table --fields iso"] {
        let listed = cities(format!("list {options}").split(' ')).succeeds();
        let mapped = cities(format!("map {options}").split(' ')).succeeds();
        assert_eq!(mapped, listed);
    }
    let error = cities(["map", "-f", "svg", "--fields", "iso"]).fails(2, "");
    let message = "error: cannot write the output: an SVG picture has no fields\n";
    assert_eq!(error, message);
    for filter in filters() {
        let (map, _) = filtered(&["map", "-f", "geojson"], &filter);
        let (export, _) = filtered(&["export", "-f", "geojson"], &filter);
        assert_eq!(cities(&map).done(), cities(&export).done());
    }
}

#[test]
fn a_file_goes_by_its_extension_and_not_by_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let extensions = ["SVG", "geojson", "csv", "md", "txt"];
    let formats = ["svg", "geojson", "csv", "markdown", "table"];
    for (extension, format) in extensions.iter().zip(formats) {
        let file = folder.path().join("map").with_extension(extension);
        let path = file.to_str().unwrap();
        assert_eq!(on_terminal(&["map", "-o", path], 120, true), "");
        let written = fs::read_to_string(&file).unwrap();
        assert_eq!(written, cities(["map", "-f", format]).succeeds());
        let error = cities(["map", "-o", path]).fails(2, "");
        assert!(error.contains("--force"), "{error}");
    }
}

/// A name with its latitude and longitude.
type Place<'a> = (&'a str, f64, f64);

/// A map of a dataset of places.
fn map_of(places: &[Place], arguments: &[&str]) -> Run {
    let mut cities = Vec::new();
    for (name, latitude, longitude) in places {
        let mut city = json!({"name": name, "description": "d"});
        city["latitude"] = (*latitude).into();
        city["longitude"] = (*longitude).into();
        cities.push(city);
    }
    let mut command = command(["--data", "-", "map"]);
    let data = json!({ "cities": cities }).to_string();
    Run::over(data, command.args(arguments))
}

#[test]
fn elsewhere_there_is_no_coast() {
    let (one, same) = (("One", 52.0, -1.0), ("Same", 52.0, -1.0));
    let (north, south) = (("North", 90.0, 0.0), ("South", -90.0, 180.0));
    for world in [
        vec![("Suva", -18.1, 178.4)],
        vec![one, same, ("Third", 50.1, 100.0)],
        vec![north, south, ("東京", 35.7, 139.7), ("Lima", -12.0, -77.0)],
        vec![("Lyon", 45.8, 4.8), ("Porto", 41.1, -8.6)],
    ] {
        let shown = map_of(&world, &[]).succeeds();
        assert!(world.iter().all(|city| is_named(&shown, city.0)), "{shown}");
        assert_eq!(shown.matches('●').count(), world.len(), "{shown}");
        assert!(!shown.starts_with('\n') && !shown.ends_with("\n\n"));
        assert!(!shown.contains(|c| ('\u{2800}'..='\u{28ff}').contains(&c)));
        let svg = map_of(&world, &["-f", "svg"]).succeeds();
        assert_eq!(texts(&svg, "name").len(), world.len());
        assert!(!svg.contains("<path") && !svg.contains("Natural Earth"));
    }
}

#[test]
fn a_coast_is_drawn_about_places_on_it_and_a_quarter_of_a_degree_off_it() {
    let coast: Value = serde_json::from_str(include_str!("../../data/coast.json")).unwrap();
    let lines: Vec<Vec<(f64, f64)>> = serde_json::from_value(coast["coast"].clone()).unwrap();
    let points = lines.concat().into_iter();
    let (east, north) = points.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    for (offshore, has_coast) in [(0.0, true), (0.24, true), (0.26, false)] {
        let places = ["Ness", "Cape"].map(|name| (name, north, east + offshore));
        let svg = map_of(&places, &["-f", "svg"]).succeeds();
        assert_eq!(svg.contains("class=\"land\""), has_coast, "{offshore}");
        assert_eq!(svg.contains("Natural Earth"), has_coast, "{offshore}");
        let shown = map_of(&places, &[]).done();
        assert_eq!(shown.matches('●').count(), 2, "{shown}");
    }
}

#[test]
fn the_date_line_parts_no_neighbours() {
    let fiji = [("Taveuni", -16.8, -179.97), ("Suva", -18.1, 178.4)];
    let places = [&fiji[..], &[("Apia", -13.8, -171.8)]].concat();
    let svg = map_of(&places, &["-f", "svg"]).succeeds();
    let document = Document::parse(&svg).unwrap();
    let marks = nodes(&document, "circle");
    let [taveuni, suva, apia] = [0, 1, 2].map(|mark| number(&marks[mark], "cx"));
    assert!(suva < taveuni && taveuni < apia, "{svg}");
}

#[test]
fn marks_at_one_place_do_not_merge() {
    let ends = [("west", 30.0, -10.0), ("east", 50.0, 40.0)];
    for (north, east) in [(40.0, 10.0), (30.0, -10.0), (50.0, 40.0)] {
        let places = ["a", "b", "c"].map(|name| (name, north, east));
        let shown = map_of(&[ends.as_slice(), &places].concat(), &[]).done();
        assert_eq!(shown.matches('●').count(), 5, "{shown}");
    }
}

#[test]
fn none_and_those_without_a_place_are_no_error() {
    assert_eq!(map_of(&[], &[]).done(), "");
    assert!(texts(&map_of(&[], &["-f", "svg"]).done(), "name").is_empty());
    let city = |number| json!({"name": format!("Lost {number}"), "description": "d"});
    let cities: Vec<Value> = (0..500).map(city).collect();
    let data = json!({ "cities": cities }).to_string();
    let run = Run::over(&*data, &mut command(["--data", "-", "map"]));
    let note = "note: not on the map, without coordinates: Lost 0, Lost 1, ";
    assert_eq!((run.code, &*run.stdout), (0, ""));
    assert!(run.stderr.starts_with(note), "{}", run.stderr);
    assert!(run.stderr.ends_with(" more\n") && run.stderr.len() < 1_000);
    let csv = Run::over(data, &mut command(["--data", "-", "map", "-f", "csv"]));
    assert_eq!(csv.succeeds().lines().count(), 501);
}

#[test]
fn a_crowd_is_named_as_far_as_there_is_room_and_the_rest_counted() {
    let names = (0..2_000).map(|number| format!("Newtown {number}"));
    let names: Vec<String> = names.collect();
    for (many, step) in [(20, 0.0), (2_000, 0.01)] {
        let mut places: Vec<Place> = Vec::new();
        for (name, index) in names.iter().zip(0..many) {
            places.push((name, 54.0, f64::from(index) * step - 3.0));
        }
        let shown = map_of(&places, &[]).succeeds().replace('\n', " ");
        let (picture, rest) = shown.split_once("No room to name ").unwrap();
        let drawn = picture.matches("Newtown").count();
        let listed = rest.matches("Newtown").count();
        assert!(drawn >= 5 && listed >= 5, "{shown}");
        let more = format!(" and {} more ", places.len() - drawn - listed);
        assert_eq!(rest.ends_with(&more), drawn + listed < places.len());
        let svg = map_of(&places, &["-f", "svg"]).succeeds();
        assert!(svg.contains("No room to name ") && svg.contains("class=\"name\""));
    }
}

#[test]
fn hostile_names_reach_neither_terminal_nor_xml() {
    let names = [
        "a\u{1b}[31m\n\u{7}\u{9b}\u{202e}b",
        "<script>&\"'</text>",
        "\u{fffe}\u{ffff}\u{0}z",
        &"東京".repeat(100),
        &"x".repeat(5_000_000),
    ];
    let places = names.iter().zip([40.0, 42.0, 44.0, 46.0, 48.0]);
    let places: Vec<Place> = places.map(|(name, north)| (*name, north, 20.0)).collect();
    let is_control = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    let shown = map_of(&places, &[]).succeeds();
    assert!(shown.contains(r"● a\u{1b}[31m\n\u{7}") && shown.contains('…'));
    assert!(!shown.contains(is_control), "{shown:?}");
    assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
    let svg = map_of(&places, &["-f", "svg"]).succeeds();
    assert!(!svg.contains(is_control) && svg.len() < 10_000);
    assert_eq!(texts(&svg, "name").len(), names.len());
}

/// The worked example of J. P. Snyder, *Map Projections: A Working Manual*, page 266.
#[test]
fn the_projection_agrees_with_snyder() {
    // Its central meridian is 180 degrees west.
    let (x, y) = mercator((-75.0 + 180.0, 35.0));
    assert!((x - 1.832_595_7).abs() < 1e-6, "{x}");
    assert!((y - 0.652_836_6).abs() < 1e-6, "{y}");
    // The world is as tall as wide, and its poles are cut off.
    let (x, y) = mercator((180.0, 90.0));
    assert!((x - y).abs() < 0.01, "{x} {y}");
}
