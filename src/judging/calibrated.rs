//! A trial under every way of calibrating, each judged on folds that it was not fitted on.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::calibration::{CalibrationMethod, Compared, FoldCalibration, compare};
use super::cost::{CostEstimate, client_costs, cross_fitted_thresholds};
use super::cross_validation::OutOfFold;
use super::judgement::threshold;
use super::metrics::{Decisions, auc, brier_score, log_loss};
use crate::config::CostMatrix;
use crate::learning::sigmoid;

/// What a trial is worth under one way of calibrating: the mean over the repeats of its cross-validation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibratedFigures {
    /// The method; `None` reads the margins through the logistic function as they are.
    pub method: Option<CalibrationMethod>,
    /// Share of the folds on whose others the method did not rise, so that all their clients had one probability.
    pub flat: f64,
    /// Cost at the threshold that costs least on the other folds.
    pub cost: CostEstimate,
    /// Cost at the threshold of theory, `c_FP / (c_FP + c_FN)`, which is right for exact probabilities.
    pub theoretical_cost: CostEstimate,
    /// Mean AUC of the folds: an increasing calibration leaves it as it is.
    pub auc: f64,
    /// Share of opinions that the outcome bore out, at the threshold of the other folds.
    pub accuracy: f64,
    /// Share of favourable opinions there.
    pub grant_rate: f64,
    /// Mean squared difference between probability and outcome.
    pub brier: f64,
    /// Mean negative log-likelihood of the outcomes, in nats.
    pub log_loss: f64,
}

/// The figures of a trial under one way of calibrating, and what they were averaged from.
#[derive(Debug, Clone, PartialEq)]
pub struct CalibratedTrial {
    /// The figures.
    pub figures: CalibratedFigures,
    /// Cost of the decision on every client, the mean over the repeats.
    pub client_costs: Vec<f64>,
}

/// A trial as it is, and under every method of calibration, in the order of [`CalibrationMethod::ALL`].
///
/// Calibration and threshold of a fold are fitted on the margins of the other folds. Without a method the decisions are
/// taken on the margins themselves, as in the search, so that the cost is the search's own; with one, a threshold lies
/// between two neighbouring probabilities instead of two margins, and a client between them may be decided otherwise.
#[must_use]
pub fn calibrated_trials(
    out_of_fold: &[OutOfFold],
    target: &[bool],
    costs: CostMatrix,
) -> Vec<CalibratedTrial> {
    let repeats: Vec<Vec<Judged>> = out_of_fold.iter().map(|oof| judged(oof, target, costs)).collect();
    let ways = repeats.first().map_or(0, Vec::len);
    (0..ways).map(|way| mean(&repeats.iter().map(|repeat| &repeat[way]).collect::<Vec<_>>())).collect()
}

/// One repeat under one way of calibrating.
struct Judged {
    figures: CalibratedFigures,
    spent: Vec<f64>,
    spent_in_theory: Vec<f64>,
}

/// Probabilities and decisions of one repeat.
struct Read<'a> {
    probabilities: &'a [f64],
    /// What the thresholds are on: the probabilities, or the margins.
    scores: &'a [f64],
    thresholds: &'a [f64],
}

fn judged(oof: &OutOfFold, target: &[bool], costs: CostMatrix) -> Vec<Judged> {
    let compared = compare(&oof.margins, &oof.fold_of, target);
    let raw = || {
        let probabilities: Vec<f64> = oof.margins.iter().map(|margin| sigmoid(*margin)).collect();
        let thresholds = cross_fitted_thresholds(&oof.margins, &oof.fold_of, target, costs);
        let read = Read { probabilities: &probabilities, scores: &oof.margins, thresholds: &thresholds };
        judge(oof, target, costs, &read)
    };
    let calibrated = |one: &Compared| {
        let probability = |(fold, margin): (&usize, &f64)| one.folds[*fold].probability(*margin);
        let probabilities: Vec<f64> = oof.fold_of.iter().zip(&oof.margins).map(probability).collect();
        let of_fold: Vec<f64> = one
            .folds
            .par_iter()
            .enumerate()
            .map(|(fold, judge)| threshold(oof, target, costs, judge, |row| oof.fold_of[row] != fold))
            .collect();
        let thresholds: Vec<f64> = oof.fold_of.iter().map(|fold| of_fold[*fold]).collect();
        let read = Read { probabilities: &probabilities, scores: &probabilities, thresholds: &thresholds };
        let mut judged = judge(oof, target, costs, &read);
        let flat = one.folds.iter().filter(|fold| matches!(fold, FoldCalibration::Flat(_))).count();
        judged.figures.method = Some(one.method);
        judged.figures.flat = flat as f64 / one.folds.len().max(1) as f64;
        judged
    };
    std::iter::once(raw()).chain(compared.par_iter().map(calibrated).collect::<Vec<_>>()).collect()
}

