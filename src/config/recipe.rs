//! The recipe of a training.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::candidates::{CandidateKind, Candidates};
use super::methods::{EarlyStopping, Specification};
use super::mlflow::Mlflow;
use super::possible::a;

/// How models are to be trained, compared and judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipe {
    /// Seed of every draw.
    pub seed: u64,
    /// Features that are not inputs, by name.
    pub excluded_features: Vec<String>,
    /// Whether risk must move in the catalogue's direction where credit sense has one.
    pub monotone: bool,
    /// The candidates' kinds from the simplest to the most complex.
    pub complexity: Vec<CandidateKind>,
    /// What wrong decisions cost.
    pub costs: CostMatrix,
    /// How candidates are judged.
    pub validation: Validation,
    /// Which combinations of hyperparameters are tried.
    pub search: Search,
    /// When boosting stops adding trees; without it all are grown.
    pub early_stopping: Option<EarlyStopping>,
    /// What makes a model suspicious.
    pub guard: Guard,
    /// What is looked into beside the champion.
    pub studies: Studies,
    /// What is tried.
    pub candidates: Candidates,
    /// Where the training is recorded beside its folder.
    #[serde(skip_serializing)]
    pub mlflow: Mlflow,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            seed: 20_261_124,
            excluded_features: Vec::new(),
            monotone: true,
            complexity: CandidateKind::ALL.to_vec(),
            costs: CostMatrix::default(),
            validation: Validation::default(),
            search: Search::default(),
            early_stopping: None,
            guard: Guard::default(),
            studies: Studies::default(),
            candidates: Candidates::default(),
            mlflow: Mlflow::default(),
        }
    }
}

/// How candidates are judged.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Validation {
    /// Share of the rows that no choice sees, for the figures that are quoted.
    #[serde(deserialize_with = "a::part")]
    pub outer_share: f64,
    /// Folds of the cross-validation on the other rows.
    #[serde(deserialize_with = "a::folds")]
    pub folds: usize,
    /// How often the folds are dealt anew.
    #[serde(deserialize_with = "a::repeats")]
    pub repeats: usize,
}

impl Default for Validation {
    fn default() -> Self {
        Self { outer_share: 0.2, folds: 5, repeats: 1 }
    }
}

/// Which combinations of hyperparameters are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Search {
    /// All combinations, or some.
    pub strategy: Strategy,
    /// Combinations of each candidate that a random search draws.
    #[serde(deserialize_with = "a::count")]
    pub trials: usize,
    /// Most fits of the search in all; combinations beyond are left out.
    #[serde(deserialize_with = "a::count")]
    pub budget: usize,
}

impl Default for Search {
    fn default() -> Self {
        Self { strategy: Strategy::Grid, trials: 10, budget: 1_000 }
    }
}

/// How a search goes through the combinations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Every combination.
    Grid,
    /// A draw of combinations without replacement, for each candidate.
    Random,
}

/// What makes a model suspicious of a leak or of overfitting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Guard {
    /// AUC above which a champion is refused: the first of the Kaggle competition had less.
    #[serde(deserialize_with = "a::auc")]
    pub auc: f64,
    /// AUC of a single input above which it is suspicious.
    #[serde(deserialize_with = "a::auc")]
    pub input_auc: f64,
    /// AUC on the rows learnt from less the AUC on others, above which the model overfits.
    #[serde(deserialize_with = "a::part")]
    pub gap: f64,
    /// AUC of a single input at telling new clients from the training ones, above which they differ.
    #[serde(deserialize_with = "a::auc")]
    pub input_shift: f64,
    /// AUC of a model of all inputs at the same.
    #[serde(deserialize_with = "a::auc")]
    pub model_shift: f64,
    /// Why an AUC above the bound is accepted; without a reason it stops the training.
    pub accepted_because: Option<String>,
}

impl Default for Guard {
    fn default() -> Self {
        Self {
            auc: 0.82,
            input_auc: 0.75,
            gap: 0.15,
            input_shift: 0.6,
            model_shift: 0.75,
            accepted_because: None,
        }
    }
}

