use proptest::prelude::*;

use super::*;
use crate::learning::{Categories, Node, NodeKind, Rule, Split, Tree};

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
                // Without cover below, there is nothing to average.
                let share = tree.nodes[child].cover / tree.nodes[at].cover;
                if share.is_nan() { 0.0 } else { share * coalition_value(tree, child, row, known) }
            })
            .sum(),
    }
}

/// Shapley values of any game of `width` players.
fn shapley(width: usize, value: impl Fn(u32) -> f64) -> Vec<f64> {
    let factorial = |n: usize| (1..=n).map(|i| i as f64).product::<f64>();
    let values: Vec<f64> = (0..1_u32 << width).map(value).collect();
    (0..width)
        .map(|player| {
            (0..1_usize << width)
                .filter(|set| set >> player & 1 == 0)
                .map(|set| {
                    let size = set.count_ones() as usize;
                    let weight = factorial(size) * factorial(width - size - 1) / factorial(width);
                    weight * (values[set | 1 << player] - values[set])
                })
                .sum()
        })
        .collect()
}

/// Path-dependent Shapley values by the sum over all coalitions.
fn brute_force(tree: &Tree, row: &[f32]) -> Vec<f64> {
    shapley(row.len(), |set| coalition_value(tree, 0, row, set))
}

