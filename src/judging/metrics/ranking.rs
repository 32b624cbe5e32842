//! How well scores rank clients: defaults should score above repaid loans.

/// Scores of defaults and of repaid loans, counted from the highest score down.
///
/// Each step holds the counts after all rows with one distinct score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankStep {
    /// The distinct score.
    pub score: f64,
    /// Defaults with this score or a higher one.
    pub defaults: usize,
    /// Repaid loans with this score or a higher one.
    pub repaid: usize,
}

/// The cumulative counts over the distinct scores, the highest first.
#[must_use]
pub fn rank_steps(scores: &[f64], target: &[bool]) -> Vec<RankStep> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let mut steps: Vec<RankStep> = Vec::new();
    let (mut defaults, mut repaid) = (0, 0);
    for row in order {
        if target[row] {
            defaults += 1;
        } else {
            repaid += 1;
        }
        let step = RankStep { score: scores[row], defaults, repaid };
        match steps.last_mut() {
            Some(last) if equal(last.score, step.score) => *last = step,
            _ => steps.push(step),
        }
    }
    steps
}

/// Whether two scores tie: 0 and -0 do, as the comparison of numbers has it.
pub(super) fn equal(a: f64, b: f64) -> bool {
    a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal)
}

/// Area under the ROC curve: the chance that a default scores above a repaid loan, ties counted half.
/// NaN where a class has no row.
#[must_use]
pub fn auc(scores: &[f64], target: &[bool]) -> f64 {
    let steps = rank_steps(scores, target);
    let Some(all) = steps.last() else { return f64::NAN };
    let (mut area, mut before) = (0.0, (0, 0));
    for step in &steps {
        area += (step.repaid - before.1) as f64 * (step.defaults + before.0) as f64 / 2.0;
        before = (step.defaults, step.repaid);
    }
    area / (all.defaults as f64 * all.repaid as f64)
}

/// Gini coefficient: `2 · AUC − 1`. Source: Siddiqi, Credit Risk Scorecards (2006).
#[must_use]
pub fn gini(scores: &[f64], target: &[bool]) -> f64 {
    2.0 * auc(scores, target) - 1.0
}

/// Average precision: `Σ (Rₙ − Rₙ₋₁) · Pₙ` over the distinct scores, without interpolation. 0 where
/// there is no default, as in scikit-learn.
#[must_use]
pub fn average_precision(scores: &[f64], target: &[bool]) -> f64 {
    let steps = rank_steps(scores, target);
    let all = steps.last().map_or(0, |step| step.defaults).max(1) as f64;
    let (mut sum, mut before) = (0.0, 0);
    for step in &steps {
        let precision = step.defaults as f64 / (step.defaults + step.repaid) as f64;
        sum += (step.defaults - before) as f64 / all * precision;
        before = step.defaults;
    }
    sum
}

/// Kolmogorov-Smirnov distance between the scores of defaults and of repaid loans. NaN where a class has
/// no row.
#[must_use]
pub fn ks_statistic(scores: &[f64], target: &[bool]) -> f64 {
    let steps = rank_steps(scores, target);
    let Some(all) = steps.last() else { return f64::NAN };
    let gap =
        |s: &RankStep| (s.defaults as f64 / all.defaults as f64 - s.repaid as f64 / all.repaid as f64).abs();
    if all.defaults == 0 || all.repaid == 0 {
        return f64::NAN;
    }
    steps.iter().map(gap).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::metrics::stored_case::stored_case;

    const SCORES: [f64; 10] = [0.1, 0.4, 0.35, 0.35, 0.8, 0.35, 0.2, 0.9, 0.6, 0.05];
    const TARGET: [bool; 10] = [false, true, false, false, true, true, false, true, false, false];

    #[test]
    fn figures_are_those_of_scikit_learn_with_ties() {
        assert!((auc(&SCORES, &TARGET) - 0.875).abs() < 1e-12);
        assert!((average_precision(&SCORES, &TARGET) - 0.830_357_142_857_142_8).abs() < 1e-12);
        assert!((ks_statistic(&SCORES, &TARGET) - 0.583_333_333_333_333_4).abs() < 1e-12);
    }

    /// scikit-learn 1.9.1 `roc_auc_score`, `average_precision_score`; scipy 1.17
    /// `ks_2samp(defaults, repaid).statistic`.
    #[test]
    fn figures_of_200_rows_are_those_of_scikit_learn_and_scipy() {
        let case = stored_case();
        assert!((auc(&case.scores, &case.target) - 0.785_768_645_357_686_4).abs() < 1e-12);
        assert!((gini(&case.scores, &case.target) - 0.571_537_290_715_372_8).abs() < 1e-12);
        assert!((average_precision(&case.scores, &case.target) - 0.515_127_125_998_178_9).abs() < 1e-12);
        assert!((ks_statistic(&case.scores, &case.target) - 0.460_679_857_940_131_9).abs() < 1e-12);
    }

    #[test]
    fn a_constant_score_knows_nothing() {
        assert!((auc(&[0.5; 4], &[true, false, true, false]) - 0.5).abs() < 1e-15);
        assert!(ks_statistic(&[0.5; 4], &[true, false, true, false]).abs() < 1e-15);
    }

    #[test]
    fn zero_and_minus_zero_tie() {
        assert!((auc(&[0.0, -0.0], &[true, false]) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn one_class_alone_cannot_be_ranked() {
        assert!(auc(&[0.1, 0.2], &[false, false]).is_nan());
        assert!(ks_statistic(&[0.1, 0.2], &[true, true]).is_nan());
        assert!(average_precision(&[0.1, 0.2], &[false, false]).abs() < 1e-15);
    }
}
