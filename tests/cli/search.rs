//! `cities search`: what is found, in which order, and what of it is shown.

use std::collections::BTreeSet;

use learning_cities::dataset::City;
use learning_cities::search::{Match, is_stop_word, words};
use learning_cities::text::fold_word;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::harness::{dataset, on_terminal, piped};
use crate::snippet::highlighted;

/// What the source page says of each city: an id, words and phrases per line.
const PAGE: &str = include_str!("../data/page.tsv");

/// Searches as people type them, with what must and what may be found, judged from the page.
const JUDGED: [&str; 2] = [
    include_str!("../searches.tsv"),
    include_str!("../searches-blind.tsv"),
];

/// Searches, and exactly the cities that they find, in any order.
const FOUND: &str = include_str!("../data/found.tsv");

/// Arguments as a shell hands them over: what is in double quotation marks is one.
pub fn arguments(typed: &str) -> Vec<&str> {
    let mut arguments = Vec::new();
    for (index, part) in typed.split('"').enumerate() {
        if index % 2 == 1 {
            arguments.push(part);
        } else {
            arguments.extend(part.split_whitespace());
        }
    }
    arguments
}

/// A hit, as JSON has it.
#[derive(Deserialize)]
struct Hit {
    id: String,
    score: f64,
    matches: Vec<Match>,
}

/// The hits of a search.
fn found(arguments: &[&str]) -> Vec<Hit> {
    let run = piped(&[&["search", "-f", "json"], arguments].concat());
    let hits: Vec<Hit> = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(run.code, i32::from(hits.is_empty()), "{run:?}");
    hits
}

/// The ids of the cities that a search finds, best first.
pub fn found_ids(arguments: &[&str]) -> Vec<String> {
    let hits = found(arguments).into_iter();
    hits.map(|hit| hit.id).collect()
}

/// Every text of a city that is searched.
fn texts(city: &City) -> Vec<&str> {
    let optional = [&city.nation, &city.region, &city.iso, &city.summary];
    let mut texts: Vec<&str> = city.names().collect();
    texts.extend(optional.into_iter().flatten().map(String::as_str));
    texts.extend(city.initiatives.iter().map(String::as_str));
    texts.push(&city.description);
    texts
}

/// Every word of a city's texts that can be searched for by itself, folded.
pub fn all_words(city: &City) -> BTreeSet<String> {
    let texts = texts(city).into_iter();
    let mut all: BTreeSet<String> = texts
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    for operator in ["or", "not", "without", "except"] {
        all.remove(operator);
    }
    all
}

#[test]
fn the_words_and_phrases_of_the_source_page_find_their_city() {
    let lines = PAGE.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.clone().count(), dataset().cities.len());
    for line in lines {
        let [id, words, phrases] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        for term in words.split(' ').chain(phrases.split("; ")) {
            let found = piped(&["search", "--fields", "id", term]).stdout;
            assert!(found.lines().any(|found| found == id), "{term}: {id}");
        }
    }
}

#[test]
fn searches_find_these_cities_and_no_others() {
    for line in FOUND.lines().filter(|line| !line.starts_with('#')) {
        let (typed, expected) = line.split_once('\t').expect(line);
        let mut found = found_ids(&arguments(typed));
        found.sort();
        assert_eq!(found.join(" "), expected, "{typed}");
    }
}

#[test]
fn every_word_of_a_text_finds_it_and_every_match_shows_why() {
    let dataset = dataset();
    let all: BTreeSet<String> = dataset.cities.iter().flat_map(all_words).collect();
    assert!(all.len() > 300);
    for word in &all {
        let hits = found(&["--", word]);
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{word}");
        for city in &dataset.cities {
            let hit = hits.iter().find(|hit| hit.id == city.id);
            assert!(hit.is_some() || !all_words(city).contains(word), "{word}");
            for found in hit.iter().flat_map(|hit| &hit.matches) {
                check_match(word, city, found);
            }
        }
        let has_match = |hit: &Hit| !hit.matches.is_empty() && hit.score > 0.0;
        assert!(hits.iter().all(has_match), "{word}");
    }
    for city in &dataset.cities {
        assert_eq!(found_ids(&[&city.name])[0], city.id);
    }
}

/// Checks that a match is a piece of the field that it names, with the term or its synonym marked.
fn check_match(term: &str, city: &City, found: &Match) {
    assert_eq!(found.term.as_deref(), Some(term));
    let record = json!(city);
    let texts: Vec<&Value> = match &record[&found.field] {
        Value::Array(items) => items.iter().collect(),
        Value::Object(themes) => themes.values().collect(),
        text => vec![text],
    };
    let snippet = found.snippet.trim_matches('…');
    let has_snippet = |text: &&Value| text.as_str().unwrap().contains(snippet);
    assert!(texts.iter().any(has_snippet), "{found:?}");
    if found.field == "themes" {
        assert!(found.theme.is_some() && found.theme == found.by);
        assert_eq!(found.evidence.as_ref(), Some(&found.snippet));
    } else {
        assert!(!found.ranges.is_empty(), "{found:?}");
        assert_eq!(found.theme, None);
        let searched = found.by.as_deref().unwrap_or(term);
        let is_form = |word: &String| fold_word(word)[..1] == searched[..1];
        assert!(highlighted(found).iter().all(is_form), "{found:?}");
    }
}

