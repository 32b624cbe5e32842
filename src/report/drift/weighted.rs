//! How much what moves weighs for the model.

use serde::{Deserialize, Serialize};

use crate::drift::{ColumnDrift, Comparison};

/// How much a column counts for a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnWeight {
    /// The column.
    pub column: String,
    /// Its share of the importance of all columns.
    pub share: f64,
}

/// How much of a model's importance the columns carry that move.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightedDrift {
    /// The columns compared with their shares, the heaviest first.
    pub weights: Vec<ColumnWeight>,
    /// Together, the shares of those whose values or missing shares move.
    pub moved_share: f64,
    /// Those that move, the heaviest first.
    pub moved: Vec<ColumnWeight>,
    /// Those that are not compared.
    pub not_compared: Vec<ColumnWeight>,
    /// Together, their shares.
    pub not_compared_share: f64,
}

impl WeightedDrift {
    /// Weighs a comparison; importances of any scale, 0 where a column has none.
    #[must_use]
    pub fn of(comparison: &Comparison, importance: &[ColumnWeight]) -> Self {
        let whole: f64 = importance.iter().map(|weight| weight.share).sum();
        let mut weights: Vec<ColumnWeight> = importance
            .iter()
            .map(|weight| ColumnWeight { share: weight.share / whole, ..weight.clone() })
            .filter(|weight| weight.share > 0.0)
            .collect();
        weights.sort_by(|a, b| b.share.total_cmp(&a.share));
        let (weights, others): (Vec<_>, Vec<_>) =
            weights.into_iter().partition(|weight| comparison.column(&weight.column).is_some());
        let moving =
            |weight: &&ColumnWeight| comparison.column(&weight.column).is_some_and(ColumnDrift::moves);
        let moved: Vec<ColumnWeight> = weights.iter().filter(moving).cloned().collect();
        let together =
            |weights: &[ColumnWeight]| weights.iter().map(|weight| weight.share).sum::<f64>() + 0.0;
        Self {
            moved_share: together(&moved),
            not_compared_share: together(&others),
            not_compared: others,
            weights,
            moved,
        }
    }

    /// The shares of some columns together, compared or not.
    #[must_use]
    pub fn share_of_all(&self, columns: &[String]) -> f64 {
        let weights = self.weights.iter().chain(&self.not_compared);
        weights.filter(|weight| columns.contains(&weight.column)).map(|weight| weight.share).sum::<f64>()
            + 0.0
    }

    /// A column's share; 0 where the model does not use it.
    #[must_use]
    pub fn share(&self, column: &str) -> f64 {
        self.weights.iter().find(|weight| weight.column == column).map_or(0.0, |weight| weight.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::drift::sample::{comparison, weights};

    #[test]
    fn what_moves_carries_its_shares_of_all_importance() {
        let weighted =
            WeightedDrift::of(&comparison(), &weights(&[("moves", 3.0), ("stays", 5.0), ("absent", 2.0)]));
        assert_eq!(weighted.moved, weights(&[("moves", 0.3)]));
        assert_eq!(weighted.weights, weights(&[("stays", 0.5), ("moves", 0.3)]));
        assert!(
            (weighted.moved_share - 0.3).abs() < 1e-15 && (weighted.not_compared_share - 0.2).abs() < 1e-15
        );
        assert!((weighted.share("stays") - 0.5).abs() < 1e-15 && weighted.share("gap").abs() < 1e-15);
    }

    #[test]
    fn a_column_that_empties_moves() {
        let weighted = WeightedDrift::of(&comparison(), &weights(&[("gap", 1.0), ("stays", 1.0)]));
        assert_eq!(weighted.moved, weights(&[("gap", 0.5)]));
    }

    #[test]
    fn nothing_weighs_where_nothing_counts() {
        let weighted = WeightedDrift::of(&comparison(), &weights(&[("moves", 0.0)]));
        assert_eq!((weighted.weights, weighted.moved_share), (vec![], 0.0));
    }
}
