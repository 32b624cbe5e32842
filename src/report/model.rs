//! What is said of the model, without personal data.

use serde::{Deserialize, Serialize};

use super::comparison::{ComparedTrial, CostsByRatio};
use super::exploration::Exploration;
use super::importance::GlobalExplanation;
use crate::config::{CandidateKind, Imbalance, Specification, Strategy};
use crate::judging::{
    AucInterval, CalibrationCandidate, CalibrationMethod, Controls, CostEstimate, Decisions, FairnessReport,
    LeakageReport, ReliabilityBin, SegmentGroup, StudyReport,
};

/// How the champion was found and how good it is. Written by `train`, read by the model page.
///
/// The quoted figures are those of the outer rows, which no choice saw; those of the search chose, so they are
/// optimistic and named so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelReport {
    /// Rows that the model was trained on.
    pub rows: usize,
    /// Defaults among them.
    pub defaults: usize,
    /// Number of inputs.
    pub features: usize,
    /// Inputs whose direction the recipe imposes.
    pub directed_inputs: usize,
    /// Features that the recipe leaves out.
    pub excluded_features: Vec<String>,
    /// What the champion is.
    pub champion: ChampionOutline,
    /// Cost of a false negative (a defaulter accepted), in units of a false positive.
    pub cost_fn: f64,
    /// Cost of a false positive (a good client refused).
    pub cost_fp: f64,
    /// Deployed threshold on the calibrated probability: favourable when `p < threshold`.
    pub threshold: f64,
    /// How candidates were compared.
    pub search: SearchOutline,
    /// One entry per candidate, from the simplest to the most complex.
    pub candidates: Vec<CandidateReport>,
    /// Ways of treating the imbalance of the classes, by candidate.
    pub treatments: Vec<TreatmentReport>,
    /// The best trial of every candidate with every treatment, under every way of calibrating; from the search.
    pub comparison: Vec<ComparedTrial>,
    /// What the champion costs on the outer rows, at any limit and for several ratios of the costs.
    pub by_ratio: CostsByRatio,
    /// Outer rows.
    pub outer_rows: usize,
    /// AUC of the champion on the outer rows, with its interval.
    pub auc: AucInterval,
    /// Its technical controls on the outer rows.
    pub metrics: Controls,
    /// Business cost per 10,000 clients of the policies compared, on the outer rows.
    pub costs: Costs,
    /// Counts on the outer rows.
    pub confusion: Decisions,
    /// ROC curve on the outer rows, from (0, 0) to (1, 1).
    pub roc: Vec<RocPoint>,
    /// Cost per 10,000 clients by threshold, on the outer rows.
    pub cost_curve: Vec<CostPoint>,
    /// Reliability of the probabilities on the outer rows, by tenth of clients.
    pub calibration: Vec<ReliabilityBin>,
    /// Mean distance between estimated and observed risk over these tenths.
    pub calibration_error: f64,
    /// The methods of calibration that were compared out of fold.
    pub calibrations: Vec<CalibrationCandidate>,
    /// The method that is deployed.
    pub calibrated_by: CalibrationMethod,
    /// What changes where a default accepted costs more or less.
    pub ratios: Vec<RatioReport>,
    /// What gives to suspect a leak.
    pub leakage: LeakageReport,
    /// Why a suspicious AUC was accepted.
    pub accepted_because: Option<String>,
    /// What was looked into beside the champion.
    pub studies: StudyReport,
    /// Where the model is wrong: clients grouped by the input of each theme that counts most.
    pub segments: Vec<SegmentGroup>,
    /// What the share in difficulty among similar clients says alone.
    pub similar: SimilarOutline,
    /// Whether groups of clients are treated alike.
    pub fairness: FairnessReport,
    /// Mean absolute points by feature over the training clients, the largest first.
    pub importance: Vec<Importance>,
    /// What else counts for the model over all clients.
    pub global: GlobalExplanation,
    /// What the training clients look like, before any model.
    pub exploration: Exploration,
}

/// What the champion is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ChampionOutline {
    /// Which candidate.
    pub kind: CandidateKind,
    /// What was fitted on all rows.
    pub specification: Specification,
    /// Number of trees, where it is made of trees.
    pub trees: Option<usize>,
    /// Whether another candidate costs less, by no more than one standard error.
    pub simpler_than_lowest: Option<CandidateKind>,
}