/// What is looked into beside the champion; each costs further fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each study is asked for or not")]
pub struct Studies {
    /// How much more rows would help.
    pub learning_curve: bool,
    /// What the directions cost in all, CODE_GENDER, NAME_FAMILY_STATUS, and how well the inputs tell the sex.
    pub inputs: bool,
    /// What each direction costs: a fit per input that has one.
    pub each_direction: bool,
    /// What the mean outcome of the nearest clients would add as an input.
    pub neighbours_target: bool,
    /// What each table adds: two fits per table.
    pub tables: bool,
}

impl Default for Studies {
    fn default() -> Self {
        Self {
            learning_curve: true,
            inputs: true,
            each_direction: false,
            neighbours_target: false,
            tables: true,
        }
    }
}

/// What wrong decisions cost, in units of one good client refused.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostMatrix {
    /// A defaulter accepted.
    #[serde(deserialize_with = "a::positive")]
    pub false_negative: f64,
    /// A good client refused.
    #[serde(deserialize_with = "a::positive")]
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

/// A recipe that has been checked; training takes nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidRecipe {
    recipe: Recipe,
    file: PathBuf,
    text: String,
}

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
    /// The file is not TOML, or a key is unknown, of the wrong type or out of range (the cause shows the line).
    #[error("{file}: {cause}")]
    Malformed {
        /// The file.
        file: PathBuf,
        /// What the parser said, with line and column.
        cause: toml::de::Error,
    },
    /// Keys that do not fit together.
    #[error("{place}: {fault}")]
    Unfit {
        /// File and line.
        place: String,
        /// What does not fit, and the remedy.
        fault: String,
    },
}

impl Recipe {
    /// Reads a recipe; keys that it does not name take their defaults.
    pub fn read(file: &Path) -> Result<ValidRecipe, RecipeError> {
        let text = fs::read_to_string(file)
            .map_err(|cause| RecipeError::Unreadable { file: file.to_owned(), cause })?;
        Self::parse(&text, file)
    }

    /// Reads a recipe from its text; `file` is named in errors.
    pub fn parse(text: &str, file: &Path) -> Result<ValidRecipe, RecipeError> {
        let recipe: Self =
            toml::from_str(text).map_err(|cause| RecipeError::Malformed { file: file.to_owned(), cause })?;
        let valid = ValidRecipe { recipe, file: file.to_owned(), text: text.to_owned() };
        match valid.misfit() {
            Some((key, fault)) => Err(RecipeError::Unfit { place: valid.place(key), fault }),
            None => Ok(valid),
        }
    }
}

impl ValidRecipe {
    /// File and, where the text holds `words`, line: for an error that only training can find.
    #[must_use]
    pub fn place(&self, words: &str) -> String {
        let file = self.file.display();
        match self.text.lines().position(|line| line.contains(words)) {
            Some(line) => format!("{file}, line {}", line + 1),
            None => file.to_string(),
        }
    }

    /// The combinations of a candidate, as they are fitted.
    #[must_use]
    pub fn combinations(&self, kind: CandidateKind) -> Vec<Specification> {
        self.candidates.grid(kind, self.early_stopping)
    }

    /// The first keys that do not fit together, and why.
    fn misfit(&self) -> Option<(&'static str, String)> {
        let tried = self.candidates.kinds();
        if !tried.iter().any(|kind| kind.can_be_champion()) {
            let fault = "no candidate can be the champion; add [candidates.boosting], [candidates.glass_box] \
                         or [candidates.logistic]";
            return Some(("[candidates", fault.to_owned()));
        }
        let ordered: BTreeSet<CandidateKind> = self.complexity.iter().copied().collect();
        if ordered.len() < self.complexity.len() {
            return Some(("complexity", "complexity names a candidate twice; leave one out".to_owned()));
        }
        if let Some(kind) = tried.iter().find(|kind| !ordered.contains(kind)) {
            let fault = format!("complexity does not name {:?}, which is a candidate; add it", kind.word());
            return Some(("complexity", fault));
        }
        if self.guard.accepted_because.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            let fault = "accepted_because is empty; say why such an AUC is right, or leave the key out";
            return Some(("accepted_because", fault.to_owned()));
        }
        None
    }
}

