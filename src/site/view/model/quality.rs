//! Technical controls, reliability, and the calibrations that were compared.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::figures::{NONE, difference, interval};
use super::{exact, names, ratio};
use crate::features::{number, percent};
use crate::judging::CalibrationCandidate;
use crate::report::ModelReport;
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// Every technical control; each stands as a figure of its own.
#[derive(Debug, Serialize)]
pub(super) struct QualityView {
    auc: String,
    auc_interval: String,
    similar: String,
    gini: String,
    average_precision: String,
    average_precision_words: String,
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
    f_beta_words: String,
    /// The expected calibration error in a sentence.
    reliability: String,
    calibrations: Table,
    calibrated_by: String,
}

impl QualityView {
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let (metrics, language) = (&report.metrics, strings.language());
        let defaults = percent(ratio(report.defaults, report.rows), language);
        let figure = |value: f64, decimals| number(value, decimals, language);
        let rows = report.calibrations.iter().map(|one| calibration(one, report, strings));
        Self {
            auc: figure(metrics.auc, 3),
            auc_interval: interval(&report.auc, strings),
            similar: interval(&report.similar.auc, strings),
            gini: figure(metrics.gini, 3),
            average_precision: figure(metrics.average_precision, 3),
            average_precision_words: strings.say("average_precision_words", &[("n", (&defaults).into())]),
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
            f_beta_words: strings.say("f_beta_words", &[("n", exact(metrics.beta))]),
            reliability: reliability(report, strings),
            calibrations: Table::new("calibrations", rows.collect(), strings),
            calibrated_by: names::calibration(report.calibrated_by, strings),
        }
    }
}

fn reliability(report: &ModelReport, strings: &Strings) -> String {
    strings.say("model_reliability", &[("error", Figure(report.calibration_error * 100.0, 1))])
}

fn calibration(one: &CalibrationCandidate, report: &ModelReport, strings: &Strings) -> Row {
    let language = strings.language();
    let chosen = one.method == report.calibrated_by;
    let is_yardstick = report.calibrations.first().is_some_and(|first| first.method == one.method);
    let gap = if is_yardstick {
        NONE.to_owned()
    } else {
        difference(one.difference, one.standard_error, 5, language)
    };
    let words = match (chosen, one.deployable) {
        (true, _) => strings.word("model_calibration_chosen"),
        (false, false) => strings.word("model_calibration_falls"),
        (false, true) => String::new(),
    };
    Row {
        note: Some(names::calibration_in_words(one.method, strings)),
        strong: chosen,
        words: Some(words),
        ..Row::new(names::calibration(one.method, strings), vec![number(one.log_loss, 5, language), gap])
    }
}
