//! `cities search`: what is found, in which order, and what of it is shown.

use std::collections::BTreeSet;

use learning_cities::dataset::City;
use learning_cities::search::{is_stop_word, words};
use learning_cities::text::fold_word;
use serde_json::Value;

use crate::harness::{Run, cities, command, dataset, first_column, on_terminal, piped};

/// What the source page says of each city: an id, words and phrases per line.
const PAGE: &str = include_str!("../data/page.tsv");

/// Searches as people type them, with what must and what may be found, judged from the page.
const SEARCHES: [&str; 2] = [
    include_str!("../searches.tsv"),
    include_str!("../searches-blind.tsv"),
];

/// Searches, with exactly the cities that they find, in any order.
const EXACTLY: &[(&[&str], &[&str])] = &[
    (&["barriers"], &["belfast", "swansea"]),
    (&["textiles"], &["kirklees"]),
    (&["industrial revolution"], &["manchester"]),
    (&["contrast"], &["bristol"]),
    (&["art"], &["wakefield"]),
    (&["arthur"], &[]),
    (&["s"], &[]),
    (&["health", "poverty"], &["glasgow"]),
    (&["1999"], &["glasgow"]),
    (&["2030 Vision"], &["kirklees"]),
    (&["well-being"], &["wolverhampton"]),
    (&["world class"], &["bristol", "glasgow"]),
    (&["class world"], &["bristol", "glasgow"]),
    (&["béal feirste"], &["belfast"]),
    (&["DOIRE"], &["derry-city-and-strabane"]),
    (&["huddersfield"], &["kirklees"]),
    (&["GB-SWA"], &["swansea"]),
    (&["&", "festival", "!"], &["derby"]),
    // Text, theme and synonym are all tried.
    (
        &["working", "together"],
        &[
            "derby",
            "derry-city-and-strabane",
            "manchester",
            "wakefield",
        ],
    ),
    (&["global"], &["manchester", "derby"]),
    (&["homes"], &["manchester"]),
    // Theme names are not searched word by word, and nothing matches a beginning.
    (&["families"], &[]),
    (&["arts"], &["wakefield"]),
    (&["univers"], &[]),
    (&["univers*"], &["bristol", "manchester"]),
    (&["mus**"], &["kirklees"]),
    (&["indus* revol*"], &["manchester"]),
    (&["lifelo* learning", "--exact", "--nation", "wales"], &[]),
    (
        &["lifelo* learning", "--exact", "--nation", "scotland"],
        &["glasgow"],
    ),
    (&["music/textiles"], &["kirklees"]),
    (&["health,wellbeing"], &["wolverhampton"]),
    (&["after-school"], &[]),
    (&["start-ups"], &["swansea"]),
    // Nothing is left out.
    (&["nuclear", "power"], &[]),
    (&["speed", "dating"], &[]),
    (&["festival", "music"], &[]),
    // Operators.
    (&["Scotland", "or", "Wales"], &["glasgow", "swansea"]),
    (&["textiles", "OR", "housing"], &["kirklees", "manchester"]),
    (&["festival", "NOT", "derby"], &[]),
    (&["festival", "Not:", "derby"], &[]),
    (&["businesses", "without", "schools"], &["wakefield"]),
    (&["wales or scotland"], &["glasgow", "swansea"]),
    (
        &["cities not in england"],
        &["belfast", "derry-city-and-strabane", "glasgow", "swansea"],
    ),
    (
        &["not", "in", "northern", "ireland", "or", "england"],
        &["glasgow", "swansea"],
    ),
    (&["wales", "or", "choirs and opera"], &["swansea"]),
    (
        &["learning", "not", "music festival", "--nation", "wales"],
        &["swansea"],
    ),
];

/// The hits of a search, as JSON.
pub fn found<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Vec<Value> {
    let mut command = command(["search", "-f", "json"]);
    let run = Run::of(command.args(arguments));
    assert!(
        run.code == 0 || run.code == 1 && run.stdout == "[]\n",
        "{run:?}"
    );
    serde_json::from_str::<Vec<Value>>(&run.stdout).unwrap()
}

