//! The paths of a tree: one condition per input that a leaf's path asks about.

use std::sync::Arc;

use super::cells::Cells;
use crate::learning::{NodeKind, Tree};

/// A leaf and the conditions of its path, one per distinct input, in ascending order of the inputs.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) value: f64,
    pub(super) conditions: Vec<Condition>,
}

/// All that a path asks of one input.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub(super) input: usize,
    /// Product of the cover ratios of the path's edges on this input.
    pub(super) ratio: f64,
    /// State 1 where a value stays on the path. Leaves below one edge share this.
    pub(super) cells: Arc<Cells>,
}

impl Leaf {
    /// What the tree expects of the leaf when nothing is known: its value by its share of the cover.
    pub(super) fn mean(&self) -> f64 {
        self.conditions.iter().fold(self.value, |product, condition| product * condition.ratio)
    }
}

/// The leaves of a tree from left to right.
pub(super) fn leaves(tree: &Tree) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk(tree, 0, &mut Vec::new(), &mut found);
    found
}

fn walk(tree: &Tree, at: usize, path: &mut Vec<Condition>, found: &mut Vec<Leaf>) {
    let split = match &tree.nodes[at].kind {
        NodeKind::Leaf(value) => {
            found.push(Leaf { value: *value, conditions: path.clone() });
            return;
        }
        NodeKind::Split(split) => split,
    };
    for (child, left) in [(split.left, true), (split.right, false)] {
        // A node without cover: no share of nothing.
        let ratio = Some(tree.nodes[child].cover / tree.nodes[at].cover).filter(|ratio| ratio.is_finite());
        let (ratio, cells) = (ratio.unwrap_or(0.0), Cells::of_answer(split, left));
        match path.binary_search_by_key(&split.input, |condition| condition.input) {
            Ok(place) => {
                let met = path[place].clone();
                let cells = Arc::new(met.cells.and(&cells));
                path[place] = Condition { input: split.input, ratio: met.ratio * ratio, cells };
                walk(tree, child, path, found);
                path[place] = met;
            }
            Err(place) => {
                path.insert(place, Condition { input: split.input, ratio, cells: Arc::new(cells) });
                walk(tree, child, path, found);
                path.remove(place);
            }
        }
    }
}
