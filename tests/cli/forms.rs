//! Which words and phrases a search takes for the same.

use std::collections::BTreeSet;

use learning_cities::dataset::Dataset;
use learning_cities::query::{Filter, Mode, Query};
use learning_cities::text::{
    Matcher, Reach, begin_alike, fold_word, is_function_word, stems, words,
};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::json;

use crate::harness::{Run, command, dataset, piped};
use crate::search::{found, ids, texts};

/// Words that must find the same cities in the same order.
const ALIKE: &[&[&str]] = &[
    &["community", "communities", "Community's"],
    &["learn", "learning", "learned"],
    &["realise", "realize", "realising", "realizing"],
    &["fulfil", "fulfill", "fulfilled"],
    &["centre", "center"],
    &["neighbourhood", "neighborhoods", "NEIGHBOURHOODS"],
    &["innovate", "innovation", "innovative"],
    &["university", "universities"],
    &["skilful", "skillful"],
    &["programme", "program"],
    &["recognise", "recognize"],
];

#[test]
fn inflections_and_spellings_find_the_same() {
    for words in ALIKE {
        let first = found([words[0]]);
        for word in &words[1..] {
            let other = found([word]);
            assert_eq!(ids(&other), ids(&first), "{word} and {}", words[0]);
        }
    }
}

#[test]
fn phrases_are_found_as_people_write_them() {
    for phrase in [
        "health and wellbeing",
        "Health & Well-being",
        "health and well being",
        "HEALTH  &\twellbeing",
    ] {
        let hits = found([phrase]);
        assert_eq!(ids(&hits), ["wolverhampton", "glasgow"], "{phrase}");
    }
    let data = r#"{"cities": [{"name": "A", "description": "Our well-being matters."}]}"#;
    for phrase in [
        "wellbeing",
        "well-being",
        "well being",
        "our wellbeing matters",
    ] {
        let mut command = command(["--data", "-", "search", phrase]);
        let _ = Run::of(command.write_stdin(data)).succeeds();
    }
    assert_eq!(
        ids(&found(["the \"industrial revolution\" of manchester"])),
        ["manchester"]
    );
}

#[test]
fn words_of_one_stem_find_each_other() {
    let stemmer = Stemmer::create(Algorithm::English);
    let dataset = dataset();
    let texts = dataset.cities.iter().flat_map(|city| texts(&dataset, city));
    let mut all: BTreeSet<String> = texts
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    // What Snowball treats apart, and endings of every kind.
    let others = "die dies dying lie lying tie tying ski skis sky skies idly gently ugly early only \
                  singly happy happier happiness hope hoping hopped hop cry cries cried rational \
                  relate relational relation possible possibly possibility agency agencies active \
                  activity activate dictate dictator operate operator organise organize vision \
                  create creation creative skill skilled university fulfil fulfilment";
    all.extend(others.split_whitespace().map(str::to_owned));
    for a in &all {
        let pattern = Matcher::new(a, Reach::Forms);
        assert!(
            !Matcher::new("universe", Reach::Forms).matches(a, true),
            "{a}"
        );
        for b in &all {
            let apart = a != b && (is_function_word(a) || is_function_word(b));
            let same = stemmer.stem(a) == stemmer.stem(b) && !apart;
            assert!(!same || pattern.matches(b, true), "{a} does not find {b}");
            assert!(stems(a) != stems(b) || begin_alike(a, b), "{a}, {b}");
        }
    }
}

