//! `cities show`.

use crate::harness::{Run, cities, command, dataset, on_terminal};

#[test]
fn every_city_is_shown_in_full_by_the_words_of_its_name() {
    for city in &dataset().cities {
        for name in city.names() {
            let page = cities(["show"].into_iter().chain(name.split(' '))).succeeds();
            assert!(page.starts_with(&format!(
                "{}\n{}\n",
                &*city.name,
                city.summary.as_deref().unwrap()
            )));
            for paragraph in city.description.split("\n\n") {
                assert!(page.lines().any(|line| line == paragraph), "{page}");
            }
            for fact in city
                .names()
                .chain(city.initiatives.iter().map(|text| &**text))
            {
                assert!(page.contains(fact), "{fact} in {page}");
            }
            for (_, words) in city.themes.iter() {
                assert!(page.contains(&format!("“{words}”")), "{page}");
            }
        }
    }
}

#[test]
fn a_page_fits_the_terminal() {
    for city in &dataset().cities {
        for width in [40, 60, 80, 120, 200] {
            for line in on_terminal(&["show", &city.id], width, false).lines() {
                assert!(line.chars().count() <= width, "{width}: {line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn json_is_the_record_as_the_dataset_has_it() {
    for city in &dataset().cities {
        let shown: serde_json::Value =
            serde_json::from_str(&cities(["show", "-f", "json", &city.id]).succeeds()).unwrap();
        assert_eq!(shown, serde_json::to_value(city).unwrap());
    }
}

#[test]
fn a_guess_is_told_on_stderr() {
    let run = cities(["show", "glasgwo"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stderr, "note: showing 'Glasgow' for 'glasgwo'\n");
    assert_eq!(run.stdout, cities(["show", "glasgow"]).succeeds());
}

#[test]
fn a_guess_by_an_alias_names_it() {
    let run = cities(["show", "huddersfeild"]);
    assert_eq!(
        run.stderr,
        "note: showing 'Huddersfield' (Kirklees) for 'huddersfeild'\n"
    );
}

#[test]
fn a_name_of_several_cities_lists_them() {
    for typed in ["dery", "der"] {
        let error = cities(["show", typed]).fails(1, "");
        assert_eq!(
            error,
            format!(
                "error: '{typed}' is ambiguous: Derby, Derry City and Strabane\n\n  \
                 tip: for Derby: cities show derby\n  \
                 tip: for Derry City and Strabane: cities show derry-city-and-strabane\n"
            )
        );
    }
}

#[test]
fn an_unknown_name_says_where_the_names_are() {
    for typed in ["leeds", "galway", ""] {
        let error = cities(["show", typed]).fails(1, "");
        let expected = "\n\n  tip: for every city: cities list\n";
        assert_eq!(error, format!("error: no city named '{typed}'{expected}"));
    }
    for typed in [
        "manchester uk",
        "greater manchester",
        "manchester (old town)",
    ] {
        let error = cities(["show", typed]).fails(1, "");
        assert!(
            error.ends_with("\n  tip: for Manchester: cities show manchester\n"),
            "{error}"
        );
    }
    for (typed, tip) in [
        (
            "wales",
            "for the cities in Wales: cities list --nation Wales",
        ),
        (
            "yorkshire",
            "for the cities in Yorkshire and The Humber: cities list --region 'Yorkshire and The Humber'",
        ),
        (
            "health",
            "for the cities with the theme 'Health': cities list --theme health",
        ),
    ] {
        let error = cities(["show", typed]).fails(1, "");
        assert!(error.contains(&format!("  tip: {tip}\n")), "{error}");
    }
    let dataset = dataset();
    for theme in &dataset.themes {
        let mut all = dataset.cities.iter();
        let has_cities = all.any(|city| city.themes.get(&theme.id).is_some());
        let error = cities(["show", &*theme.name]).fails(1, "");
        let lists = error.contains(&format!(": cities list --theme {}\n", &*theme.id));
        let tells = error.contains(&format!(": cities themes {}\n", &*theme.id));
        assert_eq!((lists, tells), (has_cities, !has_cities), "{error}");
    }
}

#[test]
fn a_word_may_join_two_names_and_stands_at_no_end_of_a_row() {
    let data = r#"{"cities": [{"name": "Unst", "description": "d"},
        {"name": "Foula", "description": "d"}]}"#;
    let show = |row: &[&str]| {
        let mut command = command(["--data", "-", "show", "--fields", "name"]);
        Run::over(data, command.args(row))
    };
    let two = show(&["unst", "foula"]).succeeds();
    assert_eq!(two, "Unst\nFoula\n");
    for join in ["&", "and", "versus", "vs", "with"] {
        assert_eq!(show(&["unst", join, "foula"]).succeeds(), two);
        for row in [
            &[join][..],
            &[join, "unst"],
            &["unst", join],
            &[join, "unst", "foula"],
            &["unst", "foula", join],
        ] {
            let error = show(row).fails(1, "");
            let start = format!("error: no city named '{join}'\n");
            assert!(error.starts_with(&start), "{row:?}: {error}");
        }
    }
    // Any other word is a name that nobody has, wherever it stands.
    for row in [
        ["x", "unst", "foula"],
        ["unst", "x", "foula"],
        ["unst", "foula", "x"],
    ] {
        let error = show(&row).fails(1, "");
        assert!(
            error.starts_with("error: no city named 'x'\n"),
            "{row:?}: {error}"
        );
    }
}

#[test]
fn in_a_row_a_name_without_errors_goes_before_those_with_some() {
    let data = r#"{"cities": [{"name": "Harbourna", "description": "d"},
        {"name": "Foula", "description": "d"}, {"name": "Unst", "description": "d"},
        {"name": "Skerry", "aliases": ["Harbourne Foula"], "description": "d"}]}"#;
    let show = |row: &str| {
        let mut command = command(["--data", "-", "show", "--fields", "name"]);
        Run::over(data, command.args(row.split(' '))).done()
    };
    for (row, expected) in [
        ("harbourne foula and unst", "Skerry\nUnst\n"),
        ("unst and harbourne foula", "Unst\nSkerry\n"),
        ("harbourna foula and unst", "Harbourna\nFoula\nUnst\n"),
        ("harbourne unst and foula", "Harbourna\nUnst\nFoula\n"),
    ] {
        assert_eq!(show(row), expected, "{row}");
    }
}

#[test]
fn of_64_words_several_may_be_one_name_and_of_more_none() {
    let data = r#"{"cities": [{"name": "Ab Cd", "description": "d"}]}"#;
    for (many, is_found) in [(1, true), (2, true), (32, true), (33, false)] {
        let row = ["ab", "cd"].repeat(many);
        let mut command = command(["--data", "-", "show", "--fields", "name"]);
        let run = Run::over(data, command.args(row));
        if is_found {
            assert_eq!(run.succeeds(), "Ab Cd\n");
        } else {
            let error = run.fails(1, "");
            assert!(error.starts_with("error: no city named 'ab'\n"), "{error}");
        }
    }
}

#[test]
fn names_in_a_row_are_several_cities() {
    let names = |words: &str| {
        let line = ["show", "--fields", "name"]
            .into_iter()
            .chain(words.split(' '));
        let run = cities(line);
        assert_eq!(run.code, 0, "{run:?}");
        run.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names("derby glasgow"), ["Derby", "Glasgow"]);
    assert_eq!(
        names("glasgow derry city and strabane BFS"),
        ["Glasgow", "Derry City and Strabane", "Belfast"]
    );
    assert_eq!(names("derby DER derby city"), ["Derby"]);
    assert_eq!(names("derry derby"), ["Derry City and Strabane", "Derby"]);
    assert_eq!(
        names("city of bristol swansea wales"),
        ["Bristol", "Swansea"]
    );
    let run = cities(["show", "derby", "glasgwo", "--fields", "id"]);
    assert_eq!(
        (&*run.stdout, &*run.stderr),
        (
            "derby\nglasgow\n",
            "note: showing 'Glasgow' for 'glasgwo'\n"
        )
    );
    for pair in dataset().cities.windows(2) {
        for (a, b) in pair[0].names().zip(pair[1].names()) {
            let shown = cities(["show", a, b, "--json", "--fields", "id"]).succeeds();
            let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
            assert_eq!(
                shown,
                serde_json::json!([{"id": pair[0].id}, {"id": pair[1].id}])
            );
        }
    }
    let error = cities(["show", "derby", "leeds"]).fails(1, "");
    assert!(
        error.starts_with("error: no city named 'leeds'\n"),
        "{error}"
    );
    cities(["show", "--exact", "derby", "glasgwo"]).fails(1, "");
}

#[test]
fn the_commas_of_a_row_are_no_typing_errors() {
    let dataset = dataset();
    for pair in dataset.cities.windows(2) {
        let (one, other) = (&*pair[0].name, &*pair[1].name);
        let shown = cities(["show", one, other]).succeeds();
        assert_eq!(
            cities(["show", &format!("{one},"), other]).succeeds(),
            shown
        );
        assert_eq!(
            cities(["show", one, &format!(", {other}")]).succeeds(),
            shown
        );
        let alone = cities(["show", &format!("{one},")]).succeeds();
        assert_eq!(alone, cities(["show", one]).succeeds());
    }
}

#[test]
fn exact_suggests_and_does_not_guess() {
    let error = cities(["show", "--exact", "glasgwo"]).fails(1, "");
    assert!(
        error.ends_with("\n  tip: for Glasgow: cities show glasgow\n"),
        "{error}"
    );
}

#[test]
fn of_very_many_cities_none_is_compared_with_all_others() {
    let cities_of = |count| {
        let city = |number| {
            serde_json::json!({
                "name": format!("Town {number}"), "description": "A fox.",
                "themes": {"animals": "fox"},
            })
        };
        serde_json::json!({
            "themes": [{"name": "Animals"}],
            "cities": (0..count).map(city).collect::<Vec<_>>(),
        })
    };
    for (count, told) in [(100, 100), (101, 0)] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.json");
        std::fs::write(&file, cities_of(count).to_string()).unwrap();
        let names = (0..count).map(|number| format!("town-{number}"));
        let line = ["--data", file.to_str().unwrap(), "show"].map(str::to_owned);
        let pages = cities(line.into_iter().chain(names)).succeeds();
        assert_eq!(pages.matches("A fox.").count(), count);
        assert_eq!(pages.matches("Most like").count(), told);
    }
}
