//! The candidates beside each other.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, contenders, cost, cost_difference, interval, list, seconds};
use super::names;
use crate::config::CandidateKind;
use crate::report::{CandidateReport, ModelReport, TrainingTimes, candidate_name};
use crate::site::strings::Strings;

/// The candidates, from the simplest to the most complex.
#[derive(Debug, Serialize)]
pub(super) struct CandidatesView {
    table: Table,
    /// What the table says, in sentences.
    reading: Vec<String>,
    /// How the search went.
    search: String,
    /// The settings of each.
    settings: Table,
}

impl CandidatesView {
    pub(super) fn new(report: &ModelReport, times: Option<&TrainingTimes>, strings: &Strings) -> Self {
        let rows = report.candidates.iter().map(|candidate| row(candidate, report, times, strings));
        let settings = report.candidates.iter().map(|candidate| Row {
            words: Some(names::settings(&candidate.specification)),
            ..Row::new(candidate_name(candidate.kind).text(strings.language()), Vec::new())
        });
        Self {
            table: Table::new("candidates", rows.collect(), strings),
            reading: reading(report, strings),
            search: search(report, strings),
            settings: Table::new("settings", settings.collect(), strings),
        }
    }
}

fn row(
    candidate: &CandidateReport,
    report: &ModelReport,
    times: Option<&TrainingTimes>,
    strings: &Strings,
) -> Row {
    let language = strings.language();
    let is_champion = candidate.kind == report.champion.kind;
    let excess = if is_champion { NONE.to_owned() } else { cost_difference(candidate.excess, language) };
    let mut cells = vec![
        cost(candidate.cost, language),
        excess,
        interval(&candidate.auc, strings),
        cost(candidate.search_cost, language),
        count(candidate.trials, language),
    ];
    if let Some(times) = times {
        let of_kind = times.candidates.iter().find(|times| times.kind == candidate.kind);
        cells.push(of_kind.map_or_else(|| NONE.to_owned(), |times| seconds(times.mean_seconds, language)));
    }
    Row {
        name: name(candidate.kind, is_champion, strings),
        note: Some(note(candidate, strings)),
        feature: None,
        strong: is_champion,
        cells,
        words: None,
    }
}

/// The candidate's name; the champion says so in words.
fn name(kind: CandidateKind, is_champion: bool, strings: &Strings) -> String {
    let name = candidate_name(kind).text(strings.language());
    if !is_champion {
        return name.to_owned();
    }
    strings.say("model_candidate_champion", &[("name", name.into())])
}

fn note(candidate: &CandidateReport, strings: &Strings) -> String {
    let words = names::candidate_in_words(candidate.kind, strings);
    let Some(rows) = candidate.sampled else { return words };
    strings.say("model_candidate_sampled", &[("words", (&words).into()), ("n", rows.into())])
}

fn reading(report: &ModelReport, strings: &Strings) -> Vec<String> {
    let others = || contenders(report).filter(|candidate| candidate.kind != report.champion.kind);
    let close = others().filter(|c| c.excess.per_10_000.abs() <= c.excess.standard_error);
    let lower = others().filter(|c| c.excess.per_10_000 < -c.excess.standard_error);
    let said = [("model_candidates_close", close.collect()), ("model_candidates_cheaper", lower.collect())]
        .map(|(key, candidates): (_, Vec<&CandidateReport>)| {
            let names: Vec<String> =
                candidates.iter().map(|c| names::the_candidate(c.kind, strings)).collect();
            let names = list(&names, strings);
            (!names.is_empty()).then(|| strings.say(key, &[("names", (&names).into())]))
        });
    said.into_iter().flatten().collect()
}

fn search(report: &ModelReport, strings: &Strings) -> String {
    let search = &report.search;
    let mut said = vec![strings.say(
        "model_search",
        &[
            ("rows", search.rows.into()),
            ("folds", search.folds.into()),
            ("trials", search.trials.into()),
            ("combinations", search.combinations.into()),
            ("fits", search.fits.into()),
        ],
    )];
    if search.repeats > 1 {
        said.push(strings.say("model_search_repeats", &[("n", search.repeats.into())]));
    }
    if search.left_out > 0 {
        said.push(strings.say("model_search_left_out", &[("n", search.left_out.into())]));
    }
    said.join(" ")
}
