//! Rows of a table while they are made up.

use polars::prelude::{Column, DataFrame, PolarsResult};

use crate::tables::schema::{ColumnType, Table};

/// A count as a cell or an id.
pub(super) fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// An amount in whole cents.
pub(super) fn cents(amount: f64) -> f64 {
    (amount * 100.0).round() / 100.0
}

/// A table that grows cell by cell, in the schema's order of columns.
pub(super) struct Sheet {
    columns: Vec<(&'static str, Cells)>,
    next: usize,
}

enum Cells {
    Integers(Vec<i64>),
    Reals(Vec<Option<f64>>),
    Texts(Vec<Option<&'static str>>),
}

impl Sheet {
    pub(super) fn new(table: Table) -> Self {
        let empty = |kind| match kind {
            ColumnType::Id | ColumnType::Integer => Cells::Integers(Vec::new()),
            ColumnType::Real => Cells::Reals(Vec::new()),
            ColumnType::Text => Cells::Texts(Vec::new()),
        };
        Self {
            columns: table.columns().iter().map(|column| (column.name, empty(column.kind))).collect(),
            next: 0,
        }
    }

    /// Sets the next cell to a whole number (in a column of reals: to that number).
    pub(super) fn integer(&mut self, value: i64) {
        match self.cells() {
            (_, Cells::Integers(values)) => values.push(value),
            (_, Cells::Reals(values)) => values.push(Some(value as f64)),
            (name, Cells::Texts(_)) => unreachable!("{name} is a column of text"),
        }
    }

    /// Sets the next cell to 1 or 0.
    pub(super) fn flag(&mut self, value: bool) {
        self.integer(i64::from(value));
    }

    /// Sets the next cell to a number, or leaves it empty.
    pub(super) fn real(&mut self, value: impl Into<Option<f64>>) {
        match self.cells() {
            (_, Cells::Reals(values)) => values.push(value.into()),
            (name, _) => unreachable!("{name} is not a column of reals"),
        }
    }

    /// Sets the next cell to a word; an empty word is a missing one.
    pub(super) fn text(&mut self, word: &'static str) {
        match self.cells() {
            (_, Cells::Texts(values)) => values.push((!word.is_empty()).then_some(word)),
            (name, _) => unreachable!("{name} is not a column of text"),
        }
    }

    /// The rows as a frame; every row must be whole.
    pub(super) fn into_frame(self) -> PolarsResult<DataFrame> {
        let columns = self.columns.into_iter().map(|(name, cells)| match cells {
            Cells::Integers(values) => Column::new(name.into(), values),
            Cells::Reals(values) => Column::new(name.into(), values),
            Cells::Texts(values) => Column::new(name.into(), values),
        });
        DataFrame::new_infer_height(columns.collect())
    }

    fn cells(&mut self) -> (&'static str, &mut Cells) {
        let next = self.next;
        self.next = (next + 1) % self.columns.len();
        let (name, cells) = &mut self.columns[next];
        (*name, cells)
    }
}
