//! Studies of made-up clients, with what they must find planted.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::config::{CostMatrix, Specification};
use crate::features::{Direction, FeatureColumn, FeatureTable, FeatureValues, Theme, catalogue};
use crate::judging::made_up::{Clients, made_up, small_boosting};
use crate::judging::{auc, out_of_fold};
use crate::learning::{DesignMatrix, Problem, stratified_folds};
use crate::tables::Table;

fn clients() -> &'static Clients {
    static CLIENTS: OnceLock<Clients> = OnceLock::new();
    CLIENTS.get_or_init(|| {
        let [train, _] = made_up(3000, 1);
        train
    })
}

struct Setting {
    specification: Specification,
    fold_of: Vec<usize>,
    fits: AtomicUsize,
}

impl Setting {
    fn new() -> Self {
        Self {
            specification: small_boosting(20),
            fold_of: stratified_folds(clients().target(), 4, 1),
            fits: AtomicUsize::new(0),
        }
    }

    /// Runs a study of a problem; the answer, and how many fits were told.
    fn study<T>(&self, problem: &Problem<'_>, ask: impl Fn(&Study<'_>) -> T) -> (T, usize) {
        let on_fit = || {
            self.fits.fetch_add(1, Ordering::Relaxed);
        };
        let study = Study {
            problem,
            specification: &self.specification,
            fold_of: &self.fold_of,
            costs: CostMatrix::default(),
            seed: 3,
            on_fit: &on_fit,
        };
        let before = self.fits.load(Ordering::Relaxed);
        let answer = ask(&study);
        (answer, self.fits.load(Ordering::Relaxed) - before)
    }
}

