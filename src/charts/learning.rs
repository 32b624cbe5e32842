//! The learning curve: how much more files help.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number};
use crate::judging::LearningPoint;

const HEIGHT: u32 = 1300;
/// Standard errors on each side of a figure that make its 95 % interval.
const NORMAL_95: f64 = 1.959_964;
/// An AUC of chance, where the axis begins.
const CHANCE: f64 = 0.5;

const TITLE: Bilingual =
    Bilingual { fr: "Plus de dossiers aideraient-ils\u{202f}?", en: "Would more files help?" };
const ACROSS: Bilingual = Bilingual { fr: "dossiers appris", en: "files learnt from" };
const UP: Bilingual = Bilingual { fr: "AUC (0,5\u{202f}: au hasard)", en: "AUC (0.5: by chance)" };
const SEEN: Bilingual = Bilingual { fr: "clients appris", en: "clients learnt from" };
const UNSEEN: Bilingual =
    Bilingual { fr: "clients jamais vus, marge à 95\u{202f}%", en: "clients never seen, 95% margin" };

pub(super) fn draw(points: &[LearningPoint], language: Language) -> Result<Drawing, ChartFault> {
    let unseen = sound(points.iter().map(|p| (p.rows as f64, p.validation_auc.value)), 2)?;
    let seen = sound(points.iter().map(|p| (p.rows as f64, p.train_auc)), 2)?;
    if points.iter().any(|point| !point.validation_auc.standard_error.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    let most = unseen.iter().map(|point| point.0).fold(0.0, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(most, 4.0, ACROSS.text(language), Unit::Number);
        let up = Axis::from_zero(1.0, 10.0, UP.text(language), Unit::Number).from(CHANCE);
        let mut frame = Frame::new(area, &across, &up, language)?;
        frame.curve(&seen, Ink::Muted)?;
        frame.curve(&unseen, Ink::First)?;
        for point in points {
            let (at, auc) = (point.rows as f64, point.validation_auc.value);
            let margin = NORMAL_95 * point.validation_auc.standard_error;
            let [low, high] = [auc - margin, auc + margin].map(|end| end.clamp(CHANCE, 1.0));
            frame.straight([(at, low), (at, high)], Ink::First, 6)?;
            frame.dot((at, auc.clamp(CHANCE, 1.0)), Ink::First)?;
        }
        key(&frame, across.end, language)
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(points, language), shapes, height: HEIGHT })
}

/// Names both curves, low in the plot where neither comes.
fn key(frame: &Frame<'_, '_>, end: f64, language: Language) -> Result<(), ChartFault> {
    let (x, y) = frame.place((end, CHANCE));
    let area = frame.area();
    let pen = Pen::new(Ink::Text).small().side(Side::Right);
    for (name, ink, up) in [(SEEN, Ink::Muted, 150), (UNSEEN, Ink::First, 70)] {
        pen.write(area, (x - 92, y - up), name.text(language))?;
        line(area, [(x - 72, y - up), (x, y - up)], ink, 10)?;
    }
    Ok(())
}

fn message(points: &[LearningPoint], language: Language) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let said = |point: &LearningPoint| {
        (number(point.rows as f64, 0, language), number(point.validation_auc.value, 3, language))
    };
    let ((from, low), (to, high)) = (said(first), said(last));
    match language {
        Language::Fr => format!(
            "Sur des clients jamais vus, l’AUC est de {low} avec {from} dossiers appris et de {high} avec {to}."
        ),
        Language::En => format!(
            "On clients never seen, the AUC is {low} with {from} files learnt from and {high} with {to}."
        ),
    }
}