/// The ids of hits.
pub fn ids(hits: &[Value]) -> Vec<&str> {
    hits.iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

/// Every text of a city that is searched.
pub fn texts<'d>(city: &'d City) -> Vec<&'d str> {
    let place = [&city.nation, &city.region, &city.iso, &city.summary];
    let place = place.into_iter().flatten().map(|text| &**text);
    let initiatives = city.initiatives.iter().map(|text| &**text);
    let texts = city.names().chain(place).chain(initiatives);
    texts.chain([&*city.description]).collect()
}

/// The words at the ranges of a match.
pub fn matched_words(found: &Value) -> Vec<String> {
    let snippet: Vec<char> = found["snippet"].as_str().unwrap().chars().collect();
    let ranges = found["ranges"].as_array().unwrap().iter().map(|range| {
        let end = |index: usize| usize::try_from(range[index].as_u64().unwrap()).unwrap();
        snippet[end(0)..end(1)].iter().collect()
    });
    ranges.collect()
}

/// The words of a text, folded.
fn folded(text: &str) -> impl Iterator<Item = String> {
    words(text).map(|word| fold_word(word.text))
}

#[test]
fn the_words_and_phrases_of_the_source_page_find_their_city() {
    let mut lines = 0;
    for line in PAGE.lines().filter(|line| !line.starts_with('#')) {
        let [id, words, phrases] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        for term in words.split(' ').chain(phrases.split("; ")) {
            let found = piped(&["search", "--fields", "id", term]).stdout;
            assert!(found.lines().any(|found| found == id), "{term}: {id}");
        }
        lines += 1;
    }
    assert_eq!(lines, dataset().cities.len());
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
fn every_word_of_a_text_finds_it_and_every_hit_shows_why() {
    let dataset = dataset();
    let all: BTreeSet<String> = dataset
        .cities
        .iter()
        .flat_map(texts)
        .flat_map(folded)
        .collect();
    assert!(all.len() > 300);
    let operators = ["or", "not", "without", "except"];
    for word in all.iter().filter(|word| !operators.contains(&&***word)) {
        let hits = found(["--", word]);
        let ids = ids(&hits);
        for city in &dataset.cities {
            let holds = texts(city)
                .into_iter()
                .flat_map(folded)
                .any(|other| other == *word);
            assert!(!holds || ids.contains(&&*city.id), "{word}: {}", &*city.id);
        }
        for hit in &hits {
            let matches = hit["matches"].as_array().unwrap();
            assert!(!matches.is_empty(), "{word}");
            for found in matches {
                assert_eq!(found["term"], **word);
                let is_theme = found["field"] == "themes";
                assert_eq!(is_theme, found["ranges"].as_array().unwrap().is_empty());
                assert_eq!(is_theme, !found["evidence"].is_null());
                let highlighted = matched_words(found);
                if found["by"].is_null() {
                    let alike = |matched: &String| fold_word(matched)[..1] == word[..1];
                    assert!(highlighted.iter().all(alike), "{word}: {highlighted:?}");
                }
            }
        }
    }
}

#[test]
fn a_match_is_a_piece_of_its_field() {
    let dataset = dataset();
    for terms in ["learning", "city", "derry", "culture festival", "kids"] {
        for hit in found(terms.split(' ').chain(["--any"])) {
            let mut cities = dataset.cities.iter();
            let city = cities.find(|city| hit["id"] == *city.id).unwrap();
            for found in hit["matches"].as_array().unwrap() {
                let snippet = found["snippet"].as_str().unwrap().trim_matches('…');
                let is_piece = texts(city).iter().any(|text| text.contains(snippet));
                assert!(is_piece, "{snippet}");
            }
        }
    }
    let found: &Value = &found(["wellness"])[0]["matches"][0];
    let keys: Vec<&str> = found
        .as_object()
        .unwrap()
        .keys()
        .map(|key| &**key)
        .collect();
    assert_eq!(
        keys.join(" "),
        "by evidence field ranges snippet term theme"
    );
}

#[test]
fn a_match_names_its_term_the_synonym_and_the_theme_with_its_evidence() {
    let matches = |terms: &[&str]| found(terms)[0]["matches"].clone();
    let kids = &matches(&["kids"])[0];
    assert_eq!([&kids["term"], &kids["by"]], ["kids", "children"]);
    assert!(kids["theme"].is_null() && kids["evidence"].is_null());
    assert_eq!(matched_words(kids), ["children"]);
    let adults = &matches(&["adult learners", "--nation", "england"])[0];
    assert_eq!(
        [&adults["field"], &adults["theme"], &adults["by"]],
        ["themes", "Adult learning", "Adult learning"]
    );
    let dataset = dataset();
    for city in &dataset.cities {
        for (id, evidence) in city.themes.iter() {
            let name = &*dataset.theme(id).unwrap().name;
            let mut arguments = vec!["search", "-t", id, name];
            for (format, shown) in [
                ("json", format!("\"evidence\": \"{evidence}\"")),
                ("tsv", evidence.to_owned()),
                ("csv", evidence.to_owned()),
                ("markdown", evidence.to_owned()),
            ] {
                arguments.truncate(4);
                arguments.extend(["--fields", "matches", "-f", format]);
                let written = piped(&arguments).done();
                assert!(written.contains(&shown), "{arguments:?}: {shown}");
            }
        }
    }
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
        let has = |city: &&City| city.themes.get(&theme.id).is_some();
        let with: Vec<&City> = dataset.cities.iter().filter(has).collect();
        let expected: Vec<&str> = with.iter().map(|city| &*city.id).collect();
        assert_eq!(ids(&hits), expected);
        for (hit, city) in hits.iter().zip(&with) {
            let evidence = city.themes.get(&theme.id).unwrap();
            assert_eq!(hit["matches"][0]["snippet"], evidence);
            assert_eq!(hit["score"].to_string(), "0.0");
        }
        let tsv = cities(["search", "--theme", &theme.name]).succeeds();
        assert_eq!(tsv.lines().count(), with.len());
    }
    assert_eq!(ids(&found(["--nation", "wales"])), ["swansea"]);
}

