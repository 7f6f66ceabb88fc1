//! Which cities a command is about.
//!
//! Knows criteria, one predicate each. Does not know how they were typed.

use std::collections::HashSet;

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
    /// The same places: very many may be asked for.
    nation_set: HashSet<&'d str>,
    region_set: HashSet<&'d str>,
}

impl<'d> Filter<'d> {
    /// A filter of these criteria.
    pub fn new(themes: Vec<&'d str>, nations: Vec<&'d str>, regions: Vec<&'d str>) -> Self {
        Self {
            nation_set: nations.iter().copied().collect(),
            region_set: regions.iter().copied().collect(),
            themes,
            nations,
            regions,
        }
    }

    /// Whether a city passes every criterion.
    pub fn admits(&self, city: &City) -> bool {
        self.has_themes(city)
            && is_any_of(&self.nation_set, city.nation.as_deref())
            && is_any_of(&self.region_set, city.region.as_deref())
    }

    fn has_themes(&self, city: &City) -> bool {
        match &*self.themes {
            [] => true,
            [id] => city.themes.get(id).is_some(),
            ids => {
                let own: HashSet<&str> = city.themes.iter().map(|(id, _)| id).collect();
                ids.iter().all(|id| own.contains(id))
            }
        }
    }
}

/// Whether a place is one of those asked for, if any are.
fn is_any_of(places: &HashSet<&str>, place: Option<&str>) -> bool {
    places.is_empty() || place.is_some_and(|place| places.contains(place))
}
