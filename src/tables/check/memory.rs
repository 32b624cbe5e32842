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
const BASE: f64 = 70e6;
/// Bytes beside the plain columns that reading a byte of the largest child table takes.
const READING: f64 = 1.0;
/// Bytes that learning takes for an application.
const LEARNING: f64 = 4_000.0;

/// The peak of `train` in MB: reading the largest child table, or learning from the features.
pub(super) fn train_mb(sizes: &[(Table, TableSize)]) -> u64 {
    let of = |table: Table| sizes.iter().find(|(sized, _)| *sized == table).map(|(_, size)| *size);
    let applications = of(Table::ApplicationTrain).unwrap_or(TableSize { rows: 0, bytes: 0 });
    let children = sizes.iter().filter(|(table, _)| !table.is_required());
    let largest = children.map(|(_, size)| size.bytes).max().unwrap_or_default();
    let reading = applications.bytes as f64 + largest as f64 * (1.0 + READING);
    let learning = applications.rows as f64 * LEARNING;
    ((BASE + reading.max(learning)) / 1e6).round() as u64
}
