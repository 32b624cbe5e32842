//! Random forest, by smartcore.

use std::sync::Arc;

use smartcore::ensemble::random_forest_regressor::{RandomForestRegressor, RandomForestRegressorParameters};
use smartcore::error::Failed;
use smartcore::linalg::basic::matrix::DenseMatrix;

use super::dummy::SURE;
use super::estimator::LearningError;
use super::imputation::Fills;
use super::log_odds::logit;
use super::matrix::{DesignMatrix, EncodedInput};
use super::problem::Problem;
use super::resampling::Training;
use crate::config::ForestParams;

type Regressor = RandomForestRegressor<f32, f64, DenseMatrix<f32>, Vec<f64>>;

/// A forest of regression trees on outcomes of 0 and 1: the mean of their leaves is a probability.
///
/// smartcore's classifier gives classes only. Weights enter as chances of being drawn into a tree's bootstrap.
#[derive(Debug, Clone)]
pub struct Forest {
    /// Shared, since smartcore's forest cannot be copied.
    forest: Arc<Regressor>,
    reading: ForestReading,
}

impl PartialEq for Forest {
    fn eq(&self, other: &Self) -> bool {
        self.forest == other.forest && self.reading == other.reading
    }
}

/// How clients are laid out for a forest, learned from the training part: numeric inputs with the median for what
/// is missing; categories by their rank in share of defaults, missing among them, which for trees on two
/// outcomes loses no split into two sets (Breiman et al., Classification and Regression Trees, 1984, 4.2.2).
#[derive(Debug, Clone, PartialEq)]
struct ForestReading {
    fills: Fills,
    /// For a nominal input, the rank of every code, missing last.
    ranks: Vec<Option<Vec<f32>>>,
}

impl Forest {
    /// Grows the trees; the same arguments give the same forest.
    pub(super) fn fit(
        learnt: &Problem<'_>,
        training: &Training,
        params: &ForestParams,
        seed: u64,
    ) -> Result<Self, LearningError> {
        let sample = &training.sample;
        let reading =
            ForestReading::learn(learnt, &sample.rows, training.made.as_ref().map(|made| &made.fills));
        let matrix = reading.lay_out(learnt.matrix, &sample.rows)?;
        let outcomes: Vec<f64> =
            sample.rows.iter().map(|&row| f64::from(u8::from(learnt.target[row]))).collect();
        let parameters = RandomForestRegressorParameters::default()
            .with_n_trees(params.trees)
            .with_max_depth(params.max_depth)
            .with_min_samples_leaf(params.min_samples_leaf)
            .with_m(params.inputs_per_split)
            .with_seed(seed);
        let forest = if sample.is_even() {
            Regressor::fit(&matrix, &outcomes, parameters)
        } else {
            Regressor::fit_with_weights(&matrix, &outcomes, &sample.weights, parameters)
        };
        Ok(Self { forest: Arc::new(forest?), reading })
    }

    /// The margin of every row: the log-odds of the mean leaf, held a millionth from 0 and 1.
    #[must_use]
    pub fn margins(&self, matrix: &DesignMatrix) -> Vec<f64> {
        let rows: Vec<usize> = (0..matrix.rows()).collect();
        let laid_out = self.reading.lay_out(matrix, &rows);
        // The only fault that smartcore knows here is a forest that was never fitted.
        let means = laid_out.and_then(|matrix| self.forest.predict(&matrix)).unwrap_or_default();
        means.into_iter().map(|mean| logit(mean.clamp(SURE, 1.0 - SURE))).collect()
    }
}

impl ForestReading {
    /// `fills` where the rows are imputed already: a missing category then counts as the one that stood in.
    fn learn(learnt: &Problem<'_>, rows: &[usize], fills: Option<&Fills>) -> Self {
        let imputed = fills.is_some();
        let fills = fills.cloned().unwrap_or_else(|| Fills::learn(learnt.matrix, rows, learnt.encoding));
        let nominal = |(input, of): (usize, &EncodedInput)| {
            let categories = of.categories.as_ref()?.len();
            let mut ranks = ranks(learnt, rows, input, categories);
            if imputed {
                ranks[categories] = ranks[(fills.values()[input] as usize).min(categories)];
            }
            Some(ranks)
        };
        let ranks = learnt.encoding.inputs.iter().enumerate().map(nominal).collect();
        Self { fills, ranks }
    }

    fn lay_out(&self, matrix: &DesignMatrix, rows: &[usize]) -> Result<DenseMatrix<f32>, Failed> {
        let mut cells = Vec::with_capacity(rows.len() * matrix.width());
        for &row in rows {
            let inputs = self.fills.fill(matrix.row(row)).zip(matrix.row(row)).zip(&self.ranks);
            cells.extend(inputs.map(|((filled, value), ranks)| match ranks {
                Some(ranks) if value.is_nan() => ranks[ranks.len() - 1],
                Some(ranks) => ranks[(*value as usize).min(ranks.len() - 1)],
                None => filled,
            }));
        }
        DenseMatrix::new(rows.len(), matrix.width(), cells, false)
    }
}

/// The rank of every code, missing last, by share of defaults; codes without rows have the share of all.
fn ranks(learnt: &Problem<'_>, rows: &[usize], input: usize, categories: usize) -> Vec<f32> {
    let mut counts = vec![(0_usize, 0_usize); categories + 1];
    let mut all = 0;
    for &row in rows {
        let value = learnt.matrix.row(row)[input];
        let code = if value.is_nan() { categories } else { (value as usize).min(categories) };
        counts[code].0 += 1;
        counts[code].1 += usize::from(learnt.target[row]);
        all += usize::from(learnt.target[row]);
    }
    let overall = all as f64 / rows.len() as f64;
    let share = |code: usize| match counts[code] {
        (0, _) => overall,
        (rows, defaults) => defaults as f64 / rows as f64,
    };
    let mut order: Vec<usize> = (0..=categories).collect();
    order.sort_by(|&a, &b| share(a).total_cmp(&share(b)));
    let mut ranks = vec![0.0; categories + 1];
    for (rank, code) in order.into_iter().enumerate() {
        ranks[code] = rank as f32;
    }
    ranks
}