fn judge(oof: &OutOfFold, target: &[bool], costs: CostMatrix, read: &Read<'_>) -> Judged {
    let Read { probabilities, scores, thresholds } = *read;
    let spent = client_costs(scores, thresholds, target, costs);
    let theory = vec![costs.theoretical_threshold(); target.len()];
    let spent_in_theory = client_costs(probabilities, &theory, target, costs);
    let decisions = Decisions::of(scores, thresholds, target);
    Judged {
        figures: CalibratedFigures {
            method: None,
            flat: 0.0,
            cost: CostEstimate::of(&[]),
            theoretical_cost: CostEstimate::of(&[]),
            auc: mean_auc(probabilities, &oof.fold_of, target),
            accuracy: decisions.accuracy(),
            grant_rate: decisions.grant_rate(),
            brier: brier_score(probabilities, target),
            log_loss: log_loss(probabilities, target),
        },
        spent,
        spent_in_theory,
    }
}

/// The mean over the folds of the AUC within each.
fn mean_auc(probabilities: &[f64], fold_of: &[usize], target: &[bool]) -> f64 {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let of_fold = |fold: usize| {
        let rows: Vec<usize> = (0..target.len()).filter(|&row| fold_of[row] == fold).collect();
        let scores: Vec<f64> = rows.iter().map(|&row| probabilities[row]).collect();
        let outcomes: Vec<bool> = rows.iter().map(|&row| target[row]).collect();
        auc(&scores, &outcomes)
    };
    (0..folds).map(of_fold).sum::<f64>() / folds.max(1) as f64
}

