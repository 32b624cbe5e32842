use std::collections::BTreeSet;

use super::*;
use crate::features::Direction;
use crate::learning::{EncodedInput, Encoding};

/// Twenty clients of three numeric inputs and one nominal of four categories; 7 defaults.
fn clients() -> (DesignMatrix, Vec<bool>, Encoding) {
    let cells = |i: usize| {
        [(i * 7 % 13) as f32, (i * 5 % 11) as f32 * 10.0, (i * i % 17) as f32 / 2.0, (i * 3 % 4) as f32]
    };
    let input = |categories: Option<usize>| EncodedInput {
        feature: "F".to_owned(),
        categories: categories.map(|count| (0..count).map(|code| code.to_string()).collect()),
    };
    let encoding = Encoding { inputs: vec![input(None), input(None), input(None), input(Some(4))] };
    let target = (0..20).map(|i| i % 3 == 0).collect();
    (DesignMatrix::from_rows((0..20).flat_map(cells).collect(), 4), target, encoding)
}

fn prepare(imbalance: Imbalance, watched: Option<&[usize]>, seed: u64) -> Training {
    let (matrix, target, encoding) = clients();
    let directions = [Direction::Free; 4];
    let problem = Problem::new(&matrix, &target, &encoding, &directions);
    let learnt: Vec<usize> = (0..20).filter(|row| !watched.unwrap_or_default().contains(row)).collect();
    Training::prepare(&problem, RealRows { learnt: &learnt, watched }, imbalance, seed).unwrap()
}

fn weight_of(sample: &Sample, target: &[bool], class: bool) -> f64 {
    sample.rows.iter().zip(&sample.weights).filter(|(row, _)| target[**row] == class).map(|(_, w)| w).sum()
}

#[test]
fn undersampling_keeps_every_default_and_as_many_repaid_loans() {
    // imbalanced-learn 0.14.2 RandomUnderSampler on the same rows gives 7 and 7.
    let (_, target, _) = clients();
    let sample = prepare(Imbalance::Undersampling, None, 3).sample;
    assert_eq!((weight_of(&sample, &target, true), weight_of(&sample, &target, false)), (7.0, 7.0));
    assert_eq!(sample.rows.iter().collect::<BTreeSet<_>>().len(), 14);
    assert!((0..20).filter(|row| target[*row]).all(|row| sample.rows.contains(&row)));
    assert_eq!(sample, prepare(Imbalance::Undersampling, None, 3).sample);
    assert_ne!(sample, prepare(Imbalance::Undersampling, None, 4).sample);
}

#[test]
fn smote_makes_defaults_up_until_there_are_as_many() {
    // imbalanced-learn 0.14.2 SMOTENC(categorical_features=[3], k_neighbors=5) on the same rows gives 13 and 13.
    let training = prepare(Imbalance::Smote, None, 3);
    let made = training.made.unwrap();
    assert_eq!(training.sample, Sample::even(&(0..26).collect::<Vec<_>>()));
    assert_eq!(made.target.iter().filter(|default| **default).count(), 13);
    assert_eq!(made.matrix.rows(), 26);
}

/// The five nearest of each of the 7 defaults, nearest first, in the order of the rows: imbalanced-learn 0.14.2
/// `SMOTENC(categorical_features=[3], k_neighbors=5)` fitted on the rows with numeric inputs over
/// their standard deviation (`numpy.std`), then `nn_k_.kneighbors`.
const NEAREST: [[usize; 5]; 7] = [
    [4, 6, 2, 5, 1],
    [4, 3, 6, 2, 5],
    [5, 4, 1, 6, 0],
    [1, 4, 6, 2, 0],
    [1, 2, 6, 5, 3],
    [2, 4, 1, 0, 6],
    [1, 4, 3, 2, 0],
];

#[test]
fn neighbours_are_those_of_imbalanced_learn() {
    let (matrix, target, encoding) = clients();
    let (defaults, repaid) = crate::learning::sample::of_each_class(&(0..20).collect::<Vec<_>>(), &target);
    let values: Vec<f32> =
        repaid.iter().chain(&defaults).flat_map(|row| matrix.row(*row).iter().copied()).collect();
    let found = smote::Crowd { values: &values, defaults: repaid.len(), encoding: &encoding }.neighbours();
    assert_eq!(found, NEAREST);
}

