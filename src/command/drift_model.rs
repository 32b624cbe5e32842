//! Drift with the model at hand: what `build` and `drift --data` both need.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::progress;
use super::registered::OUT_OF_FOLD;
use crate::champion::Champion;
use crate::config::{CostMatrix, DriftOptions};
use crate::drift::{Comparison, compare};
use crate::features::FeatureTable;
use crate::report::{AtModel, ColumnWeight, DriftReport, DriftRun, ModelReport, PastScores, sorted_runs};
use crate::tables::{Coverage, DataFolder, ResultColumn, read_any_table, read_results};

/// Where `build` looks for past checks, under the folder of the models.
pub(super) const RUNS: &str = "drift";
/// How the name of a record of a check ends.
pub(super) const RECORD: &str = ".drift.json";

/// What a report at a model is made from.
pub(super) struct Clients<'a> {
    pub(super) data: &'a DataFolder,
    pub(super) champion: &'a Champion,
    /// What the champion's training left.
    pub(super) record: &'a Path,
    pub(super) model: &'a ModelReport,
    /// Features of the clients learnt from and of those to score.
    pub(super) features: [&'a FeatureTable; 2],
    pub(super) options: &'a DriftOptions,
    /// Whether to look at the clients as a whole too.
    pub(super) whole: bool,
}

impl Clients<'_> {
    /// Compares the clients to score with those learnt from.
    pub(super) fn drift(&self) -> anyhow::Result<DriftReport> {
        let spinner = progress::spinner("comparing with the clients learnt from");
        let files = self.data.application_files()?;
        let raw = raw(&files, self.options)?;
        let coverage: Option<Coverage> = self.data.coverage()?;
        let scored = self.past_scores()?;
        let past = scored.as_ref().zip(self.features[0].target.as_deref());
        let importance: Vec<ColumnWeight> = self
            .model
            .importance
            .iter()
            .map(|entry| ColumnWeight { column: entry.feature.clone(), share: entry.mean_points })
            .collect();
        let task = AtModel {
            names: names(&files),
            champion: self.champion,
            features: self.features,
            coverage: coverage.as_ref(),
            past: past.map(|(probabilities, target)| PastScores { probabilities, target }),
            importance: &importance,
            costs: CostMatrix { false_negative: self.model.cost_fn, false_positive: self.model.cost_fp },
            options: self.options,
            whole: self.whole,
        };
        let report = DriftReport::at_model(&task, raw)?;
        progress::done(&spinner, &format!("{} features compared", report.comparison.columns.len()));
        Ok(report)
    }

    /// The out-of-fold probabilities of the clients learnt from; `None`, which is said, where the run is of others.
    fn past_scores(&self) -> anyhow::Result<Option<Vec<f64>>> {
        let file = self.record.join(OUT_OF_FOLD);
        let columns = read_results(&file)?;
        let column = |name: &str| columns.iter().find(|(known, _)| known == name).map(|(_, column)| column);
        let (Some(ResultColumn::Integers(ids)), Some(ResultColumn::Reals(probabilities))) =
            (column("SK_ID_CURR"), column("probability"))
        else {
            anyhow::bail!("{}: is not of this version; train again", file.display());
        };
        if *ids != self.features[0].ids {
            eprintln!(
                "note: {}: is of other clients than {}; nothing is said of how scores move",
                file.display(),
                self.data.path().display()
            );
            return Ok(None);
        }
        Ok(Some(probabilities.clone()))
    }
}

/// The files' columns as they are.
fn raw(files: &[PathBuf; 2], options: &DriftOptions) -> anyhow::Result<Comparison> {
    let (reference, current) = rayon::join(|| read_any_table(&files[0]), || read_any_table(&files[1]));
    Ok(compare(&reference?, &current?, options)?)
}

/// What files are called in a report.
pub(super) fn names(files: &[PathBuf; 2]) -> [String; 2] {
    files.each_ref().map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// The checks that a folder keeps, in order; none where there is no such folder.
pub(super) fn past_runs(folder: &Path) -> anyhow::Result<Vec<DriftRun>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = || format!("{}: cannot be read; check its rights", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .with_context(unreadable)?;
    files.retain(|file| file.file_name().is_some_and(|name| name.to_string_lossy().ends_with(RECORD)));
    files.sort();
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).with_context(|| format!("{}: cannot be read", file.display()))?;
        let run = serde_json::from_slice::<DriftRun>(&bytes);
        run.with_context(|| format!("{}: is no record of a drift check; move it elsewhere", file.display()))
    };
    Ok(sorted_runs(files.iter().map(read).collect::<anyhow::Result<Vec<DriftRun>>>()?))
}
