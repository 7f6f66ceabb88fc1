//! How screens look: what fits, what stands out, and what can be told apart.

use std::collections::BTreeSet;

use anstyle::{Ansi256Color, Color, Style};
use learning_cities::output::style::{COAST, MATCHED, THEME};
use unicode_width::UnicodeWidthStr;

use crate::harness::{Run, cities, command, dataset, on_terminal, piped, with_errors};

/// Commands that show tables, blocks and grids.
const TABLES: &[&[&str]] = &[
    &["list"],
    &["list", "--fields", "id,name,aliases,latitude,themes"],
    &["search", "learning", "economy", "--any"],
    &["search", "--theme", "health"],
    &["search", "training", "vocational"],
    &["themes"],
    &["themes", "--matrix"],
    &["themes", "health", "-f", "table"],
    &["export", "--format", "table"],
];

/// Commands that show pages of text.
const PAGES: &[&[&str]] = &[
    &["show", "derry city"],
    &["show", "wakefield"],
    &["about"],
    &["themes", "culture"],
    &["themes", "technology"],
];

/// Command lines that end in an error.
const ERRORS: &[&[&str]] = &[
    &["list", "--thme", "x"],
    &["list", "--format", "tabel"],
    &["list", "--fields", "nmae"],
    &["list", "--theme", "helth"],
    &["themes", "helth"],
    &["themes", "health", "--matrix"],
    &["show", "dery"],
    &["show", "leeds"],
    &["search", "lifelogn"],
    &["lits"],
];

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const END: &str = "\u{1b}[0m";

/// Whether a line fits, or is one word that is wider, behind its margin.
fn fits(line: &str, width: usize) -> bool {
    line.width() <= width || !line.trim().contains(' ')
}

/// A text without its ANSI styles.
fn plain(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first
        + &parts
            .filter_map(|part| Some(part.split_once('m')?.1))
            .collect::<String>()
}

#[test]
fn every_screen_fits_every_width_in_colour_and_without() {
    for width in 24..=160 {
        for arguments in TABLES.iter().chain(PAGES) {
            let shown = with_errors(arguments, width, false).stdout;
            for line in shown.lines() {
                assert!(fits(line, width), "{width}: {line:?} in {shown}");
                assert_eq!(line, line.trim_end(), "{width}: {shown}");
            }
            let colored = with_errors(arguments, width, true).stdout;
            assert_eq!(plain(&colored), shown, "{width}");
            assert!(!colored.contains(&format!(" {END}\n")), "{colored:?}");
        }
        for arguments in PAGES {
            let page = on_terminal(arguments, width, false);
            let widest = page.lines().map(UnicodeWidthStr::width).max();
            assert!(widest.unwrap() <= 100, "{page}");
        }
    }
}

#[test]
fn help_is_no_wider_than_prose_and_ends_with_examples_that_work() {
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["search", "--help"],
        &["themes", "-h"],
    ] {
        for width in [80, 120, 160] {
            let help = on_terminal(arguments, width, false);
            let widest = help.lines().map(UnicodeWidthStr::width).max();
            assert!(widest.unwrap() <= width.min(100), "{help}");
        }
    }
    for flag in ["-h", "--help"] {
        let help = piped(&[flag]).succeeds();
        let (_, examples) = help.split_once("\n\nExamples:\n").unwrap();
        let examples: Vec<&str> = examples.lines().collect();
        assert_eq!(examples.len(), 3);
        for example in examples {
            let words = example.split_whitespace().skip(1);
            assert!(!cities(words).succeeds().is_empty(), "{example}");
        }
    }
}

/// The lines of a table under its header; none where records are blocks.
fn rows(table: &str) -> Option<Vec<&str>> {
    let mut lines = table.lines().skip(1);
    let is_rule = |line: &str| !line.is_empty() && line.chars().all(|c| c == '─');
    is_rule(lines.next()?).then(|| lines.collect())
}

