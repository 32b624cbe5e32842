//! `clairscore train`: searches, judges, and makes the best candidate the champion.

use std::path::Path;

use anyhow::Context;

use super::clients::{ensure_writable, features_of_both, name_missing_tables};
use super::past_clients::{keep_past_clients, past_clients};
use super::run_record::{build_of_program, export_matrix, keep_json, keep_run, run_name};
use super::training_progress::Shown;
use super::training_summary::print_summary;
use crate::champion::{Champion, FeatureReference, Manifest, ModelFiles, Origin, sha256};
use crate::cli::TrainArgs;
use crate::config::{Recipe, ValidRecipe};
use crate::features::{FeatureTable, Language};
use crate::judging::{FitStore, TrainedModel, Training, TrainingError, TrainingTask, train};
use crate::report::{Judged, ModelReport, finding_in_words};
use crate::tables::{DataFolder, ResultFormat};

pub(super) fn run(args: &TrainArgs) -> anyhow::Result<()> {
    if let Some(file) = &args.export_matrix {
        ResultFormat::of(file)?;
    }
    let recipe = Recipe::read(&args.recipe)?;
    ensure_writable(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let ([table, newcomers], _) = features_of_both(&data)?;
    let run = args.model.model.join("runs").join(run_name(&recipe, &table)?);
    let fits = run.join("fits");
    let store = FitStore::open(&fits, &build_of_program()?)
        .with_context(|| format!("{}: finished fits cannot be kept there", fits.display()))?;
    let shown = Shown::default();
    let task = TrainingTask {
        table: &table,
        newcomers: Some(&newcomers),
        recipe: &recipe,
        store: Some(&store),
        progress: &|told| shown.show(told),
    };
    let training = train(&task);
    shown.end();
    let training = training.map_err(|error| told(error, &run))?;
    make_champion(args, (&recipe, &data), &table, &training, &run)?;
    store.close().with_context(|| format!("{}: the finished fits cannot be removed", fits.display()))
}

/// Keeps the run, then makes its model the champion: last of all, so that none stands without its record.
fn make_champion(
    args: &TrainArgs,
    (recipe, data): (&ValidRecipe, &DataFolder),
    table: &FeatureTable,
    training: &Training,
    run: &Path,
) -> anyhow::Result<()> {
    let target = table.target.as_deref().unwrap_or_default();
    let folder = args.model.model.join("champion");
    let TrainedModel { model, fold_models, .. } = &training.champion;
    let files = ModelFiles::of(model, fold_models, &training.encoding);
    let manifest = Manifest::for_models(&files, manifest(training, table, (recipe, data), run)?);
    let champion = Champion::assembled(&files, &manifest, &folder)?;
    let past = past_clients(training, target, &champion);
    let judged = Judged { recipe, champion: &champion, table, target, training, past: &past };
    let report = ModelReport::of(&judged);
    keep_run(run, &report, training, table)?;
    keep_past_clients(run, &past)?;
    if let Some(file) = &args.export_matrix {
        export_matrix(file, &champion, training, target)?;
    }
    Champion::save(&files, &manifest, &folder)?;
    print_summary(&champion.version, &report);
    Ok(())
}

/// The error, after what gives to suspect a leak where that stopped the training; the run keeps it too.
fn told(error: TrainingError, run: &Path) -> anyhow::Error {
    if let TrainingError::Suspicious { report, .. } = &error {
        for finding in report.all_findings() {
            eprintln!("guard: {}", finding_in_words(finding, Language::En));
        }
        let file = run.join("leakage.json");
        if keep_json(&file, report).is_ok() {
            eprintln!("guard: {} holds the figures", file.display());
        }
    }
    error.into()
}

/// The manifest, but for what it says of the model files.
fn manifest(
    training: &Training,
    table: &FeatureTable,
    (recipe, data): (&ValidRecipe, &DataFolder),
    run: &Path,
) -> anyhow::Result<Manifest> {
    let target = table.target.as_deref().unwrap_or_default();
    let all = FeatureReference::of_table(table, target);
    let places = training.encoding.inputs.iter().filter_map(|input| table.place(&input.feature));
    let name =
        |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Manifest {
        format: 0,
        model_sha256: String::new(),
        folds_sha256: Vec::new(),
        shape: training.champion.model.shape(),
        encoding: training.encoding.clone(),
        directions: training.directions.clone(),
        calibration: training.champion.calibration.clone(),
        threshold: training.champion.judgement.threshold,
        origin: Origin {
            data: name(data.path()),
            synthetic: data.is_synthetic(),
            rows: table.rows(),
            recipe_sha256: sha256(&serde_json::to_vec(&**recipe)?),
            run: name(run),
        },
        reference: places.map(|place| all[place].clone()).collect(),
    })
}
