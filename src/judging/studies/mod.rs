//! Studies beside the champion: where it is wrong, what more rows would bring, and what its scruples cost.

mod directions;
mod inputs;
mod learning_curve;
mod nearest;
mod neighbours;
mod estimate;
mod segments;
mod sex;
mod study;
mod tables;

pub use directions::{Freed, FreedDirections, Freeing, cost_of_directions, sets_to_free};
pub use estimate::Estimate;
pub use inputs::{LeftOut, OtherInputs, cost_of_being_without, cost_of_leaving_out, derived_from};
pub use learning_curve::{LearningPoint, doubling_sizes, learning_curve};
pub use neighbours::{NeighboursTarget, neighbours_target};
pub use segments::{JudgedClients, Segment, SegmentGroup, SegmentValue, segments, worst_segments};
pub use sex::{SexFromInputs, sex_from_inputs};
pub use study::{Comparison, HeldOut, Study, another_seed, compare_inputs};
pub use tables::{TableLeftOut, cost_of_leaving_table_out, tables_to_leave_out};

#[cfg(test)]
mod tests;
