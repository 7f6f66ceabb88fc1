//! Several names in a row, such as `derry city glasgow` or `derby and swansea`.

use super::city::{Names, Resolution};

/// Names of more words are only found as one argument.
const LONGEST_NAME: usize = 8;

/// Of more words, each argument is a name by itself.
const LONGEST_SEQUENCE: usize = 64;

/// Words that may stand between names.
const JOINING_WORDS: [&str; 5] = ["&", "and", "versus", "vs", "with"];

/// A typed name and what it resolves to.
pub type Named<'d> = (String, Resolution<'d>);

/// The cities that arguments name: each argument is a name, or else their words are split into
/// names, from left to right, the longest first, with a typo only where nothing else fits.
///
/// # Errors
///
/// The first argument that names no city.
pub fn resolve_sequence<'d, 't>(
    names: &Names<'d>,
    arguments: &[&'t str],
) -> Result<Vec<Named<'d>>, &'t str> {
    let resolve = |typed: &str| match names.resolve(typed) {
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
        resolution => Some((typed.to_owned(), resolution)),
    };
    let each = arguments.iter().map(|typed| resolve(typed).ok_or(*typed));
    let each: Result<Vec<Named>, &str> = each.collect();
    let words = arguments.iter().flat_map(|typed| typed.split([' ', ',']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if each.is_ok() || words.is_empty() || words.len() > LONGEST_SEQUENCE {
        return each;
    }
    let mut sequence = Vec::new();
    let mut rest = &*words;
    while let [first, others @ ..] = rest {
        let lengths = (1..=LONGEST_NAME.min(rest.len())).rev();
        let found = lengths.filter_map(|length| resolve(&rest[..length].join(" ")));
        let found: Vec<Named> = found.collect();
        let is_certain = |named: &&Named| matches!(named.1, Resolution::City(_));
        match found.iter().find(is_certain).or(found.first()) {
            Some(name) => {
                rest = &rest[name.0.split(' ').count()..];
                sequence.push(name.clone());
            }
            None if !sequence.is_empty() && !others.is_empty() && JOINING_WORDS.contains(first) => {
                rest = others;
            }
            None => return each,
        }
    }
    Ok(sequence)
}