#[test]
fn every_theme_is_found_by_its_labels_and_shown_with_its_evidence_in_every_format() {
    let dataset = dataset();
    for theme in &dataset.themes {
        let has = |city: &&City| city.themes.contains_key(&theme.id);
        let with: Vec<&City> = dataset.cities.iter().filter(has).collect();
        for label in theme.labels() {
            let found = found_ids(&[label]);
            let is_found = |city: &&City| found.contains(&city.id);
            assert!(with.iter().all(is_found), "{label}: {found:?}");
        }
        // The filter alone finds them in the order of the dataset, each for its evidence.
        let hits = found(&["--theme", &theme.name]);
        assert_eq!(hits.len(), with.len());
        for (hit, city) in hits.iter().zip(with) {
            let evidence = &*city.themes[&theme.id];
            assert_eq!((&*hit.id, hit.score.to_bits()), (&*city.id, 0));
            assert_eq!(hit.matches[0].snippet, evidence);
            for format in ["tsv", "csv", "json", "jsonl", "markdown"] {
                let line = ["search", "-t", &theme.id, &theme.name, "-f", format];
                let written = piped(&[&line[..], &["--fields", "matches"]].concat()).done();
                assert!(written.contains(evidence), "{line:?}: {evidence}");
            }
        }
    }
}

#[test]
fn a_match_has_these_keys_and_names_the_synonym() {
    let hits: Value = serde_json::from_str(&piped(&["search", "kids", "--json"]).done()).unwrap();
    let expected = json!([{
        "field": "description", "term": "kids", "by": "children", "theme": null, "evidence": null,
        "snippet": "It focuses on early years, adult and community learning, vulnerable children, \
            and inclusive, quality education.",
        "ranges": [[68, 76]],
    }]);
    assert_eq!(hits[0]["matches"], expected);
}

#[test]
fn clauses_combine_as_sets_and_whoever_matches_more_ranks_first() {
    let set = |arguments: &[&str]| BTreeSet::from_iter(found_ids(arguments));
    let words = ["culture", "economy", "festival", "schools", "derby", "kids"];
    for a in words {
        for b in words {
            let (with_a, with_b) = (set(&[a]), set(&[b]));
            let (both, either) = (&with_a & &with_b, &with_a | &with_b);
            assert_eq!(set(&[a, b]), both, "{a} {b}");
            assert_eq!(set(&[a, "OR", b]), either, "{a} or {b}");
            assert_eq!(set(&[a, "not", b]), &with_a - &with_b, "{a} not {b}");
            let without = set(&["--any", a, b, "except", "glasgow"]);
            assert_eq!(without, &either - &set(&["glasgow"]), "{a} {b}");
            let any = found_ids(&["--any", a, b]);
            let (first, others) = any.split_at(both.len());
            assert_eq!(first.iter().cloned().collect::<BTreeSet<_>>(), both);
            assert_eq!(first.len() + others.len(), either.len());
            let limited = found_ids(&["--any", "--limit", "2", a, b]);
            assert_eq!(limited, any[..any.len().min(2)]);
        }
        // Exclusions alone give every other city in the order of the dataset.
        let dataset = dataset();
        let others = dataset.cities.iter().map(|city| city.id.clone());
        let others: Vec<String> = others.filter(|id| !set(&[a]).contains(id)).collect();
        assert_eq!(found_ids(&["not", a]), others);
    }
    // Words that are one term in a row count one by one under --any.
    for row in ["digital learning", "adult education", "west midlands"] {
        let (a, b) = row.split_once(' ').unwrap();
        assert!(set(&["--any", a, b]).is_superset(&(&set(&[a]) | &set(&[b]))));
        assert!(set(&["--any", "derby", "not", "zzz", "or", a, b]).contains("derby"));
    }
}

#[test]
fn stop_words_are_not_highlighted_beside_other_words() {
    for typed in [
        "which city has a festival",
        "\"which city has a festival\"",
        "what is the health of glasgow",
    ] {
        let hits = found(&arguments(typed));
        for word in hits[0].matches.iter().flat_map(highlighted) {
            assert!(!is_stop_word(&fold_word(&word)), "{typed}: {word}");
        }
    }
}

/// A city as the judged searches write it.
fn code(id: &str) -> String {
    let id = id.replace("derby", "dby").replace("derry", "dry");
    id[..3].to_owned()
}

#[test]
fn people_find_what_they_search_for_and_nothing_else() {
    let codes = |list: &str| -> BTreeSet<String> {
        let codes = list.split(',').filter(|code| *code != "-");
        codes.map(str::to_owned).collect()
    };
    let mut count = 0;
    let (mut lacking, mut wrong) = (Vec::new(), Vec::new());
    for line in JUDGED.iter().flat_map(|searches| searches.lines()) {
        if line.starts_with('#') {
            continue;
        }
        let [typed, must, may, ..] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        let found = found_ids(&arguments(typed)).into_iter();
        let found: BTreeSet<String> = found.map(|id| code(&id)).collect();
        if !codes(must).is_subset(&found) {
            lacking.push(typed);
        }
        if !found.is_subset(&(&codes(must) | &codes(may))) {
            wrong.push(typed);
        }
        count += 1;
    }
    // One in fifty may be arguable.
    assert!(lacking.len() * 50 <= count, "lack a city: {lacking:?}");
    assert!(wrong.len() * 50 <= count, "find a wrong one: {wrong:?}");
}

#[test]
fn a_terminal_highlights_the_matched_words() {
    let table = on_terminal(&["search", "barriers"], 80, true);
    let highlighted = table.matches("mbarriers\u{1b}[0m").count();
    assert_eq!(highlighted, 2, "{table}");
    let plain = on_terminal(&["search", "barriers"], 80, false);
    assert!(plain.contains("barriers") && !plain.contains('\u{1b}'));
}
