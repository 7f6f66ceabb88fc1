//! The command line, in clap's terms.
//!
//! Knows what may be typed and what it is called. Does not know what any command does.
#![expect(missing_docs, reason = "clap shows these comments as help")]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, ColorChoice, FromArgMatches};
use clap_complete::Shell;

use crate::choice::one_of;
use crate::field::{self, Field};
use crate::output::Format;

/// A command line, understood.
#[derive(Debug)]
pub struct Cli {
    pub command: Command,
    pub global: Global,
}

/// What to do.
#[derive(Debug)]
pub enum Command {
    List(List),
    Show(Show),
    Search(Search),
    Themes(Themes),
    About(About),
    Export(Export),
    Completions(Completions),
    Man(Man),
}

#[derive(Debug, Args)]
pub struct Global {
    /// Answer from a dataset of your own; - is standard input
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "CITIES_DATA",
        hide_env_values = true
    )]
    pub data: Option<OsString>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// A subcommand as clap is told of it.
struct Subcommand {
    name: &'static str,
    about: &'static str,
    /// Adds its arguments, and to its long help, examples.
    arguments: fn(clap::Command) -> clap::Command,
    /// Reads its arguments.
    parse: fn(&ArgMatches) -> Result<Command, clap::Error>,
}

const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand {
        name: "list",
        about: "List every city: name, nation, summary",
        arguments: |command| {
            examples(
                List::augment_args(command),
                &[
                    "cities list",
                    "cities list --theme culture --nation england",
                    "cities list --fields iso,name --format csv",
                ],
            )
        },
        parse: |matches| List::from_arg_matches(matches).map(Command::List),
    },
    Subcommand {
        name: "show",
        about: "Show one city in full",
        arguments: |command| {
            examples(
                Show::augment_args(command),
                &["cities show derry city", "cities show DRS --format json"],
            )
        },
        parse: |matches| Show::from_arg_matches(matches).map(Command::Show),
    },
    Subcommand {
        name: "search",
        about: "Search names, themes and descriptions",
        arguments: |search| {
            examples(
                fields(Search::augment_args(search), field::HIT_ALL),
                &[
                    "cities search festival",
                    "cities search \"industrial revolution\"",
                    "cities search learning economy --any --limit 3",
                ],
            )
        },
        parse: |matches| Search::from_arg_matches(matches).map(Command::Search),
    },
    Subcommand {
        name: "themes",
        about: "List the themes and the cities that have them",
        arguments: |themes| {
            examples(
                fields(Themes::augment_args(themes), field::THEME),
                &["cities themes", "cities themes --matrix"],
            )
        },
        parse: |matches| Themes::from_arg_matches(matches).map(Command::Themes),
    },
    Subcommand {
        name: "about",
        about: "Tell about the network, its definition of a learning city, and the source",
        arguments: |about| {
            examples(
                fields(About::augment_args(about), field::ABOUT),
                &["cities about", "cities about --format json"],
            )
        },
        parse: |matches| About::from_arg_matches(matches).map(Command::About),
    },
    Subcommand {
        name: "export",
        about: "Write full records: the dataset or a part of it",
        arguments: |export| {
            let formats = one_of(Format::ALL, Format::key);
            examples(
                Export::augment_args(export).mut_arg("format", |arg| arg.value_parser(formats)),
                &[
                    "cities export --nation scotland",
                    "cities export derby \"derry city\" --format geojson",
                    "cities export --output mine.json && cities --data mine.json list",
                ],
            )
        },
        parse: |matches| Export::from_arg_matches(matches).map(Command::Export),
    },
    Subcommand {
        name: "completions",
        about: "Print a completion script for a shell",
        arguments: |command| {
            examples(
                Completions::augment_args(command),
                &[
                    "cities completions bash > ~/.local/share/bash-completion/completions/cities",
                    "cities completions fish > ~/.config/fish/completions/cities.fish",
                ],
            )
        },
        parse: |matches| Completions::from_arg_matches(matches).map(Command::Completions),
    },
    Subcommand {
        name: "man",
        about: "Print a manual page in roff",
        arguments: |man| {
            let names = SUBCOMMANDS.iter().map(|subcommand| subcommand.name);
            let names = PossibleValuesParser::new(names);
            examples(
                Man::augment_args(man).mut_arg("command", |arg| arg.value_parser(names)),
                &["cities man | man -l -", "cities man search | man -l -"],
            )
        },
        parse: |matches| Man::from_arg_matches(matches).map(Command::Man),
    },
];

