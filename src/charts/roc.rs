//! The ROC curve, in words of the trade.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, Side, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number, percent_with};
use crate::judging::Decisions;
use crate::report::ModelReport;

const HEIGHT: u32 = 1400;

const TITLE: Bilingual = Bilingual { fr: "Ce que le modèle distingue", en: "What the model can tell apart" };
const ACROSS: Bilingual = Bilingual {
    fr: "part des clients sans difficulté refusés",
    en: "share of clients without difficulty refused",
};
const UP: Bilingual = Bilingual {
    fr: "part des clients en difficulté refusés",
    en: "share of clients in difficulty refused",
};
const CHANCE: Bilingual = Bilingual { fr: "au hasard", en: "by chance" };
/// In two lines: in one it would run over the diagonal.
const LIMIT: [Bilingual; 2] =
    [Bilingual { fr: "limite", en: "limit" }, Bilingual { fr: "retenue", en: "in use" }];
const SURFACE: Bilingual = Bilingual { fr: "surface sous la courbe", en: "area under the curve" };

pub(super) fn draw(model: &ModelReport, language: Language) -> Result<Drawing, ChartFault> {
    let rates = model.roc.iter().map(|p| (p.false_positive_rate, p.true_positive_rate));
    let curve = sound(rates, 2)?;
    if !model.metrics.auc.is_finite() {
        return Err(ChartFault::NotFinite);
    }
    let limit = refused(model.confusion).ok_or(ChartFault::Empty)?;
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(1.0, 4.0, ACROSS.text(language), Unit::Share);
        let up = Axis::from_zero(1.0, 4.0, UP.text(language), Unit::Share);
        let mut frame = Frame::new(area, &across, &up, language)?;
        frame.shade(&curve, Ink::First)?;
        frame.straight([(0.0, 0.0), (1.0, 1.0)], Ink::MutedDashed, 5)?;
        frame.curve(&curve, Ink::First)?;
        annotate(&frame, limit, model.metrics.auc, language)
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(model.metrics.auc, limit, language), shapes, height: HEIGHT })
}

/// Shares of clients without and with difficulty who are refused at the limit in use.
fn refused(confusion: Decisions) -> Option<(f64, f64)> {
    let good = confusion.true_negative + confusion.false_positive;
    let bad = confusion.true_positive + confusion.false_negative;
    (good > 0 && bad > 0)
        .then(|| (confusion.false_positive as f64 / good as f64, confusion.true_positive as f64 / bad as f64))
}

fn annotate(
    frame: &Frame<'_, '_>,
    limit: (f64, f64),
    auc: f64,
    language: Language,
) -> Result<(), ChartFault> {
    let area = frame.area();
    let (x, y) = frame.place(limit);
    frame.dot(limit, Ink::Second)?;
    for (line, y) in LIMIT.iter().zip([y + 40, y + 105]) {
        Pen::new(Ink::Text).bold().write(area, (x + 45, y), line.text(language))?;
    }
    let (x, y) = frame.place((0.52, 0.52));
    Pen::new(Ink::Muted).small().write(area, (x + 30, y + 40), CHANCE.text(language))?;
    let (x, y) = frame.place((1.0, 0.0));
    let pen = Pen::new(Ink::Text).side(Side::Right);
    pen.size(72.0).bold().write(area, (x - 30, y - 150), &number(auc, 3, language))?;
    pen.small().write(area, (x - 30, y - 70), SURFACE.text(language))
}

fn message(auc: f64, limit: (f64, f64), language: Language) -> String {
    let [pairs, good, bad] = [auc, limit.0, limit.1].map(|share| percent_with(share, 1, language));
    match language {
        Language::Fr => format!(
            "De deux clients dont un seul a connu des difficultés, le modèle reconnaît lequel dans {pairs} des \
             cas\u{202f}; à la limite retenue, il écarte {bad} des clients en difficulté et {good} des clients \
             sans difficulté."
        ),
        Language::En => format!(
            "Of two clients of whom only one ran into difficulty, the model tells which in {pairs} of cases; \
             at the limit in use it turns away {bad} of clients in difficulty and {good} of clients without \
             difficulty."
        ),
    }
}
