//! Which cities have which themes.
//!
//! Knows every city's themes. Does not know what is shown of them.

use std::collections::HashMap;

use crate::dataset::{City, Dataset, Theme};

/// A theme and the cities that have it.
#[derive(Debug, Clone)]
pub struct ThemeCities<'d> {
    /// The theme.
    pub theme: &'d Theme<'d>,
    /// The cities, in the order of the dataset.
    pub cities: Vec<&'d City<'d>>,
}

impl<'d> ThemeCities<'d> {
    /// Each city with the words of its description that show the theme.
    pub fn evidence(&self) -> impl Iterator<Item = (&'d City<'d>, &'d str)> {
        let words = |city: &&'d City<'d>| Some((*city, city.themes.get(&self.theme.id)?));
        self.cities.iter().filter_map(words)
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
        })
        .collect();
    let indices: HashMap<&str, usize> = (dataset.themes.iter().map(|theme| &*theme.id))
        .zip(0..)
        .collect();
    for city in &dataset.cities {
        for (id, _) in city.themes.iter() {
            if let Some(index) = indices.get(id) {
                themes[*index].cities.push(city);
            }
        }
    }
    themes
}
