//! Plain data handed to pages and to the API.

mod client;
mod drift;
mod model;

pub use client::{
    ClientReport, ClientValue, FeatureEffect, Opinion, Reason, Text, ThemeEffect, ThemeValues, Weight,
};
pub use drift::{DriftReport, FeatureDrift};
pub use model::{CalibrationBin, Confusion, CostPoint, Costs, Importance, Metrics, ModelReport, RocPoint};
