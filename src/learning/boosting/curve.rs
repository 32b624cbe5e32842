//! One step of a glass box: a small tree on one input, as a value for each of its bins.

use super::bins::{CODES, InputBins};
use super::gradients::{Derivatives, Packed, Scale, nearest};
use super::search::{Room, Search};
use super::split::{Bounds, Candidate, LeafSums, Rules, weight};
use crate::features::Direction;

/// Units of each sum's absolute total.
const UNITS: f64 = (1_u64 << 30) as f64;

/// What steps are held to.
#[derive(Clone, Copy)]
pub(super) struct StepRules {
    /// Penalty and least weight of a leaf.
    pub(super) rules: Rules,
    /// Most leaves.
    pub(super) max_leaves: usize,
    /// Learning rate.
    pub(super) eta: f64,
}

/// Bins that are in one leaf, and their best split.
struct Segment {
    holds: [bool; CODES],
    bounds: Bounds,
    best: Option<Candidate>,
}

/// What each of the input's bins adds to the margin, from the sums of derivatives by bin; the value of a missing
/// one comes last, where it occurs.
pub(super) fn step(
    input: &InputBins,
    direction: Direction,
    sums: &[Derivatives],
    step: StepRules,
    room: &mut Room,
) -> Vec<f64> {
    let scale = scale(sums);
    let packed: Vec<Packed> = sums.iter().map(|sum| packed(*sum, scale)).collect();
    let search = |segment: &Segment, room: &mut Room| {
        let own: Vec<Packed> =
            packed.iter().zip(segment.holds).map(|(sum, holds)| if holds { *sum } else { 0 }).collect();
        let leaf = LeafSums { total: own.iter().sum(), bounds: segment.bounds };
        let search = Search::of(leaf, step.rules, scale);
        if search.is_hopeless() { None } else { search.best((0, input), direction, &own, room) }
    };
    let mut whole = Segment { holds: [true; CODES], bounds: Bounds::NONE, best: None };
    whole.best = search(&whole, room);
    let mut segments = vec![whole];
    while segments.len() < step.max_leaves {
        let Some((at, best)) = best_segment(&segments) else { break };
        let parent = segments.swap_remove(at);
        let more = segments.len() + 2 < step.max_leaves;
        let right = sum_of(sums, &parent.holds).minus(best.left);
        let bounds = parent.bounds.of_children(&best, direction, (right, step.rules.lambda));
        for (side, bounds) in bounds.into_iter().enumerate() {
            let left = |bin| best.question.sends_left(bin, input.cuts.known(), best.missing_left);
            let holds = std::array::from_fn(|bin| parent.holds[bin] && left(bin) == (side == 0));
            let mut child = Segment { holds, bounds, best: None };
            if more {
                child.best = search(&child, room);
            }
            segments.push(child);
        }
    }
    let mut values = vec![0.0; sums.len()];
    for segment in &segments {
        let value = step.eta * weight(sum_of(sums, &segment.holds), step.rules.lambda, segment.bounds);
        let held = values.iter_mut().zip(segment.holds).filter(|(_, holds)| *holds);
        held.for_each(|(bin, _)| *bin = value);
    }
    values
}

fn best_segment(segments: &[Segment]) -> Option<(usize, Candidate)> {
    let candidates = segments.iter().enumerate().filter_map(|(at, segment)| Some((at, segment.best?)));
    candidates.reduce(|best, next| if next.1.gain > best.1.gain { next } else { best })
}

fn sum_of(sums: &[Derivatives], holds: &[bool; CODES]) -> Derivatives {
    let held = sums.iter().zip(holds).filter(|(_, holds)| **holds);
    held.fold(Derivatives::default(), |total, (sum, _)| total.plus(*sum))
}

fn scale(sums: &[Derivatives]) -> Scale {
    let gradient: f64 = sums.iter().map(|sum| sum.gradient.abs()).sum();
    let hessian: f64 = sums.iter().map(|sum| sum.hessian).sum();
    Scale {
        gradient: UNITS / gradient.max(f64::MIN_POSITIVE),
        hessian: UNITS / hessian.max(f64::MIN_POSITIVE),
    }
}

/// Sums in units; 0 where the bin holds no rows.
fn packed(sum: Derivatives, scale: Scale) -> Packed {
    if sum.hessian <= 0.0 {
        return 0;
    }
    let hessian = i64::from(nearest(sum.hessian * scale.hessian).max(1));
    (i64::from(nearest(sum.gradient * scale.gradient)) << 32) | hessian
}
