//! Arguments → questions: the cities and the filter that they mean, the order and the layout that
//! they ask for.
//!
//! Knows what several commands have in common. Does not know any one of them.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::io::{self, Write};
use std::ptr;

use crate::cli::{FilterArgs, FormatArgs, OrderArgs, OutputArgs};
use crate::dataset::{City, Dataset};
use crate::error::{Error, Refusal, Tip, for_city};
use crate::output::field::Field;
use crate::output::file;
use crate::output::format::{Format, Layout};
use crate::output::record::Record;
use crate::output::sheet::Value;
use crate::output::target::{Streams, Target};
use crate::query::{self, CityMatch, Filter, Labels, Near};
use crate::text::{fold, listed, quoted, shown};

impl FilterArgs {
    /// Whether every city is admitted.
    pub(super) fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.nations.is_empty() && self.regions.is_empty()
    }
}

impl FormatArgs {
    /// The format that is asked for.
    pub(super) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    /// The layout of a list of records.
    pub(super) fn of_records(&self) -> Layout {
        Layout {
            format: self.format(),
            header: !self.no_header,
            single: false,
            narrowest: Layout::NARROWEST,
        }
    }

    /// The layout of one record.
    pub(super) fn of_record(&self) -> Layout {
        Layout {
            single: true,
            ..self.of_records()
        }
    }

    /// The fields asked for; without, a few for people and all for programs.
    pub(super) fn fields(&self, brief: &'static [Field], all: &'static [Field]) -> &[Field] {
        self.fields_in(self.format(), brief, all)
    }

    /// As [`FormatArgs::fields`], in a format that something else than the arguments may tell.
    pub(super) fn fields_in(
        &self,
        format: Format,
        brief: &'static [Field],
        all: &'static [Field],
    ) -> &[Field] {
        match format {
            _ if !self.fields.is_empty() => &self.fields,
            Format::Json | Format::Jsonl | Format::Geojson => all,
            _ => brief,
        }
    }

    /// Whether one record is shown as a page of text.
    pub(super) fn is_page(&self) -> bool {
        self.format() == Format::Auto && self.fields.is_empty()
    }
}

/// What a record is sorted by.
enum Key {
    Text(String),
    Number(f64),
    Unknown,
}

impl Key {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Unknown,
            Value::Text(text) | Value::Theme(text) => Self::Text(fold(text)),
            Value::Number(number) => Self::Number(*number),
            Value::Count(count) | Value::Bar(count) => Self::Number(*count as f64),
            Value::Flag(flag) => Self::Number(f64::from(u8::from(*flag))),
            Value::List(list) => Self::Number(list.len() as f64),
            Value::Themes(themes) => Self::Number(themes.len() as f64),
            Value::Map(map) => Self::Number(map.len() as f64),
            Value::Matches(matches) => Self::Number(matches.len() as f64),
        }
    }

    /// How two keys stand to each other; what is unknown comes last in either direction.
    fn compare(&self, other: &Self, reverse: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Unknown, Self::Unknown) => return Ordering::Equal,
            (Self::Unknown, _) => return Ordering::Greater,
            (_, Self::Unknown) => return Ordering::Less,
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        };
        if reverse { order.reverse() } else { order }
    }
}

impl OrderArgs {
    /// Puts records in the order that is asked for, equals as they were, and leaves out those over
    /// the limit.
    pub(super) fn apply<R: Record>(&self, records: Vec<R>) -> Vec<R> {
        let limit = self.limit.unwrap_or(usize::MAX);
        let Some(field) = self.sort else {
            let mut records = records;
            if self.reverse {
                records.reverse();
            }
            records.truncate(limit);
            return records;
        };
        let keyed = records
            .into_iter()
            .map(|record| (Key::of(&record.value(field)), record));
        let mut keyed: Vec<(Key, R)> = keyed.collect();
        keyed.sort_by(|(a, _), (b, _)| a.compare(b, self.reverse));
        keyed
            .into_iter()
            .map(|(_, record)| record)
            .take(limit)
            .collect()
    }
}

