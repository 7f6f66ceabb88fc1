//! `cities export`: full records, as a dataset or in other formats.

use std::collections::HashSet;

use serde::Serialize;

use super::filter::note_if_empty;
use crate::dataset::{City, Dataset, Network, Source, Theme};
use crate::output::json::{Stream, objects, pretty};
use crate::output::{Format, Io, Table, field, format::CITY_FORMATS};
use crate::{cli::ExportArgs, error::Result};

/// A dataset whose cities are written one by one.
#[derive(Serialize)]
struct Document<'d, S> {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    schema: &'d Option<String>,
    source: &'d Option<Source>,
    network: &'d Option<Network>,
    themes: &'d [Theme],
    cities: S,
}

/// Runs the command.
pub(super) fn run(args: &ExportArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let mut output = args.output.resolve(CITY_FORMATS)?;
    if output.format == Format::Auto {
        output.format = Format::Json;
    }
    let filter = args.filter.resolve(dataset, "export")?;
    let mut cities: Vec<&City> = dataset.cities.iter().collect();
    if !args.cities.names.is_empty() {
        let named = args.cities.find(dataset, "export", io)?;
        let named: HashSet<&str> = named.iter().map(|city| &*city.id).collect();
        cities.retain(|city| named.contains(&*city.id));
    }
    cities.retain(|city| filter.admits(city));
    note_if_empty(&cities, &filter, io);
    let fields = output.fields(field::CITY_ALL, field::CITY)?;
    let table = Table::of(output.arrange(cities), fields, dataset);
    if output.format != Format::Json {
        return output.write_table(io, table);
    }
    let document = Document {
        schema: &dataset.schema,
        source: &dataset.source,
        network: &dataset.network,
        themes: &dataset.themes,
        cities: Stream(objects(table).into()),
    };
    output.write(io, |out, _| pretty(out, &document))
}
