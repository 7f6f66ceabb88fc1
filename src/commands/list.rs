//! `cities list`: the cities that meet the filters, one per row.

use super::filter::note_if_empty;
use crate::dataset::{City, Dataset};
use crate::output::{Io, field, format::TABLE_FORMATS};
use crate::{cli::ListArgs, error::Result};

/// Runs the command.
pub(super) fn run(args: &ListArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let filter = args.filter.resolve(dataset, "list")?;
    let output = args.output.resolve(TABLE_FORMATS)?;
    let cities = dataset.cities.iter().filter(|city| filter.admits(city));
    let cities: Vec<&City> = cities.collect();
    note_if_empty(&cities, &filter, io);
    let fields = [field::CITY_BRIEF, field::CITY];
    output.write_records(io, cities, dataset, fields)
}
