//! `cities search`: what is found, in which order, and what of it is shown.

use std::collections::BTreeSet;

use learning_cities::dataset::{City, Dataset};
use learning_cities::query::{Filter, Mode, Query};
use learning_cities::text::{fold_word, words};
use serde_json::Value;

use crate::harness::{Run, cities, command, dataset, first_column, on_terminal};

/// What the source page says of each city: an id, words and phrases a line.
const PAGE: &str = include_str!("../data/page.tsv");

/// Searches, with exactly the cities that they find, in any order.
const EXACTLY: &[(&[&str], &[&str])] = &[
    (&["barriers"], &["belfast", "swansea"]),
    (&["textiles"], &["kirklees"]),
    (&["industrial revolution"], &["manchester"]),
    (&["libraries"], &["manchester"]),
    (&["contrast"], &["bristol"]),
    (&["cohesion"], &["swansea"]),
    (&["workforce"], &["wolverhampton"]),
    (&["art"], &["wakefield", "glasgow", "kirklees"]),
    (&["arthur"], &[]),
    (&["s"], &[]),
    (&["health", "poverty"], &["glasgow"]),
    (&["1999"], &["glasgow"]),
    (&["2030 Vision"], &["kirklees"]),
    (&["well-being"], &["glasgow", "wolverhampton"]),
    (&["world class"], &["bristol", "glasgow"]),
    (&["class world"], &[]),
    (&["ever But"], &[]),
    (&["béal feirste"], &["belfast"]),
    (&["DOIRE"], &["derry-city-and-strabane"]),
    (&["&", "festival", "!"], &["derby", "glasgow", "wakefield"]),
];

pub fn found<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Vec<Value> {
    let mut command = command(["search", "-f", "json"]);
    let run = Run::of(command.args(arguments));
    assert!(
        run.code == 0 || run.code == 1 && run.stdout == "[]\n",
        "{run:?}"
    );
    serde_json::from_str::<Vec<Value>>(&run.stdout).unwrap()
}

pub fn ids(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

/// Every text of a city that is searched.
pub fn texts<'d>(dataset: &'d Dataset, city: &'d City) -> Vec<&'d str> {
    let themes = city
        .themes
        .iter()
        .map(|(id, _)| &*dataset.theme(id).unwrap().name);
    let initiatives = city.initiatives.iter().map(|text| &**text);
    let texts = [&*city.description, city.summary.as_deref().unwrap()];
    city.names()
        .chain(themes)
        .chain(initiatives)
        .chain(texts)
        .collect()
}

#[test]
fn the_words_and_phrases_of_the_source_page_find_their_city() {
    let dataset = dataset();
    let mut lines = 0;
    for line in PAGE.lines().filter(|line| !line.starts_with('#')) {
        let [id, words, phrases] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        for term in words.split(' ').chain(phrases.split("; ")) {
            let query = Query::new(&[term], Mode::default());
            let filter = Filter::default();
            let hits = query.answer(&dataset, &filter).hits;
            assert!(hits.iter().any(|hit| *hit.city.id == *id), "{term}: {id}");
        }
        lines += 1;
    }
    assert_eq!(lines, dataset.cities.len());
}

#[test]
fn searches_find_these_and_no_others() {
    for (terms, expected) in EXACTLY {
        let hits = found(*terms);
        let found: BTreeSet<&str> = ids(&hits).into_iter().collect();
        assert_eq!(found, expected.iter().copied().collect(), "{terms:?}");
    }
}

#[test]
fn every_word_of_a_text_finds_it_and_every_hit_shows_a_word_that_begins_alike() {
    let dataset = dataset();
    let all: BTreeSet<String> = dataset
        .cities
        .iter()
        .flat_map(|city| texts(&dataset, city))
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    assert!(all.len() > 300);
    for word in &all {
        let hits = found([word]);
        let ids = ids(&hits);
        for city in &dataset.cities {
            let holds = texts(&dataset, city)
                .into_iter()
                .flat_map(words)
                .any(|other| fold_word(other.text) == *word);
            assert!(!holds || ids.contains(&&*city.id), "{word}: {}", &*city.id);
        }
        for hit in &hits {
            let matches = hit["matches"].as_array().unwrap();
            assert!(!matches.is_empty());
            for matched in matches.iter().flat_map(matched_words) {
                assert_eq!(fold_word(&matched)[..1], word[..1], "{word}: {matched}");
            }
        }
    }
}

/// The words at the ranges of a match.
pub fn matched_words(found: &Value) -> Vec<String> {
    let snippet: Vec<char> = found["snippet"].as_str().unwrap().chars().collect();
    let ranges = found["ranges"].as_array().unwrap().iter().map(|range| {
        let end = |index: usize| usize::try_from(range[index].as_u64().unwrap()).unwrap();
        snippet[end(0)..end(1)].iter().collect()
    });
    ranges.collect()
}

#[test]
fn a_match_is_a_piece_of_its_field() {
    let dataset = dataset();
    for term in [
        "learning",
        "city",
        "heart",
        "culture festival",
        "derry",
        "city of",
    ] {
        for hit in found([term, "--any"]) {
            let city = dataset
                .cities
                .iter()
                .find(|city| hit["id"] == *city.id)
                .unwrap();
            for found in hit["matches"].as_array().unwrap() {
                let snippet = found["snippet"].as_str().unwrap().trim_matches('…');
                assert!(
                    texts(&dataset, city)
                        .iter()
                        .any(|text| text.contains(snippet))
                );
                assert!(!found["ranges"].as_array().unwrap().is_empty());
            }
        }
    }
    let hit = &found(["festival"])[0];
    assert_eq!(hit["matches"][0]["field"], "themes");
    assert_eq!(matched_words(&hit["matches"][0]), ["festivals"]);
    let keys: Vec<&String> = hit.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 14);
}

