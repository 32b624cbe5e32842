//! The cost curve: what each limit would cost.

use super::axis::{Axis, Unit};
use super::canvas::{Area, Pen, Side, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{number, percent};
use crate::report::{Costs, ModelReport};

const HEIGHT: u32 = 1300;

const TITLE: &str = "drawn_cost_title";
const ACROSS: &str = "drawn_cost_across";
const UP: &str = "drawn_cost_up";
const ACCEPT: &str = "drawn_cost_accept";
const REFUSE: &str = "drawn_cost_refuse";
const DEPLOYED: &str = "drawn_cost_deployed";
const THEORY: &str = "drawn_cost_theory";

pub(super) fn draw(model: &ModelReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let curve = sound(model.cost_curve.iter().map(|p| (p.threshold, p.cost)), 2)?;
    let costs = model.costs;
    let figures = [costs.model, costs.accept_all, costs.refuse_all];
    let limits = [model.threshold, costs.theoretical_threshold];
    if !figures.iter().chain(&limits).all(|figure| figure.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    let across = Axis::from_zero(reach(model), 5.0, &words.word(ACROSS), Unit::Share);
    let shown = shown(&curve, across.end);
    let top = shown.iter().map(|p| p.1).fold(costs.accept_all.max(costs.refuse_all), f64::max);
    let up = Axis::from_zero(top * 1.08, 5.0, &words.word(UP), Unit::Number);
    let shapes = paint(HEIGHT, |area| {
        let mut frame = Frame::new(area, &across, &up, words.language)?;
        references(&frame, costs, (limits[0].max(limits[1]), across.end), words)?;
        mark(&frame, limits, up.end)?;
        frame.curve(&shown, Ink::First)?;
        if let Some(cost) = at(&curve, model.threshold) {
            frame.dot((model.threshold, cost), Ink::Second)?;
        }
        key(&frame, limits, across.end, words)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(model, words), shapes, height: HEIGHT })
}

/// How far the horizontal axis goes: to where nearly all are accepted, and past both limits.
fn reach(model: &ModelReport) -> f64 {
    let limits = model.threshold.max(model.costs.theoretical_threshold);
    let last = model.cost_curve.last().map_or(0.0, |p| p.threshold);
    let nearly_all = model.cost_curve.iter().find(|p| p.grant_rate >= 0.99).map_or(last, |p| p.threshold);
    nearly_all.max(limits * 1.5).min(1.0_f64.max(limits))
}

/// The part of the curve that the axis shows, cut at its end.
fn shown(curve: &[(f64, f64)], end: f64) -> Vec<(f64, f64)> {
    let mut shown: Vec<_> = curve.iter().copied().filter(|p| (0.0..=end).contains(&p.0)).collect();
    if let (true, Some(cost)) = (curve.iter().any(|p| p.0 > end), at(curve, end)) {
        shown.push((end, cost));
    }
    shown
}

/// The curve's cost at a threshold, between its neighbours.
fn at(curve: &[(f64, f64)], threshold: f64) -> Option<f64> {
    let after = curve.iter().position(|p| p.0 >= threshold)?;
    let right = curve[after];
    let left = if after == 0 { right } else { curve[after - 1] };
    let width = right.0 - left.0;
    let part = if width > 0.0 { (threshold - left.0) / width } else { 1.0 };
    Some(left.1 + part.clamp(0.0, 1.0) * (right.1 - left.1))
}

/// The two policies without a model: the dearer is named above its line, at the right; the other below,
/// beside the limits, where the curve is low.
fn references(
    frame: &Frame<'_, '_>,
    costs: Costs,
    (beside, end): (f64, f64),
    words: Words<'_>,
) -> Result<(), ChartFault> {
    let accept_is_dearer = costs.accept_all > costs.refuse_all;
    for (name, cost, above) in
        [(ACCEPT, costs.accept_all, accept_is_dearer), (REFUSE, costs.refuse_all, !accept_is_dearer)]
    {
        frame.straight([(0.0, cost), (end, cost)], Ink::MutedDashed, 5)?;
        let text = words.say(
            "drawn_cost_reference",
            &[("rule", &words.word(name)), ("cost", &number(cost, 0, words.language))],
        );
        let pen = Pen::new(Ink::Muted).small();
        let (x, y) = frame.place((if above { end } else { beside }, cost));
        if above {
            pen.side(Side::Right).write(frame.area(), (x - 12, y - 38), &text)?;
        } else {
            pen.write(frame.area(), (x + 40, y + 38), &text)?;
        }
    }
    Ok(())
}

fn mark(frame: &Frame<'_, '_>, [deployed, theory]: [f64; 2], top: f64) -> Result<(), ChartFault> {
    frame.straight([(theory, 0.0), (theory, top)], Ink::MutedDashed, 5)?;
    frame.straight([(deployed, 0.0), (deployed, top)], Ink::Second, 8)
}

/// Names both limits, low in the plot where the curve does not come, on the side that has room.
fn key(frame: &Frame<'_, '_>, limits: [f64; 2], end: f64, words: Words<'_>) -> Result<(), ChartFault> {
    let [deployed, theory] = limits;
    let right = deployed.max(theory);
    let on_right = right < end * 0.55;
    let (x, y) = frame.place((if on_right { right } else { deployed.min(theory) }, 0.0));
    let x = if on_right { x + 40 } else { x - 700 };
    let area = frame.area();
    entry(area, (x, y - 190), (DEPLOYED, deployed, Ink::Second), words)?;
    entry(area, (x, y - 90), (THEORY, theory, Ink::MutedDashed), words)
}

fn entry(
    area: &Area<'_>,
    (x, y): (i32, i32),
    (name, limit, ink): (&str, f64, Ink),
    words: Words<'_>,
) -> Result<(), ChartFault> {
    line(area, [(x, y), (x + 72, y)], ink, 8)?;
    let text = format!("{} {}", words.word(name), percent(limit, words.language));
    let pen = Pen::new(Ink::Text);
    let pen = if ink == Ink::Second { pen.bold() } else { pen };
    pen.write(area, (x + 92, y), &text)
}

fn message(model: &ModelReport, words: Words<'_>) -> String {
    let costs = model.costs;
    let [with, accept, refuse] =
        [costs.model, costs.accept_all, costs.refuse_all].map(|cost| number(cost, 0, words.language));
    let [limit, theory] =
        [model.threshold, costs.theoretical_threshold].map(|limit| percent(limit, words.language));
    words.say(
        "drawn_cost_said",
        &[("with", &with), ("accept", &accept), ("refuse", &refuse), ("limit", &limit), ("theory", &theory)],
    )
}
