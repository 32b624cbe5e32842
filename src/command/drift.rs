//! `clairscore drift`: whether one data set is like another.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Context, bail, ensure};

use super::build::model_report;
use super::clients::{champion, ensure_writable, features_of_both, name_missing_tables};
use super::drift_model::{Clients, RECORD, names, past_runs};
use super::keep::keep_text;
use super::progress;
use super::stamp::day;
use crate::cli::{DriftArgs, DriftFormatArg, FailOnArg, LanguageArg};
use crate::config::DriftOptions;
use crate::features::{Language, catalogue};
use crate::report::{ColumnWeight, DriftAlert, DriftReport, DriftRun, EvidentlyReport, FailOn, sorted_runs};
use crate::site::DriftFiles;
use crate::tables::{AnyTable, AnyValues, DataFolder, read_any_table};

/// The exit code where `--fail-on` says that a check failed.
const FAILED: u8 = 3;
/// The page of all checks, in the folder of the history.
const HISTORY: &str = "history.html";

pub(super) fn run(args: &DriftArgs) -> anyhow::Result<ExitCode> {
    let options = args.config.as_deref().map(DriftOptions::read).transpose()?.unwrap_or_default();
    check_outputs(args)?;
    ensure!(
        args.fail_on != FailOnArg::Important || args.data.is_some() || args.importance.is_some(),
        "--fail-on important needs to know what matters: add --importance FILE, or give --data and --model"
    );
    let label = label(args)?;
    let language = match args.language {
        LanguageArg::Fr => Language::Fr,
        LanguageArg::En => Language::En,
    };
    let needs_pages = args.format == DriftFormatArg::Html || args.history.is_some();
    let pages = needs_pages.then(|| DriftFiles::open(&args.theme, language, catalogue())).transpose()?;
    let report = match (&args.data, &args.reference, &args.current) {
        (Some(data), ..) if args.format == DriftFormatArg::EvidentlyJson && args.history.is_none() => {
            of_files(&DataFolder::new(data).application_files()?, args, &options)?
        }
        (Some(data), ..) => of_model(data, args, &options)?,
        (None, Some(reference), Some(current)) => {
            of_files(&[reference.clone(), current.clone()], args, &options)?
        }
        _ => bail!("nothing to compare; give --reference and --current, or --data"),
    };
    let runs = match &args.history {
        Some(folder) => {
            let earlier = past_runs(folder)?;
            sorted_runs(earlier.into_iter().chain([DriftRun::of(&report, &label)]))
        }
        None => Vec::new(),
    };
    let text = match args.format {
        DriftFormatArg::Html => match &pages {
            Some(pages) => pages.report(&report, &runs)?,
            None => String::new(),
        },
        DriftFormatArg::Json => serde_json::to_string_pretty(&report)? + "\n",
        DriftFormatArg::EvidentlyJson => {
            serde_json::to_string(&EvidentlyReport::of(report.preset(), &options))? + "\n"
        }
    };
    let fail_on = match args.fail_on {
        FailOnArg::Dataset => FailOn::Dataset,
        FailOnArg::Important => FailOn::Important,
        FailOnArg::None => FailOn::None,
    };
    let alert = DriftAlert::of(&report, fail_on);
    keep_text(&args.out, &text)?;
    if let Some(file) = &args.alert {
        keep_text(file, &(serde_json::to_string_pretty(&alert)? + "\n"))?;
    }
    if let Some(folder) = &args.history {
        let record = serde_json::to_string_pretty(&DriftRun::of(&report, &label))? + "\n";
        keep_text(&folder.join(format!("{label}{RECORD}")), &record)?;
        if let Some(pages) = &pages {
            keep_text(&folder.join(HISTORY), &pages.history(&runs)?)?;
        }
    }
    print(&report, &alert, &args.out);
    Ok(if alert.failed { ExitCode::from(FAILED) } else { ExitCode::SUCCESS })
}