#[test]
fn rows_are_parted_exactly_where_one_runs_over_several_lines() {
    let mut seen = BTreeSet::new();
    for width in 24..=200 {
        for arguments in &TABLES[..6] {
            let table = with_errors(arguments, width, false).stdout;
            let Some(lines) = rows(&table) else { continue };
            let is_long = lines.iter().any(|line| line.starts_with(' '));
            let begins = |line: &&&str| !line.is_empty() && !line.starts_with(' ');
            let rows = lines.iter().filter(begins).count();
            let blank = lines.iter().filter(|line| line.is_empty()).count();
            assert_eq!(blank, if is_long { rows - 1 } else { 0 }, "{table}");
            assert!(!table.contains("\n\n\n"), "{table}");
            seen.insert(is_long);
        }
    }
    assert_eq!(seen.len(), 2);
    let list = on_terminal(&["list"], 80, false);
    assert_eq!(list.matches("\n\n").count(), 9, "{list}");
}

#[test]
fn the_narrowest_screen_with_a_table_is_filled_by_it_and_so_is_one_as_wide_as_its_longest_lines() {
    for arguments in [
        &["list"][..],
        &["list", "--fields", "id,iso,latitude"],
        &["themes"],
        &["themes", "--fields", "name,count"],
        &["search", "--theme", "health"],
    ] {
        let shown = |width| with_errors(arguments, width, false).stdout;
        let widest = |text: &str| text.lines().map(UnicodeWidthStr::width).max();
        let is_rule = |line: &str| !line.is_empty() && line.chars().all(|c| c == '─');
        let is_table = |text: &str| text.lines().any(is_rule);
        let mut wider = 16..200;
        let narrowest = wider.find(|width| is_table(&shown(*width))).unwrap();
        assert!(narrowest > 16);
        assert!(wider.step_by(20).all(|width| is_table(&shown(width))));
        assert_eq!(
            widest(&shown(narrowest)),
            Some(narrowest),
            "{}",
            shown(narrowest)
        );
        // With all the room that there is, a line a record; with just enough, the same.
        let roomy = shown(1000);
        let enough = widest(&roomy).unwrap();
        assert!(!roomy.contains("\n\n") && roomy == shown(enough), "{roomy}");
        assert_ne!(roomy, shown(enough - 1));
    }
}

#[test]
fn a_block_has_its_values_in_one_column_and_every_field_under_its_label() {
    let dataset = dataset();
    for (fields, labels) in [
        ("name,iso,nation", &["ISO 3166-2", "Nation"][..]),
        ("nation,name,iso,id", &["Nation", "ISO 3166-2", "Id"]),
        ("iso,nation", &["Nation"]),
    ] {
        let line = ["export", "-f", "table", "--fields", fields];
        let longest = labels.iter().map(|label| label.len()).max().unwrap();
        let tsv = piped(&["export", "-f", "tsv", "--no-header", "--fields", fields]).succeeds();
        let single = dataset.cities.iter().map(|city| {
            let show = [&["show", &*city.id], &line[1..]].concat();
            [200, 27].map(|width| on_terminal(&show, width, false).trim_end().to_owned())
        });
        for (row, [block, narrow]) in tsv.lines().zip(single) {
            let mut values: Vec<&str> = row.split('\t').collect();
            let name = fields.split(',').position(|field| field == "name");
            let mut expected = values.remove(name.unwrap_or(0)).to_owned();
            // Where there is no room for a value beside its label, it stands deeper under it.
            let mut deeper = expected.clone();
            for (label, value) in labels.iter().zip(values) {
                expected = format!("{expected}\n  {label:longest$}  {value}");
                deeper = format!("{deeper}\n  {label}\n    {value}");
            }
            assert_eq!((block, words(&narrow)), (expected, words(&deeper)));
            let margins = |text: &str| -> BTreeSet<usize> {
                text.lines()
                    .map(|line| line.len() - line.trim_start().len())
                    .collect()
            };
            assert_eq!(margins(&narrow), margins(&deeper), "{narrow}");
        }
    }
}

