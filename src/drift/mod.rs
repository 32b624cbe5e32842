//! Whether one data set is like another: Evidently's verdicts column by column, and what they do not look at.

mod binned;
mod classifier;
mod column;
mod comparison;
mod distances;
mod kolmogorov_smirnov;
mod pair;
mod picture;
mod preset;
mod proportions;
mod score;
mod segments;
mod tails;
mod wasserstein;

pub use classifier::{DomainClassifier, classify_domains};
pub use column::{Asked, CERTAIN, CategoryChanges, ColumnDrift, Figures, LARGE, MissingDrift, Reading};
pub use comparison::{
    ColumnNotCompared, Columns, Comparison, DriftError, compare, compare_columns, compare_numbers,
};
pub use pair::{NotCompared, Side};
pub use picture::{Picture, PictureBins};
pub use score::{BaseRateCost, costs_by_base_rate, stability_in_tenths};
pub use segments::{SegmentDrift, SegmentSearch, search_segments};
