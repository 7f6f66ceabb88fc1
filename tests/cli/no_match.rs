//! What a search says beside its hits: notes, errors and tips.

use std::collections::BTreeSet;

use learning_cities::search::{is_stop_word, words};
use learning_cities::text::fold_word;
use serde_json::json;

use crate::harness::{Run, cities, command, dataset, piped};
use crate::search::texts;

/// Searches without a hit: the error, and the tips.
const NO_MATCH: &[(&str, &str, &[&str])] = &[
    ("zzz", "no city mentions 'zzz'", &[]),
    ("football", "no city mentions 'football'", &[]),
    (
        "lifelogn",
        "no city mentions 'lifelogn'",
        &["did you mean: cities search lifelong"],
    ),
    (
        "lifelogn lerning",
        "no city mentions 'lifelogn' or 'lerning'",
        &["did you mean: cities search lifelong learning"],
    ),
    (
        "health and welbeing",
        "no city mentions 'welbeing'; 'health' matches 2 cities",
        &[
            "did you mean: cities search health and wellbeing",
            "for the terms that match: cities search health",
        ],
    ),
    (
        "nuclear power",
        "no city mentions 'nuclear'; 'power' matches 3 cities",
        &["for the terms that match: cities search power"],
    ),
    (
        "bus",
        "no city mentions 'bus'",
        &["for words that begin so: cities search 'bus*'"],
    ),
    (
        "festival textiles",
        "no city matches all of 'festival' and 'textiles'; 'festival' matches 1 city, 'textiles' \
         matches 1 city",
        &["for any of the terms: cities search --any festival textiles"],
    ),
    (
        "textiles or art poverty",
        "no city matches all of 'textiles' or 'art' and 'poverty'; 'textiles' matches 1 city, 'art' \
         matches 1 city, 'poverty' matches 1 city",
        &["for any of the terms: cities search --any textiles or art poverty"],
    ),
    (
        "--exact kids",
        "no city mentions 'kids'",
        &["without --exact: cities search kids"],
    ),
    (
        "festival --nation wales",
        "no city matches 'festival' and is in 'Wales'; 'festival' matches 1 city",
        &["without the filter: cities search festival"],
    ),
    (
        "festivl --nation england",
        "no city mentions 'festivl'",
        &["did you mean: cities search --nation=England festival"],
    ),
    (
        "e-learning",
        "no city mentions 'e-learning'",
        &["for every theme and its cities: cities themes"],
    ),
    (
        "--theme technology",
        "no city has the theme 'Learning technologies'",
        &["for every theme and its cities: cities themes"],
    ),
    ("zebras or zzz", "no city mentions 'zebras' or 'zzz'", &[]),
];

#[test]
fn no_match_says_which_terms_are_missing_and_what_would_match() {
    for (typed, error, tips) in NO_MATCH {
        let run = cities(["search"].into_iter().chain(typed.split(' ')));
        let tips: Vec<String> = tips.iter().map(|tip| format!("  tip: {tip}\n")).collect();
        let gap = if tips.is_empty() { "" } else { "\n" };
        let expected = format!("error: {error}\n{gap}{}", tips.concat());
        assert_eq!(run.fails(1, ""), expected, "{typed}");
    }
    cities(["search", "zzz", "-f", "tsv"]).fails(1, "name\tnation\tmatch\n");
    cities(["search", "zzz", "-f", "json"]).fails(1, "[]\n");
}

#[test]
fn what_a_search_did_that_its_terms_do_not_say_is_a_note() {
    for (terms, notes) in [
        (
            &["kids"][..],
            "no city mentions 'kids'; searched for 'children' instead",
        ),
        (
            &["toddlers"],
            "no city mentions 'toddlers'; searched for 'early years' and 'children' instead",
        ),
        (
            &["adult learners"],
            "no city mentions 'adult learners'; searched for the theme 'Adult learning' instead",
        ),
        (
            &["northern", "irish", "cities"],
            "no city mentions 'northern irish'; searched for 'northern ireland' instead",
        ),
        (
            &["learning", "not", "derby"],
            "excluding cities that match 'derby'",
        ),
        (
            &["not", "wales", "or", "scotland"],
            "excluding cities that match 'wales' or 'scotland'",
        ),
        (
            &["which city has a festival"],
            "no city has the phrase 'which city has a festival'; searched for the words instead",
        ),
        (
            &["growth", "--nation", "scotland"],
            "none of these cities mentions 'growth'; searched for 'growing' instead",
        ),
    ] {
        let run = cities([&["search"], terms].concat());
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(run.stderr, format!("note: {notes}\n"), "{terms:?}");
    }
    for terms in [
        &["festival"][..],
        &["what", "is", "the", "health", "of", "glasgow"],
        &["culture"],
        &["art", "or", "music"],
        &["quality of life"],
        &["univers*"],
    ] {
        let run = cities([&["search"], terms].concat());
        assert_eq!((run.code, &*run.stderr), (0, ""), "{terms:?}");
    }
    let run = cities(["search", "festival of music"]);
    let note = "note: no city has the phrase 'festival of music'; searched for the words instead\n";
    assert!(run.code == 1 && run.stderr.starts_with(note), "{run:?}");
    let run = cities(["search", "kids", "or", "toddlers"]);
    assert_eq!((run.code, run.stderr.lines().count()), (0, 2), "{run:?}");
}

