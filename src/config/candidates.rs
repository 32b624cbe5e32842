//! The candidates of a recipe: for every method the values of its hyperparameters that are tried.

use serde::{Deserialize, Serialize};

use super::methods::{
    BoostingParams, DummyStrategy, EarlyStopping, ForestParams, GlassBoxParams, Imbalance, LogisticParams,
    Method, Specification,
};
use super::possible::{distinct, some};

/// The kinds of candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateKind {
    /// Looks at no input: the baseline.
    Dummy,
    /// Logistic regression.
    Logistic,
    /// Explainable boosting machine: one curve per input.
    GlassBox,
    /// Random forest: a benchmark, which cannot be deployed.
    Forest,
    /// Gradient boosting.
    Boosting,
}

impl CandidateKind {
    /// All kinds, from the simplest to the most complex: the order where a recipe states none.
    pub const ALL: [Self; 5] = [Self::Dummy, Self::Logistic, Self::GlassBox, Self::Forest, Self::Boosting];

    /// The word of the recipe.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dummy => "dummy",
            Self::Logistic => "logistic",
            Self::GlassBox => "glass_box",
            Self::Forest => "forest",
            Self::Boosting => "boosting",
        }
    }

    /// Whether it has a shape that a champion can have: the baseline and the forest have none.
    #[must_use]
    pub const fn can_be_champion(self) -> bool {
        matches!(self, Self::Logistic | Self::GlassBox | Self::Boosting)
    }
}

/// What is tried: a method is a candidate where its table is there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(default = "Candidates::none")]
pub struct Candidates {
    /// The baseline.
    pub dummy: Option<DummyGrid>,
    /// Logistic regression.
    pub logistic: Option<LogisticGrid>,
    /// Explainable boosting machine.
    pub glass_box: Option<GlassBoxGrid>,
    /// Random forest.
    pub forest: Option<ForestGrid>,
    /// Gradient boosting.
    pub boosting: Option<BoostingGrid>,
}

impl Default for Candidates {
    /// Every method with its defaults.
    fn default() -> Self {
        Self {
            dummy: Some(DummyGrid::default()),
            logistic: Some(LogisticGrid::default()),
            glass_box: Some(GlassBoxGrid::default()),
            forest: Some(ForestGrid::default()),
            boosting: Some(BoostingGrid::default()),
        }
    }
}

impl Candidates {
    const fn none() -> Self {
        Self { dummy: None, logistic: None, glass_box: None, forest: None, boosting: None }
    }

    /// The kinds that are tried, in the order of [`CandidateKind::ALL`].
    #[must_use]
    pub fn kinds(&self) -> Vec<CandidateKind> {
        CandidateKind::ALL.into_iter().filter(|kind| !self.grid(*kind, None).is_empty()).collect()
    }

    /// All combinations of a kind's values, in the order of its keys, the last key moving fastest.
    #[must_use]
    pub fn grid(&self, kind: CandidateKind, early_stopping: Option<EarlyStopping>) -> Vec<Specification> {
        match kind {
            CandidateKind::Dummy => self.dummy.as_ref().map(DummyGrid::combinations),
            CandidateKind::Logistic => self.logistic.as_ref().map(LogisticGrid::combinations),
            CandidateKind::GlassBox => self.glass_box.as_ref().map(|grid| grid.combinations(early_stopping)),
            CandidateKind::Forest => self.forest.as_ref().map(ForestGrid::combinations),
            CandidateKind::Boosting => self.boosting.as_ref().map(|grid| grid.combinations(early_stopping)),
        }
        .unwrap_or_default()
    }
}

/// Every entry once for each value: what was there moves slowest.
fn expand<P: Copy, V: Copy>(from: Vec<P>, values: &[V], set: impl Fn(&mut P, V)) -> Vec<P> {
    let with = |params: P| values.iter().map(move |value| (params, *value)).collect::<Vec<_>>();
    from.into_iter()
        .flat_map(with)
        .map(|(mut params, value)| {
            set(&mut params, value);
            params
        })
        .collect()
}