/// A random tree of at most `leaves` leaves on `width` inputs: numeric splits on even inputs, category sets on odd
/// ones, inputs repeated on paths, bounds that rows meet exactly, nodes without cover.
fn any_tree(width: usize, depth: u32, leaves: u32) -> impl Strategy<Value = Tree> {
    let leaf = (-2.0f64..2.0).prop_map(|value| vec![Node { cover: 0.0, kind: NodeKind::Leaf(value) }]);
    let bound = prop_oneof![8 => (0u8..4).prop_map(f32::from), 1 => Just(f32::INFINITY), 1 => Just(-0.0f32)];
    let split = (0..width, bound, any::<bool>(), prop::collection::vec(0usize..70, 0..4));
    leaf.prop_recursive(depth, 2 * leaves, 2, move |inner| {
        (split.clone(), inner.clone(), inner).prop_map(
            |((input, bound, missing_left, codes), left, right)| {
                let rule = if input % 2 == 0 {
                    Rule::Below(bound)
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
        let cover = prop_oneof![6 => 0.1f64..10.0, 1 => Just(0.0), 1 => Just(1e-12)];
        let covers = prop::collection::vec(cover, nodes.len());
        (Just(nodes), covers).prop_map(|(nodes, covers)| Tree { nodes: with_covers(nodes, &covers) })
    })
}

/// Leaves take their cover, splits add up their children's.
fn with_covers(mut nodes: Vec<Node>, covers: &[f64]) -> Vec<Node> {
    for at in (0..nodes.len()).rev() {
        nodes[at].cover = match &nodes[at].kind {
            NodeKind::Leaf(_) => covers[at],
            NodeKind::Split(split) => nodes[split.left].cover + nodes[split.right].cover,
        };
    }
    nodes
}

fn any_value() -> impl Strategy<Value = f32> {
    prop_oneof![
        6 => (0u8..5).prop_map(f32::from),
        2 => Just(f32::NAN),
        1 => Just(f32::INFINITY),
        1 => Just(f32::NEG_INFINITY),
        1 => Just(-0.0f32),
        1 => -3.0f32..5.0,
        2 => (0u8..72).prop_map(f32::from),
    ]
}

/// A chain: every split has a leaf on its left and the rest on its right, so that the last path asks about every
/// input, and long paths are worked out without tables.
fn chain(width: usize, covers: &[f64]) -> Tree {
    let mut nodes = Vec::new();
    for input in 0..width {
        let at = nodes.len();
        let rule = Rule::Below((input % 3) as f32);
        let split = Split { input, rule, missing_left: input % 4 == 1, left: at + 1, right: at + 2 };
        nodes.push(Node { cover: 0.0, kind: NodeKind::Split(split) });
        nodes.push(Node { cover: 0.0, kind: NodeKind::Leaf(0.1 * input as f64 - 0.3) });
    }
    nodes.push(Node { cover: 0.0, kind: NodeKind::Leaf(1.7) });
    Tree { nodes: with_covers(nodes, covers) }
}

fn sum_of(trees: &[Tree], width: usize, of_tree: impl Fn(&Tree) -> Vec<f64>) -> Vec<f64> {
    let mut sums = vec![0.0; width];
    for tree in trees {
        sums.iter_mut().zip(of_tree(tree)).for_each(|(sum, value)| *sum += value);
    }
    sums
}

/// Rows enough for tables: the given ones, over and over.
fn repeated(rows: &[Vec<f32>]) -> DesignMatrix {
    let many = rows.iter().cycle().take((FEW + 5).max(rows.len())).flatten().copied();
    DesignMatrix::from_rows(many.collect(), rows[0].len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn contributions_are_the_shapley_values(
        (trees, rows) in (1usize..=12).prop_flat_map(|width| (
            prop::collection::vec(any_tree(width, 7, 24), 1..4),
            prop::collection::vec(prop::collection::vec(any_value(), width), 1..4),
        )),
    ) {
        let ensemble = Ensemble { base_margin: -1.5, trees };
        let width = rows[0].len();
        let explainer = TreeShap::new(&ensemble, width);
        let alone = explainer.explain(&DesignMatrix::from_rows(rows.concat(), width));
        let among = explainer.explain(&repeated(&rows));
        for (number, row) in rows.iter().enumerate() {
            let expected = sum_of(&ensemble.trees, width, |tree| brute_force(tree, row));
            for (found, expected) in alone.row(number).iter().zip(&expected) {
                prop_assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
            }
            prop_assert_eq!(bits(alone.row(number)), bits(among.row(number)));
            let total = alone.base + alone.row(number).iter().sum::<f64>();
            prop_assert!((total - ensemble.margin(row)).abs() < 1e-9);
        }
    }

    #[test]
    fn chains_longer_than_tables_are_explained_exactly(
        covers in prop::collection::vec(prop_oneof![4 => 0.01f64..10.0, 1 => Just(0.0)], 27),
        rows in prop::collection::vec(prop::collection::vec(any_value(), 13), 1..4),
    ) {
        let ensemble = Ensemble { base_margin: 0.0, trees: vec![chain(13, &covers)] };
        let explainer = TreeShap::new(&ensemble, 13);
        let found = explainer.explain(&DesignMatrix::from_rows(rows.concat(), 13));
        let among = explainer.explain(&repeated(&rows));
        for (number, row) in rows.iter().enumerate() {
            for (found, expected) in found.row(number).iter().zip(brute_force(&ensemble.trees[0], row)) {
                prop_assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
            }
            prop_assert_eq!(bits(found.row(number)), bits(among.row(number)));
        }
    }
}

fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// Made-up numbers, the same every run.
fn numbers(seed: u64) -> impl Iterator<Item = f64> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    })
}

/// A tree grown by splitting random leaves at random places.
fn grown(leaves: usize, width: usize, random: &mut impl Iterator<Item = f64>) -> Tree {
    let mut draw = |below: usize| (random.by_ref().next().unwrap() * below as f64) as usize;
    let mut nodes = vec![Node { cover: 0.0, kind: NodeKind::Leaf(0.5) }];
    let mut open = vec![0];
    while open.len() < leaves {
        let at = open.swap_remove(draw(open.len()));
        let (left, right) = (nodes.len(), nodes.len() + 1);
        let input = draw(width);
        let rule = if input % 5 == 4 {
            Rule::NotIn(Categories::from_codes(&[draw(30), draw(30), draw(30), draw(30), draw(30), draw(30)]))
        } else {
            Rule::Below(draw(30) as f32)
        };
        nodes[at].kind = NodeKind::Split(Split { input, rule, missing_left: draw(2) == 0, left, right });
        for _ in 0..2 {
            open.push(nodes.len());
            nodes.push(Node { cover: 0.0, kind: NodeKind::Leaf(draw(1000) as f64 / 500.0 - 1.0) });
        }
    }
    let covers: Vec<f64> = (0..nodes.len()).map(|_| draw(1000) as f64 + 1.0).collect();
    Tree { nodes: with_covers(nodes, &covers) }
}

/// Trees with shared tables and long paths, and rows for them.
fn forest() -> (Ensemble, DesignMatrix) {
    let mut random = numbers(7);
    let mut trees: Vec<Tree> = (0..12).map(|_| grown(40, 20, &mut random)).collect();
    let covers: Vec<f64> = random.by_ref().take(141).collect();
    trees.push(chain(70, &covers));
    let value = |x: f64| if x < 0.2 { f32::NAN } else { (x * 40.0) as f32 - 8.0 };
    let rows = random.take(3_000 * 70).map(value).collect();
    (Ensemble { base_margin: 0.2, trees }, DesignMatrix::from_rows(rows, 70))
}

#[test]
fn a_row_alone_gets_the_same_bits_as_among_others() {
    let (ensemble, matrix) = forest();
    let explainer = TreeShap::new(&ensemble, matrix.width());
    let all = explainer.explain(&matrix);
    for rows in [vec![0], vec![2_999], (100..300).collect(), (1_000..1_000 + FEW - 1).collect::<Vec<_>>()] {
        let some = explainer.explain(&matrix.select(&rows));
        for (place, row) in rows.into_iter().enumerate() {
            assert_eq!(bits(some.row(place)), bits(all.row(row)), "row {row}");
        }
    }
    for row in 0..matrix.rows() {
        let total = all.base + all.row(row).iter().sum::<f64>();
        assert!((total - ensemble.margin(matrix.row(row))).abs() < 1e-11);
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let (ensemble, matrix) = forest();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| TreeShap::new(&ensemble, matrix.width()).explain(&matrix))
    };
    let one = with(1);
    for threads in [2, 3, 7] {
        let several = with(threads);
        assert_eq!(one.base.to_bits(), several.base.to_bits());
        for row in 0..matrix.rows() {
            assert_eq!(bits(one.row(row)), bits(several.row(row)));
        }
    }
}