#[test]
fn a_name_with_an_apostrophe_is_two_words_and_a_possessive_is_the_word() {
    let hits = |text: &str, terms: &[&str]| {
        let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        let answer = Query::new(terms, Mode::default()).answer(&dataset, &Filter::default());
        let matches = answer
            .hits
            .first()
            .map(learning_cities::query::Hit::matches);
        let snippets = matches.into_iter().flatten().map(|found| found.snippet);
        let shown = snippets.flat_map(|snippet| {
            let text: Vec<char> = snippet.text.chars().collect();
            let shown = snippet.ranges.into_iter();
            let shown = shown.map(|range| text[range].iter().collect());
            shown.collect::<Vec<String>>()
        });
        shown.collect::<Vec<_>>()
    };
    for mark in ["'", "’"] {
        for name in ["D*Souza", "D*SOUZA", "d*souza", "O*Shea", "O*Sé", "L*s1"] {
            let name = name.replace('*', mark);
            let (initial, rest) = name.split_once(mark).unwrap();
            let text = format!("By {name}, once.");
            assert_eq!(hits(&text, &[rest]), [rest]);
            assert_eq!(hits(&text, &[&name.replace(mark, "'")]), [initial, rest]);
            assert_eq!(hits(&text, &[&name.replace(mark, "’")]), [initial, rest]);
        }
        for s in ["s", "S"] {
            for after in ["", " own", ".", "-own", ", too", mark, "—then"] {
                let written = format!("river{mark}{s}");
                let text = format!("The {written}{after}");
                for typed in ["river", "rivers", "river's", "RIVER’S", "riv"] {
                    assert_eq!(hits(&text, &[typed]), [&*written], "{text}: {typed}");
                }
                assert!(hits(&text, &["s"]).is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn three_letters_find_the_words_that_begin_with_them_but_for_an_alias() {
    let data = r#"{"themes": [{"id": "t", "name": "Quiddity"}], "cities": [
        {"name": "Zephyrhill", "nation": "Yonderland", "region": "Oldmarches",
         "aliases": ["Wuthering"], "summary": "Jackdaws.", "initiatives": ["Vexillology"],
         "description": "Hubbubbed éclairette.", "themes": {"t": "Hubbubbed"}}]}"#;
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let found = |term: &str| {
        let query = Query::new(&[term], Mode::default());
        query.answer(&dataset, &Filter::default()).hits.len()
    };
    for word in [
        "zephyrhill",
        "yonderland",
        "oldmarches",
        "quiddity",
        "vexillology",
        "jackdaws",
        "hubbubbed",
        "éclairette",
    ] {
        for (end, _) in word.char_indices().skip(3) {
            assert_eq!(found(&word[..end]), 1, "{}", &word[..end]);
        }
        assert_eq!(
            found(&word[..word.char_indices().nth(2).unwrap().0]),
            0,
            "{word}"
        );
        // Inside a word nothing matches.
        let end: String = word.chars().skip(2).collect();
        assert_eq!(found(&end), 0, "{end}");
    }
    assert_eq!(found("wuthering"), 1);
    assert_eq!(["wut", "wuth", "wuthe"].map(found), [0; 3]);
}

#[test]
fn a_label_with_a_function_word_in_it_is_one_thing_in_quotation_marks_or_without() {
    let dataset = dataset();
    let labels = dataset.themes.iter().flat_map(|theme| &*theme.alt_labels);
    let labels = labels.filter(|label| label.split(' ').any(is_function_word));
    let found = |terms: &[&str]| {
        let answer = Query::new(terms, Mode::default()).answer(&dataset, &Filter::default());
        let ids = answer.hits.iter().map(|hit| hit.city.id.to_string());
        ids.collect::<Vec<String>>()
    };
    let mut narrowed = 0;
    for label in labels {
        let words: Vec<&str> = label.split(' ').collect();
        let label = &**label;
        let quoted = format!("\"{label}\"");
        assert_eq!(found(&words), found(&[&*quoted]), "{label}");
        let telling = words.iter().filter(|word| !is_function_word(word));
        let telling: Vec<&str> = telling.copied().collect();
        narrowed += usize::from(found(&telling).len() > found(&[&*quoted]).len());
        let with_another = |terms: &[&str]| {
            let run = piped(&[&["search"], terms, &["zzz"]].concat());
            (run.code, run.stdout, run.stderr)
        };
        assert_eq!(with_another(&words), with_another(&[&*quoted]));
    }
    assert!(narrowed > 1);
}

#[test]
fn quotation_marks_part_phrases_from_the_words_about_them() {
    let dataset = dataset();
    let found = |terms: &[&str], any: bool| {
        let mode = Mode { any, exact: false };
        let answer = Query::new(terms, mode).answer(&dataset, &Filter::default());
        let hits = answer.hits.iter();
        hits.map(|hit| (hit.city.id.to_string(), hit.score))
            .collect::<Vec<_>>()
    };
    let (mut told, mut phrases) = (0, 0);
    for city in &dataset.cities {
        let all: Vec<&str> = words(&city.description).map(|word| word.text).collect();
        for four in all.windows(4).step_by(3) {
            let [a, b, c, d] = *four else { continue };
            for any in [false, true] {
                let apart = found(&[a, &format!("{b} {c}"), d], any);
                let line = format!("{a} \"{b} {c}\" {d}");
                assert_eq!(found(&[&*line], any), apart, "{line}");
                told += usize::from(!apart.is_empty());
                phrases += usize::from(found(four, any) != apart);
            }
        }
    }
    assert!(told > 100 && phrases > 50, "{told} {phrases}");
}
