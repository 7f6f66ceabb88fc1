//! `cities map`: where names are set, and what is drawn of datasets anywhere.

use std::f64::consts::PI;
use std::fs;

use learning_cities::dataset::City;
use learning_cities::output::map::projection::Projection;
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::harness::{Run, cities, command, dataset, first_column, on_screen, on_terminal};

/// The filters of every subset that a theme or a nation makes, and none.
fn filters() -> Vec<Vec<String>> {
    let dataset = dataset();
    let themes = dataset.themes.iter();
    let themes = themes.map(|theme| vec!["--theme".to_owned(), theme.id.to_string()]);
    let nations = dataset.nations().into_iter();
    let nations = nations.map(|nation| vec!["--nation".to_owned(), nation.to_owned()]);
    std::iter::once(Vec::new())
        .chain(themes)
        .chain(nations)
        .collect()
}

/// A command line, and the names of the cities that its filters admit.
fn line<'a>(command: &[&'a str], filter: &'a [String]) -> (Vec<&'a str>, Vec<String>) {
    let filter: Vec<&str> = filter.iter().map(|text| &**text).collect();
    let names = cities([&["list", "--fields", "name"], &*filter].concat()).done();
    let names = names.lines().map(str::to_owned).collect();
    ([command, &filter].concat(), names)
}

/// Whether a name stands in one of the lines once, whole and by itself.
fn stands(lines: &[&str], name: &str) -> bool {
    let found: Vec<(&str, &str)> = lines
        .iter()
        .filter_map(|line| line.split_once(name))
        .collect();
    let [(before, after)] = &*found else {
        return false;
    };
    !after.contains(name)
        && before.chars().next_back().is_none_or(|c| c == ' ')
        && after.chars().next().is_none_or(|c| c == ' ')
}

#[test]
fn at_every_width_every_admitted_city_is_named() {
    for filter in filters() {
        let (map, names) = line(&["map"], &filter);
        for width in 50..=160 {
            for rows in [None, Some(24 + width % 23)] {
                let shown = on_screen(&map, (width, rows), false);
                let lines: Vec<&str> = shown.lines().collect();
                let place = format!("{map:?}, {width} by {rows:?}:\n{shown}");
                assert!(rows.is_none_or(|rows| lines.len() < rows), "{place}");
                for line in &lines {
                    assert!(line.width() <= width, "{place}");
                    assert_eq!(line.trim_end(), *line, "{place}");
                }
                for name in &names {
                    assert!(stands(&lines, name), "{name}, {place}");
                }
                assert_eq!(shown.matches('●').count(), names.len(), "{place}");
                let letters: usize = names.iter().map(|name| name.replace(' ', "").len()).sum();
                let found = shown.chars().filter(char::is_ascii_graphic);
                assert_eq!(found.count(), letters, "{place}");
            }
        }
    }
}

#[test]
fn a_terminal_that_is_wide_enough_is_filled_from_its_first_row_to_the_prompt() {
    for rows in 60..100 {
        let shown = on_screen(&["map"], (200, Some(rows)), false);
        assert_eq!(shown.lines().count(), rows - 1, "{shown}");
    }
}

