use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::*;
use crate::config::{BoostingParams, DummyStrategy, ForestParams, LogisticParams};
use crate::features::Direction;
use crate::learning::imputation::Fills;
use crate::learning::{EncodedInput, Encoding, sigmoid};

const CLIENTS: usize = 900;
const WIDTH: usize = 5;
const DIRECTIONS: [Direction; WIDTH] = [Direction::Free; WIDTH];
const TREATMENTS: [Imbalance; 4] =
    [Imbalance::None, Imbalance::Weights, Imbalance::Undersampling, Imbalance::Smote];

/// Made-up clients: risk rises with the first input, falls with the second, depends on the category; a tenth of
/// the first two inputs and of the categories is missing.
struct Clients {
    matrix: DesignMatrix,
    target: Vec<bool>,
    encoding: Encoding,
}

impl Clients {
    fn new() -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(11);
        let (mut values, mut target) = (Vec::new(), Vec::new());
        for _ in 0..CLIENTS {
            let (rising, falling): (f64, f64) =
                (rng.random_range(-2.0..2.0), rng.random_range(0.0..50_000.0));
            let (category, idle) = (rng.random_range(0..3), rng.random_range(0.0..1.0));
            let margin = 1.2 * rising - falling / 25_000.0 + f64::from(category) * 0.7 - 2.0;
            target.push(rng.random::<f64>() < sigmoid(margin));
            let row = [rising as f32, falling as f32, idle as f32, category as f32, 1.0];
            for (input, value) in row.into_iter().enumerate() {
                let missing = matches!(input, 0 | 1 | 3) && rng.random::<f64>() < 0.1;
                values.push(if missing { f32::NAN } else { value });
            }
        }
        let input = |categories: Option<Vec<String>>| EncodedInput { feature: "F".to_owned(), categories };
        let categories = Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
        let inputs = vec![input(None), input(None), input(None), input(categories), input(None)];
        Self { matrix: DesignMatrix::from_rows(values, WIDTH), target, encoding: Encoding { inputs } }
    }

    fn fit(&self, rows: &[usize], method: Method, imbalance: Imbalance) -> Result<Fit, LearningError> {
        let problem = Problem::new(&self.matrix, &self.target, &self.encoding, &DIRECTIONS);
        fit(&problem, rows, &Specification { method, imbalance }, 5, &|| ())
    }
}

fn boosting() -> Method {
    Method::Boosting(BoostingParams { trees: 25, max_leaves: 6, ..BoostingParams::default() })
}

fn forest() -> Method {
    Method::Forest(ForestParams { trees: 20, max_depth: 6, inputs_per_split: 2, ..ForestParams::default() })
}

fn learners() -> [Method; 3] {
    [Method::Logistic(LogisticParams::default()), forest(), boosting()]
}

fn two_thirds() -> Vec<usize> {
    (0..CLIENTS).filter(|row| row % 3 != 0).collect()
}

/// The same to the bit; names the first row that is not.
fn assert_same(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_eq!(found.to_bits(), expected.to_bits(), "row {row}: {found} is not {expected}");
    }
}

fn auc(margins: &[f64], target: &[bool]) -> f64 {
    let of = |class: bool| margins.iter().zip(target).filter(move |(_, t)| **t == class).map(|(m, _)| *m);
    let pairs =
        of(true).flat_map(|default| of(false).map(move |repaid| f64::from(u8::from(default > repaid))));
    let pairs: Vec<f64> = pairs.collect();
    pairs.iter().sum::<f64>() / pairs.len() as f64
}

#[test]
fn every_method_ranks_clients_that_it_never_saw_under_every_treatment() {
    let clients = Clients::new();
    let held: Vec<usize> = (0..CLIENTS).filter(|row| row % 3 == 0).collect();
    let outcomes: Vec<bool> = held.iter().map(|&row| clients.target[row]).collect();
    for method in learners() {
        for imbalance in TREATMENTS {
            let model = clients.fit(&two_thirds(), method, imbalance).unwrap().model;
            let found = auc(&model.margins(&clients.matrix.select(&held)), &outcomes);
            assert!(found > 0.75, "{method:?} with {imbalance:?}: AUC {found}");
        }
    }
}

