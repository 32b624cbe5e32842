//! How many opinions would be favourable where a default accepted cost more or less.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{number, percent_with};
use crate::report::{ModelReport, RatioReport};

const HEIGHT: u32 = 1200;

const TITLE: &str = "drawn_ratios_title";
const ACROSS: &str = "drawn_ratios_across";
const UP: &str = "drawn_ratios_up";
const USED: &str = "drawn_ratios_used";

pub(super) fn draw(model: &ModelReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let curve = sound(model.ratios.iter().map(|at| (at.ratio, at.grant_rate)), 2)?;
    let used = model.cost_fn / model.cost_fp;
    if !used.is_finite() {
        return Err(ChartFault::NotFinite);
    }
    let furthest = curve.iter().map(|point| point.0).fold(used, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(furthest, 5.0, &words.word(ACROSS), Unit::Number);
        let up = Axis::from_zero(1.0, 4.0, &words.word(UP), Unit::Share);
        let mut frame = Frame::new(area, &across, &up, words.language)?;
        frame.straight([(used, 0.0), (used, 1.0)], Ink::Second, 8)?;
        frame.curve(&curve, Ink::First)?;
        for at in &curve {
            frame.dot(*at, Ink::First)?;
        }
        let (x, y) = frame.place((used, 0.0));
        let right = used < across.end * 0.6;
        let pen = Pen::new(Ink::Text).bold().side(if right { Side::Left } else { Side::Right });
        let text = format!(
            "{} ({})",
            words.word(USED),
            number(used, usize::from(used.fract() != 0.0), words.language)
        );
        pen.write(area, (if right { x + 30 } else { x - 30 }, y - 60), &text)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(model, words), shapes, height: HEIGHT })
}

fn message(model: &ModelReport, words: Words<'_>) -> String {
    let (Some(first), Some(last)) = (model.ratios.first(), model.ratios.last()) else { return String::new() };
    let said = |at: &RatioReport| {
        (number(at.ratio, 0, words.language), percent_with(at.grant_rate, 0, words.language))
    };
    let ((low, low_share), (high, high_share)) = (said(first), said(last));
    words.say(
        "drawn_ratios_said",
        &[("low", &low), ("low_share", &low_share), ("high", &high), ("high_share", &high_share)],
    )
}
