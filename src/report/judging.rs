//! Makes the report of a model from its training.

use crate::champion::Champion;
use crate::config::{CandidateKind, CostMatrix, ValidRecipe};
use crate::explanation::{PastClients, SIMILAR};
use crate::features::{Direction, FeatureTable};
use crate::judging::{
    CostEstimate, Decisions, JudgedClients, SegmentGroup, Training, Verdict, auc_interval, audit_fairness,
    best_by_treatment, client_costs, cost_curve, cross_fitted_thresholds, expected_calibration_error,
    paired_difference, rank_steps, ratio_sensitivity, reliability_curve, segments, uniform_costs,
};
use crate::tables::TableMarks;

use super::comparison::{CostsByRatio, compared};
use super::explaining::explained;
use super::exploration::Exploration;
use super::model::{
    CandidateReport, ChampionOutline, CostPoint, Costs, Importance, ModelReport, RatioReport, RocPoint,
    SearchOutline, SimilarOutline, TreatmentReport,
};

/// Points of a drawn curve, at most about so many.
const CURVE_POINTS: usize = 240;
/// Confidence of the intervals.
const CONFIDENCE: f64 = 0.95;
/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;
/// Bins of the reliability curve.
const TENTHS: usize = 10;
/// Fewest clients of a segment.
const FEWEST_CLIENTS: usize = 200;
/// Ratios of the costs that are looked into.
const RATIOS: std::ops::RangeInclusive<u32> = 5..=20;

/// What a model's report is made from.
pub struct Judged<'a> {
    /// The recipe of the training.
    pub recipe: &'a ValidRecipe,
    /// The model as deployed.
    pub champion: &'a Champion,
    /// The training clients.
    pub table: &'a FeatureTable,
    /// How their loans went.
    pub target: &'a [bool],
    /// What the training found.
    pub training: &'a Training,
    /// Its clients by what the fold models say of them, and how they fared.
    pub past: &'a PastClients,
    /// What the tables showed while they were read.
    pub seen: &'a [TableMarks],
}

/// The outer rows and the champion's verdict on them.
struct Outer<'a> {
    verdict: &'a Verdict,
    target: Vec<bool>,
    thresholds: Vec<f64>,
    costs: CostMatrix,
}

impl ModelReport {
    /// Gathers all figures of a judged model.
    #[must_use]
    pub fn of(judged: &Judged<'_>) -> Self {
        let Judged { recipe, champion, target, training, .. } = judged;
        let outer = Outer::of(judged);
        let probabilities = &outer.verdict.probabilities;
        let calibration = reliability_curve(probabilities, &outer.target, TENTHS);
        let (importance, global) = explained(judged);
        Self {
            rows: target.len(),
            defaults: target.iter().filter(|default| **default).count(),
            features: champion.manifest.encoding.width(),
            directed_inputs: training.directions.iter().filter(|d| **d != Direction::Free).count(),
            excluded_features: recipe.excluded_features.clone(),
            champion: outline(judged),
            cost_fn: recipe.costs.false_negative,
            cost_fp: recipe.costs.false_positive,
            threshold: champion.manifest.threshold,
            search: search(judged),
            candidates: candidates(training),
            treatments: treatments(training),
            comparison: compared(judged),
            by_ratio: CostsByRatio::of(judged),
            outer_rows: outer.target.len(),
            auc: outer.verdict.auc,
            metrics: outer.verdict.controls,
            costs: outer.costs(),
            confusion: Decisions::of(probabilities, &outer.thresholds, &outer.target),
            roc: roc(probabilities, &outer.target),
            cost_curve: curve(probabilities, &outer.target, recipe.costs),
            calibration_error: expected_calibration_error(&calibration),
            calibration,
            calibrations: training.champion.judgement.candidates.clone(),
            calibrated_by: champion.manifest.calibration.method(),
            ratios: ratios(judged),
            leakage: training.leakage.clone(),
            accepted_because: recipe.guard.accepted_because.clone(),
            studies: training.studies.clone(),
            segments: segments_by_theme(judged, &importance),
            similar: similar(judged),
            fairness: audit_fairness(judged.table, out_of_fold(judged), recipe.seed),
            exploration: Exploration::of(judged, &importance),
            importance,
            global,
        }
    }
}

fn similar(judged: &Judged<'_>) -> SimilarOutline {
    let shares = judged.past.shares_without_oneself();
    SimilarOutline { neighbours: SIMILAR, auc: auc_interval(&shares, judged.target, CONFIDENCE) }
}

fn outline(judged: &Judged<'_>) -> ChampionOutline {
    let choice = &judged.training.choice;
    let lowest = choice.contenders[choice.lowest].kind;
    ChampionOutline {
        kind: judged.training.champion.kind,
        specification: judged.training.champion.specification,
        trees: judged.champion.model.trees(),
        simpler_than_lowest: (choice.lowest != choice.champion).then_some(lowest),
    }
}

fn search(judged: &Judged<'_>) -> SearchOutline {
    let Judged { recipe, training, .. } = judged;
    SearchOutline {
        rows: training.split.development.len(),
        folds: recipe.validation.folds,
        repeats: recipe.validation.repeats,
        strategy: recipe.search.strategy,
        combinations: training.plan.combinations,
        trials: training.results.len(),
        left_out: training.plan.left_out,
        fits: training.results.iter().map(|result| result.fits.len()).sum(),
    }
}