fn of_clients<T>(ask: impl Fn(&Study<'_>) -> T) -> (T, usize) {
    Setting::new().study(&clients().problem(), ask)
}

#[test]
fn clients_held_out_are_those_of_the_out_of_fold_margins() {
    let (held_out, fits) = of_clients(|study| study.held_out(4).unwrap());
    let (same, _) = of_clients(|study| {
        let oof = out_of_fold(study.problem, study.fold_of, study.specification, study.seed, &|| ()).unwrap();
        study.with_margins(&oof.margins)
    });
    assert_eq!((held_out == same, fits), (true, 4));
}

#[test]
fn the_same_inputs_differ_by_nothing_and_another_seed_by_little() {
    let ((same, reseeded), _) = of_clients(|study| {
        let base = study.held_out(2).unwrap();
        (compare_inputs(study, &base, study.problem).unwrap(), another_seed(study, &base).unwrap())
    });
    assert_eq!((same.auc_difference.value, same.cost_difference_per_10_000.value), (0.0, 0.0));
    assert_eq!(same.clients, 1500);
    let difference = reseeded.auc_difference;
    assert!(difference.value != 0.0 && difference.in_standard_errors().abs() < 4.0, "{difference:?}");
}

/// The clients' inputs with the outcome, blurred, in place of the price.
fn with_a_telling_price() -> DesignMatrix {
    let shift = |row: usize| if clients().target()[row] { 40.0 } else { 0.0 };
    clients().with_input("AMT_GOODS_PRICE", |row, _| (row * 7919 % 100) as f32 + shift(row))
}

#[test]
fn a_direction_that_is_wrong_costs_and_freeing_it_is_named() {
    let clients = clients();
    let matrix = with_a_telling_price();
    let mut directions = vec![Direction::Free; matrix.width()];
    directions[clients.place("AMT_GOODS_PRICE")] = Direction::RiskFalls;
    directions[clients.place("AMT_CREDIT")] = Direction::RiskRises;
    directions[clients.place("REGION_RATING_CLIENT")] = Direction::RiskRises;
    let problem = Problem::new(&matrix, clients.target(), &clients.encoding, &directions);
    let setting = Setting::new();
    let freed = |freeing| {
        let ((freed, sets), fits) = setting.study(&problem, |study| {
            let base = study.held_out(2).unwrap();
            (cost_of_directions(study, &base, freeing).unwrap(), sets_to_free(study.problem, freeing))
        });
        assert_eq!((freed.len(), fits), (sets, 2 + 2 * sets));
        freed
    };
    let gain = |freed: &FreedDirections| freed.comparison.auc_difference.value;
    let named = |freed: Vec<FreedDirections>| {
        freed.into_iter().map(|freed| (freed.freed, freed.inputs)).collect::<Vec<_>>()
    };
    let (all, themes, each) = (freed(Freeing::All), freed(Freeing::Themes), freed(Freeing::Inputs));
    for telling in [&all[0], &themes[0]] {
        assert!(gain(telling) > 0.05 && telling.comparison.auc_difference.in_standard_errors() > 3.0);
        assert!(telling.comparison.cost_difference_per_10_000.value < -500.0, "{telling:?}");
    }
    assert!(gain(&themes[1]).abs() < 0.05, "{themes:?}");
    let input = |name: &str| Freed::Input(name.to_owned());
    let most = each.iter().max_by(|a, b| gain(a).total_cmp(&gain(b))).unwrap();
    assert_eq!(most.freed, input("AMT_GOODS_PRICE"));
    assert_eq!(named(all), [(Freed::All, 3)]);
    assert_eq!(named(themes), [(Freed::Theme(Theme::Credit), 2), (Freed::Theme(Theme::Region), 1)]);
    let inputs = ["AMT_CREDIT", "AMT_GOODS_PRICE", "REGION_RATING_CLIENT"].map(|name| (input(name), 1));
    let mut each = named(each);
    each.sort_by_key(|(freed, _)| format!("{freed:?}"));
    assert_eq!(each, inputs);
}

#[test]
fn without_directions_there_is_nothing_to_free() {
    let clients = clients();
    let directions = vec![Direction::Free; clients.matrix.width()];
    let problem = Problem::new(&clients.matrix, clients.target(), &clients.encoding, &directions);
    for freeing in [Freeing::All, Freeing::Themes, Freeing::Inputs] {
        assert_eq!(sets_to_free(&problem, freeing), 0);
    }
}

#[test]
fn leaving_out_a_telling_input_costs() {
    let (clients, matrix) = (clients(), with_a_telling_price());
    let problem = Problem::new(&matrix, clients.target(), &clients.encoding, &clients.directions);
    let (left_out, fits) = Setting::new().study(&problem, |study| {
        let base = study.held_out(2).unwrap();
        cost_of_leaving_out(study, &base, &["AMT_GOODS_PRICE"]).unwrap()
    });
    let comparison = left_out.comparison;
    assert!(comparison.auc_difference.in_standard_errors() < -3.0, "{comparison:?}");
    assert!(comparison.cost_difference_per_10_000.in_standard_errors() > 3.0, "{comparison:?}");
    assert_eq!((left_out.inputs, fits), (vec!["AMT_GOODS_PRICE".to_owned()], 4));
}

#[test]
fn being_without_a_word_that_tells_the_outcome_costs() {
    let words: Vec<Option<&str>> = (0..3000)
        .map(|row| match (row % 5, clients().target()[row]) {
            (0, _) => None,
            (_, true) => Some("b"),
            (_, false) => Some("a"),
        })
        .collect();
    let (left_out, fits) = of_clients(|study| {
        let base = study.held_out(2).unwrap();
        cost_of_being_without(study, &base, "WORD", &words).unwrap()
    });
    let comparison = left_out.comparison;
    assert!(comparison.base_auc > 0.9 && comparison.auc_difference.value < -0.1, "{comparison:?}");
    assert!(comparison.cost_difference_per_10_000.in_standard_errors() > 3.0, "{comparison:?}");
    assert_eq!((left_out.inputs, fits), (vec!["WORD".to_owned()], 4));
}

#[test]
fn columns_taken_out_and_added_leave_the_others_as_they_are() {
    let clients = clients();
    let problem = clients.problem();
    let first = problem.encoding.inputs[0].feature.as_str();
    let without = OtherInputs::without(&problem, &[first]);
    let less = without.problem(clients.target());
    assert_eq!(less.matrix.width() + 1, problem.matrix.width());
    let bits = |row: &[f32]| row.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(less.matrix.row(7)), bits(&problem.matrix.row(7)[1..]));
    assert_eq!(less.encoding.inputs[..], problem.encoding.inputs[1..]);
    assert_eq!(less.directions, &problem.directions[1..]);
    let words: Vec<Option<&str>> = (0..3000).map(|row| [Some("x"), None, Some("m")][row % 3]).collect();
    let with = OtherInputs::with_nominal(&problem, "WORD", &words);
    let more = with.problem(clients.target());
    let own = problem.matrix.width();
    let added: Vec<u32> = (0..3).map(|row| more.matrix.row(row)[own].to_bits()).collect();
    assert_eq!(added, bits(&[1.0, f32::NAN, 0.0]));
    assert_eq!(bits(&more.matrix.row(7)[..own]), bits(problem.matrix.row(7)));
    assert_eq!(more.directions.len(), own + 1);
}

