//! How arguments are read as a query: a table of examples.

use learning_cities::search::{Clause, Lexicon, MissingTerm, Mode, Query};

use crate::harness::dataset;

/// Arguments, separated by spaces, or by a phrase in double quotation marks; and the query in
/// short: terms of one clause joined by `|`, exclusions with `-`, phrases in quotation marks, rows of
/// words that are one term in brackets.
const QUERIES: &[(&str, &str)] = &[
    ("", ""),
    ("festival", "festival"),
    ("art music", "art music"),
    ("Art MUSIC", "Art MUSIC"),
    ("the art of music", "art music"),
    ("which city has a festival", "festival"),
    ("where can I study music", "study music"),
    ("what does bristol say about schools", "bristol schools"),
    ("how do cities become better", "better"),
    ("tell me which cities mention jobs", "jobs"),
    // Stop words count if nothing else is typed.
    ("the", "the"),
    ("which city", "which city"),
    ("city", "city"),
    // Punctuation is ignored.
    ("!", ""),
    ("art , music", "art music"),
    ("art? music!", "art? music!"),
    ("& festival", "festival"),
    ("what's a festival in the city?", "festival"),
    ("which city, if any, has music?", "music?"),
    ("health well-being", "health well-being"),
    // `or` joins two terms.
    ("scotland or wales", "scotland|wales"),
    ("Scotland OR Wales", "Scotland|Wales"),
    ("art or music textiles", "art|music textiles"),
    ("art or music or textiles", "art|music|textiles"),
    ("schools or the libraries", "schools|libraries"),
    ("poverty kids or toddlers", "poverty kids|toddlers"),
    // `not`, `without` and `except` exclude the next clause.
    ("festival not derby", "festival -derby"),
    ("festival NOT derby", "festival -derby"),
    ("businesses without schools", "businesses -schools"),
    ("learning except festival", "learning -festival"),
    ("cities not in England", "-England"),
    ("not scotland", "-scotland"),
    ("not scotland or wales", "-scotland|wales"),
    (
        "learning not wales not scotland",
        "learning -wales -scotland",
    ),
    ("art or music not wales", "art|music -wales"),
    // An operator without a term is an error.
    ("or", "missing beside or"),
    ("or art", "missing beside or"),
    ("art or", "missing beside or"),
    ("art Not", "missing beside Not"),
    ("not", "missing beside not"),
    ("not not art", "missing beside not"),
    ("art or not music", "missing beside or"),
    ("art or or music", "missing beside or"),
    ("the or art", "missing beside or"),
    ("festival Not: derby", "festival -derby"),
    ("music or, textiles", "music|textiles"),
    // A prefix has two letters or more.
    ("univers*", "univers*"),
    ("univ* or coll*", "univ*|coll*"),
    ("un*", "un*"),
    ("mu**", "mu**"),
    ("not*", "not*"),
    ("not univ*", "-univ*"),
    // An argument of several words is a phrase.
    ("\"industrial revolution\"", "\"industrial revolution\""),
    (
        "\"which city has a festival\"",
        "\"which city has a festival\"",
    ),
    (
        "art \"quality of life\" music",
        "art \"quality of life\" music",
    ),
    ("not \"quality of life\"", "-\"quality of life\""),
    ("well-being", "well-being"),
    // Words in a row that are a label, a name or the left side of a rule are one term.
    ("health care", "[health care]"),
    ("adult education music", "[adult education] music"),
    ("music adult education", "music [adult education]"),
    ("well being", "[well being]"),
    ("learning for all", "[learning for all]"),
    ("learning for all ages", "[learning for all] ages"),
    (
        "higher education in Northern Ireland",
        "[higher education] [Northern Ireland]",
    ),
    ("not in northern ireland", "-[northern ireland]"),
    ("not the west midlands", "-[west midlands]"),
    ("learning not derry city", "learning -[derry city]"),
    ("health or care", "health|care"),
];

/// Arguments as a shell hands them over: what is in quotation marks is one.
fn arguments(typed: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    for (index, part) in typed.split('"').enumerate() {
        match index % 2 {
            1 => arguments.push(part.to_owned()),
            _ => arguments.extend(part.split_whitespace().map(str::to_owned)),
        }
    }
    arguments
}

fn in_short(query: &Query) -> String {
    let term = |index: usize| {
        let term = &query.terms[index];
        match term.text.contains(' ') {
            _ if term.is_quoted => format!("\"{}\"", term.text),
            true => format!("[{}]", term.text),
            false => term.text.clone(),
        }
    };
    let clause = |clause: &Clause| {
        let terms: Vec<String> = clause.terms.clone().map(term).collect();
        let sign = if clause.is_excluded { "-" } else { "" };
        format!("{sign}{}", terms.join("|"))
    };
    let clauses: Vec<String> = query.clauses.iter().map(clause).collect();
    clauses.join(" ")
}

#[test]
fn arguments_are_read_as_these_queries() {
    let dataset = dataset();
    let lexicon = Lexicon(&dataset);
    assert!(QUERIES.len() >= 50);
    for (typed, expected) in QUERIES {
        let read = match Query::parse(&arguments(typed), Mode::default(), &lexicon) {
            Ok(query) => in_short(&query),
            Err(MissingTerm(operator)) => format!("missing beside {operator}"),
        };
        assert_eq!(read, *expected, "{typed}");
    }
}

#[test]
fn with_exact_every_word_counts_by_itself_and_operators_stay() {
    let dataset = dataset();
    let lexicon = Lexicon(&dataset);
    let mode = Mode {
        exact: true,
        any: false,
    };
    for (typed, expected) in [
        ("the art of music", "the art of music"),
        ("adult education", "adult education"),
        ("art or music not wales", "art|music -wales"),
        ("univ*", "univ*"),
    ] {
        let query = Query::parse(&arguments(typed), mode, &lexicon).unwrap();
        assert_eq!(in_short(&query), expected, "{typed}");
        for term in &query.terms {
            assert!(term.synonyms.is_empty() && term.themes.is_empty() && term.words.is_empty());
        }
    }
}
