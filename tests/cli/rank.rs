//! What a hit is worth: the scores of a search beside BM25F as its paper has it.

use std::collections::BTreeSet;

use learning_cities::dataset::Dataset;
use learning_cities::query::{Filter, Mode, Query};
use serde_json::{Value, json};

/// The weights of names, place, themes, initiatives, summary and description.
const WEIGHTS: [f64; 6] = [6.0, 5.0, 4.0, 3.0, 2.0, 1.0];

/// Cities by their texts in each field.
const CITIES: [[&[&str]; 6]; 4] = [
    [
        &["Ayr", "Harbour Town"],
        &["Scotland", "Lowlands", "GB-SAY"],
        &["Harbour"],
        &["Harbour lights", "Open harbour", "Night school"],
        &["A harbour and a school."],
        &["The harbour is old. Beyond the harbour lies a school, and a harbour again."],
    ],
    [
        &["Wick"],
        &["Scotland", "Highlands"],
        &["Music"],
        &["Open school"],
        &["Music of the Highlands, by night."],
        &["A school of music."],
    ],
    [
        &["Bath"],
        &["England"],
        &["Harbour", "Music"],
        &[],
        &[],
        &["Old, and open to music: a town with a school in every street and no lights at night."],
    ],
    [&["Rye"], &[], &[], &[], &[], &["A quiet school."]],
];

fn data() -> String {
    let theme = |name: &str| (name.to_lowercase(), name.to_owned());
    let cities = CITIES.map(
        |[names, places, themes, initiatives, summary, description]| {
            let evidence = themes
                .iter()
                .map(|name| (theme(name).0, json!(description[0])));
            json!({
                "name": names[0], "aliases": names[1..], "nation": places.first(),
                "region": places.get(1), "iso": places.get(2),
                "themes": evidence.collect::<serde_json::Map<_, _>>(), "initiatives": initiatives,
                "summary": summary.first(), "description": description[0],
            })
        },
    );
    let themes = ["Harbour", "Music"].map(theme);
    let themes = themes.map(|(id, name)| json!({"id": id, "name": name}));
    json!({"themes": themes, "cities": cities}).to_string()
}

/// The words of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// BM25F of a word in a city: Robertson, Zaragoza and Taylor 2004, with k₁ = 1.2, b = 0.75, lengths
/// in bytes, and the idf of Lucene, which is never below zero.
fn expected(word: &str, city: &[&[&str]; 6]) -> f64 {
    let count = |texts: &[&str]| {
        let all = texts.iter().flat_map(|text| words(text));
        f64::from(u32::try_from(all.filter(|other| other == word).count()).unwrap())
    };
    let bytes = |texts: &[&str]| {
        let all: usize = texts.iter().map(|text| text.len()).sum();
        f64::from(u32::try_from(all).unwrap())
    };
    let holding = CITIES
        .iter()
        .filter(|city| city.iter().any(|texts| count(texts) > 0.0));
    let holding = f64::from(u32::try_from(holding.count()).unwrap());
    let idf = (1.0 + (4.0 - holding + 0.5) / (holding + 0.5)).ln();
    let mut weighted = 0.0;
    for (field, texts) in city
        .iter()
        .enumerate()
        .filter(|(_, texts)| count(texts) > 0.0)
    {
        let average = CITIES.iter().map(|city| bytes(city[field])).sum::<f64>() / 4.0;
        let normal = 0.25 + 0.75 * bytes(texts) / average;
        weighted += WEIGHTS[field] * count(texts) / normal;
    }
    idf * weighted * 2.2 / (1.2 + weighted)
}

#[test]
fn every_score_is_bm25f() {
    let data = data();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let all = CITIES.iter().flatten().copied().flatten();
    let all: BTreeSet<String> = all.flat_map(|text| words(text)).collect();
    let all: Vec<&str> = all.iter().map(|word| &**word).collect();
    let mode = Mode {
        exact: true,
        any: true,
    };
    let mut scores = BTreeSet::new();
    for terms in all.chunks(1).chain(all.chunks(5)).chain(all.windows(2)) {
        // Function words rank only where nothing else is asked for.
        let is_function = |word: &&str| learning_cities::text::is_function_word(word);
        if terms.len() > 1 && terms.iter().any(is_function) {
            continue;
        }
        let answer = Query::new(terms, mode).answer(&dataset, &Filter::default());
        for (city, texts) in dataset.cities.iter().zip(&CITIES) {
            let sum: f64 = terms.iter().map(|word| expected(word, texts)).sum();
            let hit = answer.hits.iter().find(|hit| hit.city == city);
            let score = hit.map_or(0.0, |hit| hit.score);
            assert!((score - sum).abs() < 1e-12, "{terms:?}: {score}, not {sum}");
            scores.insert(format!("{score:.9}"));
        }
    }
    assert!(scores.len() > 40, "{scores:?}");
}

/// The ids and scores that a search finds in cities by their descriptions, called A, B, C and so on.
fn found(descriptions: &[&str], terms: &[&str]) -> Vec<(String, f64)> {
    let cities = descriptions
        .iter()
        .zip('A'..)
        .map(|(description, name)| json!({"name": name.to_string(), "description": description}));
    let data = json!({"cities": cities.collect::<Vec<Value>>()}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let answer = Query::new(terms, Mode::default()).answer(&dataset, &Filter::default());
    let hits = answer.hits.iter();
    hits.map(|hit| (hit.city.id.to_string(), hit.score))
        .collect()
}

#[test]
fn of_two_texts_that_differ_in_length_alone_the_shorter_ranks_first() {
    let more = " and much else";
    for longer in 1..20 {
        let long = format!("A harbour{}", more.repeat(longer));
        for texts in [["A harbour", &*long], [&*long, "A harbour"]] {
            let shorter = if texts[0] == long { "b" } else { "a" };
            match &*found(&texts, &["harbour"]) {
                [(first, best), (_, next)] => assert!(first == shorter && best > next),
                found => panic!("{found:?}"),
            }
        }
    }
}

#[test]
fn the_rarer_of_two_words_and_the_oftener_said_rank_first() {
    let texts = ["old art", "new art", "old sea", "new art"];
    let best = |texts: &[&str], terms: &[&str]| found(texts, terms)[0].0.clone();
    assert_eq!(best(&texts, &["sea", "OR", "art"]), "c");
    assert_eq!(best(&["art law", "art art"], &["art"]), "b");
}

#[test]
fn a_word_that_exactly_half_of_the_cities_hold_is_asked_for_and_one_of_more_is_not() {
    for cities in [4, 6, 10] {
        for common in 1..cities {
            let text = |index| match index {
                0 => "harbour",
                index if index <= common => "music",
                _ => "else",
            };
            let texts: Vec<&str> = (0..cities).map(text).collect();
            let found = found(&texts, &["harbour", "music"]);
            let ids: Vec<&str> = found.iter().map(|(id, _)| &**id).collect();
            let expected: &[&str] = if common * 2 > cities { &["a"] } else { &[] };
            assert_eq!(ids, expected, "{common} of {cities}");
        }
    }
}
