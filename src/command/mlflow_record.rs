//! The record of a training in its run's folder, with the files that go with it.

use std::env;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};

use super::build::label_of;
use super::keep::keep_text;
use super::run_record::keep_json;
use super::stamp::commit;
use crate::champion::{Champion, Manifest, ModelFiles};
use crate::charts::{Chart, ChartFault, draw_file};
use crate::report::ModelReport;
use crate::site::with_english_chart_words;
use crate::tracking::{Artifact, By, Record, Recorded, model_files};

/// The record of a run.
pub(super) const RECORD: &str = "record.json";
const MODEL: &str = "logged_model";
const CHARTS: &str = "charts";
/// Files of a run that say how it went; none has a row of a client.
const FIGURES: [&str; 5] = ["report.json", "recipe.json", "times.json", "trials.parquet", "timings.parquet"];

/// Keeps the record of a training with charts and model. One that tells the same of the same training stays as it is,
/// so that a server which has it gets nothing twice.
pub(super) fn keep_record(
    run: &Path,
    training: &Recorded<'_>,
    (files, manifest): (&ModelFiles, &Manifest),
) -> anyhow::Result<()> {
    keep_json(&run.join("recipe.json"), &**training.recipe)?;
    let mut artifacts: Vec<Artifact> = FIGURES.iter().map(|name| artifact(name, name)).collect();
    artifacts.extend(keep_charts(run, training.report)?);
    let model = keep_model(&run.join(MODEL), training.champion, (files, manifest))?;
    artifacts.push(artifact("manifest.json", &format!("{MODEL}/manifest.json")));
    let record = Record::of(training, artifacts, model);
    let known = read_record(run).ok().filter(|(known, _)| known.tells_the_same(&record));
    if known.is_none() {
        keep_json(&run.join(RECORD), &record)?;
    }
    Ok(())
}

/// A run's record and its text.
pub(super) fn read_record(run: &Path) -> anyhow::Result<(Record, Vec<u8>)> {
    let file = run.join(RECORD);
    let remedy = || format!("{}: is no record of this version; train again to make it", file.display());
    let text = fs::read(&file).with_context(remedy)?;
    let record: Record = serde_json::from_slice(&text).with_context(remedy)?;
    ensure!(record.is_of_this_form(), remedy());
    Ok((record, text))
}

/// Who trains: as the system names the user, and the commit of the program.
pub(super) fn by() -> By {
    let told = |name| env::var(name).ok().filter(|user| !user.is_empty());
    By { user: told("USER").or_else(|| told("LOGNAME")), commit: commit() }
}

/// Now, in milliseconds since 1970.
pub(super) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

fn keep_charts(run: &Path, report: &ModelReport) -> anyhow::Result<Vec<Artifact>> {
    let folder = run.join(CHARTS);
    start_anew(&folder)?;
    let charts = with_english_chart_words(|words| {
        let label = |feature: &str| label_of(feature, words.language);
        Chart::ALL.map(|chart| (chart, draw_file(chart, report, &label, words)))
    })?;
    let mut kept = Vec::new();
    for (chart, drawn) in charts {
        match drawn {
            Ok(svg) => {
                keep_text(&folder.join(format!("{chart}.svg")), &svg)?;
                kept.push(in_folder(CHARTS, &format!("{chart}.svg")));
            }
            // Nothing to show: no learning curve was asked for, or fewer features count.
            Err(error) if error.fault == ChartFault::Empty => {}
            Err(error) => eprintln!("note: {error}; it is missing among the files of the run"),
        }
    }
    Ok(kept)
}

fn keep_model(
    folder: &Path,
    champion: &Champion,
    (files, manifest): (&ModelFiles, &Manifest),
) -> anyhow::Result<Vec<Artifact>> {
    start_anew(folder)?;
    let mut kept = Vec::new();
    for (name, bytes) in model_files(champion).into_iter().chain(files.with(manifest)) {
        let file = folder.join(&name);
        let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
        written.with_context(|| format!("{}: cannot be written", file.display()))?;
        let name = name.to_string_lossy();
        kept.push(artifact(&name, &format!("{MODEL}/{name}")));
    }
    Ok(kept)
}

fn start_anew(folder: &Path) -> anyhow::Result<()> {
    let removed = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    let made = removed.and_then(|()| fs::create_dir_all(folder));
    made.with_context(|| format!("{}: cannot be written", folder.display()))
}

fn artifact(path: &str, file: &str) -> Artifact {
    Artifact { path: path.to_owned(), file: file.to_owned() }
}

fn in_folder(folder: &str, name: &str) -> Artifact {
    let path = format!("{folder}/{name}");
    artifact(&path, &path)
}
