//! The palette: what stands out, and as what. The same in every command.
//!
//! Every colour can be read on black and on white: those of our own are fixed ones, which no terminal
//! sets otherwise; those of messages are clap's.

use anstyle::{Ansi256Color, AnsiColor, Style};

/// Headings.
pub const HEADING: Style = Style::new().bold();
/// What a record is called.
pub const NAME: Style = Style::new().bold();
/// Themes: teal.
pub const THEME: Style = Ansi256Color(30).on_default();
/// Words that a search matched: magenta.
pub const MATCHED: Style = Ansi256Color(163).on_default().bold();
/// Where a city lies on a map.
pub const MARK: Style = AnsiColor::Red.on_default().bold();
/// The coast about the cities: a greyish blue.
pub const COAST: Style = Ansi256Color(67).on_default();
/// What helps to read, and is not data.
pub const ASIDE: Style = Style::new().dimmed();
/// The label of a note and of a tip, as clap's own.
pub const NOTE: Style = AnsiColor::Green.on_default();
/// The label of an error, as clap's own.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();

/// What the values of a column are shown as, given its key.
pub fn column(key: &str) -> Style {
    match key {
        "name" => NAME,
        "themes" => THEME,
        _ => Style::new(),
    }
}
