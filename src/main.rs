//! The process: arguments, streams and the exit code.
//!
//! Knows the streams, and alone what a closed pipe is. Does not know what was asked.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal};
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;

use learning_cities::commands::run;
use learning_cities::error::Error;
use learning_cities::output::target::{Streams, Target};

/// How much output is gathered before it is written, in bytes.
const BUFFER: usize = 1 << 14;

fn main() -> ExitCode {
    // Beyond the limit on a file's size, a failure to write can be told; the signal would end the
    // process with a core. Where the signal cannot be caught, it does.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    let arguments: Vec<OsString> = env::args_os().collect();
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let mut out = BufWriter::with_capacity(BUFFER, stdout.lock());
    let mut notes = stderr.lock();
    let mut streams = Streams {
        target: Target::new(stdout.is_terminal(), size(&stdout)),
        notes_target: Target::new(stderr.is_terminal(), size(&stderr)),
        out: &mut out,
        notes: &mut notes,
        files: true,
    };
    let answer = run(&arguments, &mut streams);
    let outcome = match (answer, streams.out.flush()) {
        // An answer that was not written whole is none, unless nobody wanted the rest of it.
        (_, Err(failure)) if failure.kind() != ErrorKind::BrokenPipe => Err(failure.into()),
        (answer, _) => answer,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Error::Write(failure)) if failure.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Where even the error cannot be written, the exit code tells.
            let _ = error.write(streams.notes, &streams.notes_target);
            ExitCode::from(error.code())
        }
    }
}

/// The columns and rows of the terminal that a stream is; 0 is unknown.
#[cfg(unix)]
fn size(stream: &impl std::os::fd::AsFd) -> Option<(usize, usize)> {
    // The crate terminal_size knows no width where the height is unknown, as under script(1).
    let size = rustix::termios::tcgetwinsize(stream).ok()?;
    Some((size.ws_col.into(), size.ws_row.into()))
}

/// The columns and rows of the terminal that a stream is.
#[cfg(not(unix))]
fn size(stream: &impl std::os::windows::io::AsHandle) -> Option<(usize, usize)> {
    let (width, height) = terminal_size::terminal_size_of(stream)?;
    Some((width.0.into(), height.0.into()))
}
