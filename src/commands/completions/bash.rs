//! The script for bash.
//!
//! Knows the words that bash hands over. Does not know what the values mean: bash shows no help.

use std::io::{self, Write};

use super::table::{Row, Value};

/// What follows the table, a function that sets what may stand behind `command before`.
const COMPLETE: &str = r#"
_cities() {
    local typed=$2 before=$3 kept='' command='' kind='' offered='' options='' word i
    local IFS=$' \t\n'
    COMPREPLY=()
    # `--option=value` is three words where a shell parts words at an equals sign.
    if [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    elif [[ $typed == --*=* ]]; then
        before=${typed%%=*} kept=${typed%%=*}= typed=${typed#*=}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        _cities_table '' "$word"
        if [[ $kind ]]; then
            [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
            ((i++))
        elif [[ $word != -* ]]; then
            command=$word
            break
        fi
    done
    _cities_table "$command" "$before"
    if [[ $typed == -* && $options ]]; then
        kind='' offered=$options
    fi
    if [[ $kind == file ]]; then
        IFS=$'\n'
        compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$typed"))
    elif [[ $kind == list ]]; then
        kept+=${typed%"${typed##*,}"} typed=${typed##*,}
    fi
    for word in $offered; do
        if [[ $word == "$typed"* && ,${kept#*=} != *",$word,"* ]]; then
            COMPREPLY+=("$kept$word")
        fi
    done
}

complete -F _cities cities
"#;

pub(super) fn write(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "_cities_table() {{\n    case \"$1 $2\" in")?;
    for row in rows {
        let command = &row.command;
        for (place, value) in row.options() {
            let names = place.names.iter().map(|name| format!("'{command} {name}'"));
            let names = names.collect::<Vec<_>>().join(" | ");
            let set = set(Some(value), "one");
            writeln!(out, "        {names}) {set} options='' ;;")?;
        }
        let set = set(row.positional(), "");
        let names = row.names().collect::<Vec<_>>().join(" ");
        writeln!(out, "        '{command} '*) {set} options='{names}' ;;")?;
    }
    write!(out, "    esac\n}}\n{COMPLETE}")
}

/// Sets the values and their kind, which is `usual` if it is neither a list nor a file.
fn set(value: Option<&Value>, usual: &str) -> String {
    let kind = match value {
        Some(value) if value.is_file => "file",
        Some(value) if value.is_list => "list",
        _ => usual,
    };
    let offered = value.iter().flat_map(|value| &value.offered);
    let offered: Vec<&str> = offered.map(|(id, _)| &**id).collect();
    format!("kind='{kind}' offered='{}'", offered.join(" "))
}
