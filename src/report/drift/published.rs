//! What everyone may read of a drift report.

use super::DriftReport;
use crate::drift::{ColumnDrift, Comparison};
use crate::report::cohort::is_few;
use crate::report::published::kept_back;

impl DriftReport {
    /// The same without what would tell, also by subtraction, of fewer than
    /// [`FEWEST_IN_A_GROUP`](crate::report::FEWEST_IN_A_GROUP) clients: bars, missing shares and categories of few, the
    /// least and the greatest value.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        without_few(&mut told.comparison);
        told.raw.iter_mut().for_each(without_few);
        told.model.iter_mut().for_each(|model| of_column(&mut model.points));
        told
    }
}

fn without_few(comparison: &mut Comparison) {
    comparison.columns.iter_mut().for_each(of_column);
}

fn of_column(column: &mut ColumnDrift) {
    let kept = kept_back(&column.picture.counts);
    for (counts, is_kept) in column.picture.counts.iter_mut().zip(kept) {
        if is_kept {
            *counts = [0, 0];
        }
    }
    let missing = &mut column.missing;
    if missing.counts.iter().chain(&column.known).any(|count| is_few(*count)) {
        (missing.counts, missing.shares, missing.kept_back) = ([0; 2], [0.0; 2], true);
    }
    if column.infinite.iter().any(|count| is_few(*count)) {
        column.infinite = [0; 2];
    }
    if let Some(categories) = &mut column.categories {
        categories.new.retain(|(_, rows)| !is_few(*rows));
        categories.vanished.retain(|(_, rows)| !is_few(*rows));
    }
    for figures in column.figures.iter_mut().flatten() {
        figures.range = None;
    }
}
