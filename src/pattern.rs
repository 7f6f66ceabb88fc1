//! A word to search for: spellings and stems.
//!
//! Knows when two words are forms of one. Does not know what is searched, nor for what.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::{Word, fold_word, starts_word, word_at};

/// No English word is longer, in bytes; what is longer is compared as it stands.
const LONGEST_WORD: usize = 64;

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

/// The folded word in American spelling, where it is one that the two spellings write apart.
fn american(word: &str) -> Option<String> {
    if !(SHORTEST_SPELLING..=LONGEST_WORD).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    SPELLINGS.iter().find_map(|(british, american, tails)| {
        tails.iter().find_map(|tail| {
            let before = word.strip_suffix(tail)?.strip_suffix(british)?;
            (before.len() >= 2).then(|| [before, american, tail].concat())
        })
    })
}

/// The fewest letters that stand for the words that begin with them.
const PREFIX: usize = 3;

/// A word to search for.
///
/// It matches a word with the same stem, in British or American spelling, or one that begins with
/// it where that is asked for.
#[derive(Debug, Clone)]
pub struct Pattern {
    folded: Form,
    american: Option<Form>,
    prefix: bool,
    /// What every word that can match begins with: cheap to compare, and true of nearly none.
    head: String,
    /// Which bytes may begin the head in a text: either case, and all that are not ASCII.
    first: [bool; 256],
}

#[derive(Debug, Clone)]
struct Form {
    word: String,
    stem: String,
}

impl Form {
    fn new(word: String) -> Self {
        let stem = stem(&word).into_owned();
        Self { word, stem }
    }

    fn matches(&self, word: &str, prefix: bool) -> bool {
        prefix && word.starts_with(&self.word) || stem(word) == self.stem
    }
}

impl Pattern {
    /// The pattern of one word, as [`words`](crate::text::words) finds it. With `prefix`, and three letters or more, it
    /// matches words that begin with it too.
    #[must_use]
    pub fn new(word: &str, prefix: bool) -> Self {
        let folded = fold_word(word);
        let american = american(&folded).map(Form::new);
        let prefix = prefix && folded.chars().count() >= PREFIX;
        let folded = Form::new(folded);
        // A stem differs from what its word begins with in the last letter at most (happi, hope)
        // but for dying, lying and tying; and `american` leaves the first three as they are.
        let length = match &*folded.stem {
            "die" | "lie" | "tie" => 1,
            stem => stem.chars().count().saturating_sub(1).clamp(1, 3),
        };
        let head = folded
            .word
            .chars()
            .zip(folded.stem.chars())
            .take(length)
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a)
            .collect::<String>();
        let mut first = [false; 256];
        first[128..].fill(true);
        if let Some(byte) = head.bytes().next() {
            first[usize::from(byte.to_ascii_lowercase())] = true;
            first[usize::from(byte.to_ascii_uppercase())] = true;
        }
        Self {
            folded,
            american,
            prefix,
            head,
            first,
        }
    }

    /// The words of `text` that the pattern matches, in order.
    pub fn find<'t>(&self, text: &'t str) -> impl Iterator<Item = Word<'t>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                at = self.candidate(text, at)?;
                let word = word_at(text, at);
                at = word.range().end;
                if self.matches(word.text) {
                    return Some(word);
                }
            }
        })
    }

    /// Where the next word begins, from `at` on, that has the pattern's head.
    ///
    /// Nearly every byte of a text is passed over for its value or the letter before it.
    fn candidate(&self, text: &str, mut at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        loop {
            let mut ahead = bytes[at..].iter();
            at += ahead.position(|byte| self.first[usize::from(*byte)])?;
            let inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes[at].is_ascii();
            if !inside
                && text.is_char_boundary(at)
                && self.has_head(&text[at..])
                && starts_word(text, at)
            {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Whether what begins like `text` may match; certain where the beginning is ASCII.
    fn has_head(&self, text: &str) -> bool {
        let head = self.head.as_bytes();
        let beginning = &text.as_bytes()[..head.len().min(text.len())];
        !beginning.is_ascii() || beginning.eq_ignore_ascii_case(head)
    }

    /// Whether `word`, as written in a text, is what the pattern looks for.
    #[must_use]
    pub fn matches(&self, word: &str) -> bool {
        if !self.has_head(word) {
            return false;
        }
        let folded = fold_word(word);
        self.folded.matches(&folded, self.prefix)
            || match (&self.american, american(&folded)) {
                (Some(form), Some(word)) => form.matches(&word, self.prefix),
                (Some(form), None) => form.matches(&folded, self.prefix),
                (None, Some(word)) => self.folded.matches(&word, self.prefix),
                (None, None) => false,
            }
    }
}
