//! What counts for a model over all its clients: how much, which way, and how surely.

mod concentration;
mod dependence;
mod mean;
mod permutation;
mod rank;
mod stability;
mod swarm;

pub use concentration::how_many_carry;
pub use dependence::{Band, Dependence, Mark, dependence};
pub use mean::AbsoluteMeans;
pub use permutation::Shuffling;
pub use rank::{average_ranks, spearman};
pub use stability::{FoldAgreement, importance_ranks, stability};
pub use swarm::{Swarm, SwarmAxis, SwarmCell, SwarmLevel, ValueLevel, swarm};

/// Fewest clients of anything that is counted apart: no page shows a point that stands for fewer.
pub const FEWEST_TOGETHER: usize = 20;
