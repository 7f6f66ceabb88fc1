//! What is wrong with a dataset.
//!
//! Knows its words and its place. Does not know how it is found, nor how it is told.

/// What is wrong with a dataset, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong and what would be right.
    pub message: String,
    /// Line and column, from 1, in characters; where the fault is not one place but a relation,
    /// the message names the city and the field instead.
    pub place: Option<(usize, usize)>,
}

impl Fault {
    pub(super) fn of(what: impl Into<String>) -> Self {
        Self {
            message: what.into(),
            place: None,
        }
    }
}