#[test]
fn better_fields_rank_first_and_scores_fall() {
    assert_eq!(found(["--theme", "health"])[0]["score"].to_string(), "0.0");
    for term in ["belfast", "festival", "art", "network", "learning", "city"] {
        let scores: Vec<f64> = found([term])
            .iter()
            .map(|hit| hit["score"].as_f64().unwrap())
            .collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{term}: {scores:?}");
        assert!(scores.iter().all(|score| *score > 0.0));
    }
    assert_eq!(ids(&found(["festival"]))[0], "derby");
    assert_eq!(ids(&found(["art"]))[0], "wakefield");
    for city in &dataset().cities {
        assert_eq!(ids(&found([&*city.name]))[0], &*city.id);
    }
}

#[test]
fn any_needs_one_term_and_all_needs_each() {
    let all = found(["culture", "economy"]);
    let any = found(["culture", "economy", "--any"]);
    let (culture, economy) = (found(["culture"]), found(["economy"]));
    let set =
        |hits: &[Value]| -> BTreeSet<String> { ids(hits).into_iter().map(str::to_owned).collect() };
    assert_eq!(set(&all), &set(&culture) & &set(&economy));
    assert_eq!(set(&any), &set(&culture) | &set(&economy));
    let limited = found(["culture", "economy", "--any", "--limit", "2"]);
    assert_eq!(ids(&limited), ids(&any)[..2]);
}

#[test]
fn a_theme_alone_shows_its_evidence() {
    let dataset = dataset();
    for theme in dataset
        .themes
        .iter()
        .filter(|theme| *theme.id != *"technology")
    {
        let hits = found(["--theme", &theme.id]);
        let with: Vec<&City> = dataset
            .cities
            .iter()
            .filter(|city| city.themes.get(&theme.id).is_some())
            .collect();
        assert_eq!(
            ids(&hits),
            with.iter().map(|city| &*city.id).collect::<Vec<_>>()
        );
        for (hit, city) in hits.iter().zip(&with) {
            assert_eq!(
                hit["matches"][0]["snippet"],
                city.themes.get(&theme.id).unwrap()
            );
        }
        assert_eq!(found(["--theme", &theme.id, "--any"]), hits);
        let tsv = cities(["search", "--theme", &theme.name]).succeeds();
        assert_eq!(tsv.lines().count(), with.len());
    }
}

#[test]
fn filters_narrow_a_search() {
    let hits = found([
        "learning",
        "--nation",
        "northern ireland",
        "--theme",
        "lifelong",
    ]);
    assert_eq!(ids(&hits), ["belfast"]);
}