#[test]
fn every_theme_is_found_by_its_id_name_and_labels() {
    let dataset = dataset();
    for theme in &dataset.themes {
        for label in theme.labels() {
            let hits = found([label]);
            let ids = ids(&hits);
            for city in &dataset.cities {
                let has = city.themes.get(&theme.id).is_some();
                assert!(!has || ids.contains(&&*city.id), "{label}: {}", &*city.id);
            }
        }
    }
}

#[test]
fn better_fields_rank_first_and_scores_fall() {
    for term in [
        "belfast", "festival", "art", "network", "learning", "health",
    ] {
        let scores: Vec<f64> = found([term])
            .iter()
            .map(|hit| hit["score"].as_f64().unwrap())
            .collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{term}: {scores:?}");
        assert!(scores.iter().all(|score| *score > 0.0));
    }
    for city in &dataset().cities {
        assert_eq!(ids(&found([&*city.name]))[0], &*city.id);
    }
}

#[test]
fn all_clauses_must_match_and_with_any_one_is_enough() {
    let set = |hits: Vec<Value>| -> BTreeSet<String> {
        ids(&hits).into_iter().map(str::to_owned).collect()
    };
    let (culture, economy) = (set(found(["culture"])), set(found(["economy"])));
    assert_eq!(set(found(["culture", "economy"])), &culture & &economy);
    assert_eq!(
        set(found(["culture", "economy", "--any"])),
        &culture | &economy
    );
    assert_eq!(
        set(found(["culture", "or", "economy"])),
        &culture | &economy
    );
    let without = found(["culture", "economy", "not", "glasgow", "--any"]);
    let glasgow = BTreeSet::from(["glasgow".to_owned()]);
    assert_eq!(set(without), &(&culture | &economy) - &glasgow);
    // Who matches more clauses ranks first.
    let any = found(["culture", "economy", "--any"]);
    let both = (&culture & &economy).len();
    let first: BTreeSet<String> = ids(&any)[..both]
        .iter()
        .map(|id| (*id).to_owned())
        .collect();
    assert_eq!(first, &culture & &economy);
    let limited = found(["culture", "economy", "--any", "--limit", "2"]);
    assert_eq!(ids(&limited), ids(&any)[..2]);
    // Exclusions alone give every other city in the order of the dataset.
    let dataset = dataset();
    let others = dataset.cities.iter().map(|city| &*city.id);
    let others: Vec<&str> = others.filter(|id| *id != "derby").collect();
    assert_eq!(ids(&found(["not", "festival"])), others);
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
    for absent in ["festivals", "kids", "collaboration", "realizing", "univers"] {
        assert!(exact(&[absent]).is_empty(), "{absent}");
    }
    assert_eq!(exact(&["REALISING"]), ["derby"]);
    assert_eq!(exact(&["beal", "feirste"]), ["belfast"]);
    assert_eq!(exact(&["art", "or", "music"]).len(), 2);
    assert_eq!(exact(&["univers*"]).len(), 2);
    assert_eq!(exact(&["art", "and"]), ["wakefield"]);
    assert!(exact(&["which city has a festival"]).is_empty());
}

