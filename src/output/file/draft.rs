//! A file that has no name until it is whole.
//!
//! Knows how a file is nowhere to be seen while it is written, and how it takes its name. Does not
//! know what it holds, nor whether the name is the right one.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

#[cfg(unix)]
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
    low_level::emulate_default_handler,
};
use tempfile::{Builder, TempPath};

/// A file in the making. On Linux it has no name at all, so that nothing is left of it when the
/// process ends, by a kill or a power cut too. Elsewhere, and on the few file systems that have
/// no such files, it has a temporary name, which on Unix only a kill leaves behind.
pub(super) struct Draft {
    file: File,
    name: Option<TempPath>,
}

impl Draft {
    /// An empty file in a folder, with the permissions of a new file; or a private one.
    pub(super) fn new(folder: &Path, private: bool) -> io::Result<Self> {
        match unnamed(folder, private) {
            Some(file) => Ok(Self { file, name: None }),
            None => Self::named(folder, private),
        }
    }

    fn named(folder: &Path, private: bool) -> io::Result<Self> {
        // Caught from before there is a file: a signal that comes in between waits.
        #[cfg(unix)]
        let signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
        let named = temporary().make_in(folder, |path| {
            let mut options = OpenOptions::new();
            if private {
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            }
            options.write(true).create_new(true).open(path)
        })?;
        let (file, name) = named.into_parts();
        #[cfg(unix)]
        remove_at(signals, &name)?;
        Ok(Self {
            file,
            name: Some(name),
        })
    }

    /// What to write to. (To write to it by its name would put the name into the errors.)
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Gives the file its name, in the folder that it was made in; only with `force` that of
    /// another file.
    pub(super) fn take_name(self, folder: &Path, path: &Path, force: bool) -> io::Result<()> {
        let name = match self.name {
            Some(name) => name,
            None => match link(&self.file, path) {
                // Only a file with a name can take the name of another. Between these two calls,
                // for some microseconds, a signal leaves the first name behind.
                Err(error) if force && error.kind() == ErrorKind::AlreadyExists => {
                    let named = temporary().make_in(folder, |path| link(&self.file, path))?;
                    named.into_temp_path()
                }
                linked => return linked,
            },
        };
        if force {
            name.persist(path)?;
        } else {
            name.persist_noclobber(path)?;
        }
        Ok(())
    }
}

/// Has a signal that ends the process take the file with it.
#[cfg(unix)]
fn remove_at(mut signals: Signals, name: &Path) -> io::Result<()> {
    let name = name.to_owned();
    let wait = move || {
        if let Some(signal) = signals.forever().next() {
            let _ = std::fs::remove_file(name);
            let _ = emulate_default_handler(signal);
        }
    };
    std::thread::Builder::new().spawn(wait).map(drop)
}

fn temporary() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".cities-");
    builder
}

/// A file without a name, where the system has such files and can name them later. Any failure
/// is one of the file with a temporary name too, and told there.
#[cfg(target_os = "linux")]
fn unnamed(folder: &Path, private: bool) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};

    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    let mode = Mode::from_raw_mode(if private { 0o600 } else { 0o666 });
    if !Path::new(DESCRIPTORS).exists() {
        return None;
    }
    open(folder, flags, mode).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_: &Path, _: bool) -> Option<File> {
    None
}

/// Where Linux shows the files that a process has open.
#[cfg(target_os = "linux")]
const DESCRIPTORS: &str = "/proc/self/fd";

/// Names an unnamed file, unless there is a file of that name.
#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};

    let open = format!("{DESCRIPTORS}/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;
    use std::io::Write;

    use super::*;

    /// What happens where there are no unnamed files, which on Linux only root can have so.
    #[test]
    fn a_draft_with_a_temporary_name_loses_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("file");
        let draft = |text: &str| -> io::Result<Draft> {
            let draft = Draft::named(folder.path(), false)?;
            draft.file().write_all(text.as_bytes())?;
            let names = fs::read_dir(&folder)?.map(|entry| Ok(entry?.file_name()));
            let names = names.collect::<io::Result<Vec<_>>>()?;
            // What a process leaves that is killed is out of sight, and tells whose it was.
            let is_told = |name: &OsString| name.to_string_lossy().starts_with(".cities-");
            assert!(names.iter().any(is_told), "{names:?}");
            Ok(draft)
        };
        let is_written = |text| -> io::Result<()> {
            assert_eq!(fs::read_to_string(&path)?, text);
            assert_eq!(fs::read_dir(&folder)?.count(), 1);
            Ok(())
        };
        draft("new")?.take_name(folder.path(), &path, false)?;
        is_written("new")?;
        drop(draft("given up")?);
        let late = draft("late")?.take_name(folder.path(), &path, false);
        assert_eq!(
            late.map_err(|error| error.kind()),
            Err(ErrorKind::AlreadyExists)
        );
        is_written("new")?;
        draft("newer")?.take_name(folder.path(), &path, true)?;
        is_written("newer")
    }

    #[test]
    #[cfg(unix)]
    fn a_private_draft_is_nobody_else_s_to_read() -> io::Result<()> {
        use std::os::unix::fs::MetadataExt;

        let folder = tempfile::tempdir()?;
        for draft in [
            Draft::new(folder.path(), true),
            Draft::named(folder.path(), true),
        ] {
            assert_eq!(draft?.file().metadata()?.mode() & 0o077, 0);
        }
        Ok(())
    }
}
