//! Arguments → a filter, a layout, and where the answer goes.
//!
//! Knows what several commands have in common. Does not know any one of them.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::cli::{FilterArgs, FormatArgs, OutputArgs};
use crate::dataset::{Dataset, Filter};
use crate::error::{Error, Refusal};
use crate::lookup::{LabelError, Labels};
use crate::output::field::Field;
use crate::output::file;
use crate::output::format::{Format, Layout};
use crate::output::target::{Streams, Target};
use crate::text::{listed, quoted};

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
            format if format.nests() => all,
            _ => brief,
        }
    }

    /// Whether one record is shown as a page of text.
    pub(super) fn is_page(&self) -> bool {
        self.format() == Format::Auto && self.fields.is_empty()
    }
}

impl OutputArgs {
    /// The format to write in, of those that the command writes: as told, else by the file's
    /// extension.
    pub(super) fn format(&self, told: Format, formats: &[Format]) -> Result<Format, Refusal> {
        let file = self.output.as_deref().filter(|_| told == Format::Auto);
        let extension = file.and_then(|file| Some((file, file.extension()?.to_str()?)));
        let Some((file, extension)) = extension else {
            return Ok(told);
        };
        let named = Format::named(extension).filter(|format| formats.contains(format));
        // `auto` is no extension.
        let possible = formats[1..].iter().flat_map(|format| format.names());
        named.ok_or_else(|| Refusal::unknown_extension(file, extension, possible))
    }

    /// Has `write` write to the file, which does not depend on the terminal, or to stdout.
    pub(super) fn write(
        &self,
        streams: &mut Streams,
        write: impl FnOnce(&mut dyn Write, &Target) -> io::Result<()>,
    ) -> Result<(), Error> {
        let is_stdout = |path: &&PathBuf| {
            let mut names = ["-", "/dev/stdout"].into_iter();
            names.any(|name| path.as_os_str() == name)
        };
        let Some(path) = self.output.as_ref().filter(|path| !is_stdout(path)) else {
            return Ok(write(streams.out, &streams.target)?);
        };
        let write = |out: &mut dyn Write| write(out, &Target::PLAIN);
        let unwritable = |error| Refusal::unwritable(path, &error);
        if !streams.files {
            file::target(path, self.force).map_err(unwritable)?;
            return Ok(write(streams.out)?);
        }
        let is_kept = file::write(path, self.force, write).map_err(unwritable)?;
        if !is_kept {
            let file = quoted(&path.to_string_lossy());
            streams.note(&format!("{file} could not keep its owner or group"));
        }
        Ok(())
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
    let mut filter = Filter::default();
    // To gather the labels takes a look at every city.
    if !args.themes.is_empty() {
        let labels = Labels::themes(dataset);
        filter.themes = each(&args.themes, &labels, &refuse("theme"))?;
    }
    if !args.nations.is_empty() {
        let labels = Labels::places(dataset.nations());
        filter.nations = each(&args.nations, &labels, &refuse("nation"))?;
    }
    if !args.regions.is_empty() {
        let labels = Labels::places(dataset.regions());
        filter.regions = each(&args.regions, &labels, &refuse("region"))?;
    }
    Ok(filter)
}

/// The error for a value of a filter option.
fn refuse(option: &str) -> impl Fn(&str, &LabelError) -> Refusal {
    move |typed, error| Refusal::unclear_label(option, typed, error)
}

/// What each value stands for: a label, or several separated by commas. A label may have a comma
/// in it. Each is named once.
pub(super) fn each<'d>(
    typed: &[String],
    labels: &Labels<'d>,
    refuse: &dyn Fn(&str, &LabelError) -> Refusal,
) -> Result<Vec<&'d str>, Refusal> {
    let mut ids = Vec::new();
    for typed in typed.iter().map(|typed| without_commas(typed)) {
        if let Ok(id) = labels.resolve(typed) {
            ids.push(id);
            continue;
        }
        for part in typed.split(',').map(str::trim) {
            let id = labels.resolve(part);
            ids.push(id.map_err(|error| refuse(part, &error))?);
        }
    }
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}

/// A value without the commas of a row that it was typed in.
pub(super) fn without_commas(typed: &str) -> &str {
    match typed.trim_matches([',', ' ']) {
        "" => typed,
        value => value,
    }
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
