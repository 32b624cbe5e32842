use proptest::prelude::*;

use super::*;
use crate::learning::{Categories, Node};

/// The path-dependent value of a coalition: follow known inputs, average unknown ones by cover.
fn coalition_value(tree: &Tree, at: usize, row: &[f32], known: u32) -> f64 {
    match &tree.nodes[at].kind {
        NodeKind::Leaf(value) => *value,
        NodeKind::Split(split) if known >> split.input & 1 == 1 => {
            let next = if split.goes_left(row[split.input]) { split.left } else { split.right };
            coalition_value(tree, next, row, known)
        }
        NodeKind::Split(split) => [split.left, split.right]
            .into_iter()
            .map(|child| {
                let share = tree.nodes[child].cover / tree.nodes[at].cover;
                share * coalition_value(tree, child, row, known)
            })
            .sum(),
    }
}

/// Shapley values by the sum over all coalitions.
fn brute_force(tree: &Tree, row: &[f32]) -> Vec<f64> {
    let width = row.len();
    let factorial = |n: usize| (1..=n).map(|i| i as f64).product::<f64>();
    (0..width)
        .map(|input| {
            (0..1_u32 << width)
                .filter(|set| set >> input & 1 == 0)
                .map(|set| {
                    let size = set.count_ones() as usize;
                    let weight = factorial(size) * factorial(width - size - 1) / factorial(width);
                    let joined = coalition_value(tree, 0, row, set | 1 << input);
                    weight * (joined - coalition_value(tree, 0, row, set))
                })
                .sum()
        })
        .collect()
}

const WIDTH: usize = 7;

/// A random tree: numeric splits on even inputs, category sets on odd ones, inputs repeated on paths.
fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = (-2.0f64..2.0).prop_map(|value| vec![Node { cover: 0.0, kind: NodeKind::Leaf(value) }]);
    let split = (0..WIDTH, 0u8..4, any::<bool>(), prop::collection::vec(0usize..70, 0..4));
    leaf.prop_recursive(6, 40, 2, move |inner| {
        (split.clone(), inner.clone(), inner).prop_map(
            |((input, bound, missing_left, codes), left, right)| {
                let rule = if input % 2 == 0 {
                    Rule::Below(f32::from(bound))
                } else {
                    Rule::NotIn(Categories::from_codes(&codes))
                };
                let split = Split { input, rule, missing_left, left: 1, right: 1 + left.len() };
                let mut nodes = vec![Node { cover: 0.0, kind: NodeKind::Split(split) }];
                let shift = |nodes: Vec<Node>, by: usize| {
                    nodes.into_iter().map(move |mut node| {
                        if let NodeKind::Split(split) = &mut node.kind {
                            split.left += by;
                            split.right += by;
                        }
                        node
                    })
                };
                let right_at = 1 + left.len();
                nodes.extend(shift(left, 1));
                nodes.extend(shift(right, right_at));
                nodes
            },
        )
    })
    .prop_flat_map(|nodes| {
        let covers = prop::collection::vec(0.1f64..10.0, nodes.len());
        (Just(nodes), covers).prop_map(|(mut nodes, covers)| {
            // Leaves draw their cover, splits add up their children's.
            for at in (0..nodes.len()).rev() {
                nodes[at].cover = match &nodes[at].kind {
                    NodeKind::Leaf(_) => covers[at],
                    NodeKind::Split(split) => nodes[split.left].cover + nodes[split.right].cover,
                };
            }
            Tree { nodes }
        })
    })
}

fn any_row() -> impl Strategy<Value = Vec<f32>> {
    let value = prop_oneof![
        3 => (0u8..4).prop_map(f32::from),
        1 => Just(f32::NAN),
        1 => Just(f32::INFINITY),
        1 => (0u8..70).prop_map(f32::from),
    ];
    prop::collection::vec(value, WIDTH)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn contributions_are_the_shapley_values(
        trees in prop::collection::vec(any_tree(), 1..4),
        rows in prop::collection::vec(any_row(), 1..5),
    ) {
        let ensemble = Ensemble { base_margin: -1.5, trees };
        let matrix = DesignMatrix::from_rows(rows.concat(), WIDTH);
        let found = TreeShap::new(&ensemble, WIDTH).explain(&matrix);
        for (number, row) in rows.iter().enumerate() {
            let mut expected = vec![0.0; WIDTH];
            for tree in &ensemble.trees {
                for (sum, value) in expected.iter_mut().zip(brute_force(tree, row)) {
                    *sum += value;
                }
            }
            for (found, expected) in found.row(number).iter().zip(&expected) {
                prop_assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
            }
            let total = found.base + found.row(number).iter().sum::<f64>();
            prop_assert!((total - ensemble.margin(row)).abs() < 1e-9);
        }
    }
}

#[test]
fn a_row_alone_gets_the_same_bits_as_among_others() {
    let leaf = |value, cover| Node { cover, kind: NodeKind::Leaf(value) };
    let split = Split { input: 0, rule: Rule::Below(0.5), missing_left: true, left: 1, right: 2 };
    let nodes = vec![Node { cover: 3.0, kind: NodeKind::Split(split) }, leaf(0.3, 1.0), leaf(-0.7, 2.0)];
    let ensemble = Ensemble { base_margin: 0.1, trees: vec![Tree { nodes }; 3] };
    let explainer = TreeShap::new(&ensemble, 1);
    let many = DesignMatrix::from_rows((0..5000).map(|i| i as f32 / 5000.0).collect(), 1);
    let all = explainer.explain(&many);
    for row in [0, 2047, 2048, 4999] {
        assert_eq!(explainer.explain(&many.select(&[row])).row(0), all.row(row));
    }
}

#[test]
fn quadrature_integrates_polynomials_exactly() {
    for count in 1..=32 {
        for power in 0..2 * count {
            let sum: f64 = gauss_legendre(count).iter().map(|(t, w)| w * t.powi(power as i32)).sum();
            assert!((sum - 1.0 / (power as f64 + 1.0)).abs() < 1e-14, "{count} nodes, power {power}: {sum}");
        }
    }
}
