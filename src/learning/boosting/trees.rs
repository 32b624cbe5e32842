//! Grown trees as the ensemble holds them: real thresholds instead of bins.

use super::bins::Bins;
use super::cuts::Cuts;
use super::grow::Grown;
use super::split::Question;
use crate::learning::trees::{Categories, Node, NodeKind, Rule, Split, Tree};

/// Steps that the root's cover may have: sums of so many fit f32 exactly.
const STEPS: f64 = (1_u64 << 23) as f64;

/// The cover of every node, from the Hessian sums of the leaves.
///
/// Leaves' covers are rounded to a power of two so small that all sums of them fit f32: a parent's cover is its
/// children's sum to the bit, in the file as in memory.
pub(super) fn covers(nodes: &[Grown], hessians: &[f64]) -> Vec<f64> {
    let total: f64 = hessians.iter().sum();
    let step = (total.max(f64::MIN_POSITIVE) / STEPS).log2().ceil().exp2();
    let mut covers = vec![0.0; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        covers[at] = match node {
            Grown::Leaf { .. } => (hessians[at] / step).round().max(1.0) * step,
            Grown::Split { left, .. } => covers[*left] + covers[left + 1],
        };
    }
    covers
}

/// The tree with the given leaf values and covers.
pub(super) fn finished(bins: &Bins, nodes: &[Grown], values: &[f32], covers: &[f64]) -> Tree {
    let kind = |at: usize, node: &Grown| match node {
        Grown::Leaf { .. } => NodeKind::Leaf(f64::from(values[at])),
        Grown::Split { input, question, missing_left, left, .. } => NodeKind::Split(Split {
            input: *input,
            rule: rule(&bins.inputs[*input].cuts, *question),
            missing_left: *missing_left,
            left: *left,
            right: left + 1,
        }),
    };
    let nodes = nodes.iter().enumerate().map(|(at, node)| Node { cover: covers[at], kind: kind(at, node) });
    Tree { nodes: nodes.collect() }.breadth_first()
}

/// The rule that sends values where their bins go.
pub(super) fn rule(cuts: &Cuts, question: Question) -> Rule {
    match (question, cuts) {
        (Question::UpTo(bin), Cuts::Bounds(bounds)) => Rule::Below(bounds[bin]),
        (Question::NotIn(set), _) => {
            let codes: Vec<usize> = (0..256).filter(|bin| set[bin / 64] >> (bin % 64) & 1 == 1).collect();
            Rule::NotIn(Categories::from_codes(&codes))
        }
        // Known values are finite.
        _ => Rule::Below(f32::MAX),
    }
}
