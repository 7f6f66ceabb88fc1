//! The colours of the output. Each can be read on black and on white.

use anstyle::{Ansi256Color, AnsiColor, Style};

/// A heading, or the name of a record.
pub const BOLD: Style = Style::new().bold();
/// A theme: teal.
pub const THEME: Style = Ansi256Color(30).on_default();
/// Words that a search matched: magenta.
pub const MATCHED: Style = Ansi256Color(163).on_default().bold();
/// A city on a map.
pub const MARK: Style = AnsiColor::Red.on_default().bold();
/// The coast on a map: a greyish blue.
pub const COAST: Style = Ansi256Color(67).on_default();
/// The heading of a section of help, as clap has it.
pub const HEADING: Style = Style::new().bold().underline();
/// Labels and lines, which are not data.
pub const DIM: Style = Style::new().dimmed();
/// The label of a note or tip, as clap has it.
pub const NOTE: Style = AnsiColor::Green.on_default();
/// The label of an error, as clap has it.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