#[test]
fn nothing_derives_from_sex_and_only_itself_from_the_family_status() {
    assert_eq!(derived_from("CODE_GENDER"), Vec::<&str>::new());
    assert_eq!(derived_from("NAME_FAMILY_STATUS"), ["NAME_FAMILY_STATUS"]);
    let of_scores = derived_from("EXT_SOURCE_3");
    assert!(of_scores.contains(&"EXT_SOURCE_MEAN") && !of_scores.contains(&"EXT_SOURCE_2"), "{of_scores:?}");
}

#[test]
fn sex_is_told_by_an_input_that_stands_for_it() {
    let clients = clients();
    let gender = &clients.table.gender;
    let stands_for = |row: usize, value| if gender[row] == Some("F") { value + 1e6 } else { value };
    let matrix = clients.with_input("AMT_GOODS_PRICE", stands_for);
    let problem = Problem::new(&matrix, clients.target(), &clients.encoding, &clients.directions);
    let setting = Setting::new();
    let (told, fits) = setting.study(&problem, |study| sex_from_inputs(study, gender, 2).unwrap().unwrap());
    assert!(told.auc.value > 0.95 && told.auc.standard_error < 0.01, "{told:?}");
    assert_eq!((told.strongest[0].feature.as_str(), told.strongest.len(), fits), ("AMT_GOODS_PRICE", 5, 2));
    let known = gender.iter().filter(|sex| sex.is_some()).count();
    assert!(told.clients <= known && told.women > told.clients / 2, "{told:?}");
    let nobody = vec![None; gender.len()];
    assert!(setting.study(&problem, |study| sex_from_inputs(study, &nobody, 2).unwrap()).0.is_none());
}

#[test]
fn more_rows_narrow_the_gap_and_the_last_point_is_the_study_itself() {
    let sizes = doubling_sizes(&Setting::new().fold_of, 500);
    assert_eq!(sizes, [500, 1000, 2000, 2250]);
    let ((points, whole), fits) =
        of_clients(|study| (learning_curve(study, 2, &sizes).unwrap(), study.held_out(2).unwrap()));
    assert_eq!(points.iter().map(|point| point.rows).collect::<Vec<_>>(), sizes);
    assert_eq!(fits, 2 * 4 + 2);
    let gap = |point: &LearningPoint| point.train_auc - point.validation_auc.value;
    assert!(gap(&points[1]) > gap(&points[3]) + 0.05, "{points:?}");
    assert_eq!(points[3].validation_auc, whole.auc());
    assert_eq!(points[3].validation_cost_per_10_000, whole.cost_per_10_000(CostMatrix::default()));
}

#[test]
fn studies_give_the_same_figures_whatever_the_number_of_threads() {
    let figures = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            of_clients(|study| {
                let base = study.held_out(2).unwrap();
                let themes = cost_of_directions(study, &base, Freeing::Themes).unwrap();
                (themes, learning_curve(study, 2, &[600]).unwrap())
            })
        })
    };
    assert_eq!(figures(1), figures(3));
}

/// Forty clients of two features; the others of the catalogue are not asked for.
fn forty() -> FeatureTable {
    let column = |name: &str, values| FeatureColumn {
        feature: catalogue().iter().find(|feature| feature.name == name).unwrap(),
        values,
    };
    let numbers = (0..40).map(|row| if row < 8 { f64::NAN } else { f64::from(row) }).collect();
    let words = (0..40).map(|row| match row {
        0..20 => Some("Married"),
        20..38 => Some("Widow"),
        38 => Some("Separated"),
        _ => None,
    });
    FeatureTable {
        ids: (0..40).collect(),
        columns: vec![
            column("AMT_CREDIT", FeatureValues::Numeric(numbers)),
            column("NAME_FAMILY_STATUS", FeatureValues::Nominal(words.collect())),
            column("AGE_YEARS", FeatureValues::Numeric(vec![30.0; 40])),
        ],
        target: None,
        gender: vec![None; 40],
    }
}

