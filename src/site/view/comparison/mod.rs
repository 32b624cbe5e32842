//! The models beside each other, written: every trial under every calibration, rows that no choice saw, other costs.

mod by_ratio;
mod reading;
#[cfg(test)]
mod tests;
mod trials;

use serde::Serialize;

use self::by_ratio::ByRatioView;
use self::trials::TrialsView;
use super::model::{NONE, cost_difference, interval, seconds, treatment};
use super::table::{Row, Table};
use crate::features::{number, percent};
use crate::report::{CandidateReport, ModelReport, TrainingTimes, candidate_name};
use crate::site::strings::Strings;

/// Every figure of the page on the comparison of models.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonView {
    /// All in brief.
    answer: Vec<String>,
    /// From which clients the figures of the search come.
    searched: String,
    trials: TrialsView,
    /// From which clients the figures of the outer rows come.
    measured: String,
    /// The best trial of every candidate on the outer rows.
    unseen: Table,
    by_ratio: ByRatioView,
}

impl ComparisonView {
    pub(super) fn new(report: &ModelReport, times: Option<&TrainingTimes>, strings: &Strings) -> Self {
        let search = &report.search;
        let unseen = report.candidates.iter().map(|candidate| unseen(candidate, report, times, strings));
        Self {
            answer: reading::answer(report, times, strings),
            searched: strings
                .say("candidates_searched", &[("n", search.rows.into()), ("folds", search.folds.into())]),
            trials: TrialsView::new(report, times, strings),
            measured: strings.say("candidates_measured", &[("n", report.outer_rows.into())]),
            unseen: Table::new("candidates_unseen", unseen.collect(), strings),
            by_ratio: ByRatioView::new(report, strings),
        }
    }
}

fn unseen(
    candidate: &CandidateReport,
    report: &ModelReport,
    times: Option<&TrainingTimes>,
    strings: &Strings,
) -> Row {
    let language = strings.language();
    let is_champion = candidate.kind == report.champion.kind;
    let name = candidate_name(candidate.kind).text(language);
    let excess = if is_champion { NONE.to_owned() } else { cost_difference(candidate.excess, language) };
    let mut cells = vec![
        number(candidate.cost.per_10_000, 0, language),
        excess,
        interval(&candidate.auc, strings),
        percent(candidate.metrics.accuracy, language),
        number(candidate.metrics.brier, 4, language),
        number(candidate.metrics.log_loss, 4, language),
    ];
    if let Some(times) = times {
        let of_kind = times.candidates.iter().find(|times| times.kind == candidate.kind);
        cells.push(of_kind.map_or_else(|| NONE.to_owned(), |times| seconds(times.best_seconds, language)));
    }
    Row {
        name: marked(name, is_champion, strings),
        note: Some(treatment(candidate.specification.imbalance, strings)),
        strong: is_champion,
        cells,
        ..Row::default()
    }
}

/// A candidate's name; the champion says so in words.
fn marked(name: &str, is_champion: bool, strings: &Strings) -> String {
    if is_champion {
        strings.say("model_candidate_champion", &[("name", name.into())])
    } else {
        name.to_owned()
    }
}
