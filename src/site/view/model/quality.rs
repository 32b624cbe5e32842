//! Technical controls, reliability, and the calibrations that were compared.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::figures::{NONE, difference, interval};
use super::names;
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent};
use crate::judging::CalibrationCandidate;
use crate::report::ModelReport;
use crate::site::strings::Strings;

/// Every technical control; each stands as a figure of its own.
#[derive(Debug, Serialize)]
pub(super) struct QualityView {
    auc: String,
    auc_interval: String,
    similar: String,
    gini: String,
    average_precision: String,
    ks: String,
    brier: String,
    log_loss: String,
    accuracy: String,
    balanced_accuracy: String,
    recall: String,
    precision: String,
    f1: String,
    f_beta: String,
    beta: String,
    /// The expected calibration error in a sentence.
    reliability: String,
    calibrations: Table,
    calibrated_by: &'static str,
}

impl QualityView {
    pub(super) fn new(report: &ModelReport, strings: &Strings, language: Language) -> Self {
        let metrics = &report.metrics;
        let figure = |value: f64, decimals| number(value, decimals, language);
        let rows = report.calibrations.iter().map(|one| calibration(one, report, language));
        Self {
            auc: figure(metrics.auc, 3),
            auc_interval: interval(&report.auc, language),
            similar: interval(&report.similar.auc, language),
            gini: figure(metrics.gini, 3),
            average_precision: figure(metrics.average_precision, 3),
            ks: figure(metrics.ks, 3),
            brier: figure(metrics.brier, 4),
            log_loss: figure(metrics.log_loss, 4),
            accuracy: percent(metrics.accuracy, language),
            balanced_accuracy: percent(metrics.balanced_accuracy, language),
            recall: percent(metrics.recall, language),
            precision: percent(metrics.precision, language),
            f1: figure(metrics.f1, 3),
            f_beta: figure(metrics.f_beta, 3),
            beta: figure(metrics.beta, usize::from(metrics.beta.fract() != 0.0)),
            reliability: reliability(report, language),
            calibrations: Table::new("calibrations", rows.collect(), strings),
            calibrated_by: names::calibration(report.calibrated_by).text(language),
        }
    }
}

fn reliability(report: &ModelReport, language: Language) -> String {
    let points = report.calibration_error * 100.0;
    let error = number(points, 1, language);
    let plural = if points >= 1.95 { "s" } else { "" };
    match language {
        Fr => format!(
            "En moyenne, le risque annoncé s’écarte de {error} point{plural} de pourcentage du risque constaté (erreur de \
             calibrage attendue, ECE)."
        ),
        En => format!(
            "On average, the risk announced lies {error} percentage points from the risk seen (expected calibration \
             error, ECE)."
        ),
    }
}

fn calibration(one: &CalibrationCandidate, report: &ModelReport, language: Language) -> Row {
    let chosen = one.method == report.calibrated_by;
    let is_yardstick = report.calibrations.first().is_some_and(|first| first.method == one.method);
    let gap = if is_yardstick {
        NONE.to_owned()
    } else {
        difference(one.difference, one.standard_error, 5, language)
    };
    let words = match (chosen, one.deployable, language) {
        (true, _, Fr) => "retenue",
        (true, _, En) => "chosen",
        (false, false, Fr) => "ne monte pas partout avec le risque",
        (false, false, En) => "does not rise with risk everywhere",
        (false, true, _) => "",
    };
    Row {
        note: Some(names::calibration_in_words(one.method).text(language).to_owned()),
        strong: chosen,
        words: Some(words.to_owned()),
        ..Row::new(
            names::calibration(one.method).text(language),
            vec![number(one.log_loss, 5, language), gap],
        )
    }
}
