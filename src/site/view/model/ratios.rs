//! What changes where a default accepted costs more or less.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::figures::with_error;
use super::names;
use crate::config::CandidateKind;
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent, percent_with};
use crate::report::{ModelReport, RatioReport, candidate_name};
use crate::site::strings::Strings;

/// The ratios of the costs.
#[derive(Debug, Serialize)]
pub(super) struct RatiosView {
    table: Table,
    /// What it says.
    reading: String,
}

impl RatiosView {
    pub(super) fn new(report: &ModelReport, strings: &Strings, language: Language) -> Self {
        let usual = in_use(report).map(|ratio| ratio.ranking.as_slice());
        let rows = report.ratios.iter().map(|ratio| row(ratio, report, usual, language));
        Self { table: Table::new("ratios", rows.collect(), strings), reading: reading(report, language) }
    }
}

/// The share of favourable opinions by ratio.
pub(in crate::site::view) fn favourable(report: &ModelReport, language: Language) -> Vec<Row> {
    let row = |ratio: &RatioReport| {
        let share = percent_with(ratio.grant_rate, 0, language);
        Row { strong: is_in_use(ratio, report), ..Row::new(written(ratio.ratio, language), vec![share]) }
    };
    report.ratios.iter().map(row).collect()
}

fn in_use(report: &ModelReport) -> Option<&RatioReport> {
    report.ratios.iter().find(|ratio| is_in_use(ratio, report))
}

fn is_in_use(ratio: &RatioReport, report: &ModelReport) -> bool {
    (ratio.ratio - report.cost_fn / report.cost_fp).abs() < 1e-9
}

fn row(
    ratio: &RatioReport,
    report: &ModelReport,
    usual: Option<&[CandidateKind]>,
    language: Language,
) -> Row {
    let used = is_in_use(ratio, report);
    let name = written(ratio.ratio, language);
    let name = match (used, language) {
        (false, _) => name,
        (true, Fr) => format!("{name} (retenu)"),
        (true, En) => format!("{name} (in use)"),
    };
    let same = usual == Some(ratio.ranking.as_slice()) && !used;
    let words = match (same, language) {
        (true, Fr) => "inchangé".to_owned(),
        (true, En) => "unchanged".to_owned(),
        (false, _) => {
            let names = ratio.ranking.iter().map(|kind| candidate_name(*kind).text(language));
            names.collect::<Vec<_>>().join(" › ")
        }
    };
    Row {
        strong: used,
        words: Some(words),
        ..Row::new(
            name,
            vec![
                percent(ratio.threshold, language),
                percent(ratio.theoretical_threshold, language),
                percent_with(ratio.grant_rate, 0, language),
                with_error(ratio.cost, ratio.standard_error, 0, language),
            ],
        )
    }
}

fn written(ratio: f64, language: Language) -> String {
    let figure = number(ratio, usize::from(ratio.fract() != 0.0), language);
    match language {
        Fr => format!("{figure} pour 1"),
        En => format!("{figure} to 1"),
    }
}

/// What the table says.
fn reading(report: &ModelReport, language: Language) -> String {
    let (Some(first), Some(last)) = (report.ratios.first(), report.ratios.last()) else {
        return String::new();
    };
    let at = |ratio: &RatioReport| {
        let share = percent_with(ratio.grant_rate, 0, language);
        (written(ratio.ratio, language), percent(ratio.threshold, language), share)
    };
    let ((low, low_limit, low_share), (high, high_limit, high_share)) = (at(first), at(last));
    let ends = match language {
        Fr => format!(
            "À {low}, la limite serait de {low_limit} et {low_share} des avis seraient favorables\u{202f}; à {high}, de \
             {high_limit} et {high_share}."
        ),
        En => format!(
            "At {low}, the limit would be {low_limit} and {low_share} of opinions favourable; at {high}, {high_limit} \
             and {high_share}."
        ),
    };
    format!("{ends} {}", winner(report, language))
}

/// Whether the cheapest candidate stays the same.
fn winner(report: &ModelReport, language: Language) -> String {
    let first = |ratio: &RatioReport| ratio.ranking.first().copied();
    let usual = in_use(report).or(report.ratios.first()).and_then(first);
    let Some(usual) = usual else { return String::new() };
    let others: Vec<String> = report
        .ratios
        .iter()
        .filter(|ratio| first(ratio) != Some(usual))
        .map(|ratio| number(ratio.ratio, 0, language))
        .collect();
    let name = names::the_candidate(usual).text(language);
    match (others.is_empty(), language) {
        (true, Fr) => format!("Quel que soit ce rapport, {name} reste le candidat le moins cher."),
        (true, En) => format!("Whatever this ratio, {name} stays the cheapest candidate."),
        (false, Fr) => format!(
            "Pendant la recherche, {name} est le moins cher au rapport retenu, mais un autre candidat le devient à {} \
             pour 1.",
            super::figures::list(&others, language)
        ),
        (false, En) => format!(
            "In the search, {name} is the cheapest at the ratio in use, but another candidate is at {} to 1.",
            super::figures::list(&others, language)
        ),
    }
}
