//! The guard against leakage: figures that no honest model has, and what may lie behind them.
//!
//! Only an AUC above its bound stops a champion; every other finding is said, with the figures that show it.

mod bounds;
mod duplicates;
mod finding;
mod input_auc;
mod order;
mod ranked;
mod shift;
mod screen;

pub use bounds::Bounds;
pub use duplicates::duplicates_across_folds;
pub use finding::{Finding, RowOrder};
pub use input_auc::{InputAuc, Reading, input_aucs, strongest_inputs};
pub use screen::{InputScreen, LeakageReport, judge_suspicion, screen_inputs};
pub use shift::{SEPARATOR, Separator, Shift, ToldApart, TrainAndTest, compare_with_test, tell_apart};

#[cfg(test)]
mod tests;
