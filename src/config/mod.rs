//! What `model/recipe.toml` asks for.

mod candidates;
mod methods;
mod possible;
mod recipe;

pub use candidates::{
    BoostingGrid, CandidateKind, Candidates, DummyGrid, ForestGrid, GlassBoxGrid, LogisticGrid,
};
pub use methods::{
    BoostingParams, DummyStrategy, EarlyStopping, ForestParams, GlassBoxParams, Imbalance, LogisticParams,
    Method, Specification,
};
pub use recipe::{
    CostMatrix, Guard, Recipe, RecipeError, Search, Strategy, Studies, ValidRecipe, Validation,
};
