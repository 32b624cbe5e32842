//! The page on drift, and the report in one file.

mod classifier;
mod columns;
mod detail;
mod history;
mod naming;
mod scores;
mod segments;
mod spark;
mod verdict;

pub(super) use columns::{because, level, reading_key};
pub(in crate::site) use history::HistoryView;
pub(in crate::site) use naming::Naming;
pub(super) use naming::{figure, level_words};

use serde::Serialize;

use self::classifier::ClassifierView;
use self::columns::{ColumnsView, PRINCIPAL};
use self::scores::ScoresView;
use self::segments::SegmentsView;
use self::verdict::VerdictView;
use super::words::count;
use crate::report::{DriftReport, FEWEST_IN_A_GROUP};
use crate::site::strings::Strings;

/// All that is said of a drift report.
#[derive(Debug, Serialize)]
pub(in crate::site) struct DriftView {
    verdict: VerdictView,
    /// What is compared with what.
    rows: String,
    /// Who is left out, where somebody is.
    left_out: Option<String>,
    /// What everyone is told of small numbers.
    few: String,
    scores: Option<ScoresView>,
    /// Whether the data sets were also looked at as a whole.
    whole: bool,
    classifier: Option<ClassifierView>,
    segments: SegmentsView,
    /// The columns: with a model at hand, the features that it reads.
    columns: ColumnsView,
    /// Those that count most, and those that move and count.
    principal: ColumnsView,
    principal_intro: String,
    /// With a model at hand, the files' own columns.
    raw: Option<ColumnsView>,
}

impl DriftView {
    /// `columns` names the report's columns, `raw` those of the files.
    pub(in crate::site) fn new(
        report: &DriftReport,
        (columns, raw): (&Naming<'_>, &Naming<'_>),
        strings: &Strings,
    ) -> Self {
        let language = strings.language();
        let [before, after] = report.preset().rows.map(|rows| count(rows, language));
        let shown = ColumnsView::new(&report.comparison, report.weighted.as_ref(), (columns, "f"), strings);
        let principal = shown.principal();
        let [reference, current] = &report.names;
        let filled = [
            ("reference", reference.into()),
            ("current", current.into()),
            ("before", (&before).into()),
            ("after", (&after).into()),
        ];
        Self {
            verdict: VerdictView::new(report, columns, strings),
            rows: strings.say("drift_rows", &filled),
            left_out: left_out(report, strings),
            few: strings.say("drift_few", &[("n", FEWEST_IN_A_GROUP.into())]),
            scores: report.model.as_ref().map(|model| ScoresView::new(model, columns, strings)),
            whole: report.whole,
            classifier: report.classifier.as_ref().map(|told| ClassifierView::new(told, columns, strings)),
            segments: SegmentsView::new(&report.segments, columns, strings),
            columns: shown,
            principal,
            principal_intro: strings.say("drift_principal_intro", &[("n", PRINCIPAL.into())]),
            raw: report
                .raw
                .as_ref()
                .map(|comparison| ColumnsView::new(comparison, None, (raw, "c"), strings)),
        }
    }
}

impl DriftView {
    /// The anchor of a feature in the table of all of them.
    pub(super) fn anchor(&self, feature: &str) -> Option<&str> {
        self.columns.anchor(feature)
    }
}

fn left_out(report: &DriftReport, strings: &Strings) -> Option<String> {
    let left_out = report.model.as_ref()?.left_out;
    let [before, after] = left_out.map(|clients| count(clients, strings.language()));
    let filled = [("before", (&before).into()), ("after", (&after).into())];
    (left_out != [0, 0]).then(|| strings.say("drift_left_out", &filled))
}
