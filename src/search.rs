//! Terms and filters → cities, ranked.
//!
//! Knows where a city's text is searched, what matches and how hits are ranked. Does not know
//! where in a text the reader is shown a match (`snippet`), nor how.

use std::collections::{BTreeMap, HashSet};

use strsim::osa_distance;

use crate::dataset::{City, Dataset};
use crate::snippet::{Snippet, snippets};
use crate::text::{Pattern, Word, fold_word, words};

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

/// How many weighted fields there are: name and aliases are one.
const FIELDS: usize = 5;

/// How much an occurrence counts in each field.
const WEIGHTS: [f64; FIELDS] = [5.0, 4.0, 3.0, 2.0, 1.0];

/// BM25: how soon further occurrences stop counting, and how much a long text is marked down.
const K1: f64 = 1.2;
const B: f64 = 0.75;

impl Place {
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
fn texts<'d>(dataset: &'d Dataset, city: &'d City) -> impl Iterator<Item = (Place, &'d str)> {
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

/// A word or a phrase to search for.
#[derive(Debug, Clone)]
struct Term {
    typed: String,
    /// The words of the phrase; one for a word.
    phrase: Vec<Pattern>,
    /// A phrase written as one word: `well-being` is wellbeing.
    joined: Option<Pattern>,
}

impl Term {
    /// `None` where there is no word in what was typed.
    fn new(typed: &str) -> Option<Self> {
        let parts = words(typed).map(|word| word.text);
        let parts: Vec<&str> = parts.filter(|word| !fold_word(word).is_empty()).collect();
        let (last, others) = parts.split_last()?;
        // Only the end of a phrase may be the beginning of a word.
        let phrase = others.iter().map(|word| Pattern::new(word, false));
        Some(Self {
            typed: typed.to_owned(),
            phrase: phrase.chain([Pattern::new(last, true)]).collect(),
            joined: (!others.is_empty()).then(|| Pattern::new(&parts.concat(), true)),
        })
    }

    /// Hands over every occurrence in `text`: the words of a phrase, or the one word.
    fn occurrences<'t>(&self, text: &'t str, mut found: impl FnMut(&[Word<'t>])) {
        let Some((first, others)) = self.phrase.split_first() else {
            return;
        };
        for word in first.find(text) {
            if others.is_empty() {
                found(&[word]);
            } else if let Some(phrase) = follow(others, word, text) {
                found(&phrase);
            }
        }
        for word in self.joined.iter().flat_map(|joined| joined.find(text)) {
            found(&[word]);
        }
    }
}

/// `first` and the words after it, if they are what `patterns` look for, within one sentence.
fn follow<'t>(patterns: &[Pattern], first: Word<'t>, text: &'t str) -> Option<Vec<Word<'t>>> {
    let mut phrase = vec![first];
    for pattern in patterns {
        let end = phrase.last()?.range().end;
        let mut next = words(&text[end..]).next()?;
        next.start += end;
        let gap = &text[end..next.start];
        if gap.contains(['.', '!', '?', '\n']) || !pattern.matches(next.text) {
            return None;
        }
        phrase.push(next);
    }
    Some(phrase)
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
    question: Question<'d>,
}

#[derive(Debug, Clone, Copy)]
struct Question<'d> {
    dataset: &'d Dataset<'d>,
    query: &'d Query,
    filter: &'d Filter<'d>,
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

    fn is_met(&self, met: impl Fn(usize) -> bool) -> bool {
        let mut terms = 0..self.terms.len();
        if self.any {
            terms.any(met)
        } else {
            terms.all(met)
        }
    }

    /// The cities that the filter admits and the query finds, best first; equals stay in the
    /// order of the dataset.
    ///
    /// Ranked by BM25 over weighted fields (Robertson, Zaragoza and Taylor 2004, "Simple BM25
    /// extension to multiple weighted fields"), with lengths in bytes.
    #[must_use]
    pub fn hits<'d>(&'d self, dataset: &'d Dataset<'d>, filter: &'d Filter<'d>) -> Vec<Hit<'d>> {
        let counted = self.count(dataset);
        let question = Question {
            dataset,
            query: self,
            filter,
        };
        let mut hits: Vec<Hit> = counted
            .cities
            .iter()
            .filter(|(city, counts)| {
                filter.admits(city) && self.is_met(|term| counts[term] != [0; FIELDS])
            })
            .map(|(city, counts)| Hit {
                city,
                score: counted.score(counts, &lengths(dataset, city)),
                question,
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// Counts every term in every field of every city.
    fn count<'d>(&self, dataset: &'d Dataset<'d>) -> Counted<'d> {
        let mut counted = Counted {
            total: dataset.cities.len(),
            lengths: [0; FIELDS],
            holding: vec![0; self.terms.len()],
            cities: Vec::new(),
        };
        for city in &dataset.cities {
            let mut counts = vec![[0; FIELDS]; self.terms.len()];
            for (place, text) in texts(dataset, city) {
                let field = place.field();
                counted.lengths[field] += text.len();
                for (term, counts) in self.terms.iter().zip(&mut counts) {
                    term.occurrences(text, |_| counts[field] += 1);
                }
            }
            for (holding, count) in counted.holding.iter_mut().zip(&counts) {
                *holding += usize::from(*count != [0; FIELDS]);
            }
            if self.is_empty() || counts.iter().any(|count| *count != [0; FIELDS]) {
                counted.cities.push((city, counts));
            }
        }
        counted
    }

    /// How many cities hold each term, as typed.
    #[must_use]
    pub fn holding<'d>(&'d self, dataset: &'d Dataset<'d>) -> Vec<(&'d str, usize)> {
        let typed = self.terms.iter().map(|term| &*term.typed);
        typed.zip(self.count(dataset).holding).collect()
    }
}

/// The length of each field of a city, in bytes.
fn lengths(dataset: &Dataset, city: &City) -> [usize; FIELDS] {
    let mut lengths = [0; FIELDS];
    for (place, text) in texts(dataset, city) {
        lengths[place.field()] += text.len();
    }
    lengths
}

/// What there is to count in a dataset for one query.
struct Counted<'d> {
    /// All cities.
    total: usize,
    /// The lengths of each field over all cities, in bytes.
    lengths: [usize; FIELDS],
    /// How many cities hold each term.
    holding: Vec<usize>,
    /// The cities that hold a term, with the occurrences of each term in each field.
    cities: Vec<(&'d City<'d>, Vec<[u32; FIELDS]>)>,
}

