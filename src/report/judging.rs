//! Makes the report of a model from its out-of-fold judgement.

use crate::champion::Champion;
use crate::config::{CostMatrix, ValidRecipe};
use crate::explanation::{Explainer, Scale};
use crate::judging::{
    Judgement, auc, average_precision, brier_score, cost_curve, ks_statistic, log_loss, rank_steps,
    total_cost,
};
use crate::learning::DesignMatrix;

use super::model::{CalibrationBin, Confusion, CostPoint, Costs, Importance, Metrics, ModelReport, RocPoint};

/// Points of a drawn curve, at most about so many.
const CURVE_POINTS: usize = 240;
/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;

/// What a model's report is made from.
pub struct Judged<'a> {
    /// The recipe of the training.
    pub recipe: &'a ValidRecipe,
    /// The model as deployed.
    pub champion: &'a Champion,
    /// The training clients.
    pub matrix: &'a DesignMatrix,
    /// How their loans went.
    pub target: &'a [bool],
    /// Cross-fitted probabilities and thresholds.
    pub judgement: &'a Judgement,
}

impl ModelReport {
    /// Gathers all figures of a judged model.
    #[must_use]
    pub fn of(judged: &Judged<'_>) -> Self {
        let Judged { recipe, champion, target, judgement, .. } = judged;
        Self {
            rows: target.len(),
            defaults: target.iter().filter(|default| **default).count(),
            features: champion.manifest.encoding.width(),
            folds: recipe.folds,
            trees: champion.model.trees(),
            cost_fn: recipe.costs.false_negative,
            cost_fp: recipe.costs.false_positive,
            threshold: judgement.threshold,
            metrics: metrics(judgement, target),
            costs: costs(judgement, target, recipe.costs),
            confusion: confusion(judgement, target),
            roc: roc(&judgement.probabilities, target),
            cost_curve: curve(&judgement.probabilities, target, recipe.costs),
            calibration: calibration(&judgement.probabilities, target),
            importance: importance(champion, judged.matrix),
        }
    }
}

fn metrics(judgement: &Judgement, target: &[bool]) -> Metrics {
    let p = &judgement.probabilities;
    let found = confusion(judgement, target);
    Metrics {
        auc: auc(p, target),
        average_precision: average_precision(p, target),
        ks: ks_statistic(p, target),
        brier: brier_score(p, target),
        log_loss: log_loss(p, target),
        accuracy: (found.true_negative + found.true_positive) as f64 / target.len() as f64,
    }
}

fn costs(judgement: &Judgement, target: &[bool], costs: CostMatrix) -> Costs {
    let per_clients = PER / target.len() as f64;
    let theoretical_threshold = costs.theoretical_threshold();
    let at = |threshold: f64| {
        per_clients * total_cost(&judgement.probabilities, &vec![threshold; target.len()], target, costs)
    };
    Costs {
        model: per_clients * total_cost(&judgement.probabilities, &judgement.thresholds, target, costs),
        theoretical: at(theoretical_threshold),
        theoretical_threshold,
        accept_all: at(f64::INFINITY),
        refuse_all: at(0.0),
    }
}

fn confusion(judgement: &Judgement, target: &[bool]) -> Confusion {
    let mut found = Confusion { true_negative: 0, false_positive: 0, false_negative: 0, true_positive: 0 };
    let decisions = judgement.probabilities.iter().zip(&judgement.thresholds);
    for ((p, threshold), default) in decisions.zip(target) {
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

fn roc(probabilities: &[f64], target: &[bool]) -> Vec<RocPoint> {
    let steps = rank_steps(probabilities, target);
    let Some(all) = steps.last().copied() else { return Vec::new() };
    let start = RocPoint { false_positive_rate: 0.0, true_positive_rate: 0.0 };
    let points: Vec<RocPoint> = std::iter::once(start)
        .chain(steps.iter().map(|step| RocPoint {
            false_positive_rate: step.repaid as f64 / all.repaid as f64,
            true_positive_rate: step.defaults as f64 / all.defaults as f64,
        }))
        .collect();
    thinned(&points)
}

fn curve(probabilities: &[f64], target: &[bool], costs: CostMatrix) -> Vec<CostPoint> {
    let rows = target.len() as f64;
    let points: Vec<CostPoint> = cost_curve(probabilities, target, costs)
        .into_iter()
        .map(|point| CostPoint {
            threshold: point.threshold,
            cost: PER * point.cost / rows,
            grant_rate: point.accepted as f64 / rows,
        })
        .collect();
    thinned(&points)
}

/// About `CURVE_POINTS` points at even steps, the first and the last among them.
fn thinned<T: Copy>(points: &[T]) -> Vec<T> {
    if points.len() <= CURVE_POINTS {
        return points.to_vec();
    }
    let last = points.len() - 1;
    (0..=CURVE_POINTS).map(|step| points[step * last / CURVE_POINTS]).collect()
}

fn calibration(probabilities: &[f64], target: &[bool]) -> Vec<CalibrationBin> {
    let mut order: Vec<usize> = (0..target.len()).collect();
    order.sort_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
    (0..10)
        .map(|tenth| &order[tenth * order.len() / 10..(tenth + 1) * order.len() / 10])
        .filter(|rows| !rows.is_empty())
        .map(|rows| CalibrationBin {
            predicted: rows.iter().map(|&row| probabilities[row]).sum::<f64>() / rows.len() as f64,
            observed: rows.iter().filter(|&&row| target[row]).count() as f64 / rows.len() as f64,
            count: rows.len(),
        })
        .collect()
}

fn importance(champion: &Champion, matrix: &DesignMatrix) -> Vec<Importance> {
    let contributions = Explainer::of(&champion.model, matrix.width()).explain(matrix);
    let scale = Scale::default();
    let mut sums = vec![0.0; matrix.width()];
    for row in 0..matrix.rows() {
        for (sum, effect) in sums.iter_mut().zip(contributions.row(row)) {
            *sum += scale.of_contribution(*effect, champion.manifest.calibration).abs();
        }
    }
    let inputs = champion.manifest.encoding.inputs.iter().zip(sums);
    let mut importance: Vec<Importance> = inputs
        .map(|(input, sum)| Importance {
            feature: input.feature.clone(),
            mean_points: sum / matrix.rows().max(1) as f64,
        })
        .collect();
    importance.sort_by(|a, b| b.mean_points.total_cmp(&a.mean_points));
    importance
}
