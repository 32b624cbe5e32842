//! What one version of the model changes against another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::ModelReport;
use crate::champion::{Champion, Opinion};
use crate::config::{CandidateKind, CostMatrix};
use crate::explanation::Scale;
use crate::features::FeatureTable;
use crate::judging::{AucInterval, CostComparison, CostEstimate};

/// Features whose weight moved most, at most so many.
const SHIFTS: usize = 10;

/// Two versions of the model beside each other. The quoted figures of each are those of its own outer rows; `cost` compares
/// them on the clients that both know.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelDifference {
    /// The one before.
    pub before: VersionOutline,
    /// The one after.
    pub after: VersionOutline,
    /// What both cost on the clients that both learnt from, judged out of fold.
    pub cost: Option<CostComparison>,
    /// Why they cannot be compared so.
    pub not_compared: Option<String>,
    /// Settings of the method and of the judgement that are not the same.
    pub settings: Vec<SettingChange>,
    /// Inputs that the one before did not read.
    pub added: Vec<String>,
    /// Inputs that the one after does not read.
    pub removed: Vec<String>,
    /// Features whose weight moved most, by how much.
    pub weights: Vec<WeightShift>,
    /// Clients to score of whom the opinion changes, where both can score them.
    pub opinions: Option<OpinionChanges>,
}

/// A version and its quoted figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionOutline {
    /// The version.
    pub version: String,
    /// The run that made it.
    pub run: String,
    /// Name of the data that it learnt from.
    pub data: String,
    /// Whether they were made up.
    pub synthetic: bool,
    /// Clients that it learnt from.
    pub rows: usize,
    /// Which candidate.
    pub kind: CandidateKind,
    /// Number of trees, where it is made of trees.
    pub trees: Option<usize>,
    /// Number of inputs.
    pub inputs: usize,
    /// Deployed threshold.
    pub threshold: f64,
    /// Clients of the quoted figures.
    pub outer_rows: usize,
    /// AUC with its interval.
    pub auc: AucInterval,
    /// What wrong decisions cost, in units of one good client refused.
    pub costs: CostMatrix,
    /// Business cost per 10,000 clients.
    pub cost: CostEstimate,
    /// Average precision.
    pub average_precision: f64,
    /// Kolmogorov and Smirnov's statistic.
    pub ks: f64,
    /// Brier score.
    pub brier: f64,
    /// Log loss.
    pub log_loss: f64,
    /// Accuracy at the threshold.
    pub accuracy: f64,
    /// Mean distance between estimated and observed risk.
    pub calibration_error: f64,
}

/// A setting of the method that changed; `None` where a version's method has no such setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingChange {
    /// Its name in the recipe.
    pub name: String,
    /// In the version before.
    pub before: Option<String>,
    /// In the version after.
    pub after: Option<String>,
}

/// Mean absolute points of a feature in both versions; 0 where a version does not read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightShift {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// In the version before.
    pub before: f64,
    /// In the version after.
    pub after: f64,
}

/// What becomes of the opinions on the clients to score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OpinionChanges {
    /// Clients that both versions scored.
    pub clients: usize,
    /// Favourable opinions, before and after.
    pub favourable: [usize; 2],
    /// Mean estimated risk, before and after.
    pub mean_risk: [f64; 2],
    /// How many turn favourable, and how many unfavourable.
    pub turned: [usize; 2],
    /// The same clients, by number.
    pub clients_named: [Vec<ChangedClient>; 2],
}

/// A client of whom the opinion changes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ChangedClient {
    /// The client's number.
    pub id: i64,
    /// Points, before and after.
    pub points: [f64; 2],
    /// Estimated risk, before and after.
    pub risk: [f64; 2],
}

/// A version with the report of its training.
#[derive(Clone, Copy)]
pub struct Versioned<'a> {
    /// The model.
    pub model: &'a Champion,
    /// What is said of it.
    pub report: &'a ModelReport,
}

impl ModelDifference {
    /// Whether wrong decisions cost the same in both, so that their costs are in the same unit.
    #[must_use]
    pub fn is_one_unit(&self) -> bool {
        self.before.costs == self.after.costs
    }

    /// What `after` changes against `before`; `cost` is their comparison, or why there is none.
    #[must_use]
    pub fn of(
        [before, after]: [Versioned<'_>; 2],
        cost: Result<CostComparison, String>,
        opinions: Option<OpinionChanges>,
    ) -> Self {
        let inputs = |of: Versioned<'_>| -> Vec<String> {
            of.model.manifest.encoding.inputs.iter().map(|input| input.feature.clone()).collect()
        };
        let [old, new] = [before, after].map(inputs);
        let lacking =
            |from: &[String], of: &[String]| of.iter().filter(|name| !from.contains(name)).cloned().collect();
        let (cost, not_compared) = match cost {
            Ok(cost) => (Some(cost), None),
            Err(why) => (None, Some(why)),
        };
        Self {
            before: VersionOutline::of(before),
            after: VersionOutline::of(after),
            cost,
            not_compared,
            settings: settings([before.report, after.report]),
            added: lacking(&old, &new),
            removed: lacking(&new, &old),
            weights: weights([before.report, after.report]),
            opinions,
        }
    }
}

impl VersionOutline {
    /// The quoted figures of a version.
    #[must_use]
    pub fn of(Versioned { model, report }: Versioned<'_>) -> Self {
        let (origin, metrics) = (&model.manifest.origin, &report.metrics);
        Self {
            version: model.version.clone(),
            run: origin.run.clone(),
            data: origin.data.clone(),
            synthetic: origin.synthetic,
            rows: origin.rows,
            kind: report.champion.kind,
            trees: report.champion.trees,
            inputs: model.manifest.encoding.width(),
            threshold: model.manifest.threshold,
            outer_rows: report.outer_rows,
            auc: report.auc,
            costs: CostMatrix { false_negative: report.cost_fn, false_positive: report.cost_fp },
            cost: CostEstimate { per_10_000: report.costs.model, standard_error: report.costs.model_error },
            average_precision: metrics.average_precision,
            ks: metrics.ks,
            brier: metrics.brier,
            log_loss: metrics.log_loss,
            accuracy: metrics.accuracy,
            calibration_error: report.calibration_error,
        }
    }
}

