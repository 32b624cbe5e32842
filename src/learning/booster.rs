//! Gradient boosting. The only file that knows the booster crate (hessboost).

use std::ops::ControlFlow;

use hessboost::config::{GrowPolicy, Monotone, TreeMethod};
use hessboost::data::FeatureType;
use hessboost::model::ModelFormat;
use hessboost::objective::{Objective, RegLoss};
use hessboost::prelude::{BoostedModel, DMatrix, HessboostError, Iterations, Trainer, TrainingParams};
use thiserror::Error;

use super::matrix::DesignMatrix;
use super::problem::Problem;
use super::sample::Sample;
use super::xgboost_json::with_siblings_together;
use crate::config::BoostingParams;
use crate::features::Direction;

/// A training that cannot be done.
#[derive(Debug, Error)]
pub enum BoosterError {
    /// The booster refused.
    #[error("gradient boosting: {0}; check [booster] in model/recipe.toml")]
    Refused(#[from] HessboostError),
    /// The booster wrote a model that is not made of trees as XGBoost writes them.
    #[error("the booster wrote no trees in XGBoost's JSON; this version of it is not the one that is pinned")]
    Unwritten,
}

/// A fitted booster.
pub struct Booster {
    model: BoostedModel,
}

impl Booster {
    /// Fits the trees on the sample's rows; `on_round` is told of every tree.
    ///
    /// Same task, same trees, whatever the number of threads.
    pub fn fit(
        task: &Problem<'_>,
        sample: &Sample,
        params: &BoostingParams,
        seed: u64,
        on_round: &(dyn Fn() + Sync),
    ) -> Result<Self, BoosterError> {
        let data = task.rows(sample)?;
        let settings = settings(task, params, seed)?;
        let trainer = Trainer::new(&settings, &data, params.trees).on_round(|_| {
            on_round();
            ControlFlow::Continue(())
        });
        Ok(Self { model: trainer.train()?.model })
    }

    /// The margins (log-odds before calibration) of the rows of a matrix, as the booster sums them in f32.
    pub fn margins(&self, matrix: &DesignMatrix) -> Result<Vec<f32>, BoosterError> {
        Ok(self.model.predict_margin_rows(matrix.values(), Iterations::Best)?.into_vec())
    }

    /// The trees in XGBoost's JSON, in the order of nodes that XGBoost itself reads.
    pub fn to_xgboost_json(&self) -> Result<Vec<u8>, BoosterError> {
        let written = self.model.encode(ModelFormat::XgboostJson)?;
        with_siblings_together(&written).ok_or(BoosterError::Unwritten)
    }
}

impl Problem<'_> {
    fn rows(&self, sample: &Sample) -> Result<DMatrix, BoosterError> {
        let rows = &sample.rows;
        let weights: Vec<f32> = sample.weights.iter().map(|weight| *weight as f32).collect();
        let selected = self.matrix.select(rows);
        let labels: Vec<f32> = rows.iter().map(|&row| f32::from(u8::from(self.target[row]))).collect();
        let types: Vec<FeatureType> =
            self.encoding.inputs.iter().map(|input| feature_type(input.categories.is_some())).collect();
        let (height, width) = (selected.rows(), selected.width());
        Ok(DMatrix::from_dense(selected.values(), height, width)?
            .with_labels(&labels)?
            .with_feature_types(&types)?
            .with_weights(&weights)?)
    }
}

const fn feature_type(nominal: bool) -> FeatureType {
    if nominal { FeatureType::Categorical } else { FeatureType::Numerical }
}

fn settings(task: &Problem<'_>, params: &BoostingParams, seed: u64) -> Result<TrainingParams, BoosterError> {
    let monotone = task.directions.iter().map(|direction| match direction {
        Direction::RiskRises => Monotone::Increasing,
        Direction::RiskFalls => Monotone::Decreasing,
        Direction::Free => Monotone::None,
    });
    Ok(TrainingParams::builder()
        .objective(Objective::BinaryLogistic(RegLoss::default()))
        .tree_method(TreeMethod::Hist)
        .grow_policy(GrowPolicy::LossGuide)
        .unlimited_depth()
        .max_leaves(params.max_leaves)
        .eta(params.eta)
        .min_child_weight(params.min_child_weight)
        .subsample(params.subsample)
        .colsample_bytree(params.colsample_bytree)
        .lambda(params.lambda)
        .max_bin(params.max_bin)
        .monotone_constraints(monotone.collect::<Vec<_>>())
        .global_pool()
        .seed(seed)
        .build()?)
}
