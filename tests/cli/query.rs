//! How arguments are read as a query: a table of examples.

use learning_cities::search::{Clause, MissingTerm, Mode, Query};

use crate::harness::dataset;
use crate::search::arguments;

const QUERIES: &str = include_str!("../data/queries.tsv");

fn in_short(query: &Query) -> String {
    let term = |index: usize| {
        let term = &query.terms[index];
        if term.is_quoted {
            format!("\"{}\"", term.text)
        } else if term.text.contains(' ') {
            format!("[{}]", term.text)
        } else {
            term.text.clone()
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
    for line in QUERIES.lines().filter(|line| !line.starts_with('#')) {
        let (typed, expected) = line.split_once('\t').expect(line);
        let terms = typed.strip_prefix("--exact ");
        let exact = terms.is_some();
        let mode = Mode { exact, any: false };
        let terms = arguments(terms.unwrap_or(typed)).into_iter();
        let terms: Vec<String> = terms.map(str::to_owned).collect();
        let read = match Query::parse(&terms, mode, &dataset) {
            Ok(query) => in_short(&query),
            Err(MissingTerm(operator)) => format!("missing beside {operator}"),
        };
        assert_eq!(read, expected, "{typed}");
    }
}
