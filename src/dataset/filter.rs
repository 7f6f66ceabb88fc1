//! The conditions that limit a command to some of the cities.

use super::{City, Theme};

/// Conditions on a city, all of which must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter<'d> {
    /// The city must have all of these themes.
    pub themes: Vec<&'d Theme>,
    /// The city must be in one of these nations, if there are any.
    pub nations: Vec<&'d str>,
    /// The city must be in one of these regions, if there are any.
    pub regions: Vec<&'d str>,
}

impl Filter<'_> {
    /// Whether there is no condition.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.nations.is_empty() && self.regions.is_empty()
    }

    /// Whether a city meets every condition.
    pub fn admits(&self, city: &City) -> bool {
        let has_theme = |theme: &&Theme| city.themes.contains_key(&theme.id);
        self.themes.iter().all(has_theme)
            && is_in(city.nation.as_deref(), &self.nations)
            && is_in(city.region.as_deref(), &self.regions)
    }
}

fn is_in(place: Option<&str>, places: &[&str]) -> bool {
    places.is_empty() || place.is_some_and(|place| places.contains(&place))
}
