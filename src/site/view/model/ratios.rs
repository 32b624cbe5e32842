//! What changes where a default accepted costs more or less.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::exact;
use super::figures::{list, with_error};
use super::names;
use crate::config::CandidateKind;
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
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let usual = in_use(report).map(|ratio| ratio.ranking.as_slice());
        let rows = report.ratios.iter().map(|ratio| row(ratio, report, usual, strings));
        Self { table: Table::new("ratios", rows.collect(), strings), reading: reading(report, strings) }
    }
}

/// The share of favourable opinions by ratio.
pub(in crate::site::view) fn favourable(report: &ModelReport, strings: &Strings) -> Vec<Row> {
    let row = |ratio: &RatioReport| {
        let share = percent_with(ratio.grant_rate, 0, strings.language());
        Row { strong: is_in_use(ratio, report), ..Row::new(written(ratio.ratio, strings), vec![share]) }
    };
    report.ratios.iter().map(row).collect()
}

fn in_use(report: &ModelReport) -> Option<&RatioReport> {
    report.ratios.iter().find(|ratio| is_in_use(ratio, report))
}

fn is_in_use(ratio: &RatioReport, report: &ModelReport) -> bool {
    (ratio.ratio - report.cost_fn / report.cost_fp).abs() < 1e-9
}

fn row(ratio: &RatioReport, report: &ModelReport, usual: Option<&[CandidateKind]>, strings: &Strings) -> Row {
    let language = strings.language();
    let used = is_in_use(ratio, report);
    let mut name = written(ratio.ratio, strings);
    if used {
        name = strings.say("model_ratio_used", &[("ratio", (&name).into())]);
    }
    let same = usual == Some(ratio.ranking.as_slice()) && !used;
    let names = ratio.ranking.iter().map(|kind| candidate_name(*kind).text(language));
    let words = if same { strings.word("model_ratio_same") } else { names.collect::<Vec<_>>().join(" › ") };
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

fn written(ratio: f64, strings: &Strings) -> String {
    strings.say("model_ratio", &[("n", exact(ratio))])
}

/// What the table says.
fn reading(report: &ModelReport, strings: &Strings) -> String {
    let (Some(first), Some(last)) = (report.ratios.first(), report.ratios.last()) else {
        return String::new();
    };
    let language = strings.language();
    let at = |ratio: &RatioReport| {
        let share = percent_with(ratio.grant_rate, 0, language);
        (written(ratio.ratio, strings), percent(ratio.threshold, language), share)
    };
    let ((low, low_limit, low_share), (high, high_limit, high_share)) = (at(first), at(last));
    let filled = [
        ("low", &low),
        ("low_limit", &low_limit),
        ("low_share", &low_share),
        ("high", &high),
        ("high_limit", &high_limit),
        ("high_share", &high_share),
    ];
    let ends = strings.say("model_ratio_ends", &filled.map(|(name, words)| (name, words.into())));
    format!("{ends} {}", winner(report, strings))
}

/// Whether the cheapest candidate stays the same.
fn winner(report: &ModelReport, strings: &Strings) -> String {
    let first = |ratio: &RatioReport| ratio.ranking.first().copied();
    let usual = in_use(report).or(report.ratios.first()).and_then(first);
    let Some(usual) = usual else { return String::new() };
    let others: Vec<String> = report
        .ratios
        .iter()
        .filter(|ratio| first(ratio) != Some(usual))
        .map(|ratio| number(ratio.ratio, 0, strings.language()))
        .collect();
    let name = names::the_candidate(usual, strings);
    if others.is_empty() {
        return strings.say("model_ratio_winner", &[("name", (&name).into())]);
    }
    let ratios = list(&others, strings);
    strings.say("model_ratio_winners", &[("name", (&name).into()), ("ratios", (&ratios).into())])
}
