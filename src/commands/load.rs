//! The dataset that a command works on.

use std::io::{self, Read};
use std::{env, ffi::OsStr, fs};

use crate::dataset::{DataError, Dataset};
use crate::error::{Error, Result, Tip};
use crate::text::{quoted, shown};

/// The dataset of a file, or of the one that `CITIES_DATA` names, or the embedded one.
pub(super) fn load(file: Option<&OsStr>) -> Result<Dataset> {
    let variable = env::var_os("CITIES_DATA").filter(|file| !file.is_empty());
    let (source, file) = match (file, &variable) {
        (Some(file), _) => ("", file),
        (None, Some(file)) => ("CITIES_DATA: ", &**file),
        (None, None) => return Ok(Dataset::embedded()),
    };
    let name = file.to_string_lossy();
    let bytes = read(file).map_err(|reason| {
        let name = quoted(&name);
        Error::wrong(format!("{source}cannot read {name}: {reason}"))
    })?;
    Dataset::parse(bytes).map_err(|DataError(reason)| {
        let tip = Tip::new("for the schema of a dataset", &["schema"]);
        Error::Wrong(format!("{source}{}: {reason}", shown(&name)), vec![tip])
    })
}

/// The bytes of a file, or with `-` of stdin.
fn read(file: &OsStr) -> io::Result<Vec<u8>> {
    if file != "-" {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
