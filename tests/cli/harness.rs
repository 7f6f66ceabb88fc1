//! Runs `cities` as a process and compares all three of exit code, stdout and stderr; or in this
//! process, on a screen of any kind.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};

use assert_cmd::Command;
use learning_cities::commands::run;
use learning_cities::dataset::{Dataset, EMBEDDED};
use learning_cities::output::target::{Streams, Target};

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
    /// Where the same is met again: variables, folder, standard input.
    again: Again,
}

/// What a command meets.
#[derive(Debug, Default)]
struct Again {
    variables: Vec<(OsString, Option<OsString>)>,
    folder: Option<PathBuf>,
    stdin: Vec<u8>,
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

/// The command as the standard library runs it, for streams and signals that `assert_cmd` does not
/// offer.
pub fn process<S: AsRef<OsStr>>(arguments: &[S]) -> process::Command {
    let mut process = process::Command::new(command([""; 0]).get_program());
    process
        .args(arguments)
        .env_remove("CITIES_DATA")
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    process
}

/// Runs `cities` with arguments.
pub fn cities<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    Run::of(&mut command(arguments))
}

impl Run {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        Self::again(Vec::new(), command)
    }

    /// Runs a command to its end, with text on its standard input.
    pub fn over(stdin: impl Into<Vec<u8>>, command: &mut Command) -> Self {
        let stdin = stdin.into();
        command.write_stdin(stdin.clone());
        Self::again(stdin, command)
    }

    fn again(stdin: Vec<u8>, command: &mut Command) -> Self {
        let variables = command.get_envs();
        let variables = variables.map(|(name, value)| (name.into(), value.map(Into::into)));
        let again = Again {
            variables: variables.collect(),
            folder: command.get_current_dir().map(Path::to_owned),
            stdin,
        };
        let output = command.output().expect("cities can be run");
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Self {
            code: output.status.code().expect("cities ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            again,
        }
    }

    /// Exit code 0 and nothing on stderr; the stdout.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!((self.code, &*self.stderr), (0, ""), "{self:?}");
        self.stdout
    }

    /// Exit code 0 and at most a note on stderr; the stdout.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        let notes = self.stderr.lines().all(|line| line.starts_with("note: "));
        assert!(notes && self.stderr.lines().count() <= 1, "{self:?}");
        self.stdout
    }

    /// An exit code, this stdout, and one error in clap's form on stderr, which is returned.
    #[track_caller]
    pub fn fails(self, code: i32, stdout: &str) -> String {
        assert_eq!((self.code, &*self.stdout), (code, stdout), "{self:?}");
        assert!(self.stderr.starts_with("error: "), "{self:?}");
        assert_eq!(self.stderr.matches("error: ").count(), 1, "{self:?}");
        for line in self.stderr.lines() {
            let tip = line.strip_prefix("  tip: ").unwrap_or_default();
            if let Some((_, command)) = tip.split_once(": cities") {
                self.again.works(&format!("cities{command}"));
            }
        }
        self.stderr
    }
}

impl Again {
    /// Holds that a command line does what it is given for, as a shell understands it.
    #[track_caller]
    fn works(&self, line: &str) {
        let program = PathBuf::from(command([""; 0]).get_program());
        let folders = env::var_os("PATH").unwrap_or_default();
        let folders = env::split_paths(&folders);
        let folders = std::iter::once(program.parent().unwrap().to_owned()).chain(folders);
        let mut shell = process::Command::new("sh");
        shell.args(["-c", line]);
        for (name, value) in &self.variables {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell.env("PATH", env::join_paths(folders).unwrap());
        shell.current_dir(self.folder.as_deref().unwrap_or(Path::new(".")));
        let piped = shell.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped.stderr(Stdio::piped()).spawn().unwrap();
        // Who asks nothing of it does not read it.
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "the tip '{line}': {output:?}");
    }
}

/// The first column of TSV.
pub fn first_column(tsv: &str) -> Vec<&str> {
    tsv.lines()
        .map(|line| line.split('\t').next().unwrap_or_default())
        .collect()
}

/// What a terminal of 40 rows shows of a command that succeeds in silence.
#[track_caller]
pub fn on_terminal(arguments: &[&str], width: usize, color: bool) -> String {
    on_screen(arguments, (width, Some(40)), color)
}

/// As [`on_terminal`], given columns and rows.
#[track_caller]
pub fn on_screen(arguments: &[&str], size: (usize, Option<usize>), color: bool) -> String {
    let color = if color { "always" } else { "never" };
    let run = in_process(&[arguments, &["--color", color]].concat(), true, size);
    assert!(run.code == 0 && !run.stderr.contains("tip:"), "{run:?}");
    run.stdout
}

/// What a command comes to on a terminal, an error too.
pub fn with_errors(arguments: &[&str], width: usize, color: bool) -> Run {
    let color = if color { "always" } else { "never" };
    in_process(
        &[&["--color", color], arguments].concat(),
        true,
        (width, Some(40)),
    )
}

/// What a terminal of 80 columns shows of a command, notes and errors too.
pub fn on_terminal_with_notes(arguments: &[&str]) -> String {
    let all = [&["--color", "never"], arguments].concat();
    let run = in_process(&all, true, (80, Some(40)));
    // A tip repeats the options that were given.
    (run.stderr + &run.stdout).replace("--color never ", "")
}

/// What a command comes to where there is no terminal, without a process of its own.
pub fn piped(arguments: &[&str]) -> Run {
    in_process(arguments, false, (80, None))
}

fn in_process(arguments: &[&str], terminal: bool, (width, rows): (usize, Option<usize>)) -> Run {
    let target = Target {
        terminal,
        width,
        rows,
        color: false,
    };
    let arguments: Vec<_> = arguments.iter().map(Into::into).collect();
    in_process_with(&arguments, target)
}

/// What any arguments come to on a target, UTF-8 or not.
pub fn in_process_with(arguments: &[OsString], target: Target) -> Run {
    let arguments = [&["cities".into()], arguments].concat();
    let (mut out, mut notes) = (Vec::new(), Vec::new());
    let mut streams = Streams {
        out: &mut out,
        target,
        notes: &mut notes,
        notes_target: target,
        files: true,
    };
    let answer = run(&arguments, &mut streams);
    let code = answer.as_ref().err().map_or(0, |error| error.code().into());
    if let Err(error) = answer {
        let written = error.write(streams.notes, &streams.notes_target);
        written.expect("a vector can be written to");
    }
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        code,
        stdout: text(out),
        stderr: text(notes),
        again: Again::default(),
    }
}