impl OpinionChanges {
    /// Scores the clients with both versions; `None` where a version reads a feature that the table lacks.
    #[must_use]
    pub fn of([before, after]: [&Champion; 2], table: &FeatureTable) -> Option<Self> {
        let score = |champion: &Champion| Some(champion.score(&champion.manifest.encoding.encode(table)?));
        let (old, new) = (score(before)?, score(after)?);
        let points = |champion: &Champion, margin: f64| {
            Scale::default().points(champion.manifest.calibration.log_odds(margin))
        };
        let turned = |to: Opinion| {
            let pairs = table.ids.iter().zip(old.iter().zip(&new));
            let turned = pairs.filter(|(_, (old, new))| new.opinion == to && old.opinion != to);
            let mut clients: Vec<ChangedClient> = turned
                .map(|(id, (old, new))| ChangedClient {
                    id: *id,
                    points: [points(before, old.margin), points(after, new.margin)],
                    risk: [old.probability, new.probability],
                })
                .collect();
            clients.sort_by_key(|client| client.id);
            clients
        };
        let count = |scores: &[crate::champion::Score]| {
            scores.iter().filter(|score| score.opinion == Opinion::Favourable).count()
        };
        let mean = |scores: &[crate::champion::Score]| {
            scores.iter().map(|score| score.probability).sum::<f64>() / scores.len().max(1) as f64
        };
        let clients_named = [turned(Opinion::Favourable), turned(Opinion::Unfavourable)];
        Some(Self {
            clients: table.rows(),
            favourable: [count(&old), count(&new)],
            mean_risk: [mean(&old), mean(&new)],
            turned: [clients_named[0].len(), clients_named[1].len()],
            clients_named,
        })
    }

    /// Clients of whom the opinion changes.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.turned.iter().sum()
    }
}

/// Settings that differ, in the order of their names.
fn settings(reports: [&ModelReport; 2]) -> Vec<SettingChange> {
    let [mut before, after] = reports.map(|report| {
        let mut settings = BTreeMap::new();
        let written = serde_json::to_value(report.champion.specification).unwrap_or_default();
        flatten("", &written, &mut settings);
        let told = [
            ("costs.false_negative", report.cost_fn.to_string()),
            ("costs.false_positive", report.cost_fp.to_string()),
            ("validation.folds", report.search.folds.to_string()),
        ];
        settings.extend(told.map(|(name, value)| (name.to_owned(), value)));
        settings
    });
    let mut changes: Vec<SettingChange> = after
        .into_iter()
        .map(|(name, after)| SettingChange { before: before.remove(&name), name, after: Some(after) })
        .collect();
    changes.extend(before.into_iter().map(|(name, before)| SettingChange {
        name,
        before: Some(before),
        after: None,
    }));
    changes.retain(|change| change.before != change.after);
    changes.sort_by(|one, other| one.name.cmp(&other.name));
    changes
}

/// Leaves of JSON by their path, parted by dots; what is null is not there.
fn flatten(path: &str, value: &Value, leaves: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                flatten(&path, value, leaves);
            }
        }
        Value::Null => {}
        Value::String(text) => drop(leaves.insert(path.to_owned(), text.clone())),
        other => drop(leaves.insert(path.to_owned(), other.to_string())),
    }
}

/// The features whose mean absolute points differ most; of equals, in the order of their names.
fn weights(reports: [&ModelReport; 2]) -> Vec<WeightShift> {
    let mut features: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
    for (side, report) in reports.into_iter().enumerate() {
        for entry in &report.importance {
            features.entry(&entry.feature).or_default()[side] = entry.mean_points;
        }
    }
    let shift = |shift: &WeightShift| (shift.after - shift.before).abs();
    let mut shifts: Vec<WeightShift> = features
        .into_iter()
        .map(|(feature, [before, after])| WeightShift { feature: feature.to_owned(), before, after })
        .filter(|weight| shift(weight) > 0.0)
        .collect();
    shifts.sort_by(|one, other| shift(other).total_cmp(&shift(one)));
    shifts.truncate(SHIFTS);
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_weights_that_stay_are_not_told() {
        let report = ModelReport::sample();
        assert!(settings([&report, &report]).is_empty() && weights([&report, &report]).is_empty());
    }

    #[test]
    fn a_weight_counts_as_nothing_where_a_version_does_not_read_the_feature() {
        let before = ModelReport::sample();
        let mut after = before.clone();
        let gone = after.importance.remove(0);
        after.importance[0].mean_points += 0.5 * gone.mean_points;
        let shifts = weights([&before, &after]);
        assert_eq!(shifts.len(), 2);
        assert_eq!((&shifts[0].feature, shifts[0].after), (&gone.feature, 0.0));
        assert!(shifts[1].after > shifts[1].before);
    }

    #[test]
    fn a_setting_is_told_with_its_path() {
        let before = ModelReport::sample();
        let mut after = before.clone();
        after.champion.specification.imbalance = crate::config::Imbalance::Weights;
        let changed = settings([&before, &after]);
        let named: Vec<(&str, Option<&str>)> =
            changed.iter().map(|change| (change.name.as_str(), change.after.as_deref())).collect();
        assert_eq!(named, [("imbalance", Some("weights"))]);
    }
}
