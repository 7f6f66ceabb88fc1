//! The script for zsh.
//!
//! Knows what `_arguments` and `_describe` take, and how they are kept from obeying it. Does not
//! know what may stand where.

use std::io::{self, Write};

use super::table::{Place, Row, Value};

const HEAD: &str = r#"#compdef cities

# As _describe; behind a comma, what is not there yet.
_cities_by_comma() {
    local -a used
    compset -P '*,' && used=(${(s:,:)IPREFIX#*=})
    _describe "$@" -F used
}
"#;

const FOOT: &str = r#"    esac
}

if [[ $funcstack[1] == _cities ]]; then
    _cities "$@"
else
    compdef _cities cities
fi
"#;

pub(super) fn write(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for row in rows {
        for place in &row.places {
            write_offering(row, place, out)?;
        }
    }
    writeln!(out, "\n_cities() {{")?;
    writeln!(out, "    local context state state_descr line")?;
    writeln!(out, "    local -A opt_args")?;
    for row in rows {
        let specs: Vec<String> = row
            .places
            .iter()
            .flat_map(|place| specs(row, place))
            .collect();
        let specs = specs.join(" \\\n            ");
        if row.command.is_empty() {
            writeln!(
                out,
                "    _arguments -S -C {specs} '*:: :->argument' && return"
            )?;
            writeln!(out, "    case $words[1] in")?;
        } else {
            writeln!(out, "        {}) _arguments -S {specs} ;;", row.command)?;
        }
    }
    out.write_all(FOOT.as_bytes())
}

/// The name of the function that offers what a place may hold.
fn function(row: &Row, place: &Place) -> String {
    format!("_cities_{}_{}", row.command, place.id)
}

fn write_offering(row: &Row, place: &Place, out: &mut dyn Write) -> io::Result<()> {
    let Some(value) = place
        .value
        .as_ref()
        .filter(|value| !value.offered.is_empty())
    else {
        return Ok(());
    };
    writeln!(
        out,
        "\n{}() {{\n    local -a offered=(",
        function(row, place)
    )?;
    for (id, help) in &value.offered {
        let help = help.replace('\\', r"\\");
        let colon = if help.is_empty() { "" } else { ":" };
        writeln!(out, "        {}", quote(&format!("{id}{colon}{help}")))?;
    }
    let offer = if value.is_list {
        "_cities_by_comma"
    } else {
        "_describe"
    };
    writeln!(out, "    )\n    {offer} {} offered\n}}", value.name)
}

/// What `_arguments` is told of a place: a word for each name of an option.
fn specs(row: &Row, place: &Place) -> Vec<String> {
    let value = place.value.as_ref().map(|value| {
        let action = match value {
            Value { is_file: true, .. } => "_files".to_owned(),
            Value { offered, .. } if offered.is_empty() => " ".to_owned(),
            _ => function(row, place),
        };
        format!(":{}:{action}", value.name)
    });
    let has_value = value.is_some();
    let value = value.unwrap_or_default();
    if place.names.is_empty() {
        let repeats = if place.repeats { "*" } else { "" };
        return vec![quote(&format!("{repeats}{value}"))];
    }
    let excluded = format!("({})", place.names.join(" "));
    let repeats = if place.repeats { "*" } else { &excluded };
    let help = place.help.replace('\\', r"\\");
    let help = help.replace('[', r"\[").replace(']', r"\]");
    let specs = place.names.iter().map(|name| {
        let joint = match (has_value, name.starts_with("--")) {
            (false, _) => "",
            (true, true) => "=",
            (true, false) => "+",
        };
        quote(&format!("{repeats}{name}{joint}[{help}]{value}"))
    });
    specs.collect()
}

/// `text` as one word of which nothing is obeyed.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
