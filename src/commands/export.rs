//! `cities export`: full records, the whole dataset or a part of it, to a file if need be.

use std::io::{self, Write};

use super::arguments::{filter, find};
use crate::cli::ExportArgs;
use crate::dataset::Dataset;
use crate::error::{Error, Refusal};
use crate::output::field::{CITY, Field};
use crate::output::format::Format;
use crate::output::record::sheet;
use crate::output::target::Streams;
use crate::output::{self, file, json};

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
    let layout = args.format.of_records();
    let mut fields = args.format.fields(CITY, CITY).to_vec();
    if layout.format == Format::Geojson {
        // A feature has a place, whatever else is asked for.
        let place = [Field::Latitude, Field::Longitude];
        fields.retain(|field| !place.contains(field));
        fields.extend(place);
    }
    let sheet = sheet(&fields, cities);
    let target = streams.target;
    let write = |out: &mut dyn Write| -> io::Result<()> {
        match layout.format {
            Format::Auto | Format::Json => json::document(out, dataset, sheet),
            _ => output::write(out, layout, &target, sheet),
        }
    };
    match &args.output {
        Some(path) if path.as_os_str() != "-" => file::write(path, args.force, write)
            .map_err(|error| Refusal::unwritable(path, &error).into()),
        _ => Ok(write(streams.out)?),
    }
}