impl OutputArgs {
    /// The format to write in, of those that the command writes: as told, else by the file's
    /// extension.
    pub(super) fn format(&self, told: Format, formats: &[Format]) -> Result<Format, Refusal> {
        let file = self.output.as_deref().filter(|_| told == Format::Auto);
        let Some(extension) = file.and_then(|file| file.extension()?.to_str()) else {
            return Ok(told);
        };
        let named = Format::named(extension).filter(|format| formats.contains(format));
        // `auto` is no extension.
        let possible = formats[1..].iter().flat_map(|format| format.names());
        named.ok_or_else(|| Refusal::unknown_extension(extension, possible))
    }

    /// Has `write` write to the file, which does not depend on the terminal, or to stdout.
    pub(super) fn write(
        &self,
        streams: &mut Streams,
        write: impl FnOnce(&mut dyn Write, &Target) -> io::Result<()>,
    ) -> Result<(), Error> {
        match &self.output {
            Some(path) if path.as_os_str() != "-" => {
                let write = |out: &mut dyn Write| write(out, &Target::PLAIN);
                file::write(path, self.force, write)
                    .map_err(|error| Refusal::unwritable(path, &error).into())
            }
            _ => Ok(write(streams.out, &streams.target)?),
        }
    }
}

/// The fields of cities in a format: as asked for, and where each feature needs a place, that.
pub(super) fn with_place(fields: &[Field], format: Format) -> Vec<Field> {
    let mut fields = fields.to_vec();
    if format == Format::Geojson {
        let place = [Field::Latitude, Field::Longitude];
        fields.retain(|field| !place.contains(field));
        fields.extend(place);
    }
    fields
}

/// The filter that options ask for.
pub(super) fn filter<'d>(
    args: &FilterArgs,
    dataset: &'d Dataset<'d>,
) -> Result<Filter<'d>, Refusal> {
    Ok(Filter::new(
        each(&args.themes, "theme", || Labels::themes(dataset))?,
        each(&args.nations, "nation", || {
            Labels::places(dataset.nations())
        })?,
        each(&args.regions, "region", || {
            Labels::places(dataset.regions())
        })?,
    ))
}

/// What each value of an option means: a label, or several that commas part. A label may have a
/// comma in it. Each is named once.
fn each<'d>(
    typed: &[String],
    option: &str,
    labels: impl Fn() -> Labels<'d>,
) -> Result<Vec<&'d str>, Refusal> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let labels = labels();
    let mut meant = Vec::new();
    for typed in typed {
        if let Ok(index) = labels.find(typed) {
            meant.push(index);
            continue;
        }
        for part in typed.split(',').map(str::trim) {
            let index = labels.find(part);
            meant.push(index.map_err(|unclear| Refusal::unclear_label(option, part, &unclear))?);
        }
    }
    let mut seen = HashSet::new();
    meant.retain(|index| seen.insert(*index));
    Ok(meant.into_iter().map(|index| labels.id(index)).collect())
}

/// A filter in words, a criterion each: `has the theme 'Partnership'`, `is in 'Wales'`.
pub(super) fn criteria(dataset: &Dataset, filter: &Filter) -> Vec<String> {
    let themes = dataset.themes_of(&filter.themes);
    let themes: Vec<&str> = themes.iter().map(|theme| &*theme.name).collect();
    let words = |what: &str, values: &[&str], and: &str| {
        let values = values.iter().map(|value| quoted(value));
        (values.len() > 0).then(|| format!("{what} {}", listed(values, and)))
    };
    let criteria = [
        words("has the theme", &themes, "and"),
        words("is in", &filter.nations, "or"),
        words("is in", &filter.regions, "or"),
    ];
    criteria.into_iter().flatten().collect()
}

/// Says that a list of cities is empty, and why: `of` says which cities were asked.
pub(super) fn note_if_empty(count: usize, of: &str, criteria: &[String], streams: &mut Streams) {
    match criteria {
        _ if count > 0 => {}
        [] => streams.note("the dataset has no city"),
        criteria => streams.note(&format!("{of} {}", criteria.join(" and "))),
    }
}

