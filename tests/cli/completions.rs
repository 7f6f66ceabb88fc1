//! `cities completions` and `cities man`.

use std::collections::BTreeSet;
use std::time::Duration;
use std::{fs, process};

use crate::definitions::commands;
use crate::harness::{Run, cities, command, dataset};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

#[test]
fn every_script_knows_what_the_command_line_knows() {
    let dataset = dataset();
    for shell in SHELLS {
        let script = cities(["completions", shell]).succeeds();
        for command in commands() {
            assert!(script.contains(&command.name), "{shell}: {}", command.name);
        }
        // The generators for PowerShell and Elvish complete options and no values.
        if ["powershell", "elvish"].contains(&shell) {
            continue;
        }
        let cities = dataset.cities.iter().map(|city| &*city.id);
        let themes = dataset.themes.iter().map(|theme| &*theme.id);
        let others = [
            "northern-ireland",
            "latitude",
            "matches",
            "geojson",
            "markdown",
        ];
        for value in cities.chain(themes).chain(others) {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
    let error = cities(["completions", "bsh"]).fails(2, "");
    assert!(
        error.contains("tip: a similar value exists: 'bash'"),
        "{error}"
    );
}

/// What is offered behind `cities` and a line that ends where the cursor stands, sorted.
///
/// In the folder where it is typed is one file, `mine.json`.
const OFFERED: &[(&str, &str)] = &[
    ("sho", "show"),
    ("nothing", ""),
    ("--da", "--data"),
    ("show wol", "wolverhampton"),
    ("show derby gl", "glasgow"),
    ("export derr", "derry-city-and-strabane"),
    ("export --ex", "--exact"),
    ("list --theme inno", "innovation"),
    ("list --theme=inno", "innovation"),
    ("list --theme health,healt", ""),
    (
        "list --theme health,in",
        "health,inclusion health,inequality health,innovation",
    ),
    ("list --theme=a,b,inno", "a,b,innovation"),
    ("list -t hea", "health"),
    ("search --nation wa", "wales"),
    (
        "search x -n northern-ireland,s",
        "northern-ireland,scotland",
    ),
    ("export --nation=s", "scotland"),
    (
        "export --nation=",
        "england northern-ireland scotland wales",
    ),
    ("list --region york", "yorkshire-and-the-humber"),
    ("list -r wales,sc", "wales,scotland"),
    ("list --sort lat", "latitude"),
    ("search --sort sc", "score"),
    ("compare wol", "wolverhampton"),
    ("help sea", "search"),
    ("themes inno", "innovation"),
    ("list --fields reg", "region"),
    ("list --fields name,na", "name,nation"),
    (
        "themes --fields id,name,about,",
        "id,name,about,alt_labels id,name,about,cities id,name,about,count \
         id,name,about,evidence id,name,about,unesco",
    ),
    ("export --format geo", "geojson"),
    ("show --format geo", ""),
    ("map -f s", "svg"),
    ("about --color ", "always auto never"),
    ("completions f", "fish"),
    ("man sea", "search"),
    ("search ", ""),
    ("search list ", ""),
    ("search --limit ", ""),
    ("search m", ""),
    ("list m", ""),
    ("export --output ", "mine.json"),
    ("export -o mi", "mine.json"),
    ("list --data mi", "mine.json"),
    ("--data mi", "mine.json"),
    ("--data=mi", "mine.json"),
    ("--data mine.json show wol", "wolverhampton"),
    ("--data=mine.json --color never show wol", "wolverhampton"),
    ("--data list sho", "show"),
];

/// What a shell offers behind each line, as it says so itself; nothing where it is not installed.
fn offered(shell: &str, script: &str, lines: &[&str]) -> Option<Vec<String>> {
    process::Command::new(shell)
        .arg("--version")
        .output()
        .ok()?;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine.json"), "").unwrap();
    let lines: Vec<String> = lines.iter().map(|line| format!("cities {line}")).collect();
    fs::write(home.path().join("script"), script).unwrap();
    fs::write(home.path().join("lines"), lines.join("\n") + "\n").unwrap();
    fs::write(home.path().join("ask"), asking(shell)).unwrap();
    let mut asked = assert_cmd::Command::new(shell);
    asked
        .arg(home.path().join("ask"))
        .current_dir(&folder)
        .env("HOME", home.path())
        .env("ZDOTDIR", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .env("TERM", "xterm")
        .timeout(Duration::from_mins(1));
    let answers = Run::of(&mut asked).succeeds();
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 1, "{shell}: {script}");
    let answers: Vec<&str> = answers.split("?\n").skip(1).collect();
    assert_eq!(answers.len(), lines.len(), "{shell}: {answers:?}");
    Some(answers.into_iter().map(str::to_owned).collect())
}

/// Has a shell read `script`, and write `?` and what it offers for each of `lines`, a line each.
fn asking(shell: &str) -> &'static str {
    match shell {
        // Words as bash parts them.
        "bash" => {
            r#"
            source ~/script
            while IFS= read -r line; do
                read -ra COMP_WORDS <<<"${line//=/ = }"
                [[ $line == *' ' ]] && COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                typed=${COMP_WORDS[COMP_CWORD]}
                _cities cities "${typed#=}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\n' '?' "${COMPREPLY[@]}"
            done <~/lines
            "#
        }
        "fish" => {
            r"
            source ~/script
            for line in (cat ~/lines)
                echo '?'
                complete -C $line
            end
            "
        }
        // A terminal of its own, where what is added to the list of matches is written down.
        "zsh" => {
            r#"
            cat >~/.zshrc <<'END'
            PS1=
            autoload -U compinit && compinit -D -u
            source ~/script
            compadd() {
                local -a matches
                if [[ "${@[1,(i)(-|--)]} " != *' '-(O|A|D)' '* ]]; then
                    builtin compadd -A matches "$@"
                    (($#matches)) && print -rl -- $IPREFIX$^matches >>~/offered
                fi
                builtin compadd "$@"
            }
            zle-line-init() {
                for BUFFER in "${(f@)$(<~/lines)}"; do
                    print '?' >>~/offered
                    CURSOR=$#BUFFER
                    zle list-choices
                done
                exit
            }
            zle -N zle-line-init
END
            zmodload zsh/zpty
            zpty terminal zsh -di
            zpty -r terminal seen '*never*'
            cat ~/offered
            "#
        }
        other => panic!("{other} is not asked"),
    }
}

#[test]
#[cfg(unix)]
fn a_shell_offers_what_may_stand_there() {
    for shell in ["bash", "zsh", "fish"] {
        let script = cities(["completions", shell]).succeeds();
        let lines: Vec<&str> = OFFERED.iter().map(|(line, _)| *line).collect();
        let answers = offered(shell, &script, &lines).unwrap_or_default();
        for ((line, expected), answer) in OFFERED.iter().zip(answers) {
            let mut words: Vec<&str> = answer.lines().map(word).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.join(" "), *expected, "{shell}: {line}");
        }
    }
}

/// What is offered in a line of an answer, without its help and the option that it is the value of.
fn word(line: &str) -> &str {
    let word = line.split('\t').next().unwrap();
    word.split_once('=').map_or(word, |(_, value)| value)
}

#[test]
#[cfg(unix)]
fn a_shell_shows_names_as_they_are() {
    let names = [
        "Ely, Isle of [Ely]: 'the' \"City\" \\ & (more) #1 {2} %3 <4>",
        "Plain",
    ];
    let fish = script_of("fish", &names);
    for answer in offered("fish", &fish, &["show id0"]).unwrap_or_default() {
        assert_eq!(answer, format!("id0\t{}\n", names[0]));
    }
    // What zsh shows ends at the edge of the terminal.
    let quoted = names[0].replace('\\', r"\\").replace('\'', r"'\''");
    assert!(script_of("zsh", &names).contains(&format!("'id0:{quoted}'\n")));
}

/// The script for a dataset of cities, nations, regions and themes with these names; the cities are
/// `id0` and so on, and the themes by their names.
fn script_of(shell: &str, names: &[&str]) -> String {
    let cities = names.iter().enumerate().map(|(at, name)| {
        let id = format!("id{at}");
        serde_json::json!({"id": id, "name": name, "description": "d", "nation": name, "region": name})
    });
    let themes = names
        .iter()
        .map(|name| serde_json::json!({"id": name, "name": name}));
    let (cities, themes): (Vec<_>, Vec<_>) = (cities.collect(), themes.collect());
    let data = serde_json::json!({"cities": cities, "themes": themes}).to_string();
    let mut command = command(["--data", "-", "completions", shell]);
    Run::of(command.write_stdin(data)).succeeds()
}

#[test]
#[cfg(unix)]
fn an_option_is_offered_with_its_help() {
    let fish = cities(["completions", "fish"]).succeeds();
    let lines = ["list --no-h", "export --ex", "show -", "--da"];
    for answer in offered("fish", &fish, &lines).unwrap_or_default() {
        assert!(answer.starts_with('-'), "{answer}");
        for line in answer.lines() {
            let (option, help) = line.split_once('\t').unwrap_or_default();
            assert!(option.starts_with('-') && !help.is_empty(), "{line:?}");
        }
    }
}

#[test]
fn a_script_has_every_function_that_it_calls() {
    for shell in ["bash", "zsh", "fish"] {
        let script = cities(["completions", shell]).succeeds();
        let words = script.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let functions: BTreeSet<&str> = words
            .filter(|word| {
                word.trim_start_matches('_').starts_with("cities") && word.starts_with('_')
            })
            .collect();
        assert!(!functions.is_empty(), "{shell}");
        for function in functions {
            let is_head = |line: &str| {
                line.starts_with(&format!("{function}() {{"))
                    || line.trim_end() == format!("function {function}")
                    || line.starts_with(&format!("function {function} "))
            };
            assert!(script.lines().any(is_head), "{shell}: {function}");
        }
    }
}

#[test]
fn no_script_holds_what_a_shell_would_run() {
    let names = [
        "$(touch x)",
        "`touch x`",
        "a'b\"c",
        "x; touch y",
        "plain",
        "l\ntouch x",
        "r\rtouch x",
        "]:x:{touch x}",
        "[x]:(touch x)",
        "q' & touch x '",
        "q\\' | touch x #",
        "e\" & touch x \"",
        "-rf",
        "<(touch x)",
        "(touch x)",
        "=(touch x)",
        "*u",
        "~v",
        "!!w",
        "(e:touch x:)",
    ];
    for shell in SHELLS {
        let script = script_of(shell, &names);
        for unsafe_part in ["$(touch", "`touch", "; touch", "a'b", "\ntouch", "\r"] {
            assert!(!script.contains(unsafe_part), "{shell}: {unsafe_part}");
        }
    }
    for shell in ["bash", "zsh", "fish"] {
        let lines = [
            "show ",
            "show id",
            "list --theme ",
            "list --theme=id1,",
            "list -n ",
            "export ",
        ];
        let answers = offered(shell, &script_of(shell, &names), &lines).unwrap_or_default();
        for answer in answers {
            let mut words = answer.lines().map(word);
            assert!(!answer.is_empty(), "{shell}");
            assert!(
                words.all(|word| word.starts_with(char::is_alphanumeric)),
                "{shell}: {answer}"
            );
        }
    }
}

#[test]
fn every_command_has_a_page_and_help_with_examples_that_work() {
    for command in commands() {
        let name = &*command.name;
        let page = cities(["man", name]).succeeds();
        assert!(page.contains(&format!(".TH cities-{name} 1")), "{page}");
        assert!(page.contains(".SH EXAMPLES\n"), "{page}");
        assert!(page.contains(".SH \"EXIT STATUS\"\n.TP\n0\n"), "{page}");
        assert!((2..=3).contains(&command.examples.len()), "{name}");
        for example in &command.examples {
            let _ = cities(example).succeeds();
        }
        let help = cities([name, "--help"]).succeeds();
        let short = cities([name, "-h"]).succeeds();
        assert!(!short.contains("Examples:") && short.lines().count() < help.lines().count());
    }
    assert!(cities(["man"]).succeeds().contains(".TH cities 1"));
}

#[test]
fn what_asks_no_dataset_opens_none() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.json");
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{}").unwrap();
    for file in [&missing, &broken] {
        let set = |arguments: &[&str]| Run::of(command(arguments).env("CITIES_DATA", file));
        let typed = |arguments: &[&str]| Run::of(command(arguments).arg("--data").arg(file));
        for arguments in [
            &["schema"][..],
            &["man"],
            &["man", "search"],
            &["--help"],
            &["list", "--help"],
            &["--version"],
        ] {
            let answer = cities(arguments).succeeds();
            assert_eq!(set(arguments).succeeds(), answer, "{arguments:?}");
            assert_eq!(typed(arguments).succeeds(), answer, "{arguments:?}");
        }
        let completions = &["completions", "bash"];
        assert_eq!(set(completions).succeeds(), cities(completions).succeeds());
        let _ = typed(completions).fails(2, "");
        let _ = set(&["list"]).fails(2, "");
    }
}
