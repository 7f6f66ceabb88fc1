//! Several names in a row, such as `derry city glasgow` or `derby and swansea`.

use super::city::{Names, Resolution};

/// How many words a name has at most, unless it is one argument.
const MOST_WORDS: usize = 8;

/// With more words than this in all, each argument is a name by itself.
const LONGEST_SEQUENCE: usize = 64;

/// Words that may stand between names.
const CONNECTIVES: [&str; 5] = ["&", "and", "versus", "vs", "with"];

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
    // The answer if each argument is a name, and the error if no other reading fits either.
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
        let lengths = (1..=MOST_WORDS.min(rest.len())).rev();
        let found = lengths.filter_map(|length| resolve(&rest[..length].join(" ")));
        let found: Vec<Named> = found.collect();
        let is_certain = |(_, resolution): &&Named| matches!(resolution, Resolution::City(_));
        match found.iter().find(is_certain).or(found.first()) {
            Some((name, resolution)) => {
                rest = &rest[name.split(' ').count()..];
                sequence.push((name.clone(), resolution.clone()));
            }
            None if !sequence.is_empty() && !others.is_empty() && CONNECTIVES.contains(first) => {
                rest = others;
            }
            None => return each,
        }
    }
    Ok(sequence)
}
