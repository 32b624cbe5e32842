//! Controls beside the business cost, as scikit-learn defines them, and the interval of the AUC.

mod auc_interval;
mod controls;
mod decisions;
mod normal;
mod probabilities;
mod ranking;
#[cfg(test)]
mod stored_case;
mod wilson;

pub use auc_interval::{AucDifference, AucInterval, auc_difference, auc_interval};
pub use controls::Controls;
pub use decisions::Decisions;
pub use normal::normal_quantile;
pub(super) use normal::two_sided_quantile;
pub use probabilities::{brier_score, log_loss, row_log_loss};
pub use ranking::{RankStep, auc, average_precision, gini, ks_statistic, rank_steps};
#[cfg(test)]
pub(super) use stored_case::stored_case;
pub use wilson::{ShareInterval, share_interval};
