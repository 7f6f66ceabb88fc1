//! `cities list`, its filters, and the tables that it draws.

use crate::harness::{Run, cities, command, dataset, first_column, on_terminal, piped};

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
            let listed = cities(["list", "--theme", &a.id, "--theme", &b.name]).done();
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
fn a_filter_that_leaves_no_city_is_done_and_told() {
    for (options, note) in [
        (
            "-t technology",
            "no city has the theme 'Learning technologies'",
        ),
        (
            "-n wales -t health",
            "no city has the theme 'Health' and is in 'Wales'",
        ),
        (
            "-n wales -r yorkshire",
            "no city is in 'Wales' and is in 'Yorkshire and The Humber'",
        ),
    ] {
        for (format, stdout) in [
            ("auto", ""),
            ("json", "[]\n"),
            ("tsv", "name\tnation\tsummary\n"),
        ] {
            let run = cities(["list", "-f", format].into_iter().chain(options.split(' ')));
            assert_eq!((run.code, &*run.stdout), (0, stdout), "{options}");
            assert_eq!(run.stderr, format!("note: {note}\n"));
        }
    }
}

#[test]
fn labels_are_matched_by_all_that_they_are_called() {
    let dataset = dataset();
    let listed = |option: &str, value: &str| cities(["list", option, value]).done();
    for theme in &dataset.themes {
        let expected = listed("--theme", &theme.id);
        for label in theme.labels() {
            assert_eq!(listed("--theme", label), expected, "{label}");
            assert_eq!(
                listed("--theme", &label.to_uppercase()),
                expected,
                "{label}"
            );
        }
    }
    for (option, typed, label) in [
        ("--nation", "north", "Northern Ireland"),
        ("--nation", "SCOT", "Scotland"),
        ("--region", "yorkshire", "Yorkshire and The Humber"),
        ("--theme", "work", "workplace"),
        ("--theme", "arts", "culture"),
        ("--theme", "collaboration", "partnership"),
    ] {
        assert_eq!(listed(option, typed), listed(option, label), "{typed}");
    }
    // Nothing else is a label: no synonym, no other word of a name, no shared beginning.
    for (option, typed) in [
        ("--nation", "english"),
        ("--nation", "ireland"),
        ("--theme", "green"),
        ("--theme", "learning"),
        ("--theme", "in"),
        ("--theme", "collab"),
    ] {
        let error = cities(["list", option, typed]).fails(2, "");
        assert!(error.contains("\n  [possible values: "), "{error}");
    }
    let two = cities(["list", "-n", "scotland,wales", "-r", "Wales, scotland"]).succeeds();
    assert_eq!(first_column(&two), ["Glasgow", "Swansea"]);
    let error = cities(["list", "--theme", "health,helth"]).fails(2, "");
    assert!(
        error.ends_with(": cities list --theme health,health\n"),
        "{error}"
    );
}

#[test]
fn records_are_sorted_and_cut() {
    let names = |options: &str| {
        let fields = ["list", "--fields", "name"];
        let listed = cities(fields.into_iter().chain(options.split_whitespace())).succeeds();
        listed.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = names("");
    let reversed: Vec<String> = all.iter().rev().cloned().collect();
    assert_eq!(names("--reverse"), reversed);
    assert_eq!(names("--limit 3"), all[..3]);
    assert_eq!(names("--sort name"), all);
    assert_eq!(names("--sort name --reverse --limit 1"), ["Wolverhampton"]);
    assert_eq!(names("--sort latitude --limit 2"), ["Bristol", "Swansea"]);
    assert_eq!(names("--sort longitude --reverse --limit 1"), ["Derby"]);
    let most = dataset();
    let most = most
        .cities
        .iter()
        .max_by_key(|city| city.aliases.len())
        .unwrap();
    assert_eq!(names("--sort aliases --reverse --limit 1"), [&*most.name]);
    let data = r#"{"cities": [{"name": "B", "description": "d"}, {"name": "É", "description": "d",
        "summary": "x"}, {"name": "a", "description": "d", "summary": "10"}]}"#;
    let sorted = |options: &[&str]| {
        let mut command = command(["--data", "-", "list", "--fields", "name", "--sort"]);
        Run::of(command.args(options).write_stdin(data)).succeeds()
    };
    assert_eq!(sorted(&["name"]), "a\nB\nÉ\n");
    // What is not known comes last, in either direction.
    assert_eq!(sorted(&["summary"]), "a\nÉ\nB\n");
    assert_eq!(sorted(&["summary", "--reverse"]), "É\na\nB\n");
    for command in [
        &["search", "learning"][..],
        &["export", "-f", "tsv", "--no-header"],
    ] {
        let cut = cities(
            command
                .iter()
                .chain(&["--sort", "name", "--limit", "4", "--fields", "id"]),
        );
        assert_eq!(cut.succeeds().lines().count(), 4);
    }
    for typed in ["x", "1.5", "", "1e3"] {
        let error = cities(["list", "--limit", typed]).fails(2, "");
        let first = error.lines().next().unwrap();
        assert!(
            first.ends_with(": expected a whole number, such as 3"),
            "{error}"
        );
    }
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
    let error = cities(["list", "--theme", "lea"]).fails(2, "");
    for id in ["workplace", "technology"] {
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

#[test]
fn a_label_asked_for_twice_is_named_once() {
    let run = cities([
        "list",
        "--theme",
        "technology,Learning technologies,TECHNOLOGY",
    ]);
    assert_eq!(
        run.stderr,
        "note: no city has the theme 'Learning technologies'\n"
    );
    let filters = ["--nation", "wales,WAL,Wales", "--region", "Wales"];
    let json = ["list", "-f", "json"];
    assert_eq!(
        cities(json.into_iter().chain(filters)).succeeds(),
        cities(json.into_iter().chain(["--nation", "Wales"])).succeeds()
    );
}

#[test]
fn evidence_in_a_flat_format_names_each_theme_and_its_words() {
    for city in &dataset().cities {
        let line = [
            "export",
            &*city.id,
            "-f",
            "tsv",
            "--no-header",
            "--fields",
            "evidence",
        ];
        let row = piped(&line).succeeds();
        for (theme, words) in city.themes.iter() {
            assert!(row.contains(theme) && row.contains(words), "{theme}: {row}");
        }
    }
}

#[test]
fn numbers_of_a_column_have_as_many_decimals_as_the_one_with_most() {
    for numbers in [
        &["51", "-2", "7"][..],
        &["51.5", "-2", "7"],
        &["51.5", "-2.25", "0"],
        &["0.125", "10", "-7.5"],
    ] {
        let decimals = |number: &&str| number.split_once('.').map_or(0, |(_, part)| part.len());
        let most = numbers.iter().map(decimals).max().unwrap();
        let number = |text: &str| text.parse::<f64>().unwrap();
        let city = |text: &&str| {
            serde_json::json!({
                "name": format!("City {text}"), "description": "d", "longitude": 0,
                "latitude": number(text),
            })
        };
        let all: Vec<_> = numbers.iter().map(city).collect();
        let data = serde_json::json!({ "cities": all }).to_string();
        let mut list = command(["--data", "-", "list", "-f", "table", "--fields", "latitude"]);
        let table = Run::over(data, list.arg("--no-header")).succeeds();
        let written = numbers
            .iter()
            .map(|text| format!("{:.most$}", number(text)));
        let written: Vec<String> = written.collect();
        let wide = written.iter().map(String::len).max().unwrap();
        let expected = written.iter().map(|text| format!("{text:>wide$}\n"));
        assert_eq!(table, expected.collect::<String>());
    }
}
