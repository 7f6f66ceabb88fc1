//! What of a city is searched: its texts, each in its field.
//!
//! Knows where a city's text stands. Does not know what is searched for.

use crate::dataset::{City, Dataset};

/// Where in a city's record a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchField {
    /// The name.
    Name,
    /// One of the aliases.
    Aliases,
    /// The name of one of the themes, or the evidence for a theme that was asked for.
    Themes,
    /// One of the initiatives.
    Initiatives,
    /// The summary.
    Summary,
    /// The description.
    Description,
}

impl SearchField {
    /// Its key, as in a record.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Aliases => "aliases",
            Self::Themes => "themes",
            Self::Initiatives => "initiatives",
            Self::Summary => "summary",
            Self::Description => "description",
        }
    }

    /// Which of the fields it is ranked as, weightiest first: name and aliases are one.
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Name | Self::Aliases => 0,
            Self::Themes => 1,
            Self::Initiatives => 2,
            Self::Summary => 3,
            Self::Description => 4,
        }
    }
}

/// Everything of a city that is searched.
pub(super) fn texts<'d>(
    dataset: &'d Dataset,
    city: &'d City,
) -> impl Iterator<Item = (SearchField, &'d str)> {
    let aliases = city
        .aliases
        .iter()
        .map(|alias| (SearchField::Aliases, &**alias));
    let themes = city.themes.iter().filter_map(|(id, _)| dataset.theme(id));
    let initiatives = city.initiatives.iter();
    std::iter::once((SearchField::Name, &*city.name))
        .chain(aliases)
        .chain(themes.map(|theme| (SearchField::Themes, &*theme.name)))
        .chain(initiatives.map(|initiative| (SearchField::Initiatives, &**initiative)))
        .chain(
            city.summary
                .iter()
                .map(|summary| (SearchField::Summary, &**summary)),
        )
        .chain(std::iter::once((
            SearchField::Description,
            &*city.description,
        )))
}
