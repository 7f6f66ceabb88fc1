//! The process: arguments, streams and the exit code.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::ColorChoice;
use learning_cities::cli;
use learning_cities::error::Error;
use learning_cities::output::Screen;
use learning_cities::{Streams, parse, run};

/// How much output is gathered before it is written, in bytes.
const BUFFER: usize = 1 << 14;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().collect();
    let when = cli::color(&arguments);
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let screen = Screen::detect(stdout.is_terminal(), is_colored(when, &stdout));
    let color = is_colored(when, &stderr);

    let mut out = BufWriter::with_capacity(BUFFER, stdout.lock());
    let mut notes = stderr.lock();
    let answer = parse(&arguments, screen.width).and_then(|cli| {
        let streams = &mut Streams {
            out: &mut out,
            screen,
            notes: &mut notes,
            color,
        };
        run(&cli, streams)
    });
    // An answer that was not written whole is none, unless nobody wanted the rest of it.
    let answer = match (answer, out.flush().map_err(Error::from)) {
        (Ok(()), flushed) => flushed,
        (Err(_), Err(failure)) if failure.code() != 0 => Err(failure),
        (error, _) => error,
    };
    let Err(error) = answer else {
        return ExitCode::SUCCESS;
    };
    let written = if matches!(&error, Error::Usage(usage) if !usage.use_stderr()) {
        error
            .write(&mut out, screen.color)
            .and_then(|()| out.flush())
    } else if error.code() == 0 {
        Ok(())
    } else {
        // Where even the error cannot be written, the exit code tells.
        let _ = error.write(&mut notes, color);
        Ok(())
    };
    match written {
        Ok(()) => ExitCode::from(error.code()),
        Err(failure) => {
            let failure = Error::from(failure);
            if failure.code() != 0 {
                let _ = failure.write(&mut notes, color);
            }
            ExitCode::from(failure.code())
        }
    }
}

/// Whether a stream gets ANSI styles: as told, or by `NO_COLOR`, `CLICOLOR_FORCE` and `TERM`.
fn is_colored(when: ColorChoice, stream: &impl IsTerminal) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match when {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
            false
        }
        ColorChoice::Auto if is_set("CLICOLOR_FORCE") => true,
        ColorChoice::Auto => {
            // On Windows no terminal says what it is.
            let term = env::var_os("TERM");
            stream.is_terminal() && term.map_or(cfg!(windows), |term| term != "dumb")
        }
    }
}
