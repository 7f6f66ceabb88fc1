//! Which cities a command is about.
//!
//! Knows criteria, one predicate each. Does not know how they were typed.

use crate::dataset::City;

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
