//! The methods that can be candidates, each with its hyperparameters.

use serde::{Deserialize, Serialize};

use super::possible::a;

/// What is fitted: a method with its hyperparameters, and what is done about the imbalance of the classes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Specification {
    /// The method.
    pub method: Method,
    /// What is done about the imbalance.
    pub imbalance: Imbalance,
}

impl Specification {
    /// The same with exactly so many rounds of boosting, where it is boosted and they are known.
    #[must_use]
    pub fn with_rounds(mut self, rounds: Option<usize>) -> Self {
        match (&mut self.method, rounds) {
            (Method::Boosting(params), Some(rounds)) => {
                (params.trees, params.early_stopping) = (rounds, None);
            }
            (Method::GlassBox(params), Some(rounds)) => {
                (params.rounds, params.early_stopping) = (rounds, None);
            }
            _ => {}
        }
        self
    }
}

/// A way of learning, with its hyperparameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Looks at no input: the baseline.
    Dummy(DummyStrategy),
    /// Logistic regression on imputed, scaled and one-hot inputs.
    Logistic(LogisticParams),
    /// An additive model of one curve per input, found by cyclic boosting (an explainable boosting machine).
    GlassBox(GlassBoxParams),
    /// Random forest.
    Forest(ForestParams),
    /// Gradient boosting of trees.
    Boosting(BoostingParams),
}

/// How the baseline answers, as scikit-learn's `DummyClassifier` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DummyStrategy {
    /// The share of defaults, for everybody.
    Prior,
    /// A draw of the outcome with the share of defaults.
    Stratified,
}

/// What is done about the imbalance of the classes, on the training part of a fold only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Imbalance {
    /// Nothing: the threshold alone answers for the costs.
    None,
    /// Defaults weigh as much in all as repaid loans.
    Weights,
    /// Repaid loans are drawn, without replacement, until there are as many as defaults.
    Undersampling,
    /// Defaults are made up between neighbouring ones, until there are as many as repaid loans.
    Smote,
}

impl Imbalance {
    /// The word of the recipe.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Weights => "weights",
            Self::Undersampling => "undersampling",
            Self::Smote => "smote",
        }
    }
}

/// Hyperparameters of the logistic regression.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogisticParams {
    /// L2 penalty on the coefficients of scaled inputs: `alpha / 2` times the sum of their squares stands beside the
    /// mean log loss over the rows (scikit-learn's `C` is `1 / (alpha · rows)`).
    pub alpha: f64,
    /// Most rows that it learns from; where there are more, so many are drawn, classes kept in proportion. A row
    /// takes 8 bytes per column (some 400 columns: 100,000 rows, 0.3 GB).
    pub row_cap: usize,
}

impl Default for LogisticParams {
    fn default() -> Self {
        Self { alpha: 0.001, row_cap: 100_000 }
    }
}

/// Hyperparameters of the explainable boosting machine.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GlassBoxParams {
    /// Most rounds; a round boosts every input once.
    pub rounds: usize,
    /// Learning rate.
    pub eta: f64,
    /// Most leaves of one step on one input.
    pub max_leaves: usize,
    /// Least Hessian sum of a leaf.
    pub min_child_weight: f64,
    /// Share of rows drawn for each round.
    pub subsample: f64,
    /// L2 penalty on leaf weights.
    pub lambda: f64,
    /// Histogram bins per input.
    pub max_bin: usize,
    /// Stops where rows set aside gain nothing more.
    pub early_stopping: Option<EarlyStopping>,
}

impl Default for GlassBoxParams {
    fn default() -> Self {
        Self {
            rounds: 20,
            eta: 0.03,
            max_leaves: 3,
            min_child_weight: 10.0,
            subsample: 0.8,
            lambda: 30.0,
            max_bin: 63,
            early_stopping: None,
        }
    }
}

/// Hyperparameters of the random forest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ForestParams {
    /// Number of trees.
    pub trees: usize,
    /// Deepest level.
    pub max_depth: u16,
    /// Least number of rows in a leaf.
    pub min_samples_leaf: usize,
    /// Inputs tried at each split.
    pub inputs_per_split: usize,
    /// Most rows that it learns from; where there are more, so many are drawn, classes kept in proportion.
    pub row_cap: usize,
}

impl Default for ForestParams {
    fn default() -> Self {
        Self { trees: 60, max_depth: 10, min_samples_leaf: 20, inputs_per_split: 20, row_cap: 16_000 }
    }
}

/// Hyperparameters of the gradient boosting, under XGBoost's names.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BoostingParams {
    /// Most trees.
    pub trees: usize,
    /// Learning rate.
    pub eta: f64,
    /// Most leaves a tree may have (trees grow leaf by leaf, the best gain first).
    pub max_leaves: usize,
    /// Least Hessian sum of a leaf.
    pub min_child_weight: f64,
    /// Share of rows drawn for each tree.
    pub subsample: f64,
    /// Share of inputs drawn for each tree.
    pub colsample_bytree: f64,
    /// L2 penalty on leaf weights.
    pub lambda: f64,
    /// Histogram bins per input.
    pub max_bin: usize,
    /// Stops where rows set aside gain nothing more.
    pub early_stopping: Option<EarlyStopping>,
}

impl Default for BoostingParams {
    fn default() -> Self {
        Self {
            trees: 300,
            eta: 0.05,
            max_leaves: 15,
            min_child_weight: 10.0,
            subsample: 0.8,
            colsample_bytree: 0.5,
            lambda: 10.0,
            max_bin: 255,
            early_stopping: None,
        }
    }
}

/// When to stop adding trees: rows set aside from the training part, never those of the fold that judges, tell how
/// many rounds to take; then all rows of the training part are learnt from for so many rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlyStopping {
    /// Share of the training rows set aside, classes kept in proportion.
    #[serde(deserialize_with = "a::part")]
    pub share: f64,
    /// Rounds without a lower log loss on them after which to stop; the best round counts.
    #[serde(deserialize_with = "a::count")]
    pub patience: usize,
}
