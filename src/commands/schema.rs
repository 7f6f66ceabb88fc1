//! `cities schema`: the JSON Schema of a dataset.

use crate::dataset::Dataset;
use crate::error::Error;
use crate::output::json;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(streams: &mut Streams) -> Result<(), Error> {
    Ok(json::pretty(streams.out, &Dataset::schema())?)
}
