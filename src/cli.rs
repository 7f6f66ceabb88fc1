//! The command line, in clap's terms.
//!
//! Knows what may be typed and what it is called. Does not know what any command does.
#![expect(missing_docs, reason = "clap shows these comments as help")]

use std::ffi::OsString;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand};

use crate::output::Format;

/// Query the UK members of the UNESCO Global Network of Learning Cities.
#[derive(Debug, Parser)]
#[command(
    name = "cities",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = false
    )]
    pub color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every city: name, nation, summary
    List(List),
    /// Show one city in full
    Show(Show),
    /// Search names, themes and descriptions
    Search(Search),
    /// List the themes and the cities that have them
    Themes(Themes),
    /// Tell about the network, its definition of a learning city, and the source
    About(About),
    /// Write full records: the dataset or a part of it
    Export(Export),
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub filter: Filter,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Show {
    /// The city: a name, the beginning of one, an id or an ISO 3166-2 code
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Do not guess at misspelt names
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Search {
    /// A word, or a phrase in quotation marks; all must match
    #[arg(value_name = "TERM")]
    pub terms: Vec<String>,
    /// Let one matching term be enough
    #[arg(long)]
    pub any: bool,
    /// Show no more than the best N
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[command(flatten)]
    pub filter: Filter,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Themes {
    /// Draw the grid of cities and themes
    #[arg(long)]
    pub matrix: bool,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct About {
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Export {
    /// A city, as for `show`, in quotation marks if it has several words
    #[arg(value_name = "CITY")]
    pub cities: Vec<String>,
    /// Do not guess at misspelt names
    #[arg(long)]
    pub exact: bool,
    #[command(flatten)]
    pub filter: Filter,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Filter {
    /// Only cities with this theme; given again, with all of them
    #[arg(short, long = "theme", value_name = "THEME")]
    pub themes: Vec<String>,
    /// Only cities in this nation; given again, in any of them
    #[arg(short, long = "nation", value_name = "NATION")]
    pub nations: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Layout {
    /// How to write the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "auto", value_parser = format())]
    pub format: Format,
}

fn format() -> impl TypedValueParser<Value = Format> {
    one_of(Format::ALL, Format::key)
}

/// A parser of the keys of `values`, which clap lists in help, errors and completions.
fn one_of<T: Copy + Send + Sync>(
    values: &'static [T],
    key: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let keys = values.iter().map(|value| key(*value));
    PossibleValuesParser::new(keys).try_map(move |typed| {
        let mut values = values.iter().copied();
        values
            .find(|value| key(*value) == typed)
            .ok_or("no possible value")
    })
}

/// When to use colour, known before the command line is parsed: what clap says of a mistake is
/// coloured too. The last `--color` counts; one that clap will not accept counts as `auto`.
#[must_use]
pub fn color(arguments: &[OsString]) -> ColorChoice {
    let arguments: Vec<&str> = arguments
        .iter()
        .take_while(|argument| *argument != "--")
        .filter_map(|argument| argument.to_str())
        .collect();
    let apart = arguments
        .windows(2)
        .filter(|pair| pair[0] == "--color")
        .map(|pair| pair[1]);
    let joined = arguments
        .iter()
        .filter_map(|argument| argument.strip_prefix("--color="));
    apart
        .chain(joined)
        .next_back()
        .and_then(|when| when.parse().ok())
        .unwrap_or_default()
}