#[test]
fn names_are_bold_and_the_rule_is_dim() {
    let dataset = dataset();
    for width in [200, 40] {
        let shown = on_terminal(&["list"], width, true);
        for city in &dataset.cities {
            let words = city
                .name
                .split(' ')
                .map(|word| format!("{BOLD}{word}{END}"));
            let name = words.collect::<Vec<_>>().join(" ");
            assert_eq!(
                shown.matches(&format!("\n{name}")).count() + usize::from(shown.starts_with(&name)),
                1,
                "{shown}"
            );
        }
        let rule = shown
            .lines()
            .any(|line| line.starts_with(&format!("{DIM}───")));
        assert_eq!(rule, width == 200);
    }
    let themes = on_terminal(&["themes"], 200, true);
    let theme = THEME.bold();
    assert!(
        themes.contains(&format!("{theme}Partnership{theme:#}")),
        "{themes}"
    );
}

#[test]
fn a_block_is_headed_by_the_name_wherever_that_stands() {
    let dataset = dataset();
    let names = || dataset.cities.iter().map(|city| &*city.name);
    for fields in [
        "id,name,description",
        "description,nation,name",
        "name,themes",
    ] {
        let line = ["export", "-f", "table", "--fields", fields];
        for line in [&line[..], &[&line[..], &["--no-header"]].concat()] {
            let shown = on_terminal(line, 30, false);
            let heads = shown.split("\n\n").filter(|block| !block.starts_with(' '));
            let heads: Vec<&str> = heads.map(|block| block.lines().next().unwrap()).collect();
            assert_eq!(heads, names().collect::<Vec<_>>(), "{shown}");
        }
    }
    let themes = on_terminal(&["themes"], 40, false);
    let heads = themes
        .split("\n\n")
        .map(|block| block.lines().next().unwrap());
    assert!(heads.eq(dataset.themes.iter().map(|theme| &*theme.name)));
    let one = on_terminal(&["show", "glasgow", "-f", "table"], 80, false);
    assert!(one.starts_with("Glasgow\n  Id "), "{one}");
    let without = on_terminal(&["list", "--fields", "iso,nation,description"], 30, false);
    assert!(without.starts_with("GB-BFS\n"), "{without}");
}

#[test]
fn themes_have_a_colour_of_their_own_everywhere() {
    let health = |text: &str| format!("{THEME}{text}{THEME:#}");
    let shown = on_terminal(&["show", "glasgow"], 80, true);
    assert!(shown.contains(&health("Health")), "{shown}");
    let found = on_terminal(&["search", "--theme", "health"], 80, true);
    let label = health("Health:");
    assert!(
        found.contains(&format!(
            "{DIM}themes:{END} {label} wants to tackle poverty"
        )),
        "{found}"
    );
    let found = on_terminal(&["search", "barriers"], 80, true);
    assert!(
        found.contains(&format!("{MATCHED}barriers{MATCHED:#}")),
        "{found}"
    );
    let grid = on_terminal(&["themes", "--matrix"], 80, true);
    assert!(grid.contains(&health("Partnership")) && grid.contains(&health("●")));
    assert!(grid.contains(&format!("{DIM}·{END}")));
}

#[test]
fn a_column_of_themes_has_their_colour_and_labels_in_a_cell_are_dim() {
    let dataset = dataset();
    let list = ["list", "-f", "table", "--fields", "name,themes"];
    let shown = on_terminal(&list, 1000, true);
    let rows = shown.lines().skip(2);
    for (row, city) in rows.zip(&dataset.cities) {
        let ids: Vec<&str> = city.themes.iter().map(|(id, _)| id).collect();
        let words = ids.join(", ");
        let words = words
            .split(' ')
            .map(|word| format!("{THEME}{word}{THEME:#}"));
        let words = words.collect::<Vec<_>>().join(" ");
        assert!(
            row.ends_with(&format!("{END}  {words}")) || row.ends_with(&format!(" {words}")),
            "{row:?}"
        );
    }
    let list = ["list", "-f", "table", "--fields", "name,evidence"];
    let shown = on_terminal(&list, 1000, true);
    for city in &dataset.cities {
        for (id, evidence) in city.themes.iter() {
            let line = format!("{DIM}{id}:{END} {evidence}\n");
            assert!(shown.contains(&line), "{line:?} in {shown}");
        }
    }
}