/// Ends the long help with examples.
fn examples(subcommand: clap::Command, lines: &[&str]) -> clap::Command {
    subcommand.after_long_help(format!("Examples:\n  {}", lines.join("\n  ")))
}

/// The same option, with other fields to choose from.
fn fields(subcommand: clap::Command, of: &'static [Field]) -> clap::Command {
    subcommand.mut_arg("fields", |arg| arg.value_parser(one_of(of, Field::key)))
}

/// The command line. Arguments are added only to the subcommand that is used: to make those of all
/// the others would take a good part of the time of a start.
#[must_use]
pub fn command() -> clap::Command {
    with(|command, subcommand| command.defer(subcommand.arguments))
}

/// The command line with the arguments of every subcommand, each changed by `change`.
pub fn command_with(change: impl Fn(clap::Command) -> clap::Command) -> clap::Command {
    with(|command, subcommand| change((subcommand.arguments)(command)))
}

/// The command line, with the arguments of each subcommand added by `arguments`.
fn with(arguments: impl Fn(clap::Command, &Subcommand) -> clap::Command) -> clap::Command {
    let subcommands = SUBCOMMANDS.iter().map(|subcommand| {
        let command = clap::Command::new(subcommand.name).about(subcommand.about);
        arguments(command, subcommand)
    });
    let cities = clap::Command::new("cities")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Query the UK members of the UNESCO Global Network of Learning Cities")
        .max_term_width(100)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(subcommands);
    Global::augment_args(cities)
}

impl Cli {
    /// Parses a command line, the program's name first; help is set to `width` columns.
    ///
    /// # Errors
    ///
    /// What clap has to say: a mistake, or help.
    pub fn parse(arguments: &[OsString], width: usize) -> Result<Self, clap::Error> {
        let matches = command()
            .term_width(width)
            .try_get_matches_from(arguments)?;
        let (name, of_subcommand) = matches.subcommand().unwrap_or(("", &matches));
        let subcommand = SUBCOMMANDS
            .iter()
            .find(|subcommand| subcommand.name == name);
        let unknown = || clap::Error::new(ErrorKind::MissingSubcommand);
        Ok(Self {
            command: (subcommand.ok_or_else(unknown)?.parse)(of_subcommand)?,
            global: Global::from_arg_matches(&matches)?,
        })
    }
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
    #[arg(long, conflicts_with = "fields")]
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
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long, requires = "output")]
    pub force: bool,
    #[command(flatten)]
    pub filter: Filter,
    #[command(flatten)]
    pub layout: Layout,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    /// The command; without, the page of `cities` itself
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
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
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "auto",
        value_parser = one_of(Format::OF_RECORDS, Format::key)
    )]
    pub format: Format,
    /// Only these fields, in this order, parted by commas
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        value_parser = one_of(field::CITY, Field::key)
    )]
    pub fields: Vec<Field>,
    /// Leave out the header of a table, TSV, CSV or Markdown
    #[arg(long)]
    pub no_header: bool,
}

/// When to use colour, known before the command line is parsed: what clap says of a mistake is
/// coloured too. The last `--color` counts; one that clap will not accept counts as `auto`.
#[must_use]
pub fn color(arguments: &[OsString]) -> ColorChoice {
    let mut color = None;
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy();
        if argument == "--color" {
            color = arguments
                .next()
                .map(|when| when.to_string_lossy().into_owned());
        } else if let Some(when) = argument.strip_prefix("--color=") {
            color = Some(when.to_owned());
        }
    }
    color.and_then(|when| when.parse().ok()).unwrap_or_default()
}
