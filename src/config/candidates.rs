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
            CandidateKind::Logistic => {
                self.logistic.as_ref().map(|grid| grid.combinations(LogisticParams::default()))
            }
            CandidateKind::GlassBox => self.glass_box.as_ref().map(|grid| {
                grid.combinations(GlassBoxParams { early_stopping, ..GlassBoxParams::default() })
            }),
            CandidateKind::Forest => {
                self.forest.as_ref().map(|grid| grid.combinations(ForestParams::default()))
            }
            CandidateKind::Boosting => self.boosting.as_ref().map(|grid| {
                grid.combinations(BoostingParams { early_stopping, ..BoostingParams::default() })
            }),
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

/// Declares what a method tries: for each of its hyperparameters the values, without them the usual one.
macro_rules! grid {
    ($(#[$about:meta])* $name:ident of $params:ident for $method:ident;
     $($key:ident: $kind:ty = $reader:literal;)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// What is done about the imbalance.
            #[serde(deserialize_with = "distinct")]
            pub imbalance: Vec<Imbalance>,
            $(
                #[doc = concat!("Values of [`", stringify!($params), "::", stringify!($key), "`].")]
                #[serde(deserialize_with = $reader)]
                pub $key: Vec<$kind>,
            )*
        }

        impl Default for $name {
            fn default() -> Self {
                let usual = $params::default();
                Self { imbalance: vec![Imbalance::None], $($key: vec![usual.$key],)* }
            }
        }

        impl $name {
            /// All combinations; what has no key here is as in `start`.
            fn combinations(&self, start: $params) -> Vec<Specification> {
                let all = vec![start];
                $(let all = expand(all, &self.$key, |params, value| params.$key = value);)*
                specifications(&all, &self.imbalance, Method::$method)
            }
        }
    };
}

grid! {
    /// What logistic regression tries.
    LogisticGrid of LogisticParams for Logistic;
    alpha: f64 = "some::not_negative";
}

grid! {
    /// What the explainable boosting machine tries.
    GlassBoxGrid of GlassBoxParams for GlassBox;
    rounds: usize = "some::trees";
    eta: f64 = "some::share";
    max_leaves: usize = "some::leaves";
    min_child_weight: f64 = "some::not_negative";
    subsample: f64 = "some::share";
    lambda: f64 = "some::not_negative";
    max_bin: usize = "some::bins";
}

grid! {
    /// What the random forest tries.
    ForestGrid of ForestParams for Forest;
    trees: usize = "some::trees";
    max_depth: u16 = "some::depth";
    min_samples_leaf: usize = "some::count";
    inputs_per_split: usize = "some::count";
    row_cap: usize = "some::count";
}

grid! {
    /// What gradient boosting tries.
    BoostingGrid of BoostingParams for Boosting;
    trees: usize = "some::trees";
    eta: f64 = "some::share";
    max_leaves: usize = "some::leaves";
    min_child_weight: f64 = "some::not_negative";
    subsample: f64 = "some::share";
    colsample_bytree: f64 = "some::share";
    lambda: f64 = "some::not_negative";
    max_bin: usize = "some::bins";
}
