//! The fields of records, by their keys: the keys of JSON, the header of CSV and TSV, and what
//! `--fields` and `--sort` take. Lists of fields are separated by spaces.

/// The fields of a city in JSON, in the order of the schema.
pub const CITY: &str = "id name aliases includes nation region iso latitude longitude summary \
    description initiatives themes";

/// All fields of a city. Flat formats have the evidence for the themes in a field of its own.
pub const CITY_ALL: &str = "id name aliases includes nation region iso latitude longitude summary \
    description initiatives themes evidence";

/// The fields of a city that `list` writes by default.
pub const CITY_BRIEF: &str = "name nation summary";

/// The fields of a city that are facts on its page.
pub const CITY_FACTS: &str = "aliases includes region nation iso latitude longitude initiatives";

/// The fields of a city that `map` writes by default.
pub const CITY_PLACE: &str = "id name nation latitude longitude";

/// The fields of a search hit in JSON.
pub const HIT: &str = "id name aliases includes nation region iso latitude longitude summary \
    description initiatives themes score matches";

/// All fields of a search hit. The field `match` has the best match for each term.
pub const HIT_ALL: &str = "id name aliases includes nation region iso latitude longitude summary \
    description initiatives themes evidence score matches match";

/// The fields of a search hit that `search` writes by default.
pub const HIT_BRIEF: &str = "name nation match";

/// The fields that search hits can be sorted by.
pub const HIT_SORT: &str = "id name aliases includes nation region iso latitude longitude summary \
    description initiatives themes score";

/// The fields of a theme and the cities that have it.
pub const THEME: &str = "id name alt_labels about unesco count cities evidence";

/// The fields of a theme that `themes` writes by default.
pub const THEME_BRIEF: &str = "id name unesco count cities";

/// The fields of a theme that cities share.
pub const SHARED: &str = "id name count evidence";

/// The fields of a shared theme that `compare` writes by default.
pub const SHARED_BRIEF: &str = "name evidence";

/// The fields of a similar city.
pub const SIMILAR: &str = "id name nation score shared";

/// The fields of a similar city that `compare` writes by default.
pub const SIMILAR_BRIEF: &str = "name nation score shared";

/// All fields of `compare`.
pub const COMPARE: &str = "id name nation score shared count evidence";

/// The fields of a dataset as a whole.
pub const ABOUT: &str = "source network";

/// The heading of a field that people read.
pub fn title(key: &str) -> String {
    match key {
        "aliases" => "Other names".to_owned(),
        "iso" => "ISO 3166-2".to_owned(),
        "alt_labels" => "Also called".to_owned(),
        "unesco" => "UNESCO".to_owned(),
        "shared" => "Shared themes".to_owned(),
        key => key[..1].to_uppercase() + &key[1..],
    }
}
