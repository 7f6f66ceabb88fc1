//! Where a snippet begins and ends, in sentences of every length.

use learning_cities::dataset::Dataset;
use learning_cities::query::{Filter, Mode, Query};
use serde_json::json;

/// The longest snippet, and the most of it before the matched word, in bytes.
const LONGEST: usize = 200;
const BEFORE: usize = 80;

/// The snippet of a word in a text, and the characters in it that are matched.
fn snippet(text: &str, word: &str) -> (String, String) {
    let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let mode = Mode {
        exact: true,
        any: false,
    };
    let answer = Query::new(&[word], mode).answer(&dataset, &Filter::default());
    let matches = answer.hits[0].matches();
    let [found] = &*matches else {
        panic!("{matches:?}")
    };
    let [range] = &*found.snippet.ranges else {
        panic!("{found:?}")
    };
    let shown = found
        .snippet
        .text
        .chars()
        .skip(range.start)
        .take(range.len());
    (found.snippet.text.clone(), shown.collect())
}

/// Sentences of ever more words, each word another, of one to twelve letters and any width.
fn sentences() -> impl Iterator<Item = String> {
    let word = |number: usize| {
        let letters = ["x", "é", "学", "q"][number % 4].repeat(number * 7 % 11);
        format!("w{number}{letters}")
    };
    (12..64).map(move |count| (10..10 + count).map(word).collect::<Vec<_>>().join(" ") + ".")
}

#[test]
fn a_snippet_is_the_sentence_or_as_much_of_it_as_fits_cut_between_words() {
    let (mut whole, mut parts, mut fullest, mut most_before) = (0, 0, 0, 0);
    for sentence in sentences() {
        let words: Vec<&str> = sentence.trim_end_matches('.').split(' ').collect();
        for word in words.iter().step_by(3) {
            // What stands around a sentence is never shown.
            let text = format!("Before it. {sentence} After it!\nAnd on.");
            let (shown, matched) = snippet(&text, word);
            assert_eq!(matched, *word, "{shown}");
            let piece = shown.trim_matches('…');
            let start = sentence.find(piece).unwrap_or_else(|| panic!("{shown}"));
            let end = start + piece.len();
            let at = sentence.find(word).unwrap();
            assert!(piece.len() <= LONGEST, "{shown}");
            assert_eq!(shown.starts_with('…'), start > 0, "{shown}");
            assert_eq!(shown.ends_with('…'), end < sentence.len(), "{shown}");
            if sentence.len() <= LONGEST {
                assert_eq!(shown, sentence);
                whole += 1;
                continue;
            }
            parts += 1;
            assert!(start <= at && at - start <= BEFORE, "{shown}");
            assert!(start == 0 || sentence[..start].ends_with(' '), "{shown}");
            if let Some(before) = sentence[..start].trim_end().rfind(' ') {
                assert!(at - (before + 1) >= BEFORE, "{shown} begins late");
            }
            let rest = &sentence[end..];
            assert!(rest.is_empty() || rest.starts_with(' '), "{shown}");
            if let Some(next) = rest.strip_prefix(' ') {
                let next = next.find(' ').unwrap_or(next.len());
                assert!(end + 1 + next - start >= LONGEST, "{shown} ends early");
            }
            fullest = fullest.max(piece.len());
            most_before = most_before.max(at - start);
        }
    }
    assert!(whole > 10 && parts > 100, "{whole}, {parts}");
    assert!(
        fullest >= LONGEST - 1 && most_before >= BEFORE - 5,
        "{fullest}, {most_before}"
    );
}

#[test]
fn a_sentence_that_just_fits_is_whole_and_one_byte_more_is_cut() {
    for length in LONGEST - 3..LONGEST + 4 {
        for before in [0, 40, 150] {
            let head = "ab ".repeat(before / 3);
            let head = format!("{head}needle ");
            let tail = "cd ".repeat((length - 1 - head.len()) / 3);
            let mut sentence = head + &tail;
            sentence += &"e".repeat(length - 1 - sentence.len());
            sentence.push('!');
            assert_eq!(sentence.len(), length);
            for text in [
                sentence.clone(),
                format!("Yes. {sentence}"),
                format!("{sentence} No."),
                format!("Why? {sentence}\nNo."),
            ] {
                let (shown, _) = snippet(&text, "needle");
                assert_eq!(shown == sentence, length <= LONGEST, "{length}: {shown}");
            }
        }
    }
}

#[test]
fn of_a_word_that_is_longer_than_a_snippet_the_beginning_is_shown() {
    for letter in ["x", "é", "学"] {
        let word = letter.repeat(LONGEST);
        for text in [word.clone(), format!("{word} more"), format!("less {word}")] {
            let (shown, matched) = snippet(&text, &word);
            let piece = shown.trim_matches('…').trim_start_matches("less ");
            assert!(word.starts_with(piece) && matched == piece, "{shown}");
            let room = LONGEST - text.find(letter).unwrap();
            assert!(
                piece.len() <= LONGEST && piece.len() + letter.len() > room,
                "{shown}"
            );
            assert_eq!(shown.ends_with('…'), piece != word);
        }
    }
}

#[test]
fn every_sentence_is_a_match_of_each_word_in_it_in_the_order_of_the_text() {
    for (many, both) in [(1, 0), (5, 0), (5, 4), (60, 0), (60, 31), (60, 59)] {
        let sentence = |number| {
            let has = if number == both {
                "a lighthouse"
            } else {
                "none"
            };
            format!("There {number} harbours have {has}.")
        };
        let text = (0..many).map(sentence).collect::<Vec<_>>().join(" ");
        let data = json!({"cities": [{"name": "0", "description": text}]}).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        let query = Query::new(&["harbours", "lighthouse"], Mode::default());
        let answer = query.answer(&dataset, &Filter::default());
        let shown = answer.hits[0].matches().into_iter();
        let shown: Vec<String> = shown.map(|found| found.snippet.text).collect();
        // Of both words the sentence is a match.
        let expected = (0..many).chain([both]);
        let mut expected: Vec<usize> = expected.collect();
        expected.sort_unstable();
        let expected: Vec<String> = expected.into_iter().map(sentence).collect();
        assert_eq!(shown, expected);
    }
}
