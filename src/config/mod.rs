//! What `model/recipe.toml` and the options of a drift report ask for.

mod candidates;
mod drift;
mod methods;
mod mlflow;
mod possible;
mod recipe;

pub use candidates::{
    BoostingGrid, CandidateKind, Candidates, DummyGrid, ForestGrid, GlassBoxGrid, LogisticGrid,
};
pub use drift::{ColumnKind, DriftMethod, DriftOptions};
pub use methods::{
    BoostingParams, DummyStrategy, EarlyStopping, ForestParams, GlassBoxParams, Imbalance, LogisticParams,
    Method, Specification,
};
pub use mlflow::{Mlflow, server_address};
pub use recipe::{
    CostMatrix, Guard, Recipe, RecipeError, Search, Strategy, Studies, ValidRecipe, Validation,
};
