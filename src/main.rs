//! The process: arguments, streams and the exit code.

use std::io::{self, BufWriter, ErrorKind, IsTerminal};
use std::{env, ffi::OsString, process::ExitCode};

use learning_cities::commands::{complete, run};
use learning_cities::error::Error;
use learning_cities::output::terminal::{Io, Terminal};

fn main() -> ExitCode {
    complete();
    let arguments: Vec<OsString> = env::args_os().collect();
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let mut out = BufWriter::new(stdout.lock());
    let mut err = stderr.lock();
    let mut io = Io {
        terminal: Terminal::new(stdout.is_terminal(), size(&stdout)),
        out: &mut out,
        err_terminal: Terminal::new(stderr.is_terminal(), size(&stderr)),
        err: &mut err,
    };
    let result = run(&arguments, &mut io);
    let result = match io.out.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => result,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever closes a pipe has read enough.
        Err(Error::Write(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // If the error cannot be written either, the exit code still tells.
            let _ = error.write(io.err, &io.err_terminal);
            ExitCode::from(error.code())
        }
    }
}

/// The columns and rows of a terminal, if they are known.
#[cfg(unix)]
fn size(stream: &impl std::os::fd::AsFd) -> Option<(usize, usize)> {
    let size = rustix::termios::tcgetwinsize(stream).ok()?;
    Some((size.ws_col.into(), size.ws_row.into()))
}

#[cfg(not(unix))]
fn size<T>(_: &T) -> Option<(usize, usize)> {
    None
}
