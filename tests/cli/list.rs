//! `cities list`, its filters, and the tables that it draws.

use crate::harness::{cities, dataset, first_column, on_terminal};

#[test]
fn a_pipe_gets_a_line_a_city() {
    let dataset = dataset();
    let tsv = cities(["list"]).succeeds();
    let lines: Vec<String> = dataset
        .cities
        .iter()
        .map(|city| {
            [
                &*city.name,
                city.nation.as_deref().unwrap(),
                city.summary.as_deref().unwrap(),
            ]
            .join("\t")
        })
        .collect();
    assert_eq!(tsv, lines.join("\n") + "\n");
    let headed = cities(["list", "-f", "tsv"]).succeeds();
    assert_eq!(headed, format!("name\tnation\tsummary\n{tsv}"));
}

#[test]
fn json_lists_every_record_whole() {
    let json: serde_json::Value =
        serde_json::from_str(&cities(["list", "--format=json"]).succeeds()).unwrap();
    assert_eq!(json, serde_json::to_value(&dataset().cities).unwrap());
}

#[test]
fn themes_must_all_hold_and_nations_any() {
    let dataset = dataset();
    for a in &dataset.themes {
        for b in &dataset.themes {
            let listed = cities(["list", "--theme", &a.id, "--theme", &b.name]).succeeds();
            let expected = dataset.cities.iter().filter(|city| {
                city.themes.get(&a.id).is_some() && city.themes.get(&b.id).is_some()
            });
            let expected: Vec<&str> = expected.map(|city| &*city.name).collect();
            assert_eq!(first_column(&listed), expected);
        }
    }
    for a in dataset.nations() {
        for b in dataset.nations() {
            let listed = cities(["list", "--nation", &a.to_uppercase(), "-n", &b[..3]]).succeeds();
            let expected = dataset
                .cities
                .iter()
                .filter(|city| [Some(a), Some(b)].contains(&city.nation.as_deref()));
            let expected: Vec<&str> = expected.map(|city| &*city.name).collect();
            assert_eq!(first_column(&listed), expected);
        }
    }
}

#[test]
fn a_filter_that_leaves_no_city_is_done() {
    assert_eq!(cities(["list", "-t", "technology"]).succeeds(), "");
    assert_eq!(
        cities(["list", "-t", "technology", "-f", "json"]).succeeds(),
        "[]\n"
    );
    let header = cities(["list", "-t", "technology", "-f", "tsv"]).succeeds();
    assert_eq!(header, "name\tnation\tsummary\n");
}

#[test]
fn a_filter_that_is_none_says_what_there_is() {
    let error = cities(["list", "--theme", "helth"]).fails(2, "");
    let ids: Vec<String> = dataset()
        .themes
        .iter()
        .map(|theme| theme.id.to_string())
        .collect();
    assert_eq!(
        error,
        format!(
            "error: invalid value 'helth' for '--theme'\n  [possible values: {}]\n\n  \
             tip: did you mean: cities list --theme health\n",
            ids.join(", ")
        )
    );
    let error = cities(["list", "--nation", "wles"]).fails(2, "");
    assert!(
        error.ends_with("\n  tip: did you mean: cities list --nation Wales\n"),
        "{error}"
    );
    let error = cities(["list", "--theme", "c"]).fails(2, "");
    for id in ["community", "lifelong", "culture", "celebration"] {
        assert!(
            error.contains(&format!(": cities list --theme {id}\n")),
            "{error}"
        );
    }
}

#[test]
fn a_table_fits_the_screen_and_breaks_no_word() {
    let dataset = dataset();
    for width in [40, 60, 80, 120, 200] {
        let table = on_terminal(&["list"], width, false);
        for line in table.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        for city in &dataset.cities {
            for word in city.summary.as_deref().unwrap().split(' ') {
                assert!(
                    table.split_whitespace().any(|other| other == word),
                    "{width}: {word}"
                );
            }
        }
        let piped = cities(["list", "--format", "table"]).succeeds();
        assert_eq!(piped, on_terminal(&["list"], 80, false));
    }
}
