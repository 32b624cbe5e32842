//! From the model's starting point to the score, theme by theme.

use serde::Serialize;

use super::scale::{anchor, per_cent};
use super::words;
use crate::features::Language;
use crate::report::ClientReport;

/// Height of a step, in pixels.
const STEP: usize = 44;
/// Room above the first step for the limit's label.
const TOP: usize = 30;

/// A waterfall; `x` and `width` are in per cent of its width, `y` in pixels.
#[derive(Debug, Serialize)]
pub(super) struct WaterfallView {
    text: String,
    height: usize,
    limit: String,
    limit_anchor: &'static str,
    bottom: usize,
    base: Mark,
    steps: Vec<Step>,
    end: Mark,
}

#[derive(Debug, Serialize)]
struct Mark {
    at: String,
    y: usize,
}

#[derive(Debug, Serialize)]
struct Step {
    label: String,
    shown: String,
    favourable: bool,
    neutral: bool,
    y: usize,
    x: String,
    width: String,
    /// Where the bar ends and the next one starts.
    tip: String,
}

impl WaterfallView {
    pub(super) fn new(report: &ClientReport, language: Language) -> Self {
        let effects = effects(report, language);
        let (low, high) = ends(report, &effects);
        let place = |points: i64| (points - low) as f64 / (high - low) as f64 * 100.0;
        let mut at = report.base_shown;
        let mut steps = Vec::with_capacity(effects.len());
        for (row, (label, shown)) in effects.iter().enumerate() {
            let from = at;
            at += shown;
            steps.push(Step {
                label: label.clone(),
                shown: words::signed(*shown, language),
                favourable: *shown > 0,
                neutral: *shown == 0,
                y: TOP + (row + 1) * STEP,
                x: per_cent(place(from.min(at))),
                width: per_cent(place(from.max(at)) - place(from.min(at))),
                tip: per_cent(place(at)),
            });
        }
        let last = TOP + (effects.len() + 1) * STEP;
        let spoken: Vec<String> = effects.iter().map(|(l, s)| words::step(l, *s, language)).collect();
        Self {
            text: words::waterfall(report, &spoken.join(words::between(language)), language),
            height: last + STEP,
            limit: per_cent(place(report.limit_shown)),
            limit_anchor: anchor(place(report.limit_shown)),
            bottom: last + STEP - 2,
            base: Mark { at: per_cent(place(report.base_shown)), y: TOP },
            steps,
            end: Mark { at: per_cent(place(report.points_shown)), y: last },
        }
    }
}

/// The themes in order; those under half a point stand together at the end.
fn effects(report: &ClientReport, language: Language) -> Vec<(String, i64)> {
    let counts = |points: f64| points.abs() >= 0.5;
    let themes = report.themes.iter().filter(|theme| counts(theme.points));
    let mut effects: Vec<(String, i64)> =
        themes.map(|theme| (theme.theme.label().text(language).to_owned(), theme.shown)).collect();
    let small: Vec<i64> =
        report.themes.iter().filter(|theme| !counts(theme.points)).map(|theme| theme.shown).collect();
    if !small.is_empty() {
        effects.push((words::other_elements(language).to_owned(), small.iter().sum()));
    }
    effects
}

/// The ends of the axis: every place that a bar or the limit reaches, with a margin.
fn ends(report: &ClientReport, effects: &[(String, i64)]) -> (i64, i64) {
    let mut at = report.base_shown;
    let (mut low, mut high) = (at.min(report.limit_shown), at.max(report.limit_shown));
    for (_, shown) in effects {
        at += shown;
        (low, high) = (low.min(at), high.max(at));
    }
    let margin = ((high - low) / 16).max(3);
    (low - margin, high + margin)
}
