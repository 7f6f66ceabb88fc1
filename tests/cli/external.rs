//! Words and options where none is expected: a word that is no subcommand, an option that is none.

use crate::definitions::commands;
use crate::formats::{cases, error, output};
use crate::harness::{Run, cities, command, dataset, over};

fn assert_tip(typed: &str, tip: &str) {
    let error = error(typed);
    assert!(error.contains(&format!(": cities {tip}\n")), "{error}");
    let first = typed.split(' ').next().unwrap();
    assert!(error.starts_with(&format!("error: unrecognized subcommand '{first}'\n")));
}

#[test]
fn a_word_that_is_no_subcommand_gets_a_command_that_uses_it() {
    for (typed, tip) in cases(
        "wolverhamton | show wolverhampton
        derry city | show derry-city-and-strabane
        festival | search festival
        industrial revolution | search industrial revolution
        serach festival | help search
        cricket | help",
    ) {
        assert_tip(typed, tip);
    }
    for city in &dataset().cities {
        assert_tip(&city.name, &format!("show {}", city.id));
    }
    for theme in dataset().themes.iter().map(|theme| &theme.id) {
        assert_tip(&theme.to_uppercase(), &format!("list --theme={theme}"));
    }
    let error = cities(vec!["bfs"; 10_000]).fails(2, "");
    assert_eq!(error, "error: unrecognized subcommand 'bfs'\n");
}

#[test]
fn what_holds_no_word_gets_no_tip_to_search_for_it() {
    for typed in ["", " ", "😀", "--", "-foo"] {
        let error = cities(["--", typed]).fails(2, "");
        assert!(error.starts_with(&format!("error: unrecognized subcommand '{typed}'\n")));
        let tip = "\n  tip: for all subcommands: cities help\n";
        assert!(error.ends_with(tip), "{error}");
    }
}

#[test]
fn a_subcommand_is_suggested_for_its_beginning_and_for_a_typo() {
    let names = commands().into_iter().map(|command| command.name);
    for name in names.filter(|name| name != "help") {
        let tip = format!(": cities help {name}\n");
        for end in 2..name.len() {
            assert!(error(&name[..end]).contains(&tip), "{end}");
        }
        for errors in 1..=3.min(name.len() - 1) {
            let typed = format!("{}{}", &name[..name.len() - errors], "x".repeat(errors));
            let allowed = if name.len() >= 8 { 2 } else { 1 };
            for line in [&typed, &format!("help {typed}")] {
                assert_eq!(error(line).contains(&tip), errors <= allowed, "{line}");
            }
        }
    }
}

#[test]
fn words_are_looked_up_in_the_dataset_in_use() {
    let data = r#"{"cities": [{"name": "Ayr", "description": "By the sea."}]}"#;
    for (word, tip) in [("ayr", "show ayr"), ("waves", "help"), ("belfast", "help")] {
        let error = over(data, &[word]).fails(2, "");
        let with_data = format!(": cities --data=- {tip}\n");
        assert!(error.contains(&with_data), "{error}");
        let error = Run::over(data, command([word]).env("CITIES_DATA", "-")).fails(2, "");
        assert!(error.contains(&format!(": cities {tip}\n")), "{error}");
    }
}

#[test]
fn an_unknown_option_is_an_error_with_a_similar_one_if_there_is_one() {
    let names = commands().into_iter().map(|command| command.name);
    for command in names.filter(|name| name != "help") {
        let help = output(format!("help {command}"));
        let options = help.split_whitespace();
        let options = options.filter(|word| word.starts_with("--") && !word.ends_with([',', ']']));
        for option in options {
            for typed in [format!("{option}x"), "--xyzxyz".to_owned()] {
                let error = error(format!("{command} {typed}"));
                let start = format!("error: unexpected argument '{typed}' found\n");
                assert!(error.starts_with(&start), "{error}");
                let is_similar = error.contains("a similar argument exists: '--");
                assert_eq!(is_similar, !typed.ends_with("xyz"), "{error}");
            }
        }
    }
    let lines = "--theme health list|-f json show derby|list nowhere|--data= list|list --data=|\
        list --force|list --json -f csv";
    for line in lines.split('|') {
        error(line);
    }
}
