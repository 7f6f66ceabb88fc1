//! The options that several subcommands share.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, ValueEnum, ValueHint};

use super::complete::{city_ids, nations, regions, theme_ids};
use crate::output::Format;

#[derive(Debug, Args)]
pub(crate) struct CityArgs {
    /// A name or alias, the beginning of a name (three letters or more), an id or an ISO 3166-2 code
    #[arg(value_name = "CITY", add = city_ids())]
    pub(crate) names: Vec<String>,
    /// Take names only as they are written: no typos, beginnings or official forms
    #[arg(long)]
    pub(crate) exact: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FilterArgs {
    /// Only cities with this theme; repeatable or comma-separated, all must match
    #[arg(short, long, add = theme_ids())]
    pub(crate) theme: Vec<String>,
    /// Only cities in this nation; repeatable or comma-separated, any may match
    #[arg(short, long, add = nations())]
    pub(crate) nation: Vec<String>,
    /// Only cities in this region; repeatable or comma-separated, any may match
    #[arg(short, long, add = regions())]
    pub(crate) region: Vec<String>,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
pub(crate) struct OutputArgs {
    /// Sort by a field
    #[arg(long, value_name = "FIELD")]
    pub(crate) sort: Option<String>,
    /// Reverse the order
    #[arg(long)]
    pub(crate) reverse: bool,
    /// Show at most N results
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    #[arg(value_parser = |n: &str| n.parse::<usize>().map_err(|_| "expected a whole number"))]
    pub(crate) limit: Option<usize>,
    /// Output format
    #[arg(short, long, default_value = "auto", ignore_case = true)]
    pub(crate) format: Format,
    /// Write JSON, as --format json
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Write only these fields, in this order, comma-separated
    #[arg(long, value_delimiter = ',')]
    pub(crate) fields: Vec<String>,
    /// Leave out the header of a table, TSV, CSV or Markdown
    #[arg(long)]
    pub(crate) no_header: bool,
    /// Write to FILE, in the format of its extension (- for stdout)
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

/// Limits `--fields` and `--sort` to some fields, in any case, and `--format` to some formats.
pub(super) fn limit_values(
    fields: &'static str,
    sort: &'static str,
    formats: &'static [Format],
) -> impl FnMut(Arg) -> Arg {
    move |arg| match arg.get_id().as_str() {
        id @ ("fields" | "sort") => {
            let keys = if id == "sort" { sort } else { fields }.split(' ');
            let parser = PossibleValuesParser::new(keys).map(|key| key.to_lowercase());
            arg.ignore_case(true).value_parser(parser)
        }
        "format" => {
            let formats = formats.iter().filter_map(Format::to_possible_value);
            let parser = PossibleValuesParser::new(formats);
            arg.value_parser(parser.try_map(|name| Format::from_str(&name, true)))
        }
        _ => arg,
    }
}
