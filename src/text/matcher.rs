//! A word to search for: its stem and its spellings.
//!
//! Knows when two words are forms of one. Does not know what is searched, nor for what.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold_word;
use super::function_word::function_words;
use super::scan::Scan;
use super::word::{Word, word_at, words};

/// No English word is longer, in bytes; what is longer is compared as it stands.
const LONGEST_WORD: usize = 64;

/// The fewest letters that stand for the words that begin with them.
const SHORTEST_PREFIX: usize = 3;

/// How far a word to search for reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The word as it is written, but for case and accents.
    Exact,
    /// Its other forms and spellings too.
    Forms,
    /// And the words that begin with it, where it has three letters or more.
    Beginnings,
}

/// A word to search for.
#[derive(Debug, Clone)]
pub struct Matcher {
    folded: String,
    american: String,
    /// The stem of the American spelling.
    stem: String,
    reach: Reach,
    scan: Scan,
    /// Function words that would match. One is only found as it stands: the well of `as well as`
    /// is no wellness.
    avoided: Vec<&'static str>,
}

impl Matcher {
    /// The matcher of one word, as [`words`](super::words) finds it.
    pub fn new(word: &str, reach: Reach) -> Self {
        let folded = fold_word(word);
        let american = american(&folded).into_owned();
        let stem = stem(&american).into_owned();
        let is_short = folded.chars().count() < SHORTEST_PREFIX;
        let mut matcher = Self {
            reach: match reach {
                Reach::Beginnings if is_short => Reach::Forms,
                reach => reach,
            },
            scan: Scan::new(head(&folded, &stem)),
            folded,
            american,
            stem,
            avoided: Vec::new(),
        };
        let others = function_words().filter(|word| *word != matcher.folded);
        matcher.avoided = others.filter(|word| matcher.matches(word, true)).collect();
        matcher
    }

    /// The words of `text` that match, in order; without `beginnings`, not by their beginnings.
    /// Two that a hyphen joins may match as one.
    pub fn find<'t>(&self, text: &'t str, beginnings: bool) -> impl Iterator<Item = Word<'t>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let word = word_at(text, self.scan.next(text, at)?);
                at = word.range().end;
                if let Some(found) = self.at(text, word, beginnings) {
                    at = found.range().end;
                    return Some(found);
                }
            }
        })
    }

    /// A word of `text`, if it matches, or it and the one that a hyphen joins to it.
    pub fn at<'t>(&self, text: &'t str, word: Word<'t>, beginnings: bool) -> Option<Word<'t>> {
        if self.matches(word.text, beginnings) {
            return Some(word);
        }
        let compound = compound(text, word)?;
        let joined = compound.text.replace('-', "");
        self.matches(&joined, beginnings).then_some(compound)
    }

    /// Whether `word`, as written in a text, is what is looked for.
    pub fn matches(&self, word: &str, beginnings: bool) -> bool {
        if !self.scan.admits(word) {
            return false;
        }
        let folded = fold_word(word);
        if self.reach == Reach::Exact {
            return folded == self.folded;
        }
        self.is_form(&folded, beginnings) && !self.avoided.contains(&&*folded)
    }

    /// Whether a folded word is a form of what is looked for, or begins with it.
    fn is_form(&self, folded: &str, beginnings: bool) -> bool {
        // A prefix is compared first: a stem takes longer.
        let prefix = beginnings && self.reach == Reach::Beginnings;
        if prefix && folded.starts_with(&self.folded) {
            return true;
        }
        let american = american(folded);
        prefix && american.starts_with(&self.american) || stem(&american) == self.stem
    }
}

/// Whether two texts may have the same stems: false only where their first two letters differ,
/// which is cheap to see. A stem may have an i for a y (die, dying).
pub fn begin_alike(a: &str, b: &str) -> bool {
    let head = |text: &str| match *text.as_bytes() {
        [first, second, ..] if first.is_ascii_alphanumeric() && second.is_ascii_alphanumeric() => {
            let second = second.to_ascii_lowercase();
            Some((
                first.to_ascii_lowercase(),
                if second == b'y' { b'i' } else { second },
            ))
        }
        _ => None,
    };
    match (head(a), head(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// A word and the one that a hyphen joins to it, as one.
fn compound<'t>(text: &'t str, word: Word<'t>) -> Option<Word<'t>> {
    let end = word.range().end;
    text[end..].strip_prefix('-')?;
    let next = word_at(text, end + 1);
    (!next.text.is_empty()).then(|| Word {
        text: &text[word.start..next.range().end],
        start: word.start,
    })
}

/// The stems of the words of a text, parted by spaces: the same for texts that differ in the forms
/// and spellings of their words alone.
pub fn stems(text: &str) -> String {
    let stems = words(text).map(|word| stem(&american(&fold_word(word.text))).into_owned());
    stems.collect::<Vec<_>>().join(" ")
}

/// Words of texts that begin with a letter, in either case; of those that are not ASCII, all.
#[derive(Debug, Clone)]
pub struct Beginning(Scan);

impl Beginning {
    /// The letter that a folded word begins with.
    pub fn of(folded: &str) -> Self {
        let letter = folded.chars().next();
        Self(Scan::new(&folded[..letter.map_or(0, char::len_utf8)]))
    }

    /// The words of `text` that may begin with it, in order.
    pub fn words<'t>(&self, text: &'t str) -> impl Iterator<Item = Word<'t>> {
        self.0.words(text)
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

/// Words that Snowball gives the stem of another, of which they are no form: business, celebrate,
/// experience, identity, public, university.
const APART: &[&str] = &[
    "busy",
    "celebrities",
    "celebrity",
    "experiment",
    "experiments",
    "identical",
    "publication",
    "publications",
    "publicity",
    "universal",
    "universe",
];

/// The Snowball English (Porter2) stem of a folded word.
fn stem(word: &str) -> Cow<'_, str> {
    if word.len() > LONGEST_WORD || !word.is_ascii() || APART.contains(&word) {
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

/// The folded word in American spelling, without a possessive `'s`.
fn american(word: &str) -> Cow<'_, str> {
    let word = word.strip_suffix("'s").unwrap_or(word);
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
