//! Which cities have which themes.
//!
//! Knows every city's themes. Does not know what is shown of them.

use std::collections::HashMap;
use std::ptr;

use crate::dataset::{City, Dataset, Theme};

/// A theme and the cities that have it.
#[derive(Debug, Clone)]
pub struct ThemeCities<'d> {
    /// The theme.
    pub theme: &'d Theme<'d>,
    /// The cities, in the order of the dataset.
    pub cities: Vec<&'d City<'d>>,
    /// What shows the theme in each of them. To look it up in a city of very many themes would
    /// take long.
    words: Vec<&'d str>,
}

impl<'d> ThemeCities<'d> {
    /// Each city with the words of its description that show the theme.
    pub fn evidence(&self) -> impl Iterator<Item = (&'d City<'d>, &'d str)> {
        let words = self.words.iter().copied();
        self.cities.iter().copied().zip(words)
    }

    /// Whether each city of the dataset has the theme.
    pub fn marks(&self, cities: &'d [City<'d>]) -> impl Iterator<Item = bool> {
        let mut having = self.cities.iter().copied().peekable();
        cities
            .iter()
            .map(move |city| having.next_if(|other| ptr::eq(*other, city)).is_some())
    }
}

/// Every theme of a dataset, in its order, with the cities that have it.
pub fn themes_with_cities<'d>(dataset: &'d Dataset<'d>) -> Vec<ThemeCities<'d>> {
    let mut themes: Vec<ThemeCities> = dataset
        .themes
        .iter()
        .map(|theme| ThemeCities {
            theme,
            cities: Vec::new(),
            words: Vec::new(),
        })
        .collect();
    let indices: HashMap<&str, usize> = (dataset.themes.iter().map(|theme| &*theme.id))
        .zip(0..)
        .collect();
    for city in &dataset.cities {
        for (id, words) in city.themes.iter() {
            if let Some(index) = indices.get(id) {
                themes[*index].cities.push(city);
                themes[*index].words.push(words);
            }
        }
    }
    themes
}
