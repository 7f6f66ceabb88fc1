//! A file that is written whole or not at all.
//!
//! Knows where a name leads, what may be replaced, and whose a file is. Does not know what is
//! written into it, nor where a file is until it has its name.

mod draft;

use std::fs;
use std::io::{self, BufWriter, ErrorKind, IntoInnerError, Write};
use std::path::{Path, PathBuf};

use self::draft::Draft;

/// Writes what `write` writes to the file `path`: first to a draft in the same folder, which takes
/// the name at the end. Until then, whatever happens, the file is what it was. Returns whether the
/// file has the owner and group of the one that it replaces, if it does.
///
/// # Errors
///
/// What `write` fails with; [`ErrorKind::AlreadyExists`] where there is such a file and not
/// `force`; what the file system fails with.
pub fn write(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<bool> {
    let path = target(path, force)?;
    let draft = Draft::new(folder(&path), path.exists())?;
    let mut out = BufWriter::new(draft.file());
    write(&mut out)?;
    out.into_inner().map_err(IntoInnerError::into_error)?;
    let is_kept = match fs::metadata(&path) {
        Ok(old) => succeed(draft.file(), &old)?,
        Err(_) => true,
    };
    draft.file().sync_all()?;
    draft.take_name(folder(&path), &path, force)?;
    Ok(is_kept)
}

/// The file to make or to replace: what `path` names, behind symbolic links too, even where they
/// lead to nothing yet.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] where there is such a file and not `force`; another where there is
/// what is no file.
pub fn target(path: &Path, force: bool) -> io::Result<PathBuf> {
    match fs::metadata(path) {
        // A folder or a device is nothing that another file can take the place of.
        Ok(found) if found.is_dir() => Err(io::Error::other("it is a folder")),
        Ok(found) if !found.is_file() => Err(io::Error::other("it is not a regular file")),
        Ok(_) if !force => Err(ErrorKind::AlreadyExists.into()),
        Ok(_) => path.canonicalize(),
        // A loop of links is another error than a link to nothing: this comes to an end.
        Err(error) if error.kind() == ErrorKind::NotFound => match fs::read_link(path) {
            Ok(link) => target(&folder(path).join(link), force),
            Err(_) => Ok(path.to_owned()),
        },
        Err(error) => Err(error),
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Gives a file the owner, the group and the mode of the one that it replaces. Where owner or
/// group are not ours to give, nobody may do more with the new file than with the old one. Returns
/// whether they were.
#[cfg(unix)]
fn succeed(new: &fs::File, old: &fs::Metadata) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let mut mode = old.mode() & 0o7777;
    let is_kept = fchown(new, Some(old.uid()), Some(old.gid())).is_ok();
    if !is_kept {
        // To run as the owner was meant for the old one.
        mode &= 0o777;
        if fchown(new, None, Some(old.gid())).is_err() {
            // Another group may do what everyone may, of what the old one might.
            mode &= 0o707 | ((mode & 0o007) << 3);
        }
    }
    new.set_permissions(fs::Permissions::from_mode(mode))?;
    Ok(is_kept)
}

#[cfg(not(unix))]
fn succeed(_: &fs::File, _: &fs::Metadata) -> io::Result<bool> {
    Ok(true)
}
