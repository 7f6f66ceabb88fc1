//! What a search asks of a city, given who holds what: the heart of a search.
//!
//! Knows terms by the cities that hold them. Knows no text and no dataset.

/// A term, and who holds it by each of its readings: the indices of cities, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Whether it was put in quotation marks, and so is always asked for.
    pub quoted: bool,
    /// Those whose text holds it as it is written.
    pub written: Vec<usize>,
    /// Those with a theme that it is a label of; `None` where it is no label.
    pub label: Option<Vec<usize>>,
    /// Those whose text holds one of its synonyms.
    pub synonym: Vec<usize>,
}

/// By what a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As it is written.
    Written,
    /// As a label of a theme.
    Label,
    /// By its synonyms.
    Synonym,
}

/// What becomes of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A city must hold it.
    Required(Reading),
    /// It ranks, and is not asked for.
    Optional(Reading),
    /// Nobody holds it, and the search goes on without it.
    LeftOut,
}

impl Role {
    /// The reading by which the term is asked for.
    pub fn reading(self) -> Option<Reading> {
        match self {
            Self::Required(reading) | Self::Optional(reading) => Some(reading),
            Self::LeftOut => None,
        }
    }
}

impl Held {
    /// Notes that a city holds the term by a reading; in the order of the cities.
    pub fn add(&mut self, reading: Reading, city: usize) {
        let cities = match reading {
            Reading::Written => &mut self.written,
            Reading::Label => self.label.get_or_insert_default(),
            Reading::Synonym => &mut self.synonym,
        };
        if cities.last() != Some(&city) {
            cities.push(city);
        }
    }

    /// Who holds the term by a reading.
    pub fn by(&self, reading: Reading) -> &[usize] {
        match reading {
            Reading::Written => &self.written,
            Reading::Label => self.label.as_deref().unwrap_or_default(),
            Reading::Synonym => &self.synonym,
        }
    }

    /// The reading that answers: the first that any city holds. A label of a theme that no city has
    /// answers too: nothing.
    fn reading(&self) -> (Reading, &[usize]) {
        match &self.label {
            _ if !self.written.is_empty() => (Reading::Written, &self.written),
            Some(label) => (Reading::Label, label),
            None if !self.synonym.is_empty() => (Reading::Synonym, &self.synonym),
            None => (Reading::Written, &[]),
        }
    }
}

/// The role of each term in a search of so many cities; with `any`, one term is enough.
///
/// A term that more than half of the cities hold is not asked for, unless it is the rarest. One that
/// nobody holds is left out, if one is left that tells: that at most half of the cities hold.
pub fn relax(terms: &[Held], cities: usize, any: bool) -> Vec<Role> {
    let readings: Vec<(Reading, &[usize])> = terms.iter().map(Held::reading).collect();
    let is_common = |holders: &[usize]| holders.len() * 2 > cities;
    let is_held = |holders: &[usize]| !holders.is_empty();
    let held = readings.iter().filter(|(_, holders)| is_held(holders));
    let rarest = held.clone().map(|(_, holders)| holders.len()).min();
    let rarest = readings
        .iter()
        .position(|(_, holders)| Some(holders.len()) == rarest);
    let tells = held.clone().any(|(_, holders)| !is_common(holders));
    let roles =
        terms
            .iter()
            .zip(&readings)
            .enumerate()
            .map(|(index, (term, (reading, holders)))| {
                if any && is_held(holders) {
                    Role::Optional(*reading)
                } else if any || tells && !is_held(holders) && *reading != Reading::Label {
                    Role::LeftOut
                } else if is_common(holders) && !term.quoted && rarest != Some(index) {
                    Role::Optional(*reading)
                } else {
                    Role::Required(*reading)
                }
            });
    let roles: Vec<Role> = roles.collect();
    if roles.iter().all(|role| *role == Role::LeftOut) {
        return vec![Role::Required(Reading::Written); terms.len()];
    }
    roles
}

/// Whether any city holds all that is required.
pub fn is_answered(terms: &[Held], roles: &[Role]) -> bool {
    let required = terms
        .iter()
        .zip(roles)
        .filter_map(|(term, role)| match role {
            Role::Required(_) => Some(term.reading().1),
            _ => None,
        });
    let mut required: Vec<&[usize]> = required.collect();
    required.sort_by_key(|holders| holders.len());
    let Some((rarest, others)) = required.split_first() else {
        return !roles.is_empty();
    };
    let in_all = |city: &usize| others.iter().all(|all| all.binary_search(city).is_ok());
    rarest.iter().any(in_all)
}