#[test]
fn trees_that_ask_about_the_same_inputs_share_tables() {
    let mut random = numbers(11);
    let trees: Vec<Tree> = (0..90)
        .map(|place| {
            let mut tree = grown(8, 1, &mut random);
            for node in &mut tree.nodes {
                if let NodeKind::Split(split) = &mut node.kind {
                    split.input = place % 3;
                }
            }
            tree
        })
        .collect();
    let ensemble = Ensemble { base_margin: 0.0, trees };
    let explainer = TreeShap::new(&ensemble, 3);
    assert_eq!(explainer.parts.len(), 3);
    let values = random.take(600).map(|x| if x < 0.1 { f32::NAN } else { (x * 40.0) as f32 - 5.0 });
    let matrix = DesignMatrix::from_rows(values.collect(), 3);
    let found = explainer.explain(&matrix);
    for row in 0..matrix.rows() {
        let expected = sum_of(&ensemble.trees, 3, |tree| brute_force(tree, matrix.row(row)));
        for (found, expected) in found.row(row).iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
        }
        assert_eq!(bits(explainer.explain(&matrix.select(&[row])).row(0)), bits(found.row(row)));
    }
}

#[test]
#[expect(clippy::float_cmp, reason = "sums of quarters are exact")]
fn what_no_tree_asks_about_adds_nothing_and_a_lone_leaf_is_the_base() {
    let leaf = Node { cover: 3.0, kind: NodeKind::Leaf(0.25) };
    let ensemble = Ensemble { base_margin: 0.5, trees: vec![Tree { nodes: vec![leaf] }] };
    let rows = DesignMatrix::from_rows(vec![1.0, f32::NAN], 2);
    let found = TreeShap::new(&ensemble, 2).explain(&rows);
    assert_eq!((found.base, found.row(0)), (0.75, [0.0, 0.0].as_slice()));
    let none = TreeShap::new(&ensemble, 0).explain(&DesignMatrix::from_rows(Vec::new(), 0));
    assert_eq!(none.base, 0.75);
}

