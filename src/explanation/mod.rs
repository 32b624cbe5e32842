//! Why a score is what it is: exact TreeSHAP, points, reasons.

mod contributions;
mod points;
mod reasons;
mod tree_shap;

pub use contributions::{Contributions, Explainer};
pub use points::{Scale, largest_remainder};
pub use reasons::{Reason, Text, ValueInWords, Weight, reasons};
