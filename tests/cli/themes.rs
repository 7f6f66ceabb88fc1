//! `cities themes`: the list, pages and the grid.

use learning_cities::dataset::{City, Theme};
use serde_json::{Map, Value, json};

use crate::formats::{error, json_of, output};
use crate::harness::{Run, command, dataset, on_terminal};

/// The cities that have a theme.
fn having<'c>(theme: &Theme, cities: &'c [City]) -> impl Iterator<Item = &'c City> {
    cities.iter().filter(|it| it.themes.contains_key(&theme.id))
}

#[test]
fn a_theme_has_the_number_the_ids_and_the_evidence_of_its_cities() {
    let dataset = dataset();
    let mut expected = Vec::new();
    for theme in &dataset.themes {
        let evidence = having(theme, &dataset.cities);
        let evidence = evidence.map(|city| (city.id.clone(), json!(city.themes[&theme.id])));
        let evidence: Map<String, Value> = evidence.collect();
        let mut record = json!(theme);
        record["count"] = json!(evidence.len());
        record["cities"] = evidence.keys().cloned().collect();
        record["evidence"] = evidence.into();
        assert_eq!(json_of(&format!("themes {}", theme.id)), record);
        expected.push(record);
    }
    assert_eq!(json_of("themes").to_string(), json!(expected).to_string());
    for pair in expected.windows(2) {
        let [a, b] = [&pair[0], &pair[1]].map(|theme| theme["id"].as_str().unwrap());
        assert_eq!(json_of(&format!("themes {a} {b}")), json!(pair));
        assert_eq!(json_of(&format!("themes {a},{b},")), json!(pair));
        let reversed = json_of(&format!("themes {b}, {a} {b} --reverse"));
        assert_eq!(reversed, json!(pair));
    }
    let filter = error("list --theme helth").replace("--theme'", "[THEME]...'");
    let filter = filter.replace("list --theme=", "themes ");
    assert_eq!(error("themes helth"), filter);
    error("themes ,");
    error("themes health --matrix");
}

#[test]
fn the_page_of_a_theme_has_all_there_is_to_say_about_it() {
    let dataset = dataset();
    for theme in &dataset.themes {
        let page = output(format!("themes {}", theme.name));
        assert!(page.starts_with(&format!("{}\n", theme.name)), "{page}");
        let markdown = output(format!("themes {} -f md", theme.id));
        assert!(markdown.starts_with(&format!("# {}\n\n", theme.name)));
        let mut facts = vec![theme.about.clone().unwrap()];
        facts.extend(theme.alt_labels.clone());
        facts.push(["not part of its", "part of its"][usize::from(theme.unesco)].to_owned());
        for city in having(theme, &dataset.cities) {
            facts.push(format!("“{}”", city.themes[&theme.id]));
            let mut lines = page.lines().map(str::trim);
            let line = lines.find(|line| line.starts_with(&city.name)).unwrap();
            assert!(line.ends_with(facts.last().unwrap()), "{page}");
        }
        for fact in facts {
            assert!(page.contains(&fact), "{fact}: {page}");
            assert!(markdown.contains(&fact), "{fact}: {markdown}");
        }
    }
    let pages = ["health", "technology"].map(|id| output(format!("themes {id}")));
    assert_eq!(output("themes health technology"), pages.join("\n"));
    assert!(pages[1].contains("No city has this theme."));
}

#[test]
fn the_matrix_has_every_city_for_every_theme_in_every_format() {
    let dataset = dataset();
    let mut tsv = "theme".to_owned();
    let mut markdown = "| Theme |".to_owned();
    for city in &dataset.cities {
        tsv.extend(["\t", &city.id]);
        markdown.extend([" ", &city.name, " |"]);
    }
    markdown.extend(["\n", &"| --- ".repeat(dataset.cities.len() + 1), "|"]);
    let json = json_of("themes --matrix");
    for (theme, row) in dataset.themes.iter().zip(json.as_array().unwrap()) {
        assert_eq!(row["theme"], *theme.id);
        tsv.extend(["\n", &theme.id]);
        markdown.extend(["\n| ", &theme.name, " |"]);
        for city in &dataset.cities {
            let has = city.themes.contains_key(&theme.id);
            assert_eq!(row[&city.id], has);
            tsv += if has { "\ttrue" } else { "\tfalse" };
            markdown += if has { " ● |" } else { " · |" };
        }
    }
    assert_eq!(output("themes --matrix -f md"), markdown.clone() + "\n");
    // Without a header nobody knows the columns, so a pipe gets it too.
    assert_eq!(output("themes --matrix"), tsv.clone() + "\n");
    assert_eq!(output("themes --matrix -f tsv"), tsv.clone() + "\n");
    let csv = tsv.replace('\t', ",") + "\n";
    assert_eq!(output("themes --matrix -f csv"), csv);
    for width in 32..=160 {
        let grid = on_terminal(&["themes", "--matrix"], width, false);
        for mark in ['●', '·'] {
            let count = markdown.matches(mark).count();
            assert_eq!(grid.matches(mark).count(), count, "{width}: {grid}");
        }
        let is_one_grid = !grid.contains("\nTheme ");
        assert!(width < 80 || is_one_grid, "{grid}");
    }
}

#[test]
fn counts_are_aligned_on_the_right_beside_wide_characters() {
    let mut cities = vec![json!({"description": "d", "themes": {"all": "d"}}); 60];
    for (number, city) in cities.iter_mut().enumerate() {
        city["name"] = json!(format!("A {number}"));
        if number < 5 {
            city["themes"]["few"] = json!("d");
        }
    }
    let themes = ["all", "few", "学習"].map(|id| json!({"id": id, "name": id}));
    let data = json!({"themes": themes, "cities": cities}).to_string();
    let line = "--data - themes -f table --no-header --fields name,count";
    let table = Run::over(data, &mut command(line.split(' '))).succeeds();
    assert_eq!(table, "all      60\nfew       5\n学習      0\n");
}
