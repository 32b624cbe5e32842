//! What `model/recipe.toml` asks for.

mod methods;
mod recipe;

pub use methods::{
    BoostingParams, DummyStrategy, EarlyStopping, ForestParams, GlassBoxParams, Imbalance, LogisticParams,
    Method, Specification,
};
pub use recipe::{CostMatrix, Recipe, RecipeError, ValidRecipe};
