//! `cities list`: every city that the filters admit, a row each.

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::field::{CITY, CITY_BRIEF, Sheet};
use crate::output;

/// Runs the command.
pub fn run(args: &cli::List, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let filter = super::filter(&args.filter, dataset)?;
    let cities = dataset.cities.iter().filter(|city| filter.admits(city));
    let layout = args.layout.records();
    let fields = args.layout.fields(CITY_BRIEF, CITY);
    output::write(
        streams.out,
        layout,
        &streams.screen,
        Sheet::new(fields, cities),
    )?;
    Ok(())
}
