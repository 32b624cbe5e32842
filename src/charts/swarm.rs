//! A beeswarm in which nobody stands alone: layers of clients by points, the high values above the low ones.

use super::axis::round_step;
use super::canvas::{Area, Pen, Side, WIDTH, fill, line, paint, shape, wrapped};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::number;
use crate::report::{FeatureSwarm, GlobalExplanation, Swarm, SwarmAxis, ValueLevel};

/// Characters of a label that fit on a line.
const LABEL: usize = 48;
const LINES: usize = 2;
const LINE: i32 = 62;
/// Height of a swarm where it is thickest.
const THICK: i32 = 120;
const GAP: i32 = 36;
const KEY: i32 = 72;
const HEAD: i32 = KEY * 3 + 30;
const FOOT: i32 = 170;
/// Space at both ends of the axis, for the first and last tick.
const SIDE: i32 = 60;

const TITLE: &str = "drawn_swarm_title";
const ACROSS: &str = "drawn_swarm_across";
/// The layers from the top to the bottom, with their words and how they are filled.
const LAYERS: [(ValueLevel, &str, Ink, f64); 5] = [
    (ValueLevel::High, "drawn_swarm_high", Ink::Second, 1.0),
    (ValueLevel::Middle, "drawn_swarm_middle", Ink::Muted, 0.45),
    (ValueLevel::Category, "drawn_swarm_category", Ink::Muted, 0.75),
    (ValueLevel::Low, "drawn_swarm_low", Ink::First, 1.0),
    (ValueLevel::Missing, "drawn_swarm_missing", Ink::Muted, 0.18),
];

