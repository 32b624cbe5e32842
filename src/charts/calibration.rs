//! Reliability: what was estimated against what happened, by tenth of clients.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, percent};
use crate::judging::ReliabilityBin;
use crate::report::ModelReport;

const HEIGHT: u32 = 1400;

const TITLE: Bilingual =
    Bilingual { fr: "Le risque estimé est-il juste\u{202f}?", en: "Is the estimated risk right?" };
const ACROSS: Bilingual =
    Bilingual { fr: "risque estimé, par dixième de clients", en: "estimated risk, by tenth of clients" };
const UP: Bilingual =
    Bilingual { fr: "part qui a connu des difficultés", en: "share that ran into difficulty" };
const EQUAL: Bilingual = Bilingual { fr: "estimé = observé", en: "estimated = observed" };
const BARS: Bilingual = Bilingual { fr: "marge d’erreur à 95\u{202f}%", en: "95% margin of error" };

pub(super) fn draw(model: &ModelReport, language: Language) -> Result<Drawing, ChartFault> {
    let bins = &model.calibration;
    let curve = sound(bins.iter().map(|bin| (bin.predicted, bin.observed)), 1)?;
    let highest = bins.iter().map(|bin| bin.high.max(bin.predicted)).fold(0.0, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(highest, 5.0, ACROSS.text(language), Unit::Share);
        let up = Axis::from_zero(highest, 5.0, UP.text(language), Unit::Share);
        let end = across.end;
        let mut frame = Frame::new(area, &across, &up, language)?;
        frame.straight([(0.0, 0.0), (end, end)], Ink::MutedDashed, 5)?;
        frame.curve(&curve, Ink::First)?;
        for bin in bins {
            frame.straight([(bin.predicted, bin.low), (bin.predicted, bin.high)], Ink::First, 6)?;
            frame.dot((bin.predicted, bin.observed), Ink::First)?;
        }
        annotate(&frame, end, language)
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(bins, language), shapes, height: HEIGHT })
}

/// Says what the diagonal and the bars are, low in the plot where no tenth comes.
fn annotate(frame: &Frame<'_, '_>, end: f64, language: Language) -> Result<(), ChartFault> {
    let (x, y) = frame.place((end, 0.0));
    let (area, left) = (frame.area(), x - 690);
    let (equal, bars) = (y - 135, y - 60);
    let pen = Pen::new(Ink::Muted).small();
    line(area, [(left, equal), (left + 72, equal)], Ink::MutedDashed, 5)?;
    pen.write(area, (left + 92, equal), EQUAL.text(language))?;
    line(area, [(left + 36, bars - 26), (left + 36, bars + 26)], Ink::First, 6)?;
    pen.write(area, (left + 92, bars), BARS.text(language))
}

fn message(bins: &[ReliabilityBin], language: Language) -> String {
    let furthest = bins
        .iter()
        .max_by(|a, b| (a.predicted - a.observed).abs().total_cmp(&(b.predicted - b.observed).abs()));
    let Some(bin) = furthest else { return String::new() };
    let [estimated, observed] = [bin.predicted, bin.observed].map(|share| percent(share, language));
    match language {
        Language::Fr => format!(
            "Là où l’écart est le plus grand, le modèle estime le risque à {estimated} et {observed} des clients \
             ont connu des difficultés."
        ),
        Language::En => format!(
            "Where the gap is widest, the model estimates the risk at {estimated} and {observed} of clients ran \
             into difficulty."
        ),
    }
}
