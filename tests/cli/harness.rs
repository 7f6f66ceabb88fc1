//! Runs `cities` as a process and compares all three of exit code, stdout and stderr; or in this
//! process, on a screen of any kind.

use std::ffi::OsStr;

use assert_cmd::Command;
use learning_cities::dataset::{Dataset, EMBEDDED};
use learning_cities::output::Screen;
use learning_cities::{Streams, parse, run};

/// The embedded dataset.
pub fn dataset() -> Dataset<'static> {
    Dataset::parse(EMBEDDED.as_bytes()).expect("the embedded dataset is valid")
}

/// What a run came to.
#[derive(Debug)]
#[must_use]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The command in an environment that is the same everywhere.
pub fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("cities");
    for variable in ["CITIES_DATA", "CLICOLOR", "CLICOLOR_FORCE", "LINES"] {
        command.env_remove(variable);
    }
    command
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .env("TERM", "dumb")
        .args(arguments);
    command
}

/// Runs `cities` with arguments.
pub fn cities<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    Run::of(&mut command(arguments))
}

impl Run {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("cities can be run");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Self {
            code: output.status.code().expect("cities ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Exit code 0 and nothing on stderr; the stdout.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!((self.code, &*self.stderr), (0, ""), "{self:?}");
        self.stdout
    }

    /// An exit code, this stdout, and one error in clap's form on stderr, which is returned.
    #[track_caller]
    pub fn fails(self, code: i32, stdout: &str) -> String {
        assert_eq!((self.code, &*self.stdout), (code, stdout), "{self:?}");
        assert!(self.stderr.starts_with("error: "), "{self:?}");
        assert_eq!(self.stderr.matches("error: ").count(), 1, "{self:?}");
        self.stderr
    }
}

/// The first column of TSV.
pub fn first_column(tsv: &str) -> Vec<&str> {
    tsv.lines()
        .map(|line| line.split('\t').next().unwrap_or_default())
        .collect()
}

/// What a terminal shows of a command that succeeds in silence.
#[track_caller]
pub fn on_terminal(arguments: &[&str], width: usize, color: bool) -> String {
    let (stdout, stderr) = in_process(arguments, terminal(width, color));
    assert_eq!(stderr, "");
    stdout
}

/// What a terminal of 80 columns shows of a command, notes and errors too.
pub fn on_terminal_with_notes(arguments: &[&str]) -> String {
    let (stdout, stderr) = in_process(arguments, terminal(80, false));
    stderr + &stdout
}

/// What a command writes where there is no terminal, to stdout and to stderr.
pub fn piped(arguments: &[&str]) -> (String, String) {
    in_process(
        arguments,
        Screen {
            terminal: false,
            width: 80,
            color: false,
        },
    )
}

fn terminal(width: usize, color: bool) -> Screen {
    Screen {
        terminal: true,
        width,
        color,
    }
}

fn in_process(arguments: &[&str], screen: Screen) -> (String, String) {
    let Screen { width, color, .. } = screen;
    let arguments: Vec<_> = std::iter::once(&"cities")
        .chain(arguments)
        .map(Into::into)
        .collect();
    let (mut out, mut notes) = (Vec::new(), Vec::new());
    let answer = parse(&arguments, width).and_then(|cli| {
        let streams = &mut Streams {
            out: &mut out,
            screen,
            notes: &mut notes,
            color,
        };
        run(&cli, streams)
    });
    if let Err(error) = answer {
        error
            .write(&mut notes, color)
            .expect("a vector can be written to");
    }
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (text(out), text(notes))
}
