//! The verdict in one paragraph, and what follows from it.

use serde::Serialize;

use super::naming::{Naming, level_words};
use crate::features::{number, percent, percent_with};
use crate::report::{ColumnWeight, Concern, DriftLevel, DriftReport, TOLD_APART, WeightedDrift};
use crate::site::strings::Strings;

/// Columns named in a sentence.
const NAMED: usize = 2;

/// Whether there is reason to worry, and about what.
#[derive(Debug, Serialize)]
pub(super) struct VerdictView {
    /// The class of the level.
    level: &'static str,
    word: String,
    sentences: Vec<String>,
    concerns: Vec<String>,
    /// Figures with what they are.
    figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
struct Figure {
    value: String,
    label: String,
}

impl VerdictView {
    pub(super) fn new(report: &DriftReport, naming: &Naming<'_>, strings: &Strings) -> Self {
        let (level, word) = level_words(report.level);
        Self {
            level,
            word: strings.word(word),
            sentences: sentences(report, naming, strings),
            concerns: report.concerns.iter().map(|concern| concern_words(concern, naming, strings)).collect(),
            figures: figures(report, strings),
        }
    }
}

fn moved(report: &DriftReport) -> usize {
    report.comparison.columns.iter().filter(|column| column.moves()).count()
}

fn sentences(report: &DriftReport, naming: &Naming<'_>, strings: &Strings) -> Vec<String> {
    let language = strings.language();
    if report.preset().columns.is_empty() {
        return vec![strings.word("drift_said_nothing")];
    }
    let of = report.comparison.columns.len();
    let mut said =
        vec![strings.say("drift_said_moved", &[("moved", moved(report).into()), ("n", of.into())])];
    if let Some(weighted) = report.weighted.as_ref().filter(|_| moved(report) > 0) {
        said.push(weight_words(weighted, naming, strings));
    }
    if let Some(model) = &report.model {
        let [before, after] = model.mean_risk.map(|risk| percent(risk, language));
        let [granted, grants] = model.favourable.map(|share| percent(share.share, language));
        let filled = [
            ("before", (&before).into()),
            ("after", (&after).into()),
            ("granted", (&granted).into()),
            ("grants", (&grants).into()),
        ];
        said.push(strings.say("drift_said_scores", &filled));
    }
    for concern in &report.concerns {
        if let Concern::Lost { columns, .. } = concern {
            let named = list(columns, naming, strings);
            let filled = [("columns", columns.len().into()), ("named", (&named).into())];
            said.push(strings.say("drift_said_lost", &filled));
        }
    }
    said.extend(told_apart(report, naming, strings));
    let groups = report.segments.found.len();
    said.extend((groups > 0).then(|| strings.say("drift_said_groups", &[("n", groups.into())])));
    said.push(preset(report, strings));
    said.push(strings.word(last_words(report)));
    said
}

/// The last sentence: of clients and a model, or of two files.
fn last_words(report: &DriftReport) -> &'static str {
    match (report.level, report.raw.is_some(), moved(report) > 0) {
        (DriftLevel::Calm, true, false) => "drift_end_calm",
        (DriftLevel::Calm, true, true) => "drift_end_calm_moved",
        (DriftLevel::Watch, true, _) => "drift_end_watch",
        (DriftLevel::Act, true, _) => "drift_end_act",
        (DriftLevel::Calm, false, false) => "drift_end_file_calm",
        (DriftLevel::Calm, false, true) => "drift_end_file_calm_moved",
        (DriftLevel::Watch, false, _) => "drift_end_file_watch",
        (DriftLevel::Act, false, _) => "drift_end_file_act",
    }
}

/// Columns named in a sentence: some of them, and that there are others.
fn list(columns: &[String], naming: &Naming<'_>, strings: &Strings) -> String {
    let named = columns.iter().take(NAMED).map(|column| quoted(column, naming, strings));
    let named = named.collect::<Vec<_>>().join(", ");
    if columns.len() > NAMED {
        return strings.say("drift_said_others", &[("named", (&named).into())]);
    }
    named
}

fn weight_words(weighted: &WeightedDrift, naming: &Naming<'_>, strings: &Strings) -> String {
    let language = strings.language();
    if weighted.moved.is_empty() {
        return strings.word("drift_said_weightless");
    }
    let one = |weight: &ColumnWeight| {
        let (label, share) = (quoted(&weight.column, naming, strings), percent(weight.share, language));
        strings.say("drift_said_named", &[("label", (&label).into()), ("share", (&share).into())])
    };
    let share = percent(weighted.moved_share, language);
    let mut named = weighted.moved.iter().take(NAMED).map(one).collect::<Vec<String>>().join(", ");
    if weighted.moved.len() > NAMED {
        named = strings.say("drift_said_others", &[("named", (&named).into())]);
    }
    strings.say("drift_said_weight", &[("share", (&share).into()), ("named", (&named).into())])
}

