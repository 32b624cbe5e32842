//! Splits: what they ask, what they gain, and what they are held to.

use super::gradients::{Derivatives, Packed};
use crate::features::Direction;

/// What a tree's splits are held to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// L2 penalty on leaf weights.
    pub(super) lambda: f64,
    /// Least Hessian sum of a child.
    pub(super) min_child_weight: f64,
}

/// Between which weights all leaves below a node must lie, so that risk moves in the directions asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// Least weight.
    pub(super) low: f64,
    /// Greatest weight.
    pub(super) high: f64,
}

impl Bounds {
    /// Any weight.
    pub(super) const NONE: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// The nearest weight within the bounds.
    #[inline]
    pub(super) const fn clip(&self, weight: f64) -> f64 {
        weight.max(self.low).min(self.high)
    }

    /// Bounds of a split's children: where the input has a direction, their weights are kept apart by the middle
    /// of the children's own.
    ///
    /// Source: the monotone constraints of XGBoost (`TreeEvaluator`) and LightGBM ("basic").
    pub(super) fn of_children(
        self,
        split: &Candidate,
        direction: Direction,
        (right, lambda): (Derivatives, f64),
    ) -> [Self; 2] {
        if direction == Direction::Free || !matches!(split.question, Question::UpTo(_)) {
            return [self; 2];
        }
        let [left, right] = [split.left, right].map(|child| weight(child, lambda, self));
        let middle = f64::midpoint(left, right);
        if direction == Direction::RiskRises {
            [Self { high: middle, ..self }, Self { low: middle, ..self }]
        } else {
            [Self { low: middle, ..self }, Self { high: middle, ..self }]
        }
    }

    /// Whether any weight is allowed.
    pub(super) fn free(&self) -> bool {
        *self == Self::NONE
    }
}

/// Which bins go left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// The bins up to this one.
    UpTo(usize),
    /// Only the missing value.
    Missing,
    /// The known bins outside this set (one bit per bin).
    NotIn([u64; 4]),
}

impl Question {
    /// Whether a bin goes left, where there are so many known ones.
    pub(super) const fn sends_left(&self, bin: usize, known: usize, missing_left: bool) -> bool {
        match self {
            _ if bin >= known => missing_left,
            Self::UpTo(last) => bin <= *last,
            Self::Missing => false,
            Self::NotIn(set) => set[bin / 64] >> (bin % 64) & 1 == 0,
        }
    }
}

/// A split of a leaf, and what it gains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// The input asked for.
    pub(super) input: usize,
    /// Which known values go left.
    pub(super) question: Question,
    /// Whether missing values go left.
    pub(super) missing_left: bool,
    /// By how much the loss falls (twice, to second order), penalties included.
    pub(super) gain: f64,
    /// Derivatives of the rows that go left.
    pub(super) left: Derivatives,
}

impl Candidate {
    /// The better of two; of equal ones that of the earlier input, so that no layout decides.
    pub(super) fn better(self, other: Self) -> Self {
        let other_wins = other.gain > self.gain || (other.gain >= self.gain && other.input < self.input);
        if other_wins { other } else { self }
    }
}

/// What is known of the leaf that is searched.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeafSums {
    /// Sum of its derivatives.
    pub(super) total: Packed,
    /// Bounds of its weights.
    pub(super) bounds: Bounds,
}

/// `-G / (H + λ)` within the bounds.
#[inline]
pub(super) const fn weight(sums: Derivatives, lambda: f64, bounds: Bounds) -> f64 {
    bounds.clip(-sums.gradient / (sums.hessian + lambda))
}
