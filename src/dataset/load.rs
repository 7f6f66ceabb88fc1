//! From the bytes of a file to a valid dataset, and the JSON Schema of such a file.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

use super::Dataset;
use super::deserialize::Object;
use super::validate::validate;
use crate::text::{escape, fold, is_control, shorten};

/// The text of the embedded dataset.
pub const EMBEDDED: &str = include_str!("../../data/cities.json");

/// What is wrong with a dataset, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataError(pub String);

/// The most that is repeated of serde's messages, in characters: they may quote a long text.
const LONGEST_MESSAGE: usize = 300;

impl Dataset {
    /// The embedded dataset. The tests validate it, so that not every start has to.
    ///
    /// # Panics
    ///
    /// Never: the tests load it.
    pub fn embedded() -> Self {
        read(EMBEDDED).expect("the tests load the embedded dataset")
    }

    /// Reads and validates the bytes of a JSON file, which are dropped as soon as they are read.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn parse(bytes: impl AsRef<[u8]>) -> Result<Self, DataError> {
        let text = str::from_utf8(bytes.as_ref()).map_err(|error| {
            let before = &bytes.as_ref()[..=error.valid_up_to()];
            DataError(format!("{}: not UTF-8", place(before)))
        })?;
        // Some editors begin a file with a byte order mark.
        let dataset = read(text.strip_prefix('\u{feff}').unwrap_or(text))?;
        drop(bytes);
        validate(&dataset).map_err(DataError)?;
        Ok(dataset)
    }

    /// The JSON Schema, draft 2020-12, of the files that [`Dataset::parse`] takes.
    pub fn schema() -> Schema {
        // Formats such as `uint64` and default values describe Rust, not JSON.
        let plain = |schema: &mut Schema| {
            schema.remove("format");
            schema.remove("default");
        };
        let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(plain));
        settings.into_generator().into_root_schema_for::<Self>()
    }
}

fn read(text: &str) -> Result<Dataset, DataError> {
    let read = serde_json::from_str(text);
    let Object(mut dataset): Object<Dataset> = read.map_err(|error| json_error(text, &error))?;
    let Dataset { themes, cities, .. } = &mut dataset;
    let themes = themes.iter_mut().map(|theme| (&mut theme.id, &theme.name));
    let cities = cities.iter_mut().map(|city| (&mut city.id, &city.name));
    // A missing id is made from the name: folded, with hyphens between its words.
    for (id, name) in themes.chain(cities).filter(|(id, _)| id.is_empty()) {
        *id = fold(name).replace(' ', "-");
    }
    Ok(dataset)
}

/// An error with its line and column, and with the path, for which the text is read again.
fn json_error(text: &str, error: &serde_json::Error) -> DataError {
    let lines_before = text.split_inclusive('\n').take(error.line().max(1) - 1);
    let end = lines_before.map(str::len).sum::<usize>() + error.column();
    let place = place(&text.as_bytes()[..end.min(text.len())]);
    let mut json = serde_json::Deserializer::from_str(text);
    let path = match serde_path_to_error::deserialize::<_, Object<Dataset>>(&mut json) {
        Err(error) if error.path().iter().next().is_some() => format!("{}: ", error.path()),
        _ => String::new(),
    };
    let at = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string().replace(&at, "");
    let message = message.replace("expected f64", "expected a number");
    let message = shorten(&(path + &message), LONGEST_MESSAGE);
    DataError(format!("{place}: {}", escape(&message, is_control)))
}

/// The line and column, both from 1, of the last character of a text.
fn place(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let line = text.matches('\n').count() + 1;
    let column = text.chars().rev().take_while(|c| *c != '\n').count();
    format!("line {line}, column {}", column.max(1))
}
