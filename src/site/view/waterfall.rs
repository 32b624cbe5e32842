//! From the model's starting point to the score, theme by theme.

use serde::Serialize;

use super::scale::{anchor, per_cent};
use super::words;
use crate::features::Language;
use crate::report::{ClientReport, ThemeEffect};
use crate::site::strings::Strings;

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
    /// Where the page tells the values behind it.
    target: String,
    shown: String,
    /// The class that gives it its colour: `f`, `a` or `z`.
    sign: &'static str,
    y: usize,
    x: String,
    width: String,
    /// Where the bar ends and the next one starts.
    tip: String,
}

impl WaterfallView {
    pub(super) fn new(report: &ClientReport, (strings, language): (&Strings, Language)) -> Self {
        let effects = effects(report, (strings, language));
        let (low, high) = ends(report, &effects);
        let place = |points: i64| (points - low) as f64 / (high - low) as f64 * 100.0;
        let mut at = report.base_shown;
        let mut steps = Vec::with_capacity(effects.len());
        for (row, Effect { label, shown, target }) in effects.iter().enumerate() {
            let from = at;
            at += shown;
            steps.push(Step {
                label: label.clone(),
                target: target.clone(),
                shown: words::signed(*shown, language),
                sign: ["a", "z", "f"][(shown.signum() + 1) as usize],
                y: TOP + (row + 1) * STEP,
                x: per_cent(place(from.min(at))),
                width: per_cent(place(from.max(at)) - place(from.min(at))),
                tip: per_cent(place(at)),
            });
        }
        let last = TOP + (effects.len() + 1) * STEP;
        Self {
            text: words::waterfall(report, strings),
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

/// What one step adds.
struct Effect {
    label: String,
    shown: i64,
    target: String,
}

/// The themes in order; those under half a point stand together at the end.
fn effects(report: &ClientReport, (strings, language): (&Strings, Language)) -> Vec<Effect> {
    let counts = |points: f64| points.abs() >= 0.5;
    let themes = report.themes.iter().filter(|theme| counts(theme.points));
    let effect = |theme: &ThemeEffect| Effect {
        label: theme.theme.label().text(language).to_owned(),
        shown: theme.shown,
        target: format!("t{}", theme.theme as usize),
    };
    let mut effects: Vec<Effect> = themes.map(effect).collect();
    let small: Vec<i64> =
        report.themes.iter().filter(|theme| !counts(theme.points)).map(|theme| theme.shown).collect();
    if !small.is_empty() {
        let label = strings.say("said_other_elements", &[]);
        effects.push(Effect { label, shown: small.iter().sum(), target: "values".to_owned() });
    }
    effects
}

/// The ends of the axis: every place that a bar or the limit reaches, with a margin.
fn ends(report: &ClientReport, effects: &[Effect]) -> (i64, i64) {
    let mut at = report.base_shown;
    let (mut low, mut high) = (at.min(report.limit_shown), at.max(report.limit_shown));
    for effect in effects {
        at += effect.shown;
        (low, high) = (low.min(at), high.max(at));
    }
    let margin = ((high - low) / 16).max(3);
    (low - margin, high + margin)
}