/// The mean over the repeats.
fn mean(repeats: &[&Judged]) -> CalibratedTrial {
    let count = repeats.len() as f64;
    let over_clients = |of: fn(&Judged) -> &[f64]| {
        let mut mean = vec![0.0; repeats.first().map_or(0, |first| of(first).len())];
        for one in repeats {
            for (mean, cost) in mean.iter_mut().zip(of(one)) {
                *mean += cost / count;
            }
        }
        mean
    };
    let over_repeats =
        |of: fn(&CalibratedFigures) -> f64| repeats.iter().map(|one| of(&one.figures)).sum::<f64>() / count;
    let client_costs = over_clients(|one| &one.spent);
    let figures = CalibratedFigures {
        method: repeats.first().and_then(|one| one.figures.method),
        flat: over_repeats(|figures| figures.flat),
        cost: CostEstimate::of(&client_costs),
        theoretical_cost: CostEstimate::of(&over_clients(|one| &one.spent_in_theory)),
        auc: over_repeats(|figures| figures.auc),
        accuracy: over_repeats(|figures| figures.accuracy),
        grant_rate: over_repeats(|figures| figures.grant_rate),
        brier: over_repeats(|figures| figures.brier),
        log_loss: over_repeats(|figures| figures.log_loss),
    };
    CalibratedTrial { figures, client_costs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::CandidateKind;
    use crate::judging::made_up::{made_up, small_boosting};
    use crate::judging::{Plan, SearchTask, Trial, judge, search};
    use crate::learning::stratified_folds;

    /// 3,000 clients in three folds whose margins are twice the log-odds that they stand for: of the clients at -4, -2 and 0,
    /// 1 in 8 (e^-2), 1 in 4 (e^-1) and 1 in 2 default, so that the logistic function says 1.8 %, 12 % and 50 %.
    fn doubled() -> (OutOfFold, Vec<bool>) {
        let level = |row: usize| row % 3;
        let target = (0..3000).map(|row| (row / 3) % [8, 4, 2][level(row)] == 0).collect();
        let margins = (0..3000).map(|row| [-4.0, -2.0, 0.0][level(row)] + f64::from(row as u32 % 7) * 1e-6);
        (
            OutOfFold { fold_of: (0..3000).map(|row| (row / 3) % 3).collect(), margins: margins.collect() },
            target,
        )
    }

    #[test]
    fn margins_as_they_are_and_their_figures_are_those_worked_by_hand() {
        // Two folds of two: the thresholds on the other fold accept its good client alone, those of theory (1/11) the
        // clients below -2.3026.
        let oof = OutOfFold { fold_of: vec![0, 0, 1, 1], margins: vec![-3.0, -1.0, -2.0, 0.0] };
        let target = [false, true, false, true];
        let raw = calibrated_trials(&[oof], &target, CostMatrix::default()).remove(0);
        // Fold 0 is decided at -1 (between -2 and 0), which is not below it; fold 1 at -2, where -2 is refused.
        assert_eq!(raw.client_costs, [0.0, 0.0, 1.0, 0.0]);
        let figures = raw.figures;
        let near =
            |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        near(figures.cost.per_10_000, 2_500.0);
        near(figures.theoretical_cost.per_10_000, 2_500.0);
        near(figures.auc, 1.0);
        near(figures.accuracy, 0.75);
        near(figures.grant_rate, 0.25);
        let p: [f64; 4] = [-3.0_f64, -1.0, -2.0, 0.0].map(|margin| 1.0 / (1.0 + (-margin).exp()));
        near(figures.brier, (p[0].powi(2) + (1.0 - p[1]).powi(2) + p[2].powi(2) + 0.25) / 4.0);
        near(figures.log_loss, -((1.0 - p[0]).ln() + p[1].ln() + (1.0 - p[2]).ln() + 0.5_f64.ln()) / 4.0);
    }

    #[test]
    fn an_increasing_calibration_leaves_the_auc_and_mends_the_risks() {
        let (oof, target) = doubled();
        let [raw, calibrated @ ..] = &calibrated_trials(&[oof], &target, CostMatrix::default())[..] else {
            panic!("nothing was judged")
        };
        assert_eq!(calibrated.len(), 3);
        for one in calibrated {
            assert!(one.figures.flat.abs() < 1e-15);
            assert!((one.figures.auc - raw.figures.auc).abs() < 1e-9, "{:?}", one.figures);
            assert!(one.figures.log_loss < raw.figures.log_loss - 0.01);
            assert!(one.figures.brier < raw.figures.brier);
            // 1.8 % is accepted as it is; 1 in 8 is not, once the risk is right.
            assert!(one.figures.theoretical_cost.per_10_000 < raw.figures.theoretical_cost.per_10_000);
        }
    }

    #[test]
    fn without_a_calibration_a_trial_costs_what_it_cost_in_the_search_and_with_the_chosen_one_what_it_is_judged_by()
     {
        let [clients, _] = made_up(900, 1);
        let problem = clients.problem();
        let folds = [1, 2].map(|seed| stratified_folds(problem.target, 3, seed));
        let task = SearchTask { problem: &problem, folds: &folds, seed: 7, store: None, on_fit: &|| () };
        let trial = Trial { number: 0, kind: CandidateKind::Boosting, specification: small_boosting(20) };
        let plan = Plan { trials: vec![trial], treatments: Vec::new(), left_out: 0, combinations: 1 };
        let costs = CostMatrix::default();
        let result = search(&task, &plan, costs).unwrap().remove(0);
        let found = calibrated_trials(&result.out_of_fold, problem.target, costs);
        assert_eq!(found[0].client_costs, result.client_costs);
        for one in &found {
            assert!((one.figures.auc - result.mean_auc()).abs() < 1e-9, "{:?}", one.figures);
        }
        let once = &result.out_of_fold[..1];
        let judgement = judge(&once[0], problem.target, costs);
        let method = judgement.calibration.as_ref().unwrap().method();
        let ways = calibrated_trials(once, problem.target, costs);
        let same = ways.iter().find(|way| way.figures.method == Some(method)).unwrap();
        let spent = client_costs(&judgement.probabilities, &judgement.thresholds, problem.target, costs);
        assert_eq!(same.client_costs, spent);
    }

    #[test]
    fn margins_that_tell_nothing_are_flat_under_every_method_and_cost_what_refusing_all_does() {
        let target: Vec<bool> = (0..300).map(|row| row % 5 == 0).collect();
        let oof = OutOfFold { fold_of: (0..300).map(|row| row / 100).collect(), margins: vec![-1.4; 300] };
        let found = calibrated_trials(&[oof], &target, CostMatrix::default());
        for one in &found {
            let flat = f64::from(u8::from(one.figures.method.is_some()));
            assert!((one.figures.flat - flat).abs() < 1e-15);
            assert!((one.figures.cost.per_10_000 - 8_000.0).abs() < 1e-9, "{:?}", one.figures);
            assert!((one.figures.auc - 0.5).abs() < 1e-15);
        }
    }
}
