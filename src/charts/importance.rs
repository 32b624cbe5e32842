//! What moves the most points: features, themes, pairs of features.

use super::canvas::{Area, Pen, Side, WIDTH, fill, paint, wrapped};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::number;
use crate::report::{GlobalExplanation, Importance};

/// How many are shown.
const MOST: usize = 15;
/// Characters of a label that fit on a line beside its figure.
const LABEL: usize = 44;
/// Lines of a label.
const LINES: usize = 3;
const LINE: i32 = 62;
const ROW: i32 = 78;
const HEAD: i32 = 100;

/// The words of a chart of bars.
struct Bars {
    title: &'static str,
    unit: &'static str,
    first: &'static str,
}

const FEATURES: Bars = Bars {
    title: "drawn_importance_features_title",
    unit: "drawn_importance_features_unit",
    first: "drawn_importance_features_first",
};
const THEMES: Bars = Bars {
    title: "drawn_importance_themes_title",
    unit: FEATURES.unit,
    first: "drawn_importance_themes_first",
};
const PAIRS: Bars = Bars {
    title: "drawn_importance_pairs_title",
    unit: "drawn_importance_pairs_unit",
    first: "drawn_importance_pairs_first",
};

pub(super) fn draw(
    features: &[Importance],
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<Drawing, ChartFault> {
    let rows = features.iter().map(|one| (label(&one.feature), one.mean_points.abs()));
    bars(&FEATURES, rows.collect(), words)
}

pub(super) fn themes(global: &GlobalExplanation, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let rows =
        global.themes.iter().map(|one| (one.theme.label().text(words.language).to_owned(), one.mean_points));
    bars(&THEMES, rows.collect(), words)
}

pub(super) fn pairs(
    global: &GlobalExplanation,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<Drawing, ChartFault> {
    let rows = global.interactions.strongest.iter().map(|pair| {
        let [one, other] = pair.features.each_ref().map(|feature| label(feature));
        (format!("{one} ×\n{other}"), pair.mean_points)
    });
    bars(&PAIRS, rows.collect(), words)
}

/// Draws the largest, names settling ties; a name may have two parts, each on lines of its own.
fn bars(bars: &Bars, mut rows: Vec<(String, f64)>, words: Words<'_>) -> Result<Drawing, ChartFault> {
    if rows.iter().any(|(_, points)| !points.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    rows.truncate(MOST);
    let &(_, most) = rows.first().ok_or(ChartFault::Empty)?;
    let wrapped = |label: &String| label.split('\n').flat_map(|part| wrapped(part, LABEL, LINES)).collect();
    let labels: Vec<Vec<String>> = rows.iter().map(|(label, _)| wrapped(label)).collect();
    let lines: usize = labels.iter().map(Vec::len).sum();
    let height = HEAD + ROW * rows.len() as i32 + LINE * lines as i32;
    let shapes = paint(height as u32, |area| {
        Pen::new(Ink::Muted).small().write(area, (0, HEAD / 2 - 10), &words.word(bars.unit))?;
        let mut top = HEAD;
        for (label, (_, points)) in labels.iter().zip(&rows) {
            let share = if most > 0.0 { points / most } else { 0.0 };
            bar(area, top, label, (&number(*points, 1, words.language), share))?;
            top += ROW + LINE * label.len() as i32;
        }
        Ok(())
    })?;
    let title = words.word(bars.title);
    Ok(Drawing { title, message: message(bars, &rows, words), shapes, height: height as u32 })
}

fn bar(area: &Area<'_>, top: i32, label: &[String], (figure, share): (&str, f64)) -> Result<(), ChartFault> {
    let width = WIDTH as i32;
    let middles = (0..).map(|line| top + 38 + line * LINE);
    let foot = top + LINE * label.len() as i32;
    for (middle, line) in middles.zip(label) {
        Pen::new(Ink::Text).write(area, (0, middle), line)?;
    }
    Pen::new(Ink::Text).side(Side::Right).write(area, (width, foot - LINE + 38), figure)?;
    fill(area, [(0, foot + 16), (width, foot + 46)], Ink::Grid, 1.0)?;
    fill(area, [(0, foot + 16), ((share * f64::from(width)) as i32, foot + 46)], Ink::First, 1.0)
}

fn message(bars: &Bars, rows: &[(String, f64)], words: Words<'_>) -> String {
    let said = |(label, points): &(String, f64)| {
        let (label, points) = (label.replace('\n', " "), number(*points, 1, words.language));
        words.say("drawn_importance_one", &[("label", &label), ("points", &points)])
    };
    let first: Vec<String> = rows.iter().take(3).map(said).collect();
    words.say("drawn_importance_said", &[("what", &words.word(bars.first)), ("first", &first.join(", "))])
}
