//! Thresholds that never saw the clients whom they judge.

use super::sorted::{SCORES, Sorted};
use crate::config::CostMatrix;

/// Threshold of every row on the scale of `scores`: the optimum on the rows of the other folds.
///
/// The scores may be probabilities or margins: since a strictly increasing calibration keeps their order, it
/// changes no decision, up to where between two neighbouring scores a threshold stands. A threshold that
/// refuses or accepts all is infinite.
#[must_use]
pub fn cross_fitted_thresholds(
    scores: &[f64],
    fold_of: &[usize],
    target: &[bool],
    costs: CostMatrix,
) -> Vec<f64> {
    thresholds_of(&Sorted::new(scores, target), fold_of, costs)
}

pub(super) fn thresholds_of(sorted: &Sorted<'_>, fold_of: &[usize], costs: CostMatrix) -> Vec<f64> {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let of_fold: Vec<f64> =
        (0..folds).map(|fold| sorted.best(|row| fold_of[row] != fold, &SCORES, costs).threshold).collect();
    fold_of.iter().map(|&fold| of_fold[fold]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::{Decisions, best_threshold};
    use crate::learning::sigmoid;
    use proptest::prelude::*;

    #[test]
    fn the_threshold_of_a_fold_is_the_optimum_on_the_others() {
        let scores = [0.1, 0.2, 0.3, 0.4, 0.15, 0.35];
        let target = [false, false, true, true, true, false];
        let fold_of = [0, 0, 0, 0, 1, 1];
        let found = cross_fitted_thresholds(&scores, &fold_of, &target, CostMatrix::default());
        assert!(found[..4].iter().all(|t| *t == f64::NEG_INFINITY), "{found:?}");
        assert!(found[4..].iter().all(|t| (*t - 0.25).abs() < 1e-15), "{found:?}");
    }

    proptest! {
        /// Scores on a grid, so that no score lies between a threshold and its image.
        #[test]
        fn an_increasing_transform_changes_no_decision(
            rows in prop::collection::vec((0u8..20, any::<bool>(), 0usize..3), 10..80),
        ) {
            let margins: Vec<f64> = rows.iter().map(|row| f64::from(row.0) / 4.0 - 3.0).collect();
            let target: Vec<bool> = rows.iter().map(|row| row.1).collect();
            // Every score stands in every fold, so that all folds have the same neighbours.
            let (mut scores, mut outcomes, mut fold_of) = (Vec::new(), Vec::new(), Vec::new());
            for fold in 0..3 {
                scores.extend(&margins);
                fold_of.extend(std::iter::repeat_n(fold, margins.len()));
                outcomes.extend(target.iter().zip(&rows).map(|(t, row)| *t && row.2 >= fold));
            }
            let p: Vec<f64> = scores.iter().map(|margin| sigmoid(*margin)).collect();
            let costs = CostMatrix::default();
            let of = |scores: &[f64]| {
                let thresholds = cross_fitted_thresholds(scores, &fold_of, &outcomes, costs);
                Decisions::of(scores, &thresholds, &outcomes)
            };
            prop_assert_eq!(of(&scores), of(&p));
            // And a fold's threshold costs the others what the optimum does.
            let others: Vec<usize> = (0..p.len()).filter(|&row| fold_of[row] != 1).collect();
            let pick = |values: &[f64]| others.iter().map(|&row| values[row]).collect::<Vec<_>>();
            let outcomes_of_others: Vec<bool> = others.iter().map(|&row| outcomes[row]).collect();
            let best = best_threshold(&pick(&p), &outcomes_of_others, costs);
            let thresholds = cross_fitted_thresholds(&p, &fold_of, &outcomes, costs);
            let threshold = vec![thresholds[fold_of.iter().position(|&f| f == 1).unwrap()]; others.len()];
            let found = super::super::total_cost(&pick(&p), &threshold, &outcomes_of_others, costs);
            prop_assert!((found - best.cost).abs() < 1e-9);
        }
    }
}
