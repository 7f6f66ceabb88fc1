//! The themes of a dataset and the cities that have them.

use std::collections::HashMap;
use std::ptr;

use super::{City, Dataset, Theme};

/// A theme and the cities that have it.
#[derive(Debug, Clone)]
pub struct ThemeCities<'d> {
    /// The theme.
    pub theme: &'d Theme<'d>,
    /// The cities, in the order of the dataset.
    pub cities: Vec<&'d City<'d>>,
    /// The evidence for the theme in each of them.
    pub evidence: Vec<&'d str>,
}

impl<'d> ThemeCities<'d> {
    /// Whether each city of the dataset has the theme.
    pub fn marks(&self, dataset: &'d Dataset<'d>) -> Vec<bool> {
        let mut having = self.cities.iter().peekable();
        let mut marks = Vec::new();
        for city in &dataset.cities {
            marks.push(having.next_if(|other| ptr::eq(**other, city)).is_some());
        }
        marks
    }
}

/// Every theme of a dataset with the cities that have it, in the order of the dataset.
pub fn themes_with_cities<'d>(dataset: &'d Dataset<'d>) -> Vec<ThemeCities<'d>> {
    let mut themes = Vec::new();
    let mut indices: HashMap<&str, usize> = HashMap::new();
    for (index, theme) in dataset.themes.iter().enumerate() {
        indices.insert(&theme.id, index);
        themes.push(ThemeCities {
            theme,
            cities: Vec::new(),
            evidence: Vec::new(),
        });
    }
    for city in &dataset.cities {
        for (id, evidence) in city.themes.iter() {
            if let Some(index) = indices.get(id) {
                themes[*index].cities.push(city);
                themes[*index].evidence.push(evidence);
            }
        }
    }
    themes
}
