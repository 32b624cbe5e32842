//! Why a score is what it is: exact TreeSHAP, points, reasons.

mod points;
mod reasons;
mod tree_shap;

pub use points::{Scale, largest_remainder};
pub use reasons::{Reason, Text, ValueInWords, Weight, reasons};
pub use tree_shap::{Contributions, Explainer};
