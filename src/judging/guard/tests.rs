//! Planted leaks are found, and honest clients raise no alarm.

use std::sync::OnceLock;
use std::time::Instant;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::ranked::of_every_input;
use super::*;
use crate::features::Direction;
use crate::judging::auc;
use crate::judging::made_up::{Clients, made_up, real, small_boosting};
use crate::learning::{DesignMatrix, EncodedInput, Encoding, Problem, stratified_folds};

fn clients() -> &'static [Clients; 2] {
    static CLIENTS: OnceLock<[Clients; 2]> = OnceLock::new();
    CLIENTS.get_or_init(|| made_up(3000, 1000))
}

fn screened(matrix: &DesignMatrix, ids: &[i64]) -> Vec<Finding> {
    let [train, _] = clients();
    let problem = Problem::new(matrix, train.target(), &train.encoding, &train.directions);
    screen_inputs(&problem, ids, &Bounds::default()).findings
}

fn draws(seed: u64, count: usize) -> Vec<f32> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| rng.random::<f32>()).collect()
}

#[test]
fn honest_clients_raise_no_alarm() {
    let [train, _] = clients();
    assert_eq!(screened(&train.matrix, &train.table.ids), []);
    let fold_of = stratified_folds(train.target(), 5, 1);
    assert_eq!(duplicates_across_folds(&train.matrix, train.target(), &fold_of), None);
}

/// The input that a planted leak hides in.
const HOST: &str = "AMT_GOODS_PRICE";

fn assert_tells(matrix: &DesignMatrix) -> Reading {
    let found = screened(matrix, &clients()[0].table.ids);
    let [Finding::TellingInput { feature, auc, reading, .. }] = &found[..] else { panic!("{found:?}") };
    assert!(feature == HOST && *auc > 0.75, "{found:?}");
    *reading
}

#[test]
fn a_noisy_copy_of_the_outcome_is_found_whichever_way_it_runs() {
    let [train, _] = clients();
    let noise = draws(1, train.matrix.rows());
    for sign in [1.0, -1.0] {
        let copy = |row: usize, _| sign * (f32::from(u8::from(train.target()[row])) + 1.5 * noise[row]);
        assert_tells(&train.with_input(HOST, copy));
    }
}

#[test]
fn an_outcome_that_hides_in_a_range_or_in_what_is_missing_is_found() {
    let [train, _] = clients();
    let noise = draws(2, train.matrix.rows());
    let middling = |row: usize, _| if train.target()[row] { 0.4 + 0.2 * noise[row] } else { noise[row] };
    assert_eq!(assert_tells(&train.with_input(HOST, middling)), Reading::Groups);
    let gone = |row: usize, value| {
        if train.target()[row] && noise[row] < 0.7 { f32::NAN } else { value }
    };
    assert_eq!(assert_tells(&train.with_input(HOST, gone)), Reading::Groups);
}

#[test]
fn a_category_that_names_the_outcome_is_found() {
    let [train, _] = clients();
    let noise = draws(3, train.matrix.rows());
    let named = |row: usize, value: f32| if train.target()[row] && noise[row] < 0.7 { 3.0 } else { value };
    let found = screened(&train.with_input("ORGANIZATION_TYPE", named), &train.table.ids);
    assert!(matches!(&found[..], [Finding::TellingInput { feature, .. }] if feature == "ORGANIZATION_TYPE"));
}

#[test]
fn an_identifier_among_the_inputs_is_found_in_order_and_shuffled() {
    let [train, _] = clients();
    let ids = &train.table.ids;
    let rows = ids.len();
    let assert_is_id = |value: &dyn Fn(usize) -> f32, share: f64, correlation: f64| {
        let found = screened(&train.with_input(HOST, |row, _| value(row)), ids);
        let [Finding::LikeAnId { feature, distinct_share, order_correlation, .. }] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(feature, HOST);
        assert!(*distinct_share >= share && *order_correlation >= correlation, "{found:?}");
    };
    assert_is_id(&|row| ids[row] as f32, 1.0, 0.999);
    // Steps through all rows, as 7919 has no factor in common with their number.
    assert_is_id(&|row| (row * 7919 % rows) as f32, 1.0, 0.0);
    let noise = draws(4, rows);
    assert_is_id(&|row| (row as f32 / 500.0 + 2.0 * noise[row]).floor(), 0.0, 0.9);
}