pub(super) fn draw(
    global: &GlobalExplanation,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<Drawing, ChartFault> {
    let (axis, swarms) = (&global.axis, &global.swarms);
    if swarms.is_empty() {
        return Err(ChartFault::Empty);
    }
    if !(axis.low.is_finite() && axis.high.is_finite() && axis.high > axis.low) {
        return Err(ChartFault::NotFinite);
    }
    let labels: Vec<Vec<String>> =
        swarms.iter().map(|one| wrapped(&label(&one.feature), LABEL, LINES)).collect();
    let row = |label: &Vec<String>| LINE * label.len() as i32 + THICK + GAP;
    let height = HEAD + labels.iter().map(row).sum::<i32>() + FOOT;
    let shapes = paint(height as u32, |area| {
        key(area, swarms, words)?;
        numbered(area, axis, height - FOOT, words)?;
        let mut top = HEAD;
        for (label, one) in labels.iter().zip(swarms) {
            for (place, text) in (0..).zip(label) {
                Pen::new(Ink::Text).write(area, (0, top + 34 + place * LINE), text)?;
            }
            let middle = top + LINE * label.len() as i32 + THICK / 2;
            ruled(area, axis, [middle - THICK / 2, middle + THICK / 2 + GAP / 2])?;
            swarm(area, middle, &one.swarm, axis)?;
            top += row(label);
        }
        Ok(())
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(swarms, label, words), shapes, height: height as u32 })
}

/// Names the layers that there are, each beside a patch of its fill.
fn key(area: &Area<'_>, swarms: &[FeatureSwarm], words: Words<'_>) -> Result<(), ChartFault> {
    let has = |level| swarms.iter().any(|one| one.swarm.levels.iter().any(|of| of.level == level));
    let shown = LAYERS.iter().filter(|layer| has(layer.0));
    for (place, (_, name, ink, opacity)) in (0..).zip(shown) {
        let (x, y) = (place % 2 * (WIDTH as i32 / 2), KEY / 2 + place / 2 * KEY);
        fill(area, [(x, y - 20), (x + 46, y + 20)], *ink, *opacity)?;
        Pen::new(Ink::Text).small().write(area, (x + 64, y), &words.word(name))?;
    }
    Ok(())
}

/// Round numbers of points on the axis, with the step between them.
fn ticks(axis: &SwarmAxis) -> (Vec<f64>, f64) {
    let step = round_step((axis.high - axis.low) / 5.0);
    let (first, last) = ((axis.low / step).ceil() as i32, (axis.high / step).floor() as i32);
    ((first..=last.min(first + 12)).map(|tick| f64::from(tick) * step).collect(), step)
}

/// Vertical lines beside a swarm, that of zero stronger; none runs through a label.
fn ruled(area: &Area<'_>, axis: &SwarmAxis, [top, foot]: [i32; 2]) -> Result<(), ChartFault> {
    let (ticks, step) = ticks(axis);
    for tick in ticks {
        let ink = if tick.abs() < step / 2.0 { Ink::Muted } else { Ink::Grid };
        line(area, [(place(axis, tick), top), (place(axis, tick), foot)], ink, 4)?;
    }
    Ok(())
}

/// The numbers under the last row.
fn numbered(area: &Area<'_>, axis: &SwarmAxis, foot: i32, words: Words<'_>) -> Result<(), ChartFault> {
    let (ticks, step) = ticks(axis);
    let pen = Pen::new(Ink::Muted).small();
    for tick in ticks {
        let text = number(tick, usize::from(step.fract() > 0.0), words.language);
        let text = if tick > step / 2.0 { format!("+{text}") } else { text };
        pen.side(Side::Center).write(area, (place(axis, tick), foot + 46), &text)?;
    }
    pen.side(Side::Right).write(area, (WIDTH as i32, foot + 124), &words.word(ACROSS))
}

fn place(axis: &SwarmAxis, value: f64) -> i32 {
    let width = f64::from(WIDTH as i32 - 2 * SIDE);
    SIDE + ((value - axis.low) / (axis.high - axis.low) * width) as i32
}

/// Draws the layers about their middle height: the thicker, the more clients (thickness goes with the root of their
/// number, so that the few remain visible).
fn swarm(area: &Area<'_>, middle: i32, swarm: &Swarm, axis: &SwarmAxis) -> Result<(), ChartFault> {
    let mut totals = vec![0; axis.bins];
    for cell in &swarm.cells {
        totals[cell.bin.min(axis.bins - 1)] += cell.clients;
    }
    let most = totals.iter().copied().max().unwrap_or_default().max(1) as f64;
    let mut tops: Vec<f64> = totals.iter().map(|total| -height(*total, most) / 2.0).collect();
    for (level, _, ink, opacity) in LAYERS {
        let feet: Vec<f64> = (0..axis.bins)
            .map(|bin| {
                let of_bin = swarm.cells.iter().filter(|cell| cell.bin == bin && cell.level == level);
                let clients = of_bin.map(|cell| cell.clients).sum::<usize>();
                tops[bin] + height(totals[bin], most) * clients as f64 / totals[bin].max(1) as f64
            })
            .collect();
        layer(area, (middle, axis), (&tops, &feet), (ink, opacity))?;
        tops = feet;
    }
    Ok(())
}

fn height(clients: usize, most: f64) -> f64 {
    f64::from(THICK) * (clients as f64 / most).sqrt()
}

/// One shape for each run of bins in which a layer has a height.
fn layer(
    area: &Area<'_>,
    (middle, axis): (i32, &SwarmAxis),
    (tops, feet): (&[f64], &[f64]),
    (ink, opacity): (Ink, f64),
) -> Result<(), ChartFault> {
    let bins: Vec<usize> = (0..axis.bins).filter(|&bin| feet[bin] - tops[bin] > 0.5).collect();
    let edge = |bin: usize| {
        let half = (axis.middle(0) - axis.low).abs();
        [axis.middle(bin) - half, axis.middle(bin) + half].map(|value| place(axis, value))
    };
    for run in bins.chunk_by(|a, b| a + 1 == *b) {
        let steps = |heights: &[f64]| -> Vec<(i32, i32)> {
            let corners =
                run.iter().flat_map(|&bin| edge(bin).map(|x| (x, middle + heights[bin].round() as i32)));
            corners.collect()
        };
        let upper = steps(tops).into_iter();
        shape(area, upper.chain(steps(feet).into_iter().rev()).collect(), ink, opacity)?;
    }
    Ok(())
}

fn message(swarms: &[FeatureSwarm], label: &dyn Fn(&str) -> String, words: Words<'_>) -> String {
    let median = |one: &FeatureSwarm, level| {
        let found = one.swarm.levels.iter().find(|of| of.level == level)?;
        let figure = number(found.median, 1, words.language);
        Some(if found.median > 0.0 { format!("+{figure}") } else { figure })
    };
    let said = |one: &FeatureSwarm| {
        let (low, high) = (median(one, ValueLevel::Low)?, median(one, ValueLevel::High)?);
        let label = label(&one.feature);
        Some(words.say("drawn_swarm_one", &[("label", &label), ("low", &low), ("high", &high)]))
    };
    let said: Vec<String> = swarms.iter().filter_map(said).take(3).collect();
    let of_how_many = number(swarms.len() as f64, 0, words.language);
    let intro = words.say("drawn_swarm_intro", &[("n", &of_how_many)]);
    let Some(said) = said
        .into_iter()
        .reduce(|first, next| words.say("drawn_swarm_and", &[("first", &first), ("next", &next)]))
    else {
        return intro;
    };
    words.say("drawn_swarm_said", &[("intro", &intro), ("medians", &said)])
}
