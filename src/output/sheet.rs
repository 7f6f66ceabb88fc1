//! Sheets: values in rows, under columns. All that a format is given to write.
//!
//! Knows kinds of values. Does not know which fields there are, nor what they are of.

use std::borrow::Cow;
use std::ops::Range;

use crate::search::Match;

/// What stands under a column in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Null,
    /// Text.
    Text(Cow<'a, str>),
    /// A number with a fraction.
    Number(f64),
    /// A whole number.
    Count(u64),
    /// A whole number among others alike: people are shown a bar.
    Bar(u64),
    /// The name of a theme.
    Theme(Cow<'a, str>),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<Cow<'a, str>>),
    /// Themes by id, each with its evidence: an object in JSON, and elsewhere the ids.
    Themes(Vec<(Cow<'a, str>, Cow<'a, str>)>),
    /// Values by key.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
    /// Where and why a search found the record.
    Matches(Vec<Match>),
}

impl<'a> Value<'a> {
    /// Text that may not be known.
    pub fn text(text: Option<&'a (impl AsRef<str> + ?Sized)>) -> Self {
        text.map_or(Self::Null, |text| text.as_ref().into())
    }

    /// A number that may not be known.
    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }

    /// A whole number that may not be known.
    pub fn count(count: Option<u64>) -> Self {
        count.map_or(Self::Null, Self::Count)
    }

    /// Several texts.
    pub fn list(list: &'a [impl AsRef<str>]) -> Self {
        Self::List(list.iter().map(|item| item.as_ref().into()).collect())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

/// What a column is called by scripts and by people.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// The key in JSON, the header in CSV and TSV.
    pub key: Cow<'a, str>,
    /// The heading in a table.
    pub title: Cow<'a, str>,
}

/// A key for a column beside others: underscores are added until none of them has it.
pub fn key_beside(key: &str, others: &[&str]) -> String {
    let mut key = key.to_owned();
    while others.contains(&&*key) {
        key.push('_');
    }
    key
}

/// Columns and the rows under them: all that a format is given to write.
pub struct Sheet<'a> {
    /// The columns, in order.
    pub columns: Vec<Column<'a>>,
    /// The rows, each with a value a column.
    pub rows: Box<dyn Iterator<Item = Vec<Value<'a>>> + 'a>,
}

impl Sheet<'_> {
    /// The sheet with each of its texts made fit by `clean`, which may make one longer.
    #[must_use]
    pub fn cleaned(self, clean: fn(&str) -> Cow<'_, str>) -> Self {
        let columns = self.columns.into_iter().map(|column| Column {
            key: owned(column.key, clean),
            title: owned(column.title, clean),
        });
        let rows = self
            .rows
            .map(move |row| row.into_iter().map(|value| cleaned(value, clean)).collect());
        Self {
            columns: columns.collect(),
            rows: Box::new(rows),
        }
    }
}

fn cleaned(value: Value<'_>, clean: fn(&str) -> Cow<'_, str>) -> Value<'_> {
    match value {
        Value::Text(text) => Value::Text(owned(text, clean)),
        Value::Theme(text) => Value::Theme(owned(text, clean)),
        Value::List(list) => Value::List(list.into_iter().map(|item| owned(item, clean)).collect()),
        Value::Map(map) => Value::Map(
            map.into_iter()
                .map(|(key, value)| (owned(key, clean), cleaned(value, clean)))
                .collect(),
        ),
        Value::Themes(themes) => Value::Themes(
            themes
                .into_iter()
                .map(|(id, words)| (owned(id, clean), owned(words, clean)))
                .collect(),
        ),
        Value::Matches(mut matches) => {
            for found in &mut matches {
                let clean_text = |text: String| clean(&text).into_owned();
                found.theme = found.theme.take().map(clean_text);
                found.evidence = found.evidence.take().map(clean_text);
                let text = &found.snippet;
                let to = |end: usize| {
                    let before: String = text.chars().take(end).collect();
                    clean(&before).chars().count()
                };
                let ranges = found.ranges.iter();
                found.ranges = ranges.map(|range| to(range.start)..to(range.end)).collect();
                found.snippet = clean(text).into_owned();
            }
            Value::Matches(matches)
        }
        value => value,
    }
}

fn owned(text: Cow<'_, str>, clean: fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match clean(&text) {
        Cow::Owned(clean) => Cow::Owned(clean),
        Cow::Borrowed(_) => text,
    }
}

/// What a value is in one cell: lists are joined by `; `.
pub fn cell<'a>(value: &Value<'a>) -> Cow<'a, str> {
    match value {
        Value::Null => "".into(),
        Value::Text(text) | Value::Theme(text) => text.clone(),
        Value::Number(number) => number.to_string().into(),
        Value::Count(count) | Value::Bar(count) => count.to_string().into(),
        Value::Flag(flag) => flag.to_string().into(),
        Value::List(_) | Value::Themes(_) | Value::Map(_) | Value::Matches(_) => {
            items(value).join("; ").into()
        }
    }
}

/// The items of a list, or of anything else the one.
pub fn items<'a>(value: &Value<'a>) -> Vec<Cow<'a, str>> {
    match value {
        Value::List(list) => list.clone(),
        Value::Themes(themes) => themes.iter().map(|(id, _)| id.clone()).collect(),
        Value::Map(map) => map
            .iter()
            .map(|(key, value)| format!("{key}: {}", cell(value)).into())
            .collect(),
        Value::Matches(matches) => explained(matches)
            .iter()
            .map(|found| {
                let parts = [Some(found.field), found.theme, Some(found.text)];
                let parts: Vec<&str> = parts.into_iter().flatten().collect();
                parts.join(": ").into()
            })
            .collect(),
        value => vec![cell(value)],
    }
}

/// A passage that answers a search, as people read it.
pub struct Explained<'a> {
    /// The field.
    pub field: &'static str,
    /// The theme, if that is not the passage itself.
    pub theme: Option<&'a str>,
    /// The passage.
    pub text: &'a str,
    /// Where the matched words stand in it, in characters.
    pub ranges: Vec<Range<usize>>,
    /// The evidence for the theme, if that is not the passage itself.
    pub evidence: Option<&'a str>,
}

/// The passages of some matches, each once, whatever it was found by.
pub fn explained(matches: &[Match]) -> Vec<Explained<'_>> {
    let mut passages: Vec<Explained> = Vec::new();
    for found in matches {
        let text = &*found.snippet;
        let theme = found.theme.as_deref().filter(|theme| *theme != text);
        let field = found.field;
        match passages.last_mut() {
            Some(last) if (last.field, last.theme, last.text) == (field, theme, text) => {
                last.ranges.extend(found.ranges.iter().cloned());
                last.ranges.sort_by_key(|range| (range.start, range.end));
                last.ranges.dedup();
            }
            _ => passages.push(Explained {
                field,
                theme,
                text,
                ranges: found.ranges.clone(),
                evidence: found.evidence.as_deref().filter(|words| *words != text),
            }),
        }
    }
    passages
}
