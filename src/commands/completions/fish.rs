//! The script for fish.
//!
//! Knows how `complete` is told of a place, and how fish quotes. Does not know what may stand there.

use std::io::{self, Write};

use super::table::{Place, Row};

/// What stands before the rows; `GLOBAL` are the options of `cities` itself, as argparse has them.
const HEAD: &str = r#"# Whether the command that was typed is this one; without, whether there is none yet.
function __cities_in --argument-names command
    set -l words (commandline -opc)[2..]
    argparse -s GLOBAL -- $words 2>/dev/null
    or set argv
    test "$argv[1]" = "$command"
end

# Offers values, behind a comma those that are not there yet.
function __cities_by_comma
    set -l before (commandline -ct | string replace -r -- '^-(-[^=]*=|[a-z])' '' | string replace -r -- '[^,]*$' '')
    for value in $argv
        if not contains -- (string split -f 1 \t -- $value) (string split , -- $before)
            printf '%s\n' $before$value
        end
    end
end

complete -c cities -f
"#;

pub(super) fn write(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let global = rows.iter().filter(|row| row.command.is_empty());
    let global: Vec<String> = global.flat_map(|row| &row.places).flat_map(specs).collect();
    out.write_all(HEAD.replace("GLOBAL", &global.join(" ")).as_bytes())?;
    for row in rows {
        for place in &row.places {
            write_place(&row.command, place, out)?;
        }
    }
    Ok(())
}

/// The names of an option, as argparse has them.
fn specs(place: &Place) -> Vec<String> {
    let value = if place.value.is_some() { "=" } else { "" };
    let names = place.names.iter().map(|name| name.trim_start_matches('-'));
    names.map(|name| format!("{name}{value}")).collect()
}

fn write_place(command: &str, place: &Place, out: &mut dyn Write) -> io::Result<()> {
    let offering = format!("__cities_{command}_{}", place.id);
    let offered = place.value.iter().flat_map(|value| &value.offered);
    let offered: Vec<String> = offered
        .map(|(id, help)| format!(r"{}\t{}", quote(id), quote(help)))
        .collect();
    let is_list = place.value.as_ref().is_some_and(|value| value.is_list);
    if !offered.is_empty() {
        let offer = if is_list {
            "__cities_by_comma"
        } else {
            r"printf '%s\n'"
        };
        let offered = offered.join(" \\\n        ");
        writeln!(out, "\nfunction {offering}\n    {offer} {offered}\nend")?;
    }
    write!(out, "complete -c cities -n '__cities_in {command}'")?;
    for name in &place.names {
        match name.strip_prefix("--") {
            Some(long) => write!(out, " -l {long}")?,
            None => write!(out, " -s {}", name.trim_start_matches('-'))?,
        }
    }
    if !place.names.is_empty() {
        write!(out, " -d {}", quote(&place.help))?;
    }
    match &place.value {
        Some(value) if value.is_file => write!(out, " -r -F")?,
        Some(_) => write!(out, " -x")?,
        None => {}
    }
    if !offered.is_empty() {
        write!(out, " -a '({offering})'")?;
    }
    writeln!(out)
}

/// `text` as one word of which nothing is obeyed.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}