#[test]
fn what_is_left_of_a_name_about_a_match_is_bold() {
    let data = r#"{"cities": [{"name": "Upper Ford on Sea", "description": "d"}]}"#;
    let words = ["Upper", "Ford", "on", "Sea"];
    for matched in ["Upper", "Ford", "Sea"] {
        let line = ["--data", "-", "--color", "always", "search", matched];
        let mut search = command(line);
        let shown = Run::over(data, search.args(["-f", "table"])).succeeds();
        let name = words.map(|word| {
            if word == matched {
                format!("{MATCHED}{word}{MATCHED:#}")
            } else {
                format!("{BOLD}{word}{END}")
            }
        });
        let line = format!("{DIM}name:{END} {}\n", name.join(" "));
        assert!(shown.ends_with(&line), "{shown:?}");
    }
}

/// How bright a colour is (WCAG 2, relative luminance), for one of the cube of 216.
fn luminance(Ansi256Color(index): Ansi256Color) -> f64 {
    let level = |step: u8| f64::from([0, 95, 135, 175, 215, 255][usize::from(step % 6)]) / 255.0;
    let linear = |level: f64| match level {
        ..=0.03928 => level / 12.92,
        _ => ((level + 0.055) / 1.055).powf(2.4),
    };
    let cube = index - 16;
    let [red, green, blue] = [cube / 36, cube / 6, cube].map(level).map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn every_colour_of_our_own_can_be_read_on_black_and_on_white() {
    let contrast = |style: Style| match style.get_fg_color() {
        Some(Color::Ansi256(color)) => {
            let light = luminance(color);
            (1.05 / (light + 0.05)).min((light + 0.05) / 0.05)
        }
        color => panic!("{color:?} is whatever a terminal makes of it"),
    };
    for text in [THEME, MATCHED] {
        assert!(contrast(text) > 4.3, "{}", contrast(text));
    }
    // What is a line and no text.
    assert!(contrast(COAST) > 3.0);
}

#[test]
fn no_command_has_colours_of_its_own() {
    let palette = ["0", "1", "2", "31", "38;5;30", "38;5;67", "38;5;163"];
    let palette = BTreeSet::from(palette);
    let map: &[&[&str]] = &[&["map"]];
    let mut used = BTreeSet::new();
    for arguments in TABLES.iter().chain(PAGES).chain(map) {
        let shown = with_errors(arguments, 80, true).stdout;
        let codes = shown.split("\u{1b}[").skip(1);
        used.extend(codes.map(|code| code.split_once('m').unwrap().0.to_owned()));
    }
    assert_eq!(
        used.iter().map(|code| &**code).collect::<BTreeSet<_>>(),
        palette
    );
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn errors_are_wrapped_at_words_on_a_terminal_and_only_there() {
    for arguments in ERRORS {
        let error = |run: Run| {
            assert_ne!(run.code, 0, "{run:?}");
            run.stderr
        };
        let never = [&["--color", "never"], *arguments].concat();
        let whole = error(piped(&never));
        assert!(
            whole
                .lines()
                .next()
                .is_some_and(|line| line.starts_with("error: "))
        );
        // On fewer columns, the longest of them would take twenty lines and is cut.
        for width in 28..=160 {
            let shown = error(with_errors(arguments, width, false));
            assert_eq!(words(&shown), words(&whole));
            assert!(
                shown.lines().all(|line| fits(line, width)),
                "{width}: {shown}"
            );
            let mut lines = shown.lines();
            for line in whole.lines() {
                let margin = line.len() - line.trim_start().len();
                let first = lines.next().unwrap();
                assert!(line.starts_with(first), "{first:?} of {line:?}");
                let mut rest = words(line).len() - words(first).len();
                while rest > 0 {
                    let next = lines.next().unwrap();
                    assert_eq!(next.len() - next.trim_start().len(), margin + 2, "{shown}");
                    rest -= words(next).len();
                }
            }
            let colored = error(with_errors(arguments, width, true));
            // A tip repeats the options that were given.
            let colored = plain(&colored).replace("always", "never");
            assert_eq!(words(&colored), words(&shown));
        }
    }
}

#[test]
fn a_note_is_wrapped_too() {
    for width in 24..=160 {
        let run = with_errors(&["search", "kids", "vocational", "--any"], width, false);
        assert!(
            run.stderr.lines().all(|line| fits(line, width)),
            "{}",
            run.stderr
        );
    }
}
