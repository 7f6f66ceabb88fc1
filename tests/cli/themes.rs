//! `cities themes`.

use learning_cities::dataset::City;
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::harness::{cities, dataset, on_terminal, piped};

#[test]
fn every_theme_counts_and_names_its_cities() {
    let dataset = dataset();
    let expected = dataset.themes.iter().map(|theme| {
        let with = dataset
            .cities
            .iter()
            .filter(|city| city.themes.get(&theme.id).is_some());
        let names: Vec<&str> = with.clone().map(|city| &*city.name).collect();
        let words = |city: &City| json!(city.themes.get(&theme.id));
        let evidence = with.map(|city| (city.id.to_string(), words(city)));
        json!({
            "id": theme.id, "name": theme.name, "alt_labels": theme.alt_labels,
            "about": theme.about, "unesco": theme.unesco, "count": names.len(), "cities": names,
            "evidence": evidence.collect::<Map<_, _>>(),
        })
    });
    let expected: Vec<Value> = expected.collect();
    let shown: Value = serde_json::from_str(&cities(["themes", "-f", "json"]).succeeds()).unwrap();
    assert_eq!(shown, json!(expected));
    for (theme, expected) in dataset.themes.iter().zip(&expected) {
        let one = cities(["themes", &theme.id, "-f", "json"]).succeeds();
        assert_eq!(&serde_json::from_str::<Value>(&one).unwrap(), expected);
        let line = cities(["themes", &theme.id, "-f", "jsonl"]).succeeds();
        assert_eq!(&serde_json::from_str::<Value>(&line).unwrap(), expected);
    }
    let two = piped(&["themes", "health", "culture", "health", "-f", "json"]).succeeds();
    let two: Value = serde_json::from_str(&two).unwrap();
    let ids: Vec<&Value> = two.as_array().unwrap().iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, ["health", "culture"]);
}

#[test]
fn six_themes_are_unesco_s_and_one_of_them_no_city_speaks_of() {
    let dataset = dataset();
    assert_eq!(dataset.themes.len(), 16);
    assert_eq!(
        dataset.themes.iter().filter(|theme| theme.unesco).count(),
        6
    );
    let tsv = cities(["themes"]).succeeds();
    let line = tsv
        .lines()
        .find(|line| line.starts_with("technology\t"))
        .unwrap();
    assert_eq!(line, "technology\tLearning technologies\t0\t");
}

#[test]
fn the_matrix_has_every_city_under_every_theme() {
    let dataset = dataset();
    let shown: Value =
        serde_json::from_str(&cities(["themes", "--matrix", "-f", "json"]).succeeds()).unwrap();
    for (theme, row) in dataset.themes.iter().zip(shown.as_array().unwrap()) {
        assert_eq!(row["theme"], *theme.id);
        for city in &dataset.cities {
            assert_eq!(row[&*city.id], city.themes.get(&theme.id).is_some());
        }
    }
}

#[test]
fn a_piped_matrix_is_a_sheet_in_every_format_and_a_grid_only_where_it_is_asked_for() {
    let dataset = dataset();
    let rows = |shown: &str, by: &str| -> Vec<Vec<String>> {
        let row = |line: &str| line.split(by).map(|cell| cell.trim().to_owned()).collect();
        shown.lines().map(row).collect()
    };
    let header = std::iter::once("theme").chain(dataset.cities.iter().map(|city| &*city.id));
    let header: Vec<String> = header.map(str::to_owned).collect();
    let expected = dataset.themes.iter().map(|theme| {
        let has = |city: &City| city.themes.get(&theme.id).is_some().to_string();
        let flags = dataset.cities.iter().map(has);
        std::iter::once(theme.id.to_string()).chain(flags).collect()
    });
    let expected: Vec<Vec<String>> = expected.collect();
    let with_header = [&[header], &*expected].concat();
    let matrix = |options: &[&str]| piped(&[&["themes", "--matrix"], options].concat()).succeeds();
    assert_eq!(rows(&matrix(&[]), "\t"), expected);
    for (format, by) in [("tsv", "\t"), ("csv", ",")] {
        assert_eq!(rows(&matrix(&["-f", format]), by), with_header);
        assert_eq!(rows(&matrix(&["-f", format, "--no-header"]), by), expected);
    }
    assert!(matrix(&["-f", "table"]).contains('●'));
    let grid = on_terminal(&["themes", "--matrix", "-f", "tsv"], 80, false);
    assert_eq!(rows(&grid, "\t"), with_header);
    assert!(on_terminal(&["themes", "--matrix", "-f", "auto"], 80, false).contains('●'));
}

