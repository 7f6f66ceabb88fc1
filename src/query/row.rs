//! Several names in a row.
//!
//! Knows how words are parted into names. Does not know which city a name means (`city`).

use std::collections::HashMap;

use super::city::{CityMatch, city};
use crate::dataset::Dataset;
use crate::text::fold;

/// Among several names, one of more words is not looked for.
const LONGEST_NAME: usize = 8;

/// Of more words, each is taken for a name by itself.
const LONGEST_ROW: usize = 64;

/// What stands between names, and is none.
const JOINS: [&str; 5] = ["&", "and", "versus", "vs", "with"];

/// A name as typed, and the city that it means.
type Named<'d> = (String, CityMatch<'d>);

/// The cities that arguments in a row name, each with what names it: each argument is a name, or
/// else their words are, the longest first, and a misspelt one only where there is no other.
///
/// # Errors
///
/// The first argument that names no city.
pub fn cities_in_a_row<'d, 't>(
    dataset: &'d Dataset<'d>,
    arguments: &[&'t str],
    exact: bool,
) -> Result<Vec<Named<'d>>, &'t str> {
    let mut known = Known {
        dataset,
        exact,
        names: HashMap::new(),
    };
    if arguments.len() > LONGEST_ROW {
        known.add_all();
    }
    let each: Result<Vec<Named>, &str> = arguments
        .iter()
        .map(|typed| {
            known
                .find(typed)
                .map(|found| ((*typed).to_owned(), found))
                .ok_or(*typed)
        })
        .collect();
    let words = arguments.iter().flat_map(|typed| typed.split([' ', ',']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if each.is_ok() || words.is_empty() || words.len() > LONGEST_ROW {
        return each;
    }
    // From each word on, the row of names up to the end.
    let mut rows: Vec<Option<Vec<Named>>> = vec![None; words.len()];
    rows.push(Some(Vec::new()));
    for start in (0..words.len()).rev() {
        let mut guess = None;
        for length in (1..=LONGEST_NAME.min(words.len() - start)).rev() {
            let Some(rest) = &rows[start + length] else {
                continue;
            };
            let typed = words[start..start + length].join(" ");
            let Some(found) = known.find(&typed) else {
                continue;
            };
            let is_guess = matches!(found, CityMatch::Guess(_));
            let row = || [&[(typed, found)], &**rest].concat();
            if !is_guess {
                rows[start] = Some(row());
                break;
            }
            guess = guess.or_else(|| Some(row()));
        }
        // Between two names, a word may join them.
        if rows[start].is_none() && guess.is_none() && JOINS.contains(&words[start]) && start > 0 {
            guess = rows[start + 1].clone().filter(|rest| !rest.is_empty());
        }
        rows[start] = rows[start].take().or(guess);
    }
    rows.swap_remove(0).map_or(each, Ok)
}

/// What names were found to mean: the same one may be typed again and again.
struct Known<'d> {
    dataset: &'d Dataset<'d>,
    exact: bool,
    names: HashMap<String, CityMatch<'d>>,
}

impl<'d> Known<'d> {
    /// Takes note of all names at once, for that many cities are asked for.
    fn add_all(&mut self) {
        for city in &self.dataset.cities {
            for name in city.names().chain([&*city.id]) {
                self.names.insert(fold(name), CityMatch::City(city));
            }
        }
    }

    /// The one city that a name means.
    fn find(&mut self, typed: &str) -> Option<CityMatch<'d>> {
        let found = self
            .names
            .entry(fold(typed))
            .or_insert_with(|| city(self.dataset, typed, self.exact));
        matches!(found, CityMatch::City(_) | CityMatch::Guess(_)).then(|| found.clone())
    }
}