impl Counted<'_> {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn score(&self, counts: &[[u32; FIELDS]], lengths: &[usize; FIELDS]) -> f64 {
        let total = self.total as f64;
        let terms = counts.iter().zip(&self.holding);
        terms
            .map(|(count, holding)| {
                let holding = *holding as f64;
                let rarity = libm::log1p((total - holding + 0.5) / (holding + 0.5));
                let weight: f64 = (0..FIELDS)
                    .filter(|field| count[*field] > 0)
                    .map(|field| {
                        let average = self.lengths[field] as f64 / total;
                        let length = 1.0 - B + B * lengths[field] as f64 / average;
                        WEIGHTS[field] * f64::from(count[field]) / length
                    })
                    .sum();
                rarity * weight * (K1 + 1.0) / (K1 + weight)
            })
            .sum()
    }
}

impl Hit<'_> {
    /// Every place in the record that answers the query, in the order of the record; without
    /// terms, the evidence for the themes that were asked for.
    #[must_use]
    pub fn matches(&self) -> Vec<Match> {
        let Question {
            dataset,
            query,
            filter,
        } = self.question;
        if query.is_empty() {
            let evidence = filter
                .themes
                .iter()
                .filter_map(|id| self.city.themes.get(id));
            return evidence
                .map(|words| Match {
                    place: Place::Themes,
                    snippet: Snippet::whole(words),
                    terms: Vec::new(),
                })
                .collect();
        }
        let mut matches = Vec::new();
        for (place, text) in texts(dataset, self.city) {
            let mut marks = Vec::new();
            for (index, term) in query.terms.iter().enumerate() {
                term.occurrences(text, |words| {
                    marks.extend(words.iter().map(|word| (word.range(), index)));
                });
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
        let mut rest = self.matches();
        if self.question.query.is_empty() {
            return rest;
        }
        let mut missing: HashSet<usize> = rest.iter().flat_map(|m| m.terms.clone()).collect();
        let mut best = Vec::new();
        while !missing.is_empty() {
            let shown = |m: &Match| m.terms.iter().filter(|term| missing.contains(term)).count();
            let Some(most) = (0..rest.len()).max_by_key(|index| {
                let m = &rest[*index];
                (shown(m), m.place.field(), std::cmp::Reverse(*index))
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

/// The most suggestions for a word that is found nowhere.
const SUGGESTIONS: usize = 3;

/// The words of the dataset nearest to one that it does not hold: one typing error away, or two
/// for words of six letters and more; the commonest first among equals.
#[must_use]
pub fn similar_words(dataset: &Dataset, typed: &str) -> Vec<String> {
    let typed = fold_word(typed);
    let length = typed.chars().count();
    let allowed = match length {
        6.. => 2,
        4.. => 1,
        _ => return Vec::new(),
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for city in &dataset.cities {
        for word in texts(dataset, city).flat_map(|(_, text)| words(text)) {
            if word.text.chars().count().abs_diff(length) <= allowed {
                *seen.entry(fold_word(word.text)).or_default() += 1;
            }
        }
    }
    let mut near: Vec<_> = seen
        .into_iter()
        .map(|(word, times)| (osa_distance(&typed, &word), std::cmp::Reverse(times), word))
        .filter(|(distance, ..)| *distance <= allowed)
        .collect();
    near.sort();
    near.truncate(SUGGESTIONS);
    near.into_iter().map(|(.., word)| word).collect()
}
