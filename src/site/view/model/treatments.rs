//! What treating the imbalance of the classes brings.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::figures::{NONE, cost, cost_difference};
use super::{names, ratio};
use crate::config::CandidateKind;
use crate::features::{number, percent};
use crate::report::{ModelReport, TreatmentReport, candidate_name};
use crate::site::strings::Strings;

/// The treatments by candidate; empty where none tried several.
#[derive(Debug, Serialize)]
pub(super) struct TreatmentsView {
    table: Table,
    /// What it says, one sentence per candidate.
    reading: Vec<String>,
    /// How unequal the classes are.
    intro: String,
    /// What the champion does, where nothing else was tried.
    none: String,
}

impl TreatmentsView {
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let of_kind = |kind: CandidateKind| -> Vec<&TreatmentReport> {
            report.treatments.iter().filter(|treatment| treatment.kind == kind).collect()
        };
        let defaults = percent(ratio(report.defaults, report.rows), strings.language());
        let chosen = names::treatment(report.champion.specification.imbalance, strings);
        let kinds = CandidateKind::ALL.into_iter().map(of_kind).filter(|treatments| treatments.len() > 1);
        let mut rows = Vec::new();
        let mut reading = Vec::new();
        for treatments in kinds {
            rows.extend(treatments.iter().enumerate().map(|(place, one)| row(place, one, report, strings)));
            reading.extend(verdict(&treatments, strings));
        }
        Self {
            table: Table::new("treatments", rows, strings),
            reading,
            intro: strings.say("model_imbalance_intro", &[("n", (&defaults).into())]),
            none: strings.say("model_imbalance_none", &[("n", (&chosen).into())]),
        }
    }
}

fn row(place: usize, treatment: &TreatmentReport, report: &ModelReport, strings: &Strings) -> Row {
    let language = strings.language();
    let excess = if place == 0 { NONE.to_owned() } else { cost_difference(treatment.excess, language) };
    let champion = &report.champion;
    let chosen = treatment.kind == champion.kind && treatment.imbalance == champion.specification.imbalance;
    let mut name = names::treatment(treatment.imbalance, strings);
    if chosen {
        name = strings.say("model_treatment_chosen", &[("name", (&name).into())]);
    }
    Row {
        note: Some(candidate_name(treatment.kind).text(language).to_owned()),
        strong: chosen,
        ..Row::new(
            name,
            vec![
                cost(treatment.cost, language),
                excess,
                number(treatment.auc, 3, language),
                number(treatment.raw_log_loss, 3, language),
            ],
        )
    }
}

/// What the cheapest of the other treatments is against the first.
fn verdict(treatments: &[&TreatmentReport], strings: &Strings) -> Option<String> {
    let (first, others) = treatments.split_first()?;
    let best = others.iter().min_by(|a, b| a.excess.per_10_000.total_cmp(&b.excess.per_10_000))?;
    let kind = names::the_candidate(best.kind, strings);
    let [first, other] = [first.imbalance, best.imbalance].map(|one| names::treatment(one, strings));
    let gap = cost_difference(best.excess, strings.language());
    let error = best.excess.standard_error;
    let key = match best.excess.per_10_000 {
        excess if excess < -error => "model_treatment_cheaper",
        excess if excess <= error => "model_treatment_alike",
        _ => "model_treatment_dearer",
    };
    let filled = [("kind", &kind), ("first", &first), ("other", &other), ("gap", &gap)];
    Some(strings.say(key, &filled.map(|(name, words)| (name, words.into()))))
}