#[test]
fn the_drawn_matrix_fits_and_marks_every_theme_of_every_city() {
    let dataset = dataset();
    let marks: usize = dataset
        .cities
        .iter()
        .map(|city| city.themes.iter().count())
        .sum();
    for width in 24..=160 {
        let grid = on_terminal(&["themes", "--matrix"], width, false);
        assert!(grid.lines().all(|line| line.width() <= width), "{grid}");
        assert!(grid.lines().all(|line| line == line.trim_end()), "{grid}");
        assert_eq!(grid.matches('●').count(), marks);
        assert_eq!(
            grid.matches('·').count(),
            dataset.cities.len() * dataset.themes.len() - marks
        );
        let blocks = grid.lines().filter(|line| line.starts_with("Theme"));
        let columns: Vec<usize> = blocks.map(|line| line.split_whitespace().count()).collect();
        let (most, least) = (columns.iter().max(), columns.iter().min());
        // Ten parted by a number that does not divide it leave fewer for the last.
        assert!(10 % columns.len() > 0 || most == least, "{grid}");
        assert!(width < 60 || columns == [11], "{grid}");
        for city in &dataset.cities {
            let first = city.name.split(' ').next().unwrap();
            let entry = format!("{} {first}", city.subdivision().unwrap());
            assert!(
                grid.lines().any(|line| line.contains(&entry)),
                "{width}: {grid}"
            );
            let entry = format!("{} {}", city.subdivision().unwrap(), &*city.name);
            assert!(
                entry.width() >= width || grid.contains(&entry),
                "{width}: {grid}"
            );
        }
    }
}

#[test]
fn the_matrix_measures_columns_and_not_characters() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wide.json");
    let themes = [("a", "学習"), ("b", "Art")];
    let themes = themes.map(|(id, name)| json!({"id": id, "name": name}));
    let cities = ["東京", "京都"].map(|name| {
        json!({
            "name": name, "description": "学習", "themes": {"a": "学習"}, "iso": format!("JP-{name}"),
        })
    });
    let data = json!({"themes": themes, "cities": cities});
    std::fs::write(&file, data.to_string()).unwrap();
    let data = ["--data", file.to_str().unwrap()];
    let grid = on_terminal(&[&["themes", "--matrix"], &data[..]].concat(), 80, false);
    let columns = |line: &str, mark| -> Vec<usize> {
        let at = line.match_indices(mark);
        at.map(|(at, _)| line[..at].width()).collect()
    };
    let lines: Vec<&str> = grid.lines().collect();
    assert_eq!(columns(lines[2], '●'), columns(lines[3], '·'), "{grid}");
    assert_eq!(lines[1].width(), lines[0].width(), "{grid}");
}

#[test]
fn every_theme_s_page_has_all_there_is_to_say_of_it() {
    let dataset = dataset();
    for theme in &dataset.themes {
        for typed in theme.id.split(' ').chain([&*theme.name]) {
            let page = cities(["themes", typed]).succeeds();
            assert!(page.starts_with(&format!("{}\n", &*theme.name)), "{page}");
            assert!(page.contains(theme.about.as_deref().unwrap()));
            assert_eq!(page.contains("not part of its definition"), !theme.unesco);
            assert!(page.contains("part of its definition"));
            for label in &theme.alt_labels {
                assert!(page.contains(&**label), "{page}");
            }
            let with = |city: &&City| city.themes.get(&theme.id).is_some();
            for city in dataset.cities.iter().filter(with) {
                let words = city.themes.get(&theme.id).unwrap();
                let line = page
                    .lines()
                    .find(|line| line.trim().starts_with(&*city.name));
                assert!(line.unwrap().ends_with(&format!("  “{words}”")), "{page}");
            }
            assert_eq!(
                page.contains("no city’s text speaks of it"),
                !dataset.cities.iter().any(|city| with(&city))
            );
        }
        // The words of a name need no quotation marks.
        let words = theme.name.split(' ');
        let typed: Vec<&str> = std::iter::once("themes").chain(words).collect();
        assert_eq!(
            piped(&typed).succeeds(),
            piped(&["themes", &theme.id]).succeeds()
        );
        for width in [24, 40, 60, 80, 120, 200] {
            let page = on_terminal(&["themes", &theme.id], width, false);
            let widest = page.lines().map(UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= width.min(100), "{width}: {page}");
        }
    }
    let both = piped(&["themes", "health", "technology"]).succeeds();
    let each = ["health", "technology"].map(|id| piped(&["themes", id]).succeeds());
    assert_eq!(both, each.join("\n"));
}

