//! `cities show`: pages, and names in a row.

use serde_json::json;

use crate::formats::{cases, json_of, output, run};
use crate::harness::{Run, dataset, over};

#[test]
fn the_page_of_a_city_has_every_fact_about_it() {
    for city in &dataset().cities {
        let page = output(format!("show {}", city.id));
        let summary = city.summary.as_deref().unwrap();
        let head = format!("{}\n{summary}\n\n", city.name);
        assert!(page.starts_with(&head), "{page}");
        let mut facts: Vec<String> = city.names().map(str::to_owned).collect();
        facts.extend(city.initiatives.clone());
        facts.extend([&city.nation, &city.region, &city.iso].map(|it| it.clone().unwrap()));
        facts.extend(city.themes.values().map(|words| format!("“{words}”")));
        let paragraphs = city.description.split("\n\n");
        facts.extend(paragraphs.map(|text| format!("\n{text}\n")));
        let markdown = output(format!("show {} -f md", city.id)).replace('\\', "");
        for fact in facts {
            assert!(page.contains(&fact), "{fact}: {page}");
            assert!(markdown.contains(&fact), "{fact}: {markdown}");
        }
        for name in city.names() {
            assert_eq!(output(format!("show {name}")), page);
        }
        assert_eq!(json_of(&format!("show {}", city.id)), json!(city));
    }
    let pages = ["derby", "glasgow"].map(|id| output(format!("show {id}")));
    assert_eq!(output("show derby glasgow"), pages.join("\n"));
    let records = ["derby", "glasgow"].map(|id| json_of(&format!("show {id}")));
    assert_eq!(json_of("show derby glasgow"), json!(records));
}

#[test]
fn a_name_that_is_not_exact_gets_a_note_or_commands_that_help() {
    let note = "note: showing 'Huddersfield' (Kirklees) for 'huddersfeild'\n";
    assert_eq!(run("show huddersfeild").stderr, note);
    assert_eq!(output("show huddersfeild"), output("show kirklees"));
    let assert_tip = |typed: &str, tip: &str| {
        let error = run(format!("show {typed}")).fails(1, "");
        assert!(error.contains(&format!(": cities {tip}")), "{error}");
        assert_eq!(error.contains(" joined after this dataset"), tip == "about");
    };
    assert_tip("--exact huddersfeild", "show kirklees\n");
    assert_tip("dery", "show derby\n");
    let dataset = dataset();
    for theme in &dataset.themes {
        let tip = format!("list --theme={}\n", theme.id);
        assert_tip(&format!("\"{}\"", theme.name), &tip);
    }
    for region in dataset.regions() {
        assert_tip(&format!("\"{region}\""), "list ");
    }
    for name in dataset.network.unwrap().joined_since {
        assert_tip(&name, "about");
    }
}

/// What `show` does with names in a row, over a dataset of its own.
fn show(row: &str) -> Run {
    let city = |name| json!({"name": name, "description": "d"});
    let mut cities = ["Harbourna", "Foula", "Unst", "Ab Cd", "Skerry"].map(city);
    cities[4]["aliases"] = json!(["Harbourne Foula"]);
    let line = ["show", "--fields", "name"].into_iter();
    let line: Vec<&str> = line.chain(row.split(' ')).collect();
    over(json!({"cities": cities}).to_string(), &line)
}

#[test]
fn names_in_a_row_are_several_cities() {
    // A name without a typo goes before those with one.
    for (row, names) in cases(
        "foula unst | Foula, Unst
        unst UNST, unst | Unst
        unst,foula | Unst, Foula
        unst, ,foula, | Unst, Foula
        harbourne foula and unst | Skerry, Unst
        unst and harbourne foula | Unst, Skerry
        harbourna foula and unst | Harbourna, Foula, Unst
        harbourne unst and foula | Harbourna, Unst, Foula",
    ) {
        assert_eq!(show(row).done(), names.replace(", ", "\n") + "\n");
    }
    assert_eq!(show(&["ab cd"; 32].join(" ")).succeeds(), "Ab Cd\n");
    assert_eq!(show("unst ".repeat(10_000).trim()).succeeds(), "Unst\n");
    // Of more than 64 words, each argument is a name.
    let error = show(&["ab cd"; 33].join(" ")).fails(1, "");
    assert!(error.starts_with("error: no city named 'ab'\n"), "{error}");
}

#[test]
fn a_joining_word_stands_only_between_names() {
    for join in ["&", "and", "versus", "vs", "with", "x"] {
        let between = show(&format!("unst {join} foula"));
        match join {
            "x" => assert_eq!(between.code, 1),
            _ => assert_eq!(between.succeeds(), "Unst\nFoula\n"),
        }
        for row in ["+", "+ unst", "unst +", "+ unst foula", "unst foula +"] {
            let error = show(&row.replace('+', join)).fails(1, "");
            let start = format!("error: no city named '{join}'\n");
            assert!(error.starts_with(&start), "{row}: {error}");
        }
    }
}