#[test]
fn stop_words_are_not_highlighted_beside_other_words() {
    for terms in [
        &["which", "city", "has", "a", "festival"][..],
        &["which city has a festival"],
    ] {
        let hit = &found(terms)[0];
        for found in hit["matches"].as_array().unwrap() {
            let matched = matched_words(found);
            assert!(
                matched.iter().all(|word| !is_stop_word(&fold_word(word))),
                "{matched:?}"
            );
        }
    }
}

/// What is wrong with what the searches of a file find: those that lack a city, and those that find
/// a wrong one.
fn judge(searches: &'static str) -> [Vec<&'static str>; 2] {
    let dataset = dataset();
    let mut judged: [Vec<&str>; 2] = Default::default();
    for line in searches.lines().filter(|line| !line.starts_with('#')) {
        let [typed, must, may, ..] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        // What is in quotation marks as a whole is one argument, as a shell hands it over.
        let phrase = typed
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let terms: Vec<&str> =
            phrase.map_or_else(|| typed.split(' ').collect(), |phrase| vec![phrase]);
        let run = piped(&[&["search", "--fields", "id"], &*terms].concat());
        let code = |id: &str| match id {
            "derby" => "dby".to_owned(),
            "derry-city-and-strabane" => "dry".to_owned(),
            id => id[..3].to_owned(),
        };
        let found: Vec<String> = run.stdout.lines().map(code).collect();
        let is_found = |code: &str| found.iter().any(|found| found == code);
        if must != "-" && !must.split(',').all(is_found) {
            judged[0].push(typed);
        }
        let allowed: Vec<&str> = must.split(',').chain(may.split(',')).collect();
        if !found.iter().all(|found| allowed.contains(&&**found)) {
            judged[1].push(typed);
        }
    }
    assert!(dataset.cities.len() == 10);
    judged
}

#[test]
fn people_find_what_they_search_for_and_nothing_else() {
    for (searches, count) in SEARCHES.into_iter().zip([200, 60]) {
        let lines = searches.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), count);
        let [lacking, wrong] = judge(searches);
        // One in fifty may be arguable.
        assert!(
            lacking.len() * 50 <= count,
            "of {count} lack a city: {lacking:?}"
        );
        assert!(
            wrong.len() * 50 <= count,
            "of {count} find a wrong one: {wrong:?}"
        );
    }
}

#[test]
fn a_terminal_highlights_the_matched_words() {
    let table = on_terminal(&["search", "barriers"], 80, true);
    let highlighted = "\u{1b}[1m\u{1b}[38;5;163mbarriers\u{1b}[0m";
    assert_eq!(table.matches(highlighted).count(), 2, "{table}");
    let plain = on_terminal(&["search", "barriers"], 80, false);
    assert!(!plain.contains('\u{1b}'));
    let found = cities(["search", "barriers"]).succeeds();
    assert_eq!(first_column(&found), ["Belfast", "Swansea"]);
}

#[test]
fn fields_weigh_in_their_order() {
    let data = r#"{"themes": [{"id": "t", "name": "Harbour"}], "cities": [
        {"name": "A", "description": "Harbour"},
        {"name": "B", "description": "x", "summary": "Harbour"},
        {"name": "C", "description": "x", "initiatives": ["Harbour"]},
        {"name": "D", "description": "x", "themes": {"t": "x"}},
        {"name": "E", "description": "x", "includes": ["Harbour"]},
        {"name": "F", "description": "x", "aliases": ["Harbours"]}]}"#;
    let mut search = command(["--data", "-", "search", "harbor", "--fields", "name"]);
    let found = Run::over(data, &mut search).succeeds();
    assert_eq!(first_column(&found), ["F", "E", "C", "B", "A", "D"]);
}
