//! What was typed → terms: quotation marks, `OR`, function words.
//!
//! Knows what a command line means as a search. Does not know what any dataset holds.

use crate::text::{fold_word, is_function_word, words};

/// What questions are made of that ask for a city, and say nothing of which.
const QUESTION_WORDS: &str = "\
    called does doing done every example examples get gets getting go goes going got happen \
    happening happens help helping helps like look looking looks made make makes making many \
    mean means mention mentions much need needs offer offers place places plan planned \
    planning plans run running runs see something speak speaks support supported supporting \
    supports talk talking talks thing things try trying use using want wants way ways";

/// How strictly a search is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// One term is enough.
    pub any: bool,
    /// Words are meant as they are written.
    pub exact: bool,
}

/// A word, or a phrase, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) kind: Kind,
}

/// What kind of term was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that says something.
    Word,
    /// A word that only holds a question together.
    Function,
    /// Words that belong together.
    Phrase,
}

/// The terms of a search in the order that they were typed, and how they are meant.
///
/// An argument of several words is a phrase, and so is what quotation marks within one enclose.
/// Where nothing but function words is typed, they are meant.
pub(super) fn parse<T: AsRef<str>>(arguments: &[T], mut mode: Mode) -> (Vec<Typed>, Mode) {
    let mut terms = Vec::new();
    for argument in arguments.iter().map(AsRef::as_ref) {
        if argument == "OR" && !mode.exact {
            mode.any = true;
            continue;
        }
        let is_quoted = argument.contains('"');
        for (index, part) in argument.split('"').enumerate() {
            if is_quoted && index % 2 == 0 {
                terms.extend(part.split_whitespace().filter_map(|word| term(word, mode)));
            } else {
                terms.extend(term(part.trim(), mode));
            }
        }
    }
    if terms.iter().all(|term| term.kind == Kind::Function) {
        for term in &mut terms {
            term.kind = Kind::Word;
        }
    }
    (terms, mode)
}

fn is_question_word(word: &str) -> bool {
    QUESTION_WORDS
        .split_ascii_whitespace()
        .any(|other| other == word)
}

/// One term, if there is a word in it.
fn term(text: &str, mode: Mode) -> Option<Typed> {
    let mut words = words(text).map(|word| fold_word(word.text));
    let first = words.find(|word| !word.is_empty())?;
    let is_one = words.next().is_none();
    let kind = if text.contains(char::is_whitespace) && !is_one {
        Kind::Phrase
    } else if is_one && !mode.exact && (is_function_word(&first) || is_question_word(&first)) {
        Kind::Function
    } else {
        Kind::Word
    };
    Some(Typed {
        text: text.to_owned(),
        kind,
    })
}
