//! A training: candidates searched, the best chosen, judged on rows that no choice saw, and fitted on all rows.

use thiserror::Error;

use super::calibration::CalibrationError;
use super::choice::{Choice, ChoiceError};
use super::cross_validation::OutOfFold;
use super::judgement::{Judgement, judge};
use super::outer::{OuterTask, Split, Verdict, settled};
use super::progress::{Progress, Stage};
use super::search::{FitStore, Plan, SearchError, SearchTask, TrialResult, search};
use crate::config::{CandidateKind, Specification, ValidRecipe};
use crate::features::{Direction, FeatureTable};
use crate::learning::{DesignMatrix, Encoding, Fitted, LearningError, Problem, fit, stratified_folds};

/// What is trained on.
pub struct TrainingTask<'a> {
    /// Clients whose outcome is known.
    pub table: &'a FeatureTable,
    /// The recipe.
    pub recipe: &'a ValidRecipe,
    /// Where finished fits of the search are kept.
    pub store: Option<&'a FitStore>,
    /// Is told how it goes on.
    pub progress: &'a dyn Progress,
}

/// All that a training found.
pub struct Training {
    /// Order of the inputs and codes of the categories.
    pub encoding: Encoding,
    /// Which way risk must move with each input.
    pub directions: Vec<Direction>,
    /// All rows, as estimators read them.
    pub matrix: DesignMatrix,
    /// Which rows development saw, and which judged it.
    pub split: Split,
    /// What was planned.
    pub plan: Plan,
    /// What every trial is worth, on the development rows.
    pub results: Vec<TrialResult>,
    /// The champion among the candidates.
    pub choice: Choice,
    /// One verdict per contender of the choice, on the outer rows.
    pub verdicts: Vec<Verdict>,
    /// The champion.
    pub champion: TrainedModel,
}

impl Training {
    /// The trial that became the champion.
    #[must_use]
    pub fn champion_trial(&self) -> &TrialResult {
        &self.results[self.choice.contenders[self.choice.champion].trial]
    }
}

/// The champion fitted on all rows, and the judgement of its like out of fold.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainedModel {
    /// Which candidate it is.
    pub kind: CandidateKind,
    /// What was fitted.
    pub specification: Specification,
    /// The model.
    pub model: Fitted,
    /// Fold and margin of every row, from models that never saw it.
    pub out_of_fold: OutOfFold,
    /// Calibration, threshold, and the cross-fitted ones that judge.
    pub judgement: Judgement,
}

/// A training that cannot be done; each names the remedy.
#[derive(Debug, Error)]
pub enum TrainingError {
    /// The applications have no outcome.
    #[error("the training applications have no TARGET; train on application_train")]
    NoTarget,
    /// A class has fewer rows than are needed.
    #[error(
        "only {rows} rows are of one class, and {needed} are needed for {folds} folds beside the outer rows; give more \
         rows, or fewer folds in [validation]"
    )]
    TooFewRows {
        /// Rows of the rarer class.
        rows: usize,
        /// Rows needed.
        needed: usize,
        /// Folds asked for.
        folds: usize,
    },
    /// A name in `excluded_features` that no feature has.
    #[error("{place}: excluded_features names {name:?}, which is no feature; see the catalogue")]
    UnknownFeature {
        /// File and line.
        place: String,
        /// The name.
        name: String,
    },
    /// The design matrix could not be laid out.
    #[error("the features of the training rows do not fit their own encoding; this is a fault of Clairscore")]
    Encoding,
    /// The search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// No champion can be chosen.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// A fit went wrong.
    #[error(transparent)]
    Learning(#[from] LearningError),
    /// The champion's margins could not be calibrated.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
}

