//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{self, Path};

use tempfile::Builder;

/// Writes to a file. It keeps its old content until all of the new one is written. A device or a
/// pipe is written to directly.
///
/// # Errors
///
/// [`ErrorKind::AlreadyExists`] if the file exists and is not to be replaced; errors of `write` and
/// of the file system.
pub fn write(
    path: &Path,
    replace: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(old) if !old.is_file() => {
            return write_to(&File::options().write(true).open(path)?, write);
        }
        Ok(_) if !replace => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => (),
    }
    let mut path = path::absolute(path)?;
    while let Ok(target) = path.read_link() {
        path.pop();
        path.push(target);
    }
    let folder = path.parent().unwrap_or(&path);
    let mut temporary = Builder::new();
    temporary.prefix(".cities-");
    // A file without a name leaves nothing behind if the process is killed, but not every system has
    // them.
    let (file, name) = if let Some(file) = unnamed(folder) {
        (file, None)
    } else {
        let named = temporary.make_in(folder, |path| File::create_new(path))?;
        let (file, name) = named.into_parts();
        (file, Some(name))
    };
    write_to(&file, write)?;
    #[cfg(unix)]
    if let Ok(old) = fs::metadata(&path) {
        copy_owner_and_mode(&file, &old)?;
    }
    file.sync_all()?;
    let name = match name {
        Some(name) => name,
        None if !replace => return link(&file, &path),
        // A file without a name cannot replace another: it gets a temporary name first.
        None => {
            let linked = temporary.make_in(folder, |path| link(&file, path))?;
            linked.into_temp_path()
        }
    };
    if replace {
        Ok(name.persist(path)?)
    } else {
        Ok(name.persist_noclobber(path)?)
    }
}

fn write_to(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

#[cfg(target_os = "linux")]
fn unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    // Without /proc the file could not be linked.
    let file = open(folder, flags, Mode::from_raw_mode(0o666)).ok()?;
    Path::new("/proc/self/fd").exists().then(|| file.into())
}

#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};

    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_: &Path) -> Option<File> {
    None
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Gives a file the owner, group and mode of the one that it replaces. If they are not ours to
/// give, nobody may do more with the new file than with the old one.
#[cfg(unix)]
fn copy_owner_and_mode(new: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let mut mode = old.mode() & 0o7777;
    if fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        mode &= match fchown(new, None, Some(old.gid())) {
            Ok(()) => 0o777,
            Err(_) => 0o707,
        };
    }
    new.set_permissions(fs::Permissions::from_mode(mode))
}
