//! All controls of one model in one structure.

use serde::{Deserialize, Serialize};

use super::{Decisions, auc, average_precision, brier_score, ks_statistic, log_loss};

/// The controls beside the business cost. The first four need the ranking alone, the next two the
/// probabilities, the rest the decisions at the rows' thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the field's standard names")]
pub struct Controls {
    pub auc: f64,
    pub gini: f64,
    pub average_precision: f64,
    pub ks: f64,
    pub brier: f64,
    pub log_loss: f64,
    pub accuracy: f64,
    pub balanced_accuracy: f64,
    pub recall: f64,
    pub precision: f64,
    pub f1: f64,
    pub f_beta: f64,
    /// The β of `f_beta`: how many times as much recall counts as precision.
    pub beta: f64,
}

impl Controls {
    /// Computes all; both classes must have a row, or figures are NaN.
    #[must_use]
    pub fn of(probabilities: &[f64], thresholds: &[f64], target: &[bool], beta: f64) -> Self {
        let area = auc(probabilities, target);
        let decisions = Decisions::of(probabilities, thresholds, target);
        Self {
            auc: area,
            gini: 2.0 * area - 1.0,
            average_precision: average_precision(probabilities, target),
            ks: ks_statistic(probabilities, target),
            brier: brier_score(probabilities, target),
            log_loss: log_loss(probabilities, target),
            accuracy: decisions.accuracy(),
            balanced_accuracy: decisions.balanced_accuracy(),
            recall: decisions.recall(),
            precision: decisions.precision(),
            f1: decisions.f1(),
            f_beta: decisions.f_beta(beta),
            beta,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::metrics::stored_case::stored_case;
    use crate::learning::sigmoid;

    #[test]
    fn every_control_stands_in_its_own_field() {
        let case = stored_case();
        let p: Vec<f64> = case.scores.iter().map(|score| sigmoid(*score)).collect();
        let controls = Controls::of(&p, &[0.3; 200], &case.target, 3.0);
        let expected = serde_json::json!({
            "auc": 0.785_769, "gini": 0.571_537, "average_precision": 0.515_127, "ks": 0.460_680,
            "brier": 0.183_934, "log_loss": 0.544_167, "accuracy": 0.625, "balanced_accuracy": 0.690_639,
            "recall": 0.833_333, "precision": 0.405_405, "f1": 0.545_455, "f_beta": 0.753_769, "beta": 3.0,
        });
        let found = serde_json::to_value(controls).unwrap();
        assert_eq!(found.as_object().unwrap().len(), expected.as_object().unwrap().len());
        for (name, value) in expected.as_object().unwrap() {
            let gap = found[name].as_f64().unwrap() - value.as_f64().unwrap();
            assert!(gap.abs() < 1e-6, "{name}: {}", found[name]);
        }
    }
}
