//! Where a snippet begins and ends, in sentences of every length.

use learning_cities::dataset::{Dataset, Filter};
use learning_cities::search::{Match, Mode, search};
use serde_json::json;

/// The most of a long sentence on each side of a matched word, in bytes.
const CONTEXT: usize = 160;

/// The matches of a word in a text.
fn matches(text: &str, words: &[&str]) -> Vec<Match> {
    let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let mode = Mode {
        exact: true,
        any: false,
    };
    let terms: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let results = search(&dataset, &terms, mode, &Filter::default()).unwrap();
    results.hits[0].matches()
}

/// The words that a match highlights.
fn highlighted(found: &Match) -> Vec<String> {
    let snippet: Vec<char> = found.snippet.chars().collect();
    let ranges = found.ranges.iter();
    ranges
        .map(|range| snippet[range.clone()].iter().collect())
        .collect()
}

/// Sentences of ever more words, each word another, of one to twelve letters and any width.
fn sentences() -> impl Iterator<Item = String> {
    let word = |number: usize| {
        let letters = ["x", "é", "ł", "q"][number % 4].repeat(number * 7 % 11);
        format!("w{number}{letters}")
    };
    (12..90).map(move |count| (10..10 + count).map(word).collect::<Vec<_>>().join(" ") + ".")
}

#[test]
fn a_snippet_is_the_sentence_or_as_much_of_it_as_fits_cut_between_words() {
    let (mut whole, mut parts) = (0, 0);
    for sentence in sentences() {
        let words: Vec<&str> = sentence.trim_end_matches('.').split(' ').collect();
        for word in words.iter().step_by(3) {
            // What stands around a sentence is never shown.
            let text = format!("Before it. {sentence} After it!\nAnd on.");
            let found = matches(&text, &[word]).remove(0);
            assert_eq!(highlighted(&found), [*word]);
            let piece = found.snippet.trim_matches('…');
            let start = sentence.find(piece).unwrap_or_else(|| panic!("{piece}"));
            let end = start + piece.len();
            let at = sentence.find(word).unwrap();
            assert_eq!(found.snippet.starts_with('…'), start > 0, "{piece}");
            assert_eq!(
                found.snippet.ends_with('…'),
                end < sentence.len(),
                "{piece}"
            );
            whole += usize::from(piece == sentence);
            parts += usize::from(start > 0 && end < sentence.len());
            let (before, after) = (at - start, end - at - word.len());
            assert!(before <= CONTEXT && after <= CONTEXT, "{piece}");
            assert!(start == 0 || sentence[..start].ends_with(' ') && before > CONTEXT - 30);
            assert!(end == sentence.len() || sentence[end..].starts_with(' '));
            assert!(end == sentence.len() || after > CONTEXT - 30);
        }
    }
    assert!(whole > 20 && parts > 100, "{whole}, {parts}");
}

#[test]
fn every_sentence_is_a_match_of_each_word_in_it_in_the_order_of_the_text() {
    for (many, both) in [(1, 0), (5, 0), (5, 4), (60, 31)] {
        let sentence = |number| {
            let has = if number == both {
                "a lighthouse"
            } else {
                "none"
            };
            format!("There {number} harbours have {has}.")
        };
        let text = (0..many).map(sentence).collect::<Vec<_>>().join(" ");
        let found = matches(&text, &["harbours", "lighthouse"]);
        let shown: Vec<String> = found.into_iter().map(|found| found.snippet).collect();
        let expected: Vec<String> = (0..many).chain([both]).map(sentence).collect();
        assert_eq!(shown, expected);
    }
}

#[test]
fn words_of_one_sentence_are_marked_together_and_a_phrase_as_one() {
    let found = matches("Old harbour, new harbour. A harbour master.", &["harbour"]);
    assert_eq!(found.len(), 2);
    assert_eq!(highlighted(&found[0]), ["harbour", "harbour"]);
    let found = matches(
        "Here is the harbour\nmaster and a harbour  master.",
        &["harbour master"],
    );
    assert_eq!(
        found.len(),
        1,
        "a phrase does not run over the end of a line"
    );
    assert_eq!(highlighted(&found[0]), ["harbour  master"]);
}

#[test]
fn a_word_longer_than_a_snippet_is_shown_whole() {
    let word = "x".repeat(500);
    let text = format!("{} {word} {}", "a ".repeat(200), "b ".repeat(200));
    let found = matches(&text, &[&word]).remove(0);
    assert_eq!(highlighted(&found), [word]);
    assert!(found.snippet.starts_with('…') && found.snippet.ends_with('…'));
}
