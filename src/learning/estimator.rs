//! One door to all methods.

use thiserror::Error;

use super::additive_model::AdditiveModel;
use super::boosting::{BoostedTrees, BoostingTask, Watched, boost, glass_box};
use super::dummy::Dummy;
use super::forest::Forest;
use super::linear_design::Clients;
use super::linear_model::LinearModel;
use super::logistic;
use super::matrix::DesignMatrix;
use super::problem::Problem;
use super::resampling::{RealRows, Training};
use super::sample::{Sample, Sampled, capped, of_each_class, set_aside};
use super::trees::Ensemble;
use crate::config::{BoostingParams, EarlyStopping, GlassBoxParams, Imbalance, Method, Specification};

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub enum Fitted {
    /// The baseline.
    Dummy(Dummy),
    /// Trees whose values add up to the margin: gradient boosting and the glass box.
    Trees(Ensemble),
    /// One line or one value per category for every input: logistic regression.
    Linear(LinearModel),
    /// A random forest: a benchmark, that no champion is made of.
    Forest(Forest),
}

/// A fitted model and how far it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The model.
    pub model: Fitted,
    /// Rounds of boosting that it keeps, where it is boosted.
    pub rounds: Option<usize>,
    /// Where rows were left out because there were more than the method's cap.
    pub sampled: Option<Sampled>,
}

/// A fit that cannot be done; each names the remedy.
#[derive(Debug, Error)]
pub enum LearningError {
    /// One of the classes is not among the rows to learn from.
    #[error(
        "{rows} rows to learn from hold {defaults} defaults; both outcomes are needed: give more rows or fewer folds"
    )]
    OneClass {
        /// Rows to learn from.
        rows: usize,
        /// Defaults among them.
        defaults: usize,
    },
    /// Early stopping needs a row of each class to learn from and one to watch.
    #[error(
        "{rows} rows of the rarer outcome are too few to set some aside for early stopping; give more rows, fewer \
         folds, or no early_stopping"
    )]
    TooFewToWatch {
        /// Rows of the rarer class.
        rows: usize,
    },
    /// SMOTE makes defaults up between two.
    #[error(
        "SMOTE makes defaults up between two, and the training rows hold {defaults}; give more rows or another \
         treatment of the imbalance"
    )]
    TooFewToMakeUp {
        /// Defaults among the training rows.
        defaults: usize,
    },
    /// The logistic regression stopped before its optimum.
    #[error(
        "the logistic regression did not converge: the gradient is still {slope:.1e} per row; raise alpha in \
         model/recipe.toml"
    )]
    NotConverged {
        /// Largest component of the gradient of the mean loss.
        slope: f64,
    },
    /// smartcore refused.
    #[error("smartcore: {0}; check the method's values in model/recipe.toml")]
    Smartcore(#[from] smartcore::error::Failed),
}

/// Fits a specification on the given rows of a problem.
///
/// All that is learned from rows (fills, scales, categories, what is made up, when to stop) comes from `rows`
/// alone. Rows to watch are set aside first, then the imbalance is seen to among the others; the rounds found so are
/// then taken on all rows. The same arguments give the same model to the bit, whatever the number of threads.
/// `on_round` is told of every tree of a boosting.
pub fn fit(
    problem: &Problem<'_>,
    rows: &[usize],
    specification: &Specification,
    seed: u64,
    on_round: &(dyn Fn() + Sync),
) -> Result<Fit, LearningError> {
    let defaults = rows.iter().filter(|&&row| problem.target[row]).count();
    if defaults == 0 || defaults == rows.len() {
        return Err(LearningError::OneClass { rows: rows.len(), defaults });
    }
    let task = Task { problem, rows, imbalance: specification.imbalance, seed, on_round };
    match &specification.method {
        Method::Dummy(strategy) => task.dummy(*strategy),
        Method::Logistic(params) => task.logistic(params),
        Method::Forest(params) => task.forest(params),
        Method::Boosting(params) => task.boosted(Boosted::Trees(params), params.early_stopping),
        Method::GlassBox(params) => task.boosted(Boosted::Shapes(params), params.early_stopping),
    }
}

/// What a method is fitted on.
struct Task<'a> {
    problem: &'a Problem<'a>,
    rows: &'a [usize],
    imbalance: Imbalance,
    seed: u64,
    on_round: &'a (dyn Fn() + Sync),
}

/// What is boosted: the rows to learn from, and those to watch with the patience.
struct Growth<'a> {
    problem: &'a Problem<'a>,
    sample: &'a Sample,
    watched: Option<(&'a Sample, usize)>,
    seed: u64,
    on_round: &'a (dyn Fn() + Sync),
}

