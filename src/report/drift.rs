//! What is said of the drift between the modelling data and the clients to score.

use serde::Serialize;

/// The population stability index of every feature, train against test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriftReport {
    /// Rows of the reference (modelling) data.
    pub reference_rows: usize,
    /// Rows of the current data.
    pub current_rows: usize,
    /// One row per feature, the most drifted first.
    pub features: Vec<FeatureDrift>,
}

/// The drift of one feature.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeatureDrift {
    /// The feature's name in the catalogue.
    pub feature: &'static str,
    /// Population stability index over the reference's bins, missing values as one bin.
    pub psi: f64,
    /// Share missing in the reference.
    pub reference_missing: f64,
    /// Share missing in the current data.
    pub current_missing: f64,
}