#[test]
fn treatments_that_even_the_classes_raise_every_methods_margins() {
    let clients = Clients::new();
    let mean = |method, imbalance| {
        let margins = clients.fit(&two_thirds(), method, imbalance).unwrap().model.margins(&clients.matrix);
        margins.iter().sum::<f64>() / CLIENTS as f64
    };
    let defaults = clients.target.iter().filter(|default| **default).count() as f64;
    let odds = (CLIENTS as f64 - defaults) / defaults;
    for method in learners() {
        let untreated = mean(method, Imbalance::None);
        for imbalance in &TREATMENTS[1..] {
            let raised = mean(method, *imbalance) - untreated;
            assert!((raised - odds.ln()).abs() < 0.5, "{method:?} with {imbalance:?}: {raised}");
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_model_on_one_thread_and_on_many() {
    let clients = Clients::new();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for method in learners() {
        for imbalance in TREATMENTS {
            let many = clients.fit(&two_thirds(), method, imbalance).unwrap();
            let one = pool.install(|| clients.fit(&two_thirds(), method, imbalance).unwrap());
            assert_same(&many.model.margins(&clients.matrix), &one.model.margins(&clients.matrix));
        }
    }
}

#[test]
fn nothing_is_learned_from_rows_that_are_not_given() {
    let clients = Clients::new();
    let mut other = Clients::new();
    let mut values = other.matrix.values().to_vec();
    for row in (0..CLIENTS).step_by(3) {
        other.target[row] = !other.target[row];
        values[row * WIDTH..row * WIDTH + 3].fill(1e6);
    }
    other.matrix = DesignMatrix::from_rows(values, WIDTH);
    let baseline = Method::Dummy(DummyStrategy::Prior);
    for method in [baseline, Method::Logistic(LogisticParams::default()), forest()] {
        for imbalance in TREATMENTS {
            let fitted = clients.fit(&two_thirds(), method, imbalance).unwrap().model;
            let again = other.fit(&two_thirds(), method, imbalance).unwrap().model;
            assert_same(&fitted.margins(&clients.matrix), &again.margins(&clients.matrix));
        }
    }
}

#[test]
fn after_smote_a_client_with_holes_scores_exactly_as_the_client_filled_in() {
    let clients = Clients::new();
    let rows = two_thirds();
    let fills = Fills::learn(&clients.matrix, &rows, &clients.encoding);
    let filled = (0..CLIENTS).flat_map(|row| fills.fill(clients.matrix.row(row)).collect::<Vec<_>>());
    let filled = DesignMatrix::from_rows(filled.collect(), WIDTH);
    for method in learners() {
        let model = clients.fit(&rows, method, Imbalance::Smote).unwrap().model;
        assert_same(&model.margins(&clients.matrix), &model.margins(&filled));
    }
    // Learnt from rows with holes, trees send them their own way.
    let model = clients.fit(&rows, boosting(), Imbalance::None).unwrap().model;
    let (with, without) = (model.margins(&clients.matrix), model.margins(&filled));
    assert!((0..CLIENTS).any(|row| with[row].to_bits() != without[row].to_bits()));
}

#[test]
fn a_missing_category_after_smote_is_the_one_that_stood_in() {
    let clients = Clients::new();
    let model = clients.fit(&two_thirds(), forest(), Imbalance::Smote).unwrap().model;
    let fills = Fills::learn(&clients.matrix, &two_thirds(), &clients.encoding);
    for row in 0..CLIENTS {
        let mut values = clients.matrix.row(row).to_vec();
        values[3] = f32::NAN;
        let missing = DesignMatrix::from_rows(values.clone(), WIDTH);
        values[3] = fills.values()[3];
        assert_same(&model.margins(&missing), &model.margins(&DesignMatrix::from_rows(values, WIDTH)));
    }
}

#[test]
fn a_row_scores_alone_as_among_others() {
    let clients = Clients::new();
    let stratified = Method::Dummy(DummyStrategy::Stratified);
    for method in learners().into_iter().chain([stratified]) {
        let model = clients.fit(&two_thirds(), method, Imbalance::None).unwrap().model;
        let all = model.margins(&clients.matrix);
        for row in [0, 17, 899] {
            assert_eq!(model.margins(&clients.matrix.select(&[row])), [all[row]], "{method:?}");
        }
    }
}

#[test]
fn a_linear_models_contributions_add_up_and_average_to_zero() {
    let clients = Clients::new();
    let rows = two_thirds();
    for imbalance in TREATMENTS {
        let model = clients.fit(&rows, Method::Logistic(LogisticParams::default()), imbalance).unwrap().model;
        let Fitted::Linear(model) = model else { panic!("a logistic regression is linear") };
        for input in 0..WIDTH {
            let of = |&row: &usize| model.inputs[input].contribution(clients.matrix.row(row)[input]);
            assert!(rows.iter().map(of).sum::<f64>().abs() < 1e-9, "{imbalance:?}, input {input}");
        }
        for row in (0..CLIENTS).map(|row| clients.matrix.row(row)) {
            let sum = model.contributions(row).fold(model.base, |sum, effect| sum + effect);
            assert_eq!(sum, model.margin(row));
        }
    }
}

#[test]
fn rows_beyond_the_cap_are_sampled_and_said_to_be() {
    let clients = Clients::new();
    let rows = two_thirds();
    let capped = [
        Method::Logistic(LogisticParams { row_cap: 300, ..LogisticParams::default() }),
        Method::Forest(ForestParams { row_cap: 300, trees: 2, ..ForestParams::default() }),
    ];
    for method in capped {
        let fit = clients.fit(&rows, method, Imbalance::None).unwrap();
        assert_eq!(fit.sampled, Some(Sampled { of: 600, rows: 300 }));
    }
    assert_eq!(clients.fit(&rows, forest(), Imbalance::None).unwrap().sampled, None);
}

#[test]
fn only_trees_and_linear_models_can_be_deployed() {
    let clients = Clients::new();
    let additive =
        |method| clients.fit(&two_thirds(), method, Imbalance::None).unwrap().model.into_additive().is_some();
    assert!(additive(boosting()) && additive(Method::Logistic(LogisticParams::default())));
    assert!(!additive(forest()) && !additive(Method::Dummy(DummyStrategy::Prior)));
}

#[test]
fn early_stopping_finds_the_rounds_and_all_rows_are_learnt_from() {
    let clients = Clients::new();
    let stopping = Some(EarlyStopping { share: 0.2, patience: 5 });
    let trees = BoostingParams { eta: 0.3, early_stopping: stopping, ..BoostingParams::default() };
    let shapes =
        GlassBoxParams { rounds: 60, eta: 0.3, early_stopping: stopping, ..GlassBoxParams::default() };
    let stopped = |method| clients.fit(&two_thirds(), method, Imbalance::Weights).unwrap();
    let grown = |method| clients.fit(&two_thirds(), method, Imbalance::Weights).unwrap().model;
    let fit = stopped(Method::Boosting(trees));
    let rounds = fit.rounds.unwrap();
    assert!((1..trees.trees).contains(&rounds), "{rounds} rounds");
    assert_eq!(
        fit.model,
        grown(Method::Boosting(BoostingParams { trees: rounds, early_stopping: None, ..trees }))
    );
    let fit = stopped(Method::GlassBox(shapes));
    let rounds = fit.rounds.unwrap();
    assert!((1..60).contains(&rounds), "{rounds} rounds");
    assert_eq!(fit.model, grown(Method::GlassBox(GlassBoxParams { rounds, early_stopping: None, ..shapes })));
}

#[test]
fn rows_that_cannot_be_learnt_from_are_refused_with_the_remedy() {
    let clients = Clients::new();
    let repaid: Vec<usize> = (0..CLIENTS).filter(|&row| !clients.target[row]).take(50).collect();
    let error = clients.fit(&repaid, forest(), Imbalance::None).unwrap_err().to_string();
    assert!(
        error.contains("50 rows to learn from hold 0 defaults") && error.contains("fewer folds"),
        "{error}"
    );
    let default = clients.target.iter().position(|default| *default).unwrap();
    let one = [repaid, vec![default]].concat();
    let stopping = Some(EarlyStopping { share: 0.2, patience: 5 });
    let watching = Method::Boosting(BoostingParams { early_stopping: stopping, ..BoostingParams::default() });
    let error = clients.fit(&one, watching, Imbalance::None).unwrap_err().to_string();
    assert!(error.contains("1 rows of the rarer outcome"), "{error}");
    let error = clients.fit(&one, boosting(), Imbalance::Smote).unwrap_err().to_string();
    assert!(error.contains("training rows hold 1"), "{error}");
}
