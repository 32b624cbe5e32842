//! Two data sets, column by column.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use thiserror::Error;

use super::column::{ColumnDrift, Reading};
use super::pair::{NotCompared, Pair, Side};
use super::proportions::q_values;
use crate::config::{ColumnKind, DriftOptions};
use crate::tables::{AnyColumn, AnyTable, AnyValues};

/// What two data sets' columns say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Rows of reference and current data.
    pub rows: [usize; 2],
    /// Share of drifted columns from which the data set drifts.
    pub drift_share: f64,
    /// The columns compared: numeric ones, then categorical ones, each in the order of the current data.
    pub columns: Vec<ColumnDrift>,
    /// The columns that are not, and why.
    pub not_compared: Vec<ColumnNotCompared>,
}

/// A column that is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnNotCompared {
    /// Its name.
    pub column: String,
    /// Why.
    #[serde(flatten)]
    pub because: NotCompared,
}

/// Options that do not fit the data.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum DriftError {
    /// A column is asked for that no data set has.
    #[error("{key} names {column:?}, which is no column of either file{nearest}")]
    UnknownColumn {
        /// The key of the options.
        key: &'static str,
        /// The column.
        column: String,
        /// A name that is nearly the same, after a comma, or nothing.
        nearest: String,
    },
    /// A test is asked for that is not for the column's kind.
    #[error("{column}: {method:?} is not for {kind} columns; choose another in per_column_method")]
    Method {
        /// The column.
        column: String,
        /// The test.
        method: &'static str,
        /// The column's kind.
        kind: &'static str,
    },
}

/// Two data sets as their columns are asked for, so that they need not lie in memory together.
pub struct Columns<'a> {
    /// Rows of reference and current data.
    pub rows: [usize; 2],
    /// Names of the columns of reference and current data.
    pub names: [Vec<&'a str>; 2],
    /// A column of a side; none where the side lacks it.
    pub column: &'a (dyn Fn(Side, &str) -> Option<Cow<'a, AnyColumn>> + Sync),
}

/// Compares every column that both data sets have, or those that the options name.
pub fn compare(
    reference: &AnyTable,
    current: &AnyTable,
    options: &DriftOptions,
) -> Result<Comparison, DriftError> {
    let names = [reference, current].map(|table| table.columns.iter().map(|c| c.name.as_str()).collect());
    let [before, after] = [reference, current].map(by_name);
    let column = |side: Side, name: &str| match side {
        Side::Reference => before.get(name).map(|column| Cow::Borrowed(*column)),
        Side::Current => after.get(name).map(|column| Cow::Borrowed(*column)),
    };
    compare_columns(&Columns { rows: [reference.rows, current.rows], names, column: &column }, options)
}

/// The same, column by column.
pub fn compare_columns<'a>(
    both: &'a Columns<'a>,
    options: &'a DriftOptions,
) -> Result<Comparison, DriftError> {
    check_names(both, options)?;
    let asked = columns_in_order(both, options);
    let found: Vec<(String, Result<ColumnDrift, Unfit>)> =
        asked.into_par_iter().map(|name| (name.to_owned(), column(name, both, options))).collect();
    let (mut columns, mut not_compared) = (Vec::new(), Vec::new());
    for (column, found) in found {
        match found {
            Ok(drift) => columns.push(drift),
            Err(Unfit::Column(because)) => not_compared.push(ColumnNotCompared { column, because }),
            Err(Unfit::Options(error)) => return Err(error),
        }
    }
    if options.columns.is_none() {
        columns.sort_by_key(|column| column.kind == ColumnKind::Categorical);
    }
    read_together(&mut columns);
    Ok(Comparison { rows: both.rows, drift_share: options.drift_share, columns, not_compared })
}

/// Two lists of numbers as a column of that name; `None` where a side has none.
#[must_use]
pub fn compare_numbers(name: &str, sides: [Vec<f64>; 2]) -> Option<ColumnDrift> {
    let [reference, current] =
        sides.map(|numbers| AnyColumn { name: name.to_owned(), values: AnyValues::Real(numbers) });
    let pair = Pair::of(&reference, &current).ok()?;
    let mut columns = [ColumnDrift::of(name, &pair, &DriftOptions::default())];
    read_together(&mut columns);
    let [column] = columns;
    Some(column)
}

