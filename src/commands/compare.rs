//! `cities compare`: what several cities share, or who shares most with one.
//!
//! Knows which comparison is asked for, and its columns. Does not know what makes cities alike.

use std::collections::HashMap;

use super::names::find_all;
use crate::cli::CompareArgs;
use crate::dataset::{City, Dataset, Theme, similar_cities};
use crate::error::{Error, Refusal};
use crate::output;
use crate::output::field::{ALIKE, ALIKE_BRIEF, COMMON, COMMON_BRIEF, Field};
use crate::output::format::Layout;
use crate::output::record::{Record, sheet};
use crate::output::sheet::{Column, Sheet, Value, key_beside};
use crate::output::target::Streams;
use crate::text::quoted;

/// How wide a column of evidence must be in a table: three cities' fit 80 columns.
const NARROWEST: usize = 18;

/// Runs the command.
pub(super) fn run(
    args: &CompareArgs,
    dataset: &Dataset,
    streams: &mut Streams,
) -> Result<(), Error> {
    let cities = find_all(dataset, &args.cities, args.exact, "compare", streams)?;
    let layout = args.format.of_records();
    if let [city] = *cities {
        let fields = args.format.fields(ALIKE_BRIEF, ALIKE);
        check(fields, ALIKE, "of one city")?;
        let alike = similar_cities(dataset, city);
        output::write(streams.out, layout, &streams.target, sheet(fields, &alike))?;
        return Ok(());
    }
    let fields = args.format.fields(COMMON_BRIEF, COMMON);
    check(fields, COMMON, "of several cities")?;
    let is_for_people = args.format.fields.is_empty() && layout.format.is_table(&streams.target);
    let facts = if is_for_people {
        facts(&cities)
    } else {
        Vec::new()
    };
    let common = shared_themes(dataset, &cities);
    let table = table(fields, layout.format.nests(), facts, &cities, &common);
    let layout = Layout {
        narrowest: NARROWEST,
        ..layout
    };
    output::write(streams.out, layout, &streams.target, table)?;
    Ok(())
}

/// A theme that at least one of some cities has.
#[derive(Debug, Clone)]
struct SharedTheme<'d> {
    /// The theme.
    theme: &'d Theme<'d>,
    /// The evidence for it in each of the cities; none where one does not have it.
    evidence: Vec<Option<&'d str>>,
}

impl SharedTheme<'_> {
    /// How many of the cities have it.
    fn count(&self) -> usize {
        self.evidence.iter().flatten().count()
    }
}

/// The themes of some cities: those that all have, then those of several, then those of one, each
/// in the order of the dataset.
fn shared_themes<'d>(dataset: &'d Dataset<'d>, cities: &[&'d City<'d>]) -> Vec<SharedTheme<'d>> {
    let of_cities: Vec<HashMap<&str, &str>> = cities
        .iter()
        .map(|city| city.themes.iter().collect())
        .collect();
    let mut shared = Vec::new();
    for theme in &dataset.themes {
        let evidence = of_cities
            .iter()
            .map(|themes| themes.get(&*theme.id).copied());
        shared.push(SharedTheme {
            theme,
            evidence: evidence.collect(),
        });
    }
    shared.retain(|theme| theme.count() > 0);
    shared.sort_by_key(|theme| match theme.count() {
        count if count == cities.len() => 0,
        1 => 2,
        _ => 1,
    });
    shared
}

/// Refuses a field that this comparison does not have.
fn check(fields: &[Field], valid: &[Field], what: &str) -> Result<(), Refusal> {
    let Some(other) = fields.iter().find(|field| !valid.contains(field)) else {
        return Ok(());
    };
    let keys: Vec<&str> = valid.iter().map(|field| field.key()).collect();
    let message = format!(
        "invalid value {} for '--fields' {what}\n  [possible values: {}]",
        quoted(other.key()),
        keys.join(", "),
    );
    Err(Refusal::unasked(message, Vec::new()))
}

/// What is known of the cities and not the same of all: a row each, the title first.
fn facts<'a>(cities: &[&'a City<'a>]) -> Vec<Vec<Value<'a>>> {
    let rows = [Field::Nation, Field::Region].map(|field| {
        let mut row = vec![Value::from(field.title())];
        row.extend(cities.iter().map(|city| (**city).value(field)));
        row
    });
    let differs = |row: &Vec<Value>| row[1..].iter().any(|value| *value != row[1]);
    rows.into_iter().filter(differs).collect()
}

/// The facts, then a row a theme. The evidence is a column a city, or where values nest, one map.
fn table<'a>(
    fields: &'a [Field],
    is_nested: bool,
    facts: Vec<Vec<Value<'a>>>,
    cities: &'a [&'a City<'a>],
    common: &'a [SharedTheme<'a>],
) -> Sheet<'a> {
    let has_cities = !is_nested && fields.contains(&Field::Evidence);
    let ids = cities.iter().filter(|_| has_cities).map(|city| &*city.id);
    let ids: Vec<&str> = ids.collect();
    let mut columns = Vec::new();
    for field in fields {
        let title = match field {
            Field::Evidence if !is_nested => {
                columns.extend(cities.iter().map(|city| Column {
                    key: (&*city.id).into(),
                    title: (&*city.name).into(),
                }));
                continue;
            }
            // Facts and themes have no name in common.
            Field::Name if !facts.is_empty() => "",
            Field::Name => "Theme",
            field => field.title(),
        };
        columns.push(Column {
            key: key_beside(field.key(), &ids).into(),
            title: title.into(),
        });
    }
    let row = move |common: &'a SharedTheme<'a>| {
        let words = || common.evidence.iter().map(|words| Value::text(*words));
        let cells = fields.iter().flat_map(|field| match field {
            Field::Id => vec![(&*common.theme.id).into()],
            Field::Name => vec![(&*common.theme.name).into()],
            Field::Count => vec![Value::Count(common.count() as u64)],
            Field::Evidence if is_nested => {
                let ids = cities.iter().map(|city| (&*city.id).into());
                vec![Value::Map(ids.zip(words()).collect())]
            }
            Field::Evidence => words().collect(),
            _ => vec![Value::Null],
        });
        cells.collect()
    };
    Sheet {
        columns,
        rows: Box::new(facts.into_iter().chain(common.iter().map(row))),
    }
}
