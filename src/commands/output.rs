//! What the output options ask for: order, format, fields, and the file to write to.

use std::io::{self, ErrorKind, Write};
use std::{cmp::Ordering, collections::HashSet, path::Path};

use clap::ValueEnum;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::output::{Format, Io, Page, Record, Table, Terminal, file, write_table};
use crate::text::{fold, list, quoted};
use crate::{cli::OutputArgs, dataset::Dataset, output::cell::flat};

/// The output of a command.
pub(super) struct Output<'a> {
    args: &'a OutputArgs,
    pub(super) format: Format,
}

impl OutputArgs {
    /// The output, in one of the formats that the command has: by an option, or by the extension of
    /// the file.
    pub(super) fn resolve(&self, formats: &[Format]) -> Result<Output<'_>> {
        let format = if self.json { Format::Json } else { self.format };
        let mut output = Output { args: self, format };
        let file = output.file().filter(|_| format == Format::Auto);
        if let Some(extension) = file.and_then(Path::extension) {
            // The first format, `auto`, is not an extension.
            output.format = format_of(&extension.to_string_lossy(), &formats[1..])?;
        }
        Ok(output)
    }
}

/// The format of files with an extension.
fn format_of(extension: &str, formats: &[Format]) -> Result<Format> {
    let values = formats.iter().filter_map(Format::to_possible_value);
    let mut valid = Vec::new();
    for (format, value) in formats.iter().zip(values) {
        if value.matches(extension, true) {
            return Ok(*format);
        }
        let name = value.get_name_and_aliases().last();
        valid.push(format!(".{}", name.unwrap_or_default()));
    }
    let (extension, valid) = (quoted(&format!(".{extension}")), list(valid, ""));
    let message = format!(
        "no format of this command has the extension {extension}\n  [possible values: {valid}]"
    );
    Err(Error::wrong(message))
}

impl Output<'_> {
    /// The fields that are asked for; by default `full` in formats that nest values, and `brief` in
    /// others.
    pub(super) fn fields(&self, brief: &str, full: &str) -> Result<Vec<String>> {
        let default = if self.format.is_nested() { full } else { brief };
        let mut fields = self.args.fields.clone();
        if fields.is_empty() {
            fields = default.split(' ').map(str::to_owned).collect();
        }
        let mut seen = HashSet::new();
        if let Some(field) = fields.iter().find(|field| !seen.insert(*field)) {
            return Err(Error::wrong(format!("duplicate field '{field}'")));
        }
        // Those of a point. A key that is there twice counts once.
        if self.format == Format::Geojson {
            fields.extend(["latitude", "longitude"].map(str::to_owned));
        }
        Ok(fields)
    }

    /// Arranges records: sorted, reversed and limited in number. Those without a value come last in
    /// both directions.
    pub(super) fn arrange<R: Record>(&self, mut records: Vec<R>) -> Vec<R> {
        if let Some(field) = &self.args.sort {
            let key = |record: &R| sort_key(field, record.value(field));
            let keyed = records.into_iter().map(|record| (key(&record), record));
            let (unknown, mut known): (Vec<_>, Vec<_>) = keyed.partition(|(key, _)| key.is_null());
            known.sort_by(|(a, _), (b, _)| compare_keys(a, b));
            if self.args.reverse {
                known.reverse();
            }
            known.extend(unknown);
            records = known.into_iter().map(|(_, record)| record).collect();
        } else if self.args.reverse {
            records.reverse();
        }
        records.truncate(self.args.limit.unwrap_or(usize::MAX));
        records
    }

    /// Writes records in order, with the fields that are asked for or by default.
    pub(super) fn write_records<'a, R: Record + 'a>(
        &self,
        io: &mut Io,
        records: Vec<R>,
        dataset: &'a Dataset,
        [brief, full]: [&str; 2],
    ) -> Result {
        let fields = self.fields(brief, full)?;
        self.write_table(io, Table::of(self.arrange(records), fields, dataset))
    }

    /// Whether a table is drawn for people, and not limited to some fields.
    pub(super) fn is_drawn(&self, io: &Io) -> bool {
        let is_terminal = self.terminal(io).is_terminal;
        let is_table = self.format == Format::Table || self.format == Format::Auto && is_terminal;
        is_table && self.args.fields.is_empty()
    }

    /// Whether single records are written as pages.
    pub(super) fn is_page(&self) -> bool {
        self.args.fields.is_empty() && matches!(self.format, Format::Auto | Format::Markdown)
    }

    /// Writes a table.
    pub(super) fn write_table(&self, io: &mut Io, table: Table) -> Result {
        self.write_tables(io, vec![table])
    }

    /// Writes tables, with a blank line between them.
    pub(super) fn write_tables(&self, io: &mut Io, tables: Vec<Table>) -> Result {
        self.write(io, |out, terminal| {
            for (index, mut table) in tables.into_iter().enumerate() {
                if index > 0 {
                    writeln!(out)?;
                }
                table.has_header &= !self.args.no_header;
                write_table(out, self.format, terminal, table)?;
            }
            Ok(())
        })
    }

    /// Writes a page that `describe` fills.
    pub(super) fn write_page(&self, io: &mut Io, describe: impl FnOnce(&mut Page)) -> Result {
        let mut page = Page::new(self.terminal(io), self.format == Format::Markdown);
        describe(&mut page);
        self.write(io, |out, _| write!(out, "{}", page.text))
    }

    /// Has `write` write to stdout, or to a file, for which the terminal does not matter.
    pub(super) fn write(
        &self,
        io: &mut Io,
        write: impl FnOnce(&mut dyn Write, &Terminal) -> io::Result<()>,
    ) -> Result {
        let terminal = self.terminal(io);
        let Some(path) = self.file() else {
            return Ok(write(io.out, &terminal)?);
        };
        let written = file::write(path, self.args.force, |out| write(out, &terminal));
        written.map_err(|error| {
            let path = quoted(&path.to_string_lossy());
            Error::wrong(match error.kind() {
                ErrorKind::AlreadyExists => format!("{path} exists; --force replaces it"),
                _ => format!("cannot write {path}: {error}"),
            })
        })
    }

    /// The properties of what is written to. With --output they are those of a file, even if that is
    /// stdout (-), but a terminal gets no control characters.
    pub(super) fn terminal(&self, io: &Io) -> Terminal {
        let mut terminal = io.terminal;
        if self.args.output.is_some() {
            terminal = Terminal::FILE;
            terminal.escapes = io.terminal.escapes && self.file().is_none();
        }
        terminal
    }

    /// The file to write to, unless it is stdout.
    fn file(&self) -> Option<&Path> {
        let stdout = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].map(Path::new);
        let file = self.args.output.as_deref();
        file.filter(|file| !stdout.contains(file))
    }
}

/// What a value is sorted by: a number as it is, text folded, a list by its joined text.
fn sort_key(field: &str, value: Value) -> Value {
    match value {
        Value::Null | Value::Number(_) => value,
        value => Value::String(fold(&flat(field, &value))),
    }
}

fn compare_keys(a: &Value, b: &Value) -> Ordering {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.as_str().cmp(&b.as_str()),
    }
}