impl Comparison {
    /// How many columns drift, by Evidently's verdicts.
    #[must_use]
    pub fn drifted(&self) -> usize {
        self.columns.iter().filter(|column| column.drifted).count()
    }

    /// The share of columns that drift; 0 where none is compared.
    #[must_use]
    pub fn drifted_share(&self) -> f64 {
        self.drifted() as f64 / self.columns.len().max(1) as f64
    }

    /// Evidently's verdict on the data set.
    #[must_use]
    pub fn is_drift(&self) -> bool {
        !self.columns.is_empty() && self.drifted_share() >= self.drift_share
    }

    /// A column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnDrift> {
        self.columns.iter().find(|column| column.column == name)
    }
}

/// The q-values of all columns together, and what follows from them.
fn read_together(columns: &mut [ColumnDrift]) {
    let of_values = q_values(&columns.iter().map(|column| column.p_value).collect::<Vec<_>>());
    let of_missing = q_values(&columns.iter().map(|column| column.missing.p_value).collect::<Vec<_>>());
    for ((column, q_value), missing) in columns.iter_mut().zip(of_values).zip(of_missing) {
        column.q_value = q_value;
        column.reading = Reading::of(column.distance, q_value);
        column.missing.q_value = missing;
        column.missing.reading = Reading::of(column.missing.distance, missing);
    }
}

enum Unfit {
    Column(NotCompared),
    Options(DriftError),
}

fn column(name: &str, both: &Columns<'_>, options: &DriftOptions) -> Result<ColumnDrift, Unfit> {
    let sides = [Side::Reference, Side::Current].map(|side| (both.column)(side, name));
    let empty = [Side::Reference, Side::Current].into_iter().zip(both.rows).find(|(_, rows)| *rows == 0);
    let pair = match &sides {
        [Some(reference), Some(current)] => match empty {
            // A column without rows has no type of its own.
            Some((side, _)) => return Err(Unfit::Column(NotCompared::Empty { side })),
            None => Pair::of(reference, current).map_err(Unfit::Column)?,
        },
        [Some(_), None] => return Err(Unfit::Column(NotCompared::OneSide { only: Side::Reference })),
        _ => return Err(Unfit::Column(NotCompared::OneSide { only: Side::Current })),
    };
    let kind = pair.kind;
    if let Some(method) = options.method_of(name, kind).filter(|method| !method.is_for(kind)) {
        let (column, method, kind) = (name.to_owned(), method.name(), kind.word());
        return Err(Unfit::Options(DriftError::Method { column, method, kind }));
    }
    Ok(ColumnDrift::of(name, &pair, options))
}

/// The columns in the order of the current data, then those of the reference alone; or as the options name them.
fn columns_in_order<'a>(both: &'a Columns<'a>, options: &'a DriftOptions) -> Vec<&'a str> {
    if let Some(names) = &options.columns {
        return names.iter().map(String::as_str).collect();
    }
    let [before, after] = &both.names;
    let known: BTreeSet<&str> = after.iter().copied().collect();
    after.iter().chain(before.iter().filter(|name| !known.contains(*name))).copied().collect()
}

fn by_name(table: &AnyTable) -> BTreeMap<&str, &AnyColumn> {
    table.columns.iter().map(|column| (column.name.as_str(), column)).collect()
}

fn check_names(both: &Columns<'_>, options: &DriftOptions) -> Result<(), DriftError> {
    let known: BTreeSet<&str> = both.names.iter().flatten().copied().collect();
    let asked = options.columns.iter().flatten().map(|name| ("columns", name));
    let methods = options.per_column_method.keys().map(|name| ("per_column_method", name));
    let thresholds = options.per_column_threshold.keys().map(|name| ("per_column_threshold", name));
    for (key, column) in asked.chain(methods).chain(thresholds) {
        if !known.contains(column.as_str()) {
            let near = known.iter().find(|name| name.eq_ignore_ascii_case(column));
            let nearest = near.map(|name| format!(", but {name:?} is; mend the name")).unwrap_or_default();
            return Err(DriftError::UnknownColumn { key, column: column.clone(), nearest });
        }
    }
    Ok(())
}