#[test]
fn a_theme_in_rows_is_as_the_list_has_it() {
    for format in ["tsv", "csv", "markdown"] {
        let list = piped(&["themes", "-f", format, "--no-header"]).succeeds();
        for (theme, row) in dataset().themes.iter().zip(list.lines()) {
            let one = piped(&["themes", &theme.id, "-f", format, "--no-header"]).succeeds();
            assert_eq!(one, format!("{row}\n"));
        }
        assert!(!list.contains('█'));
    }
    let header = piped(&["themes", "health", "-f", "csv"]).succeeds();
    assert!(header.starts_with("id,name,count,cities\n"));
}

#[test]
fn a_theme_that_is_none_is_refused_as_by_a_filter() {
    let error = cities(["themes", "helth"]).fails(2, "");
    let filter = cities(["list", "--theme", "helth"]).fails(2, "");
    let filter = filter.replace("--theme'", "[THEME]...'");
    assert_eq!(error, filter.replace("list --theme", "themes"));
    let error = cities(["themes", "health", "--matrix"]).fails(2, "");
    assert!(error.contains("cannot be used with"), "{error}");
}

#[test]
fn themes_are_parted_by_commas_as_in_a_filter() {
    let dataset = dataset();
    for pair in dataset.themes.windows(2) {
        let (one, other) = (&*pair[0].id, &*pair[1].id);
        let both = cities(["themes", one, other]).succeeds();
        for row in [
            &[&*format!("{one},{other}")][..],
            &[&format!("{one},"), other],
            &[&format!("{one},"), &format!("{other},")],
        ] {
            assert_eq!(cities([&["themes"], row].concat()).succeeds(), both);
        }
        let listed = cities(["list", "--theme", one]).done();
        let behind = format!("{one},");
        assert_eq!(cities(["list", "--theme", &behind]).done(), listed);
    }
    let error = cities(["themes", ","]).fails(2, "");
    assert!(error.starts_with("error: invalid value '' for"), "{error}");
}

#[test]
fn people_see_counts_as_bars() {
    let dataset = dataset();
    let table = on_terminal(&["themes", "--fields", "name,count"], 80, false);
    for (theme, line) in dataset.themes.iter().zip(table.lines().skip(2)) {
        let with = |city: &&City| city.themes.get(&theme.id).is_some();
        let count = dataset.cities.iter().filter(with).count();
        let bar = format!("{count} {}", "█".repeat(count));
        assert!(line.ends_with(bar.trim_end()), "{line}");
    }
}

#[test]
fn long_bars_are_drawn_to_scale() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.json");
    let cities = (0..60).map(|number| {
        let themes = if number < 5 {
            json!({"all": "Near", "few": "Near"})
        } else {
            json!({"all": "Near"})
        };
        json!({"name": format!("Ayr {number}"), "description": "Near.", "themes": themes})
    });
    let themes = ["all", "few", "none"].map(|id| json!({"id": id, "name": id}));
    let data = json!({"themes": themes, "cities": cities.collect::<Vec<_>>()});
    std::fs::write(&file, data.to_string()).unwrap();
    let data = ["--data", file.to_str().unwrap(), "--no-header"];
    let line = [&["themes", "--fields", "name,count"], &data[..]].concat();
    let expected = format!("all   60 {}\nfew    5 ██\nnone   0\n", "█".repeat(20));
    assert_eq!(on_terminal(&line, 80, false), expected);
}