#[test]
fn an_identifier_that_orders_defaults_is_found() {
    let [train, _] = clients();
    let noise = draws(5, train.matrix.rows());
    let ordered = |row: usize| i64::from(train.target()[row]) * 30_000 + (noise[row] * 100_000.0) as i64;
    let ids: Vec<i64> = (0..train.matrix.rows()).map(ordered).collect();
    let found = screened(&train.matrix, &ids);
    let [Finding::OutcomeFollowsOrder { order: RowOrder::Identifier, auc, bound, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(auc > bound && *bound < 0.58, "{found:?}");
}

#[test]
fn a_stretch_of_rows_with_all_the_defaults_is_found() {
    let mut target = vec![false; 3000];
    target[1400..1600].fill(true);
    let matrix = DesignMatrix::from_rows(draws(6, 3000), 1);
    let encoding = Encoding { inputs: vec![EncodedInput { feature: "A".to_owned(), categories: None }] };
    let problem = Problem::new(&matrix, &target, &encoding, &[Direction::Free]);
    let ids: Vec<i64> = (0..3000).map(|row| row * 7919 % 3000).collect();
    let found = screen_inputs(&problem, &ids, &Bounds::default()).findings;
    let [Finding::OutcomeFollowsOrder { order: RowOrder::RowNumber, reading: Reading::Groups, .. }] =
        found[..]
    else {
        panic!("{found:?}")
    };
}

#[test]
fn a_row_that_stands_in_two_folds_is_found() {
    let [train, _] = clients();
    let width = train.matrix.width();
    let mut values = train.matrix.values().to_vec();
    let copied = values[..width].to_vec();
    values[7 * width..8 * width].copy_from_slice(&copied);
    let matrix = DesignMatrix::from_rows(values, width);
    let fold_of: Vec<usize> = (0..matrix.rows()).map(|row| row % 5).collect();
    let found = duplicates_across_folds(&matrix, train.target(), &fold_of);
    let Some(Finding::DuplicatesAcrossFolds { rows: 2, examples, .. }) = found else { panic!("{found:?}") };
    assert_eq!(examples, [[0, 7]]);
}

#[test]
fn the_auc_by_order_is_that_of_the_known_values() {
    let [train, _] = clients();
    let known: Vec<usize> = (0..train.matrix.rows())
        .filter(|&row| !train.matrix.row(row)[train.place("EXT_SOURCE_3")].is_nan())
        .collect();
    let scores: Vec<f64> =
        known.iter().map(|&row| -f64::from(train.matrix.row(row)[train.place("EXT_SOURCE_3")])).collect();
    let target: Vec<bool> = known.iter().map(|&row| train.target()[row]).collect();
    let inputs = input_aucs(&train.matrix, &train.encoding, train.target());
    let found = inputs.iter().find(|input| input.feature == "EXT_SOURCE_3").unwrap();
    assert_eq!(found.reading, Reading::Order);
    assert!((found.auc - auc(&scores, &target)).abs() < 1e-12 && found.auc > 0.55);
}

#[test]
fn many_categories_of_pure_chance_tell_nothing() {
    let categories = 400;
    let noise = draws(8, 2000);
    let values: Vec<f32> = noise.iter().map(|draw| (draw * categories as f32).floor()).collect();
    let matrix = DesignMatrix::from_rows(values, 1);
    let words = (0..categories).map(|code| format!("{code:03}")).collect();
    let input = EncodedInput { feature: "A".to_owned(), categories: Some(words) };
    let target: Vec<bool> = draws(9, 2000).iter().map(|draw| *draw < 0.1).collect();
    let found = input_aucs(&matrix, &Encoding { inputs: vec![input] }, &target);
    assert!((found[0].auc - 0.5).abs() < 4.0 * found[0].standard_error, "{found:?}");
}

#[test]
fn without_both_classes_nothing_is_said() {
    let [train, _] = clients();
    let nobody = vec![false; train.matrix.rows()];
    assert_eq!(input_aucs(&train.matrix, &train.encoding, &nobody), []);
}

#[test]
fn clients_of_another_kind_are_told_apart_and_like_ones_are_not() {
    let [clients, _] = clients();
    let halves = [0, 1].map(|half| (half..clients.matrix.rows()).step_by(2).collect::<Vec<_>>());
    let specification = small_boosting(15);
    let separator = Separator { specification: &specification, most_rows: 600, seed: 1 };
    let compared = |test: &DesignMatrix| {
        let (train, test) = (clients.matrix.select(&halves[0]), test.select(&halves[1]));
        let rows = TrainAndTest { train: &train, test: &test, encoding: &clients.encoding };
        compare_with_test(rows, separator, &Bounds::default()).unwrap()
    };
    let alike = compared(&clients.matrix);
    assert_eq!((alike.findings, alike.model_rows), (vec![], [600, 600]));
    assert!(alike.model_auc < 0.6, "{}", alike.model_auc);
    let dearer = compared(&clients.with_input(HOST, |_, value| value * 3.0));
    let [
        Finding::InputSeparatesTrainFromTest { feature, .. },
        Finding::ModelSeparatesTrainFromTest { auc, .. },
    ] = &dearer.findings[..]
    else {
        panic!("{:?}", dearer.findings)
    };
    assert!(feature == HOST && *auc > 0.9 && dearer.strongest[0].feature == HOST);
}

#[test]
fn only_an_auc_above_its_bound_stops_the_champion() {
    let bounds = Bounds::default();
    assert_eq!(judge_suspicion(0.85, 0.76, &bounds), []);
    let screen = || InputScreen { strongest: vec![], findings: vec![] };
    let overfit = LeakageReport::new(screen(), None, 0.97, 0.76, bounds);
    assert!(matches!(overfit.findings[..], [Finding::Overfit { .. }]) && !overfit.stops_the_champion());
    let leaky = LeakageReport::new(screen(), None, 0.9, 0.8201, bounds);
    assert!(matches!(leaky.findings[..], [Finding::SuspiciousAuc { .. }]) && leaky.stops_the_champion());
}

#[test]
fn few_honest_clients_raise_no_alarm_either() {
    let [train, _] = clients();
    for start in [0, 400, 800, 1200, 1600] {
        let rows: Vec<usize> = (start..start + 400).collect();
        let target: Vec<bool> = rows.iter().map(|&row| train.target()[row]).collect();
        let matrix = train.matrix.select(&rows);
        let problem = Problem::new(&matrix, &target, &train.encoding, &train.directions);
        let mut found =
            screen_inputs(&problem, &train.table.ids[start..start + 400], &Bounds::default()).findings;
        // Among so few, an outside score may pass the bound by chance; its standard error says so.
        found.retain(|finding| {
            !matches!(finding, Finding::TellingInput { auc, standard_error, .. } if auc - 2.0 * standard_error < 0.75)
        });
        assert_eq!(found, [], "rows from {start}");
    }
}

/// The share of distinct values of whole-number inputs, the largest first.
#[test]
fn real_amounts_and_days_repeat() {
    let Some([train, _]) = real() else { return };
    for rows in [1000, 5000, train.matrix.rows()] {
        let rows: Vec<usize> = (0..rows).collect();
        let matrix = train.matrix.select(&rows);
        let mut shares = of_every_input(&[&matrix], |input, ranked| {
            let share = ranked.ties.len() as f64 / ranked.rows.len().max(1) as f64;
            (if ranked.whole { share } else { 0.0 }, ranked.rows.len(), input)
        });
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (share, known, input) in &shares[..6] {
            println!("{} rows: {} {share:.4} of {known}", rows.len(), train.encoding.inputs[*input].feature);
        }
    }
}

#[test]
fn a_report_reads_as_it_was_written() {
    let screen = InputScreen { strongest: vec![], findings: vec![] };
    let twins = Finding::DuplicatesAcrossFolds { rows: 2, with_equal_outcome: 2, examples: vec![[0, 7]] };
    let report = LeakageReport::new(screen, Some(twins), 0.97, 0.83, Bounds::default());
    let written = serde_json::to_string(&report).unwrap();
    assert!(written.contains(r#""kind":"suspicious_auc""#), "{written}");
    assert_eq!(serde_json::from_str::<LeakageReport>(&written).unwrap(), report);
}

#[test]
fn real_clients_raise_no_alarm_before_a_fit() {
    let Some([train, test]) = real() else { return };
    let start = Instant::now();
    let screen = screen_inputs(&train.problem(), &train.table.ids, &Bounds::default());
    println!("screened in {:?}: {:#?}", start.elapsed(), screen.strongest);
    assert_eq!(screen.findings, []);
    let start = Instant::now();
    let fold_of = stratified_folds(train.target(), 5, 1);
    let twins = duplicates_across_folds(&train.matrix, train.target(), &fold_of);
    println!("twins in {:?}: {twins:?}", start.elapsed());
    let start = Instant::now();
    let specification = small_boosting(50);
    let separator = Separator { specification: &specification, most_rows: 5000, seed: 1 };
    let rows = TrainAndTest { train: &train.matrix, test: &test.matrix, encoding: &train.encoding };
    let shift = compare_with_test(rows, separator, &Bounds::default()).unwrap();
    println!("compared in {:?}: {shift:#?}", start.elapsed());
}
