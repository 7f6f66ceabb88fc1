//! `cities export`: full records, the whole dataset or a part of it, to a file if need be.

use super::arguments::{filter, find, with_place};
use crate::cli::ExportArgs;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::output::field::CITY;
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
    let mut named = Vec::new();
    for typed in &args.cities {
        named.push(find(dataset, typed, args.exact, "export", streams)?);
    }
    let is_named = |id: &str| named.is_empty() || named.iter().any(|city| *city.id == *id);
    let cities = dataset
        .cities
        .iter()
        .filter(|city| is_named(&city.id) && filter.admits(city));
    let layout = Layout {
        format: args.output.format(args.format.format, Format::OF_CITIES),
        ..args.format.of_records()
    };
    let fields = with_place(args.format.fields(CITY, CITY), layout.format);
    let sheet = sheet(&fields, cities);
    args.output
        .write(streams, |out, target| match layout.format {
            Format::Auto | Format::Json => json::document(out, dataset, sheet),
            _ => output::write(out, layout, target, sheet),
        })
}
