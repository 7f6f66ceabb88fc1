//! Which words a search takes for the same.

use std::collections::BTreeSet;

use frostem::{Algorithm, Stemmer};
use learning_cities::search::{is_stop_word, may_share_stem, stem, words};
use learning_cities::text::fold_word;
use serde_json::{Value, json};

use crate::harness::{Run, command, dataset};
use crate::search::{found, ids, matched_words, texts};

/// Words of which each finds the same cities.
const ALIKE: &[&[&str]] = &[
    &["community", "communities", "Community's", "COMMUNITY’S"],
    &["learn", "learning", "learned"],
    &["realise", "realize", "realising", "realizing"],
    &["recognise", "recognize", "recognizes", "recognised"],
    &["fulfil", "fulfill", "fulfilled", "fulfilment"],
    &["centre", "center", "centres"],
    &["neighbourhood", "neighborhoods", "NEIGHBOURHOODS"],
    &["innovate", "innovation", "innovative"],
    &["university", "universities"],
    &["libraries", "library"],
    &["city", "cities"],
];

/// Words that have nothing to do with each other, though Snowball gives them one stem.
const UNLIKE: &[(&str, &str)] = &[
    ("business", "busy"),
    ("celebrate", "celebrities"),
    ("collectively", "collection"),
    ("diverse", "diversions"),
    ("experiences", "experiment"),
    ("identities", "identical"),
    ("position", "positive"),
    ("public", "publicity"),
    ("universities", "universe"),
    ("well", "wellness"),
    ("being", "beings"),
];

#[test]
fn inflections_and_spellings_find_the_same() {
    for words in ALIKE {
        let first = found([words[0]]);
        assert!(!first.is_empty(), "{}", words[0]);
        for word in &words[1..] {
            let other = found([word]);
            assert_eq!(ids(&other), ids(&first), "{word} and {}", words[0]);
        }
    }
}

#[test]
fn words_of_other_meanings_are_kept_apart() {
    for (one, other) in UNLIKE {
        assert_ne!(stem(one), stem(other));
    }
}

#[test]
fn words_of_one_stem_begin_alike() {
    let stemmer = Stemmer::new(Algorithm::English);
    let dataset = dataset();
    let texts = dataset.cities.iter().flat_map(texts);
    let mut all: BTreeSet<String> = texts
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    // Endings of every kind.
    let others = "die dies dying lie lying tie tying ski skis sky skies idly gently ugly early only \
                  singly happy happier happiness hope hoping hopped hop cry cries cried rational \
                  relate relational relation possible possibly possibility agency agencies active \
                  activity activate operate operator organise organize vision use using used icing \
                  iced aging aged owing owed creation creative university fulfil fulfilment fibre \
                  fiber centre center theatre theater programme program dialogue dialog year yearly";
    all.extend(others.split_whitespace().map(str::to_owned));
    let mut alike = 0;
    for a in &all {
        for b in all.iter().filter(|b| *b > a) {
            let is_alike = stem(a) == stem(b);
            assert!(!is_alike || may_share_stem(a, b), "{a}, {b}");
            assert!(!is_alike || is_stop_word(a) == is_stop_word(b), "{a}, {b}");
            alike += usize::from(is_alike && stemmer.stem(a) == stemmer.stem(b));
        }
    }
    assert!(alike > 60, "{alike}");
}

#[test]
fn the_lists_of_words_are_in_order() {
    for list in [
        include_str!("../../data/stop_words.txt"),
        include_str!("../../data/stem_exceptions.txt"),
    ] {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
    }
    assert!(is_stop_word("the") && is_stop_word("yourselves") && !is_stop_word("learning"));
}

/// What is highlighted in a text of a search for some terms.
fn highlighted(text: &str, terms: &[&str]) -> Vec<String> {
    let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
    let mut search = command(["--data", "-", "search", "-f", "json"]);
    let run = Run::over(data, search.args(terms));
    let hits: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let matches = hits
        .iter()
        .flat_map(|hit| hit["matches"].as_array().unwrap());
    matches.flat_map(matched_words).collect()
}

#[test]
fn a_name_with_an_apostrophe_is_two_words_and_a_possessive_is_the_word() {
    for mark in ["'", "’"] {
        for name in ["D*Souza", "D*SOUZA", "O*Shea", "O*Sé"] {
            let name = name.replace('*', mark);
            let (_, rest) = name.split_once(mark).unwrap();
            let text = format!("By {name}, once.");
            assert_eq!(highlighted(&text, &[rest]), [rest]);
            assert_eq!(highlighted(&text, &[&name.replace(mark, "'")]), [&*name]);
        }
        for after in ["", " own", ".", "-own", ", too", "—then"] {
            let text = format!("The river{mark}s{after}");
            for typed in ["river", "rivers", "river's", "RIVER’S"] {
                assert_eq!(highlighted(&text, &[typed]), ["river"], "{text}: {typed}");
            }
            assert!(highlighted(&text, &["s"]).is_empty(), "{text}");
        }
    }
}

#[test]
fn special_letters_and_ampersands_are_as_in_names() {
    for (text, typed) in [
        ("Łódź", "lodz"),
        ("Ñandú", "nandu"),
        ("Évora", "evora"),
        ("evora", "Évora"),
        ("İzmir", "izmir"),
        ("Ħamrun", "hamrun"),
        ("Ærø", "aero"),
        ("Þingvellir", "thingvellir"),
        ("Œuvre", "oeuvre"),
        ("straße", "STRASSE"),
        ("Research & development", "research and development"),
        ("R&D", "r and d"),
        ("research and development", "research & development"),
    ] {
        assert_eq!(highlighted(text, &[typed]), [text], "{typed}");
    }
}

#[test]
fn an_ideograph_is_a_word_and_several_are_a_phrase() {
    let text = "東京都は生涯学習の都市です。";
    assert_eq!(highlighted(text, &["学習"]), ["学習"]);
    assert_eq!(highlighted(text, &["都"]), ["都", "都"]);
    assert!(highlighted(text, &["習学"]).is_empty());
    assert_eq!(highlighted("tokyo東京", &["東京"]), ["東京"]);
}
