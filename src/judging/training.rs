//! A training: candidates searched, the best chosen, judged on rows that no choice saw, and fitted on all rows.

use thiserror::Error;

use super::calibration::Calibration;
use super::choice::{Choice, ChoiceError, Contender};
use super::cross_validation::OutOfFold;
use super::guard::{
    Bounds, Finding, InputScreen, LeakageReport, SEPARATOR, Separator, Shift, TrainAndTest,
    compare_with_test, duplicates_across_folds, screen_inputs,
};
use super::judgement::{Judgement, judge};
use super::outer::{OuterTask, Split, Verdict, settled};
use super::progress::{Progress, Stage};
use super::search::{
    FitStore, KeptModel, Plan, SearchError, SearchTask, TrialResult, cross_validate, search,
};
use super::studied::{StudyReport, fits, studied};
use crate::config::{CandidateKind, Specification, ValidRecipe};
use crate::features::{Direction, FeatureTable};
use crate::learning::{
    AdditiveModel, DesignMatrix, Encoding, LearningError, Problem, Sampled, fit, stratified_folds,
};

/// Fewest new clients that are compared with the training ones.
const FEWEST: usize = 100;

/// What is trained on.
pub struct TrainingTask<'a> {
    /// Clients whose outcome is known.
    pub table: &'a FeatureTable,
    /// New clients, to be compared with them.
    pub newcomers: Option<&'a FeatureTable>,
    /// The recipe.
    pub recipe: &'a ValidRecipe,
    /// Where finished fits of the search are kept.
    pub store: Option<&'a FitStore>,
    /// Is told how it goes on.
    pub progress: &'a (dyn Fn(Progress) + Sync),
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
    /// What gives to suspect a leak.
    pub leakage: LeakageReport,
    /// What was looked into beside the champion.
    pub studies: StudyReport,
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
    pub model: AdditiveModel,
    /// The models of its cross-validation, in the order of the folds: the one at `k` never saw fold `k`.
    pub fold_models: Vec<AdditiveModel>,
    /// Calibration that is deployed.
    pub calibration: Calibration,
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
    /// The champion's margins do not rise with risk.
    #[error(
        "candidate {candidate:?} costs least, and yet its margins do not rise with risk out of fold: nothing was \
         learnt; give more rows, or other inputs"
    )]
    NothingLearnt {
        /// Its word in the recipe.
        candidate: &'static str,
    },
    /// The champion is better than an honest one is known to be, and the recipe does not accept it.
    #[error(
        "{place}: the AUC of the champion passes the guard's bound: find the leak, or accept it with \
             accepted_because = \"…\" in [guard]"
    )]
    Suspicious {
        /// File and line of the guard's bounds.
        place: String,
        /// What gives to suspect a leak.
        report: Box<LeakageReport>,
    },
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
    let part =
        |rows: &[usize]| (matrix.select(rows), rows.iter().map(|&row| target[row]).collect::<Vec<bool>>());
    let (seen, seen_target) = part(&split.development);
    let (unseen, unseen_target) = part(&split.outer);
    let development = Problem::new(&seen, &seen_target, &encoding, &directions);
    let outer = Problem::new(&unseen, &unseen_target, &encoding, &directions);

    let all = Problem::new(&matrix, target, &encoding, &directions);
    progress(Progress::Stage(Stage::Screening, 3));
    let folds = folds(task, &development);
    let screened = Screened::of(task, &all, &split.judged_in(&folds[0], recipe.validation.folds))?;
    let plan = Plan::of(recipe);
    let results = searched(task, &development, &folds, &plan)?;
    let choice = Choice::among(&results, &recipe.complexity)?;
    let verdicts = judged(task, (&development, &outer), (&choice, &results))?;
    let verdict = &verdicts[choice.champion];
    let leakage = screened.report(verdict.seen_auc, verdict.auc.auc);
    if leakage.stops_the_champion() && recipe.guard.accepted_because.is_none() {
        return Err(TrainingError::Suspicious { place: recipe.place("[guard]"), report: Box::new(leakage) });
    }
    let best = &results[choice.contenders[choice.champion].trial];
    let champion = deployed(task, &all, best)?;
    progress(Progress::Stage(
        Stage::Studies,
        fits(recipe.studies, &development, &best.out_of_fold[0].fold_of),
    ));
    let studies = studied(task, (&development, &split.development), best)?;
    Ok(Training {
        encoding,
        directions,
        matrix,
        split,
        plan,
        results,
        choice,
        verdicts,
        leakage,
        studies,
        champion,
    })
}

/// What the inputs show before any fit.
struct Screened {
    inputs: InputScreen,
    duplicates: Option<Finding>,
    shift: Option<Shift>,
    bounds: Bounds,
}

