//! The texts of a city that a search reads.

use crate::dataset::City;

/// A text of a city.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'d> {
    /// The key of its field in a record.
    pub field: &'static str,
    /// How much a word counts in it.
    pub weight: f64,
    /// The text.
    pub text: &'d str,
}

/// Every text of a city that is searched, in the order of its record.
pub fn texts<'d>(city: &'d City<'d>) -> Vec<FieldText<'d>> {
    let mut texts = Vec::with_capacity(16);
    let mut add = |field, weight, text: Option<&'d str>| {
        texts.extend(text.map(|text| FieldText {
            field,
            weight,
            text,
        }));
    };
    add("name", 6.0, Some(&city.name));
    for alias in &city.aliases {
        add("aliases", 6.0, Some(alias));
    }
    for place in &city.includes {
        add("includes", 5.0, Some(place));
    }
    let region = city.region.as_deref();
    add("nation", 5.0, city.nation.as_deref());
    add("region", 5.0, region.filter(|_| city.region != city.nation));
    add("iso", 5.0, city.iso.as_deref());
    for initiative in &city.initiatives {
        add("initiatives", 3.0, Some(initiative));
    }
    add("summary", 2.0, city.summary.as_deref());
    add("description", 1.0, Some(&city.description));
    texts
}

/// How much text a city has, in bytes.
pub fn length(city: &City) -> usize {
    texts(city).iter().map(|text| text.text.len()).sum()
}
