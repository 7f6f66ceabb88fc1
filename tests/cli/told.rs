//! What a search says beside its hits: notes, errors and tips.

use std::collections::BTreeSet;

use learning_cities::text::{fold_word, is_function_word, words};
use serde_json::{Value, json};

use crate::harness::{Run, cities, command, dataset, first_column, piped};
use crate::search::{SEARCHES, matched_words, texts};

#[test]
fn nothing_found_is_told_with_what_would_be() {
    for (terms, error, tips) in [
        (
            "lifelogn",
            "no city matches 'lifelogn'",
            &["did you mean: cities search lifelong"][..],
        ),
        ("zzz", "no city matches 'zzz'", &[]),
        ("football", "no city matches 'football'", &[]),
        ("historical", "no city matches 'historical'", &[]),
        (
            "creativity",
            "no city matches 'creativity'",
            &["did you mean: cities search creating"],
        ),
        (
            "festival textiles",
            "no city matches all of 'festival' and 'textiles'",
            &[
                "for the rarest of the words: cities search textiles",
                "for cities with one of the words: cities search --any textiles festival",
            ],
        ),
        (
            "--exact kids",
            "no city matches 'kids'",
            &["by other words too: cities search kids"],
        ),
        (
            "festival --nation wales",
            "no city matches 'festival' and is in 'Wales'",
            &["wherever it is: cities search festival"],
        ),
        (
            "e-learning",
            "no city has the theme 'Learning technologies'",
            &["for every theme and its cities: cities themes"],
        ),
        (
            "--theme technology",
            "no city has the theme 'Learning technologies'",
            &["for every theme and its cities: cities themes"],
        ),
    ] {
        let run = cities(["search"].into_iter().chain(terms.split(' ')));
        if terms == "historical" {
            assert_eq!(run.code, 0);
            continue;
        }
        let tips: Vec<String> = tips.iter().map(|tip| format!("  tip: {tip}\n")).collect();
        let gap = if tips.is_empty() { "" } else { "\n" };
        let expected = format!("error: {error}\n{gap}{}", tips.concat());
        assert_eq!(run.fails(1, ""), expected, "{terms}");
    }
    let question = "which city has a festival";
    let error = cities(["search", question]).fails(1, "");
    let tip = format!("tip: as words by themselves: cities search {question}\n");
    assert!(error.ends_with(&tip), "{error}");
    cities(["search", "zzz", "-f", "tsv"]).fails(1, "name\tnation\tmatch\n");
    cities(["search", "zzz", "-f", "json"]).fails(1, "[]\n");
}

#[test]
fn what_was_replaced_or_left_out_is_told_in_one_note() {
    for (terms, ids, note) in [
        (
            "kids",
            &["kirklees"][..],
            "no city speaks of 'kids'; found by 'children' and 'early years'",
        ),
        (
            "wellness",
            &["wolverhampton", "glasgow"],
            "no city speaks of 'wellness'; found by the theme 'Health and wellbeing'",
        ),
        (
            "mental health",
            &["wolverhampton", "glasgow"],
            "no city speaks of 'mental'; found by 'health'",
        ),
        (
            "northern irish cities",
            &["belfast", "derry-city-and-strabane"],
            "no city speaks of 'irish'; found by 'northern ireland'",
        ),
        (
            "higher education",
            &["bristol", "manchester"],
            "no city speaks of 'higher education'; found by 'universities'",
        ),
    ] {
        let run = cities(
            ["search", "--fields", "id"]
                .into_iter()
                .chain(terms.split(' ')),
        );
        assert_eq!(run.stderr, format!("note: {note}\n"), "{terms}");
        let found: BTreeSet<&str> = run.stdout.lines().collect();
        assert_eq!(found, ids.iter().copied().collect(), "{terms}");
    }
    for terms in [
        "festival",
        "what is the health of glasgow",
        "learning culture",
        "art OR music",
    ] {
        let run = cities(["search"].into_iter().chain(terms.split(' ')));
        assert_eq!((run.code, &*run.stderr), (0, ""), "{terms}");
    }
}

#[test]
fn a_match_names_its_term_what_it_was_found_by_and_its_theme() {
    let found_by = |terms: &[&str]| {
        let mut command = command(["search", "-f", "json"]);
        let run = Run::of(command.args(terms));
        let hits: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        hits[0]["matches"].clone()
    };
    let kids = &found_by(&["kids"])[0];
    assert_eq!(
        [&kids["term"], &kids["by"], &kids["theme"]],
        ["kids", "children", ""]
            .map(|text| {
                if text.is_empty() {
                    Value::Null
                } else {
                    Value::from(text)
                }
            })
            .each_ref()
    );
    assert_eq!(matched_words(kids), ["children"]);
    let medicine = &found_by(&["medicine", "--nation", "scotland"])[0];
    assert_eq!(medicine["by"], "Health and wellbeing");
    assert_eq!(medicine["theme"], "Health and wellbeing");
    assert_eq!(medicine["field"], "themes");
    let both = found_by(&["health", "wellbeing", "--theme", "adults"]);
    let in_one: Vec<&Value> = both.as_array().unwrap().iter().collect();
    assert!(in_one.iter().any(|found| found["term"] == "health"));
    assert!(
        in_one.iter().all(|found| matched_words(found).len() == 1),
        "{both}"
    );
}

