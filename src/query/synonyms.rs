//! Which words stand for which in a search.
//!
//! Knows the Solr and Lucene synonym format, and what `data/synonyms.txt` says in it. Does not know
//! what any dataset holds.

use crate::text::{begin_alike, stems};

/// Synonyms: English, not facts.
const EMBEDDED: &str = include_str!("../../data/synonyms.txt");

/// What words and phrases are looked for by.
#[derive(Debug, Default)]
pub struct Synonyms<'s> {
    /// The entries of each side of each rule.
    rules: Vec<[Vec<&'s str>; 2]>,
}

impl Synonyms<'static> {
    /// The synonyms that the program carries.
    pub fn embedded() -> Self {
        Self::parse(EMBEDDED)
    }
}

impl<'s> Synonyms<'s> {
    /// Reads rules, a line each: `kid, toddler => child, early years` one way,
    /// `firm, company, business` all ways. What follows a `#` is a comment.
    pub fn parse(text: &'s str) -> Self {
        let rules = text.lines().filter_map(|line| {
            let rule = line.split('#').next().unwrap_or_default();
            let (from, to) = rule.split_once("=>").unwrap_or((rule, rule));
            let sides = [from, to].map(|side| {
                let entries = side.split(',').map(str::trim);
                entries.filter(|entry| !entry.is_empty()).collect()
            });
            (!rule.trim().is_empty()).then_some(sides)
        });
        Self {
            rules: rules.collect(),
        }
    }

    /// What a word or phrase is looked for by, in any of its forms and spellings.
    pub fn of(&self, typed: &str) -> Vec<&'s str> {
        let sought = stems(typed);
        // To stem every entry would take longer than the search.
        let is_typed = |entry: &&&str| begin_alike(entry, typed) && stems(entry) == sought;
        let found = self.rules.iter().filter_map(|[from, to]| {
            let entry = from.iter().find(is_typed)?;
            Some(to.iter().copied().filter(move |other| other != entry))
        });
        found.flatten().collect()
    }

    /// Whether a word is part of any entry, and so no typing error.
    pub fn holds(&self, word: &str) -> bool {
        let sought = stems(word);
        let entries = self.rules.iter().flatten().flatten();
        let mut words = entries.flat_map(|entry| entry.split(' '));
        words.any(|other| begin_alike(other, word) && stems(other) == sought)
    }
}