fn weights(of: &[(&str, f64)]) -> Vec<(String, f64)> {
    of.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect()
}

#[test]
fn segments_worked_by_hand() {
    let table = forty();
    let target: Vec<bool> = (0..40).map(|row| matches!(row, 2 | 3 | 9 | 30)).collect();
    let probabilities: Vec<f64> = (0..40).map(|row| if row % 2 == 0 { 0.05 } else { 0.15 }).collect();
    let (thresholds, costs) = (vec![0.1; 40], CostMatrix::default());
    let judged =
        JudgedClients { probabilities: &probabilities, thresholds: &thresholds, target: &target, costs };
    let groups = segments(&table, judged, &weights(&[("AMT_CREDIT", 1.0), ("NAME_FAMILY_STATUS", 0.5)]), 2);
    assert_eq!(groups.iter().map(|g| g.theme).collect::<Vec<_>>(), [Theme::Credit, Theme::Household]);
    let values: Vec<(SegmentValue, usize)> =
        groups[0].segments.iter().map(|s| (s.value.clone(), s.clients)).collect();
    let range = |above, to| SegmentValue::Range(above, to);
    let expected = [
        (range(None, Some(15.0)), 8),
        (range(Some(15.0), Some(23.0)), 8),
        (range(Some(23.0), Some(31.0)), 8),
        (range(Some(31.0), None), 8),
        (SegmentValue::Missing, 8),
    ];
    assert_eq!(values, expected);
    // Clients 0 to 7: 2 is accepted and defaults (10), 1, 5 and 7 are refused and good (3); 3 is refused rightly.
    let missing = &groups[0].segments[4];
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    near(missing.cost_per_10_000.value, 13.0 / 8.0 * 10_000.0);
    near(missing.default_rate, 0.25);
    near(missing.mean_risk, 0.1);
    near(missing.grant_rate, 0.5);
    near(missing.unforeseen.value, 0.15);
    near(missing.unforeseen.standard_error, (4.0 * 0.0475 + 4.0 * 0.1275_f64).sqrt() / 8.0);
    near(missing.share_of_false_negatives, 0.5);
    near(missing.share_of_false_positives, 3.0 / 18.0);
    near(missing.auc.unwrap(), 0.5);
    // The other 32: 30 accepted and defaulting (10), 16 refused but 9 rightly (15).
    near(missing.cost_above_others.value, (13.0 / 8.0 - 25.0 / 32.0) * 10_000.0);
    assert_eq!(groups[0].segments[1].auc, None);
    let words: Vec<&SegmentValue> = groups[1].segments.iter().map(|segment| &segment.value).collect();
    let named = |word: &str| SegmentValue::Category(word.to_owned());
    assert_eq!((words, groups[1].left_out), (vec![&named("Married"), &named("Widow")], 2));
}

#[test]
fn rare_categories_are_pooled_and_a_feature_with_one_value_makes_no_group() {
    let mut table = forty();
    let FeatureValues::Nominal(words) = &mut table.columns[1].values else { panic!() };
    words[37] = Some("Civil marriage");
    let (target, half) = (vec![false; 40], vec![0.5; 40]);
    let judged = JudgedClients {
        probabilities: &half,
        thresholds: &half,
        target: &target,
        costs: CostMatrix::default(),
    };
    let groups = segments(&table, judged, &weights(&[("AGE_YEARS", 2.0), ("NAME_FAMILY_STATUS", 0.5)]), 2);
    assert_eq!(groups, []);
    let groups = segments(&table, judged, &weights(&[("AGE_YEARS", 0.1), ("NAME_FAMILY_STATUS", 0.5)]), 2);
    let pooled = vec!["Civil marriage".to_owned(), "Separated".to_owned()];
    assert_eq!(groups[0].segments[2].value, SegmentValue::OtherCategories(pooled));
    assert_eq!(groups[0].left_out, 1);
}

