//! Tables as templates write them.

use serde::Serialize;

use crate::site::strings::Strings;

/// A table whose first column names its rows; the others are figures, but a last one may be words.
#[derive(Debug, Default, Serialize)]
pub(super) struct Table {
    /// What the rows are.
    head: String,
    /// Heads of the columns of figures.
    columns: Vec<String>,
    /// Head of the column of words, where there is one.
    words: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    /// Small print under the name.
    pub(super) note: Option<String>,
    /// The feature that the name leads to in the catalogue, where it is one.
    pub(super) feature: Option<String>,
    /// Whether it stands out.
    pub(super) strong: bool,
    pub(super) cells: Vec<String>,
    pub(super) words: Option<String>,
}

impl Table {
    /// A table whose heads are the string `table_{name}`, parted by `|`. Heads without cells or words are left out.
    pub(super) fn new(name: &str, rows: Vec<Row>, strings: &Strings) -> Self {
        Self::with_heads(&word(strings, "table", name), rows)
    }

    /// A table with these heads, parted by `|`.
    pub(super) fn with_heads(heads: &str, rows: Vec<Row>) -> Self {
        let mut heads = heads.split('|').map(str::to_owned);
        let head = heads.next().unwrap_or_default();
        let mut columns: Vec<String> = heads.collect();
        let worded = rows.iter().any(|row| row.words.as_deref().is_some_and(|words| !words.is_empty()));
        let words = if worded { columns.pop() } else { None };
        columns.truncate(rows.first().map_or(columns.len(), |row| row.cells.len()));
        Self { head, columns, words, rows }
    }
}

impl Row {
    /// A row of figures.
    pub(super) fn new(name: impl Into<String>, cells: Vec<String>) -> Self {
        Self { name: name.into(), cells, ..Self::default() }
    }

    /// The same with a name that leads to the catalogue.
    pub(super) fn of_feature(self, feature: &str) -> Self {
        Self { feature: Some(feature.to_owned()), ..self }
    }
}

/// The string `{kind}_{name}`.
pub(super) fn word(strings: &Strings, kind: &str, name: &str) -> String {
    strings.word(&format!("{kind}_{name}"))
}
