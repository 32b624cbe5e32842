//! The learning curve: how much more files help.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::number;
use crate::judging::LearningPoint;

const HEIGHT: u32 = 1300;
/// Standard errors on each side of a figure that make its 95 % interval.
const NORMAL_95: f64 = 1.959_964;
/// An AUC of chance, where the axis begins.
const CHANCE: f64 = 0.5;

const TITLE: &str = "drawn_learning_title";
const ACROSS: &str = "drawn_learning_across";
const UP: &str = "drawn_learning_up";
const SEEN: &str = "drawn_learning_seen";
const UNSEEN: &str = "drawn_learning_unseen";

pub(super) fn draw(points: &[LearningPoint], words: Words<'_>) -> Result<Drawing, ChartFault> {
    let unseen = sound(points.iter().map(|p| (p.rows as f64, p.validation_auc.value)), 2)?;
    let seen = sound(points.iter().map(|p| (p.rows as f64, p.train_auc)), 2)?;
    if points.iter().any(|point| !point.validation_auc.standard_error.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    let most = unseen.iter().map(|point| point.0).fold(0.0, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(most, 4.0, &words.word(ACROSS), Unit::Number);
        let up = Axis::from_zero(1.0, 10.0, &words.word(UP), Unit::Number).from(CHANCE);
        let mut frame = Frame::new(area, &across, &up, words.language)?;
        frame.curve(&seen, Ink::Muted)?;
        frame.curve(&unseen, Ink::First)?;
        for point in points {
            let (at, auc) = (point.rows as f64, point.validation_auc.value);
            let margin = NORMAL_95 * point.validation_auc.standard_error;
            let [low, high] = [auc - margin, auc + margin].map(|end| end.clamp(CHANCE, 1.0));
            frame.straight([(at, low), (at, high)], Ink::First, 6)?;
            frame.dot((at, auc.clamp(CHANCE, 1.0)), Ink::First)?;
        }
        key(&frame, across.end, words)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(points, words), shapes, height: HEIGHT })
}

/// Names both curves, low in the plot where neither comes.
fn key(frame: &Frame<'_, '_>, end: f64, words: Words<'_>) -> Result<(), ChartFault> {
    let (x, y) = frame.place((end, CHANCE));
    let area = frame.area();
    let pen = Pen::new(Ink::Text).small().side(Side::Right);
    for (name, ink, up) in [(SEEN, Ink::Muted, 150), (UNSEEN, Ink::First, 70)] {
        pen.write(area, (x - 92, y - up), &words.word(name))?;
        line(area, [(x - 72, y - up), (x, y - up)], ink, 10)?;
    }
    Ok(())
}

fn message(points: &[LearningPoint], words: Words<'_>) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let said = |point: &LearningPoint| {
        (number(point.rows as f64, 0, words.language), number(point.validation_auc.value, 3, words.language))
    };
    let ((from, low), (to, high)) = (said(first), said(last));
    words.say("drawn_learning_said", &[("low", &low), ("from", &from), ("high", &high), ("to", &to)])
}
