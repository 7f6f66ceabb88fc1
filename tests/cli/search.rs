//! `cities search`: what is found, what is not, and how a hit shows why.

use std::collections::BTreeSet;

use learning_cities::dataset::{City, Dataset};
use learning_cities::query::{Filter, Mode, Query};
use learning_cities::text::{
    Matcher, Reach, begin_alike, fold_word, is_function_word, stems, words,
};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value;

use crate::harness::{cities, dataset, first_column, on_terminal, piped};

/// What the source page says of each city: an id, words and phrases a line.
const PAGE: &str = include_str!("../data/page.tsv");

/// Searches, with exactly the cities that they find, in any order.
const EXACTLY: &[(&[&str], &[&str])] = &[
    (&["barriers"], &["belfast", "swansea"]),
    (&["textiles"], &["kirklees"]),
    (&["industrial revolution"], &["manchester"]),
    (&["libraries"], &["manchester"]),
    (&["contrast"], &["bristol"]),
    (&["cohesion"], &["swansea"]),
    (&["workforce"], &["wolverhampton"]),
    (&["art"], &["wakefield", "glasgow", "kirklees"]),
    (&["arthur"], &[]),
    (&["s"], &[]),
    (&["health", "poverty"], &["glasgow"]),
    (&["1999"], &["glasgow"]),
    (&["2030 Vision"], &["kirklees"]),
    (&["well-being"], &["glasgow", "wolverhampton"]),
    (&["world class"], &["bristol", "glasgow"]),
    (&["class world"], &[]),
    (&["ever But"], &[]),
    (&["béal feirste"], &["belfast"]),
    (&["DOIRE"], &["derry-city-and-strabane"]),
    (&["&", "festival", "!"], &["derby", "glasgow", "wakefield"]),
];

/// Words that must find the same cities in the same order.
const ALIKE: &[&[&str]] = &[
    &["community", "communities", "Community's"],
    &["learn", "learning", "learned"],
    &["realise", "realize", "realising", "realizing"],
    &["fulfil", "fulfill", "fulfilled"],
    &["centre", "center"],
    &["neighbourhood", "neighborhoods", "NEIGHBOURHOODS"],
    &["innovate", "innovation", "innovative"],
    &["university", "universities"],
    &["skilful", "skillful"],
    &["programme", "program"],
    &["recognise", "recognize"],
];

fn found<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Vec<Value> {
    let mut command = crate::harness::command(["search", "-f", "json"]);
    let run = crate::harness::Run::of(command.args(arguments));
    assert!(
        run.code == 0 || run.code == 1 && run.stdout == "[]\n",
        "{run:?}"
    );
    serde_json::from_str::<Vec<Value>>(&run.stdout).unwrap()
}