/// A column's name in a sentence.
fn quoted(column: &str, naming: &Naming<'_>, strings: &Strings) -> String {
    let label = naming.name(column, strings.language());
    strings.say("importance_quoted", &[("label", (&label).into())])
}

fn told_apart(report: &DriftReport, naming: &Naming<'_>, strings: &Strings) -> Option<String> {
    let classifier = report.classifier.as_ref()?;
    let language = strings.language();
    let auc = number(classifier.auc.auc, 2, language);
    let strongest =
        classifier.strongest.iter().take(NAMED).map(|(column, _)| quoted(column, naming, strings));
    let named = strongest.collect::<Vec<_>>().join(", ");
    let key = match classifier.auc.low {
        low if low >= TOLD_APART => "drift_said_told",
        low if low >= 0.6 => "drift_said_told_partly",
        _ => return Some(strings.say("drift_said_alike", &[("auc", (&auc).into())])),
    };
    Some(strings.say(key, &[("auc", (&auc).into()), ("named", (&named).into())]))
}

fn preset(report: &DriftReport, strings: &Strings) -> String {
    let (preset, language) = (report.preset(), strings.language());
    let key = if preset.is_drift() { "drift_said_preset_drift" } else { "drift_said_preset" };
    let (share, limit) =
        (percent(preset.drifted_share(), language), percent_with(preset.drift_share, 0, language));
    let filled = [
        ("drifted", preset.drifted().into()),
        ("n", preset.columns.len().into()),
        ("share", (&share).into()),
        ("limit", (&limit).into()),
    ];
    strings.say(key, &filled)
}

fn concern_words(concern: &Concern, naming: &Naming<'_>, strings: &Strings) -> String {
    let language = strings.language();
    match concern {
        Concern::Scores { psi } => {
            strings.say("drift_concern_scores", &[("psi", (&number(*psi, 2, language)).into())])
        }
        Concern::Weight { share } => {
            strings.say("drift_concern_weight", &[("share", (&percent(*share, language)).into())])
        }
        Concern::Lost { columns, share } => {
            let named = list(columns, naming, strings);
            let Some(share) = share else {
                return strings.say("drift_concern_lost", &[("named", (&named).into())]);
            };
            let share = percent(*share, language);
            strings
                .say("drift_concern_lost_weight", &[("named", (&named).into()), ("share", (&share).into())])
        }
        Concern::DataSet { share, .. } => {
            strings.say("drift_concern_dataset", &[("share", (&percent(*share, language)).into())])
        }
        Concern::Columns { columns } => {
            strings.say("drift_concern_columns", &[("columns", (*columns).into())])
        }
        Concern::ToldApart { auc } => {
            strings.say("drift_concern_told", &[("auc", (&number(*auc, 2, language)).into())])
        }
        Concern::NothingCompared => strings.word("drift_concern_nothing"),
    }
}

fn figures(report: &DriftReport, strings: &Strings) -> Vec<Figure> {
    let language = strings.language();
    let none = || strings.word("drift_figure_none");
    let count = |n: usize| number(n as f64, 0, language);
    let preset = report.preset();
    let mut figures = vec![Figure {
        value: count(moved(report)),
        label: strings.say(
            "drift_figure_moved",
            &[("moved", moved(report).into()), ("n", report.comparison.columns.len().into())],
        ),
    }];
    if let Some(weighted) = &report.weighted {
        let value = percent(weighted.moved_share, language);
        figures.push(Figure { value, label: strings.word("drift_figure_weight") });
    }
    if let Some(model) = &report.model {
        figures
            .push(Figure { value: number(model.psi, 2, language), label: strings.word("drift_figure_psi") });
    }
    figures.push(Figure {
        value: count(preset.drifted()),
        label: strings.say(
            "drift_figure_drifted",
            &[("drifted", preset.drifted().into()), ("n", preset.columns.len().into())],
        ),
    });
    figures.push(Figure {
        value: report.classifier.as_ref().map_or_else(none, |told| number(told.auc.auc, 2, language)),
        label: strings.word("drift_figure_auc"),
    });
    figures
}
