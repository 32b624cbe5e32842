//! What is said of the model, without personal data.

use serde::{Deserialize, Serialize};

/// How the champion was made and how good it is. Written by `train`, read by the model page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelReport {
    /// Rows that the model was trained on.
    pub rows: usize,
    /// Defaults among them.
    pub defaults: usize,
    /// Number of inputs.
    pub features: usize,
    /// Number of cross-validation folds.
    pub folds: usize,
    /// Number of trees; none where the model is linear.
    pub trees: Option<usize>,
    /// Cost of a false negative (a defaulter accepted), in units of a false positive.
    pub cost_fn: f64,
    /// Cost of a false positive (a good client refused).
    pub cost_fp: f64,
    /// Deployed threshold on the calibrated probability: favourable when `p < threshold`.
    pub threshold: f64,
    /// Out-of-fold figures at the cross-fitted thresholds.
    pub metrics: Metrics,
    /// Business cost per 10,000 clients of the policies compared.
    pub costs: Costs,
    /// Counts at the cross-fitted thresholds.
    pub confusion: Confusion,
    /// ROC curve of the out-of-fold probabilities, from (0, 0) to (1, 1).
    pub roc: Vec<RocPoint>,
    /// Cost per 10,000 clients by threshold.
    pub cost_curve: Vec<CostPoint>,
    /// Reliability of the cross-fitted probabilities, by tenth of clients.
    pub calibration: Vec<CalibrationBin>,
    /// Mean absolute points by feature over the training clients, the largest first.
    pub importance: Vec<Importance>,
}

/// Out-of-fold figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the field's standard names")]
pub struct Metrics {
    pub auc: f64,
    pub average_precision: f64,
    pub ks: f64,
    pub brier: f64,
    pub log_loss: f64,
    pub accuracy: f64,
}

/// Business cost per 10,000 clients.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// The model at thresholds chosen on the other folds.
    pub model: f64,
    /// The model at the threshold that theory gives for calibrated probabilities (1/11 for 10:1).
    pub theoretical: f64,
    /// That threshold.
    pub theoretical_threshold: f64,
    /// Every application accepted.
    pub accept_all: f64,
    /// Every application refused.
    pub refuse_all: f64,
}

/// Counts of decisions against outcomes; "positive" is a default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confusion {
    /// Repaid and favourable.
    pub true_negative: usize,
    /// Repaid and unfavourable.
    pub false_positive: usize,
    /// Defaulted and favourable.
    pub false_negative: usize,
    /// Defaulted and unfavourable.
    pub true_positive: usize,
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

/// A tenth of clients, from the safest to the riskiest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBin {
    /// Mean estimated risk.
    pub predicted: f64,
    /// Share that defaulted.
    pub observed: f64,
    /// Number of clients.
    pub count: usize,
}

/// What a feature weighs over all training clients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Importance {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Mean absolute effect in points.
    pub mean_points: f64,
}
