//! Completions, by the protocol of `clap_complete` and in shells, and manual pages.

use std::fs;
use std::process;

use learning_cities::dataset::Dataset;
use learning_cities::text::{fold, shell_argument};
use serde_json::json;

use crate::definitions::commands;
use crate::formats::{cases, file_of, output};
use crate::harness::{Run, cities, command, dataset, path};

/// What is offered where a line ends, with `data` as `CITIES_DATA`, sorted.
fn offered(data: &str, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let mut command = command(["--", "cities"]);
    command.env("COMPLETE", "bash").env("CITIES_DATA", data);
    command.env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    let offered = Run::of(command.env("_CLAP_IFS", "\n").args(words)).succeeds();
    let mut offered: Vec<String> = offered.lines().map(str::to_owned).collect();
    offered.sort();
    offered
}

/// The values of an argument, each with its name.
type Values = Vec<[String; 2]>;

/// Asserts that of the values those that begin like a typed one are offered, and no other: after an
/// equals sign, in a list, and in any case if they have names of their own.
#[track_caller]
fn assert_completes(data: &str, argument: &str, values: &Values) {
    let first = &values[0][0];
    let mut before = vec![format!("{argument} ")];
    if argument.contains("--") {
        before.push(format!("{argument}="));
    }
    if !argument.ends_with("--sort") && !argument.ends_with("--format") {
        before.push(format!("{argument} {first},"));
    }
    for (index, [value, name]) in values.iter().enumerate() {
        let typed = [value, name, ""][index % 3].chars();
        let typed: String = typed.take(1 + index % 4).collect();
        let begins = |text: &String| fold(text).starts_with(&fold(&typed));
        for before in &before {
            let (_, word) = before.rsplit_once(' ').unwrap();
            // A list need not offer a value again.
            let is_new = |value: &&str| !word.ends_with(',') || value != first;
            let mut typed = typed.clone();
            if value != name {
                typed.make_ascii_uppercase();
            }
            let offered = offered(data, &format!("{before}{typed}"));
            let offered = offered.iter().filter_map(|text| text.strip_prefix(word));
            let offered = offered.filter(|it| !it.starts_with('-') && is_new(it));
            let expected = values.iter().filter(|texts| texts.iter().any(begins));
            let expected = expected.map(|texts| &*texts[0]).filter(is_new);
            let mut expected: Vec<&str> = expected.collect();
            expected.sort_unstable();
            assert_eq!(offered.collect::<Vec<_>>(), expected, "{before}{typed}");
        }
    }
}

#[test]
fn every_argument_completes_the_cities_themes_and_places_of_the_dataset_in_use() {
    let (_file, odd) = file_of(
        &r#"{"themes": [{"name": "Łódź & more"}, {"name": "Yoga"}], "cities": [
        {"name": "Côte d'Azur", "description": "d", "nation": "King's Land", "region": "Ö"},
        {"name": "Ely, Isle of", "description": "d", "nation": "É", "region": "Ab"}]}"#,
    );
    let own = Dataset::parse(fs::read(&odd).unwrap()).unwrap();
    let mut count = 0;
    for (data, dataset) in [("", dataset()), (&*odd, own)] {
        let place = |it: &&str| [fold(it).replace(' ', "-"), (*it).to_owned()];
        let nations = dataset.nations().iter().map(place).collect();
        let regions = dataset.regions().iter().map(place).collect();
        let cities = dataset.cities.iter();
        let cities = cities.map(|it| [it.id.clone(), it.name.clone()]).collect();
        let themes = dataset.themes.iter();
        let themes = themes.map(|it| [it.id.clone(), it.name.clone()]).collect();
        for command in commands().into_iter().map(|command| command.name) {
            let help = output(format!("help {command}"));
            for (shown, option, values) in [
                ("--theme <", " --theme", &themes),
                ("--nation <", " --nation", &nations),
                ("--region <", " --region", &regions),
                ("[THEME]...", "", &themes),
                ("CITY", "", &cities),
                ("<NAME>...", "", &cities),
            ] {
                if help.contains(shown) {
                    count += 1;
                    assert_completes(data, &format!("{command}{option}"), values);
                }
            }
        }
    }
    assert_eq!(count, 2 * (4 * 3 + 1 + 3));
}

