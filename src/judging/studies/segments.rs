//! Where the model is wrong: clients alike in what counts most, theme by theme.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::study::PER;
use crate::config::CostMatrix;
use crate::features::{FeatureColumn, FeatureTable, FeatureValues, Theme};
use crate::judging::{auc, client_costs};

/// Standard errors from which on a segment counts as one where the model is wrong.
const SURE: f64 = 3.0;

/// Clients as they were judged.
#[derive(Debug, Clone, Copy)]
pub struct JudgedClients<'a> {
    /// Calibrated out-of-fold probability of every client.
    pub probabilities: &'a [f64],
    /// Threshold of every client; favourable exactly when the probability is below.
    pub thresholds: &'a [f64],
    /// Outcome of every client.
    pub target: &'a [bool],
    /// What wrong decisions cost.
    pub costs: CostMatrix,
}

/// The clients cut by the values of one feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentGroup {
    /// The theme that the feature stands for.
    pub theme: Theme,
    /// The feature.
    pub feature: String,
    /// Its segments: rising ranges or categories in alphabetical order, then what was pooled, then the missing.
    pub segments: Vec<Segment>,
    /// Clients of segments that are too small to say anything of.
    pub left_out: usize,
}

/// Clients with like values of a feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// What they have in common.
    pub value: SegmentValue,
    /// How many they are.
    pub clients: usize,
    /// Share of defaults.
    pub default_rate: f64,
    /// Mean of the estimated probabilities.
    pub mean_risk: f64,
    /// Share of favourable opinions.
    pub grant_rate: f64,
    /// Cost per 10,000 clients.
    pub cost_per_10_000: Estimate,
    /// AUC among them, where there are both outcomes.
    pub auc: Option<f64>,
    /// Share of all accepted defaults that are theirs.
    pub share_of_false_negatives: f64,
    /// Share of all refused good clients that are theirs.
    pub share_of_false_positives: f64,
    /// Cost per 10,000 clients less that of all other clients, with the standard error of that difference.
    pub cost_above_others: Estimate,
    /// Default rate less mean risk, with the standard error `√(Σ p (1 − p)) / n` that it has were the probabilities
    /// exact.
    pub unforeseen: Estimate,
    /// Whether the cost lies more than three standard errors above that of the others.
    pub costly: bool,
    /// Whether the default rate lies more than three standard errors from the mean risk.
    pub misjudged: bool,
}

/// What the clients of a segment have in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentValue {
    /// A number above the first and up to the second, as far as there are such bounds.
    Range(Option<f64>, Option<f64>),
    /// A category.
    Category(String),
    /// Categories with too few clients each.
    OtherCategories(Vec<String>),
    /// The value is missing.
    Missing,
}

/// Cuts the clients by the feature of each theme with the greatest weight: numbers at their quartiles, words by
/// category, missing values apart.
///
/// `importance` gives each feature's weight; a theme without a feature of positive weight, or whose feature has one
/// value for all, has no group. Segments of
/// fewer than `least_clients` clients are pooled (categories) or left out.
#[must_use]
pub fn segments(
    table: &FeatureTable,
    judged: JudgedClients<'_>,
    importance: &[(String, f64)],
    least_clients: usize,
) -> Vec<SegmentGroup> {
    let clients = Clients::new(judged);
    let heaviest = heaviest_by_theme(table, importance).into_iter();
    heaviest.filter_map(|(theme, column)| clients.group(theme, column, least_clients)).collect()
}

/// The segments where the model is wrong, with the place of their group: the surest first.
#[must_use]
pub fn worst_segments(groups: &[SegmentGroup]) -> Vec<(usize, &Segment)> {
    let segments =
        groups.iter().enumerate().flat_map(|(place, g)| g.segments.iter().map(move |s| (place, s)));
    let mut worst: Vec<(usize, &Segment)> = segments.filter(|(_, s)| s.costly || s.misjudged).collect();
    let sureness = |segment: &Segment| {
        let misjudged = segment.unforeseen.in_standard_errors().abs();
        segment.cost_above_others.in_standard_errors().max(misjudged)
    };
    worst.sort_by(|a, b| sureness(b.1).total_cmp(&sureness(a.1)));
    worst
}

fn heaviest_by_theme<'a>(
    table: &'a FeatureTable,
    importance: &[(String, f64)],
) -> BTreeMap<Theme, &'a FeatureColumn> {
    let mut heaviest: BTreeMap<Theme, (f64, &FeatureColumn)> = BTreeMap::new();
    for (name, weight) in importance.iter().filter(|(_, weight)| *weight > 0.0) {
        let Some(column) = table.column(name) else { continue };
        let best = heaviest.entry(column.feature.theme).or_insert((*weight, column));
        if *weight > best.0 {
            *best = (*weight, column);
        }
    }
    heaviest.into_iter().map(|(theme, (_, column))| (theme, column)).collect()
}

/// All clients, and what each one's decision costs.
struct Clients<'a> {
    judged: JudgedClients<'a>,
    costs: Vec<f64>,
    false_negatives: usize,
    false_positives: usize,
}

impl<'a> Clients<'a> {
    fn new(judged: JudgedClients<'a>) -> Self {
        let JudgedClients { probabilities, thresholds, target, costs } = judged;
        let rows: Vec<usize> = (0..target.len()).collect();
        let costs = client_costs(probabilities, thresholds, target, costs);
        let mut clients = Self { judged, costs, false_negatives: 0, false_positives: 0 };
        (clients.false_negatives, clients.false_positives) = clients.wrong(&rows);
        clients
    }