#[test]
fn a_segment_that_the_model_misjudges_is_named_the_worst() {
    let mut table = forty();
    for column in &mut table.columns {
        column.values = FeatureValues::Numeric((0..2000).map(|row| f64::from(row % 100)).collect());
    }
    // One default in ten, as foreseen; but one in two above 74.
    let target: Vec<bool> = (0..2000)
        .map(|row| if row % 100 > 74 { (row / 100 + row) % 2 == 0 } else { (row / 100 + row) % 10 == 0 })
        .collect();
    let (foreseen, thresholds) = (vec![0.1; 2000], vec![0.2; 2000]);
    let judged = JudgedClients {
        probabilities: &foreseen,
        thresholds: &thresholds,
        target: &target,
        costs: CostMatrix::default(),
    };
    let groups = segments(&table, judged, &weights(&[("AMT_CREDIT", 1.0)]), 30);
    let worst = worst_segments(&groups);
    let [(0, segment)] = &worst[..] else { panic!("{worst:#?}") };
    assert_eq!(segment.value, SegmentValue::Range(Some(74.0), None));
    assert!(segment.costly && segment.misjudged && segment.unforeseen.value > 0.35, "{segment:?}");
    let written = serde_json::to_string(&groups).unwrap();
    assert_eq!(serde_json::from_str::<Vec<SegmentGroup>>(&written).unwrap(), groups);
}

/// Clients whose outcome has nothing to do with them.
fn noise(seed: u64) -> Vec<bool> {
    let mut state = seed;
    (0..clients().target().len())
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33).is_multiple_of(4)
        })
        .collect()
}

#[test]
fn of_noise_the_neighbours_know_nothing_though_naive_ones_seem_to() {
    let target = noise(1);
    let matrix = &clients().matrix;
    let columns = ["EXT_SOURCE_1", "EXT_SOURCE_2", "EXT_SOURCE_3", "CREDIT_ANNUITY_RATIO"]
        .map(|name| clients().place(name));
    let place =
        |row: usize| columns.map(|c| f64::from(matrix.row(row)[c])).map(|v| if v.is_nan() { 0.5 } else { v });
    let places: Vec<nearest::Place> = (0..matrix.rows()).map(place).collect();
    let rows: Vec<usize> = (0..places.len()).collect();
    // Whoever is a neighbour of himself tells his own outcome.
    let naive = nearest::Neighbourhood::of(&rows, &places, &target);
    let naive: Vec<f64> = places.iter().map(|place| naive.mean_of_nearest(place, 10)).collect();
    let inner = stratified_folds(&vec![false; rows.len()], 5, 1);
    let ours = neighbours::neighbours_means(&places, &target, (&rows, &inner), 10);
    let [naive, ours] = [naive, ours].map(|means| auc(&means, &target));
    assert!(naive > 0.65, "{naive}");
    assert!((ours - 0.5).abs() < 0.04, "{ours}");

    let problem = clients().problem().with_target(&target);
    let (found, fits) = Setting::new().study(&problem, |study| {
        let base = study.held_out(2).unwrap();
        neighbours::neighbours_target_of(study, &base, 10).unwrap().unwrap()
    });
    let gain = found.comparison.auc_difference;
    assert!(gain.in_standard_errors().abs() < 3.0 && (found.alone.value - 0.5).abs() < 0.06, "{found:?}");
    assert_eq!(fits, 4);
}

#[test]
fn nobodys_own_outcome_has_a_part_in_the_mean_of_the_neighbours() {
    let places: Vec<nearest::Place> =
        (0..400).map(|i| [f64::from(i % 20), f64::from(i / 20), 0.0, 0.0]).collect();
    let target: Vec<bool> = (0..400).map(|i| i % 3 == 0).collect();
    let rest: Vec<usize> = (0..400).filter(|row| row % 4 > 0).collect();
    let inner: Vec<usize> = (0..rest.len()).map(|place| place % 5).collect();
    let means = |target: &[bool]| neighbours::neighbours_means(&places, target, (&rest, &inner), 30);
    let before = means(&target);
    for row in [1, 2, 150, 399] {
        let mut other = target.clone();
        other[row] = !other[row];
        let after = means(&other);
        assert_eq!(before[row].to_bits(), after[row].to_bits());
        assert!(before != after, "others' means hear of it");
    }
    let mut other = target.clone();
    (0..400).step_by(4).for_each(|row| other[row] = !other[row]);
    assert_eq!(before, means(&other), "what judges is not learnt from");
}

