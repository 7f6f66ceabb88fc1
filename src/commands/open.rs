//! The dataset that a command is asked of.
//!
//! Knows how the bytes of a file are read. Does not know what they mean.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::dataset::Dataset;
use crate::error::Refusal;

/// The dataset of a file, whose bytes are kept in `bytes`; without a file the embedded one.
pub(super) fn open<'a>(
    file: Option<&OsStr>,
    bytes: &'a mut Vec<u8>,
) -> Result<Dataset<'a>, Refusal> {
    let Some(file) = file else {
        return Ok(Dataset::embedded());
    };
    *bytes = read(file).map_err(|error| Refusal::unreadable(Path::new(file), &error))?;
    Dataset::parse(bytes).map_err(|fault| Refusal::bad_dataset(&file.to_string_lossy(), &fault))
}

/// The bytes of a file, or with `-` of standard input.
fn read(file: &OsStr) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let mut file = File::open(file)?;
    match halves(&file) {
        Some(bytes) => Ok(bytes),
        None => file.read_to_end(&mut bytes).map(|_| bytes),
    }
}

/// The bytes of a large file, of which another thread reads one half: it takes as long to be given
/// the memory as to fill it. None where that is not possible.
#[cfg(unix)]
fn halves(file: &File) -> Option<Vec<u8>> {
    use std::os::unix::fs::FileExt;
    use std::panic::resume_unwind;
    use std::thread::{self, Builder};

    /// Smaller files are not worth a thread, in bytes.
    const LARGE: u64 = 1 << 20;

    let about = file.metadata().ok()?;
    if !about.is_file() || about.len() < LARGE {
        return None;
    }
    let length = usize::try_from(about.len()).ok()?;
    // What memory cannot hold is an error where it is read; `vec!` would abort.
    Vec::<u8>::new().try_reserve_exact(length).ok()?;
    let mut bytes = vec![0; length];
    let (first, second) = bytes.split_at_mut(length / 2);
    let start = first.len() as u64;
    let whole = thread::scope(|scope| {
        let helper = Builder::new().spawn_scoped(scope, || file.read_exact_at(first, 0))?;
        file.read_exact_at(second, start)?;
        helper.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    whole.is_ok().then_some(bytes)
}

/// Elsewhere a file is read at one place.
#[cfg(not(unix))]
fn halves(_: &File) -> Option<Vec<u8>> {
    None
}
