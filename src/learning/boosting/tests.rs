use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::bins::{Bins, InputBins};
use super::cuts::Cuts;
use super::gradients::{Packed, Scale};
use super::rounds::boosted;
use super::search::{Room, Search};
use super::split::{Bounds, Candidate, LeafSums, Question, Rules};
use super::{BoostingTask, Watched, boost, glass_box};
use crate::config::{BoostingParams, GlassBoxParams};
use crate::features::Direction;
use crate::learning::log_odds::{logit, sigmoid, softplus};
use crate::learning::trees::{Ensemble, Node, NodeKind, Rule};
use crate::learning::{DesignMatrix, EncodedInput, Encoding, Problem, Sample};

/// A problem with all that it borrows.
struct Made {
    matrix: DesignMatrix,
    target: Vec<bool>,
    encoding: Encoding,
    directions: Vec<Direction>,
}

impl Made {
    /// A problem of numeric inputs (`None`) and nominal ones (their number of categories).
    fn of(values: Vec<f32>, target: Vec<bool>, kinds: &[Option<usize>]) -> Self {
        let input = |(place, kind): (usize, &Option<usize>)| EncodedInput {
            feature: format!("input {place}"),
            categories: kind.map(|count| (0..count).map(|code| code.to_string()).collect()),
        };
        Self {
            matrix: DesignMatrix::from_rows(values, kinds.len()),
            target,
            encoding: Encoding { inputs: kinds.iter().enumerate().map(input).collect() },
            directions: vec![Direction::Free; kinds.len()],
        }
    }

    fn problem(&self) -> Problem<'_> {
        Problem::new(&self.matrix, &self.target, &self.encoding, &self.directions)
    }

    fn all(&self) -> Sample {
        Sample::even(&(0..self.target.len()).collect::<Vec<_>>())
    }
}

/// A draw from 0 to below 1.
fn uniform(rng: &mut ChaCha8Rng) -> f32 {
    (rng.next_u32() >> 8) as f32 / 16_777_216.0
}

/// Kinds of the inputs of [`mixed`].
const MIXED: [Option<usize>; 12] =
    [None, None, None, Some(3), Some(12), None, None, None, None, None, None, None];

/// Clients with inputs of all sorts: continuous, of few values, nominal, constant, missing at random, and a block
/// that is missing together for nine clients of ten.
fn mixed(rows: usize, seed: u64) -> Made {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut values, mut target) = (Vec::new(), Vec::new());
    for _ in 0..rows {
        let mut row = [0.0; 12];
        row[0] = uniform(&mut rng) * 2.0 - 1.0;
        row[1] = (uniform(&mut rng) * 5.0).floor();
        row[2] = if uniform(&mut rng) < 0.3 { f32::NAN } else { uniform(&mut rng) - row[0] };
        row[3] = (uniform(&mut rng) * 3.0).floor();
        row[4] = if uniform(&mut rng) < 0.1 { f32::NAN } else { (uniform(&mut rng) * 12.0).floor() };
        row[5] = 7.0;
        row[6] = (uniform(&mut rng) * 2.0).floor();
        row[7] = if uniform(&mut rng) < 0.5 { f32::NAN } else { 1.0 };
        let known = uniform(&mut rng) < 0.1;
        for value in &mut row[8..11] {
            *value = if known { (uniform(&mut rng) * 300.0).floor() } else { f32::NAN };
        }
        row[11] = f32::NAN;
        let known_part = if known { row[8] / 150.0 - 1.0 } else { 0.0 };
        let margin = 1.5 * row[0] - 0.4 * row[1]
            + [0.0, 1.5, -1.0][row[3] as usize]
            + known_part
            + if row[2].is_nan() { 0.8 } else { row[2] }
            + if row[4].is_nan() || (row[4] as usize).is_multiple_of(3) { 0.7 } else { -0.3 };
        target.push(f64::from(uniform(&mut rng)) < sigmoid(f64::from(margin) - 1.0));
        values.extend(row);
    }
    Made::of(values, target, &MIXED)
}

