//! `cities about`, and that the dataset is what it says it is.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::harness::{cities, dataset, on_terminal};

#[test]
fn the_page_carries_the_network_the_definition_and_the_credits() {
    let dataset = dataset();
    let (network, source) = (dataset.network.unwrap(), dataset.source.unwrap());
    assert_eq!((network.cities, network.countries), (Some(350), Some(76)));
    assert_eq!(network.definition.len(), 6);
    let page = cities(["about"]).succeeds();
    let facts = [
        network.name,
        network.abbreviation,
        network.purpose,
        source.title,
        source.as_of,
    ];
    for fact in facts
        .iter()
        .flatten()
        .chain(&network.definition)
        .chain(&source.attribution)
    {
        assert!(page.contains(&**fact), "{}", &**fact);
    }
    assert!(page.contains("GeoNames, CC BY 4.0"));
    for width in [40, 80, 120] {
        let page = on_terminal(&["about"], width, false);
        assert!(
            page.lines().all(|line| line.chars().count() <= width),
            "{page}"
        );
    }
}

#[test]
fn json_is_the_document_without_its_lists() {
    let shown: Value = serde_json::from_str(&cities(["about", "-f", "json"]).succeeds()).unwrap();
    let dataset = dataset();
    assert_eq!(
        shown,
        json!({"source": dataset.source, "network": dataset.network})
    );
}

#[test]
fn the_ten_are_told_in_full() {
    let dataset = dataset();
    assert_eq!(dataset.cities.len(), 10);
    for city in &dataset.cities {
        assert!(
            city.summary.as_deref().unwrap().chars().count() <= 80,
            "{}",
            &*city.name
        );
        assert!(city.description.contains("\n\n"), "{}", &*city.name);
        assert!(city.iso.as_deref().unwrap().starts_with("GB-"));
        assert!((49.0..61.0).contains(&city.latitude.unwrap()));
        assert!((-8.7..1.8).contains(&city.longitude.unwrap()));
        assert!(city.themes.iter().count() >= 3);
        for (theme, words) in city.themes.iter() {
            assert!(dataset.theme(theme).is_some() && city.description.contains(words));
        }
    }
}

#[test]
fn evidence_is_short_and_a_theme_without_any_has_no_city() {
    for city in &dataset().cities {
        for (theme, evidence) in city.themes.iter() {
            let words = evidence.split_whitespace().count();
            assert!(words <= 20, "{}, {theme}: {words}", &*city.name);
        }
    }
    let dataset = dataset();
    let mut cities = dataset.cities.iter();
    assert!(cities.all(|city| city.themes.get("technology").is_none()));
}

#[test]
fn every_synonym_stands_in_a_text_and_the_rules_are_few() {
    let rules = include_str!("../../data/synonyms.txt").lines();
    let rules: Vec<&str> = rules
        .filter(|rule| !rule.is_empty() && !rule.starts_with('#'))
        .collect();
    let mut left_sides = 0;
    for rule in &rules {
        let (left, right) = rule.split_once("=>").unwrap_or((rule, rule));
        left_sides += left.split(',').count();
        assert!(left.split(',').count() <= 12, "{rule}");
        for entry in left.split(',').chain(right.split(',')) {
            assert!(entry.contains(char::is_alphanumeric), "{rule}");
        }
        for entry in right.split(',').map(str::trim) {
            // A note would say that no city mentions it.
            let run = cities(["search", entry, "-f", "json"]);
            assert!(run.code == 0 && run.stderr.is_empty(), "{entry}: {run:?}");
        }
    }
    assert!(rules.len() <= 100 && left_sides <= 500);
}

/// The runs of eight words that the source page has: the FNV-1a hashes of them in lower case,
/// letters and digits, parted by spaces.
const SHINGLES: &str = include_str!("../data/shingles.txt");

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn no_sentence_is_the_page_s() {
    let shingles: HashSet<u64> = SHINGLES
        .lines()
        .map(|line| u64::from_str_radix(line, 16).unwrap())
        .collect();
    assert!(shingles.len() > 500);
    let dataset = dataset();
    let network = dataset.network.as_ref().unwrap();
    let own = [network.purpose.as_ref().unwrap()];
    let own = own.into_iter().chain(&network.definition);
    let cities = dataset.cities.iter();
    let cities = cities.flat_map(|city| [Some(&city.description), city.summary.as_ref()]);
    for text in own.chain(cities.flatten()) {
        let words = text.to_lowercase().replace('’', "'");
        let words: Vec<&str> = words
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'')
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        for run in words.windows(8) {
            let run = run.join(" ");
            assert!(!shingles.contains(&fnv(&run)), "{run}");
        }
    }
}
