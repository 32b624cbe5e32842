//! The shape functions of a glass box as trees: one per input.

use super::bins::InputBins;
use super::cuts::Cuts;
use super::split::Question;
use super::trees::covers_of;
use crate::learning::trees::{Node, NodeKind, Split, Tree};

/// Bins of equal value.
struct Run {
    bins: Vec<usize>,
    value: f32,
    hessian: f64,
}

/// The tree of one input whose leaves are the shape's values, each with the Hessian sum of its bins as cover;
/// `None` where the shape is 0 everywhere.
///
/// Known values are found by halving; a missing one, where it has a bin, has a leaf of its own, which a split below
/// the least number leads to.
pub(super) fn tree(number: usize, input: &InputBins, values: &[f64], hessians: &[f64]) -> Option<Tree> {
    let values: Vec<f32> = values.iter().map(|value| *value as f32).collect();
    if values.iter().all(|value| *value == 0.0) {
        return None;
    }
    let known = input.cuts.known().min(values.len());
    let runs = runs(input, &values[..known], hessians);
    let mut growth = Growth { number, input, nodes: Vec::new(), hessians: Vec::new() };
    if let (Some(value), Some(hessian)) = (values.get(known), hessians.get(known)) {
        growth.push(NodeKind::Leaf(0.0), 0.0);
        growth.push(NodeKind::Leaf(f64::from(*value)), *hessian);
        let right = growth.halve(&runs);
        growth.ask(0, Question::Missing, [1, right]);
    } else {
        growth.halve(&runs);
    }
    let covers = covers_of(&growth.nodes, &growth.hessians);
    let nodes = growth.nodes.into_iter().zip(covers).map(|(kind, cover)| Node { cover, kind });
    Some(Tree { nodes: nodes.collect() }.breadth_first())
}

/// Neighbouring bins of equal value; of a nominal input's categories, which have no order, all of equal value.
fn runs(input: &InputBins, values: &[f32], hessians: &[f64]) -> Vec<Run> {
    let mut bins: Vec<usize> = (0..values.len()).collect();
    if matches!(input.cuts, Cuts::Codes { .. }) {
        bins.sort_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    }
    let run = |bins: &[usize]| Run {
        bins: bins.to_vec(),
        value: values[bins[0]],
        hessian: bins.iter().map(|bin| hessians[*bin]).sum(),
    };
    bins.chunk_by(|a, b| values[*a].to_bits() == values[*b].to_bits()).map(run).collect()
}

struct Growth<'a> {
    number: usize,
    input: &'a InputBins,
    nodes: Vec<NodeKind>,
    hessians: Vec<f64>,
}

impl Growth<'_> {
    fn push(&mut self, kind: NodeKind, hessian: f64) -> usize {
        self.nodes.push(kind);
        self.hessians.push(hessian);
        self.nodes.len() - 1
    }

    /// A balanced tree over the runs; its root's place.
    fn halve(&mut self, runs: &[Run]) -> usize {
        if let [run] = runs {
            return self.push(NodeKind::Leaf(f64::from(run.value)), run.hessian);
        }
        let at = self.push(NodeKind::Leaf(0.0), 0.0);
        let (left, right) = runs.split_at(runs.len() / 2);
        let question = match self.input.cuts {
            Cuts::Bounds(_) => {
                Question::UpTo(left.iter().flat_map(|run| &run.bins).fold(0, |last, bin| last.max(*bin)))
            }
            Cuts::Codes { .. } => Question::NotIn(set(right)),
        };
        let children = [self.halve(left), self.halve(right)];
        self.ask(at, question, children);
        at
    }

    fn ask(&mut self, at: usize, question: Question, [left, right]: [usize; 2]) {
        let missing_left = matches!(question, Question::Missing) || self.hessian(left) > self.hessian(right);
        let rule = self.input.cuts.rule(question);
        self.nodes[at] = NodeKind::Split(Split { input: self.number, rule, missing_left, left, right });
    }

    /// Hessian sum of the leaves below a node.
    fn hessian(&self, at: usize) -> f64 {
        match &self.nodes[at] {
            NodeKind::Leaf(_) => self.hessians[at],
            NodeKind::Split(split) => self.hessian(split.left) + self.hessian(split.right),
        }
    }
}

fn set(runs: &[Run]) -> [u64; 4] {
    let mut set = [0; 4];
    runs.iter().flat_map(|run| &run.bins).for_each(|bin| set[bin / 64] |= 1 << (bin % 64));
    set
}
