//! Maps: cities where they lie, with a coast where there is one to draw.
//!
//! Knows how places are laid flat, and where names have room. Does not know which cities are
//! named, nor why.
//!
//! `scene` lays flat, by `projection`, with what `coast` carries; `terminal` and `svg` draw,
//! names where `labels` finds room among `boxes`, dots on a `canvas`.

mod boxes;
mod canvas;
mod coast;
mod labels;
pub mod projection;
mod scene;
pub(super) mod svg;
pub(super) mod terminal;

pub use self::scene::Map;
