//! Trees written in XGBoost's JSON, as XGBoost 3.2 writes it.

use std::collections::VecDeque;
use std::fmt::Display;

use super::log_odds::sigmoid;
use super::matrix::Encoding;
use super::trees::{Ensemble, Node, NodeKind, Rule, Split, Tree};

/// XGBoost's mark for "no parent".
const NO_PARENT: usize = 2_147_483_647;

impl Ensemble {
    /// The ensemble as a `binary:logistic` model in XGBoost's JSON; [`from_xgboost_json`](Self::from_xgboost_json)
    /// reads it back.
    ///
    /// Values, bounds and covers are written as f32 and the base margin as a probability in f32: an ensemble that
    /// holds such numbers, as ours do, comes back to the bit. Nodes are in breadth-first order, siblings together,
    /// as XGBoost's predictor takes for granted. The gain of splits, which no reader needs, is written as 0.
    #[must_use]
    pub fn to_xgboost_json(&self, encoding: &Encoding) -> Vec<u8> {
        let trees: Vec<String> = self
            .trees
            .iter()
            .enumerate()
            .map(|(number, tree)| tree_json(&tree.breadth_first(), number, encoding.width()))
            .collect();
        let inputs = &encoding.inputs;
        let names = array(inputs.iter().map(|input| serde_json::Value::from(input.feature.as_str())));
        let types =
            array(inputs.iter().map(|input| if input.categories.is_some() { "\"c\"" } else { "\"q\"" }));
        let (count, width) = (trees.len(), inputs.len());
        let base_score = sigmoid(self.base_margin) as f32;
        format!(
            concat!(
                r#"{{"learner":{{"attributes":{{}},"feature_names":{names},"feature_types":{types},"#,
                r#""gradient_booster":{{"model":{{"#,
                r#""cats":{{"enc":[],"feature_segments":[],"sorted_idx":[]}},"#,
                r#""gbtree_model_param":{{"num_parallel_tree":"1","num_trees":"{count}"}},"#,
                r#""iteration_indptr":{indptr},"tree_info":{info},"trees":{trees}}},"name":"gbtree"}},"#,
                r#""learner_model_param":{{"base_score":"[{base_score:e}]","boost_from_average":"1","#,
                r#""num_class":"0","num_feature":"{width}","num_target":"1"}},"#,
                r#""objective":{{"name":"binary:logistic","reg_loss_param":{{"scale_pos_weight":"1"}}}}}},"#,
                r#""version":[3,2,0]}}"#
            ),
            names = names,
            types = types,
            count = count,
            indptr = array(0..=count),
            info = array((0..count).map(|_| 0)),
            trees = array(trees.iter()),
            base_score = base_score,
            width = width,
        )
        .into_bytes()
    }
}

impl Tree {
    /// The same tree with its nodes level by level, so that a right child stands next to its left one.
    #[must_use]
    pub(super) fn breadth_first(&self) -> Self {
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        let mut queue = VecDeque::from([0]);
        let mut next = 1;
        while let Some(at) = queue.pop_front() {
            let Node { cover, kind } = &self.nodes[at];
            let kind = match kind {
                NodeKind::Leaf(value) => NodeKind::Leaf(*value),
                NodeKind::Split(split) => {
                    queue.extend([split.left, split.right]);
                    next += 2;
                    NodeKind::Split(Split { left: next - 2, right: next - 1, ..split.clone() })
                }
            };
            nodes.push(Node { cover: *cover, kind });
        }
        Self { nodes }
    }
}

fn tree_json(tree: &Tree, number: usize, width: usize) -> String {
    let nodes = &tree.nodes;
    let mut parents = vec![NO_PARENT; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        if let NodeKind::Split(split) = &node.kind {
            (parents[split.left], parents[split.right]) = (at, at);
        }
    }
    let sets: Vec<(usize, Vec<usize>)> =
        nodes.iter().enumerate().filter_map(|(at, node)| Some((at, set(node)?))).collect();
    let starts = sets.iter().scan(0, |start, (_, codes)| {
        *start += codes.len();
        Some(*start - codes.len())
    });
    let child = |side: fn(&Split) -> usize| {
        array(nodes.iter().map(|node| split(node).map_or(-1, |split| side(split) as i64)))
    };
    let flag = |of: fn(&Split) -> bool| array(nodes.iter().map(|node| u8::from(split(node).is_some_and(of))));
    let fields: [(&str, String); 16] = [
        ("base_weights", floats(nodes.iter().map(leaf_value))),
        ("categories", array(sets.iter().flat_map(|(_, codes)| codes))),
        ("categories_nodes", array(sets.iter().map(|(at, _)| at))),
        ("categories_segments", array(starts)),
        ("categories_sizes", array(sets.iter().map(|(_, codes)| codes.len()))),
        ("default_left", flag(|split| split.missing_left)),
        ("id", number.to_string()),
        ("left_children", child(|split| split.left)),
        ("loss_changes", floats(nodes.iter().map(|_| 0.0))),
        ("parents", array(parents.iter())),
        ("right_children", child(|split| split.right)),
        ("split_conditions", floats(nodes.iter().map(condition))),
        ("split_indices", array(nodes.iter().map(|node| split(node).map_or(0, |split| split.input)))),
        ("split_type", flag(|split| matches!(split.rule, Rule::NotIn(_)))),
        ("sum_hessian", floats(nodes.iter().map(|node| node.cover as f32))),
        ("tree_param", tree_param(nodes.len(), width)),
    ];
    let fields = fields.map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", fields.join(","))
}

