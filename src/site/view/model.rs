//! The figures of the model, written.

use serde::Serialize;

use super::words::count;
use crate::features::{Language, number, percent, percent_with};
use crate::report::{Confusion, Costs, ModelReport};

/// Every figure that the model page or a note may quote.
#[derive(Debug, Serialize)]
pub(super) struct ModelView {
    rows: String,
    defaults: String,
    default_rate: String,
    features: String,
    folds: usize,
    /// None where the model is linear.
    trees: Option<String>,
    cost_fn: String,
    cost_fp: String,
    threshold: String,
    auc: String,
    average_precision: String,
    ks: String,
    brier: String,
    log_loss: String,
    accuracy: String,
    #[serde(flatten)]
    costs: CostsView,
    #[serde(flatten)]
    counts: CountsView,
}

/// Business cost per 10,000 clients.
#[derive(Debug, Serialize)]
struct CostsView {
    cost_model: String,
    cost_theoretical: String,
    theoretical_threshold: String,
    cost_accept_all: String,
    cost_refuse_all: String,
    /// What the model saves against the cheaper of the two policies without a model.
    saving: String,
}

#[derive(Debug, Serialize)]
struct CountsView {
    true_negative: String,
    false_positive: String,
    false_negative: String,
    true_positive: String,
    /// Share of favourable opinions.
    favourable_share: String,
    /// Defaults that the model warned of.
    caught: String,
    /// Repaid loans with an unfavourable opinion.
    refused_repaid: String,
}

impl ModelView {
    pub(super) fn new(report: &ModelReport, language: Language) -> Self {
        let figure = |value: f64, decimals| number(value, decimals, language);
        let metrics = &report.metrics;
        Self {
            rows: count(report.rows, language),
            defaults: count(report.defaults, language),
            default_rate: percent(ratio(report.defaults, report.rows), language),
            features: count(report.features, language),
            folds: report.folds,
            trees: report.trees.map(|trees| count(trees, language)),
            cost_fn: figure(report.cost_fn, usize::from(report.cost_fn.fract() != 0.0)),
            cost_fp: figure(report.cost_fp, usize::from(report.cost_fp.fract() != 0.0)),
            threshold: percent(report.threshold, language),
            auc: figure(metrics.auc, 3),
            average_precision: figure(metrics.average_precision, 3),
            ks: figure(metrics.ks, 3),
            brier: figure(metrics.brier, 4),
            log_loss: figure(metrics.log_loss, 4),
            accuracy: percent(metrics.accuracy, language),
            costs: CostsView::new(&report.costs, language),
            counts: CountsView::new(&report.confusion, language),
        }
    }
}

impl CostsView {
    fn new(costs: &Costs, language: Language) -> Self {
        let units = |cost: f64| number(cost, 0, language);
        let cheapest = costs.accept_all.min(costs.refuse_all);
        Self {
            cost_model: units(costs.model),
            cost_theoretical: units(costs.theoretical),
            theoretical_threshold: percent(costs.theoretical_threshold, language),
            cost_accept_all: units(costs.accept_all),
            cost_refuse_all: units(costs.refuse_all),
            saving: percent_with(1.0 - costs.model / cheapest, 0, language),
        }
    }
}

impl CountsView {
    fn new(counts: &Confusion, language: Language) -> Self {
        let Confusion { true_negative, false_positive, false_negative, true_positive } = *counts;
        let all = true_negative + false_positive + false_negative + true_positive;
        let share = |part, whole| percent_with(ratio(part, whole), 0, language);
        Self {
            true_negative: count(true_negative, language),
            false_positive: count(false_positive, language),
            false_negative: count(false_negative, language),
            true_positive: count(true_positive, language),
            favourable_share: share(true_negative + false_negative, all),
            caught: share(true_positive, true_positive + false_negative),
            refused_repaid: share(false_positive, false_positive + true_negative),
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
