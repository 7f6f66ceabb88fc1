//! `cities themes`.

use serde_json::{Value, json};

use crate::harness::{cities, dataset, on_terminal};

#[test]
fn every_theme_counts_and_names_its_cities() {
    let dataset = dataset();
    let expected = dataset.themes.iter().map(|theme| {
        let with = dataset
            .cities
            .iter()
            .filter(|city| city.themes.get(&theme.id).is_some());
        let names: Vec<&str> = with.map(|city| &*city.name).collect();
        json!({
            "id": theme.id, "name": theme.name, "about": theme.about, "unesco": theme.unesco,
            "count": names.len(), "cities": names,
        })
    });
    let shown: Value = serde_json::from_str(&cities(["themes", "-f", "json"]).succeeds()).unwrap();
    assert_eq!(shown, expected.collect::<Value>());
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
fn the_drawn_matrix_fits_and_marks_every_theme_of_every_city() {
    let dataset = dataset();
    let marks: usize = dataset
        .cities
        .iter()
        .map(|city| city.themes.iter().count())
        .sum();
    for width in [40, 60, 80, 120, 200] {
        let grid = on_terminal(&["themes", "--matrix"], width, false);
        assert!(
            grid.lines().all(|line| line.chars().count() <= width),
            "{grid}"
        );
        assert_eq!(grid.matches('●').count(), marks);
        assert_eq!(
            grid.matches('·').count(),
            dataset.cities.len() * dataset.themes.len() - marks
        );
        for city in &dataset.cities {
            assert!(grid.contains(city.subdivision().unwrap()));
        }
    }
}