fn ids(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

/// Every text of a city that is searched.
fn texts<'d>(dataset: &'d Dataset, city: &'d City) -> Vec<&'d str> {
    let themes = city
        .themes
        .iter()
        .map(|(id, _)| &*dataset.theme(id).unwrap().name);
    let initiatives = city.initiatives.iter().map(|text| &**text);
    let texts = [&*city.description, city.summary.as_deref().unwrap()];
    city.names()
        .chain(themes)
        .chain(initiatives)
        .chain(texts)
        .collect()
}

#[test]
fn the_words_and_phrases_of_the_source_page_find_their_city() {
    let dataset = dataset();
    let mut lines = 0;
    for line in PAGE.lines().filter(|line| !line.starts_with('#')) {
        let [id, words, phrases] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        for term in words.split(' ').chain(phrases.split("; ")) {
            let query = Query::new(&[term], Mode::default());
            let filter = Filter::default();
            let hits = query.answer(&dataset, &filter).hits;
            assert!(hits.iter().any(|hit| *hit.city.id == *id), "{term}: {id}");
        }
        lines += 1;
    }
    assert_eq!(lines, dataset.cities.len());
}

#[test]
fn searches_find_these_and_no_others() {
    for (terms, expected) in EXACTLY {
        let hits = found(*terms);
        let found: BTreeSet<&str> = ids(&hits).into_iter().collect();
        assert_eq!(found, expected.iter().copied().collect(), "{terms:?}");
    }
}

#[test]
fn inflections_and_spellings_find_the_same() {
    for words in ALIKE {
        let first = found([words[0]]);
        for word in &words[1..] {
            let other = found([word]);
            assert_eq!(ids(&other), ids(&first), "{word} and {}", words[0]);
        }
    }
}

#[test]
fn every_word_of_a_text_finds_it_and_every_hit_shows_a_word_that_begins_alike() {
    let dataset = dataset();
    let all: BTreeSet<String> = dataset
        .cities
        .iter()
        .flat_map(|city| texts(&dataset, city))
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    assert!(all.len() > 300);
    for word in &all {
        let hits = found([word]);
        let ids = ids(&hits);
        for city in &dataset.cities {
            let holds = texts(&dataset, city)
                .into_iter()
                .flat_map(words)
                .any(|other| fold_word(other.text) == *word);
            assert!(!holds || ids.contains(&&*city.id), "{word}: {}", &*city.id);
        }
        for hit in &hits {
            let matches = hit["matches"].as_array().unwrap();
            assert!(!matches.is_empty());
            for matched in matches.iter().flat_map(matched_words) {
                assert_eq!(fold_word(&matched)[..1], word[..1], "{word}: {matched}");
            }
        }
    }
}

/// The words at the ranges of a match.
fn matched_words(found: &Value) -> Vec<String> {
    let snippet: Vec<char> = found["snippet"].as_str().unwrap().chars().collect();
    let ranges = found["ranges"].as_array().unwrap().iter().map(|range| {
        let end = |index: usize| usize::try_from(range[index].as_u64().unwrap()).unwrap();
        snippet[end(0)..end(1)].iter().collect()
    });
    ranges.collect()
}

#[test]
fn a_match_is_a_piece_of_its_field() {
    let dataset = dataset();
    for term in [
        "learning",
        "city",
        "heart",
        "culture festival",
        "derry",
        "city of",
    ] {
        for hit in found([term, "--any"]) {
            let city = dataset
                .cities
                .iter()
                .find(|city| hit["id"] == *city.id)
                .unwrap();
            for found in hit["matches"].as_array().unwrap() {
                let snippet = found["snippet"].as_str().unwrap().trim_matches('…');
                assert!(
                    texts(&dataset, city)
                        .iter()
                        .any(|text| text.contains(snippet))
                );
                assert!(!found["ranges"].as_array().unwrap().is_empty());
            }
        }
    }
    let hit = &found(["festival"])[0];
    assert_eq!(hit["matches"][0]["field"], "themes");
    assert_eq!(matched_words(&hit["matches"][0]), ["festivals"]);
    let keys: Vec<&String> = hit.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 14);
}

#[test]
fn better_fields_rank_first_and_scores_fall() {
    assert_eq!(found(["--theme", "health"])[0]["score"].to_string(), "0.0");
    for term in ["belfast", "festival", "art", "network", "learning", "city"] {
        let scores: Vec<f64> = found([term])
            .iter()
            .map(|hit| hit["score"].as_f64().unwrap())
            .collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{term}: {scores:?}");
        assert!(scores.iter().all(|score| *score > 0.0));
    }
    assert_eq!(ids(&found(["festival"]))[0], "derby");
    assert_eq!(ids(&found(["art"]))[0], "wakefield");
    for city in &dataset().cities {
        assert_eq!(ids(&found([&*city.name]))[0], &*city.id);
    }
}

#[test]
fn any_needs_one_term_and_all_needs_each() {
    let all = found(["culture", "economy"]);
    let any = found(["culture", "economy", "--any"]);
    let (culture, economy) = (found(["culture"]), found(["economy"]));
    let set =
        |hits: &[Value]| -> BTreeSet<String> { ids(hits).into_iter().map(str::to_owned).collect() };
    assert_eq!(set(&all), &set(&culture) & &set(&economy));
    assert_eq!(set(&any), &set(&culture) | &set(&economy));
    let limited = found(["culture", "economy", "--any", "--limit", "2"]);
    assert_eq!(ids(&limited), ids(&any)[..2]);
}