#[test]
fn a_pipe_gets_the_picture_of_80_columns_without_colour() {
    let piped = cities(["map"]).succeeds();
    assert_eq!(piped, on_screen(&["map"], (80, None), false));
    assert!(!piped.contains('\u{1b}'));
    let wide = Run::of(command(["map", "-f", "table"]).env("COLUMNS", "120")).succeeds();
    assert_eq!(wide, on_screen(&["map"], (120, None), false));
    assert!(on_terminal(&["map"], 80, true).contains("\u{1b}[1mGlasgow\u{1b}[0m"));
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

/// A text of a picture and the box about it, no letter of which is wider than 0.6 of its size on
/// average, or in bold 0.69.
fn text_box(node: Node) -> [f64; 4] {
    let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (x, y, size) = (number("x"), number("y"), number("font-size"));
    let is_bold = ["name", "title"].contains(&node.attribute("class").unwrap());
    let wide = if is_bold { 0.69 } else { 0.6 };
    let width = u32::try_from(node.text().unwrap().width()).unwrap();
    let width = f64::from(width) * wide * size;
    let x = match node.attribute("text-anchor") {
        Some("end") => x - width,
        Some("middle") => x - width / 2.0,
        _ => x,
    };
    [x, y - size * 0.8, x + width, y + size * 0.2]
}

/// Checks that a picture is XML, and that no two texts of it share a place; its texts of a class.
pub fn texts(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let size = ["width", "height"].map(|name| root.attribute(name).unwrap().parse().unwrap());
    let is_text = |node: &Node| node.has_tag_name("text");
    let texts: Vec<Node> = root.descendants().filter(is_text).collect();
    for (index, text) in texts.iter().enumerate() {
        let a = text_box(*text);
        assert!(a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= size[0] && a[3] <= size[1]);
        for other in &texts[..index] {
            let b = text_box(*other);
            assert!(
                a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3],
                "{text:?} on {other:?}"
            );
        }
    }
    let of_class = texts
        .iter()
        .filter(|text| text.attribute("class") == Some(class));
    of_class
        .map(|text| text.text().unwrap().to_owned())
        .collect()
}

#[test]
fn no_two_texts_of_a_picture_overlap() {
    for filter in filters() {
        let (map, names) = line(&["map", "--format", "svg"], &filter);
        let svg = cities(&map).done();
        assert_eq!(texts(&svg, "name"), names, "{map:?}");
        assert_eq!(texts(&svg, "title"), ["UNESCO Learning Cities"]);
        assert!(texts(&svg, "credit").concat().contains("Natural Earth"));
        assert_eq!(texts(&svg, "subtitle").is_empty(), filter.is_empty());
        let others = dataset().cities.len() - names.len();
        assert_eq!(svg.matches("<circle class=\"other\"").count(), others);
        assert!(!svg.contains("<script") && svg.contains("prefers-color-scheme:dark"));
    }
    let filters = [
        "-t",
        "health",
        "-t",
        "inequality",
        "-n",
        "scotland",
        "-n",
        "wales",
    ];
    let svg = cities([&["map", "-f", "svg"], &filters[..]].concat()).succeeds();
    let subtitle = texts(&svg, "subtitle").concat();
    assert!(subtitle.starts_with("Health + ") && subtitle.ends_with(", Scotland or Wales"));
}

#[test]
fn other_formats_write_the_records() {
    let tsv = cities(["map", "-f", "tsv", "-n", "wales"]).succeeds();
    let city = &dataset().cities[7];
    let (longitude, latitude) = city.place().unwrap();
    let row = format!("swansea\tSwansea\tWales\t{latitude}\t{longitude}\n");
    assert_eq!(tsv, format!("id\tname\tnation\tlatitude\tlongitude\n{row}"));
    for (format, fields) in [("csv", 5), ("json", 5), ("jsonl", 5), ("markdown", 5)] {
        let fields = "id,name,nation,latitude,longitude"[..]
            .split(',')
            .take(fields);
        let fields = fields.collect::<Vec<_>>().join(",");
        let listed = cities(["list", "--fields", &fields, "-f", format]).succeeds();
        assert_eq!(cities(["map", "-f", format]).succeeds(), listed);
    }
    for arguments in [
        &["--fields", "iso,name"][..],
        &["-f", "table", "--fields", "iso"],
    ] {
        let listed = cities([&["list"], arguments].concat()).succeeds();
        assert_eq!(cities([&["map"], arguments].concat()).succeeds(), listed);
    }
    let error = cities(["map", "-f", "svg", "--fields", "iso,name"]).fails(2, "");
    assert!(
        error.ends_with(": cities map -f table --fields iso,name\n"),
        "{error}"
    );
    for filter in filters() {
        let (map, _) = line(&["map", "-f", "geojson"], &filter);
        let (export, _) = line(&["export", "-f", "geojson"], &filter);
        assert_eq!(cities(&map).done(), cities(&export).done());
    }
}

