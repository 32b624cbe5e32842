//! From a frame as it was read to plain rows.

use std::collections::BTreeMap;

use polars::prelude::*;

use super::rows::{Cells, Rows, Word};
use super::schema::{self, ColumnType, Table};

/// Words of a text column that its vocabulary does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnknownWords {
    /// The column.
    pub(super) column: &'static str,
    /// The words, with the number of rows that have them.
    pub(super) words: BTreeMap<String, usize>,
}

/// The rows of a frame with the schema's columns in their types. A word that the vocabulary does not
/// have becomes a missing one, and is told.
pub(super) fn rows_of(table: Table, frame: &DataFrame) -> PolarsResult<(Rows, Vec<UnknownWords>)> {
    let mut unknown = Vec::new();
    let mut cells = Vec::new();
    for column in table.columns() {
        let values = frame.column(column.name)?;
        cells.push(match column.kind {
            ColumnType::Id => Cells::Ids(values.i64()?.iter().map(Option::unwrap_or_default).collect()),
            ColumnType::Integer => {
                let numbers = values.i64()?.iter();
                Cells::Numbers(numbers.map(|value| value.map_or(f64::NAN, |value| value as f64)).collect())
            }
            ColumnType::Real => {
                Cells::Numbers(values.f64()?.iter().map(|value| value.unwrap_or(f64::NAN)).collect())
            }
            ColumnType::Text => Cells::Words(words(values, &column, &mut unknown)?),
        });
    }
    Ok((Rows::from_columns(table, frame.height(), cells), unknown))
}

fn words(
    values: &Column,
    column: &schema::Column,
    unknown: &mut Vec<UnknownWords>,
) -> PolarsResult<Vec<Word>> {
    let mut others = BTreeMap::<String, usize>::new();
    let mut last = ("", Word::MISSING);
    let read = values.str()?.iter().map(|text| {
        let Some(text) = text else { return Word::MISSING };
        if text == last.0 {
            return last.1;
        }
        let Some(word) = Word::read(column.words, text) else {
            *others.entry(text.to_owned()).or_default() += 1;
            return Word::MISSING;
        };
        last = (text, word);
        word
    });
    let words = read.collect();
    if !others.is_empty() {
        unknown.push(UnknownWords { column: column.name, words: others });
    }
    Ok(words)
}