fn task<'a>(problem: &'a Problem<'a>, sample: &'a Sample) -> BoostingTask<'a> {
    BoostingTask { problem, sample, watched: None, seed: 11, on_round: &|| {} }
}

fn params(trees: usize, max_leaves: usize) -> BoostingParams {
    BoostingParams {
        trees,
        eta: 0.3,
        max_leaves,
        min_child_weight: 1.0,
        subsample: 1.0,
        colsample_bytree: 1.0,
        lambda: 1.0,
        max_bin: 255,
        early_stopping: None,
    }
}

fn numeric(bounds: usize) -> InputBins {
    InputBins { cuts: Cuts::Bounds((0..bounds).map(|bound| bound as f32).collect()), place: None }
}

/// Sums as (gradient, Hessian) in whole units.
fn sums(parts: &[(i64, i64)]) -> Vec<Packed> {
    parts.iter().map(|(gradient, hessian)| (gradient << 32) | hessian).collect()
}

fn best(input: &InputBins, sums: &[Packed], direction: Direction) -> Option<Candidate> {
    let rules = Rules { lambda: 1.0, min_child_weight: 1.0 };
    let leaf = LeafSums { total: sums.iter().sum(), bounds: Bounds::NONE };
    let search = Search::of(leaf, rules, Scale { gradient: 1.0, hessian: 1.0 });
    search.best((0, input), direction, sums, &mut Room::new())
}

#[test]
fn the_gain_of_a_split_is_that_worked_by_hand() {
    // Total G = 2, H = 8: score 4/9. After the first bin 9/3 + 25/7, after the second 4/5 + 16/5.
    let found = best(&numeric(2), &sums(&[(-3, 2), (1, 2), (4, 4)]), Direction::Free).unwrap();
    assert_eq!(found.question, Question::UpTo(0));
    assert!((found.gain - (3.0 + 25.0 / 7.0 - 4.0 / 9.0)).abs() < 1e-12, "{found:?}");
}

#[test]
fn missing_values_go_where_they_gain_most() {
    // Left with the first bin: 49/6 + 9/3; right: 9/3 + 1/6; by themselves: 16/4 + 0; the leaf's own score 16/8.
    let found = best(&numeric(1), &sums(&[(-3, 2), (3, 2), (-4, 3)]), Direction::Free).unwrap();
    assert_eq!((found.question, found.missing_left), (Question::UpTo(0), true));
    assert!((found.gain - (49.0 / 6.0 + 3.0 - 2.0)).abs() < 1e-12, "{found:?}");
    // Nothing to gain between known values: missing against known, 16/3 + 16/5 - 0.
    let found = best(&numeric(1), &sums(&[(2, 2), (2, 2), (-4, 2)]), Direction::Free).unwrap();
    assert_eq!((found.question, found.missing_left), (Question::Missing, true));
    assert!((found.gain - (16.0 / 3.0 + 16.0 / 5.0)).abs() < 1e-12, "{found:?}");
    // None was seen: one goes with most rows.
    let found = best(&numeric(1), &sums(&[(-3, 2), (3, 5), (0, 0)]), Direction::Free).unwrap();
    assert!(!found.missing_left);
}

#[test]
fn a_direction_forbids_the_splits_that_go_against_it() {
    // Weights -G/(H+1): 1 on the left, -1 on the right: risk falls.
    let against = sums(&[(-3, 2), (3, 2)]);
    assert!(best(&numeric(1), &against, Direction::RiskFalls).is_some());
    assert!(best(&numeric(1), &against, Direction::RiskRises).is_none());
}

