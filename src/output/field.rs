//! What a field is called: its key and its title.
//!
//! The one authority on columns and keys. Does not know what a record has in a field, nor how a
//! value is written.

/// A column of a table and a key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a field's name says what it is")]
pub enum Field {
    Id,
    Name,
    Aliases,
    Includes,
    Nation,
    Region,
    Iso,
    Latitude,
    Longitude,
    Summary,
    Description,
    Initiatives,
    Themes,
    Evidence,
    Score,
    Match,
    Matches,
    AltLabels,
    About,
    Unesco,
    Count,
    Cities,
    Shared,
    Source,
    Network,
}

/// The fields of a city, in the order of the schema.
pub const CITY: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Aliases,
    Field::Includes,
    Field::Nation,
    Field::Region,
    Field::Iso,
    Field::Latitude,
    Field::Longitude,
    Field::Summary,
    Field::Description,
    Field::Initiatives,
    Field::Themes,
];

/// The fields that a city can be shown by. Where the themes of a city are written as their ids, the
/// evidence for them is a field of its own.
pub const CITY_ALL: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Aliases,
    Field::Includes,
    Field::Nation,
    Field::Region,
    Field::Iso,
    Field::Latitude,
    Field::Longitude,
    Field::Summary,
    Field::Description,
    Field::Initiatives,
    Field::Themes,
    Field::Evidence,
];

/// The fields of a hit for programs, which need nothing short.
pub const HIT: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Aliases,
    Field::Includes,
    Field::Nation,
    Field::Region,
    Field::Iso,
    Field::Latitude,
    Field::Longitude,
    Field::Summary,
    Field::Description,
    Field::Initiatives,
    Field::Themes,
    Field::Score,
    Field::Matches,
];

/// The fields that a hit can be shown by: also why it was found, as short as it can be told.
pub const HIT_ALL: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Aliases,
    Field::Includes,
    Field::Nation,
    Field::Region,
    Field::Iso,
    Field::Latitude,
    Field::Longitude,
    Field::Summary,
    Field::Description,
    Field::Initiatives,
    Field::Themes,
    Field::Evidence,
    Field::Score,
    Field::Matches,
    Field::Match,
];

/// The fields that hits can be sorted by.
pub const HIT_SORTED: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Aliases,
    Field::Includes,
    Field::Nation,
    Field::Region,
    Field::Iso,
    Field::Latitude,
    Field::Longitude,
    Field::Summary,
    Field::Description,
    Field::Initiatives,
    Field::Themes,
    Field::Score,
];

/// What `list` shows of a city unless told otherwise.
pub const CITY_BRIEF: &[Field] = &[Field::Name, Field::Nation, Field::Summary];

/// What `map` writes of a city for programs unless told otherwise.
pub const CITY_PLACE: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Nation,
    Field::Latitude,
    Field::Longitude,
];

/// What `search` shows of a hit unless told otherwise.
pub const HIT_BRIEF: &[Field] = &[Field::Name, Field::Nation, Field::Match];

/// The fields of a theme and of the cities that have it.
pub const THEME: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::AltLabels,
    Field::About,
    Field::Unesco,
    Field::Count,
    Field::Cities,
    Field::Evidence,
];

/// What `themes` shows of a theme unless told otherwise.
pub const THEME_BRIEF: &[Field] = &[Field::Id, Field::Name, Field::Count, Field::Cities];

/// The fields of a theme that cities are compared by.
pub const COMMON: &[Field] = &[Field::Id, Field::Name, Field::Count, Field::Evidence];

/// What `compare` shows of a theme unless told otherwise.
pub const COMMON_BRIEF: &[Field] = &[Field::Name, Field::Evidence];

/// The fields of a city that is like another.
pub const ALIKE: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Nation,
    Field::Score,
    Field::Shared,
];

/// What `compare` shows of a city unless told otherwise.
pub const ALIKE_BRIEF: &[Field] = &[Field::Name, Field::Nation, Field::Score, Field::Shared];

/// All that `compare` can show, of themes or of cities.
pub const COMPARE: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Nation,
    Field::Score,
    Field::Shared,
    Field::Count,
    Field::Evidence,
];

/// The fields of a dataset as a whole.
pub const ABOUT: &[Field] = &[Field::Source, Field::Network];

impl Field {
    /// The key in JSON, the header in CSV and TSV, the name on the command line.
    pub fn key(self) -> &'static str {
        self.called().0
    }

    /// The heading that people read.
    pub fn title(self) -> &'static str {
        self.called().1
    }

    fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Id => ("id", "Id"),
            Self::Name => ("name", "Name"),
            Self::Aliases => ("aliases", "Other names"),
            Self::Includes => ("includes", "Includes"),
            Self::Nation => ("nation", "Nation"),
            Self::Region => ("region", "Region"),
            Self::Iso => ("iso", "ISO 3166-2"),
            Self::Latitude => ("latitude", "Latitude"),
            Self::Longitude => ("longitude", "Longitude"),
            Self::Summary => ("summary", "Summary"),
            Self::Description => ("description", "Description"),
            Self::Initiatives => ("initiatives", "Initiatives"),
            Self::Themes => ("themes", "Themes"),
            Self::Evidence => ("evidence", "Evidence"),
            Self::Score => ("score", "Score"),
            Self::Match => ("match", "Match"),
            Self::Matches => ("matches", "Matches"),
            Self::AltLabels => ("alt_labels", "Also called"),
            Self::About => ("about", "About"),
            Self::Unesco => ("unesco", "UNESCO"),
            Self::Count => ("count", "Count"),
            Self::Cities => ("cities", "Cities"),
            Self::Shared => ("shared", "Shared themes"),
            Self::Source => ("source", "Source"),
            Self::Network => ("network", "Network"),
        }
    }
}
