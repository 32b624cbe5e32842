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
pub use comparison::{ColumnNotCompared, Columns, Comparison, DriftError, compare, compare_columns};
pub use distances::{
    hellinger_distance, jensen_shannon_distance, kullback_leibler_divergence, population_stability_index,
};
pub use kolmogorov_smirnov::{ks_p_value, ks_p_value_asymptotic, ks_statistic};
pub use pair::{NotCompared, Side};
pub use picture::{Picture, PictureBins};
pub use proportions::{goodness_of_fit_p_value, homogeneity_p_value, proportions_p_value, q_values};
pub use score::{BaseRateCost, costs_by_base_rate, stability_in_tenths};
pub use segments::{SegmentDrift, SegmentSearch, search_segments};
pub use tails::{chi_square_tail, normal_two_sided_tail};
pub use wasserstein::normed_wasserstein_distance;
