//! A word where a command should be, and an option before the command.

use strsim::osa_distance;

use crate::definitions::commands;
use crate::harness::{Run, cities, command, dataset, piped};

#[test]
fn a_word_where_a_command_should_be_gets_the_tip_that_answers_it() {
    for (typed, tips) in [
        ("belfast", &["cities show belfast"][..]),
        ("GLASGOW", &["cities show glasgow"]),
        ("wolverhamton", &["cities show wolverhampton"]),
        ("derry city", &["cities show derry-city-and-strabane"]),
        ("derby glasgow", &["cities show derby glasgow"]),
        ("wales", &["cities list --nation Wales"]),
        (
            "health",
            &["cities list --theme health", "cities search health"],
        ),
        ("festival", &["cities search festival"]),
        (
            "industrial revolution",
            &["cities search industrial revolution"],
        ),
        ("poverty", &["cities search poverty"]),
        (
            "serach festival",
            &["cities search festival", "cities help search"],
        ),
        ("serach", &["cities help search"]),
        ("lits", &["cities list", "cities help list"]),
        ("completoins bash", &["cities completions bash"]),
        ("count", &["cities help"]),
        ("cricket", &["cities help"]),
    ] {
        let error = cities(typed.split(' ')).fails(2, "");
        for tip in tips {
            assert!(error.contains(&format!(": {tip}\n")), "{typed}: {error}");
        }
        assert!(!error.contains("cities about") && !error.contains("cities export"));
    }
    for city in &dataset().cities {
        let error = cities([&*city.name]).fails(2, "");
        let start = format!("error: '{}' is a city, not a command\n", &*city.name);
        assert!(error.starts_with(&start), "{error}");
    }
}

#[test]
fn a_command_is_known_with_one_letter_wrong_and_a_long_one_with_two() {
    for name in commands().into_iter().map(|command| command.name) {
        for errors in 1..=3.min(name.len() - 1) {
            let typed = format!("{}{}", &name[..name.len() - errors], "x".repeat(errors));
            let error = cities([&typed]).fails(2, "");
            let tip = format!(": cities help {name}\n");
            let allowed = if name.len() >= 8 { 2 } else { 1 };
            assert_eq!(error.contains(&tip), errors <= allowed, "{typed}: {error}");
        }
    }
}

#[test]
fn the_dataset_that_is_asked_is_the_one_in_use() {
    let data =
        r#"{"cities": [{"name": "Ayr", "description": "By the sea.", "nation": "Scotland"}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    std::fs::write(&file, data).unwrap();
    let path = file.to_str().unwrap();
    for (word, tip) in [
        ("ayr", "show ayr"),
        ("sea", "search sea"),
        ("belfast", "help"),
    ] {
        let error = cities(["--data", path, word]).fails(2, "");
        assert!(
            error.contains(&format!(": cities --data {path} {tip}\n")),
            "{error}"
        );
        let error = Run::of(command([word]).env("CITIES_DATA", path)).fails(2, "");
        assert!(error.contains(&format!(": cities {tip}\n")), "{error}");
    }
}

#[test]
fn an_option_before_the_command_is_told_to_be_typed_after_it() {
    for (typed, tip) in [
        ("--theme health list", "cities list --theme health"),
        ("-f json show derby", "cities show -f json derby"),
        (
            "--json --limit 2 search festival",
            "cities search --json --limit 2 festival",
        ),
    ] {
        let error = cities(typed.split(' ')).fails(2, "");
        let tip = format!("tip: type it after the command: {tip}\n");
        assert!(error.ends_with(&tip), "{error}");
    }
    let error = cities(["list", "--bad"]).fails(2, "");
    assert!(
        error.starts_with("error: unexpected argument '--bad' found\n"),
        "{error}"
    );
}

#[test]
fn an_unknown_option_is_taken_for_no_value_and_for_no_option_that_is_far_from_it() {
    let (mut far, mut near) = (0, 0);
    for command in commands() {
        let help = piped(&[&command.name, "--help"]).succeeds();
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--"));
        let options: Vec<&str> = options
            .map(|word| word.trim_end_matches([',', ']']))
            .collect();
        for option in options.iter().filter(|option| option.len() > 4) {
            let lengths = 4..=option.len();
            for typed in
                lengths.flat_map(|end| [option[..end].to_owned(), format!("{}x", &option[..end])])
            {
                if options.contains(&&*typed) {
                    continue;
                }
                let error = piped(&[&*command.name, &typed]).fails(2, "");
                let start = format!("error: unexpected argument '{typed}' found\n");
                assert!(error.starts_with(&start), "{typed}: {error}");
                assert!(!error.contains("as a value"), "{error}");
                let guess = error.split_once("a similar argument exists: '");
                match guess.and_then(|(_, rest)| rest.split_once('\'')) {
                    Some((guess, _)) => {
                        assert!(osa_distance(&typed, guess) <= 2, "{error}");
                        near += 1;
                    }
                    None => far += 1,
                }
            }
        }
    }
    assert!(near > 50 && far > 50, "{near} {far}");
}

#[test]
fn of_very_many_words_only_the_first_is_asked_what_it_may_mean() {
    let row = |count| vec!["derby"; count];
    let error = cities(row(32)).fails(2, "");
    assert!(error.contains("show derby derby derby"), "{error}");
    for count in [33, 10_000] {
        let error = cities(row(count)).fails(2, "");
        assert!(error.contains(": cities show derby\n"), "{error}");
    }
}

#[test]
fn a_dataset_that_is_not_named_is_told_whatever_else_is_wrong() {
    for typed in ["--data= lsit", "--data= list", "list --data="] {
        let error = cities(typed.split(' ')).fails(2, "");
        let start = "error: the name of a file is missing behind --data\n";
        assert!(error.starts_with(start), "{typed}: {error}");
    }
}
