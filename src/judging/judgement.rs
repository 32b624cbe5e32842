//! The judgement of a model on its out-of-fold margins.

use rayon::prelude::*;

use super::calibration::{
    Calibration, CalibrationCandidate, CalibrationError, FoldCalibration, candidates, chosen, compare,
};
use super::cost::best_threshold;
use super::cross_validation::OutOfFold;
use crate::config::CostMatrix;

/// Cross-fitted probabilities and thresholds for judging; calibration and threshold for deployment.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Probability of every row, by the calibration fitted on the other folds.
    pub probabilities: Vec<f64>,
    /// Threshold of every row, the optimum on the other folds.
    pub thresholds: Vec<f64>,
    /// Calibration fitted on all out-of-fold margins; an error where they do not rise with the risk,
    /// which a benchmark may do and a champion may not.
    pub calibration: Result<Calibration, CalibrationError>,
    /// What the calibration was chosen from.
    pub candidates: Vec<CalibrationCandidate>,
    /// The optimum on all out-of-fold margins, calibrated so.
    pub threshold: f64,
}

/// Calibrates and chooses thresholds: those that judge a fold come from the other folds, the deployed
/// ones from all out-of-fold margins.
///
/// Only the method of calibration is chosen once, by the cross-fitted log loss of all out-of-fold margins, and
/// shared by all folds: one choice among three, that a fold has a small part in. Where the margins do not rise
/// with the risk (a constant, a random score), every row's probability is the bad rate of the other folds;
/// a single fold on whose others they do not rise is judged so too.
#[must_use]
pub fn judge(oof: &OutOfFold, target: &[bool], costs: CostMatrix) -> Judgement {
    let compared = compare(&oof.margins, &oof.fold_of, target);
    let folds = compared.first().map_or(0, |one| one.folds.len());
    let choice = chosen(&compared);
    let of_fold = |fold: usize| match &choice {
        Ok(place) => compared[*place].folds[fold].clone(),
        Err(_) => FoldCalibration::Flat(bad_rate(target, |row| oof.fold_of[row] != fold)),
    };
    let judges: Vec<(FoldCalibration, f64)> = (0..folds)
        .into_par_iter()
        .map(|fold| {
            let calibration = of_fold(fold);
            let threshold = threshold(oof, target, costs, &calibration, |row| oof.fold_of[row] != fold);
            (calibration, threshold)
        })
        .collect();
    let calibration = choice.and_then(|place| compared[place].deployed.clone());
    let deployed = match &calibration {
        Ok(calibration) => FoldCalibration::Rising(calibration.clone()),
        Err(_) => FoldCalibration::Flat(bad_rate(target, |_| true)),
    };
    let probability = |(fold, margin): (&usize, &f64)| judges[*fold].0.probability(*margin);
    Judgement {
        probabilities: oof.fold_of.iter().zip(&oof.margins).map(probability).collect(),
        thresholds: oof.fold_of.iter().map(|fold| judges[*fold].1).collect(),
        threshold: threshold(oof, target, costs, &deployed, |_| true),
        calibration,
        candidates: candidates(&compared),
    }
}

/// The optimum on the rows that are chosen, calibrated so.
pub(super) fn threshold(
    oof: &OutOfFold,
    target: &[bool],
    costs: CostMatrix,
    calibration: &FoldCalibration,
    is_chosen: impl Fn(usize) -> bool,
) -> f64 {
    let rows: Vec<usize> = (0..target.len()).filter(|&row| is_chosen(row)).collect();
    let probabilities: Vec<f64> = rows.iter().map(|&row| calibration.probability(oof.margins[row])).collect();
    let outcomes: Vec<bool> = rows.iter().map(|&row| target[row]).collect();
    best_threshold(&probabilities, &outcomes, costs).threshold
}

