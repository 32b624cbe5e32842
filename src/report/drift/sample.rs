//! Made-up tables for tests: a column that moves, one that stays, one that empties, one on one side alone.

use super::ColumnWeight;
use crate::config::DriftOptions;
use crate::drift::{Comparison, compare};
use crate::tables::{AnyColumn, AnyTable, AnyValues};

const ROWS: usize = 2_000;

pub(super) fn tables() -> [AnyTable; 2] {
    [0, 1].map(|side| {
        let column = |name: &str, of: &dyn Fn(usize) -> f64| AnyColumn {
            name: name.to_owned(),
            values: AnyValues::Real((0..ROWS).map(of).collect()),
        };
        let spread = |row: usize, step: usize| ((row * step) % 997) as f64;
        let mut columns = vec![
            column("moves", &|row| spread(row, 37) + if side == 1 { 300.0 } else { 0.0 }),
            column("stays", &|row| spread(row, 41)),
            column("gap", &|row| if side == 1 && row % 3 == 0 { f64::NAN } else { spread(row, 43) }),
            column("still", &|row| spread(row, 47)),
        ];
        if side == 0 {
            columns.push(column("alone", &|row| spread(row, 53)));
        }
        AnyTable { rows: ROWS, columns }
    })
}

pub(super) fn comparison() -> Comparison {
    let [reference, current] = tables();
    compare(&reference, &current, &DriftOptions::default()).unwrap()
}

pub(super) fn weights(weights: &[(&str, f64)]) -> Vec<ColumnWeight> {
    weights
        .iter()
        .map(|(column, share)| ColumnWeight { column: (*column).to_owned(), share: *share })
        .collect()
}
