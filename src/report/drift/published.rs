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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DriftOptions;
    use crate::report::FEWEST_IN_A_GROUP;
    use crate::tables::{AnyColumn, AnyTable, AnyValues, MISSING_WORD};

    /// Words with these numbers of rows; as many missing.
    fn table(rows: &[(&str, usize)], missing: usize) -> AnyTable {
        let words: Vec<String> = rows.iter().map(|(word, _)| (*word).to_owned()).collect();
        let codes = rows.iter().zip(0_u32..).flat_map(|((_, rows), code)| vec![code; *rows]);
        let codes: Vec<u32> = codes.chain(vec![MISSING_WORD; missing]).collect();
        let numbers = AnyValues::Real((0..codes.len()).map(|row| row as f64).collect());
        let column = |name: &str, values| AnyColumn { name: name.to_owned(), values };
        AnyTable {
            rows: codes.len(),
            columns: vec![column("word", AnyValues::Words { codes, words }), column("number", numbers)],
        }
    }

    fn report(reference: &AnyTable, current: &AnyTable) -> DriftReport {
        let names = ["a".to_owned(), "b".to_owned()];
        DriftReport::of(names, [reference, current], &DriftOptions::default(), (None, false)).unwrap()
    }

    #[test]
    fn bars_of_few_are_kept_back_with_the_next_smallest() {
        let reference = table(&[("a", 500), ("b", 200), ("c", 100), ("d", 19)], 5);
        let current = table(&[("a", 500), ("b", 200), ("c", 30), ("new", 3)], 50);
        let told = report(&reference, &current).published();
        let column = told.comparison.column("word").unwrap();
        // c goes with d and new: else they would be what is left of all.
        assert_eq!(column.picture.counts, [[500, 500], [200, 200], [0, 0], [0, 0], [0, 0]]);
        assert!(column.missing.kept_back && column.missing.counts == [0, 0]);
        let categories = column.categories.as_ref().unwrap();
        assert!(categories.new.is_empty() && categories.vanished.is_empty());
        let figures = told.comparison.column("number").unwrap().figures.unwrap();
        assert!(figures.iter().all(|side| side.range.is_none()));
    }

    #[test]
    fn what_stands_for_enough_is_told_as_it_is() {
        let rows = [("a", 500), ("b", FEWEST_IN_A_GROUP)];
        let whole = report(&table(&rows, 40), &table(&rows, 60));
        let told = whole.published();
        assert_eq!(told.comparison.column("word"), whole.comparison.column("word"));
    }
}