#[test]
fn a_made_up_default_lies_between_a_default_and_a_near_one_and_has_their_category() {
    let (matrix, target, _) = clients();
    let defaults: Vec<&[f32]> = (0..20).filter(|row| target[*row]).map(|row| matrix.row(row)).collect();
    let made = prepare(Imbalance::Smote, None, 8).made.unwrap();
    for row in 20..26 {
        let row = made.matrix.row(row);
        let lies = |from: usize, to: usize| {
            let way = |input: usize| {
                let (from, to) = (f64::from(defaults[from][input]), f64::from(defaults[to][input]));
                (to != from).then(|| (f64::from(row[input]) - from) / (to - from))
            };
            let ways: Vec<f64> = (0..3).filter_map(way).collect();
            let still = (0..3).all(|i| defaults[from][i] != defaults[to][i] || row[i] == defaults[from][i]);
            still && ways.iter().all(|w| (w - ways[0]).abs() < 1e-5 && (-1e-9..=1.0 + 1e-9).contains(w))
        };
        let voted = |from: usize| {
            let count = |code: f32| NEAREST[from].iter().filter(|near| defaults[**near][3] == code).count();
            (0..4).all(|code| count(row[3]) >= count(code as f32))
        };
        let found = (0..7).any(|from| voted(from) && NEAREST[from].iter().any(|&to| lies(from, to)));
        assert!(found, "{row:?}");
    }
}

#[test]
fn smote_imputes_with_what_the_learnt_rows_know() {
    let (matrix, target, encoding) = clients();
    let mut values = matrix.values().to_vec();
    values[0] = f32::NAN;
    values[7] = f32::NAN;
    let holes = DesignMatrix::from_rows(values, 4);
    let directions = [Direction::Free; 4];
    let problem = Problem::new(&holes, &target, &encoding, &directions);
    let learnt: Vec<usize> = (0..15).collect();
    let rows = RealRows { learnt: &learnt, watched: Some(&[15, 16, 17, 18, 19]) };
    let made = Training::prepare(&problem, rows, Imbalance::Smote, 1).unwrap().made.unwrap();
    assert_eq!(made.fills, Fills::learn(&holes, &learnt, &encoding));
    assert!(made.matrix.values().iter().all(|value| !value.is_nan()));
    // Row 1 is the first repaid loan and keeps its place.
    assert_eq!(made.matrix.row(0)[3], made.fills.values()[3]);
}

#[test]
fn watched_rows_stay_real_and_weigh_as_the_classes_learnt_from() {
    let (matrix, target, _) = clients();
    let watched = [2, 3, 4, 5, 6, 7, 8];
    for imbalance in [Imbalance::None, Imbalance::Weights, Imbalance::Undersampling, Imbalance::Smote] {
        let training = prepare(imbalance, Some(&watched), 2);
        let watch = training.watched.unwrap();
        let (all, outcomes) = match &training.made {
            None => (&matrix, &target),
            Some(made) => (&made.matrix, &made.target),
        };
        let ratio = |sample: &Sample| weight_of(sample, outcomes, true) / weight_of(sample, outcomes, false);
        assert_eq!(watch.rows.len(), 7);
        for (place, row) in watch.rows.iter().zip(watched) {
            assert_eq!((all.row(*place), outcomes[*place]), (matrix.row(row), target[row]), "{imbalance:?}");
        }
        let expected = if imbalance == Imbalance::None { 2.0 / 5.0 } else { ratio(&training.sample) };
        assert!((ratio(&watch) - expected).abs() < 1e-12, "{imbalance:?}");
        assert!(training.sample.rows.iter().all(|row| !watch.rows.contains(row)), "{imbalance:?}");
    }
}

#[test]
fn one_default_is_too_few_to_make_others_up() {
    let (matrix, target, encoding) = clients();
    let directions = [Direction::Free; 4];
    let problem = Problem::new(&matrix, &target, &encoding, &directions);
    let rows = |learnt| RealRows { learnt, watched: None };
    let error = Training::prepare(&problem, rows(&[0, 1, 2]), Imbalance::Smote, 1).err().unwrap();
    assert!(error.to_string().contains("training rows hold 1"), "{error}");
    // Two are enough: each is the other's only neighbour.
    let two = Training::prepare(&problem, rows(&[0, 1, 2, 3, 4]), Imbalance::Smote, 1).unwrap();
    assert_eq!(two.sample.rows.len(), 6);
}
