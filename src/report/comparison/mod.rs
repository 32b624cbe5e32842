//! The models beside each other: candidates, treatments of the imbalance and calibrations, and other costs.

mod by_ratio;
mod trials;

pub use by_ratio::{CostsByRatio, RatioLimit};
pub use trials::ComparedTrial;
pub(super) use trials::compared;