#[test]
fn a_theme_alone_shows_its_evidence() {
    let dataset = dataset();
    for theme in dataset
        .themes
        .iter()
        .filter(|theme| *theme.id != *"technology")
    {
        let hits = found(["--theme", &theme.id]);
        let with: Vec<&City> = dataset
            .cities
            .iter()
            .filter(|city| city.themes.get(&theme.id).is_some())
            .collect();
        assert_eq!(
            ids(&hits),
            with.iter().map(|city| &*city.id).collect::<Vec<_>>()
        );
        for (hit, city) in hits.iter().zip(&with) {
            assert_eq!(
                hit["matches"][0]["snippet"],
                city.themes.get(&theme.id).unwrap()
            );
        }
        assert_eq!(found(["--theme", &theme.id, "--any"]), hits);
        let tsv = cities(["search", "--theme", &theme.name]).succeeds();
        assert_eq!(tsv.lines().count(), with.len());
    }
}

#[test]
fn filters_narrow_a_search() {
    let hits = found([
        "learning",
        "--nation",
        "northern ireland",
        "--theme",
        "lifelong",
    ]);
    assert_eq!(ids(&hits), ["belfast"]);
}

#[test]
fn nothing_found_is_told_with_what_would_be() {
    for (terms, error, tips) in [
        (
            "lifelogn",
            "no city matches 'lifelogn'",
            &["did you mean: cities search lifelong"][..],
        ),
        ("zzz", "no city matches 'zzz'", &[]),
        ("football", "no city matches 'football'", &[]),
        ("historical", "no city matches 'historical'", &[]),
        (
            "creativity",
            "no city matches 'creativity'",
            &["did you mean: cities search creating"],
        ),
        (
            "festival textiles",
            "no city matches all of 'festival' and 'textiles'",
            &[
                "for the rarest of the words: cities search textiles",
                "for cities with one of the words: cities search --any textiles festival",
            ],
        ),
        (
            "--exact kids",
            "no city matches 'kids'",
            &["by other words too: cities search kids"],
        ),
        (
            "festival --nation wales",
            "no city matches 'festival' and is in 'Wales'",
            &["wherever it is: cities search festival"],
        ),
        (
            "e-learning",
            "no city has the theme 'Learning technologies'",
            &["for every theme and its cities: cities themes"],
        ),
        (
            "--theme technology",
            "no city has the theme 'Learning technologies'",
            &["for every theme and its cities: cities themes"],
        ),
    ] {
        let run = cities(["search"].into_iter().chain(terms.split(' ')));
        if terms == "historical" {
            assert_eq!(run.code, 0);
            continue;
        }
        let tips: Vec<String> = tips.iter().map(|tip| format!("  tip: {tip}\n")).collect();
        let gap = if tips.is_empty() { "" } else { "\n" };
        let expected = format!("error: {error}\n{gap}{}", tips.concat());
        assert_eq!(run.fails(1, ""), expected, "{terms}");
    }
    let question = "which city has a festival";
    let error = cities(["search", question]).fails(1, "");
    let tip = format!("tip: as words by themselves: cities search {question}\n");
    assert!(error.ends_with(&tip), "{error}");
    cities(["search", "zzz", "-f", "tsv"]).fails(1, "name\tnation\tmatch\n");
    cities(["search", "zzz", "-f", "json"]).fails(1, "[]\n");
}

