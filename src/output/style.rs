//! The palette: what stands out, and as what. The same in every command.

use anstyle::{AnsiColor, Style};

/// Headings and names.
pub const HEADING: Style = Style::new().bold();
/// Words that a search matched.
pub const MATCHED: Style = AnsiColor::Yellow.on_default().bold();
/// Where a city lies on a map.
pub const MARK: Style = AnsiColor::Red.on_default().bold();
/// The coast about the cities.
pub const COAST: Style = AnsiColor::Cyan.on_default();
/// What helps to read, and is not data.
pub const ASIDE: Style = Style::new().dimmed();
/// The label of a note and of a tip, as clap's own.
pub const NOTE: Style = AnsiColor::Green.on_default();
/// The label of an error, as clap's own.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
