//! Terms and filters → cities, ranked.
//!
//! Knows where a city's text is searched, what matches and how hits are ranked. Does not know
//! where in a text the reader is shown a match (`snippet`), nor how.

use std::cmp::Reverse;

use crate::dataset::{City, Dataset};
use crate::parts::in_parts;
use crate::rank::{Corpus, FIELDS};
use crate::snippet::{Mark, Snippet, snippets};
use crate::term::Term;
use crate::text::Word;

/// Which cities a command is about: every criterion must admit a city.
#[derive(Debug, Clone, Default)]
pub struct Filter<'d> {
    /// Ids of themes, all of which a city must have.
    pub themes: Vec<&'d str>,
    /// Nations, one of which a city must be in; none admits all.
    pub nations: Vec<&'d str>,
}

impl Filter<'_> {
    /// Whether a city passes every criterion.
    #[must_use]
    pub fn admits(&self, city: &City) -> bool {
        self.has_themes(city) && self.is_in_nation(city)
    }

    fn has_themes(&self, city: &City) -> bool {
        self.themes.iter().all(|id| city.themes.get(id).is_some())
    }

    fn is_in_nation(&self, city: &City) -> bool {
        let nation = city.nation.as_deref();
        self.nations.is_empty() || nation.is_some_and(|nation| self.nations.contains(&nation))
    }
}

/// Where in a city's record a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The name.
    Name,
    /// One of the aliases.
    Aliases,
    /// The name of one of the themes, or the evidence for a theme that was asked for.
    Themes,
    /// One of the initiatives.
    Initiatives,
    /// The summary.
    Summary,
    /// The description.
    Description,
}

impl Place {
    /// The field that it is ranked as, weightiest first: name and aliases are one.
    fn field(self) -> usize {
        match self {
            Self::Name | Self::Aliases => 0,
            Self::Themes => 1,
            Self::Initiatives => 2,
            Self::Summary => 3,
            Self::Description => 4,
        }
    }
}

/// Everything of a city that is searched.
pub(crate) fn texts<'d>(
    dataset: &'d Dataset,
    city: &'d City,
) -> impl Iterator<Item = (Place, &'d str)> {
    let aliases = city.aliases.iter().map(|alias| (Place::Aliases, &**alias));
    let themes = city.themes.iter().filter_map(|(id, _)| dataset.theme(id));
    let initiatives = city.initiatives.iter();
    std::iter::once((Place::Name, &*city.name))
        .chain(aliases)
        .chain(themes.map(|theme| (Place::Themes, &*theme.name)))
        .chain(initiatives.map(|initiative| (Place::Initiatives, &**initiative)))
        .chain(
            city.summary
                .iter()
                .map(|summary| (Place::Summary, &**summary)),
        )
        .chain(std::iter::once((Place::Description, &*city.description)))
}

/// What is searched for.
#[derive(Debug, Clone)]
pub struct Query {
    terms: Vec<Term>,
    any: bool,
}

/// A city that a query finds.
#[derive(Debug, Clone)]
pub struct Hit<'d> {
    /// The city.
    pub city: &'d City<'d>,
    /// BM25, field-weighted; 0 where no term was asked for.
    pub score: f64,
    occurrences: Box<[Occurrence]>,
    dataset: &'d Dataset<'d>,
    filter: &'d Filter<'d>,
}

/// A word that matched: small, for there may be as many as there are words.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    /// Which of the city's texts it stands in, by index.
    text: u32,
    /// Where it begins and ends in the text, in bytes.
    range: [u32; 2],
    /// Which term it matched, by index.
    term: u16,
    /// Which field the text is ranked as.
    field: u8,
    /// Whether it continues a phrase: an occurrence of the term is counted once.
    continues: bool,
}

impl Occurrence {
    /// `None` where there are too many terms or texts, or one is too long, to be counted.
    fn new([text, term, field]: [usize; 3], word: &Word, continues: bool) -> Option<Self> {
        let range = word.range();
        Some(Self {
            text: text.try_into().ok()?,
            range: [range.start.try_into().ok()?, range.end.try_into().ok()?],
            term: term.try_into().ok()?,
            field: field.try_into().ok()?,
            continues,
        })
    }

    fn mark(self) -> Mark {
        let [start, end] = self.range.map(|byte| byte as usize);
        (start..end, self.term.into())
    }
}

/// A city that holds a term.
struct Found<'d> {
    city: &'d City<'d>,
    /// The length of each field, in bytes.
    lengths: [usize; FIELDS],
    occurrences: Box<[Occurrence]>,
}

/// A place in a city's record that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The field.
    pub place: Place,
    /// The text around the matched words.
    pub snippet: Snippet,
    /// Which of the query's terms were matched, by their index.
    terms: Vec<usize>,
}

impl Query {
    /// A query of terms, each a word or a phrase. All must match, or with `any` one of them.
    ///
    /// A term without a letter or digit is passed over: nothing can match it.
    #[must_use]
    pub fn new<T: AsRef<str>>(terms: &[T], any: bool) -> Self {
        Self {
            terms: terms
                .iter()
                .filter_map(|term| Term::new(term.as_ref()))
                .collect(),
            any,
        }
    }

