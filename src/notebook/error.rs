//! Why a query has no answer; each names what is wrong, the line within the query, and what exists.

use thiserror::Error;

/// A query that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct AskError {
    /// The line within the query, from 0.
    pub line: usize,
    /// What is wrong, what exists, and what helps.
    pub message: String,
}

impl AskError {
    /// An error at the first place where the query names `word`.
    pub(super) fn at(query: &str, word: &str, message: String) -> Self {
        let before = query.find(word).map_or("", |place| &query[..place]);
        Self { line: before.matches('\n').count(), message }
    }
}
