//! The drift page.

use serde::Serialize;

use super::labels::Labels;
use super::words::count;
use crate::features::{number, percent};
use crate::report::{DriftReport, FeatureDrift};
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// The drift of every feature, in words.
#[derive(Debug, Serialize)]
pub(super) struct DriftView {
    reference_rows: String,
    current_rows: String,
    features: usize,
    stable: usize,
    /// What stands beside the number of stable features.
    stable_word: String,
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
    word: String,
    level: &'static str,
    reference_missing: String,
    current_missing: String,
}

impl DriftView {
    pub(super) fn new(report: &DriftReport, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let language = strings.language();
        let rows = report.features.iter().map(|feature| row(feature, labels, strings));
        let at = |level| report.features.iter().filter(|f| Level::of(f.psi) == level).count();
        Ok(Self {
            reference_rows: count(report.reference_rows, language),
            current_rows: count(report.current_rows, language),
            features: report.features.len(),
            stable_word: strings.say("drift_stable", &[("n", at(Level::Stable).into())]),
            stable: at(Level::Stable),
            watch: at(Level::Watch),
            strong: at(Level::Strong),
            rows: rows.collect::<Result<_, _>>()?,
        })
    }
}

fn row(drift: &FeatureDrift, labels: &Labels, strings: &Strings) -> Result<DriftRow, SiteError> {
    let language = strings.language();
    let level = Level::of(drift.psi);
    let feature = labels.feature(drift.feature)?;
    Ok(DriftRow {
        label: feature.label.text(language),
        theme: feature.theme.label().text(language),
        psi: number(drift.psi, 3, language),
        bar: (drift.psi * 200.0).round().clamp(0.0, 100.0) as u8,
        word: strings.word(level.word()),
        level: level.class(),
        reference_missing: percent(drift.reference_missing, language),
        current_missing: percent(drift.current_missing, language),
    })
}

/// The usual reading of the index: under 0.1 stable, under 0.25 to watch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Stable,
    Watch,
    Strong,
}

impl Level {
    const fn of(psi: f64) -> Self {
        match psi {
            p if p < 0.1 => Self::Stable,
            p if p < 0.25 => Self::Watch,
            _ => Self::Strong,
        }
    }

    /// Its class in the style sheet.
    const fn class(self) -> &'static str {
        match self {
            Self::Stable => "stable",
            Self::Watch => "watch",
            Self::Strong => "strong",
        }
    }

    /// The key of its word.
    const fn word(self) -> &'static str {
        match self {
            Self::Stable => "drift_word_stable",
            Self::Watch => "drift_word_watch",
            Self::Strong => "drift_word_strong",
        }
    }
}