    /// Accepted defaults and refused good clients.
    fn wrong(&self, rows: &[usize]) -> (usize, usize) {
        let wrong = |default: bool| {
            let of_outcome = rows.iter().filter(|row| self.judged.target[**row] == default);
            of_outcome.filter(|row| self.is_granted(**row) == default).count()
        };
        (wrong(true), wrong(false))
    }

    fn is_granted(&self, row: usize) -> bool {
        self.judged.probabilities[row] < self.judged.thresholds[row]
    }

    fn group(&self, theme: Theme, column: &FeatureColumn, least_clients: usize) -> Option<SegmentGroup> {
        let cut = match &column.values {
            FeatureValues::Numeric(numbers) => cut_at_quartiles(numbers),
            FeatureValues::Nominal(words) => cut_by_category(words, least_clients),
        };
        if cut.len() < 2 {
            return None;
        }
        let (kept, small): (Vec<_>, Vec<_>) =
            cut.into_iter().partition(|(_, rows)| rows.len() >= least_clients.max(2));
        Some(SegmentGroup {
            theme,
            feature: column.feature.name.to_owned(),
            segments: kept.into_iter().map(|(value, rows)| self.segment(value, &rows)).collect(),
            left_out: small.iter().map(|(_, rows)| rows.len()).sum(),
        })
    }

    fn segment(&self, value: SegmentValue, rows: &[usize]) -> Segment {
        let clients = rows.len() as f64;
        let inside: BTreeSet<usize> = rows.iter().copied().collect();
        let cost = self.cost(rows.iter().copied());
        let others = self.cost((0..self.costs.len()).filter(|row| !inside.contains(row)));
        let cost_above_others = Estimate {
            value: cost.value - others.value,
            standard_error: cost.standard_error.hypot(others.standard_error),
        };
        let (false_negatives, false_positives) = self.wrong(rows);
        let probabilities: Vec<f64> = rows.iter().map(|&row| self.judged.probabilities[row]).collect();
        let target: Vec<bool> = rows.iter().map(|&row| self.judged.target[row]).collect();
        let default_rate = target.iter().filter(|default| **default).count() as f64 / clients;
        let mean_risk = probabilities.iter().sum::<f64>() / clients;
        let variance: f64 = probabilities.iter().map(|p| p * (1.0 - p)).sum();
        let unforeseen =
            Estimate { value: default_rate - mean_risk, standard_error: variance.sqrt() / clients };
        Segment {
            value,
            clients: rows.len(),
            default_rate,
            mean_risk,
            grant_rate: rows.iter().filter(|row| self.is_granted(**row)).count() as f64 / clients,
            cost_per_10_000: cost,
            auc: Some(auc(&probabilities, &target)).filter(|auc| auc.is_finite()),
            share_of_false_negatives: share(false_negatives, self.false_negatives),
            share_of_false_positives: share(false_positives, self.false_positives),
            costly: cost_above_others.in_standard_errors() > SURE,
            misjudged: unforeseen.in_standard_errors().abs() > SURE,
            cost_above_others,
            unforeseen,
        }
    }

    /// Cost per 10,000 of these clients.
    fn cost(&self, rows: impl Iterator<Item = usize>) -> Estimate {
        Estimate::mean(&rows.map(|row| self.costs[row]).collect::<Vec<_>>()).times(PER)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

type Cut = Vec<(SegmentValue, Vec<usize>)>;

/// Ranges between the quartiles of the known values; quartiles that are equal, or the greatest value, are one cut
/// or none.
fn cut_at_quartiles(numbers: &[f64]) -> Cut {
    let mut known: Vec<f64> = numbers.iter().copied().filter(|number| !number.is_nan()).collect();
    known.sort_by(f64::total_cmp);
    let greatest = known.last().copied().unwrap_or(f64::NAN);
    let quartile =
        |quarters: usize| known.get((known.len() * quarters).div_ceil(4).saturating_sub(1)).copied();
    let mut cuts: Vec<f64> = (1..4).filter_map(quartile).filter(|cut| *cut < greatest).collect();
    cuts.dedup();
    let mut rows = vec![Vec::new(); cuts.len() + 1];
    let mut missing = Vec::new();
    for (row, number) in numbers.iter().enumerate() {
        if number.is_nan() {
            missing.push(row);
        } else {
            rows[cuts.partition_point(|cut| cut < number)].push(row);
        }
    }
    let bounds = (0..rows.len()).map(|place| {
        let above = place.checked_sub(1).and_then(|before| cuts.get(before));
        SegmentValue::Range(above.copied(), cuts.get(place).copied())
    });
    let ranges: Vec<_> = bounds.zip(rows).collect();
    ranges
        .into_iter()
        .chain([(SegmentValue::Missing, missing)])
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

fn cut_by_category(words: &[Option<&str>], least_clients: usize) -> Cut {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut missing = Vec::new();
    for (row, word) in words.iter().enumerate() {
        word.map_or(&mut missing, |word| by_word.entry(word).or_default()).push(row);
    }
    let (common, rare): (Vec<_>, Vec<_>) =
        by_word.into_iter().partition(|(_, rows)| rows.len() >= least_clients);
    let names = rare.iter().map(|(word, _)| (*word).to_owned()).collect();
    let pooled = rare.into_iter().flat_map(|(_, rows)| rows).collect();
    let common = common.into_iter().map(|(word, rows)| (SegmentValue::Category(word.to_owned()), rows));
    let rest = [(SegmentValue::OtherCategories(names), pooled), (SegmentValue::Missing, missing)];
    common.chain(rest).filter(|(_, rows)| !rows.is_empty()).collect()
}
