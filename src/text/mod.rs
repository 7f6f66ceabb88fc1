//! Text: how it is compared, where its words stand, and how it may be shown.
//!
//! Knows characters and words. Does not know what a city, a name or a search is.

mod escape;
mod fold;
mod function_word;
mod matcher;
mod quote;
mod scan;
mod word;

pub use escape::{clean, escape, is_control, shorten};
pub use fold::{fold, fold_into, fold_word, is_blank};
pub use function_word::is_function_word;
pub use matcher::{Beginning, Matcher, Reach, begin_alike, stems};
pub use quote::{argument, listed, quoted, shown};
pub use word::{Word, Words, words};
