//! Bytes → a dataset.
//!
//! Knows how a file is read, and where in it a fault stands. Does not know what makes records
//! valid together.

use super::Dataset;
use super::fault::Fault;
use super::shape::Object;
use super::validate::validate;
use super::value::Text;
use crate::text::fold;

/// The text of the dataset that the program carries.
pub const EMBEDDED: &str = include_str!("../../data/cities.json");

impl<'a> Dataset<'a> {
    /// The dataset that the program carries. It is not validated at every start: the tests do that.
    ///
    /// # Panics
    ///
    /// Never: the tests read it.
    pub fn embedded() -> Dataset<'static> {
        Dataset::read(EMBEDDED).expect("the embedded dataset is read by the tests")
    }

    /// Parses and validates the text of a dataset.
    ///
    /// # Errors
    ///
    /// The first fault that is found, where the text is not JSON of the right shape or breaks a
    /// rule of the schema.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let dataset = Self::read(utf8(bytes)?)?;
        validate(&dataset)?;
        Ok(dataset)
    }

    /// The records of a text, each with an id.
    fn read(text: &'a str) -> Result<Self, Fault> {
        let Object(mut dataset) =
            serde_json::from_str::<Object<Self>>(text).map_err(|error| json_fault(&error, text))?;
        for theme in &mut dataset.themes {
            name_id(&mut theme.id, &theme.name);
        }
        for city in &mut dataset.cities {
            name_id(&mut city.id, &city.name);
        }
        Ok(dataset)
    }
}

/// Makes an id that is missing from the name: folded, words joined by hyphens.
fn name_id(id: &mut Text, name: &str) {
    if id.is_empty() {
        *id = fold(name).replace(' ', "-").into();
    }
}

/// The text without the byte order mark that some editors put before it.
fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let line = before.rsplit('\n').next().unwrap_or_default();
            Err(Fault {
                message: "not UTF-8 text; a dataset is JSON in UTF-8".to_owned(),
                place: Some((before.matches('\n').count() + 1, line.chars().count() + 1)),
            })
        }
    }
}

/// What a character is that JSON writes as two escapes, where one of them is missing.
const HALF: &str = "half a character; the other half of such an escape is missing";

/// What serde calls things, and what people do.
const WORDS: &[(&str, &str)] = &[
    (
        "EOF while parsing a value",
        "the file ends where a value should be",
    ),
    (
        "EOF while parsing an object",
        "the file ends within an object",
    ),
    ("EOF while parsing a list", "the file ends within an array"),
    ("EOF while parsing a string", "the file ends within a text"),
    ("expected a sequence", "expected an array"),
    ("expected f64", "expected a number"),
    ("expected u64", "expected a whole number"),
    ("expected value", "expected a value"),
    ("expected ident", "expected a value"),
    ("expected a boolean", "expected true or false"),
    (
        "key must be a string",
        "expected a key, in double quotation marks",
    ),
    ("trailing comma", "a comma with nothing behind it"),
    (
        "trailing characters",
        "more text behind the end of the dataset",
    ),
    (
        "control character (\\u0000-\\u001F) found",
        "a line break or control character within a text; in JSON it is written `\\n` or `\\u001f`",
    ),
    (
        "invalid escape",
        "a backslash that escapes nothing; one by itself is written `\\\\`",
    ),
    ("unexpected end of hex escape", HALF),
    ("lone leading surrogate in hex escape", HALF),
    ("invalid number", "not a number as JSON writes it"),
    (
        "number out of range",
        "a number beyond all that can be computed",
    ),
    ("map", "object"),
    ("sequence", "array"),
    ("floating point `", "number `"),
    ("integer `", "number `"),
    ("duplicate field `", "duplicate key `"),
    ("missing field `", "missing key `"),
    ("unknown field `", "unknown key `"),
];

/// What serde says, with its place apart; serde counts columns in bytes.
fn json_fault(error: &serde_json::Error, text: &str) -> Fault {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let place = format!(" at line {line} column {column}");
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let before = before.as_bytes().get(..column).unwrap_or(before.as_bytes());
    Fault {
        message: plain(message.strip_suffix(&place).unwrap_or(&message)),
        place: (line > 0).then(|| (line, String::from_utf8_lossy(before).chars().count().max(1))),
    }
}

/// What serde says, in words for people.
fn plain(message: &str) -> String {
    // What was found may be text of any kind; what is expected comes last.
    let message = message
        .strip_suffix(" while parsing a string")
        .filter(|_| message.starts_with("control"))
        .unwrap_or(message);
    let (found, expected) = message.rsplit_once(", expected ").unwrap_or((message, ""));
    let words = |text: &str| {
        let known = WORDS.iter().find(|(serde, _)| text.starts_with(serde));
        known.map_or_else(
            || text.to_owned(),
            |(serde, plain)| text.replacen(serde, plain, 1),
        )
    };
    match found.split_once(": ") {
        _ if expected.is_empty() => words(found),
        Some((what, value)) => {
            let expected = words(&format!("expected {expected}"));
            format!("{what}: {}, {expected}", words(value))
        }
        None => format!("{}, expected {expected}", words(found)),
    }
}