fn candidates(training: &Training) -> Vec<CandidateReport> {
    let champion = &training.verdicts[training.choice.champion];
    let contenders = training.choice.contenders.iter().zip(&training.verdicts);
    contenders
        .map(|(contender, verdict)| {
            let best = &training.results[contender.trial];
            CandidateReport {
                kind: contender.kind,
                specification: best.trial.specification,
                trials: training.results.iter().filter(|r| r.trial.kind == contender.kind).count(),
                search_cost: CostEstimate::of(&best.client_costs),
                search_excess: CostEstimate {
                    per_10_000: PER * contender.excess,
                    standard_error: PER * contender.excess_error,
                },
                search_auc: best.mean_auc(),
                cost: verdict.cost,
                excess: excess(&verdict.client_costs, &champion.client_costs),
                auc: verdict.auc,
                metrics: verdict.controls,
                sampled: verdict.sampled.map(|sampled| sampled.rows),
            }
        })
        .collect()
}

fn excess(costs: &[f64], of: &[f64]) -> CostEstimate {
    let (mean, error) = paired_difference(costs, of);
    CostEstimate { per_10_000: PER * mean, standard_error: PER * error }
}

/// The best trial of each treatment, for the candidates that tried more than one.
fn treatments(training: &Training) -> Vec<TreatmentReport> {
    let found = best_by_treatment(&training.results);
    let first = |kind: CandidateKind| found.iter().find(|result| result.trial.kind == kind);
    let several = |kind: CandidateKind| found.iter().filter(|result| result.trial.kind == kind).count() > 1;
    found
        .iter()
        .filter(|result| several(result.trial.kind))
        .map(|result| TreatmentReport {
            kind: result.trial.kind,
            imbalance: result.trial.specification.imbalance,
            cost: CostEstimate::of(&result.client_costs),
            excess: first(result.trial.kind)
                .map_or(CostEstimate::of(&[]), |first| excess(&result.client_costs, &first.client_costs)),
            auc: result.mean_auc(),
            raw_log_loss: result.mean_log_loss(),
        })
        .collect()
}

impl<'a> Outer<'a> {
    fn of(judged: &'a Judged<'_>) -> Self {
        let training = judged.training;
        let verdict = &training.verdicts[training.choice.champion];
        let target: Vec<bool> = training.split.outer.iter().map(|&row| judged.target[row]).collect();
        let thresholds = vec![verdict.threshold; target.len()];
        Self { verdict, target, thresholds, costs: judged.recipe.costs }
    }

    fn costs(&self) -> Costs {
        let theoretical_threshold = self.costs.theoretical_threshold();
        let thresholds = vec![theoretical_threshold; self.target.len()];
        let theoretical = client_costs(&self.verdict.probabilities, &thresholds, &self.target, self.costs);
        let uniform = |favourable| uniform_costs(favourable, &self.target, self.costs);
        let per_clients = |costs: &[f64]| CostEstimate::of(costs).per_10_000;
        Costs {
            model: self.verdict.cost.per_10_000,
            model_error: self.verdict.cost.standard_error,
            theoretical: per_clients(&theoretical),
            theoretical_threshold,
            accept_all: per_clients(&uniform(true)),
            refuse_all: per_clients(&uniform(false)),
        }
    }
}

/// What changes with the ratio of the costs: the champion on all rows out of fold, the candidates in the search.
fn ratios(judged: &Judged<'_>) -> Vec<RatioReport> {
    let training = judged.training;
    let oof = &training.champion.out_of_fold;
    let probabilities: Vec<f64> =
        oof.margins.iter().map(|margin| judged.champion.manifest.calibration.probability(*margin)).collect();
    let ratios: Vec<f64> = RATIOS.map(f64::from).collect();
    let seen: Vec<bool> = training.split.development.iter().map(|&row| judged.target[row]).collect();
    ratio_sensitivity(&probabilities, &oof.fold_of, judged.target, &ratios)
        .into_iter()
        .map(|at| RatioReport {
            ratio: at.ratio,
            threshold: at.threshold,
            theoretical_threshold: at.theoretical_threshold,
            cost: at.cost_per_10_000,
            standard_error: at.standard_error,
            grant_rate: at.grant_rate,
            ranking: ranking(training, &seen, at.ratio),
        })
        .collect()
}

/// The candidates' chosen trials from the lowest cross-fitted cost to the highest at this ratio.
fn ranking(training: &Training, target: &[bool], ratio: f64) -> Vec<CandidateKind> {
    let costs = CostMatrix { false_negative: ratio, false_positive: 1.0 };
    let cost = |trial: usize| {
        let oof = &training.results[trial].out_of_fold[0];
        let thresholds = cross_fitted_thresholds(&oof.margins, &oof.fold_of, target, costs);
        client_costs(&oof.margins, &thresholds, target, costs).iter().sum::<f64>()
    };
    let contenders = training.choice.contenders.iter();
    let mut ranked: Vec<(f64, CandidateKind)> =
        contenders.map(|contender| (cost(contender.trial), contender.kind)).collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
    ranked.into_iter().map(|(_, kind)| kind).collect()
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

/// Where the model is wrong, judged out of fold on all rows.
fn segments_by_theme(judged: &Judged<'_>, importance: &[Importance]) -> Vec<SegmentGroup> {
    let weights: Vec<(String, f64)> =
        importance.iter().map(|entry| (entry.feature.clone(), entry.mean_points)).collect();
    segments(judged.table, out_of_fold(judged), &weights, FEWEST_CLIENTS)
}

/// All training clients as the champion's like judged them out of fold.
fn out_of_fold<'a>(judged: &Judged<'a>) -> JudgedClients<'a> {
    let judgement = &judged.training.champion.judgement;
    JudgedClients {
        probabilities: &judgement.probabilities,
        thresholds: &judgement.thresholds,
        target: judged.target,
        costs: judged.recipe.costs,
    }
}
