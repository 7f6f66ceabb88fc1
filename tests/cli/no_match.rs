//! What a search says beside its hits: notes, errors and tips.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use learning_cities::search::is_stop_word;
use serde_json::json;

use crate::data::over;
use crate::harness::{cities, dataset, piped};
use crate::search::{all_words, arguments};

/// Searches that need a word of explanation, and some that do not.
const SEARCHES: [&str; 5] = [
    // Terms that no city mentions, misspelt or not.
    "zzz; zebras or zzz; lifelogn; lifelogn lerning; health and welbeing; \
        festivl --nation england; bus; nuclear power; e-learning; --exact kids",
    // Terms that no city has together, or none that the filter leaves.
    "festival textiles; textiles or art poverty; festival --nation wales; --theme technology; \
        festival not derby; not learning; --any digital learning; \"festival of music\"",
    // Hits by other words than those typed.
    "kids; kids or toddlers; \"adult learners\"; northern irish cities; learning not derby; \
        learning not derbyy; not wales or scotland; \"which city has a festival\"; \
        growth --nation scotland",
    // Nothing surprising.
    "what is the health of glasgow; culture; art or music; \"quality of life\"; univers*",
    // Nothing to search for.
    "\"\"; ?!; art or; OR art; art not; Without",
];

fn said(typed: &str) -> String {
    let run = piped(&[&["search"], &*arguments(typed)].concat());
    let code = run.code;
    let said = if run.stderr.starts_with("error: ") {
        run.fails(code, "")
    } else {
        run.stderr
    };
    format!("$ cities search {typed}\n{said}[exit code {code}]\n\n")
}

#[test]
fn a_search_says_what_is_missing_what_would_match_and_what_it_did_instead() {
    let searches = SEARCHES.iter().flat_map(|some| some.split("; "));
    assert_snapshot!(searches.map(said).collect::<String>());
}

#[test]
fn no_match_is_an_empty_result_in_every_format() {
    for (format, empty) in [
        ("tsv", "name\tnation\tmatch\n"),
        ("csv", "name,nation,match\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
    ] {
        cities(["search", "zzz", "-f", format]).fails(1, empty);
    }
}

/// The commands that an error's tips give.
fn tips(error: &str) -> Vec<&str> {
    let tips = error.trim_end().split("\n  tip: ").skip(1);
    let commands = tips.filter_map(|tip| Some(tip.split_once(": ")?.1));
    commands.collect()
}

/// Every word of the dataset but stop words.
fn content_words() -> BTreeSet<String> {
    let mut all: BTreeSet<String> = dataset().cities.iter().flat_map(all_words).collect();
    all.retain(|word| !is_stop_word(word));
    all
}

#[test]
fn a_word_with_two_letters_that_changed_places_is_corrected() {
    let (mut corrected, mut lacking) = (0, Vec::new());
    for word in content_words() {
        if word.len() < 7 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        let typed = format!("{}{}{}{}", &word[..2], &word[3..4], &word[2..3], &word[4..]);
        let run = piped(&["search", &typed]);
        if run.code == 0 {
            continue;
        }
        corrected += 1;
        if !tips(&run.stderr).contains(&&*format!("cities search {word}")) {
            lacking.push(run.stderr);
        }
    }
    assert!(corrected > 100, "{corrected}");
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn a_word_that_is_known_needs_no_note_nor_correction_and_none_becomes_a_stop_word() {
    for word in content_words() {
        let _ = piped(&["search", &word]).succeeds();
        let error = piped(&["search", "zzz", &word]).fails(1, "");
        assert!(!error.contains("did you mean"), "{error}");
    }
    for typed in ["whcih", "becuase", "abuot", "betwene"] {
        let error = piped(&["search", typed]).fails(1, "");
        for tip in tips(&error) {
            let instead = tip.rsplit(' ').next().unwrap();
            assert!(!is_stop_word(instead), "{error}");
        }
    }
}

#[test]
fn a_correction_begins_with_the_same_letter_and_of_those_as_near_is_the_commonest() {
    for (few, many) in [("cards", "carts"), ("carts", "cards")] {
        let description = format!("{many} {few} {many}");
        let data = json!({"cities": [{"name": "A", "description": description}]}).to_string();
        let error = over(&*data, &["search", "carxs"]).fails(1, "");
        assert!(error.contains("did you mean: cities "), "{error}");
        assert_eq!(tips(&error)[0].rsplit(' ').next(), Some(many), "{error}");
        let error = over(data, &["search", &format!("x{}", &many[1..])]).fails(1, "");
        assert!(!error.contains("did you mean"), "{error}");
    }
}

#[test]
fn a_filter_that_excludes_every_match_gets_the_tip_to_search_without_it() {
    let mut seen = 0;
    for word in content_words() {
        let run = piped(&["search", &word, "--nation", "wales"]);
        if run.code == 0 {
            continue;
        }
        let start = format!("error: no city matches the query and the filter; '{word}' matches ");
        assert!(run.stderr.starts_with(&start), "{}", run.stderr);
        assert_eq!(tips(&run.stderr), [format!("cities search {word}")]);
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}
