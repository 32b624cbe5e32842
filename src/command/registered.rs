//! What a version of the registry holds beside its model files: what its training left.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::de::DeserializeOwned;

use super::past_clients::OUTCOME;
use crate::champion::{Champion, Registry};
use crate::config::CostMatrix;
use crate::features::FeatureTable;
use crate::judging::{CostComparison, PastDecisions, compare_decisions};
use crate::notebook::RunFile;
use crate::report::{Lineage, ModelDifference, ModelReport, OpinionChanges, TrainingTimes, Versioned};
use crate::site::file_key;
use crate::tables::{ResultColumn, read_results};

pub(super) const REPORT: &str = "report.json";
pub(super) const TIMES: &str = "times.json";
pub(super) const OUT_OF_FOLD: &str = "out_of_fold.parquet";
pub(super) const TRIALS: &str = "trials.parquet";
pub(super) const TIMINGS: &str = "timings.parquet";
/// The index of past clients, and their values.
pub(super) const INDEX: &str = "past_clients.parquet";
pub(super) const VALUES: &str = "past_values.gz";

/// The files of a run that a version keeps.
pub(super) fn left_by(run: &Path) -> Vec<PathBuf> {
    let all = [REPORT, TIMES, OUT_OF_FOLD, TRIALS, TIMINGS, INDEX, VALUES].map(|name| run.join(name));
    all.into_iter().filter(|file| file.exists()).collect()
}

/// A version with its report.
pub(super) struct Version {
    pub(super) model: Champion,
    pub(super) report: ModelReport,
    /// Its folder in the registry.
    pub(super) folder: PathBuf,
}

impl Version {
    pub(super) fn of(model: Champion, registry: &Registry) -> anyhow::Result<Self> {
        let folder = registry.folder_of(&model.version);
        Ok(Self { report: model_report(&folder)?, model, folder })
    }

    pub(super) fn read(registry: &Registry, version: &str) -> anyhow::Result<Self> {
        Self::of(registry.load(version)?, registry)
    }

    fn costs(&self) -> CostMatrix {
        CostMatrix { false_negative: self.report.cost_fn, false_positive: self.report.cost_fp }
    }

    fn versioned(&self) -> Versioned<'_> {
        Versioned { model: &self.model, report: &self.report }
    }
}

/// What both versions cost by the later one's costs, or why that cannot be said.
pub(super) fn cost_of(before: &Version, after: &Version) -> anyhow::Result<Result<CostComparison, String>> {
    let [old, new] = [past_decisions(&before.folder)?, past_decisions(&after.folder)?];
    Ok(compare_decisions(&old, &new, after.costs()).map_err(|why| why.to_string()))
}

/// What `after` changes; the clients to score, where there are some, say whose opinion.
pub(super) fn difference(
    before: &Version,
    after: &Version,
    clients: Option<&FeatureTable>,
) -> anyhow::Result<ModelDifference> {
    let opinions = clients.and_then(|table| OpinionChanges::of([&before.model, &after.model], table));
    let cost = cost_of(before, after)?;
    Ok(ModelDifference::of([before.versioned(), after.versioned()], cost, opinions))
}

/// How the champion came to be in use, and what it changes against the one before. What cannot be read of that one is
/// said, and stops nothing.
pub(super) fn lineage(
    registry: &Registry,
    champion: &Champion,
    clients: &FeatureTable,
) -> anyhow::Result<Lineage> {
    let mut lineage = Lineage { version: champion.version.clone(), ..Lineage::default() };
    lineage.promotions = registry.promotions()?;
    if let Some(before) = lineage.promotion().and_then(|promotion| promotion.before.clone()) {
        let told = Version::read(registry, &before).and_then(|before| {
            let after = Version::of(champion.clone(), registry)?;
            difference(&before, &after, Some(clients))
        });
        match told {
            Ok(change) => lineage.last_change = Some(change),
            Err(error) => eprintln!("note: {error:#}; nothing is said of what changed since model {before}"),
        }
    }
    Ok(lineage)
}

/// The judgement that `train` kept.
pub(super) fn model_report(folder: &Path) -> anyhow::Result<ModelReport> {
    let file = folder.join(REPORT);
    let report = read_json(&file)?;
    report.with_context(|| format!("{}: is not there; train again to make it", file.display()))
}

/// How long the training took, where `train` kept it.
pub(super) fn training_times(folder: &Path) -> anyhow::Result<Option<TrainingTimes>> {
    read_json(&folder.join(TIMES))
}

/// The files that notes may ask as frames, where `train` kept them.
pub(super) fn run_files(folder: &Path) -> anyhow::Result<Vec<RunFile>> {
    let asked = [("trials", TRIALS, false), ("timings", TIMINGS, false), ("out_of_fold", OUT_OF_FOLD, true)];
    let files = asked.map(|(name, file, personal)| (name, folder.join(file), personal));
    let there = files.into_iter().filter(|(_, file, _)| file.exists());
    there
        .map(|(name, file, personal)| {
            Ok(RunFile { name: name.to_owned(), key: file_key(&file)?, file, personal })
        })
        .collect()
}

fn read_json<T: DeserializeOwned>(file: &Path) -> anyhow::Result<Option<T>> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("{}: cannot be read", file.display())),
    };
    let read = serde_json::from_slice(&bytes);
    Ok(Some(read.with_context(|| format!("{}: is not of this version; train again", file.display()))?))
}

/// What the models of the cross-validation decided of the clients that they never saw.
fn past_decisions(folder: &Path) -> anyhow::Result<PastDecisions> {
    let file = folder.join(OUT_OF_FOLD);
    let mut columns = read_results(&file)?;
    let mut take = |name: &str| {
        let place = columns.iter().position(|(known, _)| known == name);
        let strange = || format!("{}: has no column {name}; train again", file.display());
        place.map(|place| columns.swap_remove(place).1).with_context(strange)
    };
    let (ids, outcome) = (take("SK_ID_CURR")?, take(OUTCOME)?);
    let (risk, threshold) = (take("probability")?, take("threshold")?);
    let (ResultColumn::Integers(ids), ResultColumn::Integers(outcome)) = (ids, outcome) else {
        bail!("{}: SK_ID_CURR and {OUTCOME} are no whole numbers; train again", file.display());
    };
    let (ResultColumn::Reals(risk), ResultColumn::Reals(threshold)) = (risk, threshold) else {
        bail!("{}: probability and threshold are no numbers; train again", file.display());
    };
    let favourable = risk.iter().zip(&threshold).map(|(risk, threshold)| risk < threshold).collect();
    let defaults = outcome.into_iter().map(|outcome| outcome != 0).collect();
    Ok(PastDecisions { ids, defaults, favourable })
}
