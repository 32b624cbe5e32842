//! What everyone may read of a drift report.

use super::{DriftReport, DriftRun};
use crate::drift::{ColumnDrift, Comparison, PictureBins};
use crate::report::cohort::is_few;
use crate::report::published::kept_back;

impl DriftReport {
    /// The same without what would tell, also by subtraction, of fewer than
    /// [`FEWEST_IN_A_GROUP`](crate::report::FEWEST_IN_A_GROUP) clients: bars, missing shares and categories of few, the
    /// least and the greatest value, and every figure of a column from which such a count would follow.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        without_few(&mut told.comparison);
        told.raw.iter_mut().for_each(without_few);
        told.model = told.model.filter(|model| !model.clients.iter().any(|clients| is_few(*clients)));
        if let Some(model) = &mut told.model {
            of_column(&mut model.points);
            if model.left_out.iter().any(|clients| is_few(*clients)) {
                model.left_out = [0; 2];
            }
        }
        told
    }
}

impl DriftRun {
    /// Whether everyone may read it: a run on few rows tells of few.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !self.rows.iter().any(|rows| is_few(*rows))
    }
}

fn without_few(comparison: &mut Comparison) {
    comparison.columns.iter_mut().for_each(of_column);
}

fn of_column(column: &mut ColumnDrift) {
    let counts = &column.picture.counts;
    let of_few = |counts: &[usize; 2]| counts.iter().any(|count| is_few(*count));
    let missing = &column.missing;
    let thin = counts.iter().any(of_few) || of_few(&missing.counts) || of_few(&column.known);
    let kept = kept_back(counts);
    column.picture.keep_back(&kept);
    column.infinite = [0; 2];
    if let Some(categories) = &mut column.categories {
        categories.new.retain(|(_, rows)| !is_few(*rows));
        categories.vanished.retain(|(_, rows)| !is_few(*rows));
        categories.greatest = categories.greatest.take().filter(|(_, counts)| !of_few(counts));
    }
    // Quartiles and ends are values of single clients; a mean may be mistaken for one.
    column.figures = None;
    if thin && !is_spread(column) || of_few(&column.known) {
        // A mean, a distance or a p-value of some thousand equal values and a few others tells how many these are.
        (column.distance, column.score, column.p_value, column.q_value) =
            (f64::NAN, f64::NAN, f64::NAN, f64::NAN);
        column.kept_back = true;
    }
    let missing = &mut column.missing;
    if of_few(&missing.counts) || of_few(&column.known) {
        (missing.counts, missing.shares, missing.kept_back) = ([0; 2], [0.0; 2], true);
        (missing.distance, missing.p_value, missing.q_value) = (f64::NAN, f64::NAN, f64::NAN);
    }
}

/// Whether a column has so many values that no count follows from a mean or a distance.
const fn is_spread(column: &ColumnDrift) -> bool {
    matches!(column.picture.bins, PictureBins::Edges(_))
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
        assert_eq!(column.picture.counts, [[500, 500], [200, 200]]);
        assert_eq!(column.picture.bins, PictureBins::Words(vec!["a".to_owned(), "b".to_owned()]));
        assert!(column.kept_back && column.distance.is_nan() && column.score.is_nan());
        assert!(column.missing.kept_back && column.missing.counts == [0, 0]);
        let categories = column.categories.as_ref().unwrap();
        assert!(categories.new.is_empty() && categories.vanished.is_empty());
        assert_eq!(told.comparison.column("number").unwrap().figures, None);
    }

    #[test]
    fn a_flag_that_few_have_is_not_found_by_its_mean_or_its_distance() {
        for few in [1, 3, 19] {
            let flags = |ones: usize| AnyTable {
                rows: 1_000,
                columns: vec![AnyColumn {
                    name: "flag".to_owned(),
                    values: AnyValues::Whole((0..1_000).map(|row| f64::from(u8::from(row < ones))).collect()),
                }],
            };
            let told = report(&flags(few), &flags(0)).published();
            let column = told.comparison.column("flag").unwrap();
            assert_eq!((column.figures, column.picture.counts.len()), (None, 0));
            assert!(
                [column.distance, column.score, column.p_value, column.q_value].iter().all(|f| f.is_nan())
            );
        }
    }

    #[test]
    fn even_bins_do_not_tell_the_least_and_the_greatest_value() {
        // All but one value are equal: edges over the tails alone would be one point.
        let numbers = |far: f64| AnyTable {
            rows: 1_000,
            columns: vec![AnyColumn {
                name: "n".to_owned(),
                values: AnyValues::Real(
                    (0..1_000).map(|row| if row < 15 { far * f64::from(row) } else { 0.0 }).collect(),
                ),
            }],
        };
        let told = report(&numbers(7.0), &numbers(9.0)).published();
        let column = told.comparison.column("n").unwrap();
        assert_eq!(column.picture.bins, PictureBins::Words(vec![]));
    }

    #[test]
    fn what_stands_for_enough_is_told_as_it_is() {
        let rows = [("a", 500), ("b", FEWEST_IN_A_GROUP)];
        let whole = report(&table(&rows, 40), &table(&rows, 60));
        let told = whole.published();
        let of_words = |report: &DriftReport| ColumnDrift {
            figures: None,
            ..report.comparison.column("word").unwrap().clone()
        };
        assert_eq!(of_words(&told), of_words(&whole));
    }
}