impl std::ops::Deref for ValidRecipe {
    type Target = Recipe;

    fn deref(&self) -> &Recipe {
        &self.recipe
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Imbalance, Method};

    fn read(text: &str) -> Result<ValidRecipe, RecipeError> {
        Recipe::parse(text, Path::new("model/recipe.toml"))
    }

    fn refusal(text: &str) -> String {
        read(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_not_said_takes_its_default() {
        let recipe = read("seed = 4\n[validation]\nfolds = 4\n").unwrap();
        assert_eq!((recipe.seed, recipe.validation.folds, recipe.validation.repeats), (4, 4, 1));
        assert_eq!(
            (recipe.costs, recipe.candidates.kinds()),
            (CostMatrix::default(), CandidateKind::ALL.to_vec())
        );
    }

    #[test]
    fn only_the_candidates_that_stand_there_are_tried() {
        let recipe = read(
            "[candidates.boosting]\neta = [0.1, 0.05]\nmax_leaves = 7\nimbalance = [\"none\", \"smote\"]\n",
        );
        let recipe = recipe.unwrap();
        assert_eq!(recipe.candidates.kinds(), [CandidateKind::Boosting]);
        let all = recipe.combinations(CandidateKind::Boosting);
        let of = |specification: &Specification| match specification.method {
            Method::Boosting(params) => (specification.imbalance, params.eta, params.max_leaves),
            other => panic!("{other:?}"),
        };
        let (none, smote) = (Imbalance::None, Imbalance::Smote);
        let found: Vec<_> = all.iter().map(of).collect();
        assert_eq!(found, [(none, 0.1, 7), (none, 0.05, 7), (smote, 0.1, 7), (smote, 0.05, 7)]);
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        for (text, line, key) in [
            ("seed = 4\nfold = 3\n", "line 2", "`fold`"),
            ("[validation]\nfold = 3\n", "line 2", "`fold`"),
            ("seed = 1\n\n[candidates.boosting]\nleaves = 3\n", "line 4", "`leaves`"),
            ("[candidates.svm]\nc = 1\n", "line 1", "`svm`"),
            ("[early_stopping]\nshare = 0.1\nrounds = 3\n", "line 3", "`rounds`"),
        ] {
            let error = refusal(text);
            assert!(error.contains(line) && error.contains(key), "{error}");
        }
    }

    #[test]
    fn an_impossible_value_is_named_with_its_line_and_what_is_possible() {
        for (text, line, said) in [
            (
                "[candidates.boosting]\neta = 0.0\n",
                "line 2",
                "0.0 is not possible; it must be above 0 and at most 1",
            ),
            ("[candidates.boosting]\neta = [0.1, 2.0]\n", "line 2", "2.0 is not possible"),
            ("[candidates.boosting]\neta = []\n", "line 2", "leaves nothing to try"),
            ("[candidates.forest]\ntrees = [5, 5]\n", "line 2", "5 stands twice"),
            ("[costs]\nfalse_negative = -1\n", "line 2", "it must be above 0"),
            ("[validation]\nouter_share = 1.0\n", "line 2", "it must be above 0 and below 1"),
            ("[candidates.logistic]\nimbalance = [\"none\", \"rose\"]\n", "line 2", "smote"),
            ("[search]\nstrategy = \"bayes\"\n", "line 2", "random"),
            ("[guard]\nauc = 0.4\n", "line 2", "above 0.5"),
            ("[early_stopping]\nshare = 1.5\npatience = 3\n", "line 2", "below 1"),
            ("seed = 1\n[candidates.dummy]\n", "line 2", "no candidate can be the champion"),
            ("complexity = [\"boosting\"]\n", "line 1", "does not name \"dummy\""),
            ("[guard]\naccepted_because = \" \"\n", "line 2", "say why"),
        ] {
            let error = refusal(text);
            assert!(error.contains(line) && error.contains(said), "{text}: {error}");
        }
    }

    #[test]
    fn the_committed_recipe_is_sound() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/recipe.toml");
        assert_eq!(Recipe::read(&file).unwrap().candidates.kinds(), CandidateKind::ALL);
    }
}
