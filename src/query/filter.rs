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
    /// Regions, one of which a city must be in; none admits all.
    pub regions: Vec<&'d str>,
}

impl Filter<'_> {
    /// Whether a city passes every criterion.
    pub fn admits(&self, city: &City) -> bool {
        self.has_themes(city)
            && is_any_of(&self.nations, city.nation.as_deref())
            && is_any_of(&self.regions, city.region.as_deref())
    }

    fn has_themes(&self, city: &City) -> bool {
        self.themes.iter().all(|id| city.themes.get(id).is_some())
    }
}

/// Whether a place is one of those asked for, if any are.
fn is_any_of(places: &[&str], place: Option<&str>) -> bool {
    places.is_empty() || place.is_some_and(|place| places.contains(&place))
}
