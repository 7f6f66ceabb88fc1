//! Arguments → questions: the cities and the filter that they mean, the layout that they ask for.
//!
//! Knows what several commands have in common. Does not know any one of them.

use std::io::{self, Write};

use crate::cli::{FilterArgs, FormatArgs, OutputArgs};
use crate::dataset::{City, Dataset};
use crate::error::{Error, Refusal, quoted};
use crate::output::field::Field;
use crate::output::file;
use crate::output::format::{Format, Layout};
use crate::output::target::{Streams, Target};
use crate::query::{self, CityMatch, Filter};

impl FilterArgs {
    /// Whether every city is admitted.
    pub(super) fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.nations.is_empty()
    }
}

impl FormatArgs {
    /// The layout of a list of records.
    pub(super) fn of_records(&self) -> Layout {
        Layout {
            format: self.format,
            header: !self.no_header,
            single: false,
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
        match self.format {
            _ if !self.fields.is_empty() => &self.fields,
            Format::Json | Format::Jsonl => all,
            _ => brief,
        }
    }

    /// Whether one record is shown as a page of text.
    pub(super) fn is_page(&self) -> bool {
        self.format == Format::Auto && self.fields.is_empty()
    }
}

impl OutputArgs {
    /// The format to write in, of those that the command writes: as told, else by the file's
    /// extension.
    pub(super) fn format(&self, told: Format, formats: &[Format]) -> Format {
        let file = self.output.as_deref().filter(|_| told == Format::Auto);
        let extension = file.and_then(|file| file.extension()?.to_str());
        let extension = extension.map(str::to_ascii_lowercase);
        let key = match extension.as_deref() {
            Some("md") => Some("markdown"),
            key => key,
        };
        let named = formats.iter().find(|format| Some(format.key()) == key);
        named.copied().unwrap_or(told)
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
    let themes = args.themes.iter().map(|typed| {
        let theme = query::theme(dataset, typed).map(|theme| &*theme.id);
        theme.map_err(|unclear| Refusal::unclear_label("theme", typed, &unclear))
    });
    let nations = args.nations.iter().map(|typed| {
        let nation = query::nation(dataset, typed);
        nation.map_err(|unclear| Refusal::unclear_label("nation", typed, &unclear))
    });
    Ok(Filter {
        themes: themes.collect::<Result<_, _>>()?,
        nations: nations.collect::<Result<_, _>>()?,
    })
}

/// The city that a name means; a guess is told.
pub(super) fn find<'d>(
    dataset: &'d Dataset<'d>,
    typed: &str,
    exact: bool,
    subcommand: &str,
    streams: &mut Streams,
) -> Result<&'d City<'d>, Refusal> {
    match query::city(&dataset.cities, typed, exact) {
        CityMatch::City(city) => Ok(city),
        CityMatch::Guess(city) => {
            streams.note(&format!(
                "taking {} as {}",
                quoted(typed),
                quoted(&city.name)
            ));
            Ok(city)
        }
        CityMatch::Ambiguous(cities) => Err(Refusal::ambiguous_city(subcommand, typed, &cities)),
        CityMatch::Unknown(cities) => Err(Refusal::unknown_city(subcommand, typed, &cities)),
    }
}
