//! The subcommands and the arguments of each; clap shows the comments as help.
//!
//! Knows what is typed. Does not know which fields and formats a subcommand has (`subcommand`).

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::{Args, ColorChoice, ValueHint};
use clap_complete::Shell;

use super::choice::OneOf;
use crate::output::field::{self, Field};
use crate::output::format::Format;

/// What to do.
#[derive(Debug)]
pub enum Command {
    List(ListArgs),
    Show(ShowArgs),
    Search(SearchArgs),
    Themes(ThemesArgs),
    Compare(CompareArgs),
    Map(MapArgs),
    About(AboutArgs),
    Export(ExportArgs),
    Completions(CompletionsArgs),
    Schema,
    Man(ManArgs),
    Help(HelpArgs),
    /// Help or the version, as clap has written it.
    Shown(StyledStr),
}

impl Command {
    /// Whether it asks a dataset.
    pub fn asks_dataset(&self) -> bool {
        !matches!(
            self,
            Self::Schema | Self::Man(_) | Self::Help(_) | Self::Shown(_)
        )
    }
}

// In help, what every command has stands behind its own options.
#[derive(Debug, Default, Args)]
#[command(next_display_order = 100)]
pub struct GlobalArgs {
    /// Answer from a dataset of your own; - is standard input
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        env = "CITIES_DATA",
        hide_env_values = true
    )]
    pub data: Option<OsString>,
    /// Whether `data` was typed, and is not that of the variable.
    #[arg(skip)]
    pub data_is_typed: bool,
    /// When to use colour
    #[arg(
        long,
        visible_alias = "colour",
        global = true,
        value_name = "WHEN",
        default_value = "auto"
    )]
    pub color: ColorChoice,
}

#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub order: OrderArgs,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The cities: a name, three letters or more of its beginning, an id or an ISO 3166-2 code
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Do not guess at misspelt names
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct SearchArgs {
    /// A word, a phrase in quotation marks, or 'word*'; all must match. `or` joins two terms, `not`
    /// excludes the next
    #[arg(value_name = "TERM")]
    pub terms: Vec<String>,
    /// Match any term instead of all
    #[arg(long)]
    pub any: bool,
    /// Match words as written: no other forms, synonyms, themes or stop words
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub order: OrderArgs,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct ThemesArgs {
    /// A theme to show in full: a name, the beginning of one, or an id
    #[arg(value_name = "THEME")]
    pub themes: Vec<String>,
    /// Draw the grid of cities and themes
    #[arg(long, conflicts_with_all = ["fields", "themes"])]
    pub matrix: bool,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct CompareArgs {
    /// A city, as for `show`; one alone is compared with all others
    #[arg(required = true, value_name = "CITY")]
    pub cities: Vec<String>,
    /// Do not guess at misspelt names
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct MapArgs {
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct AboutArgs {
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The cities, as for `show`; without, all of them
    #[arg(value_name = "CITY")]
    pub cities: Vec<String>,
    /// Do not guess at misspelt names
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub order: OrderArgs,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command; without, the page of `cities` itself
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

#[derive(Debug, Args)]
pub struct FilterArgs {
    /// Only cities with this theme; with all of several, comma-separated or given again
    #[arg(short, long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Only cities in this nation; in any of several
    #[arg(short, long = "nation", value_name = "NATION")]
    pub nations: Vec<String>,
    /// Only cities in this region; in any of several
    #[arg(short, long = "region", value_name = "REGION")]
    pub regions: Vec<String>,
}

#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Write to a file, atomically, in the format that its extension names; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct OrderArgs {
    /// Sort by a field: numbers as numbers, lists by their length, unknown values last
    #[arg(
        long,
        value_name = "FIELD",
        value_parser = OneOf(field::CITY)
    )]
    pub sort: Option<Field>,
    /// Reverse the order
    #[arg(long)]
    pub reverse: bool,
    /// Show at most the first N
    #[arg(long, value_name = "N", value_parser = count)]
    pub limit: Option<usize>,
}

#[derive(Debug, Args)]
pub struct HelpArgs {
    /// The command; without, help on `cities` itself
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

#[derive(Debug, Args)]
pub struct FormatArgs {
    /// How to write the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "auto",
        ignore_case = true,
        value_parser = OneOf(Format::OF_RECORDS)
    )]
    pub format: Format,
    /// Write JSON: --format json for short
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// Only these fields, in this order, comma-separated
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        value_parser = OneOf(field::CITY)
    )]
    pub fields: Vec<Field>,
    /// Leave out the header of a table, TSV, CSV or Markdown
    #[arg(long)]
    pub no_header: bool,
}

/// A number of records, in words for people where it is none.
fn count(typed: &str) -> Result<usize, &'static str> {
    typed
        .parse()
        .map_err(|_| "expected a whole number, such as 3")
}
