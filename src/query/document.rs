//! What of a city is searched: its texts, each in its field.
//!
//! Knows where a city's text stands. Does not know what is searched for.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::dataset::{City, Dataset, Theme};

/// Where in a city's record a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchField {
    /// The name.
    Name,
    /// One of the aliases.
    Aliases,
    /// The nation.
    Nation,
    /// The region.
    Region,
    /// The ISO 3166-2 code.
    Iso,
    /// The id, name or evidence of one of the themes.
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
            Self::Nation => "nation",
            Self::Region => "region",
            Self::Iso => "iso",
            Self::Themes => "themes",
            Self::Initiatives => "initiatives",
            Self::Summary => "summary",
            Self::Description => "description",
        }
    }

    /// Whether a word is found by its beginning: an alias is known whole, and London is not
    /// Londonderry.
    pub(super) fn has_beginnings(self) -> bool {
        self != Self::Aliases
    }

    /// Which of the fields it is ranked as, weightiest first: names are one, and so is the place.
    pub(super) fn rank(self) -> usize {
        match self {
            Self::Name | Self::Aliases => 0,
            Self::Nation | Self::Region | Self::Iso => 1,
            Self::Themes => 2,
            Self::Initiatives => 3,
            Self::Summary => 4,
            Self::Description => 5,
        }
    }
}

/// A text of a city.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldText<'d> {
    pub(super) field: SearchField,
    pub(super) text: &'d str,
    /// The theme that it is a label of.
    pub(super) theme: Option<ThemeOf<'d>>,
}

/// A theme of a city.
#[derive(Debug, Clone, Copy)]
pub(super) struct ThemeOf<'d> {
    pub(super) name: &'d str,
    pub(super) evidence: &'d str,
}

/// The cities of a dataset as they are searched.
#[derive(Debug, Clone)]
pub(super) struct Documents<'d> {
    themes: HashMap<&'d str, ThemeTexts<'d>, RandomState>,
}

/// A theme as it is searched.
#[derive(Debug, Clone)]
struct ThemeTexts<'d> {
    theme: &'d Theme<'d>,
    /// Its id, where that is a word that its name does not hold.
    id: Option<&'d str>,
}

/// How many letters an id and a word of the name begin with alike that say the same, in bytes.
const ALIKE: usize = 5;

impl<'d> Documents<'d> {
    pub(super) fn new(dataset: &'d Dataset<'d>) -> Self {
        let themes = dataset.themes.iter().map(|theme| {
            let head = theme.id.get(..ALIKE).unwrap_or(&theme.id);
            let begins_so = |word: &[u8]| {
                let beginning = word.get(..head.len());
                beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(head.as_bytes()))
            };
            // This is done at every search, and bytes are parted faster than characters.
            let mut words = theme.name.as_bytes().split(|byte| *byte == b' ');
            let is_in_name = words.any(begins_so);
            let id = (!is_in_name).then_some(&*theme.id);
            (&*theme.id, ThemeTexts { theme, id })
        });
        Self {
            themes: themes.collect(),
        }
    }

    /// The name of the theme of an id.
    pub(super) fn theme(&self, id: &str) -> Option<&'d str> {
        self.themes.get(id).map(|texts| &*texts.theme.name)
    }

    /// Everything of a city that is searched. Over this long a chain, internal iteration
    /// (`for_each`) is faster than `next`.
    pub(super) fn texts(&self, city: &'d City<'d>) -> impl Iterator<Item = FieldText<'d>> {
        let plain = |field, text| FieldText {
            field,
            text,
            theme: None,
        };
        let region = city.region.as_deref();
        // Of a nation without regions, the two are the same.
        let region = region.filter(|region| city.nation.as_deref() != Some(region));
        let place = [
            (SearchField::Nation, city.nation.as_deref()),
            (SearchField::Region, region),
            (SearchField::Iso, city.iso.as_deref()),
        ];
        let place = place
            .into_iter()
            .filter_map(|(field, text)| Some((field, text?)));
        let aliases = city
            .aliases
            .iter()
            .map(|alias| (SearchField::Aliases, &**alias));
        let initiatives = city.initiatives.iter();
        let initiatives = initiatives.map(|text| (SearchField::Initiatives, &**text));
        let summary = city
            .summary
            .as_deref()
            .map(|text| (SearchField::Summary, text));
        let themes = city.themes.iter();
        let themes = themes.filter_map(|(id, evidence)| Some((self.themes.get(id)?, evidence)));
        let themes = themes.flat_map(|(ThemeTexts { theme, id }, evidence)| {
            let texts = [Some(&*theme.name), *id].into_iter().flatten();
            texts.map(move |text| FieldText {
                field: SearchField::Themes,
                text,
                theme: Some(ThemeOf {
                    name: &theme.name,
                    evidence,
                }),
            })
        });
        std::iter::once((SearchField::Name, &*city.name))
            .chain(aliases)
            .chain(place)
            .map(move |(field, text)| plain(field, text))
            .chain(themes)
            .chain(
                initiatives
                    .chain(summary)
                    .chain([(SearchField::Description, &*city.description)])
                    .map(move |(field, text)| plain(field, text)),
            )
    }
}
