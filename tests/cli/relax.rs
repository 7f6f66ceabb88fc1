//! What a search asks of a city: a table of cases over ten cities, without a text.

use learning_cities::query::relax::{Held, Reading, Role, is_answered, relax};

/// A term by who holds it: `abc` as it is written, `=abc` by a label, `~abc` by a synonym, in
/// quotation marks with `"` before it.
fn held(term: &str) -> Held {
    let cities = |letters: &str| -> Vec<usize> {
        letters
            .bytes()
            .map(|letter| usize::from(letter - b'a'))
            .collect()
    };
    let quoted = term.starts_with('"');
    let term = term.trim_start_matches('"');
    let mut held = Held {
        quoted,
        ..Held::default()
    };
    let (written, rest) = term.split_at(term.find(['=', '~']).unwrap_or(term.len()));
    held.written.extend(cities(written));
    if let Some(label) = rest.strip_prefix('=') {
        held.label = Some(cities(label));
    } else if let Some(synonym) = rest.strip_prefix('~') {
        held.synonym.extend(cities(synonym));
    }
    held
}

/// A role in short: required or optional, by which reading; or left out.
fn short(role: Role) -> String {
    let by = |reading| match reading {
        Reading::Written => "written",
        Reading::Label => "label",
        Reading::Synonym => "synonym",
    };
    match role {
        Role::Required(reading) => format!("must {}", by(reading)),
        Role::Optional(reading) => format!("may {}", by(reading)),
        Role::LeftOut => "out".to_owned(),
    }
}

/// The terms, whether one is enough, the role of each, and whether any city answers.
const CASES: &[(&str, bool, &str, bool)] = &[
    // One term is asked for, whoever holds it.
    ("a", false, "must written", true),
    ("abcdefghij", false, "must written", true),
    ("abcdef", false, "must written", true),
    ("\"a", false, "must written", true),
    // What nobody holds is looked for by a label, else by synonyms, else as it is.
    ("=ab", false, "must label", true),
    ("~ab", false, "must synonym", true),
    ("-", false, "must written", false),
    // A label of a theme that no city has answers: nothing.
    ("=", false, "must label", false),
    ("a =", false, "must written, must label", false),
    // All must be held.
    ("ab bc", false, "must written, must written", true),
    ("ab cd", false, "must written, must written", false),
    (
        "ab bc cd",
        false,
        "must written, must written, must written",
        false,
    ),
    ("ab =bc", false, "must written, must label", true),
    ("ab ~cd", false, "must written, must synonym", false),
    // More than half: not asked for, unless the rarest, or in quotation marks.
    ("a abcdef", false, "must written, may written", true),
    ("a abcde", false, "must written, must written", true),
    ("g abcdef", false, "must written, may written", true),
    ("abcdef abcdefg", false, "must written, may written", true),
    ("abcdefg abcdef", false, "may written, must written", true),
    ("abcdef abcdef", false, "must written, may written", true),
    ("g \"abcdef", false, "must written, must written", false),
    ("a =abcdef", false, "must written, may label", true),
    ("a ~abcdefgh", false, "must written, may synonym", true),
    // What nobody answers is left out, if what is left tells.
    ("a -", false, "must written, out", true),
    ("- a -", false, "out, must written, out", true),
    ("abcdef -", false, "must written, must written", false),
    ("abcde -", false, "must written, out", true),
    ("a abcdef -", false, "must written, may written, out", true),
    ("- -", false, "must written, must written", false),
    ("~a -", false, "must synonym, out", true),
    ("ab cd -", false, "must written, must written, out", false),
    // One is enough.
    ("ab cd", true, "may written, may written", true),
    ("ab -", true, "may written, out", true),
    ("ab =", true, "may written, out", true),
    ("~ab =cd", true, "may synonym, may label", true),
    ("- -", true, "must written, must written", false),
    ("abcdef abcdefg", true, "may written, may written", true),
];

#[test]
fn every_case_has_its_roles_and_its_answer() {
    assert!(CASES.len() >= 30);
    for (terms, any, roles, answered) in CASES {
        let held: Vec<Held> = terms
            .split(' ')
            .map(|term| held(term.trim_matches('-')))
            .collect();
        let found = relax(&held, 10, *any);
        let told: Vec<String> = found.iter().map(|role| short(*role)).collect();
        assert_eq!(told.join(", "), *roles, "{terms}, any: {any}");
        assert_eq!(is_answered(&held, &found), *answered, "{terms}, any: {any}");
    }
}