/// No name is typed as more arguments; more are several names, or none.
const LONGEST_NAME: usize = 16;

/// The cities that words mean, each once: together the name of one, or else several names in a
/// row. Guesses are told.
pub(super) fn find_all<'d>(
    dataset: &'d Dataset<'d>,
    arguments: &[String],
    exact: bool,
    subcommand: &str,
    streams: &mut Streams,
) -> Result<Vec<&'d City<'d>>, Refusal> {
    let whole = arguments.join(" ");
    let found = if arguments.len() <= LONGEST_NAME {
        query::city(dataset, &whole, exact)
    } else {
        CityMatch::Unknown(Vec::new())
    };
    let similar = match found {
        CityMatch::Unknown(similar) => similar,
        found => {
            let tip = |city: &City| for_city(subcommand, city);
            return Ok(vec![settle(found, &whole, &tip, streams)?]);
        }
    };
    let arguments: Vec<&str> = arguments.iter().map(|typed| &**typed).collect();
    let row = query::cities_in_a_row(dataset, &arguments, exact).map_err(|typed| {
        let is_part = arguments.len() > 1;
        // The others are to be typed again.
        let part = |city: &City| Tip {
            why: format!("for {}", shown(&city.name)),
            ..Tip::retype(typed, &city.id)
        };
        let alone = |city: &City| for_city(subcommand, city);
        match query::city(dataset, typed, exact) {
            CityMatch::Ambiguous(cities) => Refusal::ambiguous_city(typed, &cities, &part),
            CityMatch::Unknown(own) if is_part && !own.is_empty() => {
                Refusal::unknown_city(typed, &own, list_by(dataset, typed), &part)
            }
            _ => Refusal::unknown_city(typed, &similar, list_by(dataset, &whole), &alone),
        }
    })?;
    let mut cities: Vec<&City> = Vec::new();
    let mut seen = HashSet::new();
    for (typed, found) in row {
        let city = settle(found, &typed, &|city| for_city(subcommand, city), streams)?;
        if seen.insert(ptr::from_ref(city)) {
            cities.push(city);
        }
    }
    Ok(cities)
}

/// The city that a name means; a guess is told.
fn settle<'d>(
    found: CityMatch<'d>,
    typed: &str,
    for_city: &dyn Fn(&City) -> Tip,
    streams: &mut Streams,
) -> Result<&'d City<'d>, Refusal> {
    match found {
        CityMatch::City(city) => Ok(city),
        CityMatch::Guess(Near { city, name }) => {
            let of = if *name == *city.name {
                String::new()
            } else {
                format!(" ({})", shown(&city.name))
            };
            streams.note(&format!("taking {} as {}{of}", quoted(typed), quoted(name)));
            Ok(city)
        }
        CityMatch::Ambiguous(cities) => Err(Refusal::ambiguous_city(typed, &cities, for_city)),
        CityMatch::Unknown(similar) => {
            Err(Refusal::unknown_city(typed, &similar, Vec::new(), for_city))
        }
    }
}

/// How to list the cities of the nation, region or theme that a word means.
pub(super) fn list_by(dataset: &Dataset, typed: &str) -> Vec<Tip> {
    let nation = query::nation(dataset, typed).ok();
    let region = query::region(dataset, typed).ok();
    let region = region.filter(|name| nation != Some(*name));
    let place = |option, name: Option<&str>| {
        let why = |name| format!("for the cities in {}", shown(name));
        name.map(|name| Tip::run(why(name), &["list", option, name]))
    };
    let theme = query::theme(dataset, typed).ok().map(|theme| {
        let why = format!("for the cities with the theme {}", quoted(&theme.name));
        Tip::run(why, &["list", "--theme", &theme.id])
    });
    let tips = [place("--nation", nation), place("--region", region), theme];
    tips.into_iter().flatten().collect()
}
