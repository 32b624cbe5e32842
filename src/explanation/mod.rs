//! Why a score is what it is: exact contributions, points, reasons.

mod explainer;
mod points;
mod reasons;
mod similar;
mod tree_shap;

pub use explainer::{Contributions, Explainer};
pub use points::Scale;
pub use reasons::{Element, Reason, ReasonKind, Text, Told, Weight, print_points, reasons};
pub use similar::{PastClients, SIMILAR, Similar, ThemePoints, out_of_fold_places, theme_points, themes_of};
pub use tree_shap::{Comparison, InteractingPair, Interactions, TreeShap};
