//! How screens look at every width: what fits, what stands out, and what can be read.

use anstyle::{Color, Style};
use learning_cities::output::style::{COAST, MATCHED, THEME};
use unicode_width::UnicodeWidthStr;

use crate::harness::{dataset, on_terminal, piped, with_errors};
use crate::snapshots::lines;

const BOLD: Style = Style::new().bold();

/// A text without its ANSI styles.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').expect("a style").1);
    first + &rest.collect::<String>()
}

/// The words of a text without rules, in alphabetical order.
fn words(text: &str) -> Vec<&str> {
    let words = text.split_whitespace();
    let mut words: Vec<&str> = words.filter(|word| !word.starts_with('─')).collect();
    words.sort_unstable();
    words
}

/// What of a text is in a style, a word apart from the next by one space.
fn painted(text: &str, style: Style) -> String {
    let start = style.to_string();
    let parts = text.split(&start).skip(1);
    let parts = parts.map(|part| part.split('\u{1b}').next().unwrap());
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_screen_fits_every_width_in_colour_and_without() {
    for line in lines() {
        let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
        let is_data = has(&["markdown", "completions"]) || line == ["export", "derby"];
        let is_prose = has(&["show", "about", "help", "-h"]) && !has(&["table"]);
        for width in (1..=130).step_by(if has(&["help"]) { 9 } else { 3 }) {
            let [shown, colored] = [false, true].map(|color| with_errors(&line, width, color));
            assert_eq!(plain(&colored.stderr), shown.stderr, "{line:?}, {width}");
            let plain = plain(&colored.stdout);
            assert_eq!(words(&plain), words(&shown.stdout), "{line:?}, {width}");
            // comfy-table counts escapes when it shares out the width of a table.
            if !plain.contains('─') {
                assert_eq!(plain, shown.stdout, "{line:?}, {width}");
            }
            let most = if is_prose { width.min(100) } else { width };
            let out = shown.stdout.lines().filter(|_| !is_data && width >= 24);
            let out = out.map(|text| (text, most));
            let err = shown.stderr.lines().map(|text| (text, width.min(100)));
            for (text, most) in out.chain(err) {
                // A word may be wider, and a command.
                let is_one = !text.trim().contains(' ') || text.starts_with("    cities ");
                let fits = text.width() <= most || is_one;
                assert!(fits, "{line:?}, {width}: {text}");
                assert_eq!(text, text.trim_end(), "{line:?}, {width}");
            }
        }
    }
}

#[test]
fn errors_and_notes_are_wrapped_between_words_and_indented() {
    for line in lines() {
        for width in [28, 40, 80] {
            let shown = with_errors(&line, width, false).stderr;
            let mut lines = shown.lines();
            let plain = [&["--color", "never"], &line[..]].concat();
            for whole in piped(&plain).stderr.lines() {
                let margin = whole.len() - whole.trim_start().len();
                let mut text = lines.next().unwrap().to_owned();
                while text.len() < whole.len() {
                    let next = lines.next().unwrap();
                    assert_eq!(next.len() - next.trim_start().len(), margin + 2, "{shown}");
                    text = format!("{text} {}", next.trim_start());
                }
                assert_eq!(text, whole);
                // A command is to be copied, so it stands on one line.
                let tip = whole.strip_prefix("  tip: ").unwrap_or_default();
                let command = tip.split_once(": ").map_or("", |(_, command)| command);
                assert!(shown.contains(command), "{shown}");
            }
            assert_eq!(lines.next(), None, "{shown}");
        }
    }
}

#[test]
fn a_list_fits_a_screen_and_a_table_stays_one_on_every_wider_screen() {
    let list = on_terminal(&["list"], 80, false);
    assert!(list.lines().count() <= 24, "{list}");
    for line in [
        "list",
        "list --fields id,iso,latitude",
        "themes",
        "compare derby",
    ] {
        let line: Vec<&str> = line.split(' ').collect();
        let is_table = |width: &usize| on_terminal(&line, *width, false).contains('─');
        let narrowest = (1..200).find(is_table).unwrap();
        assert!(narrowest > 16 && (narrowest..200).all(|width| is_table(&width)));
    }
}

#[test]
fn names_are_bold() {
    let cities = dataset().cities.into_iter();
    let names = cities.map(|city| city.name).collect::<Vec<_>>().join(" ");
    for width in [200, 40] {
        let bold = painted(&on_terminal(&["list"], width, true), BOLD);
        assert!(bold.ends_with(&names), "{bold}");
    }
}

/// The levels of the colours 16 to 231, linear (WCAG 2).
const LEVELS: [f64; 6] = [0.0, 0.114, 0.242, 0.429, 0.680, 1.0];

#[test]
fn every_colour_can_be_read_on_black_and_on_white() {
    // A coast is no text.
    for (style, least) in [(THEME, 4.3), (MATCHED, 4.3), (COAST, 3.0)] {
        let Some(Color::Ansi256(color)) = style.get_fg_color() else {
            panic!("{style:?} is whatever a terminal makes of it");
        };
        let level = |unit| LEVELS[usize::from((color.0 - 16) / unit % 6)];
        let light = 0.2126 * level(36) + 0.7152 * level(6) + 0.0722 * level(1) + 0.05;
        let contrast = (1.05 / light).min(light / 0.05);
        assert!(contrast > least, "{style:?}: {contrast}");
    }
}
