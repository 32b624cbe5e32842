//! What each candidate costs, with its margin of error.

use super::axis::round_step;
use super::canvas::{Area, Pen, Side, WIDTH, line, paint, spot};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::number;
use crate::report::{CandidateReport, ModelReport, candidate_name};

const ROW: i32 = 170;
const HEAD: i32 = 100;
const FOOT: i32 = 190;
/// Space at both ends, for half a tick.
const SIDE: i32 = 90;
/// Standard errors on each side of a figure that make its 95 % interval.
const NORMAL_95: f64 = 1.959_964;

const TITLE: &str = "drawn_candidates_title";
const HINT: &str = "drawn_candidates_hint";
const ACROSS: &str = "drawn_candidates_across";
const CHOSEN: &str = "drawn_candidates_chosen";

/// The horizontal scale; it need not begin at zero, since dots have no length.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn over(low: f64, high: f64) -> Self {
        let step = round_step(((high - low) / 4.0).max(1.0));
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    fn place(&self, value: f64) -> i32 {
        let share = (value - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE);
        SIDE + (share * f64::from(WIDTH as i32 - 2 * SIDE)).round() as i32
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + '_ {
        let count = ((self.high - self.low) / self.step + 1e-9).floor().min(20.0) as u32;
        (0..=count).map(|tick| self.low + f64::from(tick) * self.step)
    }
}

pub(super) fn draw(model: &ModelReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let candidates = &model.candidates;
    let ends: Vec<(f64, f64)> = candidates.iter().map(ends).collect();
    if ends.is_empty() {
        return Err(ChartFault::Empty);
    }
    if ends.iter().any(|(low, high)| !low.is_finite() || !high.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    let low = ends.iter().map(|end| end.0).fold(f64::INFINITY, f64::min);
    let scale = Scale::over(low, ends.iter().map(|end| end.1).fold(f64::NEG_INFINITY, f64::max));
    let height = HEAD + ROW * candidates.len() as i32 + FOOT;
    let shapes = paint(height as u32, |area| {
        Pen::new(Ink::Muted).small().write(area, (0, HEAD / 2 - 10), &words.word(HINT))?;
        ruled(area, &scale, height - FOOT, words)?;
        let tops = (0..).map(|row| HEAD + row * ROW);
        tops.zip(candidates).try_for_each(|(top, one)| {
            candidate(area, top, (one, one.kind == model.champion.kind), &scale, words)
        })
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(model, words), shapes, height: height as u32 })
}

fn ends(candidate: &CandidateReport) -> (f64, f64) {
    let margin = NORMAL_95 * candidate.cost.standard_error;
    (candidate.cost.per_10_000 - margin, candidate.cost.per_10_000 + margin)
}

/// The ticks' values under the last row; `candidate` rules each row, so that no line runs through a name.
fn ruled(area: &Area<'_>, scale: &Scale, bottom: i32, words: Words<'_>) -> Result<(), ChartFault> {
    let pen = Pen::new(Ink::Muted).small();
    for tick in scale.ticks() {
        let at = (scale.place(tick), bottom + 50);
        pen.side(Side::Center).write(area, at, &number(tick, 0, words.language))?;
    }
    pen.side(Side::Right).write(area, (WIDTH as i32 - SIDE, bottom + 130), &words.word(ACROSS))
}

fn candidate(
    area: &Area<'_>,
    top: i32,
    (candidate, chosen): (&CandidateReport, bool),
    scale: &Scale,
    words: Words<'_>,
) -> Result<(), ChartFault> {
    let ink = if chosen { Ink::Second } else { Ink::First };
    let name = candidate_name(candidate.kind).text(words.language);
    let (pen, text) = if chosen {
        (Pen::new(Ink::Text).bold(), format!("{name} ({})", words.word(CHOSEN)))
    } else {
        (Pen::new(Ink::Text), name.to_owned())
    };
    pen.write(area, (0, top + 40), &text)?;
    let cost = number(candidate.cost.per_10_000, 0, words.language);
    pen.side(Side::Right).write(area, (WIDTH as i32, top + 40), &cost)?;
    let (low, high) = ends(candidate);
    let (y, [low, middle, high]) =
        (top + 112, [low, candidate.cost.per_10_000, high].map(|x| scale.place(x)));
    for tick in scale.ticks().map(|tick| scale.place(tick)) {
        line(area, [(tick, y - 38), (tick, y + 38)], Ink::Grid, 4)?;
    }
    line(area, [(low, y), (high, y)], ink, 8)?;
    line(area, [(low, y - 20), (low, y + 20)], ink, 8)?;
    line(area, [(high, y - 20), (high, y + 20)], ink, 8)?;
    spot(area, (middle, y), ink)
}

fn message(model: &ModelReport, words: Words<'_>) -> String {
    let said = model.candidates.iter().map(|candidate| {
        let [cost, margin] = [candidate.cost.per_10_000, NORMAL_95 * candidate.cost.standard_error]
            .map(|value| number(value, 0, words.language));
        format!("{} {cost} ± {margin}", candidate_name(candidate.kind).text(words.language))
    });
    let said: Vec<String> = said.collect();
    let chosen = candidate_name(model.champion.kind).text(words.language);
    words.say("drawn_candidates_said", &[("costs", &said.join(", ")), ("chosen", chosen)])
}
