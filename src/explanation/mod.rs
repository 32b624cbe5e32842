//! Why a score is what it is, and what would change it: exact contributions, points, reasons, recourse.

mod explainer;
mod importance;
mod past_values;
mod points;
mod reasons;
mod recourse;
mod similar;
mod tree_shap;

pub use explainer::{Contributions, Explainer};
pub use importance::{
    AbsoluteMeans, Band, Dependence, FEWEST_TOGETHER, FoldAgreement, Mark, Shuffling, Swarm, SwarmAxis,
    SwarmCell, SwarmLevel, ValueLevel, average_ranks, dependence, how_many_carry, importance_ranks, spearman,
    stability, swarm,
};
pub use past_values::{PastValues, Places};
pub use points::Scale;
pub use reasons::{Element, Reason, ReasonKind, Text, Told, Weight, print_points, reasons};
pub use recourse::{Advice, Change, ChangeOption, Move, Recourse, Room};
pub use similar::{PastClients, SIMILAR, Similar, ThemePoints, out_of_fold_places, theme_points, themes_of};
pub use tree_shap::{Comparison, InteractingPair, Interactions, TreeShap};
