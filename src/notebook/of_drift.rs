//! The frames of the drift report.

use super::frame::Frame;
use crate::drift::{ColumnDrift, Comparison, Reading};
use crate::features::{Feature, Language};
use crate::report::{DriftReport, DriftRun};

/// The frames by name: `drift` has the features, `drift_columns` the files' columns as they are.
pub(super) fn frames(
    drift: &DriftReport,
    runs: &[DriftRun],
    feature: &dyn Fn(&str) -> Option<&'static Feature>,
    language: Language,
) -> Vec<(&'static str, Frame)> {
    let mut frames = vec![("drift", columns(&drift.comparison, feature, language))];
    if let Some(raw) = &drift.raw {
        frames.push(("drift_columns", columns(raw, feature, language)));
    }
    if let Some(model) = &drift.model {
        let costs = Frame::of(&model.costs)
            .real("rate", |at| at.rate)
            .real("cost", |at| at.cost)
            .real("adjusted_threshold", |at| at.adjusted_threshold)
            .real("adjusted_cost", |at| at.adjusted_cost)
            .real("without_model", |at| at.without_model);
        frames.push(("base_rates", costs.done()));
        let label =
            |name: &str| feature(name).map_or(name.to_owned(), |known| known.label.text(language).to_owned());
        let shifts = Frame::of(&model.shifts)
            .text("feature", |shift| shift.feature.clone())
            .text("label", |shift| label(&shift.feature))
            .real("points", |shift| shift.points);
        frames.push(("shifts", shifts.done()));
    }
    let checks = Frame::of(runs)
        .text("label", |run| run.label.clone())
        .whole("columns", |run| run.columns)
        .whole("drifted", |run| run.drifted)
        .maybe_real("moved_share", |run| run.moved_share)
        .maybe_real("told_apart", |run| run.told_apart)
        .maybe_real("favourable", |run| run.favourable);
    frames.push(("checks", checks.done()));
    frames
}

fn columns(
    comparison: &Comparison,
    feature: &dyn Fn(&str) -> Option<&'static Feature>,
    language: Language,
) -> Frame {
    let known = |column: &ColumnDrift| feature(&column.column);
    Frame::of(&comparison.columns)
        .text("feature", |column| column.column.clone())
        .text("label", |column| {
            known(column).map_or(column.column.clone(), |known| known.label.text(language).to_owned())
        })
        .maybe_text("theme", |column| Some(known(column)?.theme.label().text(language).to_owned()))
        .maybe_text("source", |column| Some(known(column)?.table.file_stem().to_owned()))
        .text("method", |column| column.method.name())
        .real("score", |column| column.score)
        .real("threshold", |column| column.threshold)
        .truth("drifted", |column| column.drifted)
        .real("distance", |column| column.distance)
        .real("q_value", |column| column.q_value)
        .text("reading", |column| reading(column.reading))
        .truth("moves", ColumnDrift::moves)
        .real("missing_before", |column| column.missing.shares[0])
        .real("missing_now", |column| column.missing.shares[1])
        .truth("missing_moves", |column| column.missing.reading == Reading::Moved)
        .done()
}

const fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Stable => "stable",
        Reading::Slight => "slight",
        Reading::Unsure => "unsure",
        Reading::Moved => "moved",
    }
}
