//! What is said of the drift between the modelling data and the clients to score.

use rayon::prelude::*;
use serde::Serialize;

use crate::drift::{binned_shares, population_stability_index};
use crate::features::FeatureTable;

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

impl DriftReport {
    /// Compares two sets of clients feature by feature; a feature that `current` lacks is left out.
    #[must_use]
    pub fn compare(reference: &FeatureTable, current: &FeatureTable) -> Self {
        let mut features: Vec<FeatureDrift> = reference
            .columns
            .par_iter()
            .enumerate()
            .filter_map(|(index, column)| {
                let place = current.place(column.feature.name)?;
                let (before, after) = binned_shares(&column.values, &current.columns[place].values);
                Some(FeatureDrift {
                    feature: column.feature.name,
                    psi: population_stability_index(&before, &after),
                    reference_missing: reference.missing_share(index),
                    current_missing: current.missing_share(place),
                })
            })
            .collect();
        features.sort_by(|a, b| b.psi.total_cmp(&a.psi));
        Self { reference_rows: reference.rows(), current_rows: current.rows(), features }
    }
}
