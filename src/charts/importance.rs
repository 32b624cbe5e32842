//! What moves the most points: features, themes, pairs of features.

use super::canvas::{Area, Pen, Side, WIDTH, fill, paint, wrapped};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number};
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
struct Words {
    title: Bilingual,
    unit: Bilingual,
    first: Bilingual,
}

const FEATURES: Words = Words {
    title: Bilingual { fr: "Les éléments qui comptent le plus", en: "The elements that count most" },
    unit: Bilingual {
        fr: "effet moyen sur le score d’un client, en points",
        en: "mean effect on a client’s score, in points",
    },
    first: Bilingual {
        fr: "Ce qui déplace le plus le score, en moyenne",
        en: "What moves the score most, on average",
    },
};
const THEMES: Words = Words {
    title: Bilingual { fr: "Les thèmes qui comptent le plus", en: "The themes that count most" },
    unit: FEATURES.unit,
    first: Bilingual {
        fr: "Les thèmes qui déplacent le plus le score, en moyenne",
        en: "The themes that move the score most, on average",
    },
};
const PAIRS: Words = Words {
    title: Bilingual { fr: "Les paires qui comptent ensemble", en: "The pairs that count together" },
    unit: Bilingual {
        fr: "effet moyen de la paire, au-delà de chacun, en points",
        en: "mean effect of the pair beyond each alone, in points",
    },
    first: Bilingual {
        fr: "Les paires dont l’effet commun est le plus fort, en moyenne",
        en: "The pairs with the strongest common effect, on average",
    },
};

pub(super) fn draw(
    features: &[Importance],
    label: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<Drawing, ChartFault> {
    let rows = features.iter().map(|one| (label(&one.feature), one.mean_points.abs()));
    bars(&FEATURES, rows.collect(), language)
}

pub(super) fn themes(global: &GlobalExplanation, language: Language) -> Result<Drawing, ChartFault> {
    let rows = global.themes.iter().map(|one| (one.theme.label().text(language).to_owned(), one.mean_points));
    bars(&THEMES, rows.collect(), language)
}

pub(super) fn pairs(
    global: &GlobalExplanation,
    label: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<Drawing, ChartFault> {
    let rows = global.interactions.strongest.iter().map(|pair| {
        let [one, other] = pair.features.each_ref().map(|feature| label(feature));
        (format!("{one} ×\n{other}"), pair.mean_points)
    });
    bars(&PAIRS, rows.collect(), language)
}

/// Draws the largest, names settling ties; a name may have two parts, each on lines of its own.
fn bars(words: &Words, mut rows: Vec<(String, f64)>, language: Language) -> Result<Drawing, ChartFault> {
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
        Pen::new(Ink::Muted).small().write(area, (0, HEAD / 2 - 10), words.unit.text(language))?;
        let mut top = HEAD;
        for (label, (_, points)) in labels.iter().zip(&rows) {
            let share = if most > 0.0 { points / most } else { 0.0 };
            bar(area, top, label, (&number(*points, 1, language), share))?;
            top += ROW + LINE * label.len() as i32;
        }
        Ok(())
    })?;
    let title = words.title.text(language).to_owned();
    Ok(Drawing { title, message: message(words, &rows, language), shapes, height: height as u32 })
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

fn message(words: &Words, rows: &[(String, f64)], language: Language) -> String {
    let said = |(label, points): &(String, f64)| {
        let (label, points) = (label.replace('\n', " "), number(*points, 1, language));
        match language {
            Language::Fr => format!("«\u{202f}{label}\u{202f}» ({points} points)"),
            Language::En => format!("“{label}” ({points} points)"),
        }
    };
    let first: Vec<String> = rows.iter().take(3).map(said).collect();
    let (start, first) = (words.first.text(language), first.join(", "));
    match language {
        Language::Fr => format!("{start}\u{202f}: {first}."),
        Language::En => format!("{start}: {first}."),
    }
}
