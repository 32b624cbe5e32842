//! The drift page.

use serde::Serialize;

use super::labels::Labels;
use super::words;
use crate::features::{Language, number, percent};
use crate::report::{DriftReport, FeatureDrift};
use crate::site::error::SiteError;

/// The drift of every feature, in words.
#[derive(Debug, Serialize)]
pub(super) struct DriftView {
    reference_rows: String,
    current_rows: String,
    features: usize,
    stable: usize,
    watch: usize,
    strong: usize,
    rows: Vec<DriftRow>,
}

#[derive(Debug, Serialize)]
struct DriftRow {
    label: &'static str,
    theme: &'static str,
    psi: String,
    /// The index on a bar that is full at 0.5, in per cent.
    bar: u8,
    word: &'static str,
    level: &'static str,
    reference_missing: String,
    current_missing: String,
}

impl DriftView {
    pub(super) fn new(report: &DriftReport, labels: &Labels, language: Language) -> Result<Self, SiteError> {
        let rows = report.features.iter().map(|feature| row(feature, labels, language));
        let at = |name: &str| report.features.iter().filter(|f| level(f.psi) == name).count();
        Ok(Self {
            reference_rows: words::count(report.reference_rows, language),
            current_rows: words::count(report.current_rows, language),
            features: report.features.len(),
            stable: at("stable"),
            watch: at("watch"),
            strong: at("strong"),
            rows: rows.collect::<Result<_, _>>()?,
        })
    }
}

fn row(drift: &FeatureDrift, labels: &Labels, language: Language) -> Result<DriftRow, SiteError> {
    let feature = labels.feature(drift.feature)?;
    Ok(DriftRow {
        label: feature.label.text(language),
        theme: feature.theme.label().text(language),
        psi: number(drift.psi, 3, language),
        bar: (drift.psi * 200.0).round().clamp(0.0, 100.0) as u8,
        word: words::stability(drift.psi, language),
        level: level(drift.psi),
        reference_missing: percent(drift.reference_missing, language),
        current_missing: percent(drift.current_missing, language),
    })
}

/// The usual reading of the index: under 0.1 stable, under 0.25 to watch.
const fn level(psi: f64) -> &'static str {
    match psi {
        p if p < 0.1 => "stable",
        p if p < 0.25 => "watch",
        _ => "strong",
    }
}
