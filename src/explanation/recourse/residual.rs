//! What is left of a model for one client when only a few of its inputs move.

use crate::learning::{AdditiveModel, LinearInput, Node as TreeNode, NodeKind, Rule, Split};

/// A model in which all inputs but a few are fixed at one client's values.
///
/// Of every tree only the splits on moving inputs are left, and of a linear model only their lines:
/// a margin costs a hundredth of the whole model's. It sums in another order than the model, so that
/// it may differ in the last bits: what is found with it is checked with the model.
pub(super) struct Residual<'a> {
    /// Base and all that does not move.
    fixed: f64,
    moving: Moving<'a>,
}

enum Moving<'a> {
    Trees(Splits<'a>),
    Lines(Vec<(usize, &'a LinearInput)>),
}

/// The trees in which something moves.
struct Splits<'a> {
    roots: Vec<Node<'a>>,
    /// The two answers to a question side by side, left then right.
    nodes: Vec<Node<'a>>,
}

#[derive(Clone, Copy)]
enum Node<'a> {
    Leaf(f64),
    /// Whether the moving value at `slot` is below a bound.
    Below {
        bound: f32,
        missing_left: bool,
        slot: u8,
        children: u32,
    },
    /// Whether it is in a set of categories.
    Set {
        split: &'a Split,
        slot: u8,
        children: u32,
    },
}

impl<'a> Residual<'a> {
    /// Fixes the inputs of `row` for which `slots` names no place among the moving values.
    pub(super) fn new(model: &'a AdditiveModel, row: &[f32], slots: &[Option<u8>]) -> Self {
        match model {
            AdditiveModel::Trees(trees) => {
                let (mut nodes, mut builder) = (Vec::new(), Builder::new(trees.base_margin));
                for tree in &trees.trees {
                    let root = fixed_to(row, slots, &tree.nodes, 0, &mut nodes);
                    builder.add(root);
                }
                builder.with(nodes)
            }
            AdditiveModel::Linear(model) => {
                let (mut fixed, mut lines) = (model.base, Vec::new());
                for ((input, value), slot) in model.inputs.iter().zip(row).zip(slots) {
                    match slot {
                        Some(slot) => lines.push((usize::from(*slot), input)),
                        None => fixed += input.contribution(*value),
                    }
                }
                Self { fixed, moving: Moving::Lines(lines) }
            }
        }
    }

    /// What is left where every moving value keeps between `low` and `high`.
    pub(super) fn within(&self, low: &[f32], high: &[f32]) -> Self {
        match &self.moving {
            Moving::Trees(splits) => {
                let (mut nodes, mut builder) = (Vec::new(), Builder::new(self.fixed));
                for root in &splits.roots {
                    builder.add(splits.narrowed(*root, (low, high), &mut nodes));
                }
                builder.with(nodes)
            }
            Moving::Lines(lines) => Self { fixed: self.fixed, moving: Moving::Lines(lines.clone()) },
        }
    }

    /// The margin for these moving values.
    pub(super) fn margin(&self, values: &[f32]) -> f64 {
        self.least(values, values)
    }

    /// A bound from below on the margins of all moving values from `low` to `high`, each on its own;
    /// exact where they are equal.
    pub(super) fn least(&self, low: &[f32], high: &[f32]) -> f64 {
        match &self.moving {
            Moving::Trees(splits) => {
                splits.roots.iter().fold(self.fixed, |sum, root| sum + splits.least(root, (low, high)))
            }
            Moving::Lines(lines) => lines.iter().fold(self.fixed, |sum, (slot, input)| {
                // A line is lowest at one of its ends.
                sum + input.contribution(low[*slot]).min(input.contribution(high[*slot]))
            }),
        }
    }
}

/// A node of a tree whose fixed questions are answered; what is below it goes into `nodes`.
fn fixed_to<'a>(
    row: &[f32],
    slots: &[Option<u8>],
    tree: &'a [TreeNode],
    mut at: usize,
    nodes: &mut Vec<Node<'a>>,
) -> Node<'a> {
    loop {
        let split = match &tree[at].kind {
            NodeKind::Leaf(value) => return Node::Leaf(*value),
            NodeKind::Split(split) => split,
        };
        if let Some(slot) = slots[split.input] {
            let below = [split.left, split.right].map(|child| fixed_to(row, slots, tree, child, nodes));
            let children = nodes.len() as u32;
            nodes.extend(below);
            let missing_left = split.missing_left;
            return match split.rule {
                Rule::Below(bound) => Node::Below { bound, missing_left, slot, children },
                Rule::NotIn(_) => Node::Set { split, slot, children },
            };
        }
        at = if split.goes_left(row[split.input]) { split.left } else { split.right };
    }
}

/// The ends of the moving values.
type Ends<'e> = (&'e [f32], &'e [f32]);

impl<'a> Splits<'a> {
    fn least(&self, node: &Node, ends: Ends) -> f64 {
        let Some((children, left, right)) = node.sides(ends) else { return node.value() };
        match (left, right) {
            (true, true) => {
                let [left, right] = [0, 1].map(|side| self.least(&self.nodes[children + side], ends));
                left.min(right)
            }
            (true, false) => self.least(&self.nodes[children], ends),
            _ => self.least(&self.nodes[children + 1], ends),
        }
    }

