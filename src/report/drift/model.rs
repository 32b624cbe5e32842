//! Drift with the model at hand: its features, its scores, and what its decisions cost.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::join;
use serde::Serialize;

use super::{ColumnWeight, DriftFault, DriftReport, Level, WeightedDrift};
use crate::champion::{Champion, Opinion};
use crate::config::{CostMatrix, DriftOptions};
use crate::drift::{
    BaseRateCost, ColumnDrift, Columns, Comparison, DomainClassifier, SegmentSearch, Side, classify_domains,
    compare_columns, compare_numbers, costs_by_base_rate, search_segments, stability_in_tenths,
};
use crate::explanation::{Explainer, Scale};
use crate::features::{FeatureColumn, FeatureTable, FeatureValues};
use crate::judging::{ShareInterval, share_interval};
use crate::learning::{DesignMatrix, LearningError, evenly};
use crate::tables::{AnyColumn, AnyTable, AnyValues, Coverage, MISSING_WORD, Table};

/// Clients of each side for the search of segments and the model that tells the sides apart, at most.
const MOST_SAMPLED: usize = 50_000;
/// Clients of each side whose contributions are worked out, at most.
const MOST_EXPLAINED: usize = 10_000;
/// Rows explained at a time; bounds memory.
const CHUNK: usize = 2_048;
/// Shares of clients in difficulty at which costs are told, as multiples of today's.
const RATES: [f64; 6] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0];
/// Features whose share in the shift of points is told.
const SHIFTS: usize = 8;

/// The clients that the model learnt from, as they scored out of fold.
#[derive(Debug, Clone, Copy)]
pub struct PastScores<'a> {
    /// Calibrated probability of each, by the fold model that never saw them.
    pub probabilities: &'a [f64],
    /// Whether they had difficulty.
    pub target: &'a [bool],
}

/// What a drift report with a model is made from.
pub struct AtModel<'a> {
    /// What reference and current data are called.
    pub names: [String; 2],
    /// The model.
    pub champion: &'a Champion,
    /// Features of the clients learnt from, and of those to score.
    pub features: [&'a FeatureTable; 2],
    /// Whose child rows are all there, where the folder says so: of others, what needs them is left out.
    pub coverage: Option<&'a Coverage>,
    /// How the clients learnt from scored, in the order of their features; without it nothing is said of scores.
    pub past: Option<PastScores<'a>>,
    /// How much every feature counts.
    pub importance: &'a [ColumnWeight],
    /// What wrong decisions cost.
    pub costs: CostMatrix,
    /// How columns are compared. What it says of single columns is about those of the files.
    pub options: &'a DriftOptions,
    /// Whether to look at the clients as a whole: by a model that tells the sides apart, and by groups.
    pub whole: bool,
}

/// What becomes of a model's scores. Only clients whose tables are complete count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelDrift {
    /// Clients of reference and current data whose tables are complete.
    pub clients: [usize; 2],
    /// Clients left out because rows of theirs are missing from a table.
    pub left_out: [usize; 2],
    /// Stability index of the points in tenths of the reference.
    pub psi: f64,
    /// The points of both sides.
    pub points: ColumnDrift,
    /// Mean estimated risk: out of fold for the reference, of the deployed model for the current data.
    pub mean_risk: [f64; 2],
    /// Share of the reference that had difficulty.
    pub observed_rate: f64,
    /// Shares of favourable opinions.
    pub favourable: [ShareInterval; 2],
    /// Change of the mean points by the deployed model, current less reference.
    pub shift: f64,
    /// The features that make it, the largest part first.
    pub shifts: Vec<Shift>,
    /// What all other features add to it.
    pub other_shift: f64,
    /// What decisions cost if the share of clients in difficulty moved.
    pub costs: Vec<BaseRateCost>,
}

/// A feature's part in the change of the mean points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// The feature.
    pub feature: String,
    /// Mean points that it adds in the current data, less those in the reference.
    pub points: f64,
}

impl DriftReport {
    /// Compares the clients to score with those learnt from: features and scores, beside `raw`, the columns of both
    /// files of applications as they are.
    pub fn at_model(task: &AtModel<'_>, raw: Comparison) -> Result<Self, DriftFault> {
        let of_features = DriftOptions {
            columns: None,
            per_column_method: BTreeMap::new(),
            per_column_threshold: BTreeMap::new(),
            ..task.options.clone()
        };
        let column = |side: Side, name: &str| column_of(task, side, name);
        let names =
            task.features.map(|table| table.columns.iter().map(|column| column.feature.name).collect());
        let both = Columns { rows: task.features.map(FeatureTable::rows), names, column: &column };
        let comparison = compare_columns(&both, &of_features)?;
        let complete = task.complete();
        let (classifier, segments) = if task.whole {
            on_the_whole(task, &complete, &comparison)
        } else {
            (Ok(None), SegmentSearch::default())
        };
        let report = Self {
            names: task.names.clone(),
            weighted: Some(WeightedDrift::of(&comparison, task.importance)),
            comparison,
            whole: task.whole,
            classifier: classifier?,
            segments,
            model: model_drift(task, &complete),
            raw: Some(raw),
            important_share: task.options.important_share,
            concerns: Vec::new(),
            level: Level::Calm,
        };
        Ok(report.weighed())
    }
}