#[test]
fn no_tip_of_any_search_fails() {
    for line in SEARCHES.lines().filter(|line| !line.starts_with('#')) {
        let typed = line.split('\t').next().unwrap();
        let run = piped(&[&["search"], &*typed.split(' ').collect::<Vec<_>>()].concat());
        for tip in run
            .stderr
            .lines()
            .filter_map(|line| line.split_once(": cities "))
        {
            let words: Vec<&str> = tip
                .1
                .split(' ')
                .map(|word| word.trim_matches('\''))
                .collect();
            let tried = piped(&words);
            let quoted = tip.1.contains('\'');
            assert!(quoted || tried.code == 0, "{typed}: {}", tip.1);
        }
    }
}

#[test]
fn a_search_for_nothing_is_usage() {
    let tips = "\n\n  tip: for the themes to search by: cities themes\n  tip: for how to search: \
                cities help search\n";
    for terms in [&[][..], &[""], &["--nation", "wales"]] {
        let error = cities(["search"].iter().chain(terms)).fails(2, "");
        assert_eq!(
            error,
            format!("error: a search needs a term or a theme{tips}")
        );
    }
    let error = cities(["search", "?!"]).fails(2, "");
    assert_eq!(
        error,
        format!("error: there is no word to search for in '?!'{tips}")
    );
}

#[test]
fn a_term_that_a_filter_excludes_gets_the_tip_to_search_everywhere_and_no_other_word() {
    let dataset = dataset();
    let city = dataset.cities.iter().find(|city| *city.id == *"kirklees");
    let all = texts(&dataset, city.unwrap()).into_iter().flat_map(words);
    let all: BTreeSet<String> = all.map(|word| fold_word(word.text)).collect();
    let mut told = 0;
    for word in all.iter().filter(|word| !is_function_word(word)) {
        let run = piped(&["search", word, "--nation", "wales"]);
        if run.code == 0 {
            continue;
        }
        let expected = format!(
            "error: no city matches '{word}' and is in 'Wales'\n\n  tip: wherever it is: cities \
             search {word}\n"
        );
        assert_eq!(run.fails(1, ""), expected);
        told += 1;
    }
    assert!(told > 30, "{told}");
}

#[test]
fn a_theme_that_no_city_has_is_told_of_whatever_else_says_the_words_of_its_name() {
    let data = r#"{"themes": [{"id": "t", "name": "Bread and roses"}], "cities": [
        {"name": "A", "description": "They bake bread, and grow roses, for the market."}]}"#;
    for terms in [
        &["bread", "and", "roses"][..],
        &["bread", "and", "roses", "market"],
        &["market", "bread", "and", "roses"],
        &["bread and roses", "market"],
    ] {
        let mut search = command(["--data", "-", "search"]);
        let run = Run::over(data, search.args(terms));
        let error = run.fails(1, "");
        let expected = "error: no city has the theme 'Bread and roses'\n";
        assert!(error.starts_with(expected), "{terms:?}: {error}");
    }
    let mut search = command(["--data", "-", "search", "bread", "roses", "market"]);
    let found = Run::over(data, &mut search).succeeds();
    assert_eq!(first_column(&found), ["A"]);
}

#[test]
fn a_word_with_two_letters_that_changed_places_is_suggested_as_it_is_written() {
    let dataset = dataset();
    let all = dataset.cities.iter().flat_map(|city| texts(&dataset, city));
    let all: BTreeSet<String> = all
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    let (mut told, mut lacking) = (0, Vec::new());
    for word in all
        .iter()
        .filter(|word| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    {
        let typed = format!("{}{}{}{}", &word[..2], &word[3..4], &word[2..3], &word[4..]);
        let run = piped(&["search", &typed]);
        if run.code == 0 {
            continue;
        }
        told += 1;
        let tips: Vec<&str> = run
            .stderr
            .lines()
            .filter_map(|line| line.split_once(": cities search "))
            .map(|(_, word)| word)
            .collect();
        if !tips.contains(&&**word) {
            lacking.push((word, typed, run.stderr.clone()));
        }
    }
    assert!(told > 100 && lacking.is_empty(), "{told}: {lacking:?}");
}

#[test]
fn of_words_that_are_as_near_the_commonest_is_meant_first() {
    for (few, many) in [("cards", "carts"), ("carts", "cards")] {
        for cities in [1, 2, 3] {
            let city = |number| {
                let description = format!("{many} {few} {many}");
                json!({"name": format!("City {number}"), "description": description})
            };
            let all: Vec<Value> = (0..cities).map(city).collect();
            let data = json!({"cities": all}).to_string();
            let mut search = command(["--data", "-", "search", "carxs"]);
            let run = Run::of(search.write_stdin(data));
            let tips: Vec<&str> = run
                .stderr
                .lines()
                .filter_map(|line| line.rsplit_once(' '))
                .map(|(_, word)| word)
                .collect();
            let of = |word| tips.iter().position(|tip| *tip == word);
            assert!(of(many).is_some() && of(many) < of(few), "{run:?}");
        }
    }
}