#[test]
fn what_was_replaced_or_left_out_is_told_in_one_note() {
    for (terms, ids, note) in [
        (
            "kids",
            &["kirklees"][..],
            "no city speaks of 'kids'; found by 'children' and 'early years'",
        ),
        (
            "wellness",
            &["wolverhampton", "glasgow"],
            "no city speaks of 'wellness'; found by the theme 'Health and wellbeing'",
        ),
        (
            "mental health",
            &["wolverhampton", "glasgow"],
            "no city speaks of 'mental'; found by 'health'",
        ),
        (
            "northern irish cities",
            &["belfast", "derry-city-and-strabane"],
            "no city speaks of 'irish'; found by 'northern ireland'",
        ),
        (
            "higher education",
            &["bristol", "manchester"],
            "no city speaks of 'higher education'; found by 'universities'",
        ),
    ] {
        let run = cities(
            ["search", "--fields", "id"]
                .into_iter()
                .chain(terms.split(' ')),
        );
        assert_eq!(run.stderr, format!("note: {note}\n"), "{terms}");
        let found: BTreeSet<&str> = run.stdout.lines().collect();
        assert_eq!(found, ids.iter().copied().collect(), "{terms}");
    }
    for terms in [
        "festival",
        "what is the health of glasgow",
        "learning culture",
        "art OR music",
    ] {
        let run = cities(["search"].into_iter().chain(terms.split(' ')));
        assert_eq!((run.code, &*run.stderr), (0, ""), "{terms}");
    }
}

#[test]
fn a_match_names_its_term_what_it_was_found_by_and_its_theme() {
    let found_by = |terms: &[&str]| {
        let mut command = crate::harness::command(["search", "-f", "json"]);
        let run = crate::harness::Run::of(command.args(terms));
        let hits: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        hits[0]["matches"].clone()
    };
    let kids = &found_by(&["kids"])[0];
    assert_eq!(
        [&kids["term"], &kids["by"], &kids["theme"]],
        ["kids", "children", ""]
            .map(|text| {
                if text.is_empty() {
                    Value::Null
                } else {
                    Value::from(text)
                }
            })
            .each_ref()
    );
    assert_eq!(matched_words(kids), ["children"]);
    let medicine = &found_by(&["medicine", "--nation", "scotland"])[0];
    assert_eq!(medicine["by"], "Health and wellbeing");
    assert_eq!(medicine["theme"], "Health and wellbeing");
    assert_eq!(medicine["field"], "themes");
    let both = found_by(&["health", "wellbeing", "--theme", "adults"]);
    let in_one: Vec<&Value> = both.as_array().unwrap().iter().collect();
    assert!(in_one.iter().any(|found| found["term"] == "health"));
    assert!(
        in_one.iter().all(|found| matched_words(found).len() == 1),
        "{both}"
    );
}

#[test]
fn exact_takes_words_as_they_are_written() {
    let exact = |terms: &[&str]| {
        let hits = found([&["--exact"], terms].concat());
        ids(&hits)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(exact(&["festival"]), ["derby"]);
    assert!(exact(&["festivals", "shaping"]).is_empty());
    assert!(exact(&["kids"]).is_empty() && exact(&["medicine"]).is_empty());
    assert!(exact(&["univers"]).is_empty() && exact(&["realizing"]).is_empty());
    assert_eq!(exact(&["REALISING"]), ["derby"]);
    assert_eq!(exact(&["beal", "feirste"]), ["belfast"]);
    assert!(exact(&["art", "OR", "music"]).is_empty());
    assert_eq!(exact(&["art", "and"]), ["wakefield"]);
}

#[test]
fn phrases_are_found_as_people_write_them() {
    for phrase in [
        "health and wellbeing",
        "Health & Well-being",
        "health and well being",
        "HEALTH  &\twellbeing",
    ] {
        let hits = found([phrase]);
        assert_eq!(ids(&hits), ["wolverhampton", "glasgow"], "{phrase}");
    }
    let data = r#"{"cities": [{"name": "A", "description": "Our well-being matters."}]}"#;
    for phrase in [
        "wellbeing",
        "well-being",
        "well being",
        "our wellbeing matters",
    ] {
        let mut command = crate::harness::command(["--data", "-", "search", phrase]);
        let _ = crate::harness::Run::of(command.write_stdin(data)).succeeds();
    }
    assert_eq!(
        ids(&found(["the \"industrial revolution\" of manchester"])),
        ["manchester"]
    );
}

#[test]
fn a_literal_match_ranks_before_one_by_other_words() {
    let data = r#"{"cities": [
        {"name": "A", "description": "children children children"},
        {"name": "B", "description": "A very long text about much else, and at its very end, art."}]}"#;
    let mut command = crate::harness::command(["--data", "-", "search", "--any", "kids", "art"]);
    let run = crate::harness::Run::of(command.write_stdin(data));
    assert_eq!(first_column(&run.stdout), ["B", "A"]);
}

