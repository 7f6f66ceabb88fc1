//! The readings of a term: what else than its own words it may be looked for by.
//!
//! Knows the labels of the themes, and the synonyms. Does not know who holds them.

use super::parse::{Kind, Typed};
use super::synonyms::Synonyms;
use crate::dataset::{Dataset, Theme};
use crate::text::{begin_alike, stems};

/// No label and no synonym has more words.
const LONGEST_RUN: usize = 6;

/// The words that stand for others.
pub(super) struct Vocabulary<'d> {
    themes: &'d [Theme<'d>],
    synonyms: Synonyms<'static>,
}

impl<'d> Vocabulary<'d> {
    pub(super) fn new(dataset: &'d Dataset<'d>) -> Self {
        Self {
            themes: &dataset.themes,
            synonyms: Synonyms::embedded(),
        }
    }

    /// The theme that a term is a label of.
    pub(super) fn theme(&self, typed: &str) -> Option<&'d Theme<'d>> {
        let sought = stems(typed);
        let is_label = |label: &str| begin_alike(label, typed) && stems(label) == sought;
        self.themes
            .iter()
            .find(|theme| theme.labels().any(is_label))
    }

    /// The synonyms of a term.
    pub(super) fn synonyms(&self, typed: &str) -> Vec<&'static str> {
        self.synonyms.of(typed)
    }

    /// Whether a word is known, and so no typing error.
    pub(super) fn holds(&self, word: &str) -> bool {
        let sought = stems(word);
        let labels = self.themes.iter().flat_map(Theme::labels);
        let mut words = labels.flat_map(|label| label.split(' '));
        words.any(|other| begin_alike(other, word) && stems(other) == sought)
            || self.synonyms.holds(word)
    }

    /// The terms with those words typed in a row as one that are together a label or have synonyms,
    /// the longest first, and whether any has a function word in it; `None` where there are none.
    pub(super) fn grouped(&self, typed: &[Typed]) -> Option<(Vec<Typed>, bool)> {
        let is_run = |words: &[Typed]| {
            words.iter().all(|word| word.kind != Kind::Phrase)
                && words.iter().any(|word| word.kind != Kind::Function)
                && self.is_phrase(&joined(words))
        };
        let mut grouped = Vec::new();
        let mut has_function = false;
        let mut rest = typed;
        while let Some((first, others)) = rest.split_first() {
            let lengths = (2..=LONGEST_RUN.min(rest.len())).rev();
            if let Some(length) = lengths.into_iter().find(|length| is_run(&rest[..*length])) {
                let words = &rest[..length];
                has_function |= words.iter().any(|word| word.kind == Kind::Function);
                grouped.push(Typed {
                    text: joined(words),
                    kind: Kind::Word,
                });
                rest = &rest[length..];
            } else {
                grouped.push(first.clone());
                rest = others;
            }
        }
        (grouped.len() < typed.len()).then_some((grouped, has_function))
    }

    fn is_phrase(&self, text: &str) -> bool {
        self.theme(text).is_some() || !self.synonyms(text).is_empty()
    }
}

/// Words typed in a row.
fn joined(words: &[Typed]) -> String {
    let words: Vec<&str> = words.iter().map(|word| &*word.text).collect();
    words.join(" ")
}