impl Screened {
    /// `judged_in` is the part of every row, among whose others nothing of it is learnt.
    fn of(task: &TrainingTask<'_>, all: &Problem<'_>, judged_in: &[usize]) -> Result<Self, TrainingError> {
        let TrainingTask { table, newcomers, recipe, progress, .. } = *task;
        let guard = &recipe.guard;
        let bounds = Bounds {
            auc: guard.auc,
            single_input: guard.input_auc,
            gap: guard.gap,
            shift_of_input: guard.input_shift,
            shift_of_model: guard.model_shift,
            ..Bounds::default()
        };
        let inputs = screen_inputs(all, &table.ids, &bounds);
        progress(Progress::Step);
        let duplicates = duplicates_across_folds(all.matrix, all.target, judged_in);
        progress(Progress::Step);
        let newcomers =
            newcomers.and_then(|table| all.encoding.encode(table)).filter(|new| new.rows() >= FEWEST);
        let shift = newcomers.map(|new| {
            let rows = TrainAndTest { train: all.matrix, test: &new, encoding: all.encoding };
            compare_with_test(rows, Separator { seed: recipe.seed, ..SEPARATOR }, &bounds)
        });
        progress(Progress::Step);
        Ok(Self { inputs, duplicates, shift: shift.transpose()?, bounds })
    }

    fn report(self, seen_auc: f64, outer_auc: f64) -> LeakageReport {
        let report = LeakageReport::new(self.inputs, self.duplicates, seen_auc, outer_auc, self.bounds);
        match self.shift {
            Some(shift) => report.with_shift(shift),
            None => report,
        }
    }
}

/// A verdict on the outer rows for the best trial of every candidate.
fn judged(
    task: &TrainingTask<'_>,
    (development, outer): (&Problem<'_>, &Problem<'_>),
    (choice, results): (&Choice, &[TrialResult]),
) -> Result<Vec<Verdict>, SearchError> {
    let TrainingTask { recipe, progress, .. } = *task;
    progress(Progress::Stage(Stage::Outer, choice.contenders.len()));
    let outer_task = OuterTask { development, outer, recipe };
    let verdict = |contender: &Contender| {
        let name = format!("outer-{}", contender.kind.word());
        let verdict =
            FitStore::remembered(task.store, &name, || outer_task.verdict(&results[contender.trial]))?;
        if let Some(Sampled { of, rows }) = verdict.sampled {
            let word = verdict.kind.word();
            progress(Progress::Note(format!(
                "candidate {word:?} learns from {rows} of {of} rows: its row_cap"
            )));
        }
        progress(Progress::Step);
        Ok(verdict)
    };
    choice.contenders.iter().map(verdict).collect()
}

/// The folds of the development rows, one set per repeat.
fn folds(task: &TrainingTask<'_>, development: &Problem<'_>) -> Vec<Vec<usize>> {
    let (validation, seed) = (&task.recipe.validation, task.recipe.seed);
    let repeats = 0..validation.repeats as u64;
    repeats
        .map(|repeat| stratified_folds(development.target, validation.folds, seed.wrapping_add(repeat)))
        .collect()
}

fn searched(
    task: &TrainingTask<'_>,
    development: &Problem<'_>,
    folds: &[Vec<usize>],
    plan: &Plan,
) -> Result<Vec<TrialResult>, SearchError> {
    let TrainingTask { recipe, progress, .. } = *task;
    let validation = &recipe.validation;
    let fits = plan.len() * validation.folds * validation.repeats;
    progress(Progress::Stage(Stage::Search, fits));
    if let Some(finished) = task.store.map(FitStore::len).filter(|finished| *finished > 0) {
        progress(Progress::Note(format!("{finished} of {fits} fits were finished before")));
    }
    let step = || progress(Progress::Step);
    let search_task =
        SearchTask { problem: development, folds, seed: recipe.seed, store: task.store, on_fit: &step };
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
    progress(Progress::Stage(Stage::Deployment, folds + 1));
    let fold_of = [stratified_folds(all.target, folds, recipe.seed)];
    let step = || progress(Progress::Step);
    let search_task =
        SearchTask { problem: all, folds: &fold_of, seed: recipe.seed, store: task.store, on_fit: &step };
    let (result, fold_models) = cross_validate(&search_task, best.trial, recipe.costs)?;
    let out_of_fold = result.out_of_fold[0].clone();
    let judgement = judge(&out_of_fold, all.target, recipe.costs);
    let kind = best.trial.kind;
    let nothing = || TrainingError::NothingLearnt { candidate: kind.word() };
    let calibration = judgement.calibration.clone().map_err(|_| nothing())?;
    let specification = settled(&result);
    let rows: Vec<usize> = (0..all.target.len()).collect();
    let model = FitStore::remembered(task.store, "model", || {
        let fitted = fit(all, &rows, &specification, recipe.seed, &|| ())?;
        Ok::<_, TrainingError>(KeptModel::of(fitted.model, all.encoding))
    })?;
    let model = model.and_then(|model| model.read(all.encoding)).ok_or_else(nothing)?;
    let fold_models = fold_models.into_iter().collect::<Option<Vec<_>>>();
    let fold_models = fold_models.ok_or_else(nothing)?;
    progress(Progress::Step);
    Ok(TrainedModel { kind, specification, model, fold_models, calibration, out_of_fold, judgement })
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
        Some(name) => Err(TrainingError::UnknownFeature { place: recipe.place(name), name: name.clone() }),
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