fn specifications<P: Copy>(
    params: &[P],
    imbalance: &[Imbalance],
    method: impl Fn(P) -> Method,
) -> Vec<Specification> {
    let of = |imbalance: Imbalance| params.iter().map(move |params| (imbalance, *params));
    let all = imbalance.iter().flat_map(|imbalance| of(*imbalance));
    all.map(|(imbalance, params)| Specification { method: method(params), imbalance }).collect()
}

/// What the baseline tries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DummyGrid {
    /// How it answers.
    #[serde(deserialize_with = "distinct")]
    pub strategy: Vec<DummyStrategy>,
}

impl Default for DummyGrid {
    fn default() -> Self {
        Self { strategy: vec![DummyStrategy::Prior] }
    }
}

impl DummyGrid {
    fn combinations(&self) -> Vec<Specification> {
        specifications(&self.strategy, &[Imbalance::None], Method::Dummy)
    }
}

/// What logistic regression tries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogisticGrid {
    /// What is done about the imbalance.
    #[serde(deserialize_with = "distinct")]
    pub imbalance: Vec<Imbalance>,
    /// L2 penalty.
    #[serde(deserialize_with = "some::not_negative")]
    pub alpha: Vec<f64>,
}

impl Default for LogisticGrid {
    fn default() -> Self {
        Self { imbalance: vec![Imbalance::None], alpha: vec![LogisticParams::default().alpha] }
    }
}

impl LogisticGrid {
    fn combinations(&self) -> Vec<Specification> {
        let params = expand(vec![LogisticParams::default()], &self.alpha, |p, v| p.alpha = v);
        specifications(&params, &self.imbalance, Method::Logistic)
    }
}

/// What the explainable boosting machine tries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the hyperparameters of GlassBoxParams, each with the values to try")]
pub struct GlassBoxGrid {
    #[serde(deserialize_with = "distinct")]
    pub imbalance: Vec<Imbalance>,
    #[serde(deserialize_with = "some::trees")]
    pub rounds: Vec<usize>,
    #[serde(deserialize_with = "some::share")]
    pub eta: Vec<f64>,
    #[serde(deserialize_with = "some::leaves")]
    pub max_leaves: Vec<usize>,
    #[serde(deserialize_with = "some::not_negative")]
    pub min_child_weight: Vec<f64>,
    #[serde(deserialize_with = "some::share")]
    pub subsample: Vec<f64>,
    #[serde(deserialize_with = "some::not_negative")]
    pub lambda: Vec<f64>,
    #[serde(deserialize_with = "some::bins")]
    pub max_bin: Vec<usize>,
}

impl Default for GlassBoxGrid {
    fn default() -> Self {
        let usual = GlassBoxParams::default();
        Self {
            imbalance: vec![Imbalance::None],
            rounds: vec![usual.rounds],
            eta: vec![usual.eta],
            max_leaves: vec![usual.max_leaves],
            min_child_weight: vec![usual.min_child_weight],
            subsample: vec![usual.subsample],
            lambda: vec![usual.lambda],
            max_bin: vec![usual.max_bin],
        }
    }
}

impl GlassBoxGrid {
    fn combinations(&self, early_stopping: Option<EarlyStopping>) -> Vec<Specification> {
        let all = vec![GlassBoxParams { early_stopping, ..GlassBoxParams::default() }];
        let all = expand(all, &self.rounds, |p, v| p.rounds = v);
        let all = expand(all, &self.eta, |p, v| p.eta = v);
        let all = expand(all, &self.max_leaves, |p, v| p.max_leaves = v);
        let all = expand(all, &self.min_child_weight, |p, v| p.min_child_weight = v);
        let all = expand(all, &self.subsample, |p, v| p.subsample = v);
        let all = expand(all, &self.lambda, |p, v| p.lambda = v);
        let all = expand(all, &self.max_bin, |p, v| p.max_bin = v);
        specifications(&all, &self.imbalance, Method::GlassBox)
    }
}

