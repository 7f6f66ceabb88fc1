//! `cities show`.

use crate::harness::{cities, dataset, on_terminal};

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
    assert_eq!(run.stderr, "note: taking 'glasgwo' as 'Glasgow'\n");
    assert_eq!(run.stdout, cities(["show", "glasgow"]).succeeds());
}

#[test]
fn a_name_of_several_cities_lists_them() {
    for typed in ["dery", "der", "Derby City"] {
        let error = cities(["show", typed]).fails(1, "");
        assert_eq!(
            error,
            format!(
                "error: '{typed}' may be any of: Derby, Derry City and Strabane\n\n  \
                 tip: for Derby: cities show derby\n  \
                 tip: for Derry City and Strabane: cities show derry-city-and-strabane\n"
            )
        );
    }
}

#[test]
fn an_unknown_name_says_where_the_names_are() {
    for typed in ["leeds", "york", "galway", ""] {
        let error = cities(["show", typed]).fails(1, "");
        let expected = "\n\n  tip: for every city: cities list\n";
        assert_eq!(
            error,
            format!("error: no city is called '{typed}'{expected}")
        );
    }
    for typed in [
        "manchester uk",
        "Manchester, England",
        "greater manchester",
        "manchester (city)",
    ] {
        let error = cities(["show", typed]).fails(1, "");
        assert!(
            error.ends_with("\n  tip: for Manchester: cities show manchester\n"),
            "{error}"
        );
    }
    let error = cities(["show", "manchester", "uk"]).fails(1, "");
    assert!(
        error.ends_with("\n  tip: for Manchester: cities show manchester\n"),
        "{error}"
    );
}

#[test]
fn exact_suggests_and_does_not_guess() {
    let error = cities(["show", "--exact", "glasgwo"]).fails(1, "");
    assert!(
        error.ends_with("\n  tip: for Glasgow: cities show glasgow\n"),
        "{error}"
    );
}
