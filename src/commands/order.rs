//! The order that records are asked for in, and how many of them.
//!
//! Knows how two values stand to each other. Does not know which records there are.

use std::cmp::Ordering;

use crate::cli::OrderArgs;
use crate::output::record::Record;
use crate::output::sheet::Value;
use crate::text::fold;

/// What a record is sorted by.
enum Key {
    Text(String),
    Number(f64),
    Unknown,
}

impl Key {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Unknown,
            Value::Text(text) | Value::Theme(text) => Self::Text(fold(text)),
            Value::Number(number) => Self::Number(*number),
            Value::Count(count) | Value::Bar(count) => Self::Number(*count as f64),
            Value::Flag(flag) => Self::Number(f64::from(u8::from(*flag))),
            Value::List(list) => Self::Number(list.len() as f64),
            Value::Themes(themes) => Self::Number(themes.len() as f64),
            Value::Map(map) => Self::Number(map.len() as f64),
            Value::Matches(matches) => Self::Number(matches.len() as f64),
        }
    }

    /// How two keys stand to each other; what is unknown comes last in either direction.
    fn compare(&self, other: &Self, reverse: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Unknown, Self::Unknown) => return Ordering::Equal,
            (Self::Unknown, _) => return Ordering::Greater,
            (_, Self::Unknown) => return Ordering::Less,
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        };
        if reverse { order.reverse() } else { order }
    }
}

impl OrderArgs {
    /// Puts records in the order that is asked for, equals as they were, and leaves out those over
    /// the limit.
    pub(super) fn apply<R: Record>(&self, records: Vec<R>) -> Vec<R> {
        let limit = self.limit.unwrap_or(usize::MAX);
        let Some(field) = self.sort else {
            let mut records = records;
            if self.reverse {
                records.reverse();
            }
            records.truncate(limit);
            return records;
        };
        let keyed = records
            .into_iter()
            .map(|record| (Key::of(&record.value(field)), record));
        let mut keyed: Vec<(Key, R)> = keyed.collect();
        keyed.sort_by(|(a, _), (b, _)| a.compare(b, self.reverse));
        keyed
            .into_iter()
            .map(|(_, record)| record)
            .take(limit)
            .collect()
    }
}
