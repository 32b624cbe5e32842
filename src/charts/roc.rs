//! The ROC curve, in words of the trade.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{number, percent_with};
use crate::judging::Decisions;
use crate::report::ModelReport;

const HEIGHT: u32 = 1400;

const TITLE: &str = "drawn_roc_title";
const ACROSS: &str = "drawn_roc_across";
const UP: &str = "drawn_roc_up";
const CHANCE: &str = "drawn_roc_chance";
/// In two lines: in one it would run over the diagonal.
const LIMIT: [&str; 2] = ["drawn_roc_limit", "drawn_roc_in_use"];
const SURFACE: &str = "drawn_roc_surface";

pub(super) fn draw(model: &ModelReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let rates = model.roc.iter().map(|p| (p.false_positive_rate, p.true_positive_rate));
    let curve = sound(rates, 2)?;
    if !model.metrics.auc.is_finite() {
        return Err(ChartFault::NotFinite);
    }
    let limit = refused(model.confusion).ok_or(ChartFault::Empty)?;
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(1.0, 4.0, &words.word(ACROSS), Unit::Share);
        let up = Axis::from_zero(1.0, 4.0, &words.word(UP), Unit::Share);
        let mut frame = Frame::new(area, &across, &up, words.language)?;
        frame.shade(&curve, Ink::First)?;
        frame.straight([(0.0, 0.0), (1.0, 1.0)], Ink::MutedDashed, 5)?;
        frame.curve(&curve, Ink::First)?;
        annotate(&frame, limit, model.metrics.auc, words)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(model.metrics.auc, limit, words), shapes, height: HEIGHT })
}

/// Shares of clients without and with difficulty who are refused at the limit in use.
fn refused(confusion: Decisions) -> Option<(f64, f64)> {
    let good = confusion.true_negative + confusion.false_positive;
    let bad = confusion.true_positive + confusion.false_negative;
    (good > 0 && bad > 0)
        .then(|| (confusion.false_positive as f64 / good as f64, confusion.true_positive as f64 / bad as f64))
}

fn annotate(frame: &Frame<'_, '_>, limit: (f64, f64), auc: f64, words: Words<'_>) -> Result<(), ChartFault> {
    let area = frame.area();
    let (x, y) = frame.place(limit);
    frame.dot(limit, Ink::Second)?;
    for (line, y) in LIMIT.iter().zip([y + 40, y + 105]) {
        Pen::new(Ink::Text).bold().write(area, (x + 45, y), &words.word(line))?;
    }
    let (x, y) = frame.place((0.52, 0.52));
    Pen::new(Ink::Muted).small().write(area, (x + 30, y + 40), &words.word(CHANCE))?;
    let (x, y) = frame.place((1.0, 0.0));
    let pen = Pen::new(Ink::Text).side(Side::Right);
    pen.size(72.0).bold().write(area, (x - 30, y - 150), &number(auc, 3, words.language))?;
    pen.small().write(area, (x - 30, y - 70), &words.word(SURFACE))
}

fn message(auc: f64, limit: (f64, f64), words: Words<'_>) -> String {
    let [pairs, good, bad] = [auc, limit.0, limit.1].map(|share| percent_with(share, 1, words.language));
    words.say("drawn_roc_said", &[("pairs", &pairs), ("bad", &bad), ("good", &good)])
}
