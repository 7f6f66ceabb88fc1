//! Which cities a command is limited to.

use super::City;

/// Conditions on a city, all of which must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter<'d> {
    /// Ids of themes: the city must have all of them.
    pub themes: Vec<&'d str>,
    /// Nations: the city must be in one of them, if there are any.
    pub nations: Vec<&'d str>,
    /// Regions: the city must be in one of them, if there are any.
    pub regions: Vec<&'d str>,
}

impl Filter<'_> {
    /// Whether every city is admitted.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.nations.is_empty() && self.regions.is_empty()
    }

    /// Whether a city meets every condition.
    pub fn admits(&self, city: &City) -> bool {
        let is_in = |places: &[&str], place: Option<&str>| {
            places.is_empty() || place.is_some_and(|place| places.contains(&place))
        };
        self.themes.iter().all(|id| city.themes.get(id).is_some())
            && is_in(&self.nations, city.nation.as_deref())
            && is_in(&self.regions, city.region.as_deref())
    }
}
