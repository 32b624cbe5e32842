//! Decisions against outcomes. "Positive" is a default; an unfavourable opinion predicts one.

use serde::{Deserialize, Serialize};

/// Counts of decisions against outcomes.
///
/// A ratio whose denominator is 0 is 0, as in scikit-learn with `zero_division=0`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Repaid and favourable.
    pub true_negative: usize,
    /// Repaid and unfavourable.
    pub false_positive: usize,
    /// Defaulted and favourable.
    pub false_negative: usize,
    /// Defaulted and unfavourable.
    pub true_positive: usize,
}

impl Decisions {
    /// Counts the decisions that are favourable exactly where a row's probability is below its threshold.
    #[must_use]
    pub fn of(probabilities: &[f64], thresholds: &[f64], target: &[bool]) -> Self {
        let mut found = Self::default();
        for ((p, threshold), default) in probabilities.iter().zip(thresholds).zip(target) {
            let count = match (p < threshold, default) {
                (true, false) => &mut found.true_negative,
                (false, false) => &mut found.false_positive,
                (true, true) => &mut found.false_negative,
                (false, true) => &mut found.true_positive,
            };
            *count += 1;
        }
        found
    }

    /// Number of decisions.
    #[must_use]
    pub const fn clients(&self) -> usize {
        self.true_negative + self.false_positive + self.false_negative + self.true_positive
    }

    /// Share of clients with a favourable opinion.
    #[must_use]
    pub fn grant_rate(&self) -> f64 {
        ratio(self.true_negative + self.false_negative, self.clients())
    }

    /// Share of decisions that the outcome bore out.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        ratio(self.true_negative + self.true_positive, self.clients())
    }

    /// Mean of the shares of each class that were decided rightly; a class without rows does not count.
    #[must_use]
    pub fn balanced_accuracy(&self) -> f64 {
        let classes = [(self.true_negative, self.false_positive), (self.true_positive, self.false_negative)];
        let present = classes.iter().filter(|(right, wrong)| right + wrong > 0);
        let shares: Vec<f64> = present.map(|(right, wrong)| ratio(*right, right + wrong)).collect();
        shares.iter().sum::<f64>() / shares.len().max(1) as f64
    }

    /// Share of the defaults that were refused.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.true_positive, self.true_positive + self.false_negative)
    }

    /// Share of the refused who defaulted.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.true_positive, self.true_positive + self.false_positive)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        self.f_beta(1.0)
    }

    /// `(1 + β²) · TP / ((1 + β²) · TP + β² · FN + FP)`: recall counts β times as much as precision.
    ///
    /// Source: van Rijsbergen, Information Retrieval (1979).
    #[must_use]
    pub fn f_beta(&self, beta: f64) -> f64 {
        let square = beta * beta;
        let found = (1.0 + square) * self.true_positive as f64;
        let whole = found + square * self.false_negative as f64 + self.false_positive as f64;
        if whole > 0.0 { found / whole } else { 0.0 }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::metrics::stored_case::stored_case;
    use crate::learning::sigmoid;

    /// scikit-learn 1.9.1 `confusion_matrix`, `accuracy_score`, `balanced_accuracy_score`, `recall_score`,
    /// `precision_score`, `f1_score`, `fbeta_score` on `(target, 1/(1+exp(-scores)) >= 0.3)`.
    #[test]
    fn ratios_of_200_rows_are_those_of_scikit_learn() {
        let case = stored_case();
        let p: Vec<f64> = case.scores.iter().map(|score| sigmoid(*score)).collect();
        let found = Decisions::of(&p, &[0.3; 200], &case.target);
        let counts =
            Decisions { true_negative: 80, false_positive: 66, false_negative: 9, true_positive: 45 };
        assert_eq!(found, counts);
        let near = |ours: f64, theirs: f64| (ours - theirs).abs() < 1e-12;
        assert!(near(found.accuracy(), 0.625));
        assert!(near(found.balanced_accuracy(), 0.690_639_269_406_392_6));
        assert!(near(found.recall(), 0.833_333_333_333_333_4));
        assert!(near(found.precision(), 0.405_405_405_405_405_43));
        assert!(near(found.f1(), 0.545_454_545_454_545_4));
        assert!(near(found.f_beta(3.0), 0.753_768_844_221_105_6));
        assert!(near(found.f_beta(0.5), 0.451_807_228_915_662_66));
        assert!(near(found.grant_rate(), 89.0 / 200.0));
    }

    /// scikit-learn 1.9.1, the same functions with `zero_division=0` on `([0,0,1,1], [0,0,0,0])` and on
    /// `([0,0,0,0], [0,1,0,0])`.
    #[test]
    fn ratios_of_nothing_are_those_of_scikit_learn() {
        let near =
            |ours: [f64; 4], theirs: [f64; 4]| ours.iter().zip(theirs).all(|(a, b)| (a - b).abs() < 1e-15);
        let ratios = |d: Decisions| [d.precision(), d.recall(), d.f1(), d.balanced_accuracy()];
        let granted = Decisions { true_negative: 2, false_negative: 2, ..Decisions::default() };
        assert!(near(ratios(granted), [0.0, 0.0, 0.0, 0.5]));
        let repaid = Decisions { true_negative: 3, false_positive: 1, ..Decisions::default() };
        assert!(near(ratios(repaid), [0.0, 0.0, 0.0, 0.75]));
    }

    #[test]
    fn a_probability_at_its_threshold_is_refused() {
        let found = Decisions::of(&[0.2, 0.2], &[0.2, 0.3], &[false, false]);
        assert_eq!((found.false_positive, found.true_negative), (1, 1));
    }
}