    /// Whether there is no term to search for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a text answers the query.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let mut counts = vec![[0; FIELDS]; self.terms.len()];
        for (term, counts) in self.terms.iter().zip(&mut counts) {
            term.occurrences(text, |_| counts[0] += 1);
        }
        self.is_met(&counts)
    }

    /// The cities that the filter admits and the query finds, best first; equals stay in the
    /// order of the dataset.
    #[must_use]
    pub fn hits<'d>(&self, dataset: &'d Dataset<'d>, filter: &'d Filter<'d>) -> Vec<Hit<'d>> {
        let (corpus, found) = self.read(dataset);
        let found = found.into_iter().filter(|found| filter.admits(found.city));
        let mut hits: Vec<Hit> = found
            .filter_map(|found| {
                let mut counts = vec![[0; FIELDS]; self.terms.len()];
                for occurrence in found.occurrences.iter().filter(|o| !o.continues) {
                    counts[usize::from(occurrence.term)][usize::from(occurrence.field)] += 1;
                }
                self.is_met(&counts).then(|| Hit {
                    city: found.city,
                    score: corpus.score(&counts, &found.lengths),
                    occurrences: found.occurrences,
                    dataset,
                    filter,
                })
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// How many cities hold each term, as typed.
    #[must_use]
    pub fn holding<'q>(&'q self, dataset: &Dataset) -> Vec<(&'q str, usize)> {
        let typed = self.terms.iter().map(|term| &*term.typed);
        typed.zip(self.read(dataset).0.holding).collect()
    }

    /// Reads every text of every city once: what they come to, and the cities that hold a term,
    /// or all where there is none.
    fn read<'d>(&self, dataset: &'d Dataset<'d>) -> (Corpus, Vec<Found<'d>>) {
        let mut corpus = Corpus::new(self.terms.len());
        let mut found = Vec::new();
        for (part, part_found) in in_parts(&dataset.cities, |part| self.read_part(dataset, part)) {
            corpus.add(&part);
            found.extend(part_found);
        }
        (corpus, found)
    }

    fn read_part<'d>(
        &self,
        dataset: &'d Dataset<'d>,
        cities: &'d [City<'d>],
    ) -> (Corpus, Vec<Found<'d>>) {
        let mut corpus = Corpus::new(self.terms.len());
        let mut found = Vec::new();
        let mut occurrences = Vec::new();
        for city in cities {
            let mut lengths = [0; FIELDS];
            for (index, (place, text)) in texts(dataset, city).enumerate() {
                let field = place.field();
                lengths[field] += text.len();
                for (term, pattern) in self.terms.iter().enumerate() {
                    pattern.occurrences(text, |words| {
                        occurrences.extend(words.iter().enumerate().filter_map(|(nth, word)| {
                            Occurrence::new([index, term, field], word, nth > 0)
                        }));
                    });
                }
            }
            corpus.add_document(&lengths, |term| {
                occurrences.iter().any(|o| usize::from(o.term) == term)
            });
            if self.is_empty() || !occurrences.is_empty() {
                found.push(Found {
                    city,
                    lengths,
                    occurrences: occurrences.as_slice().into(),
                });
                occurrences.clear();
            }
        }
        (corpus, found)
    }

    fn is_met(&self, counts: &[[usize; FIELDS]]) -> bool {
        let mut met = counts.iter().map(|counts| *counts != [0; FIELDS]);
        if self.any && !self.is_empty() {
            met.any(|met| met)
        } else {
            met.all(|met| met)
        }
    }
}

impl Hit<'_> {
    /// Every place in the record that answers the query, in the order of the record; without
    /// terms, the evidence for the themes that were asked for.
    #[must_use]
    pub fn matches(&self) -> Vec<Match> {
        if self.occurrences.is_empty() {
            let themes = self.filter.themes.iter();
            let evidence = themes.filter_map(|id| self.city.themes.get(id));
            return evidence
                .map(|words| Match {
                    place: Place::Themes,
                    snippet: Snippet::whole(words),
                    terms: Vec::new(),
                })
                .collect();
        }
        let mut matches = Vec::new();
        let mut rest = self.occurrences.iter().peekable();
        for (index, (place, text)) in texts(self.dataset, self.city).enumerate() {
            let mut marks = Vec::new();
            while let Some(occurrence) = rest.next_if(|o| o.text as usize == index) {
                marks.push(occurrence.mark());
            }
            if marks.is_empty() {
                continue;
            }
            let found = snippets(text, marks).into_iter();
            matches.extend(found.map(|(snippet, terms)| Match {
                place,
                snippet,
                terms,
            }));
        }
        matches
    }

    /// The fewest matches that together show every matched term, sentences before names.
    #[must_use]
    pub fn best_matches(&self) -> Vec<Match> {
        if self.occurrences.is_empty() {
            return self.matches();
        }
        let mut rest = self.matches();
        let mut missing: Vec<usize> = rest.iter().flat_map(|m| m.terms.clone()).collect();
        let mut best = Vec::new();
        while !missing.is_empty() {
            let shown = |m: &Match| m.terms.iter().filter(|term| missing.contains(term)).count();
            let Some(most) = (0..rest.len()).max_by_key(|index| {
                let m = &rest[*index];
                (shown(m), m.place.field(), Reverse(*index))
            }) else {
                break;
            };
            let chosen = rest.remove(most);
            missing.retain(|term| !chosen.terms.contains(term));
            best.push(chosen);
        }
        best
    }
}
