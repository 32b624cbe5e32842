//! What counts for the model over all clients, in figures and pictures in which no client stands alone.

use serde::{Deserialize, Serialize};

use super::model::Importance;
use crate::explanation::{Dependence, Stability, Swarm, SwarmAxis};
use crate::features::{Direction, Theme, Unit};
use crate::judging::CostEstimate;

/// What counts for the model beyond the mean of each feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GlobalExplanation {
    /// Clients that swarms, dependences, permutation and stability are made from.
    pub sampled: usize,
    /// Every theme, the heaviest first.
    pub themes: Vec<ThemeImportance>,
    /// How few features carry how much.
    pub concentration: Concentration,
    /// The bins that the swarms share, in points.
    pub axis: SwarmAxis,
    /// The heaviest features, client by client but counted together.
    pub swarms: Vec<FeatureSwarm>,
    /// How the points of the heaviest features go with their values.
    pub dependences: Vec<FeatureDependence>,
    /// Which pairs of features change each other's effect.
    pub interactions: Interactions,
    /// What is lost where a feature says nothing more.
    pub permutation: Permutation,
    /// Whether the models of the folds find the same features important.
    pub stability: FoldStability,
}

/// What a theme weighs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ThemeImportance {
    /// The theme.
    pub theme: Theme,
    /// Mean over the training clients of the absolute sum of its features' points.
    pub mean_points: f64,
    /// Its features among the inputs of the model.
    pub features: usize,
}

/// How few features carry how much of the summed mean absolute points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concentration {
    /// Features that carry half.
    pub half: usize,
    /// Features that carry 90 %.
    pub nine_tenths: usize,
    /// Features that move no client's score.
    pub without_effect: usize,
}

/// The swarm of one feature, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureSwarm {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Its clients.
    pub swarm: Swarm,
}

/// The dependence of one feature, in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureDependence {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Which way risk must move with its value in this model.
    pub direction: Direction,
    /// Of a nominal feature: its categories by code.
    pub categories: Vec<String>,
    /// Its values and points.
    pub dependence: Dependence,
}

/// Which pairs of features change each other's effect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interactions {
    /// Clients that they were computed for.
    pub clients: usize,
    /// Pairs that the model asks for together.
    pub pairs: usize,
    /// The strongest pairs.
    pub strongest: Vec<Interaction>,
}

/// What a pair of features moves beyond the effects of each alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    /// Their names in the catalogue.
    pub features: [String; 2],
    /// Mean absolute interaction, both halves of the pair together, in points at the mean slope of the calibration.
    pub mean_points: f64,
}

/// What is lost where a feature says nothing more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Permutation {
    /// How often each feature was shuffled.
    pub shuffles: usize,
    /// How many of the heaviest features both orders are compared on.
    pub compared: usize,
    /// Spearman's rank correlation of the fall of the AUC with the mean absolute points, on them.
    pub agreement: Option<f64>,
    /// Features that a model of a fold reads, from the largest fall of the AUC to the smallest: it varies less from
    /// shuffle to shuffle than the cost, which only moves where a client crosses the limit.
    pub features: Vec<FeaturePermutation>,
}

/// What is lost where one feature is shuffled among clients, out of fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeaturePermutation {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Rise of the business cost, with the paired standard error over clients.
    pub cost_rise: CostEstimate,
    /// Fall of the AUC.
    pub auc_fall: f64,
}

/// Whether the models of the folds find the same features important.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoldStability {
    /// How far they agree.
    pub agreement: Stability,
    /// The ranks of the heaviest features.
    pub ranks: Vec<FeatureRanks>,
}

/// The ranks that the models of the folds give to a feature, 1 for the heaviest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureRanks {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// The best of them.
    pub best: f64,
    /// The worst of them.
    pub worst: f64,
}

impl GlobalExplanation {
    /// What permutation found for a feature.
    #[must_use]
    pub fn permuted(&self, feature: &str) -> Option<&FeaturePermutation> {
        self.permutation.features.iter().find(|one| one.feature == feature)
    }
}

/// The importance of a feature and its place, 1 for the heaviest.
pub(super) fn heaviest(importance: &[Importance], most: usize) -> &[Importance] {
    let weighing = importance.iter().take(most).take_while(|one| one.mean_points > 0.0).count();
    &importance[..weighing]
}
