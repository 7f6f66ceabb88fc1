//! A city that a search finds, and why.
//!
//! Knows where the terms stand in its texts, which it reads again when that is to be shown. Does
//! not know how it was found, nor how a match is drawn.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::document::{Documents, SearchField, ThemeOf};
use super::rank::FIELDS;
use super::readings::Sought;
use super::snippet::{Passage, Snippet, passages};
use super::tally::Pattern;
use crate::dataset::City;

/// A city that a query finds.
#[derive(Debug, Clone)]
pub struct Hit<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// BM25, field-weighted; 0 where no term was asked for.
    pub score: f64,
    /// Which fields, as they are ranked, hold a pattern: only their texts are read again.
    pub(super) held: [bool; FIELDS],
    pub(super) documents: Rc<Documents<'d>>,
    /// What was asked for.
    pub(super) sought: Rc<[Sought<'d>]>,
    /// Ids of the themes that were asked for.
    pub(super) themes: Rc<[&'d str]>,
}

/// A field of a city's record that answers a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: SearchField,
    /// The term as it was typed; none where only a theme was asked for.
    pub term: Option<String>,
    /// What it was found by, where that is not what was typed.
    pub by: Option<String>,
    /// The name of the theme, where the field is that.
    pub theme: Option<String>,
    /// The evidence for the theme, where that is not the snippet.
    pub evidence: Option<String>,
    /// The text around the matched words.
    pub snippet: Snippet,
}

/// A passage of a field, with the marks of all that was asked for in it.
struct FieldPassage<'d> {
    field: SearchField,
    theme: Option<ThemeOf<'d>>,
    passage: Passage,
}

impl<'d> Hit<'d> {
    /// Every match in the record, in the order of the record: one for each term in each passage.
    /// Without terms, the evidence for the themes that were asked for.
    pub fn matches(&self) -> Vec<Match> {
        if self.sought.is_empty() {
            return self.evidence();
        }
        self.passages()
            .iter()
            .flat_map(|passage| self.explain(passage))
            .collect()
    }

    /// The fewest matches that together show every matched term, sentences before names.
    pub fn best_matches(&self) -> Vec<Match> {
        if self.sought.is_empty() {
            return self.evidence();
        }
        let mut rest = self.passages();
        let marks = rest.iter().flat_map(|passage| &passage.passage.marks);
        let mut missing: BTreeSet<usize> =
            marks.map(|(_, sought)| self.sought[*sought].term).collect();
        let mut best = Vec::new();
        while !missing.is_empty() {
            let terms = |passage: &FieldPassage| -> BTreeSet<usize> {
                let marks = passage.passage.marks.iter();
                marks.map(|(_, sought)| self.sought[*sought].term).collect()
            };
            let most = (0..rest.len()).max_by_key(|index| {
                let shown = terms(&rest[*index]).intersection(&missing).count();
                (shown, rest[*index].field.rank(), Reverse(*index))
            });
            let Some(most) = most else { break };
            let chosen = rest.remove(most);
            missing = &missing - &terms(&chosen);
            best.extend(self.explain(&chosen));
        }
        best
    }

    /// Every passage that shows something that was asked for.
    fn passages(&self) -> Vec<FieldPassage<'d>> {
        let mut found = Vec::new();
        let texts = self.documents.texts(self.city);
        let texts = texts.filter(|text| self.held[text.field.rank()]);
        for text in texts {
            let mut marks = Vec::new();
            for (index, sought) in self.sought.iter().enumerate() {
                sought.pattern.occurrences(&text, |words| {
                    marks.extend(words.iter().map(|word| (word.clone(), index)));
                });
            }
            found.extend(
                passages(text.text, marks)
                    .into_iter()
                    .map(|passage| FieldPassage {
                        field: text.field,
                        theme: text.theme,
                        passage,
                    }),
            );
        }
        for (index, sought) in self.sought.iter().enumerate() {
            if let Pattern::Theme(theme) = sought.pattern
                && let Some(words) = self.city.themes.get(&theme.id)
            {
                found.push(FieldPassage {
                    field: SearchField::Themes,
                    theme: Some(ThemeOf {
                        name: &theme.name,
                        evidence: words,
                    }),
                    passage: Passage {
                        text: words.to_owned(),
                        marks: vec![(0..0, index)],
                    },
                });
            }
        }
        found
    }

    /// The matches in a passage: one for each term, and each other word that it was found by.
    fn explain(&self, found: &FieldPassage) -> Vec<Match> {
        let evidence = found.theme.map(|theme| theme.evidence);
        let evidence = evidence.filter(|evidence| *evidence != found.passage.text);
        let mut seen = BTreeSet::new();
        let mut matches: Vec<Match> = Vec::new();
        for (_, index) in &found.passage.marks {
            if !seen.insert(*index) {
                continue;
            }
            let marks = found
                .passage
                .marks
                .iter()
                .filter(|(_, other)| other == index);
            let ranges = marks.map(|(range, _)| range.clone());
            matches.push(Match {
                field: found.field,
                term: Some(self.sought[*index].typed.clone()),
                by: self.sought[*index].by.map(str::to_owned),
                theme: found.theme.map(|theme| theme.name.to_owned()),
                evidence: evidence.map(str::to_owned),
                snippet: Snippet {
                    text: found.passage.text.clone(),
                    ranges: ranges.filter(|range| !range.is_empty()).collect(),
                },
            });
        }
        matches
    }

    /// The evidence for the themes that were asked for.
    fn evidence(&self) -> Vec<Match> {
        let own: HashMap<&str, &str> = self.city.themes.iter().collect();
        let themes = self.themes.iter().filter_map(|id| {
            Some(Match {
                field: SearchField::Themes,
                term: None,
                by: None,
                theme: self.documents.theme(id).map(str::to_owned),
                evidence: None,
                snippet: Snippet {
                    text: (*own.get(id)?).to_owned(),
                    ranges: Vec::new(),
                },
            })
        });
        themes.collect()
    }
}
