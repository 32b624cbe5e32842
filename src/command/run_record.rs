//! What a training leaves beside the champion.

use std::path::Path;

use anyhow::Context;

use crate::champion::Champion;
use crate::features::FeatureTable;
use crate::judging::TrainedModel;
use crate::report::ModelReport;
use crate::tables::{ResultColumn, write_results};

/// Keeps the judgement under `runs/<version>/`: the report, and fold, margin and probability of every row.
pub(super) fn keep_run(
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
    let (file, partial) = (folder.join("report.json"), folder.join("report.json.partial"));
    let written = std::fs::write(&partial, serde_json::to_vec_pretty(report)?);
    written
        .and_then(|()| std::fs::rename(&partial, &file))
        .with_context(|| format!("{}: cannot be written", file.display()))
}

/// Writes fold, outcome, margins and inputs of the training rows.
pub(super) fn export_matrix(
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