/// What the booster is to make.
#[derive(Clone, Copy)]
enum Boosted<'a> {
    Trees(&'a BoostingParams),
    Shapes(&'a GlassBoxParams),
}

/// Boosts trees. The only place that calls the booster.
fn grow(growth: &Growth<'_>, boosted: Boosted<'_>) -> BoostedTrees {
    let Growth { problem, sample, watched, seed, on_round } = *growth;
    let watched = watched.map(|(sample, patience)| Watched { problem, sample, patience });
    let task = BoostingTask { problem, sample, watched, seed, on_round };
    match boosted {
        Boosted::Trees(params) => boost(&task, params),
        Boosted::Shapes(params) => glass_box(&task, params),
    }
}

impl Task<'_> {
    fn dummy(&self, strategy: crate::config::DummyStrategy) -> Result<Fit, LearningError> {
        let training = self.training(self.rows, None)?;
        let made = training.made_problem(self.problem);
        let learnt = made.as_ref().unwrap_or(self.problem);
        let dummy = Dummy::fit(strategy, learnt.target, &training.sample, self.seed);
        Ok(Fit { model: Fitted::Dummy(dummy), rounds: None, sampled: None })
    }

    fn logistic(&self, params: &crate::config::LogisticParams) -> Result<Fit, LearningError> {
        let (rows, sampled) = capped(self.rows, self.problem.target, params.row_cap, self.seed);
        let training = self.training(&rows, None)?;
        let fills = training.made.as_ref().map(|made| &made.fills);
        let clients = Clients { matrix: self.problem.matrix, rows: self.rows, fills };
        let made = training.made_problem(self.problem);
        let model = logistic::fit(made.as_ref().unwrap_or(self.problem), &training.sample, params, &clients)?;
        Ok(Fit { model: Fitted::Linear(model), rounds: None, sampled })
    }

    fn forest(&self, params: &crate::config::ForestParams) -> Result<Fit, LearningError> {
        let (rows, sampled) = capped(self.rows, self.problem.target, params.row_cap, self.seed);
        let training = self.training(&rows, None)?;
        let made = training.made_problem(self.problem);
        let forest = Forest::fit(made.as_ref().unwrap_or(self.problem), &training, params, self.seed)?;
        Ok(Fit { model: Fitted::Forest(forest), rounds: None, sampled })
    }

    /// Boosts on all rows. Where it stops early, rows set aside tell how many rounds to take first.
    fn boosted(&self, boosted: Boosted<'_>, stopping: Option<EarlyStopping>) -> Result<Fit, LearningError> {
        let Some(EarlyStopping { share, patience }) = stopping else {
            return self.grown(boosted, self.rows, None);
        };
        let (learnt, watched) = self.set_aside(share)?;
        let found = self.grown(boosted, &learnt, Some((&watched, patience)))?;
        let rounds = found.rounds.unwrap_or_default();
        match boosted {
            Boosted::Trees(params) => {
                self.grown(Boosted::Trees(&BoostingParams { trees: rounds, ..*params }), self.rows, None)
            }
            Boosted::Shapes(params) => {
                self.grown(Boosted::Shapes(&GlassBoxParams { rounds, ..*params }), self.rows, None)
            }
        }
    }

    /// Boosts on some rows until the watched ones, where there are, gain nothing over so many rounds.
    fn grown(
        &self,
        boosted: Boosted<'_>,
        learnt: &[usize],
        watched: Option<(&[usize], usize)>,
    ) -> Result<Fit, LearningError> {
        let (watched, patience) = watched.unzip();
        let training = self.training(learnt, watched)?;
        let made = training.made_problem(self.problem);
        let growth = Growth {
            problem: made.as_ref().unwrap_or(self.problem),
            sample: &training.sample,
            watched: training.watched.as_ref().zip(patience),
            seed: self.seed,
            on_round: self.on_round,
        };
        let BoostedTrees { ensemble: mut trees, rounds } = grow(&growth, boosted);
        if let Some(made) = &training.made {
            // No missing value was there to learn from: it goes where what stood in for it goes.
            trees.send_missing_with(made.fills.values());
        }
        Ok(Fit { model: Fitted::Trees(trees), rounds: Some(rounds), sampled: None })
    }

    fn set_aside(&self, share: f64) -> Result<(Vec<usize>, Vec<usize>), LearningError> {
        let (defaults, repaid) = of_each_class(self.rows, self.problem.target);
        match defaults.len().min(repaid.len()) {
            rarer @ ..2 => Err(LearningError::TooFewToWatch { rows: rarer }),
            _ => Ok(set_aside(self.rows, self.problem.target, share, self.seed)),
        }
    }

    fn training(&self, learnt: &[usize], watched: Option<&[usize]>) -> Result<Training, LearningError> {
        Training::prepare(self.problem, RealRows { learnt, watched }, self.imbalance, self.seed)
    }
}

impl Fitted {
    /// The margin (log-odds before calibration) of every row of a matrix; a row's margin is the same alone and among
    /// others.
    #[must_use]
    pub fn margins(&self, matrix: &DesignMatrix) -> Vec<f64> {
        match self {
            Self::Dummy(dummy) => dummy.margins(matrix),
            Self::Trees(trees) => (0..matrix.rows()).map(|row| trees.margin(matrix.row(row))).collect(),
            Self::Linear(model) => (0..matrix.rows()).map(|row| model.margin(matrix.row(row))).collect(),
            Self::Forest(forest) => forest.margins(matrix),
        }
    }

    /// The model that can be deployed, where this is one: trees or linear, whose contributions can be told.
    #[must_use]
    pub fn into_additive(self) -> Option<AdditiveModel> {
        match self {
            Self::Trees(trees) => Some(AdditiveModel::Trees(trees)),
            Self::Linear(model) => Some(AdditiveModel::Linear(model)),
            Self::Dummy(_) | Self::Forest(_) => None,
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests;