/// Searches as people type them, judged from the source page by somebody who did not know the tool.
const SEARCHES: &str = include_str!("../searches.tsv");

#[test]
fn people_find_what_they_search_for() {
    let dataset = dataset();
    let code = |city: &City| match &*city.id {
        "derby" => "dby".to_owned(),
        "derry-city-and-strabane" => "dry".to_owned(),
        id => id[..3].to_owned(),
    };
    let (mut searches, mut lacking, mut wrong) = (0, Vec::new(), Vec::new());
    for line in SEARCHES.lines().filter(|line| !line.starts_with('#')) {
        let [typed, must, may, ..] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        let terms: Vec<&str> = typed.split(' ').collect();
        let answer = Query::new(&terms, Mode::default()).answer(&dataset, &Filter::default());
        let found: Vec<String> = answer.hits.iter().map(|hit| code(hit.city)).collect();
        let is_found = |code: &str| found.iter().any(|found| found == code);
        searches += 1;
        if must != "-" && !must.split(',').all(is_found) {
            lacking.push(typed);
        }
        let allowed: Vec<&str> = must.split(',').chain(may.split(',')).collect();
        if !found.iter().all(|found| allowed.contains(&&**found)) {
            wrong.push(typed);
        }
    }
    assert!(searches >= 80);
    let most = searches / 10;
    assert!(
        lacking.len() <= most,
        "of {searches} lack a city: {lacking:?}"
    );
    assert!(
        wrong.len() <= most,
        "of {searches} find a wrong one: {wrong:?}"
    );
}

#[test]
fn no_tip_of_any_search_fails() {
    for line in SEARCHES.lines().filter(|line| !line.starts_with('#')) {
        let typed = line.split('\t').next().unwrap();
        let run = piped(&[&["search"], &*typed.split(' ').collect::<Vec<_>>()].concat());
        for tip in run
            .stderr
            .lines()
            .filter_map(|line| line.split_once(": cities "))
        {
            let words: Vec<&str> = tip
                .1
                .split(' ')
                .map(|word| word.trim_matches('\''))
                .collect();
            let tried = piped(&words);
            let quoted = tip.1.contains('\'');
            assert!(quoted || tried.code == 0, "{typed}: {}", tip.1);
        }
    }
}

#[test]
fn a_search_for_nothing_is_usage() {
    let tips = "\n\n  tip: for the themes to search by: cities themes\n  tip: for how to search: \
                cities help search\n";
    for terms in [&[][..], &[""], &["--nation", "wales"]] {
        let error = cities(["search"].iter().chain(terms)).fails(2, "");
        assert_eq!(
            error,
            format!("error: a search needs a term or a theme{tips}")
        );
    }
    let error = cities(["search", "?!"]).fails(2, "");
    assert_eq!(
        error,
        format!("error: there is no word to search for in '?!'{tips}")
    );
}

#[test]
fn a_terminal_highlights_the_matched_words() {
    let table = on_terminal(&["search", "barriers"], 80, true);
    assert_eq!(
        table
            .matches("\u{1b}[1m\u{1b}[38;5;163mbarriers\u{1b}[0m")
            .count(),
        2,
        "{table}"
    );
    let plain = on_terminal(&["search", "barriers"], 80, false);
    assert!(!plain.contains('\u{1b}'));
    assert_eq!(
        first_column(&cities(["search", "barriers"]).succeeds()),
        ["Belfast", "Swansea"]
    );
}

