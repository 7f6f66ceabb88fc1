//! What typed names mean: a city, several cities, or a theme, nation or region.

mod city;
mod label;
mod sequence;

pub use city::{Candidate, Names, Resolution};
pub use label::Labels;
pub use sequence::{Named, resolve_sequence};
