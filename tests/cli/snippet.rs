//! Where a snippet begins and ends, in sentences of every length.

use learning_cities::dataset::{Dataset, Filter};
use learning_cities::search::{Hit, Match, Mode, search};
use serde_json::json;

/// The most of a long sentence on each side of a matched word, in bytes.
const CONTEXT: usize = 160;

/// Words as they are written.
pub const EXACT: Mode = Mode {
    exact: true,
    any: false,
};

/// The matches of some terms in a text.
pub fn matches(text: &str, terms: &[&str], mode: Mode) -> Vec<Match> {
    let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
    let results = search(&dataset, &terms, mode, &Filter::default()).unwrap();
    results.hits.iter().flat_map(Hit::matches).collect()
}

/// The words that a match highlights.
pub fn highlighted(found: &Match) -> Vec<String> {
    let snippet: Vec<char> = found.snippet.chars().collect();
    let words = found.ranges.iter();
    words
        .map(|[start, end]| snippet[*start..*end].iter().collect())
        .collect()
}

/// A sentence of different words, of one to twelve letters and any width.
fn sentence(words: usize) -> String {
    let word = |number: usize| {
        let letters = ["x", "é", "ł", "q"][number % 4].repeat(number * 7 % 11);
        format!("w{number}{letters}")
    };
    (10..10 + words).map(word).collect::<Vec<_>>().join(" ") + "."
}

#[test]
fn a_snippet_is_the_sentence_or_as_much_of_it_as_fits_cut_between_words() {
    let (mut whole, mut parts) = (0, 0);
    for sentence in (12..90).map(sentence) {
        for word in sentence.trim_end_matches('.').split(' ').step_by(3) {
            // The sentences around it are never shown.
            let text = format!("Before it. {sentence} After it!\nAnd on.");
            let found = matches(&text, &[word], EXACT).remove(0);
            assert_eq!(highlighted(&found), [word]);
            let piece = found.snippet.trim_matches('…');
            let start = sentence.find(piece).expect(piece);
            let (head, tail) = (&sentence[..start], &sentence[start + piece.len()..]);
            assert_eq!(found.snippet.starts_with('…'), !head.is_empty(), "{piece}");
            assert_eq!(found.snippet.ends_with('…'), !tail.is_empty(), "{piece}");
            let (before, after) = piece.split_once(word).unwrap();
            assert!(before.len().max(after.len()) <= CONTEXT, "{piece}");
            // A longer one is cut between words, and not before it must be.
            assert!(head.is_empty() || head.ends_with(' ') && before.len() > CONTEXT - 30);
            assert!(tail.is_empty() || tail.starts_with(' ') && after.len() > CONTEXT - 30);
            whole += usize::from(piece == sentence);
            parts += usize::from(!head.is_empty() && !tail.is_empty());
        }
    }
    assert!(whole > 20 && parts > 100, "{whole}, {parts}");
}

#[test]
fn every_sentence_is_a_match_of_each_word_in_it_in_the_order_of_the_text() {
    for (many, lit) in [(1, 0), (5, 0), (5, 4), (60, 31)] {
        let sentence = |number| match number {
            _ if number == lit => format!("There {number} harbours have a lighthouse."),
            _ => format!("There {number} harbours have none."),
        };
        let text = (0..many).map(sentence).collect::<Vec<_>>().join(" ");
        let found = matches(&text, &["harbours", "lighthouse"], EXACT);
        let shown: Vec<String> = found.into_iter().map(|found| found.snippet).collect();
        let expected: Vec<String> = (0..many).chain([lit]).map(sentence).collect();
        assert_eq!(shown, expected);
    }
}

#[test]
fn words_of_one_sentence_are_marked_together_and_a_phrase_as_one() {
    let found = matches("Old harbour, new harbour. A harbour.", &["harbour"], EXACT);
    assert_eq!(found.len(), 2);
    assert_eq!(highlighted(&found[0]), ["harbour", "harbour"]);
    let found = matches("By aa bb aa bb aa.", &["aa bb aa"], EXACT);
    assert_eq!(highlighted(&found[0]), ["aa bb aa"]);
    // A phrase may run over the end of a sentence or line.
    let found = matches("By the harbour.\r\nMaster it!", &["harbour master"], EXACT);
    assert_eq!(found[0].snippet, "By the harbour.  Master it!");
    assert_eq!(highlighted(&found[0]), ["harbour.  Master"]);
}

#[test]
fn a_word_longer_than_a_snippet_is_shown_whole() {
    let word = "x".repeat(500);
    let text = format!("{} {word} {}", "a ".repeat(200), "b ".repeat(200));
    let found = matches(&text, &[&word], EXACT).remove(0);
    assert_eq!(highlighted(&found), [word]);
    assert!(found.snippet.starts_with('…') && found.snippet.ends_with('…'));
}
