//! From command-line arguments to clauses of terms.

use std::ops::Range;

use super::analyzer::{Pattern, WordPattern, is_stop_word, stem, words};
use super::lexicon;
use crate::dataset::{Dataset, Theme};
use crate::text::fold_word;

/// How a query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// One clause is enough, instead of all.
    pub any: bool,
    /// Words count as written: no other forms, synonyms, themes or stop words.
    pub exact: bool,
}

/// Why arguments are no query: an operator, as typed, has no term beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingTerm(pub String);

/// What to search for.
#[derive(Debug, Clone, Default)]
pub struct Query<'d> {
    /// The terms, in the order typed.
    pub terms: Vec<Term<'d>>,
    /// The clauses that they make up.
    pub clauses: Vec<Clause>,
    /// How they were read.
    pub mode: Mode,
}

/// Terms of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which terms of the query.
    pub terms: Range<usize>,
    /// Whether the cities that match are excluded.
    pub is_excluded: bool,
}

/// A word or phrase, and all that is searched for it.
#[derive(Debug, Clone, Default)]
pub struct Term<'d> {
    /// The term as typed.
    pub text: String,
    /// Whether it is one argument of several words.
    pub is_quoted: bool,
    /// The word or phrase itself.
    pub pattern: Pattern,
    /// The words of a term that was typed as several arguments: a city matches too if it has all of
    /// them, in any place.
    pub words: Vec<Pattern>,
    /// Whether one of them is enough: with `--any`, but not in an exclusion.
    pub any_word: bool,
    /// Its synonyms, each with its pattern.
    pub synonyms: Vec<(&'d str, Pattern)>,
    /// The themes that it is a label of.
    pub themes: Vec<&'d Theme>,
}

/// What joins terms or excludes them. All are stop words too.
const OPERATORS: [&str; 4] = ["or", "not", "without", "except"];

/// The most arguments in a row that are tried as one term.
const LONGEST_ROW: usize = 6;

impl<'d> Query<'d> {
    /// Parses arguments.
    ///
    /// # Errors
    ///
    /// [`MissingTerm`] where an operator has no term beside it.
    pub fn parse(typed: &[String], mode: Mode, dataset: &'d Dataset) -> Result<Self, MissingTerm> {
        let arguments = typed.iter().map(|argument| argument.trim());
        let has_word = |text: &&str| words(text).next().is_some();
        let arguments: Vec<&str> = arguments.filter(has_word).collect();
        // Stop words count if nothing else is typed.
        let skips_stop_words = !mode.exact && !arguments.iter().all(is_stop_argument);
        let mut query = Self {
            mode,
            ..Self::default()
        };
        // The operator that waits for its term.
        let mut operator = None;
        let mut rest = &*arguments;
        while let Some(first) = rest.first() {
            let (row, others) = rest.split_at(row_length(rest, mode, dataset));
            rest = others;
            if is_operator(first) {
                // The operator before this one: two in a row lack a term.
                refuse(operator.replace(*first))?;
            } else if row.len() > 1 || !skips_stop_words || !is_stop_argument(first) {
                query.add(Term::new(row, mode, dataset), operator.take())?;
            }
        }
        refuse(operator)?;
        Ok(query)
    }

    /// Adds a term behind an operator.
    fn add(&mut self, term: Term<'d>, operator: Option<&str>) -> Result<(), MissingTerm> {
        let index = self.terms.len();
        let is_alternative = operator.and_then(single_word).as_deref() == Some("or");
        let (terms, is_excluded) = (index..index + 1, operator.is_some());
        self.terms.push(term);
        match self.clauses.last_mut() {
            Some(clause) if is_alternative => clause.terms.end += 1,
            None if is_alternative => return refuse(operator),
            _ => self.clauses.push(Clause { terms, is_excluded }),
        }
        let clause = self.clauses.last();
        self.terms[index].any_word = self.mode.any && clause.is_some_and(|it| !it.is_excluded);
        Ok(())
    }

