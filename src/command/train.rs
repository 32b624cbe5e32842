//! `clairscore train`: searches, judges, and makes the best candidate the champion.

use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::{Context, ensure};

use super::clients::{clients_looked_at, ensure_writable, name_missing_tables};
use super::mlflow::{keep_address, tell_mlflow_champion};
use super::mlflow_record::{by, keep_record, now};
use super::past_clients::{keep_past_clients, past_clients};
use super::promotion::{Outcome, promote};
use super::registered::left_by;
use super::run_record::{build_of_program, export_matrix, keep_json, keep_run, run_name, sums_of};
use super::training_progress::Shown;
use super::training_summary::print_summary;
use crate::champion::{Champion, FeatureReference, Manifest, ModelFiles, Origin, Registry, sha256};
use crate::cli::TrainArgs;
use crate::config::{Recipe, ValidRecipe};
use crate::features::{FeatureTable, Language};
use crate::judging::{FitStore, TrainedModel, Training, TrainingError, TrainingTask, train};
use crate::report::{Judged, ModelReport, finding_in_words};
use crate::tables::{DataFolder, ResultFormat, TableMarks};
use crate::tracking::{Features, Recorded};

pub(super) fn run(args: &TrainArgs) -> anyhow::Result<()> {
    let (run, version) = trained(args)?;
    tell_mlflow_champion(&args.model.model, &run, &version);
    Ok(())
}

/// Trains, keeps the run and makes its model the champion; the names of run and version.
pub(super) fn trained(args: &TrainArgs) -> anyhow::Result<(String, String)> {
    let start = now();
    if let Some(file) = &args.export_matrix {
        ResultFormat::of(file)?;
    }
    let recipe = Recipe::read(&args.recipe)?;
    ensure_writable(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let mut seen = Vec::new();
    let ([table, newcomers], _) = clients_looked_at(&data, &mut |rows| seen.push(TableMarks::of(rows)))?;
    let sums = sums_of(&table);
    let name = run_name(&recipe, &sums)?;
    let run = args.model.model.join("runs").join(&name);
    let _alone = alone(&run)?;
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
    let made_from = MadeFrom {
        recipe: &recipe,
        data: &data,
        table: &table,
        newcomers: &newcomers,
        seen: &seen,
        sums,
        start,
    };
    let version = make_champion(args, &made_from, &training, &run)?;
    store.close().with_context(|| format!("{}: the finished fits cannot be removed", fits.display()))?;
    Ok((name, version))
}

/// Keeps another program from training the same run as long as what is returned lives.
fn alone(run: &Path) -> anyhow::Result<File> {
    let unwritable = || format!("{}: cannot be written; check its rights", run.display());
    std::fs::create_dir_all(run).with_context(unwritable)?;
    let lock = File::create(run.join("lock")).with_context(unwritable)?;
    let busy = matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
    ensure!(!busy, "{}: another `train` is at work on this run; wait until it has ended", run.display());
    Ok(lock)
}

/// What a champion is made from.
struct MadeFrom<'a> {
    recipe: &'a ValidRecipe,
    data: &'a DataFolder,
    table: &'a FeatureTable,
    newcomers: &'a FeatureTable,
    /// What the tables showed while they were read.
    seen: &'a [TableMarks],
    /// Sums of the features of `table`.
    sums: String,
    /// When the training began.
    start: u64,
}

/// Keeps the run, then its model in the registry, then makes it the champion: last of all, so that none stands without
/// its record.
fn make_champion(
    args: &TrainArgs,
    from: &MadeFrom<'_>,
    training: &Training,
    run: &Path,
) -> anyhow::Result<String> {
    let MadeFrom { recipe, data, table, .. } = *from;
    let target = table.target.as_deref().unwrap_or_default();
    let registry = Registry::of(&args.model.model);
    let TrainedModel { model, fold_models, .. } = &training.champion;
    let files = ModelFiles::of(model, fold_models, &training.encoding);
    let manifest = Manifest::for_models(&files, manifest(training, table, (recipe, data), run)?);
    let champion = Champion::assembled(&files, &manifest, run)?;
    let past = past_clients(training, target, &champion);
    let judged =
        Judged { recipe, champion: &champion, table, target, training, past: &past, seen: from.seen };
    let report = ModelReport::of(&judged);
    keep_run(run, &report, training, table)?;
    keep_past_clients(run, &past)?;
    let recorded = from.recorded((training, &report, &champion));
    keep_record(run, &recorded, (&files, &manifest))?;
    keep_address(run, recipe.mlflow.uri.as_deref());
    if let Some(file) = &args.export_matrix {
        export_matrix(file, &champion, training, target)?;
    }
    let version = {
        let _alone = registry.lock()?;
        registry.keep(&files, &manifest, &left_by(run))?.version
    };
    let command = format!("clairscore promote {version} --model {}", args.model.model.display());
    if args.no_promote {
        print_summary(&format!("version {version}"), &report);
        println!("{}: kept; `{command}` makes it the champion", registry.folder_of(&version).display());
        return Ok(version);
    }
    match promote(&registry, &version, args.because.as_deref())? {
        Outcome::Promoted(_) | Outcome::Unchanged => print_summary(&format!("champion {version}"), &report),
        Outcome::Refused(why) => {
            print_summary(&format!("version {version}"), &report);
            eprintln!("warning: the champion stays: {why}");
            eprintln!("to promote it all the same: {command} --because \"…\"");
        }
    }
    Ok(version)
}

impl MadeFrom<'_> {
    /// What is told of a training that ends now.
    fn recorded<'a>(
        &'a self,
        (training, report, champion): (&'a Training, &'a ModelReport, &'a Champion),
    ) -> Recorded<'a> {
        let features = |(name, context), table, sums: &str| Features {
            name,
            context,
            table,
            sha256: sha256(sums.as_bytes()),
        };
        Recorded {
            recipe: self.recipe,
            training,
            report,
            champion,
            data: [
                features(("application_train", "training"), self.table, &self.sums),
                features(("application_test", "scoring"), self.newcomers, &sums_of(self.newcomers)),
            ],
            moments: (self.start, now()),
            by: by(),
        }
    }
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
