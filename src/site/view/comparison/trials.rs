//! The table of candidates, treatments and calibrations.

use serde::Serialize;

use super::super::model::{NONE, calibration, cost_difference, seconds, treatment};
use super::marked;
use crate::features::{number, percent, percent_with};
use crate::report::{ComparedTrial, ModelReport, TrainingTimes, candidate_name};
use crate::site::strings::Strings;

/// Columns that are sorted from the highest figure on first: AUC, accuracy, favourable opinions.
const HIGHEST_FIRST: [usize; 3] = [6, 7, 10];
/// Column of the cost, by which the rows stand.
const COST: usize = 3;

/// The table, from the lowest cost to the highest.
#[derive(Debug, Serialize)]
pub(super) struct TrialsView {
    heads: Vec<Head>,
    rows: Vec<TrialRow>,
    /// Candidates that no calibration reads, since they say the same of all clients.
    flat: Option<String>,
}

/// The head of a column.
#[derive(Debug, Serialize)]
struct Head {
    label: String,
    /// Whether its rows are words.
    words: bool,
    /// Whether the highest come first.
    down: bool,
    /// Whether the rows stand in its order.
    sorted: bool,
}

#[derive(Debug, Serialize)]
struct TrialRow {
    name: String,
    treatment: String,
    calibration: String,
    /// Whether it was deployed.
    strong: bool,
    cells: Vec<Cell>,
}

/// A figure as it is read and as it is sorted.
#[derive(Debug, Serialize)]
struct Cell {
    shown: String,
    value: String,
}

impl TrialsView {
    pub(super) fn new(report: &ModelReport, times: Option<&TrainingTimes>, strings: &Strings) -> Self {
        let mut told: Vec<&ComparedTrial> = report.comparison.iter().filter(|trial| is_told(trial)).collect();
        told.sort_by(|a, b| a.figures.cost.per_10_000.total_cmp(&b.figures.cost.per_10_000));
        let rows: Vec<TrialRow> = told.iter().map(|trial| row(trial, report, times, strings)).collect();
        let width = 3 + rows.first().map_or(0, |row| row.cells.len());
        let labels = strings.word("candidates_heads");
        let head = |(column, label): (usize, &str)| Head {
            label: label.to_owned(),
            words: column < COST,
            down: HIGHEST_FIRST.contains(&column),
            sorted: column == COST,
        };
        let flat = report.comparison.iter().filter(|trial| !is_told(trial));
        let mut flat: Vec<&str> =
            flat.map(|trial| candidate_name(trial.kind).text(strings.language())).collect();
        flat.dedup();
        let flat = flat.join(", ");
        Self {
            heads: labels.split('|').enumerate().take(width).map(head).collect(),
            rows,
            flat: (!flat.is_empty()).then(|| strings.say("candidates_flat", &[("names", (&flat).into())])),
        }
    }
}

/// A calibration that rose in no fold reads nothing.
pub(super) fn is_told(trial: &ComparedTrial) -> bool {
    trial.figures.flat < 1.0
}

/// Whether it was deployed.
pub(super) fn is_champion(trial: &ComparedTrial, report: &ModelReport) -> bool {
    trial.is(report.champion.kind, report.champion.specification.imbalance, report.calibrated_by)
}

/// What reads the margins as risks.
pub(super) fn reads(trial: &ComparedTrial, strings: &Strings) -> String {
    match trial.figures.method {
        Some(method) => calibration(method, strings),
        None => strings.word("candidates_raw"),
    }
}

/// Mean seconds of a fit, where they were kept.
pub(super) fn mean_seconds(trial: &ComparedTrial, times: Option<&TrainingTimes>) -> Option<f64> {
    let same =
        |kept: &&crate::report::TreatmentTimes| (kept.kind, kept.imbalance) == (trial.kind, trial.imbalance);
    times?.treatments.iter().find(same).map(|kept| kept.mean_seconds)
}

fn row(
    trial: &ComparedTrial,
    report: &ModelReport,
    times: Option<&TrainingTimes>,
    strings: &Strings,
) -> TrialRow {
    let (figures, language) = (&trial.figures, strings.language());
    let strong = is_champion(trial, report);
    let cell = |value: f64, shown: String| Cell { shown, value: written(value) };
    let cost = |value: f64| cell(value, number(value, 0, language));
    let precise = |value: f64| cell(value, number(value, 4, language));
    let excess = if strong { NONE.to_owned() } else { cost_difference(trial.excess, language) };
    let mut cells = vec![
        cost(figures.cost.per_10_000),
        cell(trial.excess.per_10_000, excess),
        cost(figures.theoretical_cost.per_10_000),
        cell(figures.auc, number(figures.auc, 3, language)),
        cell(figures.accuracy, percent(figures.accuracy, language)),
        precise(figures.brier),
        precise(figures.log_loss),
        cell(figures.grant_rate, percent_with(figures.grant_rate, 0, language)),
    ];
    if times.is_some_and(|times| !times.treatments.is_empty()) {
        let took = mean_seconds(trial, times);
        let shown = took.map_or_else(|| NONE.to_owned(), |took| seconds(took, language));
        cells.push(cell(took.unwrap_or(f64::MAX), shown));
    }
    TrialRow {
        name: marked(candidate_name(trial.kind).text(language), strong, strings),
        treatment: treatment(trial.imbalance, strings),
        calibration: reads(trial, strings),
        strong,
        cells,
    }
}

/// A figure by which a script sorts: enough digits to part what differs, and no more.
fn written(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.1}") } else { format!("{value:.5}") }
}
