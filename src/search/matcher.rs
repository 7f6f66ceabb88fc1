//! How the terms of a query match a city.

use std::ops::Range;

use super::document::FieldText;
use super::pattern::Pattern;
use super::query::Term;
use crate::dataset::{City, Theme};

/// How much a theme or synonym counts beside the term itself.
const OTHER_WEIGHT: f64 = 0.05;

/// A place in a city's record that matches a term.
#[derive(Debug, Clone)]
pub struct Occurrence<'d> {
    /// Which of the city's texts it is in.
    pub text: usize,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// The synonym that occurs there; `None` where it is the term itself.
    pub synonym: Option<&'d str>,
}

/// How a term matches a city.
#[derive(Debug, Clone, Default)]
pub struct TermMatch<'d> {
    /// Where the term and its synonyms occur.
    pub occurrences: Vec<Occurrence<'d>>,
    /// The city's themes that the term is a label of.
    pub themes: Vec<&'d Theme<'d>>,
    /// What all of these count, by the weights of their fields.
    pub weight: f64,
}

impl<'d> TermMatch<'d> {
    /// Matches a term against a city and its texts, in every way.
    pub fn new(term: &Term<'d>, city: &City, texts: &[FieldText]) -> Self {
        let mut occurrences = find(&term.pattern, texts);
        if occurrences.is_empty() {
            let words = term.words.iter().map(|word| find(word, texts));
            let words: Vec<Vec<Occurrence>> = words.collect();
            if words.iter().all(|word| !word.is_empty()) {
                occurrences = words.concat();
            }
        }
        for (synonym, pattern) in &term.synonyms {
            for mut found in find(pattern, texts) {
                found.synonym = Some(synonym);
                occurrences.push(found);
            }
        }
        let mut themes = term.themes.clone();
        themes.retain(|theme| city.themes.get(&theme.id).is_some());
        let weigh = |found: &Occurrence| match found.synonym {
            None => texts[found.text].weight,
            Some(_) => texts[found.text].weight * OTHER_WEIGHT,
        };
        let of_themes = if themes.is_empty() { 0.0 } else { OTHER_WEIGHT };
        Self {
            weight: occurrences.iter().map(weigh).sum::<f64>() + of_themes,
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
}

/// Where a pattern occurs in some texts.
fn find<'d>(pattern: &Pattern, texts: &[FieldText]) -> Vec<Occurrence<'d>> {
    let mut occurrences = Vec::new();
    for (text, FieldText { text: content, .. }) in texts.iter().enumerate() {
        let ranges = pattern.find(content).into_iter();
        occurrences.extend(ranges.map(|range| Occurrence {
            text,
            range,
            synonym: None,
        }));
    }
    occurrences
}