    /// How many clauses match a city, given which terms do; `None` if the city is no hit.
    pub fn matching_clauses(&self, is_match: impl Fn(usize) -> bool) -> Option<usize> {
        let (mut required, mut matching) = (0, 0);
        for clause in &self.clauses {
            let matches = clause.terms.clone().any(&is_match);
            if clause.is_excluded && matches {
                return None;
            }
            required += usize::from(!clause.is_excluded);
            matching += usize::from(matches);
        }
        (matching == required || self.mode.any && matching > 0).then_some(matching)
    }
}

/// The word of an argument that is a single one, folded, with punctuation or without.
fn single_word(argument: &str) -> Option<String> {
    let mut words = words(argument);
    let word = words.next().filter(|_| !argument.contains('*'))?;
    words.next().is_none().then(|| fold_word(word.text))
}

fn is_operator(argument: &str) -> bool {
    single_word(argument).is_some_and(|word| OPERATORS.contains(&&*word))
}

fn is_stop_argument(argument: &&str) -> bool {
    single_word(argument).is_some_and(|word| is_stop_word(&word))
}

/// Whether a character separates the words of a phrase. A hyphen does not.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || ",;:/+|".contains(c)
}

/// Fails if there is an operator: it has no term beside it.
fn refuse(operator: Option<&str>) -> Result<(), MissingTerm> {
    operator.map_or(Ok(()), |typed| Err(MissingTerm(typed.to_owned())))
}

/// How many arguments, from the first on, are one term: the longest row of words that is a label, a
/// name or the left side of a rule, or else one.
fn row_length(arguments: &[&str], mode: Mode, dataset: &Dataset) -> usize {
    let ends_row = |text: &&str| is_operator(text) || text.contains([' ', '*']) || mode.exact;
    let words = arguments.iter().take(LONGEST_ROW);
    let longest = words.take_while(|text| !ends_row(text)).count();
    let is_phrase = |length: &usize| lexicon::is_phrase(dataset, &arguments[..*length].join(" "));
    (2..=longest).rev().find(is_phrase).unwrap_or(1)
}

impl<'d> Term<'d> {
    /// The term of one argument, or of several words in a row.
    fn new(row: &[&str], mode: Mode, dataset: &'d Dataset) -> Self {
        let mut text = row.join(" ");
        let is_phrase = text.contains(is_separator) && single_word(&text).is_none();
        let mut term = Self {
            is_quoted: row.len() == 1 && is_phrase,
            pattern: pattern(&text, mode),
            ..Self::default()
        };
        if !term.is_quoted && !term.pattern.0.iter().any(|word| word.is_prefix) {
            // An asterisk at either end says nothing.
            text = String::from(text.trim_matches('*'));
        }
        if !mode.exact && !text.contains('*') {
            let synonyms = lexicon::synonyms(&text).into_iter();
            term.synonyms = synonyms.map(|text| (text, pattern(text, mode))).collect();
            term.themes = lexicon::themes(dataset, &text);
        }
        term.text = text;
        let content = row.iter().filter(|word| !is_stop_argument(word));
        term.words = content.map(|word| pattern(word, mode)).collect();
        // One word alone would match more than the term says.
        if term.words.len() == 1 {
            term.words.clear();
        }
        term
    }
}

/// The pattern of a word or phrase. A word is a prefix if an asterisk follows it.
fn pattern(text: &str, mode: Mode) -> Pattern {
    let mut patterns = Vec::new();
    for word in words(text) {
        let typed = fold_word(word.text);
        let has_asterisk = text[word.end()..].starts_with('*');
        patterns.push(WordPattern {
            stem: (!mode.exact).then(|| stem(&typed)),
            // A prefix has two letters or more; behind other words one is enough.
            is_prefix: has_asterisk && (typed.chars().nth(1).is_some() || !patterns.is_empty()),
            typed,
        });
    }
    Pattern(patterns)
}