#[test]
fn words_of_one_stem_find_each_other() {
    let stemmer = Stemmer::create(Algorithm::English);
    let dataset = dataset();
    let texts = dataset.cities.iter().flat_map(|city| texts(&dataset, city));
    let mut all: BTreeSet<String> = texts
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    // What Snowball treats apart, and endings of every kind.
    let others = "die dies dying lie lying tie tying ski skis sky skies idly gently ugly early only \
                  singly happy happier happiness hope hoping hopped hop cry cries cried rational \
                  relate relational relation possible possibly possibility agency agencies active \
                  activity activate dictate dictator operate operator organise organize vision \
                  create creation creative skill skilled university fulfil fulfilment";
    all.extend(others.split_whitespace().map(str::to_owned));
    for a in &all {
        let pattern = Matcher::new(a, Reach::Forms);
        assert!(
            !Matcher::new("universe", Reach::Forms).matches(a, true),
            "{a}"
        );
        for b in &all {
            let apart = a != b && (is_function_word(a) || is_function_word(b));
            let same = stemmer.stem(a) == stemmer.stem(b) && !apart;
            assert!(!same || pattern.matches(b, true), "{a} does not find {b}");
            assert!(stems(a) != stems(b) || begin_alike(a, b), "{a}, {b}");
        }
    }
}

#[test]
fn fields_weigh_in_their_order() {
    let data = r#"{"themes": [{"id": "t", "name": "Harbour"}], "cities": [
        {"name": "A", "description": "Harbour"},
        {"name": "B", "description": "x", "summary": "Harbour"},
        {"name": "C", "description": "x", "initiatives": ["Harbour"]},
        {"name": "D", "description": "x", "themes": {"t": "x"}},
        {"name": "E", "description": "x", "aliases": ["Harbour"]}]}"#;
    let mut search =
        crate::harness::command(["--data", "-", "search", "harbor", "--fields", "name"]);
    let found = crate::harness::Run::of(search.write_stdin(data)).succeeds();
    assert_eq!(first_column(&found), ["E", "D", "C", "B", "A"]);
}

#[test]
fn a_term_that_a_filter_excludes_gets_the_tip_to_search_everywhere_and_no_other_word() {
    let dataset = dataset();
    let city = dataset.cities.iter().find(|city| *city.id == *"kirklees");
    let all = texts(&dataset, city.unwrap()).into_iter().flat_map(words);
    let all: BTreeSet<String> = all.map(|word| fold_word(word.text)).collect();
    let mut told = 0;
    for word in all.iter().filter(|word| !is_function_word(word)) {
        let run = piped(&["search", word, "--nation", "wales"]);
        if run.code == 0 {
            continue;
        }
        let expected = format!(
            "error: no city matches '{word}' and is in 'Wales'\n\n  tip: wherever it is: cities \
             search {word}\n"
        );
        assert_eq!(run.fails(1, ""), expected);
        told += 1;
    }
    assert!(told > 30, "{told}");
}