/// How well the outcomes of similar clients alone tell who will meet difficulty, each client left out of its own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SimilarOutline {
    /// How many similar clients are looked at.
    pub neighbours: usize,
    /// AUC of their share in difficulty, with its interval.
    pub auc: AucInterval,
}

/// How candidates were compared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SearchOutline {
    /// Rows that the search saw.
    pub rows: usize,
    /// Folds.
    pub folds: usize,
    /// How often they were dealt.
    pub repeats: usize,
    /// How combinations were chosen.
    pub strategy: Strategy,
    /// Combinations that the recipe names.
    pub combinations: usize,
    /// Combinations that were fitted.
    pub trials: usize,
    /// Combinations that the budget left out.
    pub left_out: usize,
    /// Fits.
    pub fits: usize,
}

/// The best trial of a candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CandidateReport {
    /// The candidate.
    pub kind: CandidateKind,
    /// Its best combination.
    pub specification: Specification,
    /// Combinations of it that were fitted.
    pub trials: usize,
    /// Cross-fitted cost in the search (optimistic: it chose).
    pub search_cost: CostEstimate,
    /// That cost less the lowest one, with the paired standard error.
    pub search_excess: CostEstimate,
    /// Mean AUC of its fits in the search (optimistic).
    pub search_auc: f64,
    /// Cost on the outer rows.
    pub cost: CostEstimate,
    /// That cost less the champion's, with the paired standard error.
    pub excess: CostEstimate,
    /// AUC on the outer rows, with its interval.
    pub auc: AucInterval,
    /// Technical controls on the outer rows.
    pub metrics: Controls,
    /// Rows that its fit on the development rows drew, where there were more than its cap.
    pub sampled: Option<usize>,
}

/// The best trial of a candidate with one treatment of the imbalance, in the search.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TreatmentReport {
    /// The candidate.
    pub kind: CandidateKind,
    /// The treatment.
    pub imbalance: Imbalance,
    /// Cross-fitted cost.
    pub cost: CostEstimate,
    /// That cost less the one of the candidate's first treatment, with the paired standard error.
    pub excess: CostEstimate,
    /// Mean AUC of its fits.
    pub auc: f64,
    /// Log loss of its margins as they are, before calibration, in the mean of its fits.
    pub raw_log_loss: f64,
}

/// What changes with the cost of a default accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatioReport {
    /// Cost of a default accepted, in units of one good client refused.
    pub ratio: f64,
    /// The champion's threshold.
    pub threshold: f64,
    /// The threshold of theory.
    pub theoretical_threshold: f64,
    /// The champion's cost per 10,000 clients, cross-fitted.
    pub cost: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Share of favourable opinions.
    pub grant_rate: f64,
    /// The candidates from the lowest cost to the highest, cross-fitted.
    pub ranking: Vec<CandidateKind>,
}

/// Business cost per 10,000 clients.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// The model at the threshold found on the development rows.
    pub model: f64,
    /// Standard error of that cost.
    pub model_error: f64,
    /// The model at the threshold that theory gives for calibrated probabilities (1/11 for 10:1).
    pub theoretical: f64,
    /// That threshold.
    pub theoretical_threshold: f64,
    /// Every application accepted.
    pub accept_all: f64,
    /// Every application refused.
    pub refuse_all: f64,
}

/// A point of the ROC curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RocPoint {
    /// Share of repaid loans refused.
    pub false_positive_rate: f64,
    /// Share of defaults refused.
    pub true_positive_rate: f64,
}

/// A point of the cost curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CostPoint {
    /// Threshold on the calibrated probability.
    pub threshold: f64,
    /// Business cost per 10,000 clients.
    pub cost: f64,
    /// Share of clients with a favourable opinion.
    pub grant_rate: f64,
}

/// What a feature weighs over all training clients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Importance {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Mean absolute effect in points.
    pub mean_points: f64,
}

#[cfg(test)]
impl ModelReport {
    /// The report of a training on 5,000 made-up clients, shortened.
    pub(crate) fn sample() -> Self {
        serde_json::from_str(include_str!("sample/model_report.json")).unwrap()
    }
}