#[test]
fn every_argument_completes_its_fields_and_formats() {
    for command in commands() {
        let help = output(format!("help {}", command.name));
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for option in ["--sort", "--fields", "--format"] {
            if let Some((_, rest)) = help.split_once(&format!("{option} <")) {
                let (_, fields) = rest.split_once("[possible values: ").unwrap_or_default();
                let fields = fields.split(']').next().unwrap().split(", ");
                let mut values: Vec<String> = fields.map(str::to_owned).collect();
                if option == "--format" {
                    values.clone_from(&command.formats);
                }
                let values = values.into_iter().map(|it| [it.clone(), it]).collect();
                assert_completes("", &format!("{} {option}", command.name), &values);
            }
        }
    }
    for (line, values) in cases(
        "list --fields id,name,lat | id,name,latitude
        completions f | fish
        man sea | search
        sho | show",
    ) {
        assert_eq!(offered("", line).join(" "), values, "{line}");
    }
}

#[test]
fn a_bad_dataset_or_stdin_offers_no_name_but_all_else() {
    let (_file, bad) = file_of(&"{}");
    for data in [&*bad, "-", "/no/such/file", "/"] {
        assert_eq!(offered(data, "list --theme "), [""; 0]);
        assert_eq!(offered(data, "show d"), [""; 0]);
        assert_eq!(offered(data, "show --ex"), ["--exact"]);
    }
}

#[test]
fn nothing_is_offered_that_a_shell_would_obey() {
    let names = "$(touch x)|`touch x`|a'b\"c|x; touch y|l\ntouch x|r\rx|[x]:(touch)|q' & touch|-rf|\
        <(touch x)|=(touch x)|*u|~v|!!w|a b|b\\c|c>d|d#e|d:e|e{f,g}|f?g|g\u{1b}[1m|h\u{202e}i";
    let city = |it: &str| json!({"id": it, "name": it, "description": "d", "nation": it});
    let cities: Vec<_> = names.split('|').map(city).collect();
    let theme = |it: &str| json!({"id": it, "name": it});
    let themes: Vec<_> = names.split('|').map(theme).collect();
    let (_file, file) = file_of(&json!({"themes": themes, "cities": cities}));
    let _ = output(format!("list --data {file}"));
    for argument in ["show ", "list -t ", "list --nation="] {
        for value in offered(&file, argument) {
            let value = value.replace(' ', "-");
            assert_eq!(shell_argument(&value), value, "{argument}");
        }
    }
}

#[test]
fn the_line_for_each_shell_turns_on_completions() {
    let bash = "f=$(complete -p cities); f=${f##*-F }; ${f% *} cities inn
        [[ $COMP_WORDBREAKS == *=* ]] && echo ${COMPREPLY[@]}";
    let fish = "complete -C 'cities list --theme inn' | cut -f1";
    let zsh = "_describe() { print -l ${${(P)argv[-1]}%%:*} }; $_comps[cities]";
    let zsh_start = "autoload -U compinit; compinit -D -u; words=(cities list -t inn) CURRENT=4";
    for (shell, before, after) in [
        ("bash", "COMP_WORDS=(cities list -t inn) COMP_CWORD=3", bash),
        ("fish", "", fish),
        ("zsh", zsh_start, zsh),
    ] {
        let line = cities(["completions", shell]).succeeds();
        let mut process = process::Command::new(shell);
        process.args(["-c", &format!("{before}\n{line}{after}")]);
        process.env("PATH", path()).env_remove("CITIES_DATA");
        // Not every shell is installed.
        if let Ok(output) = process.output() {
            assert_eq!(output.stdout, b"innovation\n", "{before}: {output:?}");
        }
    }
}

#[test]
fn a_shell_may_be_typed_in_any_case() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let line = output(format!("completions {shell}"));
        assert!(line.contains("COMPLETE"), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
        let upper_case = format!("completions {}", shell.to_uppercase());
        assert_eq!(output(upper_case), line);
    }
}

#[test]
fn manual_pages_have_examples_and_exit_codes_and_need_no_dataset() {
    let names = commands().into_iter().map(|command| command.name);
    for name in names.filter(|name| name != "help") {
        let page = cities(["man", &name]).succeeds();
        let (_, page) = page
            .split_once(&format!(".TH cities-{name} 1 \"\" "))
            .unwrap();
        let (_, page) = page.split_once(".SH EXAMPLES\n").unwrap();
        assert!(page.contains(".SH EXIT STATUS\n"), "{page}");
        assert!(page.contains(".SH ENVIRONMENT\n"), "{page}");
    }
    let (_file, bad) = file_of(&"{}");
    for line in "man,man list,schema,--help,help list,-V,completions zsh".split(',') {
        let mut with_bad = command(line.split(' '));
        let output = Run::of(with_bad.env("CITIES_DATA", &bad)).succeeds();
        assert_eq!(output, cities(line.split(' ')).succeeds());
    }
}