    fn narrowed(&self, node: Node<'a>, ends: Ends, nodes: &mut Vec<Node<'a>>) -> Node<'a> {
        let Some((children, left, right)) = node.sides(ends) else { return node };
        if !(left && right) {
            return self.narrowed(self.nodes[children + usize::from(right)], ends, nodes);
        }
        let below = [0, 1].map(|side| self.narrowed(self.nodes[children + side], ends, nodes));
        let place = nodes.len() as u32;
        nodes.extend(below);
        match node {
            Node::Below { bound, missing_left, slot, .. } => {
                Node::Below { bound, missing_left, slot, children: place }
            }
            Node::Set { split, slot, .. } => Node::Set { split, slot, children: place },
            Node::Leaf(_) => node,
        }
    }
}

impl Node<'_> {
    /// Where the answers stand, and whether some value between the ends goes left, and some right; `None`
    /// of a leaf.
    fn sides(&self, (low, high): Ends) -> Option<(usize, bool, bool)> {
        match self {
            Node::Leaf(_) => None,
            Node::Below { bound, missing_left, slot, children } => {
                let goes_left = |value: f32| if value.is_nan() { *missing_left } else { value < *bound };
                let slot = usize::from(*slot);
                let ends = [goes_left(low[slot]), goes_left(high[slot])];
                Some((*children as usize, ends[0] || ends[1], !ends[0] || !ends[1]))
            }
            // Categories have no order: between two of them there may be any.
            Node::Set { split, slot, children } => {
                let slot = usize::from(*slot);
                let left = split.goes_left(low[slot]);
                let one = low[slot].to_bits() == high[slot].to_bits();
                Some((*children as usize, left || !one, !left || !one))
            }
        }
    }

    const fn value(&self) -> f64 {
        if let Node::Leaf(value) = self { *value } else { 0.0 }
    }
}

/// Gathers trees; what is only a leaf is fixed.
struct Builder<'a> {
    fixed: f64,
    roots: Vec<Node<'a>>,
}

impl<'a> Builder<'a> {
    const fn new(fixed: f64) -> Self {
        Self { fixed, roots: Vec::new() }
    }

    fn add(&mut self, root: Node<'a>) {
        match root {
            Node::Leaf(value) => self.fixed += value,
            _ => self.roots.push(root),
        }
    }

    fn with(self, nodes: Vec<Node<'a>>) -> Residual<'a> {
        Residual { fixed: self.fixed, moving: Moving::Trees(Splits { roots: self.roots, nodes }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::{Categories, Ensemble, Levels, Line, LinearModel, Tree};
    use proptest::prelude::*;

    /// A tree of three levels over four inputs, its bounds and leaves from `numbers`.
    fn tree(numbers: &[f32]) -> Tree {
        let split = |at: usize, number: f32| {
            let input = (number.abs() * 10.0) as usize % 4;
            let rule = if input == 3 {
                Rule::NotIn(Categories::from_codes(&[1, 2]))
            } else {
                Rule::Below(number * 3.0)
            };
            NodeKind::Split(Split {
                input,
                rule,
                missing_left: number > 0.0,
                left: 2 * at + 1,
                right: 2 * at + 2,
            })
        };
        let kind = |(at, number): (usize, &f32)| {
            if at < 7 { split(at, *number) } else { NodeKind::Leaf(f64::from(*number)) }
        };
        let nodes = numbers.iter().enumerate().map(kind);
        Tree { nodes: nodes.map(|kind| TreeNode { cover: 1.0, kind }).collect() }
    }

    fn linear() -> AdditiveModel {
        let line = |slope| Line { slope, mean: 0.5, low: -1.0, high: 1.0, known: 0.1, missing: 0.3 };
        let mut inputs = [0.4, -0.7, 0.2].map(|slope| LinearInput::Numeric(line(slope))).to_vec();
        inputs.push(LinearInput::Nominal(Levels { effects: vec![0.1, -0.7, 0.2], missing: 0.05 }));
        AdditiveModel::Linear(LinearModel { base: -2.0, inputs })
    }

    fn value() -> impl Strategy<Value = f32> {
        prop_oneof![8 => -3.0f32..3.0, 1 => Just(f32::NAN)]
    }

    proptest! {
        #[test]
        fn what_is_left_has_the_models_margin_and_a_bound_under_all_between(
            leaves in prop::collection::vec(prop::collection::vec(-1.0f32..1.0, 15), 1..8),
            row in prop::collection::vec(value(), 3),
            category in 0u8..4,
            ends in prop::collection::vec((-3.0f32..3.0, -3.0f32..3.0), 2),
            inside in prop::collection::vec((0.0f32..1.0, 0.0f32..1.0), 20),
        ) {
            let trees = Ensemble { base_margin: -1.0, trees: leaves.iter().map(|t| tree(t)).collect() };
            // Inputs 0 and 2 move, in the other order.
            let slots = [Some(1), None, Some(0), None];
            for model in [AdditiveModel::Trees(trees.clone()), linear()] {
                let mut row = row.clone();
                row.push(f32::from(category));
                let residual = Residual::new(&model, &row, &slots);
                prop_assert!((residual.margin(&[row[2], row[0]]) - model.margin(&row)).abs() < 1e-12);
                let low = [ends[0].0.min(ends[0].1), ends[1].0.min(ends[1].1)];
                let high = [ends[0].0.max(ends[0].1), ends[1].0.max(ends[1].1)];
                let least = residual.least(&low, &high);
                let narrow = residual.within(&low, &high);
                prop_assert!((narrow.least(&low, &high) - least).abs() < 1e-12);
                for (first, second) in &inside {
                    row[2] = low[0] + first * (high[0] - low[0]);
                    row[0] = low[1] + second * (high[1] - low[1]);
                    prop_assert!(model.margin(&row) >= least - 1e-12);
                    prop_assert!((narrow.margin(&[row[2], row[0]]) - model.margin(&row)).abs() < 1e-12);
                }
            }
        }
    }
}