/// Searches, chooses, judges and fits.
pub fn train(task: &TrainingTask<'_>) -> Result<Training, TrainingError> {
    let TrainingTask { table, recipe, progress, .. } = *task;
    let target = table.target.as_deref().ok_or(TrainingError::NoTarget)?;
    check(table, target, recipe)?;
    let encoding = Encoding::fit(table, &recipe.excluded_features);
    let matrix = encoding.encode(table).ok_or(TrainingError::Encoding)?;
    let directions = directions(table, &encoding, recipe.monotone);
    let split = Split::of(target, recipe);
    let part = |rows: &[usize]| (matrix.select(rows), rows.iter().map(|&row| target[row]).collect::<Vec<bool>>());
    let (seen, seen_target) = part(&split.development);
    let (unseen, unseen_target) = part(&split.outer);
    let development = Problem::new(&seen, &seen_target, &encoding, &directions);
    let outer = Problem::new(&unseen, &unseen_target, &encoding, &directions);

    let plan = Plan::of(recipe);
    let results = searched(task, &development, &plan)?;
    let choice = Choice::among(&results, &recipe.complexity)?;
    progress.stage(Stage::Outer, choice.contenders.len());
    let outer_task = OuterTask { development: &development, outer: &outer, recipe };
    let verdicts = choice
        .contenders
        .iter()
        .map(|contender| {
            let verdict = outer_task.verdict(&results[contender.trial]);
            progress.step();
            verdict
        })
        .collect::<Result<Vec<Verdict>, SearchError>>()?;
    let all = Problem::new(&matrix, target, &encoding, &directions);
    let champion = deployed(task, &all, &results[choice.contenders[choice.champion].trial])?;
    Ok(Training { encoding, directions, matrix, split, plan, results, choice, verdicts, champion })
}

fn searched(
    task: &TrainingTask<'_>,
    development: &Problem<'_>,
    plan: &Plan,
) -> Result<Vec<TrialResult>, SearchError> {
    let TrainingTask { recipe, progress, .. } = *task;
    let validation = &recipe.validation;
    let repeats = 0..validation.repeats as u64;
    let folds: Vec<Vec<usize>> = repeats
        .map(|repeat| {
            stratified_folds(development.target, validation.folds, recipe.seed.wrapping_add(repeat))
        })
        .collect();
    progress.stage(Stage::Search, plan.len() * validation.folds * validation.repeats);
    let step = || progress.step();
    let search_task = SearchTask {
        problem: development,
        folds: &folds,
        seed: recipe.seed,
        store: task.store,
        on_fit: &step,
    };
    search(&search_task, plan, recipe.costs)
}

/// The champion's like out of fold on all rows, for calibration and threshold; then the champion on all rows.
fn deployed(
    task: &TrainingTask<'_>,
    all: &Problem<'_>,
    best: &TrialResult,
) -> Result<TrainedModel, TrainingError> {
    let TrainingTask { recipe, progress, .. } = *task;
    let folds = recipe.validation.folds;
    progress.stage(Stage::Deployment, folds + 1);
    let fold_of = [stratified_folds(all.target, folds, recipe.seed)];
    let step = || progress.step();
    let search_task =
        SearchTask { problem: all, folds: &fold_of, seed: recipe.seed, store: None, on_fit: &step };
    let plan = Plan::again(best.trial);
    let result = search(&search_task, &plan, recipe.costs)?.remove(0);
    let out_of_fold = result.out_of_fold[0].clone();
    let judgement = judge(&out_of_fold, all.target, recipe.costs)?;
    let specification = settled(&result);
    let rows: Vec<usize> = (0..all.target.len()).collect();
    let model = fit(all, &rows, &specification, recipe.seed, &|| ())?.model;
    progress.step();
    Ok(TrainedModel { kind: best.trial.kind, specification, model, out_of_fold, judgement })
}

fn check(table: &FeatureTable, target: &[bool], recipe: &ValidRecipe) -> Result<(), TrainingError> {
    let defaults = target.iter().filter(|default| **default).count();
    let rows = defaults.min(target.len() - defaults);
    let folds = recipe.validation.folds;
    // Every fold, and every part of it that is set aside, must keep a row of each class.
    let needed = (2.0 * folds as f64 / (1.0 - recipe.validation.outer_share)).ceil() as usize;
    if rows < needed {
        return Err(TrainingError::TooFewRows { rows, needed, folds });
    }
    let unknown = |name: &&String| !table.columns.iter().any(|column| column.feature.name == **name);
    match recipe.excluded_features.iter().find(unknown) {
        Some(name) => {
            Err(TrainingError::UnknownFeature { place: recipe.place(name), name: name.clone() })
        }
        None => Ok(()),
    }
}

fn directions(table: &FeatureTable, encoding: &Encoding, monotone: bool) -> Vec<Direction> {
    let direction = |name: &str| {
        let column = table.column(name);
        column.filter(|column| monotone && !column.feature.is_categorical()).map(|c| c.feature.direction)
    };
    encoding.inputs.iter().map(|input| direction(&input.feature).unwrap_or(Direction::Free)).collect()
}