#[test]
fn a_name_with_an_apostrophe_is_two_words_and_a_possessive_is_the_word() {
    let hits = |text: &str, terms: &[&str]| {
        let data = serde_json::json!({"cities": [{"name": "0", "description": text}]}).to_string();
        let dataset = Dataset::parse(data.as_bytes()).unwrap();
        let answer = Query::new(terms, Mode::default()).answer(&dataset, &Filter::default());
        let matches = answer
            .hits
            .first()
            .map(learning_cities::query::Hit::matches);
        let snippets = matches.into_iter().flatten().map(|found| found.snippet);
        let shown = snippets.flat_map(|snippet| {
            let text: Vec<char> = snippet.text.chars().collect();
            let shown = snippet.ranges.into_iter();
            let shown = shown.map(|range| text[range].iter().collect());
            shown.collect::<Vec<String>>()
        });
        shown.collect::<Vec<_>>()
    };
    for mark in ["'", "’"] {
        for name in ["D*Souza", "D*SOUZA", "d*souza", "O*Shea", "O*Sé", "L*s1"] {
            let name = name.replace('*', mark);
            let (initial, rest) = name.split_once(mark).unwrap();
            let text = format!("By {name}, once.");
            assert_eq!(hits(&text, &[rest]), [rest]);
            assert_eq!(hits(&text, &[&name.replace(mark, "'")]), [initial, rest]);
            assert_eq!(hits(&text, &[&name.replace(mark, "’")]), [initial, rest]);
        }
        for s in ["s", "S"] {
            for after in ["", " own", ".", "-own", ", too", mark, "—then"] {
                let written = format!("river{mark}{s}");
                let text = format!("The {written}{after}");
                for typed in ["river", "rivers", "river's", "RIVER’S", "riv"] {
                    assert_eq!(hits(&text, &[typed]), [&*written], "{text}: {typed}");
                }
                assert!(hits(&text, &["s"]).is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn three_letters_find_the_words_that_begin_with_them_but_for_an_alias() {
    let data = r#"{"themes": [{"id": "t", "name": "Quiddity"}], "cities": [
        {"name": "Zephyrhill", "nation": "Yonderland", "region": "Oldmarches",
         "aliases": ["Wuthering"], "summary": "Jackdaws.", "initiatives": ["Vexillology"],
         "description": "Hubbubbed éclairette.", "themes": {"t": "Hubbubbed"}}]}"#;
    let dataset = Dataset::parse(data.as_bytes()).unwrap();
    let found = |term: &str| {
        let query = Query::new(&[term], Mode::default());
        query.answer(&dataset, &Filter::default()).hits.len()
    };
    for word in [
        "zephyrhill",
        "yonderland",
        "oldmarches",
        "quiddity",
        "vexillology",
        "jackdaws",
        "hubbubbed",
        "éclairette",
    ] {
        for (end, _) in word.char_indices().skip(3) {
            assert_eq!(found(&word[..end]), 1, "{}", &word[..end]);
        }
        assert_eq!(
            found(&word[..word.char_indices().nth(2).unwrap().0]),
            0,
            "{word}"
        );
        // Inside a word nothing matches.
        let end: String = word.chars().skip(2).collect();
        assert_eq!(found(&end), 0, "{end}");
    }
    assert_eq!(found("wuthering"), 1);
    assert_eq!(["wut", "wuth", "wuthe"].map(found), [0; 3]);
}

#[test]
fn a_label_with_a_function_word_in_it_is_one_thing_in_quotation_marks_or_without() {
    let dataset = dataset();
    let labels = dataset.themes.iter().flat_map(|theme| &*theme.alt_labels);
    let labels = labels.filter(|label| label.split(' ').any(is_function_word));
    let found = |terms: &[&str]| {
        let answer = Query::new(terms, Mode::default()).answer(&dataset, &Filter::default());
        let ids = answer.hits.iter().map(|hit| hit.city.id.to_string());
        ids.collect::<Vec<String>>()
    };
    let mut narrowed = 0;
    for label in labels {
        let words: Vec<&str> = label.split(' ').collect();
        let label = &**label;
        let quoted = format!("\"{label}\"");
        assert_eq!(found(&words), found(&[&*quoted]), "{label}");
        let telling = words.iter().filter(|word| !is_function_word(word));
        let telling: Vec<&str> = telling.copied().collect();
        narrowed += usize::from(found(&telling).len() > found(&[&*quoted]).len());
        let with_another = |terms: &[&str]| {
            let run = piped(&[&["search"], terms, &["zzz"]].concat());
            (run.code, run.stdout, run.stderr)
        };
        assert_eq!(with_another(&words), with_another(&[&*quoted]));
    }
    assert!(narrowed > 1);
}

#[test]
fn quotation_marks_part_phrases_from_the_words_about_them() {
    let dataset = dataset();
    let found = |terms: &[&str], any: bool| {
        let mode = Mode { any, exact: false };
        let answer = Query::new(terms, mode).answer(&dataset, &Filter::default());
        let hits = answer.hits.iter();
        hits.map(|hit| (hit.city.id.to_string(), hit.score))
            .collect::<Vec<_>>()
    };
    let (mut told, mut phrases) = (0, 0);
    for city in &dataset.cities {
        let all: Vec<&str> = words(&city.description).map(|word| word.text).collect();
        for four in all.windows(4).step_by(3) {
            let [a, b, c, d] = *four else { continue };
            for any in [false, true] {
                let apart = found(&[a, &format!("{b} {c}"), d], any);
                let line = format!("{a} \"{b} {c}\" {d}");
                assert_eq!(found(&[&*line], any), apart, "{line}");
                told += usize::from(!apart.is_empty());
                phrases += usize::from(found(four, any) != apart);
            }
        }
    }
    assert!(told > 100 && phrases > 50, "{told} {phrases}");
}

#[test]
fn a_theme_that_no_city_has_is_told_of_whatever_else_says_the_words_of_its_name() {
    let data = r#"{"themes": [{"id": "t", "name": "Bread and roses"}], "cities": [
        {"name": "A", "description": "They bake bread, and grow roses, for the market."}]}"#;
    for terms in [
        &["bread", "and", "roses"][..],
        &["bread", "and", "roses", "market"],
        &["market", "bread", "and", "roses"],
        &["bread and roses", "market"],
    ] {
        let mut search = crate::harness::command(["--data", "-", "search"]);
        let run = crate::harness::Run::over(data, search.args(terms));
        let error = run.fails(1, "");
        let expected = "error: no city has the theme 'Bread and roses'\n";
        assert!(error.starts_with(expected), "{terms:?}: {error}");
    }
    let mut search = crate::harness::command(["--data", "-", "search", "bread", "roses", "market"]);
    let found = crate::harness::Run::over(data, &mut search).succeeds();
    assert_eq!(first_column(&found), ["A"]);
}

#[test]
fn a_word_with_two_letters_that_changed_places_is_suggested_as_it_is_written() {
    let dataset = dataset();
    let all = dataset.cities.iter().flat_map(|city| texts(&dataset, city));
    let all: BTreeSet<String> = all
        .flat_map(words)
        .map(|word| fold_word(word.text))
        .collect();
    let (mut told, mut lacking) = (0, Vec::new());
    for word in all
        .iter()
        .filter(|word| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    {
        let typed = format!("{}{}{}{}", &word[..2], &word[3..4], &word[2..3], &word[4..]);
        let run = piped(&["search", &typed]);
        if run.code == 0 {
            continue;
        }
        told += 1;
        let tips: Vec<&str> = run
            .stderr
            .lines()
            .filter_map(|line| line.split_once(": cities search "))
            .map(|(_, word)| word)
            .collect();
        if !tips.contains(&&**word) {
            lacking.push((word, typed, run.stderr.clone()));
        }
    }
    assert!(told > 100 && lacking.is_empty(), "{told}: {lacking:?}");
}

#[test]
fn of_words_that_are_as_near_the_commonest_is_meant_first() {
    for (few, many) in [("cards", "carts"), ("carts", "cards")] {
        for cities in [1, 2, 3] {
            let city = |number| {
                let description = format!("{many} {few} {many}");
                serde_json::json!({"name": format!("City {number}"), "description": description})
            };
            let all: Vec<Value> = (0..cities).map(city).collect();
            let data = serde_json::json!({"cities": all}).to_string();
            let mut search = crate::harness::command(["--data", "-", "search", "carxs"]);
            let run = crate::harness::Run::of(search.write_stdin(data));
            let tips: Vec<&str> = run
                .stderr
                .lines()
                .filter_map(|line| line.rsplit_once(' '))
                .map(|(_, word)| word)
                .collect();
            let of = |word| tips.iter().position(|tip| *tip == word);
            assert!(of(many).is_some() && of(many) < of(few), "{run:?}");
        }
    }
}
