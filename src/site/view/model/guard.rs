//! What the guard checked, and what it found.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::NONE;
use crate::features::Language::{self, En, Fr};
use crate::features::number;
use crate::judging::{Finding, InputAuc};
use crate::report::{ModelReport, finding_in_words};
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// Findings of one kind that are written out.
const SHOWN: usize = 3;

/// The guard's checks and findings.
#[derive(Debug, Serialize)]
pub(super) struct GuardView {
    checks: Table,
    /// The findings by kind, the strongest few in words.
    findings: Vec<FindingsView>,
    accepted_because: Option<String>,
    /// The inputs that tell the outcome best alone.
    strongest: Table,
    /// The inputs that tell new clients from the training ones best alone.
    shift: Option<Table>,
}

#[derive(Debug, Serialize)]
struct FindingsView {
    sentences: Vec<String>,
    more: Option<String>,
}

impl GuardView {
    pub(super) fn new(
        report: &ModelReport,
        labels: &Labels,
        (strings, language): (&Strings, Language),
    ) -> Result<Self, SiteError> {
        let shift = report.leakage.shift.as_ref();
        let shift = shift.map(|shift| inputs(&shift.strongest, labels, (strings, language)));
        Ok(Self {
            checks: Table::new("checks", checks(report, labels, language)?, strings),
            findings: findings(report, language),
            accepted_because: report.accepted_because.clone(),
            strongest: inputs(&report.leakage.strongest, labels, (strings, language))?,
            shift: shift.transpose()?,
        })
    }
}

/// The inputs with the AUC of each alone.
pub(super) fn inputs(
    strongest: &[InputAuc],
    labels: &Labels,
    (strings, language): (&Strings, Language),
) -> Result<Table, SiteError> {
    let row = |input: &InputAuc| {
        let label = labels.label(&input.feature, language)?;
        Ok(Row { note: Some(input.feature.clone()), ..Row::new(label, vec![number(input.auc, 3, language)]) })
    };
    let rows: Result<Vec<Row>, SiteError> = strongest.iter().map(row).collect();
    Ok(Table::new("inputs", rows?, strings))
}

fn checks(report: &ModelReport, labels: &Labels, language: Language) -> Result<Vec<Row>, SiteError> {
    let (leakage, fr) = (&report.leakage, language == Fr);
    let bounds = leakage.bounds;
    let is_beyond = |kind: fn(&Finding) -> bool| all(report).any(kind);
    let pick = |french: &'static str, english: &'static str| if fr { french } else { english };
    let mut rows = vec![
        check(
            pick("AUC sur des clients jamais vus", "AUC on clients never seen"),
            (leakage.validation_auc, bounds.auc),
            is_beyond(|f| matches!(f, Finding::SuspiciousAuc { .. })),
            language,
        ),
        check(
            pick("Information la plus parlante, seule", "Most telling piece of information, alone"),
            (leakage.strongest.first().map_or(f64::NAN, |input| input.auc), bounds.single_input),
            is_beyond(|f| matches!(f, Finding::TellingInput { .. })),
            language,
        )
        .noted(strongest(&leakage.strongest, labels, language)?),
        check(
            pick("Écart d’AUC, clients appris ou jamais vus", "AUC gap, clients learnt from or never seen"),
            (leakage.train_auc - leakage.validation_auc, bounds.gap),
            is_beyond(|f| matches!(f, Finding::Overfit { .. })),
            language,
        )
        .noted(Some(seen(report, language))),
        presence(
            pick("Dossiers en double d’une partie à l’autre", "Files with a twin in another fold"),
            twins(report),
            language,
        ),
        presence(
            pick(
                "Informations qui ressemblent à un identifiant",
                "Pieces of information that look like an id",
            ),
            all(report).filter(|f| matches!(f, Finding::LikeAnId { .. })).count(),
            language,
        ),
        presence(
            pick("Ordre des dossiers qui trahit l’issue", "Order of the files that tells the outcome"),
            all(report).filter(|f| matches!(f, Finding::OutcomeFollowsOrder { .. })).count(),
            language,
        ),
    ];
    rows.extend(shift_checks(report, labels, language)?);
    Ok(rows)
}

