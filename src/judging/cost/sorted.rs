//! Clients in the order of their scores, and the walk over all thresholds between them.

use super::ThresholdCost;
use crate::config::CostMatrix;

/// Clients from the lowest score to the highest: sorted once, walked for any fold and any costs.
pub(super) struct Sorted<'a> {
    order: Vec<usize>,
    scores: &'a [f64],
    target: &'a [bool],
}

/// The thresholds below the lowest score and above the highest.
pub(super) struct Ends {
    pub(super) refuse_all: f64,
    pub(super) accept_all: f64,
}

/// Of probabilities.
pub(super) const PROBABILITIES: Ends = Ends { refuse_all: 0.0, accept_all: 1.0 };
/// Of any scores.
pub(super) const SCORES: Ends = Ends { refuse_all: f64::NEG_INFINITY, accept_all: f64::INFINITY };

impl<'a> Sorted<'a> {
    pub(super) fn new(scores: &'a [f64], target: &'a [bool]) -> Self {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        Self { order, scores, target }
    }

    /// Visits every distinct threshold over the rows that `chosen` keeps, from refuse-all to accept-all.
    pub(super) fn walk(
        &self,
        chosen: impl Fn(usize) -> bool,
        ends: &Ends,
        costs: CostMatrix,
        mut visit: impl FnMut(ThresholdCost),
    ) {
        let repaid = self.order.iter().filter(|&&row| chosen(row) && !self.target[row]).count();
        let (mut defaults_accepted, mut repaid_accepted) = (0, 0);
        let mut last: Option<f64> = None;
        let mut stop = |threshold: f64, defaults_accepted: usize, repaid_accepted: usize| {
            let cost = costs.false_negative * defaults_accepted as f64
                + costs.false_positive * (repaid - repaid_accepted) as f64;
            visit(ThresholdCost { threshold, cost, accepted: defaults_accepted + repaid_accepted });
        };
        for &row in self.order.iter().filter(|&&row| chosen(row)) {
            let score = self.scores[row];
            match last {
                None => stop(ends.refuse_all, 0, 0),
                Some(below) if below < score => {
                    stop(between(below, score), defaults_accepted, repaid_accepted);
                }
                Some(_) => {}
            }
            last = Some(score);
            if self.target[row] {
                defaults_accepted += 1;
            } else {
                repaid_accepted += 1;
            }
        }
        let above = last.map_or(ends.refuse_all, |highest| above(highest, ends.accept_all));
        stop(above, defaults_accepted, repaid_accepted);
    }

    /// The optimum over the rows that `chosen` keeps; among equals the one that accepts most.
    pub(super) fn best(
        &self,
        chosen: impl Fn(usize) -> bool,
        ends: &Ends,
        costs: CostMatrix,
    ) -> ThresholdCost {
        let mut best = ThresholdCost { threshold: ends.refuse_all, cost: f64::INFINITY, accepted: 0 };
        self.walk(chosen, ends, costs, |point| {
            if point.cost <= best.cost {
                best = point;
            }
        });
        best
    }
}

/// The midpoint, or what is just above `low` where there is none: `low` is accepted and `high` is not.
fn between(low: f64, high: f64) -> f64 {
    let middle = low + (high - low) / 2.0;
    if middle > low { middle } else { high }
}

/// The threshold that accepts all, also where the highest score has reached the end itself.
fn above(highest: f64, end: f64) -> f64 {
    if highest < end { end } else { highest.next_up() }
}
