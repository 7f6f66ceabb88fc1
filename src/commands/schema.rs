//! `cities schema`: the JSON Schema of a dataset.
//!
//! Knows that no dataset is asked. Does not know what the schema says.

use crate::dataset::Dataset;
use crate::error::Error;
use crate::output::json;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(streams: &mut Streams) -> Result<(), Error> {
    Ok(json::pretty(streams.out, &Dataset::schema())?)
}
