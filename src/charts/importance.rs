//! The features that move the most points.

use super::canvas::{Area, Pen, Side, WIDTH, fill, paint, shortened};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number};
use crate::report::Importance;

/// How many features are shown.
const MOST: usize = 15;
/// Characters of a label that fit beside its figure.
const LABEL: usize = 42;
const ROW: i32 = 140;
const HEAD: i32 = 100;

const TITLE: Bilingual =
    Bilingual { fr: "Les éléments qui comptent le plus", en: "The elements that count most" };
const UNIT: Bilingual = Bilingual {
    fr: "effet moyen sur le score d’un client, en points",
    en: "mean effect on a client’s score, in points",
};

pub(super) fn draw(
    features: &[Importance],
    label: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<Drawing, ChartFault> {
    if features.iter().any(|feature| !feature.mean_points.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    let rows: Vec<(String, f64)> =
        largest(features).iter().map(|f| (label(&f.feature), f.mean_points.abs())).collect();
    let &(_, most) = rows.first().ok_or(ChartFault::Empty)?;
    let height = HEAD + ROW * rows.len() as i32;
    let shapes = paint(height as u32, |area| {
        Pen::new(Ink::Muted).small().write(area, (0, HEAD / 2 - 10), UNIT.text(language))?;
        let tops = (0..).map(|row| HEAD + row * ROW);
        tops.zip(&rows).try_for_each(|(top, row)| bar(area, top, row, most, language))
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(&rows, language), shapes, height: height as u32 })
}

/// The most important features, the largest first; names settle ties.
fn largest(features: &[Importance]) -> Vec<&Importance> {
    let mut sorted: Vec<&Importance> = features.iter().collect();
    sorted.sort_by(|a, b| {
        b.mean_points.abs().total_cmp(&a.mean_points.abs()).then_with(|| a.feature.cmp(&b.feature))
    });
    sorted.truncate(MOST);
    sorted
}

fn bar(
    area: &Area<'_>,
    top: i32,
    (label, points): &(String, f64),
    most: f64,
    language: Language,
) -> Result<(), ChartFault> {
    let width = WIDTH as i32;
    Pen::new(Ink::Text).write(area, (0, top + 38), &shortened(label, LABEL))?;
    let figure = number(*points, 1, language);
    Pen::new(Ink::Text).side(Side::Right).write(area, (width, top + 38), &figure)?;
    let share = if most > 0.0 { points / most } else { 0.0 };
    fill(area, [(0, top + 78), (width, top + 108)], Ink::Grid, 1.0)?;
    fill(area, [(0, top + 78), ((share * f64::from(width)) as i32, top + 108)], Ink::First, 1.0)
}

fn message(rows: &[(String, f64)], language: Language) -> String {
    let said = |(label, points): &(String, f64)| match language {
        Language::Fr => format!("«\u{202f}{label}\u{202f}» ({} points)", number(*points, 1, language)),
        Language::En => format!("“{label}” ({} points)", number(*points, 1, language)),
    };
    let first: Vec<String> = rows.iter().take(3).map(said).collect();
    let first = first.join(", ");
    match language {
        Language::Fr => format!("Ce qui déplace le plus le score, en moyenne\u{202f}: {first}."),
        Language::En => format!("What moves the score most, on average: {first}."),
    }
}