fn shift_checks(report: &ModelReport, labels: &Labels, language: Language) -> Result<Vec<Row>, SiteError> {
    let Some(shift) = &report.leakage.shift else { return Ok(Vec::new()) };
    let bounds = report.leakage.bounds;
    let separating = |f: &&Finding| matches!(f, Finding::InputSeparatesTrainFromTest { .. });
    let (alone, together) = match language {
        Fr => (
            "Anciens et nouveaux clients, par une seule information",
            "Anciens et nouveaux clients, par toutes les informations",
        ),
        En => ("Past and new clients, by one piece of information", "Past and new clients, by all of them"),
    };
    Ok(vec![
        check(
            alone,
            (shift.strongest.first().map_or(f64::NAN, |input| input.auc), bounds.shift_of_input),
            shift.findings.iter().filter(separating).count() > 0,
            language,
        )
        .noted(strongest(&shift.strongest, labels, language)?),
        check(
            together,
            (shift.model_auc, bounds.shift_of_model),
            shift.findings.iter().any(|f| matches!(f, Finding::ModelSeparatesTrainFromTest { .. })),
            language,
        ),
    ])
}

impl Row {
    fn noted(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }
}

fn check(name: &str, (value, bound): (f64, f64), beyond: bool, language: Language) -> Row {
    let words = if value > bound && !beyond { lucky(language) } else { verdict(beyond, language) };
    let value = if value.is_finite() { number(value, 3, language) } else { NONE.to_owned() };
    Row {
        words: Some(words.to_owned()),
        strong: beyond,
        ..Row::new(name, vec![value, number(bound, 2, language)])
    }
}

/// A check that finds nothing, or something.
fn presence(name: &str, found: usize, language: Language) -> Row {
    let cells = vec![count(found, language), "0".to_owned()];
    Row { words: Some(verdict(found > 0, language).to_owned()), strong: found > 0, ..Row::new(name, cells) }
}

const fn verdict(beyond: bool, language: Language) -> &'static str {
    match (beyond, language) {
        (false, Fr) => "rien à signaler",
        (false, En) => "nothing to report",
        (true, Fr) => "à examiner",
        (true, En) => "to look into",
    }
}

/// Beyond the bound, where so few rows are behind it that it may be luck.
const fn lucky(language: Language) -> &'static str {
    match language {
        Fr => "au-delà de la borne, mais peut-être par hasard",
        En => "beyond the bound, but perhaps by chance",
    }
}

fn strongest(inputs: &[InputAuc], labels: &Labels, language: Language) -> Result<Option<String>, SiteError> {
    let first = inputs.first().map(|input| labels.label(&input.feature, language));
    Ok(first.transpose()?.map(str::to_owned))
}

fn seen(report: &ModelReport, language: Language) -> String {
    let [seen, unseen] =
        [report.leakage.train_auc, report.leakage.validation_auc].map(|auc| number(auc, 3, language));
    match language {
        Fr => format!("{seen} contre {unseen}"),
        En => format!("{seen} against {unseen}"),
    }
}

fn twins(report: &ModelReport) -> usize {
    let rows = all(report).map(|finding| match finding {
        Finding::DuplicatesAcrossFolds { rows, .. } => *rows,
        _ => 0,
    });
    rows.sum()
}

fn all(report: &ModelReport) -> impl Iterator<Item = &Finding> {
    let shift = report.leakage.shift.iter().flat_map(|shift| &shift.findings);
    report.leakage.findings.iter().chain(shift)
}

/// The findings by kind, in the order in which kinds first come; the strongest of a kind first.
fn findings(report: &ModelReport, language: Language) -> Vec<FindingsView> {
    let mut kinds: Vec<Vec<&Finding>> = Vec::new();
    for finding in all(report) {
        let kind = std::mem::discriminant(finding);
        match kinds.iter_mut().find(|of_kind| std::mem::discriminant(of_kind[0]) == kind) {
            Some(of_kind) => of_kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    for of_kind in &mut kinds {
        of_kind.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    }
    kinds.iter().map(|of_kind| in_words(of_kind, language)).collect()
}

const fn strength(finding: &Finding) -> f64 {
    match finding {
        Finding::TellingInput { auc, .. }
        | Finding::InputSeparatesTrainFromTest { auc, .. }
        | Finding::OutcomeFollowsOrder { auc, .. } => *auc,
        Finding::LikeAnId { distinct_share, .. } => *distinct_share,
        _ => 0.0,
    }
}

fn in_words(of_kind: &[&Finding], language: Language) -> FindingsView {
    let sentences = of_kind.iter().take(SHOWN).map(|finding| finding_in_words(finding, language));
    let more = match (of_kind.len().saturating_sub(SHOWN), language) {
        (0, _) => None,
        (1, Fr) => Some("Une autre est dans le même cas.".to_owned()),
        (1, En) => Some("One more is in the same case.".to_owned()),
        (more, Fr) => Some(format!("{more} autres sont dans le même cas.")),
        (more, En) => Some(format!("{more} more are in the same case.")),
    };
    FindingsView { sentences: sentences.collect(), more }
}