impl AtModel<'_> {
    /// The rows of clients, on each side, whose tables are complete. A table in which one side has no complete client
    /// does not count: nothing is known of it there.
    fn complete(&self) -> [Vec<usize>; 2] {
        let ids = [0, 1].map(|side| self.features[side].ids.as_slice());
        let told = |coverage: &Coverage, table: &Table| {
            ids.iter().all(|ids| ids.iter().any(|id| coverage.is_complete(*table, *id)))
        };
        let tables: Vec<Table> = self.coverage.map_or_else(Vec::new, |coverage| {
            Table::ALL.into_iter().filter(|table| !table.is_required() && told(coverage, table)).collect()
        });
        let is_complete = |id: i64| {
            self.coverage.is_none_or(|coverage| tables.iter().all(|table| coverage.is_complete(*table, id)))
        };
        ids.map(|ids| (0..ids.len()).filter(|row| is_complete(ids[*row])).collect())
    }
}

/// Whether the sides can be told apart, and what moves in a group only, among at most 50,000 complete clients a side.
fn on_the_whole(
    task: &AtModel<'_>,
    complete: &[Vec<usize>; 2],
    comparison: &Comparison,
) -> (Result<Option<DomainClassifier>, LearningError>, SegmentSearch) {
    let [reference, current] = [0, 1].map(|side| {
        let places = evenly(complete[side].len(), MOST_SAMPLED);
        let rows: Vec<usize> = places.into_iter().map(|place| complete[side][place]).collect();
        table_of(task.features[side], &rows)
    });
    join(
        || classify_domains(&reference, &current, comparison),
        || search_segments(&reference, &current, comparison),
    )
}

/// A feature of a side, of the clients whose rows in its table are complete.
fn column_of<'a>(task: &AtModel<'_>, side: Side, name: &str) -> Option<Cow<'a, AnyColumn>> {
    let table = task.features[usize::from(side == Side::Current)];
    let column = table.column(name)?;
    let of = column.feature.table;
    let known = |row: &usize| {
        of.is_required() || task.coverage.is_none_or(|coverage| coverage.is_complete(of, table.ids[*row]))
    };
    let rows: Vec<usize> = (0..table.rows()).filter(known).collect();
    Some(Cow::Owned(any_column(column, &rows)))
}

fn table_of(table: &FeatureTable, rows: &[usize]) -> AnyTable {
    let columns = table.columns.iter().map(|column| any_column(column, rows)).collect();
    AnyTable { rows: rows.len(), columns }
}

fn any_column(column: &FeatureColumn, rows: &[usize]) -> AnyColumn {
    let values = match &column.values {
        FeatureValues::Numeric(numbers) => AnyValues::Real(rows.iter().map(|row| numbers[*row]).collect()),
        FeatureValues::Nominal(values) => {
            let mut places: BTreeMap<&str, u32> =
                rows.iter().filter_map(|row| values[*row]).map(|word| (word, 0)).collect();
            for (place, code) in places.values_mut().zip(0..) {
                *place = code;
            }
            let code = |row: &usize| values[*row].and_then(|word| places.get(word)).copied();
            let codes = rows.iter().map(|row| code(row).unwrap_or(MISSING_WORD)).collect();
            AnyValues::Words { codes, words: places.into_keys().map(str::to_owned).collect() }
        }
    };
    AnyColumn { name: column.feature.name.to_owned(), values }
}