fn bad_rate(target: &[bool], is_chosen: impl Fn(usize) -> bool) -> f64 {
    let rows: Vec<usize> = (0..target.len()).filter(|&row| is_chosen(row)).collect();
    rows.iter().filter(|&&row| target[row]).count() as f64 / rows.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::{CalibrationMethod, CostEstimate, client_costs, uniform_costs};
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    /// 300 clients in three folds, a fifth of each in default, the margins of either class about normal, so that Platt is right.
    fn case() -> (OutOfFold, Vec<bool>) {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let target: Vec<bool> = (0..300).map(|i| i % 5 == 0).collect();
        let mut normal = || (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0;
        let margins = target.iter().map(|default| f64::from(u8::from(*default)) - 1.5 + normal()).collect();
        (OutOfFold { fold_of: (0..300).map(|i| i / 100).collect(), margins }, target)
    }

    #[test]
    fn a_fold_is_judged_by_the_other_folds_alone() {
        let (oof, target) = case();
        let before = judge(&oof, &target, CostMatrix::default());
        let mut flipped = target.clone();
        for outcome in &mut flipped[..25] {
            *outcome = !*outcome;
        }
        let after = judge(&oof, &flipped, CostMatrix::default());
        let method = |judgement: &Judgement| judgement.calibration.as_ref().unwrap().method();
        assert_eq!((method(&before), method(&after)), (CalibrationMethod::Platt, CalibrationMethod::Platt));
        assert_eq!(before.probabilities[..100], after.probabilities[..100]);
        assert_eq!(before.thresholds[..100], after.thresholds[..100]);
        assert_ne!(before.probabilities[100..], after.probabilities[100..]);
    }

    #[test]
    fn margins_that_know_nothing_are_judged_by_the_bad_rate_at_the_cost_of_the_best_blind_policy() {
        let (mut oof, target) = case();
        let costs = CostMatrix::default();
        let of_fold = oof.fold_of.iter().map(|fold| [-2.0, -1.9, -2.1][*fold]).collect();
        let falling = oof.margins.iter().map(|margin| -margin).collect();
        for margins in [vec![-2.0; 300], of_fold, falling] {
            oof.margins = margins;
            let judgement = judge(&oof, &target, costs);
            assert!(judgement.calibration.is_err());
            assert!(judgement.probabilities.iter().all(|p| (p - 0.2).abs() < 1e-15));
            assert_eq!(judgement.candidates.len(), 3);
            let found = client_costs(&judgement.probabilities, &judgement.thresholds, &target, costs);
            let refused = CostEstimate::of(&uniform_costs(false, &target, costs));
            assert_eq!(CostEstimate::of(&found), refused);
            assert!(0.2 >= judgement.threshold);
        }
    }

    #[test]
    fn the_chosen_calibration_judges_the_folds_too() {
        let target: Vec<bool> = (0..3000).map(|i| i % 10 == 0 || i % 2 == 1 && (i * 7) % 100 < 60).collect();
        let margins: Vec<f64> =
            (0..3000).map(|i| f64::from(i % 2) * 0.1 + f64::from((i * 37) % 100) / 1000.0).collect();
        let oof = OutOfFold { fold_of: (0..3000).map(|i| (i / 2) % 3).collect(), margins };
        let judgement = judge(&oof, &target, CostMatrix::default());
        let calibration = judgement.calibration.unwrap();
        assert_eq!(calibration.method(), CalibrationMethod::Isotonic, "{:?}", judgement.candidates);
        let others: Vec<usize> = (0..3000).filter(|&row| oof.fold_of[row] != 0).collect();
        let margins: Vec<f64> = others.iter().map(|&row| oof.margins[row]).collect();
        let outcomes: Vec<bool> = others.iter().map(|&row| target[row]).collect();
        let of_fold = CalibrationMethod::Isotonic.fit(&margins, &outcomes).unwrap();
        let row = oof.fold_of.iter().position(|fold| *fold == 0).unwrap();
        let gap = judgement.probabilities[row] - of_fold.probability(oof.margins[row]);
        assert!(gap.abs() < 1e-15);
    }
}
