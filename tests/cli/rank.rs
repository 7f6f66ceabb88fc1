//! What a hit is worth: the scores of a search beside BM25 as the paper has it.

use std::collections::BTreeSet;

use learning_cities::dataset::{Dataset, Filter};
use learning_cities::search::{Mode, is_stop_word, search};
use serde_json::{Value, json};

/// The weights of names, places, initiatives, summary and description.
const WEIGHTS: [f64; 5] = [6.0, 5.0, 3.0, 2.0, 1.0];

/// Cities by their texts in each field.
const CITIES: [[&[&str]; 5]; 4] = [
    [
        &["Ayr", "Harbour Town"],
        &["Scotland", "Lowlands", "GB-SAY"],
        &["Harbour lights", "Open harbour", "Night school"],
        &["A harbour and a school."],
        &["The harbour is old. Beyond the harbour lies a school, and a harbour again."],
    ],
    [
        &["Wick"],
        &["Scotland", "Highlands"],
        &["Open school"],
        &["Music of the Highlands, by night."],
        &["A school of music."],
    ],
    [
        &["Bath"],
        &["England"],
        &[],
        &[],
        &["Old, and open to music: a town with a school in every street and no lights at night."],
    ],
    [&["Rye"], &[], &[], &[], &["A quiet school."]],
];

fn data() -> String {
    let cities = CITIES.map(|[names, places, initiatives, summary, description]| {
        json!({
            "name": names[0], "aliases": names[1..], "nation": places.first(),
            "region": places.get(1), "iso": places.get(2), "initiatives": initiatives,
            "summary": summary.first(), "description": description[0],
        })
    });
    json!({"cities": cities}).to_string()
}

/// The words of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn count(text: &str, word: &str) -> f64 {
    let found = words(text).filter(|other| other == word).count();
    f64::from(u32::try_from(found).unwrap())
}

fn length(city: &[&[&str]; 5]) -> f64 {
    let bytes: usize = city
        .iter()
        .flat_map(|texts| *texts)
        .map(|text| text.len())
        .sum();
    f64::from(u32::try_from(bytes).unwrap())
}

/// BM25 of a word in a city: k₁ = 1.2, b = 0.75, occurrences by the weight of their field, lengths
/// in bytes, and the inverse document frequency of Lucene, which is never below zero.
fn expected(word: &str, city: &[&[&str]; 5]) -> f64 {
    let frequency = |city: &[&[&str]; 5]| -> f64 {
        let fields = WEIGHTS.iter().zip(city);
        let counts = fields.map(|(weight, texts)| {
            weight * texts.iter().map(|text| count(text, word)).sum::<f64>()
        });
        counts.sum()
    };
    let holding = CITIES.iter().filter(|city| frequency(city) > 0.0).count();
    let holding = f64::from(u32::try_from(holding).unwrap());
    let rarity = (1.0 + (4.0 - holding + 0.5) / (holding + 0.5)).ln();
    let average = CITIES.iter().map(length).sum::<f64>() / 4.0;
    let frequency = frequency(city);
    let normal = 1.2 * (0.25 + 0.75 * length(city) / average);
    rarity * frequency * 2.2 / (frequency + normal)
}

#[test]
fn every_score_is_bm25() {
    let data = data();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let all = CITIES.iter().flatten().copied().flatten();
    let all: BTreeSet<String> = all.flat_map(|text| words(text)).collect();
    let all: Vec<String> = all.into_iter().filter(|word| !is_stop_word(word)).collect();
    let mode = Mode {
        exact: true,
        any: true,
    };
    let mut scores = BTreeSet::new();
    for terms in all.chunks(1).chain(all.chunks(5)).chain(all.windows(2)) {
        let results = search(&dataset, terms, mode, &Filter::default()).unwrap();
        for (city, texts) in dataset.cities.iter().zip(&CITIES) {
            let sum: f64 = terms.iter().map(|word| expected(word, texts)).sum();
            let hit = results.hits.iter().find(|hit| hit.city == city);
            let score = hit.map_or(0.0, |hit| hit.score);
            assert!((score - sum).abs() < 1e-12, "{terms:?}: {score}, not {sum}");
            scores.insert(format!("{score:.9}"));
        }
    }
    assert!(scores.len() > 40, "{scores:?}");
}

/// The ids that a search finds in cities by their descriptions, called A, B, C and so on.
fn found(descriptions: &[&str], terms: &[&str]) -> Vec<String> {
    let cities = descriptions
        .iter()
        .zip('A'..)
        .map(|(description, name)| json!({"name": name.to_string(), "description": description}));
    let data = json!({"cities": cities.collect::<Vec<Value>>()}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
    let results = search(&dataset, &terms, Mode::default(), &Filter::default()).unwrap();
    let hits = results.hits.iter();
    hits.map(|hit| hit.city.id.to_string()).collect()
}

#[test]
fn the_shorter_the_rarer_and_the_oftener_rank_first() {
    let long = format!("harbour{}", " and much else".repeat(9));
    assert_eq!(found(&[&long, "harbour"], &["harbour"]), ["b", "a"]);
    assert_eq!(found(&["harbour", &long], &["harbour"]), ["a", "b"]);
    let texts = ["old art", "new art", "old sea", "new art"];
    assert_eq!(found(&texts, &["sea", "or", "art"])[0], "c");
    assert_eq!(found(&["art law", "art art"], &["art"])[0], "b");
    // Ties stay in the order of the dataset.
    assert_eq!(found(&["art", "art", "art"], &["art"]), ["a", "b", "c"]);
}

#[test]
fn a_literal_match_ranks_before_any_number_of_synonyms() {
    let many = "children ".repeat(30);
    assert_eq!(
        found(&[&many, "Of much else, and at the end, kids."], &["kids"]),
        ["b", "a"]
    );
}
