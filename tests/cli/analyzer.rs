//! Which words a search takes for the same.

use frostem::{Algorithm, Stemmer};
use learning_cities::search::{Mode, is_stop_word, may_share_stem, stem};

use crate::harness::dataset;
use crate::search::{all_words, found_ids};
use crate::snippet::{highlighted, matches};

/// Words of which each finds the same cities.
const ALIKE: &str = "\
    community communities Community's COMMUNITY’S; learn learning learned; city cities; \
    realise realize realising realizing; recognise recognize recognizes recognised; \
    fulfil fulfill fulfilled fulfilment; centre center centres; universities university; \
    neighbourhood neighborhoods NEIGHBOURHOODS; innovate innovation innovative; library libraries";

/// Words that have nothing to do with each other, though Snowball gives them one stem.
const UNLIKE: &str = "\
    business busy, celebrate celebrities, collectively collection, diverse diversions, \
    experiences experiment, identities identical, position positive, public publicity, \
    universities universe, well wellness, being beings";

/// Words with endings of every kind.
const ENDINGS: &str = "\
    die dies dying lie lying tie tying ski skis sky skies idly gently ugly early only singly happy \
    happier happiness hope hoping hopped hop cry cries cried rational relate relational relation \
    possible possibly possibility agency agencies active activity activate operate operator \
    organise organize vision use using used icing iced aging aged owing owed creation creative \
    university fulfil fulfilment fibre fiber centre center theatre theater programme program \
    dialogue dialog year yearly";

#[test]
fn inflections_and_spellings_find_the_same() {
    for words in ALIKE.split("; ") {
        let words: Vec<&str> = words.split(' ').collect();
        let first = found_ids(&words[..1]);
        assert!(!first.is_empty(), "{words:?}");
        for word in words {
            assert_eq!(found_ids(&[word]), first, "{word}");
        }
    }
}

#[test]
fn words_of_other_meanings_are_kept_apart() {
    for pair in UNLIKE.split(", ") {
        let (one, other) = pair.split_once(' ').unwrap();
        assert_ne!(stem(one), stem(other));
    }
}

#[test]
fn words_of_one_stem_begin_alike() {
    let stemmer = Stemmer::new(Algorithm::English);
    let mut all: Vec<String> = dataset().cities.iter().flat_map(all_words).collect();
    all.extend(ENDINGS.split(' ').map(str::to_owned));
    all.sort();
    all.dedup();
    let mut alike = 0;
    for (index, a) in all.iter().enumerate() {
        for b in all[index + 1..].iter().filter(|b| stem(a) == stem(b)) {
            assert!(may_share_stem(a, b), "{a}, {b}");
            assert_eq!(is_stop_word(a), is_stop_word(b), "{a}, {b}");
            alike += usize::from(stemmer.stem(a) == stemmer.stem(b));
        }
    }
    assert!(alike > 60, "{alike}");
}

#[test]
fn the_lists_of_words_are_sorted_for_binary_search() {
    for list in [
        include_str!("../../data/stop_words.txt"),
        include_str!("../../data/stem_exceptions.txt"),
    ] {
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
    }
    assert!(is_stop_word("the") && is_stop_word("yourselves") && !is_stop_word("learning"));
}

/// What a search for a term highlights in a text.
fn marked(text: &str, term: &str) -> Vec<String> {
    let found = matches(text, &[term], Mode::default());
    found.iter().flat_map(highlighted).collect()
}

#[test]
fn a_name_with_an_apostrophe_is_two_words_and_a_possessive_is_the_word() {
    for mark in ["'", "’"] {
        for name in ["D*Souza", "D*SOUZA", "O*Shea", "O*Sé"] {
            let name = name.replace('*', mark);
            let (_, rest) = name.split_once(mark).unwrap();
            let text = format!("By {name}, once.");
            assert_eq!(marked(&text, rest), [rest]);
            assert_eq!(marked(&text, &name.replace(mark, "'")), [&*name]);
        }
        for after in ["", " own", ".", "-own", ", too", "—then"] {
            let text = format!("The river{mark}s{after}");
            for typed in ["river", "rivers", "river's", "RIVER’S"] {
                assert_eq!(marked(&text, typed), ["river"], "{text}: {typed}");
            }
            assert!(marked(&text, "s").is_empty(), "{text}");
        }
    }
}

#[test]
fn special_letters_and_ampersands_are_as_in_names() {
    for (text, typed) in [
        ("Łódź", "lodz"),
        ("Ñandú", "nandu"),
        ("evora", "Évora"),
        ("İzmir", "izmir"),
        ("Ħamrun", "hamrun"),
        ("Ærø", "aero"),
        ("Þingvellir", "thingvellir"),
        ("Œuvre", "oeuvre"),
        ("straße", "STRASSE"),
        ("R&D", "r and d"),
        ("research and development", "research & development"),
    ] {
        assert_eq!(marked(text, typed), [text], "{typed}");
    }
}

#[test]
fn an_ideograph_is_a_word_and_several_are_a_phrase() {
    let text = "東京都は生涯学習の都市です。";
    assert_eq!(marked(text, "学習"), ["学習"]);
    assert_eq!(marked(text, "都"), ["都", "都"]);
    assert!(marked(text, "習学").is_empty());
    assert_eq!(marked("tokyo東京", "東京"), ["東京"]);
}
