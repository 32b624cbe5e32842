//! What the guard checked, and what it found.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::NONE;
use crate::features::number;
use crate::judging::{Finding, InputAuc};
use crate::report::{ModelReport, finding_in_words};
use crate::site::error::SiteError;
use crate::site::strings::Filled::Figure;
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
    pub(super) fn new(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let shift = report.leakage.shift.as_ref();
        let shift = shift.map(|shift| inputs(&shift.strongest, labels, strings));
        Ok(Self {
            checks: Table::new("checks", checks(report, labels, strings)?, strings),
            findings: findings(report, strings),
            accepted_because: report.accepted_because.clone(),
            strongest: inputs(&report.leakage.strongest, labels, strings)?,
            shift: shift.transpose()?,
        })
    }
}

/// The inputs with the AUC of each alone.
pub(super) fn inputs(strongest: &[InputAuc], labels: &Labels, strings: &Strings) -> Result<Table, SiteError> {
    let language = strings.language();
    let row = |input: &InputAuc| {
        let label = labels.label(&input.feature, language)?;
        Ok(Row { note: Some(input.feature.clone()), ..Row::new(label, vec![number(input.auc, 3, language)]) })
    };
    let rows: Result<Vec<Row>, SiteError> = strongest.iter().map(row).collect();
    Ok(Table::new("inputs", rows?, strings))
}

fn checks(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Vec<Row>, SiteError> {
    let (leakage, bounds) = (&report.leakage, report.leakage.bounds);
    let found = |kind: fn(&Finding) -> bool| all(report).filter(|finding| kind(finding)).count();
    let mut rows = vec![
        check(
            "model_check_unseen",
            (leakage.validation_auc, bounds.auc),
            found(|f| matches!(f, Finding::SuspiciousAuc { .. })) > 0,
            strings,
        ),
        check(
            "model_check_alone",
            (leakage.strongest.first().map_or(f64::NAN, |input| input.auc), bounds.single_input),
            found(|f| matches!(f, Finding::TellingInput { .. })) > 0,
            strings,
        )
        .noted(strongest(&leakage.strongest, labels, strings)?),
        check(
            "model_check_gap",
            (leakage.train_auc - leakage.validation_auc, bounds.gap),
            found(|f| matches!(f, Finding::Overfit { .. })) > 0,
            strings,
        )
        .noted(Some(seen(report, strings))),
        presence("model_check_twins", twins(report), strings),
        presence("model_check_ids", found(|f| matches!(f, Finding::LikeAnId { .. })), strings),
        presence("model_check_order", found(|f| matches!(f, Finding::OutcomeFollowsOrder { .. })), strings),
    ];
    rows.extend(shift_checks(report, labels, strings)?);
    Ok(rows)
}

fn shift_checks(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Vec<Row>, SiteError> {
    let Some(shift) = &report.leakage.shift else { return Ok(Vec::new()) };
    let bounds = report.leakage.bounds;
    let separating = |f: &&Finding| matches!(f, Finding::InputSeparatesTrainFromTest { .. });
    Ok(vec![
        check(
            "model_check_shift_alone",
            (shift.strongest.first().map_or(f64::NAN, |input| input.auc), bounds.shift_of_input),
            shift.findings.iter().filter(separating).count() > 0,
            strings,
        )
        .noted(strongest(&shift.strongest, labels, strings)?),
        check(
            "model_check_shift",
            (shift.model_auc, bounds.shift_of_model),
            shift.findings.iter().any(|f| matches!(f, Finding::ModelSeparatesTrainFromTest { .. })),
            strings,
        ),
    ])
}

impl Row {
    fn noted(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }
}

/// A check by the key of its name.
fn check(key: &str, (value, bound): (f64, f64), beyond: bool, strings: &Strings) -> Row {
    let language = strings.language();
    // Beyond the bound without a finding: so few rows are behind it that it may be luck.
    let words = if value > bound && !beyond { "model_check_lucky" } else { verdict(beyond) };
    let value = if value.is_finite() { number(value, 3, language) } else { NONE.to_owned() };
    Row {
        words: Some(strings.word(words)),
        strong: beyond,
        ..Row::new(strings.word(key), vec![value, number(bound, 2, language)])
    }
}

/// A check that finds nothing, or something.
fn presence(key: &str, found: usize, strings: &Strings) -> Row {
    let cells = vec![count(found, strings.language()), "0".to_owned()];
    let words = Some(strings.word(verdict(found > 0)));
    Row { words, strong: found > 0, ..Row::new(strings.word(key), cells) }
}

const fn verdict(beyond: bool) -> &'static str {
    if beyond { "model_check_beyond" } else { "model_check_clear" }
}

fn strongest(inputs: &[InputAuc], labels: &Labels, strings: &Strings) -> Result<Option<String>, SiteError> {
    let first = inputs.first().map(|input| labels.label(&input.feature, strings.language()));
    Ok(first.transpose()?.map(str::to_owned))
}

fn seen(report: &ModelReport, strings: &Strings) -> String {
    let [seen, unseen] = [report.leakage.train_auc, report.leakage.validation_auc].map(|auc| Figure(auc, 3));
    strings.say("model_check_gap_note", &[("seen", seen), ("unseen", unseen)])
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
fn findings(report: &ModelReport, strings: &Strings) -> Vec<FindingsView> {
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
    kinds.iter().map(|of_kind| in_words(of_kind, strings)).collect()
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

fn in_words(of_kind: &[&Finding], strings: &Strings) -> FindingsView {
    let language = strings.language();
    let sentences = of_kind.iter().take(SHOWN).map(|finding| finding_in_words(finding, language));
    let more = of_kind.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| strings.say("model_findings_more", &[("n", more.into())]));
    FindingsView { sentences: sentences.collect(), more }
}
