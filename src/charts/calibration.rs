//! Reliability: what was estimated against what happened, by tenth of clients.

use super::axis::{Axis, Unit};
use super::canvas::{Pen, line, paint};
use super::frame::{Frame, sound};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, percent};
use crate::report::{CalibrationBin, ModelReport};

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
    let highest = bins.iter().map(|bin| wilson(bin).1.max(bin.predicted)).fold(0.0, f64::max);
    let shapes = paint(HEIGHT, |area| {
        let across = Axis::from_zero(highest, 5.0, ACROSS.text(language), Unit::Share);
        let up = Axis::from_zero(highest, 5.0, UP.text(language), Unit::Share);
        let end = across.end;
        let mut frame = Frame::new(area, &across, &up, language)?;
        frame.straight([(0.0, 0.0), (end, end)], Ink::MutedDashed, 5)?;
        frame.curve(&curve, Ink::First)?;
        for bin in bins {
            let (low, high) = wilson(bin);
            frame.straight([(bin.predicted, low), (bin.predicted, high)], Ink::First, 6)?;
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

/// Wilson's 95 % interval for the share that defaulted (E. B. Wilson, JASA 22, 1927).
fn wilson(bin: &CalibrationBin) -> (f64, f64) {
    let (count, share, z) = (bin.count as f64, bin.observed, 1.959_964_f64);
    if bin.count == 0 {
        return (share, share);
    }
    let shrink = 1.0 + z * z / count;
    let centre = (share + z * z / (2.0 * count)) / shrink;
    let variance = (share * (1.0 - share)).max(0.0) / count + z * z / (4.0 * count * count);
    let half = z * variance.sqrt() / shrink;
    (centre - half, centre + half)
}

fn message(bins: &[CalibrationBin], language: Language) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_the_one_of_the_textbook() {
        // 8 of 100: 4.11 % to 15.00 % (R: prop.test(8, 100, correct = FALSE)).
        let (low, high) = wilson(&CalibrationBin { predicted: 0.1, observed: 0.08, count: 100 });
        assert!((low - 0.0411).abs() < 5e-5 && (high - 0.1500).abs() < 5e-5);
    }
}
