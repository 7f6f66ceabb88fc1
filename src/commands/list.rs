//! `cities list`: every city that the filters admit, a row each.
//!
//! Knows its own fields. Does not know what a filter means.

use super::arguments::{criteria, filter, note_if_empty};
use crate::cli::ListArgs;
use crate::dataset::{City, Dataset};
use crate::error::Error;
use crate::output;
use crate::output::field::{CITY, CITY_BRIEF};
use crate::output::record::sheet;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &ListArgs, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let filter = filter(&args.filter, dataset)?;
    let cities = dataset.cities.iter().filter(|city| filter.admits(city));
    let cities: Vec<&City> = cities.collect();
    note_if_empty(
        cities.len(),
        "no city",
        &criteria(dataset, &filter),
        streams,
    );
    let cities = args.order.apply(cities);
    let fields = args.format.fields(CITY_BRIEF, CITY);
    let sheet = sheet(fields, cities);
    output::write(
        streams.out,
        args.format.of_records(),
        &streams.target,
        sheet,
    )?;
    Ok(())
}
