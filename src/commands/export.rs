//! `cities export`: full records, the whole dataset or a part of it, to a file if need be.
//!
//! Knows which records go out. Does not know how a file is written.

use std::collections::HashSet;
use std::ptr;

use super::arguments::{criteria, filter, note_if_empty, with_place};
use super::names::find_all;
use crate::cli::ExportArgs;
use crate::dataset::{City, Dataset};
use crate::error::Error;
use crate::output::field::{CITY, CITY_ALL};
use crate::output::format::{Format, Layout};
use crate::output::record::sheet;
use crate::output::target::Streams;
use crate::output::{self, json};

/// Runs the command.
pub(super) fn run(
    args: &ExportArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let filter = filter(&args.filter, dataset)?;
    let named = match &*args.cities {
        [] => None,
        names => Some(find_all(dataset, names, args.exact, "export", streams)?),
    };
    let named = named.map(|cities| cities.into_iter().map(ptr::from_ref).collect());
    let is_named = |city: &City, named: &HashSet<_>| named.contains(&ptr::from_ref(city));
    let cities = dataset.cities.iter().filter(|city| {
        named.as_ref().is_none_or(|named| is_named(city, named)) && filter.admits(city)
    });
    let cities: Vec<&City> = cities.collect();
    let of = if args.cities.is_empty() {
        "no city"
    } else {
        "none of these cities"
    };
    note_if_empty(cities.len(), of, &criteria(dataset, &filter), streams);
    let cities = args.order.apply(cities);
    let format = match args
        .output
        .format(args.format.format(), Format::OF_CITIES)?
    {
        Format::Auto => Format::Json,
        format => format,
    };
    let layout = Layout {
        format,
        ..args.format.of_records()
    };
    let fields = with_place(args.format.fields_in(format, CITY_ALL, CITY), format);
    let sheet = sheet(&fields, cities);
    args.output.write(streams, |out, target| match format {
        Format::Json => json::document(out, dataset, sheet),
        _ => output::write(out, layout, target, sheet),
    })
}
