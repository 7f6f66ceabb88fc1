//! `cities compare`.

use std::collections::BTreeSet;

use learning_cities::dataset::EMBEDDED;
use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use crate::harness::{cities, dataset, on_terminal, piped};

/// The cities as the JSON text has them.
fn records() -> Vec<Value> {
    let document: Value = serde_json::from_str(EMBEDDED).unwrap();
    document["cities"].as_array().unwrap().clone()
}

fn themes(city: &Value) -> &Map<String, Value> {
    city["themes"].as_object().unwrap()
}

fn id(city: &Value) -> &str {
    city["id"].as_str().unwrap()
}

/// What a comparison is in JSON.
fn json_of(ids: &[&str]) -> Vec<Map<String, Value>> {
    let json = piped(&[&["compare"], ids, &["--format", "json"]].concat()).succeeds();
    serde_json::from_str(&json).unwrap()
}

/// Every pair and every triple of cities, each the other way round too.
fn groups(cities: &[Value]) -> Vec<Vec<&Value>> {
    let mut groups = Vec::new();
    for (a, first) in cities.iter().enumerate() {
        for (b, second) in cities.iter().enumerate().skip(a + 1) {
            groups.extend([vec![first, second], vec![second, first]]);
            for third in &cities[b + 1..] {
                groups.extend([vec![first, second, third], vec![third, first, second]]);
            }
        }
    }
    groups
}

#[test]
fn several_cities_are_compared_by_every_theme_of_theirs_the_shared_ones_first() {
    let order: Vec<String> = (dataset().themes.iter())
        .map(|theme| theme.id.to_string())
        .collect();
    let cities = records();
    for group in groups(&cities) {
        let ids: Vec<&str> = group.iter().map(|city| id(city)).collect();
        let rows = json_of(&ids);
        let union: BTreeSet<&String> = group.iter().flat_map(|city| themes(city).keys()).collect();
        let listed: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(rows.len(), union.len(), "{ids:?}");
        assert!(listed.iter().all(|id| union.contains(&(*id).to_owned())));
        let place = |row: &Map<String, Value>| {
            let holding = |city: &&&Value| themes(city).contains_key(row["id"].as_str().unwrap());
            let count = group.iter().filter(holding).count();
            let kind = match count {
                1 => 2,
                count => usize::from(count < group.len()),
            };
            assert_eq!(row["count"], count);
            (kind, order.iter().position(|id| *id == row["id"]).unwrap())
        };
        assert!(rows.is_sorted_by_key(place), "{ids:?}: {listed:?}");

        let csv = [
            &["compare"],
            &*ids,
            &["--fields", "id,evidence", "-f", "csv"],
        ]
        .concat();
        let csv = piped(&csv).succeeds();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.headers().unwrap(), [&["id"], &*ids].concat());
        for (line, row) in reader.records().map(Result::unwrap).zip(&rows) {
            let theme = row["id"].as_str().unwrap();
            assert_eq!(&line[0], theme);
            let evidence = row["evidence"].as_object().unwrap();
            assert_eq!(evidence.keys().count(), group.len());
            for (city, cell) in group.iter().zip(line.iter().skip(1)) {
                let words = themes(city).get(theme).cloned().unwrap_or_default();
                assert_eq!(cell, words.as_str().unwrap_or_default());
                assert_eq!(evidence[id(city)], words);
            }
        }
    }
}

#[test]
fn the_others_come_by_how_much_they_share_with_one() {
    let cities = records();
    let weight = |theme: &str| {
        let having = cities
            .iter()
            .filter(|city| themes(city).contains_key(theme));
        let counts = [cities.len(), having.count()].map(|count| u32::try_from(count).unwrap());
        1.0 + (f64::from(counts[0]) / f64::from(counts[1])).log2()
    };
    let score = |one: &Value, other: &Value| -> f64 {
        let shared = themes(one).keys();
        let shared = shared.filter(|theme| themes(other).contains_key(*theme));
        shared.map(|theme| weight(theme)).sum()
    };
    for one in &cities {
        let alike = json_of(&[id(one)]);
        assert_eq!(alike.len(), cities.len() - 1);
        let mut expected: Vec<&Value> = cities.iter().filter(|city| id(city) != id(one)).collect();
        // In thousandths, so that ties stay in the order of the dataset.
        let thousandths = |city: &&Value| format!("{:09.3}", score(one, city));
        expected.sort_by_key(|city| std::cmp::Reverse(thousandths(city)));
        for (row, city) in alike.iter().zip(expected) {
            assert_eq!(row["id"], city["id"], "{one}");
            assert_eq!(
                (&row["name"], &row["nation"]),
                (&city["name"], &city["nation"])
            );
            assert!((row["score"].as_f64().unwrap() - score(one, city)).abs() < 0.001);
            // It is as much the other way round, and nobody is more like a city than itself.
            let back = json_of(&[id(city)]);
            let back = back.iter().find(|back| back["id"] == one["id"]).unwrap();
            assert_eq!(
                (&back["score"], &back["shared"]),
                (&row["score"], &row["shared"])
            );
            assert!(score(one, city) <= score(one, one));
            let shared: BTreeSet<&str> = (row["shared"].as_array().unwrap().iter())
                .map(|theme| theme.as_str().unwrap())
                .collect();
            let both = |theme: &&str| themes(city).contains_key(*theme);
            let expected = themes(one).keys().map(|theme| &**theme).filter(both);
            assert_eq!(shared, expected.collect());
        }
    }
    assert_eq!(json_of(&["derby"])[0]["id"], "wakefield");
}

