//! How near probabilities come to outcomes.

/// Mean squared difference between probability and outcome.
#[must_use]
pub fn brier_score(probabilities: &[f64], target: &[bool]) -> f64 {
    let squares = probabilities.iter().zip(target).map(|(p, t)| (p - f64::from(u8::from(*t))).powi(2));
    squares.sum::<f64>() / target.len() as f64
}

/// Mean negative log-likelihood, in nats; probabilities are kept away from 0 and 1 by 2.2e-16.
#[must_use]
pub fn log_loss(probabilities: &[f64], target: &[bool]) -> f64 {
    let losses = probabilities.iter().zip(target).map(|(p, t)| row_log_loss(*p, *t));
    losses.sum::<f64>() / target.len() as f64
}

/// Negative log-likelihood of one outcome.
#[must_use]
pub fn row_log_loss(probability: f64, default: bool) -> f64 {
    let p = probability.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
    if default { -p.ln() } else { -(1.0 - p).ln() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::metrics::stored_case::stored_case;
    use crate::learning::sigmoid;

    /// scikit-learn 1.9.1 `brier_score_loss(target, p)`, `log_loss(target, p)`, `p = 1/(1+exp(-scores))`.
    #[test]
    fn figures_of_200_rows_are_those_of_scikit_learn() {
        let case = stored_case();
        let p: Vec<f64> = case.scores.iter().map(|score| sigmoid(*score)).collect();
        assert!((brier_score(&p, &case.target) - 0.183_934_005_306_575_6).abs() < 1e-12);
        assert!((log_loss(&p, &case.target) - 0.544_167_237_374_167_5).abs() < 1e-12);
    }

    #[test]
    fn a_certain_error_costs_much_but_not_infinitely() {
        assert!((log_loss(&[0.0, 1.0], &[true, true]) - 52.0 * std::f64::consts::LN_2 / 2.0).abs() < 1e-9);
    }
}