/// Refuses, before any work is done, what cannot be written, and reports among the records of the history.
fn check_outputs(args: &DriftArgs) -> anyhow::Result<()> {
    for file in [Some(&args.out), args.alert.as_ref()].into_iter().flatten() {
        ensure!(!file.is_dir(), "{}: is a folder; name a file in it", file.display());
        ensure_writable(
            file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")),
        )?;
        let among = args.history.as_deref().is_some_and(|history| file.parent() == Some(history));
        let own =
            file.file_name().is_some_and(|name| name == HISTORY || name.to_string_lossy().ends_with(RECORD));
        ensure!(!(among && own), "{}: is kept by --history; name another file", file.display());
    }
    let named = [
        ("--out", Some(&args.out)),
        ("--alert", args.alert.as_ref()),
        ("--reference", args.reference.as_ref()),
        ("--current", args.current.as_ref()),
        ("--config", args.config.as_ref()),
        ("--importance", args.importance.as_ref()),
    ];
    let known: Vec<(&str, PathBuf)> =
        named.into_iter().filter_map(|(name, file)| Some((name, place(file?)))).collect();
    for (written, file) in known.iter().filter(|(name, _)| matches!(*name, "--out" | "--alert")) {
        let same = known.iter().find(|(name, other)| name != written && other == file);
        ensure!(
            same.is_none(),
            "{written} and {} name the same file; name two",
            same.map_or("", |(name, _)| name)
        );
    }
    args.history.as_deref().map_or(Ok(()), ensure_writable)
}

/// Where a file lies or will lie, however it was named.
fn place(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = || Some(folder.canonicalize().ok()?.join(file.file_name()?));
    file.canonicalize().ok().or_else(whole).unwrap_or_else(|| file.to_owned())
}

/// The clients to score beside those that the model learnt from.
fn of_model(data: &Path, args: &DriftArgs, options: &DriftOptions) -> anyhow::Result<DriftReport> {
    let champion = champion(&args.model.model)?;
    let run = args.model.model.join("runs").join(&champion.manifest.origin.run);
    let model = model_report(&run)?;
    let data = DataFolder::new(data);
    name_missing_tables(&data);
    let ([train, test], _) = features_of_both(&data)?;
    let (features, whole) = ([&train, &test], !args.no_classifier);
    Clients { data: &data, champion: &champion, run: &run, model: &model, features, options, whole }.drift()
}

fn of_files(files: &[PathBuf; 2], args: &DriftArgs, options: &DriftOptions) -> anyhow::Result<DriftReport> {
    let spinner = progress::spinner("reading");
    let (reference, current) = rayon::join(|| read_any_table(&files[0]), || read_any_table(&files[1]));
    let (reference, current) = (reference?, current?);
    progress::done(&spinner, &format!("{} and {} rows", reference.rows, current.rows));
    let importance = args.importance.as_deref().map(importance).transpose()?;
    if let (Some(file), Some(weights)) = (&args.importance, &importance) {
        let known = |weight: &ColumnWeight| {
            [&reference, &current].iter().any(|table| table.columns.iter().any(|c| c.name == weight.column))
        };
        ensure!(weights.iter().any(known), "{}: none of its columns is in the files", file.display());
    }
    let spinner = progress::spinner("comparing");
    let tables = [&reference, &current];
    let whole = !args.no_classifier && args.format != DriftFormatArg::EvidentlyJson;
    let report = DriftReport::of(names(files), tables, options, (importance.as_deref(), whole))?;
    progress::done(&spinner, &format!("{} columns compared", report.comparison.columns.len()));
    Ok(report)
}

