//! `cities list` and its filters.

use learning_cities::dataset::City;

use crate::formats::{cases, error, output, run};
use crate::harness::dataset;

/// The ids of the cities that pass a filter.
#[track_caller]
fn ids(filter: &str) -> String {
    output(format!("list --fields id {filter}"))
}

/// The ids of the cities of which something is true, as a command writes them.
fn ids_where(is_wanted: impl Fn(&City) -> bool) -> String {
    let mut cities = dataset().cities;
    cities.retain(is_wanted);
    cities.into_iter().map(|city| city.id + "\n").collect()
}

#[test]
fn all_themes_must_hold_and_any_nation_or_region() {
    let dataset = dataset();
    for a in &dataset.themes {
        for b in &dataset.themes {
            let has = |city: &City, theme: &str| city.themes.contains_key(theme);
            let expected = ids_where(|city| has(city, &a.id) && has(city, &b.id));
            let typed = format!("--theme {} -t \"{}\"", a.id, b.name);
            assert_eq!(ids(&typed), expected);
            assert_eq!(ids(&format!("-t \"{}, {}\"", a.id, b.id)), expected);
        }
    }
    for a in &dataset.cities {
        for b in &dataset.cities {
            let in_nation = |city: &City| city.nation == a.nation || city.nation == b.nation;
            let in_region = |city: &City| city.region == a.region || city.region == b.region;
            let [one, two] = [a, b].map(|city| city.nation.clone().unwrap());
            let nations = format!("--nation \"{one}\" -n \"{}\"", two.to_uppercase());
            assert_eq!(ids(&nations), ids_where(in_nation));
            let [one, two] = [a, b].map(|city| city.region.clone().unwrap());
            let both = format!("{nations} --region \"{one},{two},\"");
            let expected = ids_where(|city| in_nation(city) && in_region(city));
            assert_eq!(ids(&both), expected);
        }
    }
}

#[test]
fn a_label_is_any_name_or_a_beginning_that_no_other_has() {
    let dataset = dataset();
    let mut themes = Vec::new();
    for theme in &dataset.themes {
        for label in theme.labels() {
            let typed = format!("-t \"{}\"", label.to_uppercase());
            assert_eq!(ids(&typed), ids(&format!("-t {}", theme.id)), "{label}");
        }
        themes.push([theme.id.clone(), theme.name.to_lowercase()]);
    }
    let names = |it: &&str| [it.to_lowercase(), it.to_lowercase()];
    let nations = dataset.nations().iter().map(names).collect();
    let regions = dataset.regions().iter().map(names).collect();
    for (option, labels) in [("-t", themes), ("-n", nations), ("-r", regions)] {
        for [id, _] in &labels {
            for typed in (1..id.len()).map(|end| id[..end].trim_end()) {
                let begins = |names: &&[String; 2]| names.iter().any(|it| it.starts_with(typed));
                let is_name = labels.iter().flatten().any(|name| name == typed);
                let typed = format!("{option} \"{typed}\"");
                if is_name || labels.iter().filter(begins).count() == 1 {
                    assert_eq!(ids(&typed), ids(&format!("{option} \"{id}\"")));
                } else {
                    error(format!("list {typed}"));
                }
            }
        }
    }
    for (typed, tip) in cases(
        "--theme health,helth | --theme=health
        --theme lea | --theme=technology
        --nation wles | --nation=Wales
        --region sotland | --region=Scotland",
    ) {
        let error = error(format!("list {typed}"));
        assert!(error.contains("\n  [possible values: "), "{error}");
        assert!(error.contains(&format!(": cities list {tip}\n")), "{error}");
    }
    for typed in ["green", "improving", "\"\""] {
        error(format!("list --theme {typed}"));
    }
}

#[test]
fn a_filter_that_leaves_no_city_gives_an_empty_result_and_a_note() {
    for options in [
        "-t TECHNOLOGY",
        "-n wales -t health",
        "-n wales,Wales -r scotland",
    ] {
        let header = "name,nation,summary\n";
        for (format, stdout) in [("auto", ""), ("json", "[]\n"), ("csv", header)] {
            let run = run(format!("list -f {format} {options}"));
            assert_eq!((run.code, &*run.stdout), (0, stdout), "{options}");
            assert_eq!(run.stderr, "note: no city matches the filter\n");
        }
    }
}
