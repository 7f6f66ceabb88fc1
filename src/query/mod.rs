//! Questions: which city a name means, and which cities a search finds.
//!
//! Knows names, labels and texts. Does not know how an answer is worded or written.

mod attempt;
mod city;
mod compare;
mod document;
mod dress;
mod filter;
mod hit;
mod label;
mod parse;
mod phrase;
mod rank;
mod readings;
pub mod relax;
mod row;
mod search;
mod snippet;
mod suggest;
mod synonyms;
mod tally;
mod themes;
mod vocabulary;

pub use attempt::{Answer, Outcome};
pub use city::{CityMatch, Near, city};
pub use compare::{Alike, CommonTheme, common_themes, most_alike};
pub use document::SearchField;
pub use filter::Filter;
pub use hit::{Hit, Match};
pub use label::{Labels, Unclear, nation, region, theme};
pub use parse::Mode;
pub use row::cities_in_a_row;
pub use search::Query;
pub use snippet::Snippet;
pub use suggest::similar_words;
pub use themes::{ThemeCities, themes_with_cities};
