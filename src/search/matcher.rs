//! What of a city is searched, and how the terms of a query match it.

use std::{ops::Range, slice};

use super::{analyzer::Pattern, query::Term};
use crate::dataset::{City, Theme};

/// How much a theme or synonym counts beside the term itself.
const OTHER_WEIGHT: f64 = 0.05;

/// A text of a city.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'d> {
    /// The key of its field in a record.
    pub field: &'static str,
    /// How much a word counts in it.
    pub weight: f64,
    /// The text.
    pub text: &'d str,
}

/// Every text of a city that is searched, in the order of its record.
pub fn texts<'d>(city: &'d City) -> Vec<FieldText<'d>> {
    let mut texts = Vec::with_capacity(16);
    let mut add = |field, weight, values: &'d [String]| {
        texts.extend(values.iter().map(|text| FieldText {
            field,
            weight,
            text,
        }));
    };
    add("name", 6.0, slice::from_ref(&city.name));
    add("aliases", 6.0, &city.aliases);
    add("includes", 5.0, &city.includes);
    add("nation", 5.0, city.nation.as_slice());
    if city.region != city.nation {
        add("region", 5.0, city.region.as_slice());
    }
    add("iso", 5.0, city.iso.as_slice());
    add("initiatives", 3.0, &city.initiatives);
    add("summary", 2.0, city.summary.as_slice());
    add("description", 1.0, slice::from_ref(&city.description));
    texts
}

/// How much text a city has, in bytes.
pub fn length(city: &City) -> usize {
    texts(city).iter().map(|text| text.text.len()).sum()
}

/// A place in a city's record that matches a term.
#[derive(Debug, Clone)]
pub struct Occurrence<'d> {
    /// The text that it is in; that of a synonym counts less.
    pub text: FieldText<'d>,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// The synonym that occurs there; `None` where it is the term itself.
    pub synonym: Option<&'d str>,
}

/// How a term matches a city.
#[derive(Debug, Clone)]
pub struct TermMatch<'d> {
    /// Where the term and its synonyms occur.
    pub occurrences: Vec<Occurrence<'d>>,
    /// The city's themes that the term is a label of.
    pub themes: Vec<&'d Theme>,
}

impl<'d> TermMatch<'d> {
    /// Matches a term against a city and its texts, in every way.
    pub fn new(term: &Term<'d>, city: &City, texts: &[FieldText<'d>]) -> Self {
        let mut occurrences = find(&term.pattern, texts);
        if occurrences.is_empty() {
            let words = term.words.iter().map(|word| find(word, texts));
            let words: Vec<Vec<Occurrence>> = words.collect();
            if term.any_word || words.iter().all(|word| !word.is_empty()) {
                occurrences = words.concat();
            }
        }
        for (synonym, pattern) in &term.synonyms {
            for mut found in find(pattern, texts) {
                found.synonym = Some(synonym);
                found.text.weight *= OTHER_WEIGHT;
                occurrences.push(found);
            }
        }
        let mut themes = term.themes.clone();
        themes.retain(|theme| city.themes.contains_key(&theme.id));
        Self {
            occurrences,
            themes,
        }
    }

    /// Whether the term matches at all.
    pub fn is_match(&self) -> bool {
        !self.occurrences.is_empty() || !self.themes.is_empty()
    }

    /// Whether the city's texts have the term itself.
    pub fn is_literal(&self) -> bool {
        self.occurrences.iter().any(|found| found.synonym.is_none())
    }

    /// The sum of the weights of all occurrences, and of one theme if there is any.
    pub fn weight(&self) -> f64 {
        let of_theme = self.themes.first().map(|_| OTHER_WEIGHT);
        let of_texts = self.occurrences.iter().map(|found| found.text.weight);
        of_texts.chain(of_theme).sum()
    }
}

/// Where a pattern occurs in some texts.
fn find<'d>(pattern: &Pattern, texts: &[FieldText<'d>]) -> Vec<Occurrence<'d>> {
    let mut occurrences = Vec::new();
    for text in texts {
        let ranges = pattern.find(text.text).into_iter();
        occurrences.extend(ranges.map(|range| Occurrence {
            text: *text,
            range,
            synonym: None,
        }));
    }
    occurrences
}
