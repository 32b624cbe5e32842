//! How much memory `train` takes.

use crate::tables::read::RawTable;
use crate::tables::rows::Cells;
use crate::tables::schema::Table;

/// The plain columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TableSize {
    rows: usize,
    bytes: usize,
}

impl TableSize {
    pub(super) fn of(raw: &RawTable) -> Self {
        let bytes = |cells: &Cells| match cells {
            Cells::Ids(_) | Cells::Numbers(_) => 8,
            Cells::Words(_) => 1,
        };
        let row: usize = raw.columns.iter().map(|gathered| bytes(&gathered.cells)).sum();
        Self { rows: raw.height, bytes: raw.height * row }
    }
}

/// The program before any row.
const PROGRAM: f64 = 70e6;
/// Bytes of an application's features while child tables are read.
const FEATURES: f64 = 2_750.0;
/// Bytes that lie in memory for a byte of plain columns while a child table is read and grouped.
const READING: f64 = 1.1;
/// The program and what learning with the committed recipe takes before any row.
const LEARNER: f64 = 140e6;
/// Bytes that such learning takes for an application.
const LEARNING: f64 = 20_000.0;

/// The peak of `train` in MB: while the largest child table is read, or while candidates are fitted. Measured, not
/// derived: `docs/BENCHMARKS.md` says on what.
pub(super) fn train_mb(sizes: &[(Table, TableSize)]) -> u64 {
    let of = |table: Table| sizes.iter().find(|(sized, _)| *sized == table).map(|(_, size)| *size);
    let applications = of(Table::ApplicationTrain).unwrap_or(TableSize { rows: 0, bytes: 0 });
    let children = sizes.iter().filter(|(table, _)| !table.is_required());
    let largest = children.map(|(_, size)| size.bytes).max().unwrap_or_default();
    let rows = applications.rows as f64;
    let reading = PROGRAM + applications.bytes as f64 + rows * FEATURES + largest as f64 * READING;
    let learning = LEARNER + rows * LEARNING;
    (reading.max(learning) / 1e6).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_estimate_lies_near_what_was_measured() {
        let with_child = |rows: usize, child: usize| {
            let applications = TableSize { rows, bytes: rows * 860 };
            let child = TableSize { rows: child, bytes: child * 64 };
            train_mb(&[(Table::ApplicationTrain, applications), (Table::InstallmentsPayments, child)])
        };
        for (rows, child, measured) in
            [(8_632, 0, 291), (25_896, 0, 737), (86_318, 0, 1850), (51_791, 13_605_401, 1216)]
        {
            let estimate = with_child(rows, child);
            assert!(estimate.abs_diff(measured) * 8 < measured, "{estimate} for {measured}");
        }
    }
}
