//! A file that is written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Writes what `write` writes to the file `path`: first to a temporary file in the same folder,
/// which takes the name at the end. Until then, whatever happens, the file is what it was.
///
/// # Errors
///
/// What `write` fails with; [`ErrorKind::AlreadyExists`] where there is such a file and not
/// `force`; what the file system fails with.
pub fn write(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let path = target(path, force)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut out = BufWriter::new(temporary(folder)?);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    let named = if force {
        file.persist(&path)
    } else {
        file.persist_noclobber(&path)
    };
    named?;
    Ok(())
}

/// The file to replace: what `path` names, behind symbolic links too.
fn target(path: &Path, force: bool) -> io::Result<PathBuf> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
        Ok(_) if !force => Err(ErrorKind::AlreadyExists.into()),
        Ok(found) if found.is_file() => path.canonicalize(),
        // A folder or a device is nothing that another file can take the place of.
        Ok(_) => Err(io::Error::other("it is not a regular file")),
    }
}

/// A temporary file with the permissions that a new file has.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new()
        .prefix(".cities-")
        .make_in(folder, |path| File::create_new(path))
}
