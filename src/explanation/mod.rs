//! Why a score is what it is: exact contributions, points, reasons.

mod explainer;
mod points;
mod reasons;
mod tree_shap;

pub use explainer::{Contributions, Explainer};
pub use points::{Scale, largest_remainder};
pub use reasons::{Reason, Text, ValueInWords, Weight, reasons};
pub use tree_shap::TreeShap;
