//! What a hit is worth: the scores of a search beside BM25 as the paper has it.

use std::collections::BTreeSet;
use std::slice;

use learning_cities::dataset::{Dataset, Filter};
use learning_cities::search::{Mode, is_stop_word, search};
use serde_json::{Value, json};

use crate::snippet::EXACT;

const DATA: &str = r#"{"cities": [
    {"name": "Ayr", "aliases": ["Harbour Town"], "includes": ["Night End", "Old Lights"],
     "nation": "Scotland", "region": "Lowlands", "iso": "GB-SAY",
     "initiatives": ["Harbour lights", "Open harbour", "Night school"],
     "summary": "A harbour and a school.",
     "description": "The harbour is old. Beyond the harbour lies a school, and a harbour again."},
    {"name": "Wick", "nation": "Scotland", "region": "Highlands", "initiatives": ["Open school"],
     "summary": "Music of the Highlands, by night.", "description": "A school of music."},
    {"name": "Bath", "nation": "England", "includes": ["Music End"],
     "description": "Old, and open to music: a town with a school in every street, and no lights."},
    {"name": "Rye", "description": "A quiet school."}]}"#;

/// Every text of a city, with the weight of its field.
fn texts(city: &Value) -> Vec<(f64, &str)> {
    let mut texts = Vec::new();
    for (field, value) in city.as_object().unwrap() {
        let weight = match &**field {
            "name" | "aliases" => 6.0,
            "includes" | "nation" | "region" | "iso" => 5.0,
            "initiatives" => 3.0,
            "summary" => 2.0,
            _ => 1.0,
        };
        let items = value
            .as_array()
            .map_or(slice::from_ref(value), |items| items);
        texts.extend(items.iter().map(|item| (weight, item.as_str().unwrap())));
    }
    texts
}

/// The words of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn number(count: usize) -> f64 {
    u32::try_from(count).unwrap().into()
}

/// How often a city has a word, by the weights of its fields.
fn frequency(word: &str, city: &Value) -> f64 {
    let count = |text| number(words(text).filter(|other| other == word).count());
    let texts = texts(city).into_iter();
    texts.map(|(weight, text)| weight * count(text)).sum()
}

/// How many bytes of text a city has.
fn length(city: &Value) -> f64 {
    number(texts(city).iter().map(|(_, text)| text.len()).sum())
}

/// BM25 of a word in a city: k₁ = 1.2, b = 0.75, and the inverse document frequency of Lucene,
/// which is never below zero.
fn bm25(word: &str, city: &Value, cities: &[Value]) -> f64 {
    let having = cities.iter().filter(|city| frequency(word, city) > 0.0);
    let (having, all) = (number(having.count()), number(cities.len()));
    let rarity = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
    let average = cities.iter().map(length).sum::<f64>() / all;
    let normal = 1.2 * (0.25 + 0.75 * length(city) / average);
    let frequency = frequency(word, city);
    rarity * frequency * 2.2 / (frequency + normal)
}

#[test]
fn every_score_is_bm25() {
    let dataset = Dataset::parse(DATA.as_bytes()).unwrap();
    let data: Value = serde_json::from_str(DATA).unwrap();
    let cities = data["cities"].as_array().unwrap();
    let all = cities.iter().flat_map(texts);
    let all: BTreeSet<String> = all.flat_map(|(_, text)| words(text)).collect();
    let all: Vec<String> = all.into_iter().filter(|word| !is_stop_word(word)).collect();
    let mode = Mode { any: true, ..EXACT };
    let mut scores = BTreeSet::new();
    for terms in all.chunks(1).chain(all.chunks(5)).chain(all.windows(2)) {
        let results = search(&dataset, terms, mode, &Filter::default()).unwrap();
        for (city, record) in dataset.cities.iter().zip(cities) {
            let expected: f64 = terms.iter().map(|word| bm25(word, record, cities)).sum();
            let hit = results.hits.iter().find(|hit| hit.city == city);
            let score = hit.map_or(0.0, |hit| hit.score);
            assert!((score - expected).abs() < 1e-12, "{terms:?}: {score}");
            scores.insert(format!("{score:.9}"));
        }
    }
    assert!(scores.len() > 40, "{scores:?}");
}

/// The names of the cities that a search finds, best first, of cities named A, B, C and so on.
fn found(cities: &[Value], terms: &str) -> String {
    let mut cities = cities.to_vec();
    for (city, name) in cities.iter_mut().zip('A'..) {
        city["name"] = name.to_string().into();
    }
    let data = json!({"themes": [{"id": "t", "name": "Harbour"}], "cities": cities}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let terms: Vec<String> = terms.split(' ').map(str::to_owned).collect();
    let results = search(&dataset, &terms, Mode::default(), &Filter::default()).unwrap();
    let hits = results.hits.iter();
    hits.map(|hit| &*hit.city.name).collect()
}

#[test]
fn the_better_field_the_shorter_the_rarer_and_the_oftener_rank_first() {
    let long = format!("harbour{}", " and much else".repeat(9));
    let many = "children ".repeat(30);
    for (descriptions, terms, expected) in [
        (&*format!("{long}|harbour"), "harbour", "BA"),
        ("old art|new art|old sea|new art", "sea or art", "CABD"),
        ("art law|art art", "art", "BA"),
        // Ties stay in the order of the dataset.
        ("art|art|art", "art", "ABC"),
        // The word itself ranks before any number of synonyms.
        (&format!("{many}|At the end, kids."), "kids", "BA"),
    ] {
        let texts = descriptions.split('|');
        let cities: Vec<Value> = texts.map(|text| json!({"description": text})).collect();
        assert_eq!(found(&cities, terms), expected, "{terms}");
    }
    let cities = [
        json!({"description": "Harbour"}),
        json!({"description": "x", "summary": "Harbour"}),
        json!({"description": "x", "initiatives": ["Harbour"]}),
        json!({"description": "x", "themes": {"t": "x"}}),
        json!({"description": "x", "includes": ["Harbour"]}),
        json!({"description": "x", "aliases": ["Harbours"]}),
    ];
    assert_eq!(found(&cities, "harbor"), "FECBAD");
}
