//! How text is compared, and how it is quoted and escaped.

mod escape;
mod fold;
mod quote;

pub use escape::{clean, escape, is_control, shorten};
pub use fold::{fold, fold_into, fold_word, is_accent, is_blank};
pub use quote::{argument, listed, quoted, shown};
