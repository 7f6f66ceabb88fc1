//! `cities list`: every city that the filters admit, a row each.

use super::arguments::filter;
use crate::cli::ListArgs;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::output;
use crate::output::field::{CITY, CITY_BRIEF};
use crate::output::record::sheet;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &ListArgs, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let filter = filter(&args.filter, dataset)?;
    let cities = dataset.cities.iter().filter(|city| filter.admits(city));
    let layout = args.format.of_records();
    let fields = args.format.fields(CITY_BRIEF, CITY);
    output::write(streams.out, layout, &streams.target, sheet(fields, cities))?;
    Ok(())
}
