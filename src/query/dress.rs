//! Names in their official dress: `City of Belfast`, `Bristol City Council`, `Swansea, Wales`.
//!
//! Knows the words that a name is dressed in. Does not know any name.

use crate::text::fold;

/// What stands before or after a name, and is no part of it.
const DRESS: [&str; 6] = [
    "borough",
    "city",
    "council",
    "county",
    "district",
    "metropolitan",
];

/// What has more words is no name in official dress.
const LONGEST: usize = 16;

/// A name without its dress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Undressed {
    /// The name, folded.
    pub(super) name: String,
    /// The nation or region that stood after it, folded; the city must be in it.
    pub(super) place: Option<String>,
}

/// Every name that `typed` may be in official dress, the less undressed first; `places` are the
/// nations and regions that may stand after a name.
pub(super) fn undressed(typed: &str, places: &[&str]) -> Vec<Undressed> {
    let typed = fold(&typed.replace([',', '.', '(', ')'], " "));
    let words: Vec<&str> = typed.split(' ').collect();
    let mut names = Vec::new();
    if words.len() > LONGEST {
        return names;
    }
    add(&mut names, &words, None);
    for place in places {
        let place = fold(place);
        let rest = typed
            .strip_suffix(&*place)
            .and_then(|rest| rest.strip_suffix(' '));
        if let Some(rest) = rest {
            let words: Vec<&str> = rest.split(' ').collect();
            names.push(Undressed {
                name: rest.to_owned(),
                place: Some(place.clone()),
            });
            add(&mut names, &words, Some(&place));
        }
    }
    names
}

/// Adds what is left of some words without the dress before them, after them, or both.
fn add(names: &mut Vec<Undressed>, words: &[&str], place: Option<&str>) {
    let is_dress = |word: &&str| DRESS.contains(word);
    let joins = |word: &&str| ["the", "of", "and"].contains(word);
    let before = words
        .iter()
        .take_while(|word| is_dress(word) || joins(word))
        .count();
    // `The` or `of` alone is no dress.
    let before = if words[..before].iter().any(is_dress) {
        before
    } else {
        0
    };
    let after = words[before..]
        .iter()
        .rev()
        .take_while(|word| is_dress(word))
        .count();
    for before in 0..=before {
        for after in 0..=after {
            let end = words.len() - after;
            if (before > 0 || after > 0) && before < end {
                names.push(Undressed {
                    name: words[before..end].join(" "),
                    place: place.map(str::to_owned),
                });
            }
        }
    }
    names.dedup();
}

/// What stands after `City of` and the like, in a folded name.
pub(super) fn without_title(name: &str) -> Option<&str> {
    let (title, core) = name.rsplit_once(" of ")?;
    let is_title = |word: &str| DRESS.contains(&word) || ["the", "of", "and"].contains(&word);
    title.split(' ').all(is_title).then_some(core)
}
