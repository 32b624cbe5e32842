//! Grown trees as the ensemble holds them: real thresholds instead of bins.

use super::bins::Bins;
use super::grow::Grown;
use crate::learning::trees::{Node, NodeKind, Split, Tree};

/// Steps that the root's cover may have: sums of so many fit f32 exactly.
const STEPS: f64 = (1_u64 << 23) as f64;

/// The cover of every node, from the Hessian sums of the leaves.
///
/// Leaves' covers are rounded to a power of two so small that all sums of them fit f32: a parent's cover is its
/// children's sum to the bit, in the file as in memory.
pub(super) fn covers(nodes: &[Grown], hessians: &[f64]) -> Vec<f64> {
    let children: Vec<Option<[usize; 2]>> = nodes
        .iter()
        .map(|node| match node {
            Grown::Leaf { .. } => None,
            Grown::Split { left, .. } => Some([*left, left + 1]),
        })
        .collect();
    added_up(&children, hessians)
}

/// The same for nodes as the ensemble holds them; children come behind their parents.
pub(super) fn covers_of(nodes: &[NodeKind], hessians: &[f64]) -> Vec<f64> {
    let children: Vec<Option<[usize; 2]>> = nodes
        .iter()
        .map(|node| match node {
            NodeKind::Leaf(_) => None,
            NodeKind::Split(split) => Some([split.left, split.right]),
        })
        .collect();
    added_up(&children, hessians)
}

fn added_up(children: &[Option<[usize; 2]>], hessians: &[f64]) -> Vec<f64> {
    let total: f64 = hessians.iter().sum();
    let step = (total.max(f64::MIN_POSITIVE) / STEPS).log2().ceil().exp2();
    let mut covers = vec![0.0; children.len()];
    for (at, children) in children.iter().enumerate().rev() {
        covers[at] = match children {
            None => (hessians[at] / step).round().max(1.0) * step,
            Some([left, right]) => covers[*left] + covers[*right],
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
            rule: bins.inputs[*input].cuts.rule(*question),
            missing_left: *missing_left,
            left: *left,
            right: left + 1,
        }),
    };
    let nodes = nodes.iter().enumerate().map(|(at, node)| Node { cover: covers[at], kind: kind(at, node) });
    Tree { nodes: nodes.collect() }.breadth_first()
}