/// How much every column counts, from a file with the columns `column` and `importance`.
fn importance(file: &Path) -> anyhow::Result<Vec<ColumnWeight>> {
    let AnyTable { columns, .. } = read_any_table(file)?;
    let wrong = || {
        format!(
            "{}: needs a column `column` of names and a column `importance` of numbers from 0 up",
            file.display()
        )
    };
    let values = |name: &str| columns.iter().find(|column| column.name == name).map(|column| &column.values);
    let Some(AnyValues::Words { codes, words }) = values("column") else { bail!(wrong()) };
    let Some(AnyValues::Real(shares) | AnyValues::Whole(shares)) = values("importance") else {
        bail!(wrong())
    };
    let mut seen = BTreeSet::new();
    let twice = codes.iter().find(|code| !seen.insert(**code)).and_then(|code| words.get(*code as usize));
    if let Some(column) = twice {
        bail!("{}: {column:?} stands twice; leave one out", file.display());
    }
    let named = codes.iter().zip(shares).map(|(code, share)| {
        let column = words.get(*code as usize).cloned().with_context(wrong)?;
        ensure!(share.is_finite() && *share >= 0.0, wrong());
        Ok(ColumnWeight { column, share: *share })
    });
    let named = named.collect::<anyhow::Result<Vec<ColumnWeight>>>()?;
    ensure!(named.iter().any(|weight| weight.share > 0.0), "{}: no column counts", file.display());
    let sum: f64 = named.iter().map(|weight| weight.share).sum();
    ensure!(sum.is_finite(), "{}: the numbers are too large to be added up; scale them", file.display());
    Ok(named)
}

/// What a record is called, which is the name of its file.
fn label(args: &DriftArgs) -> anyhow::Result<String> {
    let label = args.label.clone().or_else(|| day(SystemTime::now())).unwrap_or_default();
    let is_plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | ' ' | ':' | '+');
    let fits = !label.trim().is_empty() && !label.starts_with('.') && label.chars().all(is_plain);
    ensure!(fits, "--label {label:?}: becomes the name of a file; use letters, digits, - _ . : + and spaces");
    ensure!(label.len() <= 100, "--label: becomes the name of a file; make it no longer than 100 bytes");
    Ok(label)
}

/// What the terminal is told; a terminal that has gone hears nothing.
fn print(report: &DriftReport, alert: &DriftAlert, out: &Path) {
    let preset = report.preset();
    let verdict = if preset.is_drift() { "the data set drifts" } else { "the data set does not drift" };
    let mut lines = vec![format!(
        "{}: {} of {} columns drift ({:.1} %), {verdict} by Evidently's rule",
        out.display(),
        preset.drifted(),
        preset.columns.len(),
        preset.drifted_share() * 100.0
    )];
    for column in &preset.columns {
        lines.extend(column.other_types.as_ref().map(|[reference, current]| {
            format!(
                "other types: {}: {reference} in the reference, {current} in the current data",
                column.column
            )
        }));
    }
    lines.extend(
        preset
            .not_compared
            .iter()
            .map(|column| format!("not compared: {}: {}", column.column, column.because)),
    );
    if let Some(weighted) = &report.weighted {
        let [moved, not_compared] =
            [weighted.moved_share, weighted.not_compared_share].map(|share| share * 100.0);
        lines.push(format!("what moves carries {moved:.1} % of the model's importance, what is not compared {not_compared:.1} %"));
    }
    lines.extend(
        report.model.as_ref().map(|model| format!("stability index of the scores: {:.3}", model.psi)),
    );
    lines.extend(report.classifier.as_ref().map(|classifier| {
        let auc = &classifier.auc;
        format!("AUC at telling the data sets apart: {:.3} ({:.3} to {:.3})", auc.auc, auc.low, auc.high)
    }));
    lines.extend(alert.failed.then(|| "the check fails, as --fail-on asks".to_owned()));
    drop(writeln!(std::io::stdout(), "{}", lines.join("\n")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn importance_is_read_by_column() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("importance.csv");
        let read = |text: &str| {
            std::fs::write(&file, text).unwrap();
            importance(&file).map_err(|error| error.to_string())
        };
        let found = read("column,importance\na,2\nb,0.5\n").unwrap();
        assert_eq!((found.len(), found[0].column.as_str()), (2, "a"));
        for text in ["column,weight\na,1\n", "column,importance\na,-1\nb,2\n", "column,importance\na,\nb,2\n"]
        {
            assert!(read(text).unwrap_err().contains("`importance` of numbers from 0 up"), "{text}");
        }
        assert!(read("column,importance\na,0\nb,0\n").unwrap_err().contains("no column counts"));
    }
}