#[test]
fn a_file_goes_by_its_extension_and_not_by_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format) in [
        ("map.SVG", "svg"),
        ("map.geojson", "geojson"),
        ("map.csv", "csv"),
        ("map.md", "markdown"),
        ("map.txt", "auto"),
    ] {
        let file = folder.path().join(name);
        let path = file.to_str().unwrap();
        assert_eq!(on_terminal(&["map", "-o", path], 120, true), "");
        let written = fs::read_to_string(&file).unwrap();
        assert_eq!(written, cities(["map", "-f", format]).succeeds(), "{name}");
        let error = cities(["map", "-o", path]).fails(2, "");
        assert!(error.ends_with(&format!(": cities map -o {path} --force\n")));
    }
    let file = folder.path().join("mine.csv");
    let path = file.to_str().unwrap();
    assert_eq!(cities(["export", "-o", path]).succeeds(), "");
    let csv = cities(["export", "-f", "csv"]).succeeds();
    assert_eq!(fs::read_to_string(&file).unwrap(), csv);
}

/// A dataset of names with their latitudes and longitudes.
pub fn data(places: &[(&str, f64, f64)]) -> String {
    let city = |(name, latitude, longitude): &(&str, f64, f64)| json!({"name": name, "description": "d", "latitude": latitude, "longitude": longitude});
    json!({"cities": places.iter().map(city).collect::<Vec<_>>()}).to_string()
}

/// A map of such a dataset.
pub fn over(places: &[(&str, f64, f64)], arguments: &[&str]) -> Run {
    let mut command = command(["--data", "-", "map"]);
    Run::over(data(places), command.args(arguments))
}

#[test]
fn elsewhere_there_is_no_coast() {
    let worlds: &[&[(&str, f64, f64)]] = &[
        &[("Suva", -18.1, 178.4)],
        &[
            ("One", 52.0, -1.0),
            ("Same", 52.0, -1.0),
            ("Third", 50.1, 100.0),
        ],
        &[
            ("North", 90.0, 0.0),
            ("South", -90.0, 180.0),
            ("東京", 35.7, 139.7),
            ("Lima", -12.0, -77.0),
        ],
        &[
            ("Madrid", 40.4, -3.7),
            ("Lyon", 45.8, 4.8),
            ("Porto", 41.1, -8.6),
        ],
    ];
    for world in worlds {
        let shown = over(world, &[]).succeeds();
        let lines: Vec<&str> = shown.lines().collect();
        assert!(
            world.iter().all(|(name, ..)| stands(&lines, name)),
            "{shown}"
        );
        assert_eq!(shown.matches('●').count(), world.len());
        assert!(
            [lines.first(), lines.last()]
                .iter()
                .all(|line| line.is_some_and(|line| !line.is_empty()))
        );
        assert!(
            !shown.contains(|c| ('\u{2800}'..='\u{28ff}').contains(&c)),
            "{shown}"
        );
        let svg = over(world, &["-f", "svg"]).succeeds();
        assert_eq!(texts(&svg, "name").len(), world.len());
        assert!(!svg.contains("<path") && !svg.contains("Natural Earth"));
    }
    // In the isles, a dataset of one's own has the coast.
    let svg = over(&[("Lowestoft", 52.48, 1.75)], &["-f", "svg"]).succeeds();
    assert!(svg.contains("<path class=\"land\"") && svg.contains("Natural Earth"));
}

#[test]
fn the_date_line_parts_no_neighbours() {
    let fiji = [
        ("Taveuni", -16.8, -179.97),
        ("Suva", -18.1, 178.4),
        ("Apia", -13.8, -171.8),
    ];
    let shown = over(&fiji, &[]).succeeds();
    let column = |name: &str| {
        let line = shown.lines().find(|line| line.contains(name)).unwrap();
        line.find('●').unwrap()
    };
    assert!(column("Suva") < column("Taveuni") && column("Taveuni") < column("Apia"));
}

