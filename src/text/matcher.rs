//! A word to search for: its stem and its spellings.
//!
//! Knows when two words are forms of one. Does not know what is searched, nor for what.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold_word;
use super::scan::Scan;
use super::word::{Word, word_at};

/// No English word is longer, in bytes; what is longer is compared as it stands.
const LONGEST_WORD: usize = 64;

/// The fewest letters that stand for the words that begin with them.
const SHORTEST_PREFIX: usize = 3;

/// A word to search for.
///
/// It matches a word with the same stem, in British or American spelling, or one that begins with
/// it where that is asked for.
#[derive(Debug, Clone)]
pub struct Matcher {
    folded: String,
    american: String,
    /// The stem of the American spelling.
    stem: String,
    prefix: bool,
    scan: Scan,
}

impl Matcher {
    /// The matcher of one word, as [`words`](super::words) finds it. With `prefix`, and three
    /// letters or more, it matches words that begin with it too.
    pub fn new(word: &str, prefix: bool) -> Self {
        let folded = fold_word(word);
        let american = american(&folded).into_owned();
        let stem = stem(&american).into_owned();
        Self {
            prefix: prefix && folded.chars().count() >= SHORTEST_PREFIX,
            scan: Scan::new(head(&folded, &stem)),
            folded,
            american,
            stem,
        }
    }

    /// The words of `text` that match, in order.
    pub fn find<'t>(&self, text: &'t str) -> impl Iterator<Item = Word<'t>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let word = word_at(text, self.scan.next(text, at)?);
                at = word.range().end;
                if self.matches(word.text) {
                    return Some(word);
                }
            }
        })
    }

    /// Whether `word`, as written in a text, is what is looked for.
    pub fn matches(&self, word: &str) -> bool {
        if !self.scan.admits(word) {
            return false;
        }
        let folded = fold_word(word);
        // A prefix is compared first: a stem takes longer.
        if self.prefix && folded.starts_with(&self.folded) {
            return true;
        }
        let american = american(&folded);
        self.prefix && american.starts_with(&self.american) || stem(&american) == self.stem
    }
}

/// The letters that every word begins with that can match.
///
/// A stem differs from what its word begins with in the last letter at most (happi, hope) but for
/// dying, lying and tying; and the American spelling leaves the first three as they are.
fn head<'a>(folded: &'a str, stem: &str) -> &'a str {
    let length = match stem {
        "die" | "lie" | "tie" => 1,
        stem => stem.chars().count().saturating_sub(1).clamp(1, 3),
    };
    let alike = folded.chars().zip(stem.chars()).take(length);
    let alike = alike.take_while(|(a, b)| a == b);
    &folded[..alike.map(|(a, _)| a.len_utf8()).sum()]
}

/// The Snowball English (Porter2) stem of a folded word.
fn stem(word: &str) -> Cow<'_, str> {
    if word.len() > LONGEST_WORD || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Stemmer::create(Algorithm::English).stem(word)
}

/// British word endings, the American ones that they are compared as, and what may follow them.
/// Two letters at least stand before an ending, so that `four` is not `for`.
const SPELLINGS: &[(&str, &str, &[&str])] = &[
    (
        "is",
        "iz",
        &[
            "e", "ed", "er", "ers", "es", "ing", "able", "ation", "ations",
        ],
    ),
    ("ys", "yz", &["e", "ed", "er", "ers", "es", "ing"]),
    (
        "our",
        "or",
        &[
            "", "s", "ed", "er", "ers", "ing", "able", "al", "ful", "hood", "hoods", "ite", "ites",
            "less", "ly",
        ],
    ),
    ("tre", "ter", &["", "s"]),
    ("tred", "tered", &[""]),
    ("tring", "tering", &[""]),
    ("bre", "ber", &["", "s"]),
    ("amme", "am", &["", "s"]),
    ("logue", "log", &["", "s"]),
    ("fence", "fense", &["", "s"]),
    ("cence", "cense", &["", "s"]),
    ("llor", "lor", &["", "s"]),
    ("ilful", "illful", &["", "ly"]),
];

/// The shortest word that the two spellings write apart, such as fibre, in bytes.
const SHORTEST_SPELLING: usize = 5;

/// The folded word in American spelling.
fn american(word: &str) -> Cow<'_, str> {
    if !(SHORTEST_SPELLING..=LONGEST_WORD).contains(&word.len()) || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let spelt = SPELLINGS.iter().find_map(|(british, american, tails)| {
        tails.iter().find_map(|tail| {
            let before = word.strip_suffix(tail)?.strip_suffix(british)?;
            (before.len() >= 2).then(|| [before, american, tail].concat())
        })
    });
    spelt.map_or(Cow::Borrowed(word), Cow::Owned)
}
