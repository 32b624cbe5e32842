//! Controls beside the business cost, as scikit-learn defines them.

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
            Some(last) if last.score.total_cmp(&step.score).is_eq() => *last = step,
            _ => steps.push(step),
        }
    }
    steps
}

/// Area under the ROC curve: the chance that a default scores above a repaid loan, ties counted half.
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

/// Average precision: `Σ (Rₙ − Rₙ₋₁) · Pₙ` over the distinct scores, without interpolation.
#[must_use]
pub fn average_precision(scores: &[f64], target: &[bool]) -> f64 {
    let steps = rank_steps(scores, target);
    let all = steps.last().map_or(0, |step| step.defaults) as f64;
    let (mut sum, mut before) = (0.0, 0);
    for step in &steps {
        let precision = step.defaults as f64 / (step.defaults + step.repaid) as f64;
        sum += (step.defaults - before) as f64 / all * precision;
        before = step.defaults;
    }
    sum
}

/// Kolmogorov-Smirnov distance between the scores of defaults and of repaid loans.
#[must_use]
pub fn ks_statistic(scores: &[f64], target: &[bool]) -> f64 {
    let steps = rank_steps(scores, target);
    let Some(all) = steps.last() else { return f64::NAN };
    let gap =
        |s: &RankStep| (s.defaults as f64 / all.defaults as f64 - s.repaid as f64 / all.repaid as f64).abs();
    steps.iter().map(gap).fold(0.0, f64::max)
}

/// Mean squared difference between probability and outcome.
#[must_use]
pub fn brier_score(probabilities: &[f64], target: &[bool]) -> f64 {
    let squares = probabilities.iter().zip(target).map(|(p, t)| (p - f64::from(u8::from(*t))).powi(2));
    squares.sum::<f64>() / target.len() as f64
}

/// Mean negative log-likelihood; probabilities are kept away from 0 and 1 by 2.2e-16.
#[must_use]
pub fn log_loss(probabilities: &[f64], target: &[bool]) -> f64 {
    let loss = |(p, t): (&f64, &bool)| {
        let p = p.clamp(f64::EPSILON, 1.0 - f64::EPSILON);
        if *t { -p.ln() } else { -(1.0 - p).ln() }
    };
    probabilities.iter().zip(target).map(loss).sum::<f64>() / target.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: [f64; 10] = [0.1, 0.4, 0.35, 0.35, 0.8, 0.35, 0.2, 0.9, 0.6, 0.05];
    const TARGET: [bool; 10] = [false, true, false, false, true, true, false, true, false, false];

    #[test]
    fn figures_are_those_of_scikit_learn_with_ties() {
        assert!((auc(&SCORES, &TARGET) - 0.875).abs() < 1e-12);
        assert!((average_precision(&SCORES, &TARGET) - 0.830_357_142_857_142_8).abs() < 1e-12);
        assert!((brier_score(&SCORES, &TARGET) - 0.149).abs() < 1e-12);
        assert!((log_loss(&SCORES, &TARGET) - 0.445_227_084_876_351_9).abs() < 1e-12);
        assert!((ks_statistic(&SCORES, &TARGET) - 0.583_333_333_333_333_4).abs() < 1e-12);
    }

    #[test]
    fn a_constant_score_knows_nothing() {
        assert!((auc(&[0.5; 4], &[true, false, true, false]) - 0.5).abs() < 1e-15);
        assert!(ks_statistic(&[0.5; 4], &[true, false, true, false]).abs() < 1e-15);
    }
}
