//! `clairscore train`: searches, judges, and makes the best candidate the champion.

use std::path::Path;

use anyhow::{Context, bail};

use super::clients::{Applications, ensure_writable, features_of, name_missing_tables};
use super::run_record::{build_of_program, export_matrix, keep_json, keep_run, keep_trials, run_name};
use super::training_progress::Shown;
use super::training_summary::print_summary;
use crate::champion::{Champion, ChampionModel, FeatureReference, Manifest, Origin, sha256};
use crate::cli::TrainArgs;
use crate::config::{Recipe, ValidRecipe};
use crate::features::FeatureTable;
use crate::judging::{FitStore, Training, TrainingTask, train};
use crate::report::{Judged, ModelReport};
use crate::tables::{DataFolder, ResultFormat};

pub(super) fn run(args: &TrainArgs) -> anyhow::Result<()> {
    if let Some(file) = &args.export_matrix {
        ResultFormat::of(file)?;
    }
    let recipe = Recipe::read(&args.recipe)?;
    ensure_writable(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let table = features_of(&data, Applications::Train)?;
    let newcomers = features_of(&data, Applications::Test)?;
    let run = args.model.model.join("runs").join(run_name(&recipe, &table)?);
    let store = open_store(&run)?;
    let task = TrainingTask {
        table: &table,
        newcomers: Some(&newcomers),
        recipe: &recipe,
        store: Some(&store),
        progress: &Shown::default(),
    };
    let training = train(&task)?;
    refuse_suspicious(&training, &recipe, &run)?;
    let manifest = manifest(&training, &table, (&recipe, &data), &run)?;
    let folder = args.model.model.join("champion");
    let champion = Champion::assembled(&training.champion.model, &manifest, &folder)?;
    let target = table.target.as_deref().unwrap_or_default();
    let judged = Judged { recipe: &recipe, champion: &champion, table: &table, target, training: &training };
    let report = ModelReport::of(&judged);
    keep_run(&run, &report, &training, &table)?;
    if let Some(file) = &args.export_matrix {
        export_matrix(file, &champion, &training, target)?;
    }
    // Last of all, so that a champion never stands without its record.
    Champion::save(&training.champion.model, &manifest, &folder)?;
    store.close().with_context(|| format!("{}: the finished fits cannot be removed", run.display()))?;
    print_summary(&champion, &report);
    Ok(())
}