#[test]
fn exclusions_that_leave_no_city_are_told() {
    for (typed, error) in [
        (
            "festival not derby",
            "no city matches 'festival' but not 'derby'; 'festival' matches 1 city\n\n  tip: without \
             what is excluded: cities search festival",
        ),
        ("not learning", "every city matches 'learning'"),
    ] {
        let run = cities(["search"].into_iter().chain(typed.split(' ')));
        assert_eq!((run.code, &*run.stdout), (1, ""));
        let error = format!("\nerror: {error}\n");
        assert!(run.stderr.contains(&error), "{}", run.stderr);
    }
}

#[test]
fn a_search_for_nothing_is_usage() {
    let tips = "\n\n  tip: for the themes to search by: cities themes\n  tip: for how to search: \
                cities help search\n";
    for (terms, error) in [
        (&[][..], "a search needs a term or a filter"),
        (&[""], "a search needs a term or a filter"),
        (&["?!"], "no word to search for in '?!'"),
        (&["art", "or"], "'or' needs a term before and after it"),
        (&["OR", "art"], "'OR' needs a term before and after it"),
        (&["art", "not"], "'not' needs a term after it"),
        (&["Without"], "'Without' needs a term after it"),
    ] {
        let written = cities(["search"].iter().chain(terms)).fails(2, "");
        assert_eq!(written, format!("error: {error}{tips}"));
    }
}

/// The commands that an error's tips give.
fn tips(error: &str) -> Vec<&str> {
    let lines = error
        .lines()
        .filter_map(|line| line.strip_prefix("  tip: "));
    lines
        .filter_map(|tip| tip.split_once(": "))
        .map(|(_, tip)| tip)
        .collect()
}

#[test]
fn a_word_with_two_letters_that_changed_places_is_corrected() {
    let dataset = dataset();
    let all = dataset.cities.iter().flat_map(texts).flat_map(words);
    let all: BTreeSet<String> = all.map(|word| fold_word(word.text)).collect();
    let is_long = |word: &&String| {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        word.len() >= 7 && is_plain && !is_stop_word(word)
    };
    let (mut corrected, mut lacking) = (0, Vec::new());
    for word in all.iter().filter(is_long) {
        let typed = format!("{}{}{}{}", &word[..2], &word[3..4], &word[2..3], &word[4..]);
        let run = piped(&["search", &typed]);
        if run.code == 0 {
            continue;
        }
        corrected += 1;
        if !tips(&run.stderr).contains(&&*format!("cities search {word}")) {
            lacking.push((word, typed, run.stderr.clone()));
        }
    }
    assert!(
        corrected > 100 && lacking.is_empty(),
        "{corrected}: {lacking:?}"
    );
}

#[test]
fn a_word_that_is_known_is_not_corrected_and_none_becomes_a_stop_word() {
    let dataset = dataset();
    let all = dataset.cities.iter().flat_map(texts).flat_map(words);
    let all: BTreeSet<String> = all.map(|word| fold_word(word.text)).collect();
    for word in all.iter().filter(|word| !is_stop_word(word)) {
        let run = piped(&["search", "zzz", word]);
        let error = run.fails(1, "");
        assert!(!error.contains("did you mean"), "{error}");
    }
    for typed in ["whcih", "becuase", "abuot", "betwene"] {
        let error = piped(&["search", typed]).stderr;
        for tip in tips(&error) {
            let instead = tip.rsplit(' ').next().unwrap();
            assert!(!is_stop_word(instead), "{error}");
        }
    }
}

#[test]
fn of_words_that_are_as_near_the_commonest_is_meant() {
    for (few, many) in [("cards", "carts"), ("carts", "cards")] {
        let description = format!("{many} {few} {many}");
        let data = json!({"cities": [{"name": "A", "description": description}]}).to_string();
        let run = Run::over(data, &mut command(["--data", "-", "search", "carxs"]));
        let tip = format!("did you mean: cities --data - search {many}\n");
        assert!(run.stderr.contains(&tip), "{run:?}");
    }
}

#[test]
fn a_filter_that_excludes_every_match_gets_the_tip_to_search_without_it() {
    let dataset = dataset();
    let city = dataset.cities.iter().find(|city| *city.id == *"kirklees");
    let all = texts(city.unwrap()).into_iter().flat_map(words);
    let all: BTreeSet<String> = all.map(|word| fold_word(word.text)).collect();
    let mut seen = 0;
    for word in all.iter().filter(|word| !is_stop_word(word)) {
        let run = piped(&["search", word, "--nation", "wales"]);
        if run.code == 0 {
            continue;
        }
        let error = run.fails(1, "");
        let start = format!("error: no city matches '{word}' and is in 'Wales'; '{word}' matches ");
        assert!(error.starts_with(&start), "{error}");
        assert_eq!(tips(&error), [format!("cities search {word}")]);
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}
