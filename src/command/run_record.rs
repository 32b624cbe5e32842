//! What a training leaves beside the champion.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Context;
use rayon::prelude::*;
use serde::Serialize;

use super::past_clients::OUTCOME;
use super::registered::{OUT_OF_FOLD, REPORT, TIMES, TIMINGS, TRIALS};
use super::stamp::moment;
use crate::champion::{Champion, sha256};
use crate::config::{Guard, Method, Recipe, Studies, ValidRecipe};
use crate::features::{FeatureTable, FeatureValues};
use crate::judging::{FitFigures, Training, TrialResult};
use crate::report::{ModelReport, TrainingTimes};
use crate::tables::{ResultColumn, write_results};

/// Keeps a run's figures in its folder: every fit of the search, what it took, the report, the times, and fold, margin and
/// probability of every row.
pub(super) fn keep_run(
    folder: &Path,
    report: &ModelReport,
    training: &Training,
    table: &FeatureTable,
) -> anyhow::Result<()> {
    let finished = moment(SystemTime::now());
    let outcome = table.target.iter().flatten().map(|default| i64::from(*default)).collect();
    keep_trials(folder, &training.results)?;
    let champion = &training.champion;
    let oof = &champion.out_of_fold;
    let columns = vec![
        ("SK_ID_CURR", ResultColumn::Integers(table.ids.clone())),
        (OUTCOME, ResultColumn::Integers(outcome)),
        ("fold", ResultColumn::Integers(oof.fold_of.iter().map(|fold| *fold as i64).collect())),
        ("margin", ResultColumn::Reals(oof.margins.clone())),
        ("probability", ResultColumn::Reals(champion.judgement.probabilities.clone())),
        ("threshold", ResultColumn::Reals(champion.judgement.thresholds.clone())),
    ];
    write_results(&folder.join(OUT_OF_FOLD), columns)?;
    keep_json(&folder.join(TIMES), &TrainingTimes::of(training, finished))?;
    keep_json(&folder.join(REPORT), report)
}

/// Writes `trials.parquet`, the same bytes for the same recipe and tables, and `timings.parquet`, which differs.
pub(super) fn keep_trials(folder: &Path, results: &[TrialResult]) -> anyhow::Result<()> {
    let fits: Vec<(&TrialResult, &FitFigures)> =
        results.iter().flat_map(|result| result.fits.iter().map(move |fit| (result, fit))).collect();
    let whole = |value: &dyn Fn(&FitFigures) -> usize| {
        ResultColumn::Integers(fits.iter().map(|(_, fit)| value(fit) as i64).collect())
    };
    let real = |value: &dyn Fn(&FitFigures) -> f64| {
        ResultColumn::Reals(fits.iter().map(|(_, fit)| value(fit)).collect())
    };
    let text = |value: &dyn Fn(&TrialResult) -> String| {
        ResultColumn::Texts(fits.iter().map(|(result, _)| value(result)).collect())
    };
    let trial = ResultColumn::Integers(fits.iter().map(|(result, _)| result.trial.number as i64).collect());
    let place = || {
        [
            ("trial", trial.clone()),
            ("candidate", text(&|result| result.trial.kind.word().to_owned())),
            ("repeat", whole(&|fit| fit.repeat)),
            ("fold", whole(&|fit| fit.fold)),
        ]
    };
    let figures = [
        ("imbalance", text(&|result| result.trial.specification.imbalance.word().to_owned())),
        ("parameters", text(&|result| parameters(&result.trial.specification.method))),
        ("rows", whole(&|fit| fit.rows)),
        ("held", whole(&|fit| fit.held)),
        ("rounds", real(&|fit| fit.rounds.map_or(f64::NAN, |rounds| rounds as f64))),
        ("auc", real(&|fit| fit.auc)),
        ("average_precision", real(&|fit| fit.average_precision)),
        ("log_loss", real(&|fit| fit.log_loss)),
        ("threshold", real(&|fit| fit.threshold)),
        ("cost", real(&|fit| fit.cost)),
    ];
    write_results(&folder.join(TRIALS), place().into_iter().chain(figures).collect())?;
    let spent = [
        ("seconds", real(&|fit| fit.seconds)),
        ("peak_megabytes", real(&|fit| fit.peak_megabytes.unwrap_or(f64::NAN))),
    ];
    Ok(write_results(&folder.join(TIMINGS), place().into_iter().chain(spent).collect())?)
}