fn tree_param(nodes: usize, width: usize) -> String {
    format!(r#"{{"num_deleted":"0","num_feature":"{width}","num_nodes":"{nodes}","size_leaf_vector":"1"}}"#)
}

const fn split(node: &Node) -> Option<&Split> {
    match &node.kind {
        NodeKind::Split(split) => Some(split),
        NodeKind::Leaf(_) => None,
    }
}

const fn leaf_value(node: &Node) -> f32 {
    match &node.kind {
        NodeKind::Leaf(value) => *value as f32,
        NodeKind::Split(_) => 0.0,
    }
}

/// What stands in `split_conditions`: a leaf's value or a split's bound.
const fn condition(node: &Node) -> f32 {
    match &node.kind {
        NodeKind::Leaf(value) => *value as f32,
        NodeKind::Split(Split { rule: Rule::Below(bound), .. }) => *bound,
        NodeKind::Split(_) => 0.0,
    }
}

/// The codes that go right, where the node asks for a set.
fn set(node: &Node) -> Option<Vec<usize>> {
    match &node.kind {
        NodeKind::Split(Split { rule: Rule::NotIn(set), .. }) => Some(set.codes().collect()),
        _ => None,
    }
}

fn array<T: Display>(values: impl Iterator<Item = T>) -> String {
    let values: Vec<String> = values.map(|value| value.to_string()).collect();
    format!("[{}]", values.join(","))
}

/// The shortest digits that read back as the same f32.
fn floats(values: impl Iterator<Item = f32>) -> String {
    array(values.map(|value| format!("{value:e}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::matrix::EncodedInput;
    use crate::learning::trees::Categories;

    fn encoding() -> Encoding {
        let input = |feature: &str, categories: Option<Vec<String>>| EncodedInput {
            feature: feature.to_owned(),
            categories,
        };
        let words = (0..70).map(|code| format!("word {code}")).collect();
        Encoding { inputs: vec![input("amount", None), input("a \"word\"", Some(words))] }
    }

    fn leaf(value: f32, cover: f32) -> Node {
        Node { cover: f64::from(cover), kind: NodeKind::Leaf(f64::from(value)) }
    }

    fn question(cover: f32, split: Split) -> Node {
        Node { cover: f64::from(cover), kind: NodeKind::Split(split) }
    }

    /// Two splits; the left child of the root is split again.
    fn ensemble() -> Ensemble {
        let set = Rule::NotIn(Categories::from_codes(&[0, 5, 69]));
        let nodes = vec![
            question(5.1, Split { input: 1, rule: set, missing_left: true, left: 1, right: 2 }),
            question(
                3.3,
                Split { input: 0, rule: Rule::Below(f32::MAX), missing_left: false, left: 3, right: 4 },
            ),
            leaf(0.1, 1.8),
            leaf(-1.234_567_9e-7, 1.1),
            leaf(7.3e12, 2.2),
        ];
        let base_margin = crate::learning::log_odds::logit(f64::from(0.081_234_56_f32));
        Ensemble { base_margin, trees: vec![Tree { nodes }, Tree { nodes: vec![leaf(0.3, 5.1)] }] }
    }

    #[test]
    fn what_is_written_reads_back_to_the_bit() {
        let written = ensemble().to_xgboost_json(&encoding());
        assert_eq!(Ensemble::from_xgboost_json(&written, 2).unwrap(), ensemble());
    }

    #[test]
    fn siblings_are_written_together_in_whatever_order_they_were() {
        let mut mixed = ensemble();
        // The same tree with nodes 2 and 3 changed round.
        let nodes = &mut mixed.trees[0].nodes;
        nodes.swap(2, 3);
        let NodeKind::Split(root) = &mut nodes[0].kind else { panic!("a split") };
        root.right = 3;
        let NodeKind::Split(below) = &mut nodes[1].kind else { panic!("a split") };
        below.left = 2;
        assert_ne!(mixed, ensemble());
        assert_eq!(mixed.to_xgboost_json(&encoding()), ensemble().to_xgboost_json(&encoding()));
    }

    #[test]
    fn categories_follow_their_nodes() {
        let written: serde_json::Value =
            serde_json::from_slice(&ensemble().to_xgboost_json(&encoding())).unwrap();
        let tree = &written["learner"]["gradient_booster"]["model"]["trees"][0];
        assert_eq!(tree["categories"], serde_json::json!([0, 5, 69]));
        assert_eq!(tree["categories_nodes"], serde_json::json!([0]));
        assert_eq!(tree["split_type"], serde_json::json!([1, 0, 0, 0, 0]));
        assert_eq!(tree["left_children"], serde_json::json!([1, 3, -1, -1, -1]));
        assert_eq!(tree["default_left"], serde_json::json!([1, 0, 0, 0, 0]));
        assert_eq!(written["learner"]["feature_types"], serde_json::json!(["q", "c"]));
    }
}
