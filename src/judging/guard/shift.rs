//! Whether the rows to learn from and the rows to score are of one kind.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::finding::Finding;
use super::input_auc::{Classes, InputAuc, strongest_inputs};
use super::ranked::of_every_input;
use crate::config::{BoostingParams, Imbalance, Method, Specification};
use crate::features::Direction;
use crate::judging::{auc, out_of_fold};
use crate::learning::{DesignMatrix, Encoding, LearningError, Problem};

/// Folds of the model that tells train rows from test rows.
const FOLDS: usize = 3;
/// Inputs shown.
const SHOWN: usize = 5;

/// The rows to learn from and the rows to score, laid out alike.
#[derive(Debug, Clone, Copy)]
pub struct TrainAndTest<'a> {
    /// Rows to learn from.
    pub train: &'a DesignMatrix,
    /// Rows to score.
    pub test: &'a DesignMatrix,
    /// The inputs of both.
    pub encoding: &'a Encoding,
}

/// How well train rows and test rows can be told apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// The inputs that tell most alone, the strongest first.
    pub strongest: Vec<InputAuc>,
    /// Cross-validated AUC of a model of all inputs.
    pub model_auc: f64,
    /// Train rows and test rows that this model was made with.
    pub model_rows: [usize; 2],
    /// What passes its bound. These are warnings: a table of later clients may be of another kind and honest.
    pub findings: Vec<Finding>,
}

/// The model that tells train rows from test rows.
#[derive(Debug, Clone, Copy)]
pub struct Separator<'a> {
    /// How it is fitted; a few small trees are enough.
    pub specification: &'a Specification,
    /// Most rows of each kind; where there are more, so many are drawn.
    pub most_rows: usize,
    /// Seed of the draw, the folds and the fits.
    pub seed: u64,
}

/// How new clients are told from the training ones by a model: a few small trees.
pub const SEPARATOR: Separator<'static> = Separator {
    specification: &Specification {
        method: Method::Boosting(BoostingParams {
            trees: 60,
            eta: 0.1,
            max_leaves: 15,
            min_child_weight: 10.0,
            subsample: 0.8,
            colsample_bytree: 0.5,
            lambda: 10.0,
            max_bin: 63,
            early_stopping: None,
        }),
        imbalance: Imbalance::None,
    },
    most_rows: 10_000,
    seed: 0,
};

/// Compares train rows with test rows, input by input and by a model of all inputs with three folds.
pub fn compare_with_test(
    rows: TrainAndTest<'_>,
    separator: Separator<'_>,
    bounds: &Bounds,
) -> Result<Shift, LearningError> {
    let inputs = shift_of_inputs(rows);
    let apart = tell_apart(rows, separator)?;
    let (model_auc, model_rows) = (auc(&apart.margins, &apart.is_test), apart.rows);
    let passing = inputs.iter().filter(|input| input.passes(bounds.shift_of_input, bounds.luck));
    let mut findings: Vec<Finding> = passing
        .map(|input| Finding::InputSeparatesTrainFromTest {
            feature: input.feature.clone(),
            auc: input.auc,
            reading: input.reading,
            bound: bounds.shift_of_input,
        })
        .collect();
    if model_auc > bounds.shift_of_model {
        findings.push(Finding::ModelSeparatesTrainFromTest { auc: model_auc, bound: bounds.shift_of_model });
    }
    Ok(Shift { strongest: strongest_inputs(inputs, SHOWN), model_auc, model_rows, findings })
}

fn shift_of_inputs(rows: TrainAndTest<'_>) -> Vec<InputAuc> {
    let is_test = labels(rows.train.rows(), rows.test.rows());
    let classes = Classes::new(&is_test);
    let answers = of_every_input(&[rows.train, rows.test], |input, ranked| {
        classes.of_input(rows.encoding, input, ranked)
    });
    answers.into_iter().flatten().collect()
}

/// Rows of both kinds, each with the margin of a model that never saw it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldApart {
    /// The rows drawn, those to learn from first.
    pub matrix: DesignMatrix,
    /// Whether each is one to score.
    pub is_test: Vec<bool>,
    /// What the model of the other folds thinks of each: high where it takes it for one to score.
    pub margins: Vec<f64>,
    /// Rows of each kind.
    pub rows: [usize; 2],
}

/// Has a model tell rows to score from rows to learn from, with three folds.
pub fn tell_apart(rows: TrainAndTest<'_>, separator: Separator<'_>) -> Result<ToldApart, LearningError> {
    let mut rng = ChaCha8Rng::seed_from_u64(separator.seed);
    let drawn = [rows.train, rows.test].map(|matrix| drawn(matrix.rows(), separator.most_rows, &mut rng));
    let [train, test] = [rows.train.select(&drawn[0]), rows.test.select(&drawn[1])];
    let matrix = DesignMatrix::from_rows([train.values(), test.values()].concat(), rows.encoding.width());
    let is_test = labels(train.rows(), test.rows());
    let directions = vec![Direction::Free; matrix.width()];
    let problem = Problem::new(&matrix, &is_test, rows.encoding, &directions);
    let fold_of = folds_by_content(&matrix);
    let held_out = out_of_fold(&problem, &fold_of, separator.specification, separator.seed, &|| ())?;
    let rows = [train.rows(), test.rows()];
    Ok(ToldApart { margins: held_out.margins, matrix, is_test, rows })
}

/// The fold of every row by what it holds, so that equal rows share one: of a row that both kinds have, a model that
/// learnt from its twin would think the opposite of the truth.
fn folds_by_content(matrix: &DesignMatrix) -> Vec<usize> {
    // FNV-1a over the bits of the values, its last bits mixed.
    let hash = |row: &[f32]| {
        let step =
            |hash: u64, value: &f32| (hash ^ u64::from(value.to_bits())).wrapping_mul(0x0100_0000_01b3);
        let hash = row.iter().fold(0xcbf2_9ce4_8422_2325, step);
        hash ^ (hash >> 29) ^ (hash >> 47)
    };
    (0..matrix.rows()).map(|row| (hash(matrix.row(row)) % FOLDS as u64) as usize).collect()
}

fn drawn(rows: usize, most: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut all: Vec<usize> = (0..rows).collect();
    all.shuffle(rng);
    all.truncate(most);
    all.sort_unstable();
    all
}

fn labels(train: usize, test: usize) -> Vec<bool> {
    (0..train + test).map(|row| row >= train).collect()
}
