//! That the embedded dataset is what its contract says.

use std::collections::HashSet;

use crate::harness::{cities, dataset};

#[test]
fn the_ten_cities_are_described_in_full() {
    let dataset = dataset();
    assert_eq!(dataset.cities.len(), 10);
    assert_eq!(dataset.network.unwrap().definition.len(), 6);
    let of_unesco = dataset.themes.iter().filter(|theme| theme.unesco);
    assert_eq!(of_unesco.count(), 6);
    for city in &dataset.cities {
        assert!(city.summary.as_ref().unwrap().chars().count() <= 80);
        assert!(city.description.contains("\n\n"), "{}", city.name);
        assert!(city.iso.as_ref().unwrap().starts_with("GB-"));
        assert!((49.0..61.0).contains(&city.latitude.unwrap()));
        assert!((-8.7..1.8).contains(&city.longitude.unwrap()));
        assert!(city.themes.len() >= 3 && !city.themes.contains_key("technology"));
        for evidence in city.themes.values() {
            assert!(evidence.split_whitespace().count() <= 20, "{evidence}");
        }
    }
}

#[test]
fn every_synonym_occurs_in_a_text_and_the_rules_are_few() {
    let rules = include_str!("../../data/synonyms.txt").lines();
    let (mut count, mut left_sides) = (0, 0);
    for rule in rules.filter(|rule| !rule.is_empty() && !rule.starts_with('#')) {
        let (left, right) = rule.split_once("=>").unwrap_or((rule, rule));
        assert!(left.split(',').count() <= 12, "{rule}");
        count += 1;
        left_sides += left.split(',').count();
        for entry in left.split(',').chain(right.split(',')) {
            assert!(entry.contains(char::is_alphanumeric), "{rule}");
        }
        for entry in right.split(',').map(str::trim) {
            // A note would say that no city mentions it.
            let _ = cities(["search", entry]).succeeds();
        }
    }
    assert!(count <= 100 && left_sides <= 500);
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo).
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn no_run_of_eight_words_is_the_source_page_s() {
    // The hashes of the page's runs, in lower case, with a space between two words.
    let hashes = include_str!("../data/shingles.txt").lines();
    let hashes = hashes.map(|line| u64::from_str_radix(line, 16).unwrap());
    let hashes: HashSet<u64> = hashes.collect();
    assert!(hashes.len() > 500);
    let dataset = dataset();
    let network = dataset.network.unwrap();
    let mut texts = network.definition;
    texts.extend(network.purpose);
    for city in dataset.cities {
        texts.push(city.description);
        texts.extend(city.summary);
    }
    for text in texts {
        let text = text.to_lowercase().replace('’', "'");
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
        let words = words.map(|word| word.trim_matches('\''));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        for run in words.windows(8) {
            assert!(!hashes.contains(&fnv(&run.join(" "))), "{run:?}");
        }
    }
}
