//! What is looked into beside the champion.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::progress::Progress;
use super::search::{FitStore, TrialResult};
use super::studies::{
    Comparison, FreedDirections, Freeing, LearningPoint, LeftOut, NeighboursTarget, SexFromInputs, Study,
    TableLeftOut, another_seed, cost_of_being_without, cost_of_directions, cost_of_leaving_out,
    cost_of_leaving_table_out, derived_from, doubling_sizes, learning_curve, neighbours_target, sets_to_free,
    sex_from_inputs, tables_to_leave_out,
};
use super::training::{TrainingError, TrainingTask};
use crate::config::Studies;
use crate::features::Direction;
use crate::learning::{LearningError, Problem};
use crate::tables::Table;

/// Rows of the first point of the learning curve.
const FIRST_ROWS: usize = 5_000;
/// Folds of the learning curve, of leaving one table out after the other, and of freeing one direction so.
const FEW_FOLDS: usize = 2;

/// Studies on the development rows with the champion's specification; what the recipe leaves out is empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StudyReport {
    /// Another seed against the champion's: what chance alone changes.
    pub another_seed: Option<Comparison>,
    /// All directions freed at once.
    pub directions: Option<FreedDirections>,
    /// The directions of each theme freed.
    pub directions_by_theme: Vec<FreedDirections>,
    /// One direction freed after the other.
    pub each_direction: Vec<FreedDirections>,
    /// What it costs that CODE_GENDER is no input.
    pub without_gender: Option<LeftOut>,
    /// Features whose formula reads CODE_GENDER.
    pub derived_from_gender: Vec<String>,
    /// What it would cost to leave out NAME_FAMILY_STATUS and what derives from it.
    pub without_family_status: Option<LeftOut>,
    /// How well the inputs tell the sex.
    pub sex: Option<SexFromInputs>,
    /// How much more rows help.
    pub learning_curve: Vec<LearningPoint>,
    /// What the mean outcome of the nearest clients would add.
    pub neighbours_target: Option<NeighboursTarget>,
    /// What it costs to leave one table out after the other.
    pub without_tables: Vec<TableLeftOut>,
}

/// Fits that the studies take, about.
pub(super) fn fits(studies: Studies, problem: &Problem<'_>, fold_of: &[usize]) -> usize {
    let folds = fold_of.iter().max().map_or(0, |last| last + 1);
    let inputs = if studies.inputs { 4 * folds + directed(problem) * folds } else { 0 };
    let curve =
        if studies.learning_curve { FEW_FOLDS * doubling_sizes(fold_of, FIRST_ROWS).len() } else { 0 };
    let each = if studies.each_direction {
        FEW_FOLDS * (1 + sets_to_free(problem, Freeing::Inputs) + sets_to_free(problem, Freeing::Themes))
    } else {
        0
    };
    let neighbours = if studies.neighbours_target { folds } else { 0 };
    let tables = if studies.tables { FEW_FOLDS * tables_to_leave_out(problem).len() } else { 0 };
    inputs + curve + each + neighbours + tables
}

/// 1 where a direction is asked of an input.
fn directed(problem: &Problem<'_>) -> usize {
    usize::from(problem.directions.iter().any(|direction| *direction != Direction::Free))
}

/// Does the studies that the recipe asks for.
pub(super) fn studied(
    task: &TrainingTask<'_>,
    development: (&Problem<'_>, &[usize]),
    best: &TrialResult,
) -> Result<StudyReport, TrainingError> {
    let (problem, rows) = development;
    let TrainingTask { table, recipe, progress, .. } = *task;
    let on_fit = || progress(Progress::Step);
    let study = Study {
        problem,
        specification: &best.trial.specification,
        fold_of: &best.out_of_fold[0].fold_of,
        costs: recipe.costs,
        seed: recipe.seed,
        on_fit: &on_fit,
    };
    let mut report = StudyReport::default();
    if recipe.studies.inputs {
        let gender: Vec<Option<&str>> = rows.iter().map(|&row| table.gender[row]).collect();
        inputs((&study, task.store), best, &gender, &mut report)?;
    }
    if recipe.studies.learning_curve {
        let sizes = doubling_sizes(study.fold_of, FIRST_ROWS);
        report.learning_curve =
            kept(task.store, "learning_curve", || learning_curve(&study, FEW_FOLDS, &sizes))?;
    }
    if recipe.studies.each_direction && directed(problem) > 0 {
        let base = study.held_out(FEW_FOLDS)?;
        let freed = |name, freeing| kept(task.store, name, || cost_of_directions(&study, &base, freeing));
        report.directions_by_theme = freed("directions_by_theme", Freeing::Themes)?;
        report.each_direction = freed("each_direction", Freeing::Inputs)?;
    }
    if recipe.studies.neighbours_target {
        let base = study.with_margins(&best.out_of_fold[0].margins);
        report.neighbours_target =
            kept(task.store, "neighbours_target", || neighbours_target(&study, &base))?;
    }
    if recipe.studies.tables {
        report.without_tables = without_tables((&study, task.store), best)?;
    }
    Ok(report)
}

fn without_tables(
    (study, store): (&Study<'_>, Option<&FitStore>),
    best: &TrialResult,
) -> Result<Vec<TableLeftOut>, TrainingError> {
    let base = study.with_margins_of(&best.out_of_fold[0].margins, FEW_FOLDS);
    let without = |table: Table| {
        let name = format!("without_{}", table.file_stem());
        kept(store, &name, || cost_of_leaving_table_out(study, &base, table))
    };
    tables_to_leave_out(study.problem).into_iter().map(without).collect()
}

/// A study that an earlier run has finished, or this one.
fn kept<T: Serialize + DeserializeOwned>(
    store: Option<&FitStore>,
    name: &str,
    study: impl FnOnce() -> Result<T, LearningError>,
) -> Result<T, TrainingError> {
    FitStore::remembered(store, &format!("study-{name}"), || study().map_err(TrainingError::from))
}

fn inputs(
    (study, store): (&Study<'_>, Option<&FitStore>),
    best: &TrialResult,
    gender: &[Option<&str>],
    report: &mut StudyReport,
) -> Result<(), TrainingError> {
    let base = study.with_margins(&best.out_of_fold[0].margins);
    report.another_seed = Some(kept(store, "another_seed", || another_seed(study, &base))?);
    if directed(study.problem) > 0 {
        let freed = kept(store, "directions", || cost_of_directions(study, &base, Freeing::All))?;
        report.directions = freed.into_iter().next();
    }
    report.derived_from_gender = derived_from("CODE_GENDER").into_iter().map(str::to_owned).collect();
    report.without_gender =
        Some(kept(store, "without_gender", || cost_of_being_without(study, &base, "CODE_GENDER", gender))?);
    let of_family = derived_from("NAME_FAMILY_STATUS");
    let known = |name: &&str| study.problem.encoding.inputs.iter().any(|input| input.feature == **name);
    let of_family: Vec<&str> = of_family.into_iter().filter(known).collect();
    if !of_family.is_empty() {
        report.without_family_status =
            Some(kept(store, "without_family_status", || cost_of_leaving_out(study, &base, &of_family))?);
    }
    report.sex = kept(store, "sex", || sex_from_inputs(study, gender, base.folds))?;
    Ok(())
}
