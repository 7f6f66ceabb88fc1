//! Text as it is compared: folding, words and where they stand, spellings and stems.
//!
//! Knows when two strings of characters are the same name or the same word.
//! Does not know what a city, a name or a search is.

use std::borrow::Cow;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::decompose_canonical;

/// Folds a name for comparison: lower case, accents off, `&` as `and`, and apostrophes, hyphens,
/// `~`, `/` and spaces all as one space.
///
/// ```
/// assert_eq!(learning_cities::text::fold("Derry~Londonderry"), "derry londonderry");
/// assert_eq!(learning_cities::text::fold("  BÉAL Feirste "), "beal feirste");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], into a string that holds nothing else afterwards.
pub fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    let mut is_apart = false;
    fold_chars(text, |c| {
        if !c.is_ascii_alphanumeric() && (c == '&' || is_joint(c)) {
            is_apart = true;
            if c != '&' {
                return;
            }
        }
        if is_apart && !folded.is_empty() {
            folded.push(' ');
        }
        is_apart = c == '&';
        if is_apart {
            folded.push_str("and");
        } else {
            folded.push(c);
        }
    });
}

/// Hands over the characters of `text` in lower case and without accents.
fn fold_chars(text: &str, mut emit: impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii() {
            emit(c.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(c, |part| {
            if !is_accent(part) {
                // By way of upper case, so that ß and ss, ς and σ come out alike.
                part.to_lowercase()
                    .flat_map(char::to_uppercase)
                    .flat_map(char::to_lowercase)
                    .for_each(&mut emit);
            }
        });
    }
}

/// Whether `c` is a combining diacritical mark (Unicode block U+0300 to U+036F).
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `c` joins the parts of a name as a space does.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || "'’‘ʼ`-‐‑‒–—~/".contains(c)
}

/// The beginning and the end of a text that is longer than `longest` characters, so that what
/// repeats it stays short.
#[must_use]
pub fn shorten(text: &str, longest: usize) -> Cow<'_, str> {
    if text.chars().nth(longest).is_none() {
        return Cow::Borrowed(text);
    }
    let half = longest / 2;
    let head = text
        .char_indices()
        .nth(half)
        .map_or(text.len(), |(end, _)| end);
    let tail = text
        .char_indices()
        .nth_back(half)
        .map_or(0, |(start, _)| start);
    Cow::Owned(format!("{} … {}", &text[..head], &text[tail..]))
}

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Where it begins in the text it was found in, in bytes.
    pub start: usize,
}

impl Word<'_> {
    /// The bytes of the text that the word covers.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The words of a text in order: the longest runs of letters and digits, with their accents and
/// a possessive `'s`.
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text; see [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let start = run(self.text, self.at, false);
        let word = word_at(self.text, start);
        self.at = word.range().end;
        (!word.text.is_empty()).then_some(word)
    }
}

/// The word that begins at a byte of `text`.
fn word_at(text: &str, start: usize) -> Word<'_> {
    let end = run(text, start, true);
    let end = end + possessive(&text[end..]);
    Word {
        text: &text[start..end],
        start,
    }
}

/// Whether the character at a byte of `text` begins a word.
fn starts_word(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let before_apostrophe = before.strip_suffix(['\'', '’']).unwrap_or_default();
    after.starts_with(is_word_char)
        && !before.ends_with(is_word_char)
        // The s of a possessive begins no word.
        && !(before_apostrophe.ends_with(is_word_char)
            && possessive(&text[before_apostrophe.len()..]) > 0)
}

/// Where the run of characters from `at` on ends that belong to a word, or that do not.
fn run(text: &str, mut at: usize, in_word: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != in_word {
                break;
            }
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            if is_word_char(c) != in_word {
                break;
            }
            at += c.len_utf8();
        }
    }
    at
}

/// The length of a possessive `'s` that `text` begins with, in bytes.
fn possessive(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['\'', '’']) else {
        return 0;
    };
    match rest.strip_prefix(['s', 'S']) {
        Some(after) if !after.starts_with(is_word_char) => text.len() - after.len(),
        _ => 0,
    }
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_accent(c)
    }
}

/// Folds one word: lower case, accents off, a straight apostrophe.
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_chars(word, |c| folded.push(if c == '’' { '\'' } else { c }));
    folded
}

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
    /// The pattern of one word, as [`words`] finds it. With `prefix`, and three letters or more, it
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