/// `Φ` by the sum over all coalitions (Lundberg, Erion and Lee, 2018, equations 4 and 6).
fn brute_interactions(tree: &Tree, row: &[f32]) -> Vec<Vec<f64>> {
    let width = row.len();
    let factorial = |n: usize| (1..=n).map(|i| i as f64).product::<f64>();
    let values: Vec<f64> = (0..1_u32 << width).map(|set| coalition_value(tree, 0, row, set)).collect();
    let contributions = shapley(width, |set| values[set as usize]);
    let mut found = vec![vec![0.0; width]; width];
    for one in 0..width {
        for other in (0..width).filter(|other| *other != one) {
            for set in (0..1_usize << width).filter(|set| set >> one & 1 == 0 && set >> other & 1 == 0) {
                let size = set.count_ones() as usize;
                let weight = factorial(size) * factorial(width - size - 2) / (2.0 * factorial(width - 1));
                let (i, j) = (1 << one, 1 << other);
                found[one][other] +=
                    weight * (values[set | i | j] - values[set | i] - values[set | j] + values[set]);
            }
        }
        found[one][one] = contributions[one] - found[one].iter().sum::<f64>();
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn interactions_are_those_of_the_sum_over_coalitions(
        (trees, row) in (1usize..=9).prop_flat_map(|width| (
            prop::collection::vec(any_tree(width, 7, 24), 1..3),
            prop::collection::vec(any_value(), width),
        )),
    ) {
        let ensemble = Ensemble { base_margin: 0.3, trees };
        let width = row.len();
        let explainer = TreeShap::new(&ensemble, width);
        let found = explainer.interactions(&row);
        let mut expected = vec![vec![0.0; width]; width];
        for tree in &ensemble.trees {
            for (sums, values) in expected.iter_mut().zip(brute_interactions(tree, &row)) {
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
        }
        for one in 0..width {
            for other in 0..width {
                let (found, expected) = (found.between(one, other), expected[one][other]);
                prop_assert!((found - expected).abs() < 1e-10, "{one} {other}: {found} is not {expected}");
            }
        }
        let strengths = explainer.interacting_pairs(&DesignMatrix::from_rows(row.repeat(2), width));
        prop_assert!(strengths.is_sorted_by(|a, b| a.strength >= b.strength));
        for pair in strengths {
            let together = 2.0 * found.between(pair.one, pair.other).abs();
            prop_assert!((pair.strength - together).abs() < 1e-12);
        }
    }

    #[test]
    fn contributions_against_a_background_are_the_shapley_values(
        (trees, rows, background) in (1usize..=12).prop_flat_map(|width| (
            prop::collection::vec(any_tree(width, 7, 24), 1..3),
            prop::collection::vec(prop::collection::vec(any_value(), width), 1..3),
            prop::collection::vec(prop::collection::vec(any_value(), width), 1..6),
        )),
    ) {
        let ensemble = Ensemble { base_margin: -0.7, trees };
        let width = rows[0].len();
        let explainer = TreeShap::new(&ensemble, width);
        let sample = DesignMatrix::from_rows(background.concat(), width);
        let all = explainer.explain_against(&DesignMatrix::from_rows(rows.concat(), width), &sample);
        for (number, row) in rows.iter().enumerate() {
            let each = explainer.compare(row, &sample);
            let mut means = vec![0.0; width];
            for (comparison, other) in each.iter().zip(&background) {
                let mixed = |set: u32| {
                    let pick = |input: usize| if set >> input & 1 == 1 { row[input] } else { other[input] };
                    ensemble.margin(&(0..width).map(pick).collect::<Vec<f32>>())
                };
                prop_assert!((comparison.base - ensemble.margin(other)).abs() < 1e-12);
                for (place, expected) in shapley(width, mixed).into_iter().enumerate() {
                    let found = comparison.contributions[place];
                    prop_assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
                    means[place] += expected / background.len() as f64;
                }
            }
            for (found, expected) in all.row(number).iter().zip(&means) {
                prop_assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
            }
            let total = all.base + all.row(number).iter().sum::<f64>();
            prop_assert!((total - ensemble.margin(row)).abs() < 1e-10);
            let alone = explainer.explain_against(&DesignMatrix::from_rows(row.clone(), width), &sample);
            prop_assert_eq!(bits(alone.row(0)), bits(all.row(number)));
        }
    }
}

#[test]
fn comparisons_average_to_the_contributions_against_the_sample_on_long_paths_too() {
    let (ensemble, matrix) = forest();
    let explainer = TreeShap::new(&ensemble, matrix.width());
    let background = matrix.select(&(0..37).collect::<Vec<_>>());
    let rows = matrix.select(&(500..520).collect::<Vec<_>>());
    let all = explainer.explain_against(&rows, &background);
    for row in 0..rows.rows() {
        let each = explainer.compare(rows.row(row), &background);
        for input in 0..rows.width() {
            let mean = each.iter().map(|c| c.contributions[input]).sum::<f64>() / 37.0;
            assert!((mean - all.row(row)[input]).abs() < 1e-13);
        }
        for comparison in each {
            let total = comparison.base + comparison.contributions.iter().sum::<f64>();
            assert!((total - ensemble.margin(rows.row(row))).abs() < 1e-11);
        }
    }
    let none = explainer.explain_against(&rows, &matrix.select(&[]));
    assert_eq!((none.base, none.row(0)), (0.0, vec![0.0; 70].as_slice()));
}
