//! What treating the imbalance of the classes brings.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::figures::{NONE, cost, cost_difference};
use super::names;
use crate::config::CandidateKind;
use crate::features::Language::{self, En, Fr};
use crate::features::number;
use crate::report::{ModelReport, TreatmentReport, candidate_name};
use crate::site::strings::Strings;

/// The treatments by candidate; empty where none tried several.
#[derive(Debug, Serialize)]
pub(super) struct TreatmentsView {
    table: Table,
    /// What it says, one sentence per candidate.
    reading: Vec<String>,
    /// What the champion does.
    chosen: &'static str,
}

impl TreatmentsView {
    pub(super) fn new(report: &ModelReport, strings: &Strings, language: Language) -> Self {
        let of_kind = |kind: CandidateKind| -> Vec<&TreatmentReport> {
            report.treatments.iter().filter(|treatment| treatment.kind == kind).collect()
        };
        let kinds = CandidateKind::ALL.into_iter().map(of_kind).filter(|treatments| treatments.len() > 1);
        let mut rows = Vec::new();
        let mut reading = Vec::new();
        for treatments in kinds {
            rows.extend(treatments.iter().enumerate().map(|(place, one)| row(place, one, report, language)));
            reading.extend(verdict(&treatments, language));
        }
        Self {
            table: Table::new("treatments", rows, strings),
            reading,
            chosen: names::treatment(report.champion.specification.imbalance).text(language),
        }
    }
}

fn row(place: usize, treatment: &TreatmentReport, report: &ModelReport, language: Language) -> Row {
    let excess = if place == 0 { NONE.to_owned() } else { cost_difference(treatment.excess, language) };
    let champion = &report.champion;
    let chosen = treatment.kind == champion.kind && treatment.imbalance == champion.specification.imbalance;
    let name = names::treatment(treatment.imbalance).text(language);
    let name = match (chosen, language) {
        (false, _) => name.to_owned(),
        (true, Fr) => format!("{name}\u{202f}: retenu"),
        (true, En) => format!("{name}: chosen"),
    };
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
fn verdict(treatments: &[&TreatmentReport], language: Language) -> Option<String> {
    let (first, others) = treatments.split_first()?;
    let best = others.iter().min_by(|a, b| a.excess.per_10_000.total_cmp(&b.excess.per_10_000))?;
    let kind = names::the_candidate(best.kind).text(language);
    let [first, other] = [first.imbalance, best.imbalance].map(|one| names::treatment(one).text(language));
    let gap = cost_difference(best.excess, language);
    let (excess, error) = (best.excess.per_10_000, best.excess.standard_error);
    Some(match (excess, language) {
        (e, Fr) if e < -error => {
            format!(
                "Pour {kind}, «\u{202f}{other}\u{202f}» coûte moins que «\u{202f}{first}\u{202f}» ({gap} pour 10\u{202f}000 clients)."
            )
        }
        (e, En) if e < -error => {
            format!("For {kind}, “{other}” costs less than “{first}” ({gap} per 10,000 clients).")
        }
        (e, Fr) if e <= error => format!(
            "Pour {kind}, «\u{202f}{first}\u{202f}» et «\u{202f}{other}\u{202f}» ne se distinguent pas\u{202f}: l’écart ({gap} pour 10\u{202f}000 clients) \
             ne dépasse pas une erreur type."
        ),
        (e, En) if e <= error => format!(
            "For {kind}, “{first}” and “{other}” cannot be told apart: the difference ({gap} per 10,000 clients) \
             is within one standard error."
        ),
        (_, Fr) => format!(
            "Pour {kind}, «\u{202f}{first}\u{202f}» coûte le moins\u{202f}; le meilleur des autres, «\u{202f}{other}\u{202f}», ajoute {gap} pour \
             10\u{202f}000 clients."
        ),
        (_, En) => format!(
            "For {kind}, “{first}” costs least; the best of the others, “{other}”, adds {gap} per 10,000 clients."
        ),
    })
}
