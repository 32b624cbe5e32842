//! Trees in the order that XGBoost reads them in.

use std::collections::VecDeque;

use serde_json::{Map, Value};

/// The attributes that hold one value per node.
const PER_NODE: [&str; 10] = [
    "base_weights",
    "default_left",
    "left_children",
    "loss_changes",
    "parents",
    "right_children",
    "split_conditions",
    "split_indices",
    "split_type",
    "sum_hessian",
];
/// XGBoost's mark for "no parent".
const NO_PARENT: i64 = 2_147_483_647;

/// Renumbers the nodes of every tree breadth first, so that a right child stands next to its left one.
///
/// XGBoost takes that for granted (its predictor adds one to the left child), but the booster's writer
/// swaps the children of a split by categories, whose sets XGBoost sends right. Only the order of the
/// nodes changes. `None` where the document is not a model of trees.
pub(super) fn with_siblings_together(model: &[u8]) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(model).ok()?;
    let trees = document.pointer_mut("/learner/gradient_booster/model/trees")?.as_array_mut()?;
    for tree in trees {
        renumber(tree.as_object_mut()?)?;
    }
    serde_json::to_vec(&document).ok()
}

fn renumber(tree: &mut Map<String, Value>) -> Option<()> {
    let (left, right) = (numbers(tree, "left_children")?, numbers(tree, "right_children")?);
    let order = breadth_first(&left, &right)?;
    let mut place = vec![0_i64; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new as i64;
    }
    for attribute in PER_NODE {
        let values = tree.get(attribute)?.as_array()?;
        let moved: Vec<Value> = order.iter().map(|old| values.get(*old).cloned()).collect::<Option<_>>()?;
        tree.insert(attribute.to_owned(), Value::Array(moved));
    }
    for attribute in ["left_children", "right_children", "parents"] {
        let moved = numbers(tree, attribute)?.into_iter().map(|node| {
            if node < 0 || node == NO_PARENT { Some(node) } else { place.get(node as usize).copied() }
        });
        let moved: Vec<Value> = moved.map(|node| node.map(Value::from)).collect::<Option<_>>()?;
        tree.insert(attribute.to_owned(), Value::Array(moved));
    }
    renumber_categories(tree, &place)
}

/// The old numbers of the nodes in their new order.
fn breadth_first(left: &[i64], right: &[i64]) -> Option<Vec<usize>> {
    let mut order = Vec::with_capacity(left.len());
    let mut queue = VecDeque::from([0_usize]);
    while let Some(node) = queue.pop_front() {
        order.push(node);
        if let Ok(child) = usize::try_from(*left.get(node)?) {
            queue.extend([child, usize::try_from(*right.get(node)?).ok()?]);
        }
        if order.len() > left.len() {
            return None;
        }
    }
    (order.len() == left.len()).then_some(order)
}

/// The sets of categories in the order of their nodes.
fn renumber_categories(tree: &mut Map<String, Value>, place: &[i64]) -> Option<()> {
    let nodes = numbers(tree, "categories_nodes")?;
    let (starts, sizes) = (numbers(tree, "categories_segments")?, numbers(tree, "categories_sizes")?);
    let all = numbers(tree, "categories")?;
    let mut sets = Vec::with_capacity(nodes.len());
    for ((node, start), size) in nodes.iter().zip(&starts).zip(&sizes) {
        let set = all.get(*start as usize..(*start + *size) as usize)?;
        sets.push((*place.get(*node as usize)?, set.to_vec()));
    }
    sets.sort();
    let mut start = 0;
    let segments: Vec<i64> = sets
        .iter()
        .map(|(_, set)| {
            start += set.len() as i64;
            start - set.len() as i64
        })
        .collect();
    tree.insert("categories_nodes".to_owned(), sets.iter().map(|(node, _)| *node).collect());
    tree.insert("categories_segments".to_owned(), segments.into_iter().collect());
    tree.insert("categories_sizes".to_owned(), sets.iter().map(|(_, set)| set.len()).collect());
    tree.insert("categories".to_owned(), sets.iter().flat_map(|(_, set)| set.iter().copied()).collect());
    Some(())
}

fn numbers(tree: &Map<String, Value>, attribute: &str) -> Option<Vec<i64>> {
    tree.get(attribute)?.as_array()?.iter().map(Value::as_i64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn siblings_stand_together_and_sets_follow_their_nodes() {
        // Node 0 asks for a set and has its children swapped; node 1 asks for another set.
        let tree = json!({
            "base_weights": [0.0, 0.1, 0.2, 0.3, 0.4], "default_left": [1, 0, 0, 0, 0],
            "left_children": [2, 3, -1, -1, -1], "right_children": [1, 4, -1, -1, -1],
            "parents": [NO_PARENT, 0, 0, 1, 1], "loss_changes": [9.0, 8.0, 0.0, 0.0, 0.0],
            "split_conditions": [0.0, 0.0, 2.5, 3.5, 4.5], "split_indices": [7, 5, 0, 0, 0],
            "split_type": [1, 1, 0, 0, 0], "sum_hessian": [5.0, 4.0, 1.0, 2.0, 2.0],
            "categories": [6, 1, 2], "categories_nodes": [1, 0],
            "categories_segments": [0, 1], "categories_sizes": [1, 2],
        });
        let model = json!({"learner": {"gradient_booster": {"model": {"trees": [tree]}}}});
        let turned = with_siblings_together(&serde_json::to_vec(&model).unwrap()).unwrap();
        let turned: Value = serde_json::from_slice(&turned).unwrap();
        let tree = &turned["learner"]["gradient_booster"]["model"]["trees"][0];
        assert_eq!(tree["left_children"], json!([1, -1, 3, -1, -1]));
        assert_eq!(tree["right_children"], json!([2, -1, 4, -1, -1]));
        assert_eq!(tree["split_conditions"], json!([0.0, 2.5, 0.0, 3.5, 4.5]));
        assert_eq!(tree["parents"], json!([NO_PARENT, 0, 0, 2, 2]));
        assert_eq!(tree["categories_nodes"], json!([0, 2]));
        assert_eq!(tree["categories"], json!([1, 2, 6]));
        assert_eq!(
            (&tree["categories_segments"], &tree["categories_sizes"]),
            (&json!([0, 2]), &json!([2, 1]))
        );
    }
}