#[test]
fn none_and_those_without_a_place_are_no_error() {
    assert_eq!(over(&[], &[]).done(), "");
    assert!(texts(&over(&[], &["-f", "svg"]).done(), "name").is_empty());
    let nowhere: Vec<Value> = (0..500)
        .map(|number| json!({"name": format!("Lost {number}"), "description": "d"}))
        .collect();
    let data = json!({ "cities": nowhere }).to_string();
    let run = Run::of(command(["--data", "-", "map"]).write_stdin(&*data));
    assert_eq!((run.code, &*run.stdout), (0, ""));
    let note = "note: not on the map, having no coordinates: Lost 0, Lost 1, ";
    assert!(
        run.stderr.starts_with(note) && run.stderr.ends_with(" more\n"),
        "{run:?}"
    );
    assert!(run.stderr.lines().count() == 1 && run.stderr.len() < 1_000);
    let csv = Run::of(command(["--data", "-", "map", "-f", "csv"]).write_stdin(&*data));
    assert_eq!(csv.succeeds().lines().count(), 501);
}

#[test]
fn a_crowd_is_named_as_far_as_there_is_room_and_the_rest_counted() {
    let towns: Vec<String> = (0..2_000)
        .map(|number| format!("Newtown {number}"))
        .collect();
    for (many, step) in [(20, 0.0), (2_000, 0.01)] {
        let places: Vec<(&str, f64, f64)> = (0..)
            .zip(&towns)
            .take(many)
            .map(|(index, name)| (&**name, 54.0, f64::from(index) * step - 3.0))
            .collect();
        let shown = over(&places, &[]).succeeds();
        let (first, more) = shown.split_once("No room to name ").unwrap();
        let named = first.matches("Newtown").count();
        let listed = more.matches("Newtown").count();
        let more = more.split_whitespace().collect::<Vec<_>>().join(" ");
        let rest = many - named - listed;
        assert!(
            named > 5 && listed == 5 && more.ends_with(&format!(" and {rest} more")),
            "{shown}"
        );
        let svg = over(&places, &["-f", "svg"]).succeeds();
        let credit = texts(&svg, "credit").join(" ");
        assert!(credit.contains("No room to name ") && texts(&svg, "name").len() > 3);
    }
}

#[test]
fn hostile_names_reach_neither_terminal_nor_xml() {
    let long = "x".repeat(5_000_000);
    let wide = "東京".repeat(100);
    let names = [
        "a\u{1b}[31m\n\u{7}\u{9b}\u{202e}b",
        "<script>&\"'</text>",
        "\u{fffe}\u{ffff}\u{0}z",
        &wide,
        &long,
    ];
    let places: Vec<(&str, f64, f64)> = (0..)
        .zip(names)
        .map(|(index, name)| (name, 40.0 + f64::from(index), 20.0))
        .collect();
    let is_control = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    for width in ["80", "20", "1"] {
        let table = Run::of(
            command(["--data", "-", "map", "-f", "table"])
                .env("COLUMNS", width)
                .write_stdin(data(&places)),
        );
        let shown = table.succeeds();
        assert!(
            !shown.contains(is_control) && shown.len() < 10_000,
            "{shown:?}"
        );
        if width == "80" {
            assert!(
                shown.contains(r"● a\u{1b}[31m\n\u{7}") && shown.contains('…'),
                "{shown}"
            );
            assert!(shown.lines().all(|line| line.width() <= 80));
        }
    }
    let svg = over(&places, &["-f", "svg"]).succeeds();
    assert!(!svg.contains(is_control) && svg.len() < 10_000);
    assert_eq!(texts(&svg, "name").len(), names.len());
}

#[test]
fn no_screen_is_too_small() {
    for width in 1..50 {
        for rows in [None, Some(1), Some(2), Some(10)] {
            let shown = on_screen(&["map"], (width, rows), false);
            assert!(
                shown.lines().all(|line| line.width() <= width),
                "{width}\n{shown}"
            );
        }
    }
}

