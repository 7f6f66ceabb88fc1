//! The pictures in the README: what a terminal of 80 columns shows, in colour.

use std::fs;
use std::path::Path;

use anstyle_svg::{Term, WIN10_CONSOLE};

use crate::harness::{on_terminal, piped};

/// A picture's name, and the command that it shows.
const SCREENS: &[(&str, &[&str])] = &[
    ("list", &["list"]),
    ("show", &["show", "wakefield"]),
    ("search", &["search", "health", "poverty", "--any"]),
    ("matrix", &["themes", "--matrix"]),
    ("map", &["map"]),
];

/// `REWRITE=1 cargo test` draws the pictures anew; otherwise they must be as they would be drawn.
#[test]
fn every_picture_shows_what_a_terminal_does() {
    for (name, arguments) in SCREENS {
        let shown = on_terminal(arguments, 80, true);
        let screen = format!(
            "\u{1b}[32m$\u{1b}[0m cities {}\n{shown}",
            arguments.join(" ")
        );
        is_as_drawn(name, &picture(&screen));
    }
}

/// A screen as SVG that looks the same in every renderer: some ignore the opacity of a part of a
/// text, but none that of its colour.
fn picture(screen: &str) -> String {
    let svg = Term::new().palette(WIN10_CONSOLE).render_svg(screen);
    svg.replace(
        ".dimmed { opacity: 0.4; }",
        ".dimmed { fill-opacity: 0.6; }",
    )
}

#[test]
fn no_picture_dims_what_a_renderer_may_not() {
    for (name, arguments) in SCREENS {
        let svg = picture(&on_terminal(arguments, 80, true));
        assert!(!svg.contains(" opacity"), "{name}");
    }
    assert!(picture("\u{1b}[2mdim\u{1b}[0m").contains("fill-opacity"));
}

#[test]
fn the_map_is_as_it_is_written() {
    is_as_drawn("uk", &piped(&["map", "--format", "svg"]).succeeds());
}

fn is_as_drawn(name: &str, svg: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let file = folder.join(name).with_extension("svg");
    if std::env::var_os("REWRITE").is_some() {
        fs::write(&file, svg).unwrap();
    } else {
        let drawn = fs::read_to_string(&file).unwrap();
        assert_eq!(drawn, svg, "{}", file.display());
    }
}