#[test]
fn categories_are_split_by_the_best_set() {
    let nominal = |bins| InputBins { cuts: Cuts::Codes { bins, categories: bins }, place: None };
    let set = |codes: &[usize]| {
        codes.iter().fold([0; 4], |mut set, code| {
            set[code / 64] |= 1 << (code % 64);
            set
        })
    };
    // Few categories: the middle one against both others, 36/5 + 25/7 - 1/11.
    let found = best(&nominal(3), &sums(&[(3, 3), (-6, 4), (2, 3)]), Direction::Free).unwrap();
    assert_eq!(found.question, Question::NotIn(set(&[1])));
    assert!((found.gain - (36.0 / 5.0 + 25.0 / 7.0 - 1.0 / 11.0)).abs() < 1e-12, "{found:?}");
    // Many: the risky ones are 1, 3 and 5; category 6 was not seen and stays left with the larger part.
    let many = sums(&[(30, 50), (-60, 50), (20, 50), (-50, 50), (25, 50), (-70, 50), (0, 0), (28, 50)]);
    let found = best(&nominal(8), &many, Direction::Free).unwrap();
    assert_eq!(found.question, Question::NotIn(set(&[1, 3, 5])));
    // Left: G = 103, H = 200. The penalty is 1 + 10 in the children and 1 in the leaf (G = -77, H = 350).
    let gain = 103.0 * 103.0 / 211.0 + 180.0 * 180.0 / 161.0 - 77.0 * 77.0 / 351.0;
    assert!((found.gain - gain).abs() < 1e-9, "{found:?} {gain}");
    // Rare ones, 0 and 6, are not named however they fare and stay with the rest: G = 85, H = 177.
    let rare = sums(&[(9, 9), (-60, 50), (20, 50), (-50, 50), (25, 50), (30, 50), (-9, 8), (10, 10)]);
    let found = best(&nominal(8), &rare, Direction::Free).unwrap();
    assert_eq!(found.question, Question::NotIn(set(&[1, 3])));
    let gain = 110.0 * 110.0 / 111.0 + 85.0 * 85.0 / 188.0 - 25.0 * 25.0 / 278.0;
    assert!((found.gain - gain).abs() < 1e-9, "{found:?} {gain}");
    assert!((found.left.gradient - 85.0).abs() < 1e-12 && (found.left.hessian - 177.0).abs() < 1e-12);
}

#[test]
fn every_bin_is_where_the_grid_says_whatever_rows_are_selected() {
    let made = mixed(700, 3);
    let bins = Bins::of(&made.matrix, &made.encoding, 255);
    assert!(bins.grid.families.iter().any(Option::is_some), "no family leaves rows out");
    assert!(bins.inputs.iter().filter_map(|i| i.place).any(|place| place.stride > 1), "no lane is shared");
    assert!(bins.inputs[5].place.is_none() && bins.inputs[11].place.is_none(), "constants take no room");
    let rows: Vec<usize> = (0..700).filter(|row| row % 3 != 1).collect();
    for (rows, grid) in [
        ((0..700).collect::<Vec<_>>(), bins.rows(&(0..700).collect::<Vec<_>>())),
        (rows.clone(), bins.rows(&rows)),
    ] {
        for (at, row) in rows.iter().enumerate() {
            for (number, input) in bins.inputs.iter().enumerate() {
                let Some(place) = input.place else { continue };
                let bin = place.bin(grid.byte(place.block, place.lane, at));
                assert_eq!(bin, input.cuts.bin(made.matrix.row(*row)[number]), "row {row}, input {number}");
            }
        }
    }
}

