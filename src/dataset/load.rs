//! From the bytes of a file to a valid dataset.

use super::{Dataset, deserialize::Object, validate::validate};
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
        let read: Object<Self> = serde_json::from_str(EMBEDDED).expect("the tests load it");
        read.0
    }

    /// Reads and validates the bytes of a JSON file, which are dropped as soon as they are read.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn parse(bytes: impl AsRef<[u8]>) -> Result<Self, DataError> {
        let dataset = read(bytes.as_ref())?;
        drop(bytes);
        validate(&dataset).map_err(DataError)?;
        Ok(dataset)
    }
}

fn read(bytes: &[u8]) -> Result<Dataset, DataError> {
    // Some editors begin a file with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let read = serde_json::from_slice(bytes);
    let Object(mut dataset): Object<Dataset> = read.map_err(|error| json_error(bytes, &error))?;
    let Dataset { themes, cities, .. } = &mut dataset;
    let themes = themes.iter_mut().map(|theme| (&mut theme.id, &theme.name));
    let cities = cities.iter_mut().map(|city| (&mut city.id, &city.name));
    // A missing id is made from the name: folded, with hyphens between its words.
    for (id, name) in themes.chain(cities).filter(|(id, _)| id.is_empty()) {
        *id = fold(name).replace(' ', "-");
    }
    Ok(dataset)
}

/// The message of a JSON error, with line and column, and with the path of the field if there is
/// one. To find the path, the JSON is read again.
fn json_error(bytes: &[u8], error: &serde_json::Error) -> DataError {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let message = match serde_path_to_error::deserialize::<_, Object<Dataset>>(&mut json) {
        Err(with_path) => with_path.to_string(),
        // Only the first reading looks for text behind the end.
        Ok(_) => error.to_string(),
    };
    let message = message.replace("expected f64", "expected a number");
    DataError(escape(&shorten(&message, LONGEST_MESSAGE), is_control))
}