/// `None` where a side has no complete client, or none of the reference had difficulty.
fn model_drift(task: &AtModel<'_>, complete: &[Vec<usize>; 2]) -> Option<ModelDrift> {
    let current = task.champion.manifest.encoding.encode(task.features[1])?;
    let out_of_fold = task.past?;
    let past: Vec<f64> = complete[0].iter().map(|row| out_of_fold.probabilities[*row]).collect();
    let target: Vec<bool> = complete[0].iter().map(|row| out_of_fold.target[*row]).collect();
    let defaults = target.iter().filter(|default| **default).count();
    let scores = task.champion.score(&current.select(&complete[1]));
    if scores.is_empty() || defaults == 0 || defaults == target.len() {
        return None;
    }
    let threshold = task.champion.manifest.threshold;
    let new: Vec<f64> = scores.iter().map(|score| score.probability).collect();
    let favourable = [
        past.iter().filter(|probability| **probability < threshold).count(),
        scores.iter().filter(|score| score.opinion == Opinion::Favourable).count(),
    ];
    let scale = Scale::default();
    let points =
        [&past, &new].map(|side| side.iter().map(|p| scale.points_of_probability(*p)).collect::<Vec<_>>());
    let psi = stability_in_tenths(&points[0], &points[1]);
    let points_drift = compare_numbers("points", points)?;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let mean_risk = [mean(&past), mean(&new)];
    let observed_rate = defaults as f64 / target.len() as f64;
    let rates: Vec<f64> =
        RATES.iter().map(|times| times * observed_rate).filter(|rate| *rate < 1.0).collect();
    let (shift, shifts) = shifts(task, complete, &current);
    let told: f64 = shifts.iter().take(SHIFTS).map(|shift| shift.points).sum();
    Some(ModelDrift {
        clients: [complete[0].len(), complete[1].len()],
        left_out: [0, 1].map(|side| task.features[side].rows() - complete[side].len()),
        psi,
        points: points_drift,
        mean_risk,
        observed_rate,
        favourable: [0, 1].map(|side| share_interval(favourable[side], complete[side].len(), 0.95)),
        shift,
        other_shift: shift - told,
        shifts: shifts.into_iter().take(SHIFTS).collect(),
        costs: costs_by_base_rate((&past, &target), threshold, task.costs, &rates),
    })
}

/// The change of the mean points by the deployed model, and every feature's part in it, the largest first.
fn shifts(task: &AtModel<'_>, complete: &[Vec<usize>; 2], current: &DesignMatrix) -> (f64, Vec<Shift>) {
    let encoding = &task.champion.manifest.encoding;
    let explainer = Explainer::of(&task.champion.model, encoding.width());
    let mean_of = |rows: Vec<usize>, matrix: &DesignMatrix| mean_points(task, &explainer, (matrix, &rows));
    let sampled = |side: usize| {
        let places = evenly(complete[side].len(), MOST_EXPLAINED);
        places.into_iter().map(|place| complete[side][place]).collect::<Vec<usize>>()
    };
    let rows = sampled(0);
    let Some(before) = encoding.encode(&selected(task.features[0], &rows)) else { return (0.0, Vec::new()) };
    let before = mean_of((0..rows.len()).collect(), &before);
    let after = mean_of(sampled(1), current);
    let names = encoding.inputs.iter().map(|input| input.feature.clone());
    let parts = names.zip(before.iter().zip(&after).map(|(before, after)| after - before));
    let mut shifts: Vec<Shift> = parts.map(|(feature, points)| Shift { feature, points }).collect();
    let sum = shifts.iter().map(|shift| shift.points).sum();
    shifts.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    (sum, shifts)
}

/// The mean points that every input adds.
fn mean_points(
    task: &AtModel<'_>,
    explainer: &Explainer,
    (matrix, rows): (&DesignMatrix, &[usize]),
) -> Vec<f64> {
    let (scale, calibration) = (Scale::default(), &task.champion.manifest.calibration);
    let mut sums = vec![0.0; matrix.width()];
    for chunk in rows.chunks(CHUNK) {
        let matrix = matrix.select(chunk);
        let contributions = explainer.explain(&matrix);
        for row in 0..matrix.rows() {
            let margin = task.champion.model.margin(matrix.row(row));
            let points = scale.carry(calibration, contributions.base, margin, contributions.row(row));
            for (sum, points) in sums.iter_mut().zip(points) {
                *sum += points;
            }
        }
    }
    sums.iter().map(|sum| sum / rows.len().max(1) as f64).collect()
}

/// Some rows of a table.
fn selected(table: &FeatureTable, rows: &[usize]) -> FeatureTable {
    let column = |column: &FeatureColumn| FeatureColumn {
        feature: column.feature,
        values: match &column.values {
            FeatureValues::Numeric(values) => {
                FeatureValues::Numeric(rows.iter().map(|row| values[*row]).collect())
            }
            FeatureValues::Nominal(values) => {
                FeatureValues::Nominal(rows.iter().map(|row| values[*row]).collect())
            }
        },
    };
    FeatureTable {
        ids: rows.iter().map(|row| table.ids[*row]).collect(),
        columns: table.columns.iter().map(column).collect(),
        target: None,
        gender: Vec::new(),
    }
}
