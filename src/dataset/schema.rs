//! The JSON Schema of a dataset, from the types that are read.
//!
//! Knows how the schema is written. Does not know what a dataset must be (`shape`, and the records).

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

use super::Dataset;

impl Dataset<'_> {
    /// The JSON Schema, draft 2020-12, of the document that a dataset is read from.
    pub fn schema() -> Schema {
        let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(plain));
        settings.into_generator().into_root_schema_for::<Self>()
    }
}

/// Takes out what is said of Rust's types and not of JSON: formats such as `uint64`, which are no
/// JSON Schema, and defaults such as an empty id, which must not be written.
fn plain(schema: &mut Schema) {
    schema.remove("format");
    schema.remove("default");
}
