//! What may be typed, as a table that a shell's script is written from.
//!
//! Knows clap's side of an argument. Does not know any shell.

use std::fmt::Display;

use clap::{Arg, ArgAction, Command, ValueHint};

/// A subcommand, or `cities` itself by an empty name.
pub(super) struct Row {
    pub(super) command: String,
    pub(super) places: Vec<Place>,
}

/// An option, or an argument in a place of its own.
pub(super) struct Place {
    pub(super) id: String,
    /// What an option is called, hyphens and all; an argument in its own place has no names.
    pub(super) names: Vec<String>,
    pub(super) help: String,
    /// None of an option without a value.
    pub(super) value: Option<Value>,
    pub(super) repeats: bool,
}

/// What a value may be.
pub(super) struct Value {
    pub(super) name: String,
    pub(super) is_file: bool,
    /// Whether one word holds several, parted by commas.
    pub(super) is_list: bool,
    /// All that it may be, each with its help; none where that is not known.
    pub(super) offered: Vec<(String, String)>,
}

/// A row for `cities` itself, and one for each subcommand.
pub(super) fn table(mut cities: Command) -> Vec<Row> {
    cities.build();
    let subcommands = || cities.get_subcommands();
    let offered =
        subcommands().map(|command| (command.get_name().to_owned(), line(command.get_about())));
    let command = Place {
        id: "command".to_owned(),
        names: Vec::new(),
        help: String::new(),
        value: Some(Value {
            name: "COMMAND".to_owned(),
            is_file: false,
            is_list: false,
            offered: offered.collect(),
        }),
        repeats: false,
    };
    let first = Row {
        command: String::new(),
        places: places(&cities).chain([command]).collect(),
    };
    let others = subcommands().map(|command| Row {
        command: command.get_name().to_owned(),
        places: places(command).collect(),
    });
    [first].into_iter().chain(others).collect()
}

fn places(command: &Command) -> impl Iterator<Item = Place> {
    let arguments = command.get_arguments().filter(|arg| !arg.is_hide_set());
    arguments.map(place)
}

fn place(arg: &Arg) -> Place {
    let longs = arg.get_long_and_visible_aliases().unwrap_or_default();
    let shorts = arg.get_short_and_visible_aliases().unwrap_or_default();
    let longs = longs.iter().map(|long| format!("--{long}"));
    let shorts = shorts.iter().map(|short| format!("-{short}"));
    Place {
        id: arg.get_id().to_string(),
        names: longs.chain(shorts).collect(),
        help: line(arg.get_help()),
        value: arg.get_action().takes_values().then(|| value(arg)),
        repeats: matches!(arg.get_action(), ArgAction::Append),
    }
}

fn value(arg: &Arg) -> Value {
    let name = arg.get_value_names().and_then(|names| names.first());
    let is_label = ["themes", "nations", "regions"].contains(&arg.get_id().as_str());
    let is_label = is_label && !arg.is_positional();
    let offered = arg.get_possible_values();
    let offered = offered.iter().filter(|value| !value.is_hide_set());
    Value {
        name: name.map(ToString::to_string).unwrap_or_default(),
        is_file: matches!(
            arg.get_value_hint(),
            ValueHint::FilePath | ValueHint::AnyPath
        ),
        is_list: is_label || arg.get_value_delimiter().is_some(),
        offered: offered
            .map(|value| (value.get_name().to_owned(), line(value.get_help())))
            .collect(),
    }
}

/// A text on one line.
fn line(text: Option<&impl Display>) -> String {
    let text = text.map(ToString::to_string).unwrap_or_default();
    text.replace('\n', " ")
}

impl Row {
    /// The options that take a value.
    pub(super) fn options(&self) -> impl Iterator<Item = (&Place, &Value)> {
        let places = self.places.iter().filter(|place| !place.names.is_empty());
        places.filter_map(|place| Some((place, place.value.as_ref()?)))
    }

    /// What stands in its own place.
    pub(super) fn positional(&self) -> Option<&Value> {
        let mut places = self.places.iter();
        let place = places.find(|place| place.names.is_empty())?;
        place.value.as_ref()
    }

    /// What all options are called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.places.iter().flat_map(|place| &place.names);
        names.map(String::as_str)
    }
}
