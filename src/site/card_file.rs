//! The model card for programs: `card.json`, at the root of the site.
//!
//! ```json
//! { "format": 1, "model": { "version": "3f9a1c0b…" }, "owner": null, "evaluation": { "auc": { "value": 0.752 } } }
//! ```
//! It says what the page says, as finely as the page does: figures are rounded, and what the page keeps back is not
//! there. What is not known is null.

use serde_json::{Value, json};

use super::build::SiteSource;
use super::error::SiteError;
use super::output::Output;
use super::settings::SiteSettings;
use super::view::known_of_tables;
use crate::features::Language;
use crate::judging::{AttributeAudit, GroupAudit, Interval};
use crate::report::group_in_words;

/// Where it stands, from the site's root.
pub(super) const CARD_FILE: &str = "card.json";
/// The version of its form.
const FORMAT: u32 = 1;

/// Writes the card of the model that the site is about.
pub(super) fn write_card_file(
    source: &SiteSource,
    settings: &SiteSettings,
    output: &Output,
) -> Result<(), SiteError> {
    let card = json!({
        "format": FORMAT,
        "title": settings.title,
        "company": settings.company,
        "owner": settings.owner,
        "contact": settings.contact,
        "model": model(source),
        "data": data(source),
        "evaluation": evaluation(source),
        "groups": groups(source),
        "drift": drift(source),
        "promotion": promotion(source),
    });
    output.write(CARD_FILE, &format!("{card:#}\n"))
}

fn model(source: &SiteSource) -> Value {
    let report = source.model;
    json!({
        "version": source.stamp.model_version,
        "kind": report.champion.kind,
        "trees": report.champion.trees,
        "inputs": report.features,
        "directed_inputs": report.directed_inputs,
        "excluded_features": report.excluded_features,
        "calibration": report.calibrated_by,
        "threshold": rounded(report.threshold, 4),
        "cost_false_negative": report.cost_fn,
        "cost_false_positive": report.cost_fp,
    })
}

fn data(source: &SiteSource) -> Value {
    let (report, stamp) = (source.model, source.stamp);
    let tables = known_of_tables(source).into_iter().map(|(table, known)| {
        let share = |share: Option<f64>| share.map(|share| rounded(share, 3));
        json!({
            "table": table,
            "inputs": known.inputs,
            "known_in_training": share(known.then),
            "known_now": share(known.now),
        })
    });
    json!({
        "trained_on": source.origin.data,
        "run": source.origin.run,
        "made_up": source.origin.synthetic,
        "scored": stamp.data,
        "scored_day": stamp.data_date,
        "rows": report.rows,
        "rows_in_difficulty": report.defaults,
        "tables": tables.collect::<Vec<_>>(),
    })
}

fn evaluation(source: &SiteSource) -> Value {
    let report = source.model;
    let costs = &report.costs;
    json!({
        "rows": report.outer_rows,
        "auc": {
            "value": rounded(report.auc.auc, 3),
            "low": rounded(report.auc.low, 3),
            "high": rounded(report.auc.high, 3),
        },
        "cost_per_10000": {
            "model": rounded(costs.model, 0),
            "standard_error": rounded(costs.model_error, 0),
            "accept_all": rounded(costs.accept_all, 0),
            "refuse_all": rounded(costs.refuse_all, 0),
        },
        "recall": rounded(report.metrics.recall, 3),
        "precision": rounded(report.metrics.precision, 3),
        "calibration_error": rounded(report.calibration_error, 3),
    })
}

fn groups(source: &SiteSource) -> Vec<Value> {
    let of_attribute =
        |audit: &AttributeAudit| audit.groups.iter().map(|group| of_group(audit, group)).collect::<Vec<_>>();
    source.model.fairness.attributes.iter().flat_map(of_attribute).collect()
}

fn of_group(audit: &AttributeAudit, group: &GroupAudit) -> Value {
    let rates = group.rates.as_ref();
    let share = |of: Option<Interval>| of.map(|interval| rounded(interval.value, 3));
    let ratio = rates.and_then(|rates| rates.ratios).and_then(|ratios| ratios.grant_rate);
    json!({
        "attribute": audit.attribute,
        "group": group_in_words(audit.attribute, &group.group, Language::En),
        "clients": (group.clients > 0).then_some(group.clients),
        "favourable": share(rates.map(|rates| rates.grant_rate)),
        "false_refusals": share(rates.and_then(|rates| rates.false_refusals)),
        "false_grants": share(rates.and_then(|rates| rates.false_grants)),
        "estimated_risk": rates.map(|rates| rounded(rates.mean_risk, 3)),
        "observed_risk": share(rates.map(|rates| rates.base_rate)),
        "favourable_ratio": ratio.map(|ratio| json!({
            "value": rounded(ratio.value, 2),
            "low": rounded(ratio.low, 2),
            "high": rounded(ratio.high, 2),
        })),
    })
}

fn drift(source: &SiteSource) -> Value {
    let (drift, preset) = (source.drift, source.drift.preset());
    json!({
        "level": drift.level,
        "score_psi": drift.model.as_ref().map(|model| rounded(model.psi, 2)),
        "moved_share": drift.weighted.as_ref().map(|weighted| rounded(weighted.moved_share, 3)),
        "drifted_columns": preset.drifted(),
        "columns": preset.columns.len(),
        "last_check": source.drift_runs.last().map(|run| &run.label),
    })
}

fn promotion(source: &SiteSource) -> Value {
    source.lineage.promotion().map_or(
        Value::Null,
        |promotion| json!({ "at": promotion.at, "before": promotion.before, "because": promotion.because }),
    )
}

/// A figure with so many decimals.
fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10.0_f64.powi(decimals);
    (value * unit).round() / unit
}
