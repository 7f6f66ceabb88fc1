//! The command line: subcommands, arguments and their help.

mod complete;
mod options;

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueHint};
use clap_complete::env::Shells;

use self::complete::theme_ids;
use self::options::limit_values;
pub(crate) use self::options::{CityArgs, FilterArgs, OutputArgs};
use crate::output::format::{CITY_FORMATS, MAP_FORMATS, TABLE_FORMATS};
use crate::output::{field, style::HEADING};

/// Explore the UK members of the UNESCO Global Network of Learning Cities
#[derive(Debug, Parser)]
#[command(name = "cities", bin_name = "cities")]
#[command(version, arg_required_else_help = true)]
#[command(after_help = format!("{HEADING}Examples:{HEADING:#}\n{}", examples("cities")))]
#[command(after_long_help = "")]
pub(crate) struct Cli {
    /// Read the dataset from FILE (- for stdin) [env: CITIES_DATA]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    #[arg(display_order = 100)]
    pub(crate) data: Option<OsString>,
    /// When to use colour
    #[arg(long, visible_alias = "colour", global = true, display_order = 101)]
    #[arg(value_name = "WHEN", default_value = "auto", ignore_case = true)]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

// Building the arguments of every subcommand would take much of the time of a start. With `defer`,
// clap builds only those of the one that is used.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// List the cities: name, nation, summary
    List(ListArgs),
    /// Show cities in full
    Show(ShowArgs),
    /// Search names, themes and descriptions
    ///
    /// All terms must match. A word matches in any form and spelling ('learned' finds 'learning'), by
    /// a synonym, and by a theme that it names. An argument of several words is a phrase, and 'word*'
    /// (two letters or more) matches words that begin with 'word'. 'a or b' matches either, 'not a'
    /// excludes what matches a. Words such as 'the' or 'which' do not count. Cities are ranked by
    /// BM25: matches in names first, then those in places, initiatives, summaries and descriptions; a
    /// synonym or a theme counts less.
    Search(SearchArgs),
    /// List the themes and their cities, or show some themes in full
    Themes(ThemesArgs),
    /// Compare cities by the themes that they share
    ///
    /// One city alone is compared with all others, most similar first. The score is the sum of the
    /// weights of the themes that both have; a theme that few cities have weighs more.
    Compare(CompareArgs),
    /// Draw a map: in the terminal, as SVG or GeoJSON
    ///
    /// With --format table, it lists the cities and their coordinates instead.
    Map(MapArgs),
    /// Describe the network, its definition of a learning city, and the source
    About(AboutArgs),
    /// Write full records: the dataset or a part of it
    ///
    /// Without cities, filters and --fields, the output is the whole dataset, which --data reads back.
    Export(ExportArgs),
    /// Print the JSON Schema of a dataset
    Schema,
    /// Print the line that turns on completions in a shell
    ///
    /// Add it to the file that your shell reads at its start, such as ~/.bashrc.
    Completions {
        /// The shell
        #[arg(ignore_case = true, value_parser = PossibleValuesParser::new(Shells::builtins().names()))]
        shell: String,
    },
    /// Print a manual page in roff
    ///
    /// To read it, pipe it to 'man -l -'.
    Man {
        /// The subcommand [default: the page of cities itself]
        #[arg(value_parser = PossibleValuesParser::new(subcommands()))]
        command: Option<String>,
    },
    #[command(external_subcommand)]
    External(Vec<OsString>),
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::CITY_ALL, field::CITY, TABLE_FORMATS)))]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_arg("names", |names| names.required(true).value_name("NAME")))]
#[command(mut_args(limit_values(field::CITY_ALL, field::CITY, TABLE_FORMATS)))]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) cities: CityArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::HIT_ALL, field::HIT_SORT, TABLE_FORMATS)))]
pub(crate) struct SearchArgs {
    /// A word, a phrase in quotation marks, 'word*', or the operators 'or' and 'not'
    #[arg(value_name = "TERM")]
    pub(crate) terms: Vec<String>,
    /// Match any term instead of all
    #[arg(long)]
    pub(crate) any: bool,
    /// Match words as written: no other forms, synonyms or themes; words such as 'the' count too
    #[arg(long)]
    pub(crate) exact: bool,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::THEME, field::THEME, TABLE_FORMATS)))]
pub(crate) struct ThemesArgs {
    /// A theme to show in full: a name, the beginning of one, or an id
    #[arg(value_name = "THEME", add = theme_ids())]
    pub(crate) themes: Vec<String>,
    /// Draw a grid of cities and themes
    #[arg(long, conflicts_with_all = ["fields", "themes"])]
    pub(crate) matrix: bool,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_arg("names", |names| names.required(true)))]
#[command(mut_args(limit_values(field::COMPARE, field::COMPARE, TABLE_FORMATS)))]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) cities: CityArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::CITY_ALL, field::CITY, MAP_FORMATS)))]
pub(crate) struct MapArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::ABOUT, field::ABOUT, TABLE_FORMATS)))]
pub(crate) struct AboutArgs {
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Args)]
#[command(mut_args(limit_values(field::CITY_ALL, field::CITY, CITY_FORMATS)))]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) cities: CityArgs,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// The names of all subcommands.
fn subcommands() -> Vec<String> {
    let command = Cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    names.map(str::to_owned).collect()
}

/// What long help and manual pages say beyond what clap writes: headings and texts.
pub(crate) fn sections(command: &str) -> [(&'static str, &'static str); 3] {
    [
        ("Examples", examples(command)),
        ("Exit status", include_str!("exit_status.txt")),
        ("Environment", include_str!("environment.txt")),
    ]
}

fn examples(command: &str) -> &'static str {
    let section = include_str!("examples.txt").split_once(&format!("\n{command}:\n"));
    let (_, rest) = section.unwrap_or_default();
    rest.split("\n\n").next().unwrap_or_default()
}