#[test]
fn margins_by_bins_are_margins_by_values_to_the_bit() {
    let made = mixed(3000, 4);
    let problem = made.problem();
    let sample = Sample::even(&(0..3000).filter(|row| row % 5 != 0).collect::<Vec<_>>());
    for max_bin in [255, 12] {
        let params = BoostingParams { subsample: 0.7, colsample_bytree: 0.6, max_bin, ..params(30, 12) };
        let (fitted, margins) = boosted(&task(&problem, &sample), &params);
        let splits = fitted.ensemble.trees.iter().flat_map(|tree| &tree.nodes);
        let sets = splits
            .filter(|node| matches!(&node.kind, NodeKind::Split(s) if matches!(s.rule, Rule::NotIn(_))));
        assert!(sets.count() > 5, "no categories are split");
        for (row, margin) in sample.rows.iter().zip(margins) {
            let by_values = fitted.ensemble.margin(made.matrix.row(*row));
            assert_eq!(by_values.to_bits(), margin.to_bits(), "row {row}");
        }
    }
}

#[test]
fn covers_are_hessian_sums_and_add_up_to_the_bit() {
    let made = mixed(2000, 5);
    let (problem, sample) = (made.problem(), made.all());
    let fitted = boost(&task(&problem, &sample), &params(1, 15)).ensemble;
    let tree = &fitted.trees[0];
    let share = sigmoid(fitted.base_margin);
    assert!((tree.nodes[0].cover - 2000.0 * share * (1.0 - share)).abs() < 1e-3, "{}", tree.nodes[0].cover);
    for node in &tree.nodes {
        assert_eq!(f64::from(node.cover as f32).to_bits(), node.cover.to_bits());
        if let NodeKind::Split(split) = &node.kind {
            let children = tree.nodes[split.left].cover + tree.nodes[split.right].cover;
            assert_eq!(children.to_bits(), node.cover.to_bits());
        }
    }
}

/// Gradient and Hessian of some rows at one margin.
fn derivatives(made: &Made, rows: &[usize], margin: f64) -> (f64, f64) {
    let p = sigmoid(margin);
    let gradient = rows.iter().map(|row| p - f64::from(u8::from(made.target[*row]))).sum();
    (gradient, rows.len() as f64 * p * (1.0 - p))
}

fn score((gradient, hessian): (f64, f64), lambda: f64) -> f64 {
    gradient * gradient / (hessian + lambda)
}

