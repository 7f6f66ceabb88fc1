//! `cities compare`, and the most similar cities of `cities show`.

use learning_cities::dataset::{City, Dataset};
use serde_json::{Value, json};

use crate::formats::{cases, error, json_of, output, rows, run};
use crate::harness::{dataset, over};

#[test]
fn several_cities_are_compared_by_all_of_their_themes_the_common_ones_first() {
    let dataset = dataset();
    let mut groups: Vec<Vec<&City>> = Vec::new();
    for city in &dataset.cities {
        let others = dataset.cities.iter().filter(|other| *other != city);
        groups.extend(others.map(|other| vec![city, other]));
    }
    for three in dataset.cities.windows(3) {
        groups.push(three.iter().collect());
    }
    for group in groups {
        let ids: Vec<&str> = group.iter().map(|city| &*city.id).collect();
        let mut expected = Vec::new();
        // Those of all cities, those of several, those of one; each in the order of the dataset.
        for most in (1..=group.len()).rev() {
            for theme in &dataset.themes {
                let evidence = group.iter().map(|city| city.themes.get(&theme.id));
                let count = evidence.clone().flatten().count();
                if count == most {
                    let mut record = json!({"id": theme.id, "name": theme.name, "count": count});
                    for (id, words) in ids.iter().zip(evidence) {
                        if words.is_some() {
                            record["evidence"][id] = json!(words);
                        }
                    }
                    expected.push(record);
                }
            }
        }
        let line = format!("compare {}", ids.join(" "));
        assert_eq!(json_of(&line), json!(expected));
        let csv = rows(&output(format!("{line} --fields id,evidence -f csv")));
        assert_eq!(csv[0][1..], ids);
        for (row, record) in csv[1..].iter().zip(expected) {
            assert_eq!(record["id"], *row[0]);
            for (id, cell) in ids.iter().zip(&row[1..]) {
                let words = record["evidence"][id].as_str();
                assert_eq!(cell, words.unwrap_or_default());
            }
        }
    }
}

/// How similar two cities are: a theme that `n` of `N` cities have weighs 1 + log₂(N / n).
fn similarity(dataset: &Dataset, one: &City, other: &City) -> f64 {
    let mut score = 0.0;
    for theme in one.themes.keys() {
        if other.themes.contains_key(theme) {
            let mut with = dataset.cities.clone();
            with.retain(|city| city.themes.contains_key(theme));
            let counts = [dataset.cities.len(), with.len()];
            let [all, with] = counts.map(|count| u32::try_from(count).unwrap());
            score += 1.0 + (f64::from(all) / f64::from(with)).log2();
        }
    }
    (score * 1000.0).round() / 1000.0
}

#[test]
fn one_city_is_compared_with_all_others_by_the_themes_that_they_share() {
    let dataset = dataset();
    for city in &dataset.cities {
        let mut expected = Vec::new();
        for other in dataset.cities.iter().filter(|other| *other != city) {
            let mut shared: Vec<&str> = dataset.themes.iter().map(|it| &*it.id).collect();
            shared.retain(|id| city.themes.contains_key(*id) && other.themes.contains_key(*id));
            let mut row = json!({"id": other.id, "name": other.name, "nation": other.nation});
            row["score"] = json!(similarity(&dataset, city, other));
            row["shared"] = json!(shared);
            expected.push(row);
        }
        let score = |row: &Value| row["score"].as_f64().unwrap();
        expected.sort_by(|a, b| score(b).total_cmp(&score(a)));
        let [a, b, c] = [0, 1, 2].map(|index| expected[index]["name"].as_str().unwrap());
        let page = output(format!("show {}", city.id));
        assert!(page.ends_with(&format!("\n\n  Most similar  {a}, {b}, {c}\n")));
        assert_eq!(json_of(&format!("compare {}", city.id)), json!(expected));
    }
}

#[test]
fn a_city_that_shares_no_theme_comes_last_and_is_not_called_similar() {
    let art = json!({"art": "Art"});
    let data = json!({"themes": [{"name": "Art"}], "cities": [
        {"name": "Ayr", "description": "Art", "themes": art},
        {"name": "Bath", "description": "None"},
        {"name": "Cork", "description": "Art", "themes": art},
    ]});
    let run = |line: [&str; 2]| over(data.to_string(), &line).succeeds();
    assert_eq!(run(["compare", "ayr"]), "Cork\t\t1.585\tart\nBath\t\t0\t\n");
    assert_eq!(run(["compare", "bath"]), "Ayr\t\t0\t\nCork\t\t0\t\n");
    assert!(run(["show", "ayr"]).ends_with("\n\n  Most similar  Cork\n"));
    assert!(!run(["show", "bath"]).contains("Most similar"));
}

#[test]
fn names_are_looked_up_as_by_show_and_fields_are_those_of_the_comparison() {
    for typed in ["dery", "leeds", "\"\"", "wales", "--exact glasgwo derby"] {
        let error = run(format!("compare {typed}")).fails(1, "");
        let shown = run(format!("show {typed}")).fails(1, "");
        assert_eq!(error, shown.replace(": cities show ", ": cities compare "));
    }
    for (typed, ids) in cases(
        "derby derry city | derby derry-city-and-strabane
        glasgwo derby | glasgow derby
        derby DER derby | derby",
    ) {
        let ids = output(format!("compare {ids}"));
        assert_eq!(output(format!("compare {typed}")), ids);
    }
    for (field, ids) in cases(
        "--fields evidence | derby
        --sort count | derby
        --fields score | derby bristol
        --sort nation | derby bristol",
    ) {
        let error = error(format!("compare {field} {ids}"));
        assert!(error.contains("[possible values: id, name, "), "{error}");
    }
}