/// The worked examples of Snyder, pages 266 and 268.
#[test]
fn projections_agree_with_snyder() {
    for (projection, place, expected) in [
        (
            Projection::Mercator(-180.0),
            (35.0, -75.0),
            (1.832_595_7, 0.652_836_6),
        ),
        (
            Projection::TransverseMercator(-75.0),
            (40.5, -73.5),
            (0.019_907_7, 0.707_027_6),
        ),
    ] {
        let (x, y) = projection.project(place.0, place.1);
        assert!(
            (x - expected.0).abs() < 1e-6 && (y - expected.1).abs() < 1e-6,
            "{x} {y}"
        );
    }
}

#[test]
fn a_map_of_the_world_is_centred_on_its_meridian() {
    for meridian in [-180.0, -75.0, 0.0, 100.0, 179.5] {
        for east in [-180.0, -75.5, 0.0, 30.0, 179.0] {
            let (x, _) = Projection::Mercator(meridian).project(35.0, east);
            let turns = (x.to_degrees() - (east - meridian)) / 360.0;
            assert!(
                (turns - turns.round()).abs() < 1e-9,
                "{east} about {meridian}: {x}"
            );
            assert!(x.abs() < PI + 1e-9, "{east} about {meridian}: {x}");
        }
    }
}

#[test]
fn texts_about_a_picture_run_as_wide_as_its_margins_allow() {
    for words in 1..40 {
        let title: Vec<String> = (0..words)
            .map(|at| "n".repeat(1 + at * 7 % words % 11))
            .collect();
        let title = title.join(" ");
        let title = title.chars().take(199).collect::<String>();
        let title = title.trim_end();
        let source = json!({"title": title, "attribution": [title]});
        let data = json!({"source": source, "cities": []}).to_string();
        let svg = Run::over(data, &mut command(["--data", "-", "map", "-f", "svg"])).done();
        let document = Document::parse(&svg).unwrap();
        for class in ["title", "credit"] {
            let lines = texts(&svg, class);
            assert_eq!(lines.join(" "), title);
            let nodes = document.descendants();
            let nodes = nodes
                .filter(|node| node.has_tag_name("text") && node.attribute("class") == Some(class));
            let boxes: Vec<[f64; 4]> = nodes.map(text_box).collect();
            for (index, [left, _, right, _]) in boxes.iter().enumerate() {
                assert!(*left >= 20.0 && *right <= 640.0 - left, "{svg}");
                // The next word has no room.
                let Some(next) = lines.get(index + 1) else {
                    continue;
                };
                let next = next.split(' ').next().unwrap().len() + 1;
                let letter = (right - left) / f64::from(u32::try_from(lines[index].len()).unwrap());
                assert!(
                    right + letter * f64::from(u32::try_from(next).unwrap()) > 640.0 - left,
                    "{svg}"
                );
            }
        }
    }
}

/// The coast is drawn about the cities, west of which there is the other isle.
#[test]
fn the_picture_is_of_the_isles() {
    let dataset = dataset();
    let place = |id: &str| {
        let is_it = |city: &&City| *city.id == *id;
        dataset.cities.iter().find(is_it).unwrap().place().unwrap()
    };
    assert!(place("belfast").0 < place("glasgow").0);
    let shown = on_terminal(&["map"], 80, false);
    let at = |name: &str| {
        let (row, line) = (0..)
            .zip(shown.lines())
            .find(|(_, line)| line.contains(name))
            .unwrap();
        (row, line.chars().position(|c| c == '●').unwrap())
    };
    let (belfast, glasgow, bristol) = (at("Belfast"), at("Glasgow"), at("Bristol"));
    assert!(glasgow.0 < belfast.0 && belfast.0 < bristol.0);
    assert!(belfast.1 < glasgow.1 && glasgow.1 < bristol.1);
    assert_eq!(
        first_column(&cities(["map", "--fields", "name"]).succeeds()).len(),
        dataset.cities.len()
    );
}
