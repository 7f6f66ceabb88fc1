//! The subcommands, a row of data each.
//!
//! Knows their names, examples, fields and formats. Does not know their arguments (`args`).

use clap::builder::{PossibleValuesParser, StyledStr, Styles};
use clap::{ArgMatches, Args, FromArgMatches};

use super::args::{
    AboutArgs, Command, CompareArgs, CompletionsArgs, ExportArgs, HelpArgs, ListArgs, ManArgs,
    MapArgs, SearchArgs, ShowArgs, ThemesArgs,
};
use super::choice::OneOf;
use crate::output::field::{self, Field};
use crate::output::format::Format;

/// A subcommand as clap is told of it.
pub(super) struct Subcommand {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Command lines that end its long help.
    examples: &'static [&'static str],
    /// The fields that `--fields` picks from.
    pub(super) fields: &'static [Field],
    /// The formats that it writes.
    formats: &'static [Format],
    /// Adds its arguments.
    add: fn(clap::Command) -> clap::Command,
    /// Reads its arguments.
    pub(super) read: fn(&ArgMatches) -> Result<Command, clap::Error>,
}

pub(super) const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand {
        name: "list",
        about: "List every city: name, nation, summary",
        examples: &[
            "cities list",
            "cities list --theme culture --nation england",
            "cities list --fields iso,name --format csv",
        ],
        fields: field::CITY_ALL,
        formats: Format::OF_RECORDS,
        add: ListArgs::augment_args,
        read: |matches| ListArgs::from_arg_matches(matches).map(Command::List),
    },
    Subcommand {
        name: "show",
        about: "Show cities in full",
        examples: &[
            "cities show derry city",
            "cities show derby glasgow",
            "cities show DRS --json",
        ],
        fields: field::CITY_ALL,
        formats: Format::OF_RECORDS,
        add: ShowArgs::augment_args,
        read: |matches| ShowArgs::from_arg_matches(matches).map(Command::Show),
    },
    Subcommand {
        name: "search",
        about: "Search names, themes and descriptions",
        examples: &[
            "cities search \"industrial revolution\"",
            "cities search scotland or wales",
            "cities search learning economy --any --limit 3",
        ],
        fields: field::HIT_ALL,
        formats: Format::OF_RECORDS,
        add: SearchArgs::augment_args,
        read: |matches| SearchArgs::from_arg_matches(matches).map(Command::Search),
    },
    Subcommand {
        name: "themes",
        about: "List the themes and their cities, or show one in full",
        examples: &[
            "cities themes",
            "cities themes health",
            "cities themes --matrix",
        ],
        fields: field::THEME,
        formats: Format::OF_RECORDS,
        add: ThemesArgs::augment_args,
        read: |matches| ThemesArgs::from_arg_matches(matches).map(Command::Themes),
    },
    Subcommand {
        name: "compare",
        about: "Compare cities by the themes that they share",
        examples: &[
            "cities compare derby",
            "cities compare derby glasgow",
            "cities compare derby glasgow wakefield --format json",
        ],
        fields: field::COMPARE,
        formats: Format::OF_RECORDS,
        add: CompareArgs::augment_args,
        read: |matches| CompareArgs::from_arg_matches(matches).map(Command::Compare),
    },
    Subcommand {
        name: "map",
        about: "Show where the cities are: in the terminal, as SVG or GeoJSON",
        examples: &[
            "cities map",
            "cities map --theme health",
            "cities map --output map.svg",
        ],
        fields: field::CITY_ALL,
        formats: Format::OF_MAPS,
        add: MapArgs::augment_args,
        read: |matches| MapArgs::from_arg_matches(matches).map(Command::Map),
    },
    Subcommand {
        name: "about",
        about: "Describe the network, its definition of a learning city, and the source",
        examples: &["cities about", "cities about --format json"],
        fields: field::ABOUT,
        formats: Format::OF_RECORDS,
        add: AboutArgs::augment_args,
        read: |matches| AboutArgs::from_arg_matches(matches).map(Command::About),
    },
    Subcommand {
        name: "export",
        about: "Write full records: the dataset or a part of it",
        examples: &[
            "cities export --nation scotland",
            "cities export derby \"derry city\" --format geojson",
            "cities export --output mine.json && cities --data mine.json list",
        ],
        fields: field::CITY_ALL,
        formats: Format::OF_CITIES,
        add: ExportArgs::augment_args,
        read: |matches| ExportArgs::from_arg_matches(matches).map(Command::Export),
    },
    Subcommand {
        name: "schema",
        about: "Print the JSON Schema of a dataset",
        examples: &[
            "cities schema > schema.json",
            "cities schema | jq '.\"$defs\".City.required'",
        ],
        fields: &[],
        formats: &[],
        add: |schema| schema,
        read: |_| Ok(Command::Schema),
    },
    Subcommand {
        name: "completions",
        about: "Print a completion script for a shell",
        examples: &[
            "cities completions bash > ~/.local/share/bash-completion/completions/cities",
            "cities completions fish > ~/.config/fish/completions/cities.fish",
        ],
        fields: &[],
        formats: &[],
        add: CompletionsArgs::augment_args,
        read: |matches| CompletionsArgs::from_arg_matches(matches).map(Command::Completions),
    },
    Subcommand {
        name: "man",
        about: "Print a manual page in roff",
        examples: &["cities man | man -l -", "cities man search | man -l -"],
        fields: &[],
        formats: &[],
        add: ManArgs::augment_args,
        read: |matches| ManArgs::from_arg_matches(matches).map(Command::Man),
    },
    Subcommand {
        name: "help",
        about: "Print help on a command",
        examples: &["cities help", "cities help search"],
        fields: &[],
        formats: &[],
        add: HelpArgs::augment_args,
        read: |matches| HelpArgs::from_arg_matches(matches).map(Command::Help),
    },
];

/// Command lines as help shows them, under a heading like its others.
pub(super) fn examples(lines: &[&str]) -> StyledStr {
    let heading = Styles::default();
    let heading = heading.get_header();
    let lines = lines.join("\n  ");
    format!("{heading}Examples:{heading:#}\n  {lines}").into()
}

impl Subcommand {
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        SUBCOMMANDS
            .iter()
            .find(|subcommand| subcommand.name == name)
    }

    /// Adds the arguments of the subcommand that `command` is named after, and its examples.
    pub(super) fn add_arguments(command: clap::Command) -> clap::Command {
        let Some(row) = Self::named(command.get_name()) else {
            return command;
        };
        let sorted = if row.fields.contains(&Field::Score) {
            field::HIT_SORTED
        } else {
            field::CITY
        };
        let command = (row.add)(command).after_long_help(examples(row.examples));
        command.mut_args(|arg| match arg.get_id().as_str() {
            "fields" => arg.value_parser(OneOf(row.fields)),
            "format" => arg.value_parser(OneOf(row.formats)),
            "sort" => arg.value_parser(OneOf(sorted)),
            "command" => {
                let names = SUBCOMMANDS.iter().map(|subcommand| subcommand.name);
                arg.value_parser(PossibleValuesParser::new(names))
            }
            _ => arg,
        })
    }
}
