//! The judgement of a model on its out-of-fold margins.

use super::calibration::{CalibrationError, Platt};
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
    /// Calibration fitted on all out-of-fold margins.
    pub calibration: Platt,
    /// The optimum on all out-of-fold margins, calibrated so.
    pub threshold: f64,
}

/// Calibrates and chooses thresholds: those that judge a fold come from the other folds, the deployed
/// ones from all out-of-fold margins.
pub fn judge(oof: &OutOfFold, target: &[bool], costs: CostMatrix) -> Result<Judgement, CalibrationError> {
    let folds = oof.fold_of.iter().max().map_or(0, |last| last + 1);
    let mut probabilities = vec![f64::NAN; target.len()];
    let mut thresholds = vec![f64::NAN; target.len()];
    for fold in 0..folds {
        let (calibration, threshold) = deploy(oof, target, costs, |row| oof.fold_of[row] != fold)?;
        for row in (0..target.len()).filter(|&row| oof.fold_of[row] == fold) {
            probabilities[row] = calibration.probability(oof.margins[row]);
            thresholds[row] = threshold;
        }
    }
    let (calibration, threshold) = deploy(oof, target, costs, |_| true)?;
    Ok(Judgement { probabilities, thresholds, calibration, threshold })
}

fn deploy(
    oof: &OutOfFold,
    target: &[bool],
    costs: CostMatrix,
    chosen: impl Fn(usize) -> bool,
) -> Result<(Platt, f64), CalibrationError> {
    let rows: Vec<usize> = (0..target.len()).filter(|&row| chosen(row)).collect();
    let margins: Vec<f64> = rows.iter().map(|&row| oof.margins[row]).collect();
    let outcomes: Vec<bool> = rows.iter().map(|&row| target[row]).collect();
    let calibration = Platt::fit(&margins, &outcomes)?;
    let probabilities: Vec<f64> = margins.iter().map(|margin| calibration.probability(*margin)).collect();
    Ok((calibration, best_threshold(&probabilities, &outcomes, costs).threshold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_is_judged_by_the_other_folds_alone() {
        let target: Vec<bool> = (0..300).map(|i| i % 5 == 0).collect();
        let margins: Vec<f64> =
            (0..300).map(|i| f64::from(i % 5 == 0) - 1.5 + f64::from((i * 37) % 100) / 60.0).collect();
        let oof = OutOfFold { fold_of: (0..300).map(|i| i / 100).collect(), margins };
        let before = judge(&oof, &target, CostMatrix::default()).unwrap();
        let mut flipped = target.clone();
        for outcome in &mut flipped[..25] {
            *outcome = !*outcome;
        }
        let after = judge(&oof, &flipped, CostMatrix::default()).unwrap();
        assert_eq!(before.probabilities[..100], after.probabilities[..100]);
        assert_eq!(before.thresholds[..100], after.thresholds[..100]);
        assert_ne!(before.probabilities[100..], after.probabilities[100..]);
    }
}
