//! What `model/recipe.toml` asks for.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::methods::BoostingParams;

/// How the model is to be trained and judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipe {
    /// Seed of every draw.
    pub seed: u64,
    /// Number of cross-validation folds.
    pub folds: usize,
    /// Features that are not inputs, by name.
    pub excluded_features: Vec<String>,
    /// Whether risk must move in the catalogue's direction where credit sense has one.
    pub monotone: bool,
    /// What wrong decisions cost.
    pub costs: CostMatrix,
    /// Hyperparameters of the gradient boosting.
    pub booster: BoostingParams,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            seed: 20_261_124,
            folds: 5,
            excluded_features: Vec::new(),
            monotone: true,
            costs: CostMatrix::default(),
            booster: BoostingParams::default(),
        }
    }
}

/// What wrong decisions cost, in units of one good client refused.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostMatrix {
    /// A defaulter accepted.
    pub false_negative: f64,
    /// A good client refused.
    pub false_positive: f64,
}

impl Default for CostMatrix {
    fn default() -> Self {
        Self { false_negative: 10.0, false_positive: 1.0 }
    }
}

impl CostMatrix {
    /// The threshold that decision theory gives for exact probabilities: `FP / (FP + FN)`.
    ///
    /// Source: Elkan, The Foundations of Cost-Sensitive Learning (IJCAI 2001).
    #[must_use]
    pub fn theoretical_threshold(&self) -> f64 {
        self.false_positive / (self.false_positive + self.false_negative)
    }

    /// Cost of one decision.
    #[must_use]
    pub const fn of_decision(&self, favourable: bool, default: bool) -> f64 {
        match (favourable, default) {
            (true, true) => self.false_negative,
            (false, false) => self.false_positive,
            _ => 0.0,
        }
    }
}

/// A recipe whose values have been checked; training takes nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidRecipe(Recipe);

/// A recipe that cannot be used; each names the file, the place and the remedy.
#[derive(Debug, Error)]
pub enum RecipeError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {cause}")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is not TOML, or a key is unknown or of the wrong type (the cause shows the line).
    #[error("{file}: {cause}")]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What the parser said, with line and column.
        cause: toml::de::Error,
    },
    /// A value outside its range.
    #[error("{file}: {key} = {found} is not possible; it must be {remedy}")]
    OutOfRange {
        /// The file.
        file: PathBuf,
        /// The key.
        key: &'static str,
        /// The value found.
        found: String,
        /// What is possible.
        remedy: &'static str,
    },
}

impl Recipe {
    /// Reads a recipe; keys that it does not name take their defaults.
    pub fn read(file: &Path) -> Result<ValidRecipe, RecipeError> {
        let text = fs::read_to_string(file)
            .map_err(|cause| RecipeError::Unreadable { file: file.to_owned(), cause })?;
        let recipe: Self =
            toml::from_str(&text).map_err(|cause| RecipeError::Malformed { file: file.to_owned(), cause })?;
        recipe.check(file)
    }

    /// Checks every value; `file` is named in the error.
    pub fn check(self, file: &Path) -> Result<ValidRecipe, RecipeError> {
        let b = &self.booster;
        let share = "above 0 and at most 1";
        let rules: [(bool, &'static str, String, &'static str); 11] = [
            ((2..=20).contains(&self.folds), "folds", self.folds.to_string(), "from 2 to 20"),
            (
                positive(self.costs.false_negative),
                "costs.false_negative",
                self.costs.false_negative.to_string(),
                "above 0",
            ),
            (
                positive(self.costs.false_positive),
                "costs.false_positive",
                self.costs.false_positive.to_string(),
                "above 0",
            ),
            ((1..=10_000).contains(&b.trees), "booster.trees", b.trees.to_string(), "from 1 to 10000"),
            (in_share(b.eta), "booster.eta", b.eta.to_string(), share),
            (
                (2..=1024).contains(&b.max_leaves),
                "booster.max_leaves",
                b.max_leaves.to_string(),
                "from 2 to 1024",
            ),
            (
                b.min_child_weight >= 0.0 && b.min_child_weight.is_finite(),
                "booster.min_child_weight",
                b.min_child_weight.to_string(),
                "0 or more",
            ),
            (in_share(b.subsample), "booster.subsample", b.subsample.to_string(), share),
            (in_share(b.colsample_bytree), "booster.colsample_bytree", b.colsample_bytree.to_string(), share),
            (b.lambda >= 0.0 && b.lambda.is_finite(), "booster.lambda", b.lambda.to_string(), "0 or more"),
            ((2..=65_535).contains(&b.max_bin), "booster.max_bin", b.max_bin.to_string(), "from 2 to 65535"),
        ];
        for (holds, key, found, remedy) in rules {
            if !holds {
                return Err(RecipeError::OutOfRange { file: file.to_owned(), key, found, remedy });
            }
        }
        Ok(ValidRecipe(self))
    }
}

impl std::ops::Deref for ValidRecipe {
    type Target = Recipe;

    fn deref(&self) -> &Recipe {
        &self.0
    }
}

fn positive(value: f64) -> bool {
    value > 0.0 && value.is_finite()
}

fn in_share(value: f64) -> bool {
    value > 0.0 && value <= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ValidRecipe, RecipeError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recipe.toml");
        fs::write(&file, text).unwrap();
        Recipe::read(&file)
    }

    #[test]
    fn what_is_not_said_takes_its_default() {
        let recipe = read("folds = 4\n[booster]\ntrees = 10\n").unwrap();
        assert_eq!((recipe.folds, recipe.booster.trees), (4, 10));
        assert_eq!(recipe.costs, CostMatrix::default());
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = read("folds = 4\nfold = 3\n").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("`fold`"), "{error}");
    }

    #[test]
    fn an_impossible_value_is_named_with_what_is_possible() {
        let error = read("[booster]\neta = 0.0\n").unwrap_err().to_string();
        assert!(error.contains("booster.eta = 0") && error.contains("above 0 and at most 1"), "{error}");
    }
}
