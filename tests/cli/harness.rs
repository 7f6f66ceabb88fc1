//! Runs `cities`, as a process or within this one, on a terminal or not.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};

use assert_cmd::Command;
use learning_cities::commands::run;
use learning_cities::dataset::{Dataset, EMBEDDED};
use learning_cities::output::terminal::{Io, Terminal};

/// The embedded dataset.
pub fn dataset() -> Dataset {
    Dataset::parse(EMBEDDED.as_bytes()).expect("the embedded dataset is valid")
}

/// What a command wrote, and its exit code.
#[derive(Debug)]
#[must_use]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
    environment: Environment,
}

/// Where the tips of a command must work too.
#[derive(Debug, Default)]
struct Environment {
    variables: Vec<(OsString, OsString)>,
    folder: Option<PathBuf>,
    stdin: Vec<u8>,
}

/// The command in an environment that is the same everywhere.
pub fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program());
    command.env_remove("CITIES_DATA");
    command.env_remove("CLICOLOR_FORCE");
    command.env("NO_COLOR", "1").env("COLUMNS", "80");
    command.env("TERM", "dumb").args(arguments);
    command
}

/// The command as the standard library runs it, for streams that `assert_cmd` does not offer.
pub fn process<S: AsRef<OsStr>>(arguments: &[S]) -> process::Command {
    let mut process = process::Command::new(program());
    process.args(arguments).env_remove("CITIES_DATA");
    process.stdin(Stdio::null()).stderr(Stdio::piped());
    process
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_cities"))
}

/// A `PATH` for a shell in which `cities` is the program.
pub fn path() -> OsString {
    let mut path = program().parent().unwrap().as_os_str().to_owned();
    path.push(":");
    path.push(env::var_os("PATH").unwrap_or_default());
    path
}

/// Runs `cities` with arguments.
pub fn cities<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Run {
    Run::of(&mut command(arguments))
}

/// Runs `cities` with a dataset on standard input.
pub fn over(data: impl Into<Vec<u8>>, arguments: &[&str]) -> Run {
    Run::over(data, command(["--data", "-"]).args(arguments))
}

impl Run {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        Self::over("", command)
    }

    /// Runs a command to its end, with text on its standard input.
    pub fn over(stdin: impl Into<Vec<u8>>, command: &mut Command) -> Self {
        let stdin = stdin.into();
        let output = command.write_stdin(stdin.clone()).output();
        let output = output.expect("cities can be run");
        let set = |(name, value): (&OsStr, Option<&OsStr>)| Some((name.into(), value?.into()));
        let environment = Environment {
            variables: command.get_envs().filter_map(set).collect(),
            folder: command.get_current_dir().map(Into::into),
            stdin,
        };
        let code = output.status.code().expect("cities ends by itself");
        Self::new(code, [output.stdout, output.stderr], environment)
    }

    fn new(code: i32, output: [Vec<u8>; 2], environment: Environment) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        let [stdout, stderr] = output.map(text);
        Self {
            code,
            stdout,
            stderr,
            environment,
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

    /// An exit code, this stdout, and one error in clap's form on stderr, which is returned. Every
    /// tip in it works.
    #[track_caller]
    pub fn fails(self, code: i32, stdout: &str) -> String {
        assert_eq!((self.code, &*self.stdout), (code, stdout), "{self:?}");
        assert!(self.stderr.starts_with("error: "), "{self:?}");
        assert_eq!(self.stderr.matches("error: ").count(), 1, "{self:?}");
        for line in self.stderr.lines() {
            let tip = line.strip_prefix("  tip: ").unwrap_or_default();
            if let Some((_, command)) = tip.split_once(": cities ") {
                self.environment.accepts(&format!("cities {command}"));
            }
        }
        self.stderr
    }
}

impl Environment {
    /// Asserts that a command line succeeds in a shell.
    #[track_caller]
    fn accepts(&self, line: &str) {
        let mut shell = Command::new("sh");
        shell.env_remove("CITIES_DATA").envs(self.variables.clone());
        shell.args(["-c", line]).env("PATH", path());
        if let Some(folder) = &self.folder {
            shell.current_dir(folder);
        }
        let output = shell.write_stdin(&*self.stdin).output().unwrap();
        assert!(output.status.success(), "the tip '{line}': {output:?}");
    }
}

/// What a terminal of 40 rows shows of a command that succeeds.
#[track_caller]
pub fn on_terminal(arguments: &[&str], width: usize, color: bool) -> String {
    on_screen(arguments, (width, Some(40)), color)
}

/// As [`on_terminal`], given columns and rows.
#[track_caller]
pub fn on_screen(arguments: &[&str], size: (usize, Option<usize>), color: bool) -> String {
    let run = in_process(arguments, size, color);
    assert_eq!(run.code, 0, "{run:?}");
    run.stdout
}

/// What a command comes to on a terminal, an error too.
pub fn with_errors(arguments: &[&str], width: usize, color: bool) -> Run {
    in_process(arguments, (width, Some(40)), color)
}

fn in_process(arguments: &[&str], size: (usize, Option<usize>), color: bool) -> Run {
    let terminal = Terminal {
        is_terminal: true,
        escapes: true,
        width: size.0,
        rows: size.1,
        ..Terminal::FILE
    };
    let color = if color { "Always" } else { "never" };
    let mut all: Vec<OsString> = vec!["--color".into(), color.into()];
    all.extend(arguments.iter().map(Into::into));
    in_process_with(&all, terminal)
}

/// What a command comes to in a pipe, without a process of its own.
pub fn piped(arguments: &[&str]) -> Run {
    let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
    in_process_with(&arguments, Terminal::FILE)
}

/// What any arguments, UTF-8 or not, come to.
pub fn in_process_with(arguments: &[OsString], terminal: Terminal) -> Run {
    let arguments = [&["cities".into()], arguments].concat();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io {
        out: &mut out,
        terminal,
        err: &mut err,
        err_terminal: terminal,
    };
    let mut code = 0;
    if let Err(error) = run(&arguments, &mut io) {
        code = error.code().into();
        let written = error.write(io.err, &io.err_terminal);
        written.expect("a vector can be written to");
    }
    Run::new(code, [out, err], Environment::default())
}
