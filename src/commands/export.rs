//! `cities export`: full records, the whole dataset or a part of it.

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::field::{CITY, Sheet};
use crate::output::{self, Format, json};

/// Runs the command.
pub fn run(args: &cli::Export, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let filter = super::filter(&args.filter, dataset)?;
    let mut named = Vec::new();
    for typed in &args.cities {
        named.push(super::find(dataset, typed, args.exact, "export", streams)?);
    }
    let is_named = |id: &str| named.is_empty() || named.iter().any(|city| *city.id == *id);
    let cities = dataset
        .cities
        .iter()
        .filter(|city| is_named(&city.id) && filter.admits(city));
    let layout = args.layout.records();
    let sheet = Sheet::new(CITY, cities);
    match layout.format {
        Format::Auto | Format::Json => json::document(streams.out, dataset, sheet)?,
        _ => output::write(streams.out, layout, &streams.screen, sheet)?,
    }
    Ok(())
}
