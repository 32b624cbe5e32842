//! Reliability: what was estimated against what happened, by tenth of clients.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::percent;
use crate::judging::ReliabilityBin;
use crate::report::ModelReport;

const HEIGHT: u32 = 1400;

const TITLE: &str = "drawn_calibration_title";
const ACROSS: &str = "drawn_calibration_across";
const UP: &str = "drawn_calibration_up";
const EQUAL: &str = "drawn_calibration_equal";
const BARS: &str = "drawn_calibration_bars";

pub(super) fn draw(model: &ModelReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let bins = &model.calibration;
    let curve = sound(bins.iter().map(|bin| (bin.predicted, bin.observed)), 1)?;
    let highest = bins.iter().map(|bin| bin.high.max(bin.predicted)).fold(0.0, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(highest, 5.0, &words.word(ACROSS), Unit::Share);
        let up = Axis::from_zero(highest, 5.0, &words.word(UP), Unit::Share);
        let end = across.end;
        let mut frame = Frame::new(area, &across, &up, words.language)?;
        frame.straight([(0.0, 0.0), (end, end)], Ink::MutedDashed, 5)?;
        frame.curve(&curve, Ink::First)?;
        for bin in bins {
            frame.straight([(bin.predicted, bin.low), (bin.predicted, bin.high)], Ink::First, 6)?;
            frame.dot((bin.predicted, bin.observed), Ink::First)?;
        }
        annotate(&frame, end, words)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(bins, words), shapes, height: HEIGHT })
}

/// Says what the diagonal and the bars are, low in the plot where no tenth comes.
fn annotate(frame: &Frame<'_, '_>, end: f64, words: Words<'_>) -> Result<(), ChartFault> {
    let (x, y) = frame.place((end, 0.0));
    let (area, left) = (frame.area(), x - 690);
    let (equal, bars) = (y - 135, y - 60);
    let pen = Pen::new(Ink::Muted).small();
    line(area, [(left, equal), (left + 72, equal)], Ink::MutedDashed, 5)?;
    pen.write(area, (left + 92, equal), &words.word(EQUAL))?;
    line(area, [(left + 36, bars - 26), (left + 36, bars + 26)], Ink::First, 6)?;
    pen.write(area, (left + 92, bars), &words.word(BARS))
}

fn message(bins: &[ReliabilityBin], words: Words<'_>) -> String {
    let furthest = bins
        .iter()
        .max_by(|a, b| (a.predicted - a.observed).abs().total_cmp(&(b.predicted - b.observed).abs()));
    let Some(bin) = furthest else { return String::new() };
    let [estimated, observed] = [bin.predicted, bin.observed].map(|share| percent(share, words.language));
    words.say("drawn_calibration_said", &[("estimated", &estimated), ("observed", &observed)])
}