/// Hyperparameters as JSON.
fn parameters(method: &Method) -> String {
    let written = match method {
        Method::Dummy(strategy) => serde_json::to_string(strategy),
        Method::Logistic(params) => serde_json::to_string(params),
        Method::GlassBox(params) => serde_json::to_string(params),
        Method::Forest(params) => serde_json::to_string(params),
        Method::Boosting(params) => serde_json::to_string(params),
    };
    written.unwrap_or_default()
}

/// Writes a file of JSON, whole or not at all.
pub(super) fn keep_json(file: &Path, value: &impl Serialize) -> anyhow::Result<()> {
    let partial = file.with_extension("json.partial");
    let written = std::fs::write(&partial, serde_json::to_vec_pretty(value)?);
    written
        .and_then(|()| std::fs::rename(&partial, file))
        .with_context(|| format!("{}: cannot be written", file.display()))
}

/// The name of a run: the same for the same features, version of the program and recipe. What the guard asks and what
/// is studied change no fit of the search, and so no name: a run that the guard stopped goes on once it is accepted.
/// `sums` are those of the features.
pub(super) fn run_name(recipe: &ValidRecipe, sums: &str) -> anyhow::Result<String> {
    let searched = Recipe { guard: Guard::default(), studies: Studies::default(), ..Recipe::clone(recipe) };
    let whole = serde_json::to_string(&searched)? + env!("CARGO_PKG_VERSION") + sums;
    Ok(sha256(whole.as_bytes())[..12].to_owned())
}

/// SHA-256 of identifiers, outcomes and each feature, one after the other.
pub(super) fn sums_of(table: &FeatureTable) -> String {
    let ids: Vec<u8> = table.ids.iter().flat_map(|id| id.to_le_bytes()).collect();
    let target: Vec<u8> = table.target.iter().flatten().map(|default| u8::from(*default)).collect();
    let columns: Vec<String> =
        table.columns.par_iter().map(|column| sha256(&bytes_of(&column.values))).collect();
    sha256(&ids) + &sha256(&target) + &columns.concat()
}

fn bytes_of(values: &FeatureValues) -> Vec<u8> {
    match values {
        FeatureValues::Numeric(numbers) => numbers.iter().flat_map(|number| number.to_le_bytes()).collect(),
        FeatureValues::Nominal(words) => {
            words.iter().flat_map(|word| word.unwrap_or("").bytes().chain([0])).collect()
        }
    }
}

/// The build of the program that is running, so that fits of another one are not taken for its own.
pub(super) fn build_of_program() -> anyhow::Result<String> {
    let program = std::env::current_exe().context("the path of the program cannot be found")?;
    let bytes = std::fs::read(&program).with_context(|| format!("{}: cannot be read", program.display()))?;
    Ok(sha256(&bytes))
}

/// Writes outcome, margins and inputs of the training rows: `fold` and `oof_margin` of the champion on all rows,
/// `outer` (1: judged the candidates), `search_fold` and `search_margin` of its trial on the others.
pub(super) fn export_matrix(
    file: &Path,
    champion: &Champion,
    training: &Training,
    target: &[bool],
) -> anyhow::Result<()> {
    let (matrix, oof) = (&training.matrix, &training.champion.out_of_fold);
    let searched = &training.champion_trial().out_of_fold[0];
    let mut outer = vec![1; matrix.rows()];
    let (mut search_fold, mut search_margin) = (vec![-1; matrix.rows()], vec![f64::NAN; matrix.rows()]);
    for (place, row) in training.split.development.iter().enumerate() {
        outer[*row] = 0;
        search_fold[*row] = searched.fold_of[place] as i64;
        search_margin[*row] = searched.margins[place];
    }
    let margins = champion.score(matrix).iter().map(|score| score.margin).collect();
    let mut columns = vec![
        ("fold", ResultColumn::Integers(oof.fold_of.iter().map(|fold| *fold as i64).collect())),
        ("target", ResultColumn::Integers(target.iter().map(|t| i64::from(*t)).collect())),
        ("margin", ResultColumn::Reals(margins)),
        ("oof_margin", ResultColumn::Reals(oof.margins.clone())),
        ("outer", ResultColumn::Integers(outer)),
        ("search_fold", ResultColumn::Integers(search_fold)),
        ("search_margin", ResultColumn::Reals(search_margin)),
    ];
    for (place, input) in champion.manifest.encoding.inputs.iter().enumerate() {
        let values = (0..matrix.rows()).map(|row| f64::from(matrix.row(row)[place])).collect();
        columns.push((&input.feature, ResultColumn::Reals(values)));
    }
    Ok(write_results(file, columns)?)
}
