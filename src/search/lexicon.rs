//! What else a term may be searched by: the themes that it is a label of, and its synonyms.

use std::sync::LazyLock;

use super::analyzer::{may_share_stem, stems};
use crate::dataset::{Dataset, Theme};

/// The synonyms, in the format of Solr and Lucene: `kid, toddler => child` one way, `firm, company`
/// both ways.
const SYNONYMS: &str = include_str!("../../data/synonyms.txt");

/// The themes that a term is the id, name or label of.
pub(super) fn themes<'d>(dataset: &'d Dataset, term: &str) -> Vec<&'d Theme> {
    let is_term = same_stems(term);
    let is_labelled = |theme: &&Theme| theme.labels().any(&is_term);
    dataset.themes.iter().filter(is_labelled).collect()
}

/// The synonyms of a term: all that is on the right side of the rules that have it on the left.
pub(super) fn synonyms(term: &str) -> Vec<&'static str> {
    let is_term = same_stems(term);
    let mut synonyms = Vec::new();
    for (left, right) in &*RULES {
        if let Some(entry) = entries(left).find(|entry| is_term(entry)) {
            synonyms.extend(entries(right).filter(|other| *other != entry));
        }
    }
    synonyms
}

/// Whether words typed in a row are one term: a label, the left side of a rule, or the name of a
/// city, nation or region.
pub(super) fn is_phrase(dataset: &Dataset, words: &str) -> bool {
    let names = dataset.cities.iter().flat_map(|city| {
        let place = [city.nation.as_deref(), city.region.as_deref()];
        city.names().chain(place.into_iter().flatten())
    });
    labels(dataset).chain(names).any(same_stems(words))
}

/// Every label of a theme, and every left side of a rule.
pub fn labels(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let labels = dataset.themes.iter().flat_map(Theme::labels);
    labels.chain(RULES.iter().flat_map(|(left, _)| entries(left)))
}

/// The left and the right side of each rule.
static RULES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = SYNONYMS.lines().filter(|line| !line.starts_with('#'));
    let rules = lines.map(|line| line.split_once("=>").unwrap_or((line, line)));
    rules.collect()
});

/// The words and phrases on one side of a rule.
fn entries(side: &str) -> impl Iterator<Item = &str> {
    let entries = side.split(',').map(str::trim);
    entries.filter(|entry| !entry.is_empty())
}

/// Whether another text has the stems of `text`.
fn same_stems(text: &str) -> impl Fn(&str) -> bool {
    // `&& health` is `health`, though an ampersand is a word.
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let own: Vec<String> = stems(text).collect();
    move |other| may_share_stem(text, other) && stems(other).eq(own.iter().cloned())
}
