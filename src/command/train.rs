//! `clairscore train`: trains, judges, and makes the model the champion.

use std::path::Path;

use anyhow::Context;

use super::clients::{Applications, features_of, name_missing_tables};
use super::progress;
use crate::champion::{Champion, FeatureReference, Manifest, Origin, sha256};
use crate::cli::TrainArgs;
use crate::config::{Recipe, ValidRecipe};
use crate::features::FeatureTable;
use crate::learning::{TrainedModel, train, trees_to_grow};
use crate::report::{Judged, ModelReport};
use crate::tables::{DataFolder, ResultColumn, write_results};

pub(super) fn run(args: &TrainArgs) -> anyhow::Result<()> {
    let recipe = Recipe::read(&args.recipe)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let table = features_of(&data, Applications::Train)?;
    let bar = progress::bar(trees_to_grow(&recipe), "growing trees");
    let trained = train(&table, &recipe, &|| bar.inc(1))?;
    progress::done(&bar, &format!("{} trees", trees_to_grow(&recipe)));
    let champion = save(&trained, &table, &recipe, &data, &args.model.model)?;
    let target = table.target.as_deref().unwrap_or_default();
    let judged = Judged {
        recipe: &recipe,
        champion: &champion,
        matrix: &trained.matrix,
        target,
        judgement: &trained.judgement,
    };
    let report = ModelReport::of(&judged);
    keep_run(&args.model.model, &champion, &report, &trained, &table)?;
    if let Some(file) = &args.export_matrix {
        export_matrix(file, &champion, &trained, target)?;
    }
    print_summary(&champion, &report);
    Ok(())
}

fn save(
    trained: &TrainedModel,
    table: &FeatureTable,
    recipe: &ValidRecipe,
    data: &DataFolder,
    model: &Path,
) -> anyhow::Result<Champion> {
    let target = table.target.as_deref().unwrap_or_default();
    let all = FeatureReference::of_table(table, target);
    let place = |name: &str| table.columns.iter().position(|column| column.feature.name == name);
    let places = trained.encoding.inputs.iter().filter_map(|input| place(&input.feature));
    let name = data.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let parts = Manifest {
        format: 0,
        model_sha256: String::new(),
        encoding: trained.encoding.clone(),
        calibration: trained.judgement.calibration,
        threshold: trained.judgement.threshold,
        origin: Origin {
            data: name,
            synthetic: data.is_synthetic(),
            rows: table.rows(),
            recipe_sha256: sha256(&serde_json::to_vec(&**recipe)?),
        },
        reference: places.map(|place| all[place].clone()).collect(),
    };
    let manifest = Manifest::for_model(&trained.model, parts);
    std::fs::create_dir_all(model).with_context(|| format!("{}: cannot be made", model.display()))?;
    Ok(Champion::save(&trained.model, &manifest, &model.join("champion"))?)
}

/// Keeps the judgement under `runs/<version>/`: the report, and fold, margin and probability of every row.
fn keep_run(
    model: &Path,
    champion: &Champion,
    report: &ModelReport,
    trained: &TrainedModel,
    table: &FeatureTable,
) -> anyhow::Result<()> {
    let folder = model.join("runs").join(&champion.version);
    let oof = &trained.out_of_fold;
    let columns = vec![
        ("SK_ID_CURR", ResultColumn::Integers(table.ids.clone())),
        ("fold", ResultColumn::Integers(oof.fold_of.iter().map(|fold| *fold as i64).collect())),
        ("margin", ResultColumn::Reals(oof.margins.clone())),
        ("probability", ResultColumn::Reals(trained.judgement.probabilities.clone())),
        ("threshold", ResultColumn::Reals(trained.judgement.thresholds.clone())),
    ];
    write_results(&folder.join("out_of_fold.parquet"), columns)?;
    let file = folder.join("report.json");
    std::fs::write(&file, serde_json::to_vec_pretty(report)?)
        .with_context(|| format!("{}: cannot be written", file.display()))
}

fn export_matrix(
    file: &Path,
    champion: &Champion,
    trained: &TrainedModel,
    target: &[bool],
) -> anyhow::Result<()> {
    let matrix = &trained.matrix;
    let folds = trained.out_of_fold.fold_of.iter().map(|fold| *fold as i64).collect();
    let margins = champion.score(matrix).iter().map(|score| score.margin).collect();
    let mut columns = vec![
        ("fold", ResultColumn::Integers(folds)),
        ("target", ResultColumn::Integers(target.iter().map(|t| i64::from(*t)).collect())),
        ("margin", ResultColumn::Reals(margins)),
        ("oof_margin", ResultColumn::Reals(trained.out_of_fold.margins.clone())),
    ];
    for (place, input) in trained.encoding.inputs.iter().enumerate() {
        let values = (0..matrix.rows()).map(|row| f64::from(matrix.row(row)[place])).collect();
        columns.push((&input.feature, ResultColumn::Reals(values)));
    }
    Ok(write_results(file, columns)?)
}

fn print_summary(champion: &Champion, report: &ModelReport) {
    let (metrics, costs) = (report.metrics, report.costs);
    println!("champion {} on {} rows, {} inputs", champion.version, report.rows, report.features);
    println!("out of fold: AUC {:.4}, average precision {:.4}", metrics.auc, metrics.average_precision);
    println!("KS {:.4}, Brier {:.5}, log loss {:.5}", metrics.ks, metrics.brier, metrics.log_loss);
    println!("accuracy {:.4} at threshold {:.4}", metrics.accuracy, report.threshold);
    println!(
        "cost per 10,000 clients: {:.0} (accept all {:.0}, refuse all {:.0}, threshold 1/11 {:.0})",
        costs.model, costs.accept_all, costs.refuse_all, costs.theoretical
    );
}