/// What the random forest tries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the hyperparameters of ForestParams, each with the values to try")]
pub struct ForestGrid {
    #[serde(deserialize_with = "distinct")]
    pub imbalance: Vec<Imbalance>,
    #[serde(deserialize_with = "some::trees")]
    pub trees: Vec<usize>,
    #[serde(deserialize_with = "some::depth")]
    pub max_depth: Vec<u16>,
    #[serde(deserialize_with = "some::count")]
    pub min_samples_leaf: Vec<usize>,
    #[serde(deserialize_with = "some::count")]
    pub inputs_per_split: Vec<usize>,
    #[serde(deserialize_with = "some::count")]
    pub row_cap: Vec<usize>,
}

impl Default for ForestGrid {
    fn default() -> Self {
        let usual = ForestParams::default();
        Self {
            imbalance: vec![Imbalance::None],
            trees: vec![usual.trees],
            max_depth: vec![usual.max_depth],
            min_samples_leaf: vec![usual.min_samples_leaf],
            inputs_per_split: vec![usual.inputs_per_split],
            row_cap: vec![usual.row_cap],
        }
    }
}

impl ForestGrid {
    fn combinations(&self) -> Vec<Specification> {
        let all = expand(vec![ForestParams::default()], &self.trees, |p, v| p.trees = v);
        let all = expand(all, &self.max_depth, |p, v| p.max_depth = v);
        let all = expand(all, &self.min_samples_leaf, |p, v| p.min_samples_leaf = v);
        let all = expand(all, &self.inputs_per_split, |p, v| p.inputs_per_split = v);
        let all = expand(all, &self.row_cap, |p, v| p.row_cap = v);
        specifications(&all, &self.imbalance, Method::Forest)
    }
}

/// What gradient boosting tries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the hyperparameters of BoostingParams, each with the values to try")]
pub struct BoostingGrid {
    #[serde(deserialize_with = "distinct")]
    pub imbalance: Vec<Imbalance>,
    #[serde(deserialize_with = "some::trees")]
    pub trees: Vec<usize>,
    #[serde(deserialize_with = "some::share")]
    pub eta: Vec<f64>,
    #[serde(deserialize_with = "some::leaves")]
    pub max_leaves: Vec<usize>,
    #[serde(deserialize_with = "some::not_negative")]
    pub min_child_weight: Vec<f64>,
    #[serde(deserialize_with = "some::share")]
    pub subsample: Vec<f64>,
    #[serde(deserialize_with = "some::share")]
    pub colsample_bytree: Vec<f64>,
    #[serde(deserialize_with = "some::not_negative")]
    pub lambda: Vec<f64>,
    #[serde(deserialize_with = "some::bins")]
    pub max_bin: Vec<usize>,
}

impl Default for BoostingGrid {
    fn default() -> Self {
        let usual = BoostingParams::default();
        Self {
            imbalance: vec![Imbalance::None],
            trees: vec![usual.trees],
            eta: vec![usual.eta],
            max_leaves: vec![usual.max_leaves],
            min_child_weight: vec![usual.min_child_weight],
            subsample: vec![usual.subsample],
            colsample_bytree: vec![usual.colsample_bytree],
            lambda: vec![usual.lambda],
            max_bin: vec![usual.max_bin],
        }
    }
}

impl BoostingGrid {
    fn combinations(&self, early_stopping: Option<EarlyStopping>) -> Vec<Specification> {
        let all = vec![BoostingParams { early_stopping, ..BoostingParams::default() }];
        let all = expand(all, &self.trees, |p, v| p.trees = v);
        let all = expand(all, &self.eta, |p, v| p.eta = v);
        let all = expand(all, &self.max_leaves, |p, v| p.max_leaves = v);
        let all = expand(all, &self.min_child_weight, |p, v| p.min_child_weight = v);
        let all = expand(all, &self.subsample, |p, v| p.subsample = v);
        let all = expand(all, &self.colsample_bytree, |p, v| p.colsample_bytree = v);
        let all = expand(all, &self.lambda, |p, v| p.lambda = v);
        let all = expand(all, &self.max_bin, |p, v| p.max_bin = v);
        specifications(&all, &self.imbalance, Method::Boosting)
    }
}