#[test]
fn where_neighbours_share_their_fate_their_mean_helps() {
    let [a, b] = ["EXT_SOURCE_2", "CREDIT_ANNUITY_RATIO"].map(|name| clients().place(name));
    let matrix = &clients().matrix;
    let median = |column: usize| {
        let values = (0..matrix.rows()).map(|row| matrix.row(row)[column]);
        let mut known: Vec<f32> = values.filter(|value| !value.is_nan()).collect();
        known.sort_by(f32::total_cmp);
        known[known.len() / 2]
    };
    // Neither input alone tells the outcome.
    let (middle_of_a, middle_of_b) = (median(a), median(b));
    let is_bad = |row: usize| (matrix.row(row)[a] > middle_of_a) != (matrix.row(row)[b] > middle_of_b);
    let rare = noise(2);
    let target: Vec<bool> = (0..matrix.rows()).map(|row| is_bad(row) != rare[row]).collect();
    let problem = clients().problem().with_target(&target);
    let (found, _) = Setting::new().study(&problem, |study| {
        let base = study.held_out(2).unwrap();
        neighbours::neighbours_target_of(study, &base, 25).unwrap().unwrap()
    });
    let gain = found.comparison.auc_difference;
    assert!(gain.value > 0.01 && gain.in_standard_errors() > 3.0, "{found:?}");
}

#[test]
fn without_what_nearness_goes_by_there_is_no_study_of_neighbours() {
    let (found, _) = of_clients(|study| {
        let inputs = OtherInputs::without(study.problem, &["EXT_SOURCE_1"]);
        let problem = inputs.problem(study.problem.target);
        let base = study.held_out(2).unwrap();
        neighbours_target(&Study { problem: &problem, ..*study }, &base).unwrap()
    });
    assert!(found.is_none());
}

#[test]
fn a_table_can_be_left_out_where_some_client_has_a_value_made_from_it() {
    let clients = clients();
    let of = |table: Table| {
        let features = catalogue().iter().filter(move |feature| feature.table == table);
        features.map(|feature| clients.place(feature.name)).collect::<Vec<usize>>()
    };
    let all = tables_to_leave_out(&clients.problem());
    assert_eq!(all.len(), 7, "{all:?}");
    let (width, gone) = (clients.matrix.width(), of(Table::PosCashBalance));
    let values = clients.matrix.values().iter().enumerate();
    let without = values.map(|(cell, value)| if gone.contains(&(cell % width)) { f32::NAN } else { *value });
    let matrix = DesignMatrix::from_rows(without.collect(), width);
    let problem = Problem::new(&matrix, clients.target(), &clients.encoding, &clients.directions);
    let left: Vec<Table> = all.into_iter().filter(|table| *table != Table::PosCashBalance).collect();
    assert_eq!(tables_to_leave_out(&problem), left);
}

#[test]
fn what_a_table_adds_is_what_leaving_its_inputs_out_costs() {
    let (clients, matrix) = (clients(), with_a_telling_price());
    let problem = Problem::new(&matrix, clients.target(), &clients.encoding, &clients.directions);
    let applications = catalogue().iter().filter(|feature| feature.table == Table::ApplicationTest).count();
    let (left_out, fits) = Setting::new().study(&problem, |study| {
        let base = study.held_out(2).unwrap();
        cost_of_leaving_table_out(study, &base, Table::ApplicationTest).unwrap()
    });
    assert_eq!((left_out.inputs, fits), (applications, 4));
    let comparison = left_out.comparison;
    assert!(comparison.auc_difference.in_standard_errors() < -3.0, "{comparison:?}");
    assert!(comparison.cost_difference_per_10_000.in_standard_errors() > 3.0, "{comparison:?}");
}

#[test]
fn margins_that_are_known_stand_for_the_fits_of_the_first_folds() {
    let (held_out, _) = of_clients(|study| study.held_out(2).unwrap());
    let (same, fits) = of_clients(|study| {
        let all = study.held_out(4).unwrap();
        study.with_margins_of(&all.margins, 2)
    });
    assert_eq!((held_out == same, fits), (true, 4));
}
