//! `cities export`: full records, the whole dataset or a part of it, to a file if need be.

use std::io::{self, Write};

use crate::Streams;
use crate::cli;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::field::{CITY, Field, Sheet};
use crate::output::{self, Format, file, json};

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
    let mut fields = args.layout.fields(CITY, CITY).to_vec();
    if layout.format == Format::Geojson {
        // A feature has a place, whatever else is asked for.
        let place = [Field::Latitude, Field::Longitude];
        fields.retain(|field| !place.contains(field));
        fields.extend(place);
    }
    let sheet = Sheet::new(&fields, cities);
    let screen = streams.screen;
    let write = |out: &mut dyn Write| -> io::Result<()> {
        match layout.format {
            Format::Auto | Format::Json => json::document(out, dataset, sheet),
            _ => output::write(out, layout, &screen, sheet),
        }
    };
    match &args.output {
        Some(path) if path.as_os_str() != "-" => file::write(path, args.force, write)
            .map_err(|error| Error::WriteFile(path.clone(), error)),
        _ => Ok(write(streams.out)?),
    }
}