#[test]
fn exact_takes_words_as_they_are_written() {
    let exact = |terms: &[&str]| {
        let hits = found([&["--exact"], terms].concat());
        ids(&hits)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(exact(&["festival"]), ["derby"]);
    assert!(exact(&["festivals", "shaping"]).is_empty());
    assert!(exact(&["kids"]).is_empty() && exact(&["medicine"]).is_empty());
    assert!(exact(&["univers"]).is_empty() && exact(&["realizing"]).is_empty());
    assert_eq!(exact(&["REALISING"]), ["derby"]);
    assert_eq!(exact(&["beal", "feirste"]), ["belfast"]);
    assert!(exact(&["art", "OR", "music"]).is_empty());
    assert_eq!(exact(&["art", "and"]), ["wakefield"]);
}

#[test]
fn a_literal_match_ranks_before_one_by_other_words() {
    let data = r#"{"cities": [
        {"name": "A", "description": "children children children"},
        {"name": "B", "description": "A very long text about much else, and at its very end, art."}]}"#;
    let mut command = command(["--data", "-", "search", "--any", "kids", "art"]);
    let run = Run::of(command.write_stdin(data));
    assert_eq!(first_column(&run.stdout), ["B", "A"]);
}

/// Searches as people type them, judged from the source page by somebody who did not know the tool.
pub const SEARCHES: &str = include_str!("../searches.tsv");

#[test]
fn people_find_what_they_search_for() {
    let dataset = dataset();
    let code = |city: &City| match &*city.id {
        "derby" => "dby".to_owned(),
        "derry-city-and-strabane" => "dry".to_owned(),
        id => id[..3].to_owned(),
    };
    let (mut searches, mut lacking, mut wrong) = (0, Vec::new(), Vec::new());
    for line in SEARCHES.lines().filter(|line| !line.starts_with('#')) {
        let [typed, must, may, ..] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        let terms: Vec<&str> = typed.split(' ').collect();
        let answer = Query::new(&terms, Mode::default()).answer(&dataset, &Filter::default());
        let found: Vec<String> = answer.hits.iter().map(|hit| code(hit.city)).collect();
        let is_found = |code: &str| found.iter().any(|found| found == code);
        searches += 1;
        if must != "-" && !must.split(',').all(is_found) {
            lacking.push(typed);
        }
        let allowed: Vec<&str> = must.split(',').chain(may.split(',')).collect();
        if !found.iter().all(|found| allowed.contains(&&**found)) {
            wrong.push(typed);
        }
    }
    assert!(searches >= 80);
    let most = searches / 10;
    assert!(
        lacking.len() <= most,
        "of {searches} lack a city: {lacking:?}"
    );
    assert!(
        wrong.len() <= most,
        "of {searches} find a wrong one: {wrong:?}"
    );
}

#[test]
fn a_terminal_highlights_the_matched_words() {
    let table = on_terminal(&["search", "barriers"], 80, true);
    assert_eq!(
        table
            .matches("\u{1b}[1m\u{1b}[38;5;163mbarriers\u{1b}[0m")
            .count(),
        2,
        "{table}"
    );
    let plain = on_terminal(&["search", "barriers"], 80, false);
    assert!(!plain.contains('\u{1b}'));
    assert_eq!(
        first_column(&cities(["search", "barriers"]).succeeds()),
        ["Belfast", "Swansea"]
    );
}

#[test]
fn fields_weigh_in_their_order() {
    let data = r#"{"themes": [{"id": "t", "name": "Harbour"}], "cities": [
        {"name": "A", "description": "Harbour"},
        {"name": "B", "description": "x", "summary": "Harbour"},
        {"name": "C", "description": "x", "initiatives": ["Harbour"]},
        {"name": "D", "description": "x", "themes": {"t": "x"}},
        {"name": "E", "description": "x", "aliases": ["Harbour"]}]}"#;
    let mut search = command(["--data", "-", "search", "harbor", "--fields", "name"]);
    let found = Run::of(search.write_stdin(data)).succeeds();
    assert_eq!(first_column(&found), ["E", "D", "C", "B", "A"]);
}
