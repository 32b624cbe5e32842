//! Why a score is what it is: exact contributions, points, reasons.

mod explainer;
mod importance;
mod points;
mod reasons;
mod similar;
mod tree_shap;

pub use explainer::{Contributions, Explainer};
pub use importance::{
    AbsoluteMeans, Band, Dependence, FEWEST_TOGETHER, Mark, Shuffling, Stability, Swarm, SwarmAxis,
    SwarmCell, SwarmLevel, ValueLevel, average_ranks, dependence, how_many_carry, importance_ranks, spearman,
    stability, swarm,
};
pub use points::Scale;
pub use reasons::{Element, Reason, ReasonKind, Text, Told, Weight, print_points, reasons};
pub use similar::{PastClients, SIMILAR, Similar, ThemePoints, out_of_fold_places, theme_points, themes_of};
pub use tree_shap::{Comparison, InteractingPair, Interactions, TreeShap};