#[test]
fn who_shares_nothing_comes_last_and_is_not_called_like() {
    let data = r#"{
        "themes": [{"id": "art", "name": "Art"}],
        "cities": [
            {"name": "Ayr", "description": "Art", "themes": {"art": "Art"}},
            {"name": "Bath", "description": "None"},
            {"name": "Cork", "description": "Art", "themes": {"art": "Art"}}
        ]
    }"#;
    let file = NamedTempFile::new().unwrap();
    std::fs::write(&file, data).unwrap();
    let run = |arguments: &[&str]| {
        let data = ["--data", file.path().to_str().unwrap()];
        piped(&[&data, arguments].concat()).succeeds()
    };
    assert_eq!(
        run(&["compare", "ayr"]),
        "Cork\t\t1.585\tart\nBath\t\t0\t\n"
    );
    assert_eq!(run(&["compare", "bath"]), "Ayr\t\t0\t\nCork\t\t0\t\n");
    assert!(run(&["show", "ayr"]).ends_with("\n\n  Most like  Cork\n"));
    assert!(!run(&["show", "bath"]).contains("Most like"));
}

#[test]
fn a_page_ends_with_the_three_cities_most_like_its_own() {
    for city in &dataset().cities {
        let alike = json_of(&[&city.id]);
        let names: Vec<&str> = (alike.iter().take(3))
            .map(|row| row["name"].as_str().unwrap())
            .collect();
        let page = cities(["show", &city.id]).succeeds();
        let last = format!("\n\n  Most like  {}\n", names.join(", "));
        assert!(page.ends_with(&last), "{page}");
    }
}

#[test]
fn names_are_found_as_they_are_to_be_shown() {
    for typed in ["dery", "leeds", "", "manchester uk", "wales"] {
        let error = cities(["compare", typed]).fails(1, "");
        let shown = cities(["show", typed]).fails(1, "");
        assert_eq!(error, shown.replace(": cities show ", ": cities compare "));
    }
    let run = cities(["compare", "glasgwo", "derby"]);
    assert_eq!(run.stderr, "note: showing 'Glasgow' for 'glasgwo'\n");
    let pair = cities(["compare", "glasgow", "derby"]).succeeds();
    assert_eq!((run.code, &*run.stdout), (0, &*pair));
    cities(["compare", "--exact", "glasgwo", "derby"]).fails(1, "");
    // The words of a name need no quotation marks, and the same city twice is one.
    for (typed, ids) in [
        (&["derry", "city"][..], &["derry-city-and-strabane"][..]),
        (
            &["derby", "derry", "city"],
            &["derby", "derry-city-and-strabane"],
        ),
        (
            &["DRS", "derby", "beal", "feirste"],
            &["DRS", "derby", "belfast"],
        ),
        (&["derby", "Derby", "derby"], &["derby"]),
    ] {
        let run = cities([&["compare", "-f", "json"], typed].concat());
        let expected = cities([&["compare", "-f", "json"], ids].concat());
        assert_eq!(run.succeeds(), expected.succeeds(), "{typed:?}");
    }
    // A tip compares the same others.
    let error = cities(["compare", "glasgow", "dery", "bristol"]).fails(1, "");
    assert!(
        error.contains("  tip: for Derby: cities compare glasgow derby bristol\n"),
        "{error}"
    );
}

#[test]
fn facts_that_differ_stand_above_the_themes() {
    let table = |ids: &[&str]| on_terminal(&[&["compare"], ids].concat(), 80, false);
    let first = |table: &str, line: usize| {
        let mut lines = table.lines().filter(|line| !line.is_empty());
        let line = lines.nth(line).unwrap();
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let both = table(&["glasgow", "swansea"]);
    assert_eq!(first(&both, 0), ["Glasgow", "Swansea"]);
    assert_eq!(first(&both, 2), ["Nation", "Scotland", "Wales"]);
    assert_eq!(first(&both, 3), ["Region", "Scotland", "Wales"]);
    let england = table(&["derby", "bristol"]);
    assert_eq!(
        first(&england, 2),
        ["Region", "East", "Midlands", "South", "West"]
    );
    let ulster = table(&["belfast", "derry-city-and-strabane"]);
    assert!(ulster.starts_with("Theme "), "{ulster}");
    assert!(!ulster.contains("Nation") && !ulster.contains("Region"));
}

#[test]
fn a_comparison_fits_the_terminal_and_two_or_three_cities_stand_side_by_side_in_80_columns() {
    let dataset = dataset();
    let ids: Vec<&str> = dataset.cities.iter().map(|city| &*city.id).collect();
    for count in 1..=3 {
        for cities in ids.windows(count) {
            let arguments = [&["compare"], cities].concat();
            for width in (40..=160).chain([200]) {
                let shown = on_terminal(&arguments, width, false);
                for line in shown.lines() {
                    assert!(line.chars().count() <= width, "{width}: {line}");
                    assert_eq!(line, line.trim_end());
                }
                let is_table = shown.lines().any(|line| line.starts_with('─'));
                assert!(is_table || width < 80, "{width}: {shown}");
            }
        }
    }
}

#[test]
fn a_field_of_another_comparison_is_refused() {
    for (typed, field) in [
        (&["derby"][..], "evidence"),
        (&["derby"], "count"),
        (&["derby", "glasgow"], "score"),
        (&["derby", "glasgow"], "nation"),
    ] {
        let error = cities([&["compare", "--fields", field], typed].concat()).fails(2, "");
        assert!(error.contains("[possible values: id, name, "), "{error}");
    }
    assert_eq!(
        cities(["compare", "bristol", "belfast", "--fields", "count,id"]).succeeds(),
        "2\tinclusion\n2\tlifelong\n2\tinequality\n1\tquality\n1\taspiration\n"
    );
}
