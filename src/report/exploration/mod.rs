//! What the tables look like before any model: who meets difficulty, what is missing, marked or far out, and what each
//! table adds. Aggregates only.
//!
//! Nothing stands for 1 to 19 clients, nor can it be found by subtraction: small levels join others, and where one side
//! of a comparison is small, neither is told. A percentile is told where at least 20 known clients lie beyond it, so
//! that none is a lowest or highest value.

mod columns;
mod levels;
mod marks;
mod tables;
mod words;

use serde::{Deserialize, Serialize};

use super::cohort::{FEWEST_IN_A_GROUP, is_few};
use super::judging::Judged;
use super::model::Importance;
use crate::features::significant;

pub use columns::{ColumnOutline, FarOut};
pub use levels::{FeatureLevels, LevelRate, LevelValue};
pub use marks::MarkOutline;
pub use tables::{Standing, TableOutline};
pub use words::{level_in_words, marked_column_in_words, table_in_words};

/// Fewest of either outcome for a share in difficulty that is told of whom a value marks off.
const FEWEST_OUTCOMES: usize = 5;
/// Significant digits of shares, and of values: no amount is told exactly.
const SHARE_DIGITS: usize = 4;
const VALUE_DIGITS: usize = 3;

/// What the training clients look like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exploration {
    /// The principal variables with their levels, the heaviest for the model first.
    pub levels: Vec<FeatureLevels>,
    /// Every feature, in the order of the catalogue.
    pub columns: Vec<ColumnOutline>,
    /// Columns of the tables that can be marked "nothing known", table by table.
    pub marks: Vec<MarkOutline>,
    /// The application, then the child tables in the schema's order.
    pub tables: Vec<TableOutline>,
}

impl Exploration {
    /// Looks at the training clients. `importance` has the features by weight.
    pub(super) fn of(judged: &Judged<'_>, importance: &[Importance]) -> Self {
        let Judged { table, target, seen, .. } = *judged;
        Self {
            levels: levels::of_principal(table, target, importance),
            columns: table.columns.iter().map(|column| ColumnOutline::of(column, target)).collect(),
            marks: seen.iter().flat_map(marks::outlines).collect(),
            tables: tables::outlines((table, seen), &judged.training.encoding, importance),
        }
    }
}

/// The shares in difficulty of those whom a property marks off and of all others.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Contrast {
    /// Share in difficulty of those with the property.
    pub with: Option<f64>,
    /// Share in difficulty of those without.
    pub without: Option<f64>,
}

impl Contrast {
    /// From counts (all, in difficulty) of both sides. Where one side is small, or has few of either outcome, neither is
    /// told; where one is empty, the other is.
    fn of(with: (usize, usize), without: (usize, usize)) -> Self {
        let is_telling = |(all, difficult): (usize, usize)| {
            all == 0
                || (all >= FEWEST_IN_A_GROUP
                    && difficult.min(all.saturating_sub(difficult)) >= FEWEST_OUTCOMES)
        };
        if !(is_telling(with) && is_telling(without)) {
            return Self::default();
        }
        let share = |(all, difficult): (usize, usize)| (all > 0).then(|| ratio(difficult, all));
        Self { with: share(with), without: share(without) }
    }
}

/// A share; `None` where it, or what is left of the whole, stands for few.
fn told_share(part: usize, whole: usize) -> Option<f64> {
    let tells_of_few = whole == 0 || is_few(part) || is_few(whole.saturating_sub(part));
    (!tells_of_few).then(|| ratio(part, whole))
}

/// A share to four significant digits; the whole is above 0.
fn ratio(part: usize, whole: usize) -> f64 {
    significant(part as f64 / whole as f64, SHARE_DIGITS)
}

/// A value as it may be told: to three significant digits.
fn rounded(value: f64) -> f64 {
    significant(value, VALUE_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_few_or_of_all_but_few_is_not_told() {
        assert_eq!(
            [0, 19, 20, 80, 81, 100].map(|part| told_share(part, 100)),
            [Some(0.0), None, Some(0.2), Some(0.8), None, Some(1.0)]
        );
        assert_eq!(told_share(0, 0), None);
    }

    #[test]
    fn both_sides_of_a_comparison_are_told_or_neither() {
        let shares = |with, without| (Contrast::of(with, without).with, Contrast::of(with, without).without);
        assert_eq!(shares((40, 10), (60, 6)), (Some(0.25), Some(0.1)));
        assert_eq!(shares((19, 9), (60, 6)), (None, None), "19 clients");
        assert_eq!(shares((40, 4), (60, 6)), (None, None), "4 in difficulty");
        assert_eq!(shares((40, 36), (60, 6)), (None, None), "4 who repaid");
        assert_eq!(shares((0, 0), (60, 6)), (None, Some(0.1)));
    }

    #[test]
    fn values_are_told_to_three_digits_and_shares_to_four() {
        assert!((rounded(123_456.0) - 123_000.0).abs() < 1e-9);
        assert!((ratio(1, 3) - 0.333_3).abs() < 1e-12);
    }
}
