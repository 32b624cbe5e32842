//! How many opinions would be favourable where a default accepted cost more or less.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number, percent_with};
use crate::report::{ModelReport, RatioReport};

const HEIGHT: u32 = 1200;

const TITLE: Bilingual = Bilingual {
    fr: "Si une difficulté coûtait plus ou moins cher",
    en: "If a difficulty cost more or less",
};
const ACROSS: Bilingual = Bilingual {
    fr: "coût d’une difficulté acceptée, en bons clients refusés",
    en: "cost of a difficulty accepted, in good clients refused",
};
const UP: Bilingual = Bilingual { fr: "avis favorables", en: "favourable opinions" };
const USED: Bilingual = Bilingual { fr: "rapport retenu", en: "ratio in use" };

pub(super) fn draw(model: &ModelReport, language: Language) -> Result<Drawing, ChartFault> {
    let curve = sound(model.ratios.iter().map(|at| (at.ratio, at.grant_rate)), 2)?;
    let used = model.cost_fn / model.cost_fp;
    if !used.is_finite() {
        return Err(ChartFault::NotFinite);
    }
    let furthest = curve.iter().map(|point| point.0).fold(used, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(furthest, 5.0, ACROSS.text(language), Unit::Number);
        let up = Axis::from_zero(1.0, 4.0, UP.text(language), Unit::Share);
        let mut frame = Frame::new(area, &across, &up, language)?;
        frame.straight([(used, 0.0), (used, 1.0)], Ink::Second, 8)?;
        frame.curve(&curve, Ink::First)?;
        for at in &curve {
            frame.dot(*at, Ink::First)?;
        }
        let (x, y) = frame.place((used, 0.0));
        let right = used < across.end * 0.6;
        let pen = Pen::new(Ink::Text).bold().side(if right { Side::Left } else { Side::Right });
        let text =
            format!("{} ({})", USED.text(language), number(used, usize::from(used.fract() != 0.0), language));
        pen.write(area, (if right { x + 30 } else { x - 30 }, y - 60), &text)
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(model, language), shapes, height: HEIGHT })
}

fn message(model: &ModelReport, language: Language) -> String {
    let (Some(first), Some(last)) = (model.ratios.first(), model.ratios.last()) else { return String::new() };
    let said = |at: &RatioReport| (number(at.ratio, 0, language), percent_with(at.grant_rate, 0, language));
    let ((low, low_share), (high, high_share)) = (said(first), said(last));
    match language {
        Language::Fr => format!(
            "Si une difficulté acceptée coûte autant que {low} bons clients refusés, {low_share} des avis sont \
             favorables\u{202f}; si elle en coûte {high}, {high_share}."
        ),
        Language::En => format!(
            "If a difficulty accepted costs as much as {low} good clients refused, {low_share} of opinions are \
             favourable; if it costs {high}, {high_share}."
        ),
    }
}