/// The greatest gain of any split of the rows, by trying every value of every input, missing ones on both sides.
fn naive_gain(made: &Made, rows: &[usize], margin: f64, params: &BoostingParams) -> f64 {
    let whole = score(derivatives(made, rows, margin), params.lambda);
    let mut most = 0.0_f64;
    for input in 0..made.matrix.width() {
        let value = |row: &usize| made.matrix.row(*row)[input];
        let bounds = rows.iter().map(value).filter(|value| !value.is_nan()).chain([f32::MIN]);
        for bound in bounds {
            for missing_left in [false, true] {
                let left = |row: &usize| if value(row).is_nan() { missing_left } else { value(row) < bound };
                let (left, right): (Vec<usize>, Vec<usize>) = rows.iter().partition(|row| left(row));
                let sides = [left, right].map(|side| derivatives(made, &side, margin));
                if sides.iter().all(|(_, hessian)| *hessian >= params.min_child_weight) {
                    most =
                        most.max(sides.iter().map(|side| score(*side, params.lambda)).sum::<f64>() - whole);
                }
            }
        }
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn every_split_is_the_best_that_a_naive_search_finds(
        cells in prop::collection::vec(prop::option::weighted(0.8, 0_u8..9), 30 * 3),
        target in prop::collection::vec(any::<bool>(), 30),
        leaves in 2_usize..7,
    ) {
        prop_assume!(target.iter().any(|t| *t) && target.iter().any(|t| !*t));
        let values = cells.iter().map(|cell| cell.map_or(f32::NAN, |value| f32::from(value) * 0.37 - 1.0)).collect();
        let made = Made::of(values, target, &[None; 3]);
        let (problem, sample) = (made.problem(), made.all());
        // No sum of Hessians is just this, so that rounding decides nothing.
        let params = BoostingParams { min_child_weight: 0.91, ..params(1, leaves) };
        let fitted = boost(&task(&problem, &sample), &params).ensemble;
        let (tree, margin) = (&fitted.trees[0], fitted.base_margin);
        let mut rows_of = vec![Vec::new(); tree.nodes.len()];
        rows_of[0] = sample.rows.clone();
        for (at, node) in tree.nodes.iter().enumerate() {
            let rows = rows_of[at].clone();
            let sums = derivatives(&made, &rows, margin);
            match &node.kind {
                NodeKind::Split(split) => {
                    let left = |row: &&usize| split.goes_left(made.matrix.row(**row)[split.input]);
                    rows_of[split.left] = rows.iter().filter(left).copied().collect();
                    rows_of[split.right] = rows.iter().filter(|row| !left(row)).copied().collect();
                    let sides = [split.left, split.right].map(|side| derivatives(&made, &rows_of[side], margin));
                    let gain = sides.iter().map(|side| score(*side, params.lambda)).sum::<f64>()
                        - score(sums, params.lambda);
                    let naive = naive_gain(&made, &rows, margin, &params);
                    prop_assert!(gain >= naive * (1.0 - 1e-5) - 1e-6, "node {at}: {gain} below {naive}");
                }
                NodeKind::Leaf(value) => {
                    let exact = -params.eta * sums.0 / (sums.1 + params.lambda);
                    prop_assert!((value - exact).abs() < 1e-6, "node {at}: {value} for {exact}");
                    if tree.nodes.len() < 2 * leaves - 1 {
                        prop_assert!(naive_gain(&made, &rows, margin, &params) < 1e-5, "leaf {at} could be split");
                    }
                }
            }
        }
    }

    #[test]
    fn risk_moves_only_in_the_direction_asked_for(seed in 0_u64..1000) {
        let mut made = mixed(400, seed);
        // Against what the outcomes say, or with it.
        for (input, direction) in [(0, Direction::RiskFalls), (1, Direction::RiskRises), (2, Direction::RiskRises), (8, Direction::RiskRises)] {
            made.directions[input] = direction;
        }
        let (problem, sample) = (made.problem(), made.all());
        let boosting = BoostingParams { subsample: 0.8, colsample_bytree: 0.7, lambda: 0.0, min_child_weight: 0.1, ..params(25, 10) };
        let curves = GlassBoxParams { rounds: 15, eta: 0.2, min_child_weight: 0.5, ..GlassBoxParams::default() };
        for ensemble in [boost(&task(&problem, &sample), &boosting), glass_box(&task(&problem, &sample), &curves)].map(|fitted| fitted.ensemble) {
            prop_assert!(ensemble.trees.iter().any(|tree| tree.nodes.len() > 1));
            for row in (0..400).step_by(9) {
                for input in [0, 1, 2, 8] {
                    let mut values = made.matrix.row(row).to_vec();
                    let grid = (0..400).map(|other| made.matrix.row(other)[input]).filter(|value| !value.is_nan());
                    let mut grid: Vec<f32> = grid.chain([f32::MIN, f32::MAX]).collect();
                    grid.sort_by(f32::total_cmp);
                    let margins: Vec<f64> = grid.iter().map(|value| {
                        values[input] = *value;
                        ensemble.margin(&values)
                    }).collect();
                    let rises = made.directions[input] == Direction::RiskRises;
                    for pair in margins.windows(2) {
                        prop_assert!(if rises { pair[0] <= pair[1] } else { pair[0] >= pair[1] }, "input {input}: {pair:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_weight_of_three_is_three_rows() {
    let mut made = mixed(600, 8);
    // Cuts look at rows, not at weights: inputs of few values are cut alike.
    let values = made.matrix.values().iter().map(|value| (value * 10.0).round() / 10.0 % 10.0).collect();
    made.matrix = DesignMatrix::from_rows(values, 12);
    let weights: Vec<usize> = (0..600).map(|row| 1 + row % 3).collect();
    let repeated: Vec<usize> =
        weights.iter().enumerate().flat_map(|(row, weight)| vec![row; *weight]).collect();
    let again = Made {
        matrix: made.matrix.select(&repeated),
        target: repeated.iter().map(|row| made.target[*row]).collect(),
        encoding: made.encoding.clone(),
        directions: made.directions.clone(),
    };
    let weighted = Sample { weights: weights.iter().map(|weight| *weight as f64).collect(), ..made.all() };
    let (problem, repeated_problem, all) = (made.problem(), again.problem(), again.all());
    let params = BoostingParams { max_bin: 200, ..params(20, 8) };
    let curves = GlassBoxParams { rounds: 10, subsample: 1.0, ..GlassBoxParams::default() };
    let both = [
        [boost(&task(&problem, &weighted), &params), boost(&task(&repeated_problem, &all), &params)],
        [glass_box(&task(&problem, &weighted), &curves), glass_box(&task(&repeated_problem, &all), &curves)],
    ];
    for [a, b] in both {
        for row in 0..600 {
            let [a, b] = [&a, &b].map(|fitted| fitted.ensemble.margin(made.matrix.row(row)));
            assert!((a - b).abs() < 1e-4, "row {row}: {a} against {b}");
        }
    }
}

/// Weighted log loss of the rows.
fn loss(made: &Made, ensemble: &Ensemble, sample: &Sample) -> f64 {
    let rows = sample.rows.iter().zip(&sample.weights);
    rows.map(|(row, weight)| {
        let margin = ensemble.margin(made.matrix.row(*row));
        weight * softplus(if made.target[*row] { -margin } else { margin })
    })
    .sum()
}

#[test]
fn stopping_early_keeps_the_round_with_the_least_loss() {
    let made = mixed(1200, 9);
    let problem = made.problem();
    let sample = Sample::even(&(0..800).collect::<Vec<_>>());
    let mut aside = Sample::even(&(800..1200).collect::<Vec<_>>());
    aside.weights.iter_mut().enumerate().for_each(|(at, weight)| *weight = 1.0 + (at % 2) as f64);
    let watched = Watched { problem: &problem, sample: &aside, patience: 7 };
    let params = BoostingParams { subsample: 0.8, ..params(200, 15) };
    let all = boost(&task(&problem, &sample), &params);
    let stopped = boost(&BoostingTask { watched: Some(watched), ..task(&problem, &sample) }, &params);
    assert_eq!(all.rounds, 200);
    assert!((1..190).contains(&stopped.rounds), "{}", stopped.rounds);
    assert_eq!(stopped.ensemble.trees, all.ensemble.trees[..stopped.rounds]);
    let upto =
        |rounds: usize| Ensemble { trees: all.ensemble.trees[..rounds].to_vec(), ..all.ensemble.clone() };
    let least = loss(&made, &stopped.ensemble, &aside);
    for rounds in 1..=stopped.rounds + 7 {
        assert!(loss(&made, &upto(rounds), &aside) >= least, "round {rounds}");
    }
}

#[test]
fn a_glass_box_that_stops_early_is_the_one_of_its_best_round() {
    let made = mixed(900, 10);
    let problem = made.problem();
    let sample = Sample::even(&(0..600).collect::<Vec<_>>());
    let aside = Sample::even(&(600..900).collect::<Vec<_>>());
    let watched = Watched { problem: &problem, sample: &aside, patience: 3 };
    let params = GlassBoxParams {
        eta: 0.3,
        max_leaves: 6,
        min_child_weight: 0.5,
        rounds: 100,
        ..GlassBoxParams::default()
    };
    let stopped = glass_box(&BoostingTask { watched: Some(watched), ..task(&problem, &sample) }, &params);
    assert!((1..95).contains(&stopped.rounds), "{}", stopped.rounds);
    let of = |rounds| glass_box(&task(&problem, &sample), &GlassBoxParams { rounds, ..params }).ensemble;
    assert_eq!(stopped.ensemble, of(stopped.rounds));
    let least = loss(&made, &stopped.ensemble, &aside);
    for rounds in [stopped.rounds.saturating_sub(1).max(1), stopped.rounds + 1, stopped.rounds + 3] {
        assert!(loss(&made, &of(rounds), &aside) > least - 1e-5, "round {rounds}");
    }
}

#[test]
fn a_glass_box_has_one_tree_per_input_and_a_leaf_for_missing_values() {
    let made = mixed(3000, 12);
    let (problem, sample) = (made.problem(), made.all());
    let params = GlassBoxParams { rounds: 60, eta: 0.1, min_child_weight: 2.0, ..GlassBoxParams::default() };
    let fitted = glass_box(&task(&problem, &sample), &params);
    let mut asked = Vec::new();
    for tree in &fitted.ensemble.trees {
        let inputs = tree.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Split(split) => Some(split.input),
            NodeKind::Leaf(_) => None,
        });
        let mut inputs: Vec<usize> = inputs.collect();
        inputs.dedup();
        assert_eq!(inputs.len(), 1);
        asked.extend(inputs);
        let cover: f64 = tree
            .nodes
            .iter()
            .filter(|node| matches!(node.kind, NodeKind::Leaf(_)))
            .map(|node| node.cover)
            .sum();
        assert_eq!(cover.to_bits(), tree.nodes[0].cover.to_bits());
    }
    assert!(asked.is_sorted() && asked.contains(&2) && asked.contains(&4), "{asked:?}");
    // Missing values of input 2 are riskier than any of its mean; known ones rise.
    let curve = &fitted.ensemble.trees[asked.iter().position(|input| *input == 2).unwrap()];
    let at = |value: f32| {
        let mut row = [0.0; 12];
        row[2] = value;
        curve.value(&row)
    };
    assert!(
        at(f32::NAN) > at(0.0) + 0.1 && at(1.5) > at(-0.8) + 0.3,
        "{} {} {}",
        at(f32::NAN),
        at(0.0),
        at(1.5)
    );
    let margins: f64 = (0..3000).map(|row| sigmoid(fitted.ensemble.margin(made.matrix.row(row)))).sum();
    let defaults = made.target.iter().filter(|default| **default).count() as f64;
    assert!((margins - defaults).abs() < 15.0, "{margins} expected, {defaults} seen");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let made = mixed(20_000, 13);
    let fitted = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let (problem, sample) = (made.problem(), made.all());
            let boosting = BoostingParams { subsample: 0.8, colsample_bytree: 0.8, ..params(12, 15) };
            let curves = GlassBoxParams { rounds: 4, ..GlassBoxParams::default() };
            let both =
                [boost(&task(&problem, &sample), &boosting), glass_box(&task(&problem, &sample), &curves)];
            both.map(|fitted| fitted.ensemble.to_xgboost_json(&made.encoding))
        })
    };
    let one = fitted(1);
    for threads in [2, 3] {
        assert!(fitted(threads) == one, "{threads} threads differ");
    }
}

#[test]
fn what_is_boosted_is_written_and_read_back_to_the_bit() {
    let made = mixed(1500, 14);
    let (problem, sample) = (made.problem(), made.all());
    let curves = GlassBoxParams { rounds: 20, min_child_weight: 1.0, ..GlassBoxParams::default() };
    for fitted in
        [boost(&task(&problem, &sample), &params(15, 12)), glass_box(&task(&problem, &sample), &curves)]
    {
        let written = fitted.ensemble.to_xgboost_json(&made.encoding);
        assert_eq!(Ensemble::from_xgboost_json(&written, 12).unwrap(), fitted.ensemble);
    }
}

#[test]
fn one_class_alone_gives_a_finite_model() {
    let mut made = mixed(200, 15);
    made.target.fill(false);
    let (problem, sample) = (made.problem(), made.all());
    let fitted = boost(&task(&problem, &sample), &params(5, 4)).ensemble;
    assert!((fitted.base_margin - logit(f64::from(1e-6_f32))).abs() < 1e-9);
    assert!(fitted.trees.iter().flat_map(|tree| &tree.nodes).all(|node: &Node| node.cover.is_finite()));
    assert!(fitted.margin(made.matrix.row(0)).is_finite());
}

#[test]
fn bins_are_shared_by_problems_that_differ_in_outcomes_or_directions_only() {
    let made = mixed(100, 16);
    let problem = made.problem();
    let bins = problem.bins(63);
    let other: Vec<bool> = made.target.iter().map(|default| !default).collect();
    let directions = vec![Direction::RiskRises; 12];
    let changed = problem.clone().with_target(&other).with_directions(&directions);
    assert!(std::sync::Arc::ptr_eq(&bins, &changed.bins(63)));
    assert!(!std::sync::Arc::ptr_eq(&bins, &changed.bins(62)));
}

/// A matrix that Python makes just so: a linear congruential generator, 6 inputs, some missing.
fn formula(rows: usize, mut state: u64) -> Made {
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / 16_777_216.0
    };
    let (mut values, mut target) = (Vec::new(), Vec::new());
    for _ in 0..rows {
        let row: [f32; 6] = std::array::from_fn(|_| next());
        let noise = next();
        let missing = next() < 0.3;
        let risk =
            row[0] * row[1] + if row[2] > 0.6 { 0.4 } else { 0.0 } + if missing { 0.2 } else { row[3] * 0.3 };
        target.push(risk + 0.9 * noise > 1.1);
        values.extend(row);
        if missing {
            let at = values.len() - 3;
            values[at] = f32::NAN;
        }
    }
    Made::of(values, target, &[None; 6])
}

#[test]
fn rows_never_seen_are_ranked_as_well_as_lightgbm_ranks_them() {
    let (train, test) = (formula(4000, 1), formula(4000, 2));
    let (problem, sample) = (train.problem(), train.all());
    let params = BoostingParams { eta: 0.05, min_child_weight: 5.0, ..params(100, 8) };
    let curves = GlassBoxParams { min_child_weight: 5.0, ..GlassBoxParams::default() };
    let auc = |ensemble: &Ensemble| {
        let margins: Vec<f64> = (0..4000).map(|row| ensemble.margin(test.matrix.row(row))).collect();
        let mut order: Vec<usize> = (0..4000).collect();
        order.sort_by(|a, b| margins[*a].total_cmp(&margins[*b]));
        let ranks: usize =
            order.iter().enumerate().filter(|(_, row)| test.target[**row]).map(|(at, _)| at + 1).sum();
        let defaults = test.target.iter().filter(|default| **default).count();
        (ranks - defaults * (defaults + 1) / 2) as f64 / (defaults * (4000 - defaults)) as f64
    };
    let trees = auc(&boost(&task(&problem, &sample), &params).ensemble);
    assert!((trees - LIGHTGBM).abs() < 0.003, "{trees}");
    let curves = auc(&glass_box(&task(&problem, &sample), &curves).ensemble);
    assert!((curves - LIGHTGBM_ADDITIVE).abs() < 0.005, "{curves}");
}

/// `lightgbm.train({"objective": "binary", "learning_rate": 0.05, "num_leaves": 8, "lambda_l2": 1.0,
/// "min_sum_hessian_in_leaf": 5.0, "min_data_in_leaf": 1}, ..., 100)`, LightGBM 4.7.0; AUC by scikit-learn 1.9.1.
const LIGHTGBM: f64 = 0.85810;
/// An additive model: the same with `"interaction_constraints": [[0], [1], [2], [3], [4], [5]]` and 300 rounds.
const LIGHTGBM_ADDITIVE: f64 = 0.84068;
