//! Opinions against outcomes, in four cells.

use super::canvas::{Area, Pen, Side, WIDTH, fill, paint};
use super::ink::Ink;
use super::{ChartFault, Drawing};
use crate::features::{Bilingual, Language, number, percent};
use crate::judging::Decisions;

const HEIGHT: u32 = 960;
const HEAD: i32 = 90;
const CELL: (i32, i32) = (752, 425);
const GAP: i32 = 16;

const TITLE: Bilingual =
    Bilingual { fr: "Avis du modèle et suite du crédit", en: "The model’s opinion and what happened" };
const FAVOURABLE: Bilingual = Bilingual { fr: "avis favorable", en: "favourable opinion" };
const UNFAVOURABLE: Bilingual = Bilingual { fr: "avis défavorable", en: "unfavourable opinion" };
const REPAID_ACCEPTED: Bilingual = Bilingual { fr: "crédits remboursés", en: "loans repaid" };
const REPAID_REFUSED: Bilingual = Bilingual { fr: "bons clients écartés", en: "good clients turned away" };
const DEFAULT_ACCEPTED: Bilingual = Bilingual { fr: "difficultés non vues", en: "difficulties not seen" };
const DEFAULT_REFUSED: Bilingual = Bilingual { fr: "difficultés évitées", en: "difficulties avoided" };

struct Cell {
    column: i32,
    row: i32,
    name: Bilingual,
    count: usize,
    right: bool,
}

pub(super) fn draw(confusion: Decisions, language: Language) -> Result<Drawing, ChartFault> {
    let cells = cells(confusion);
    let all: usize = cells.iter().map(|cell| cell.count).sum();
    if all == 0 {
        return Err(ChartFault::Empty);
    }
    let shapes = paint(HEIGHT, |area| {
        let pen = Pen::new(Ink::Muted).side(Side::Center);
        pen.write(area, (CELL.0 / 2, HEAD / 2), FAVOURABLE.text(language))?;
        pen.write(area, (WIDTH as i32 - CELL.0 / 2, HEAD / 2), UNFAVOURABLE.text(language))?;
        cells.iter().try_for_each(|cell| draw_cell(area, cell, all, language))
    })?;
    let title = TITLE.text(language).to_owned();
    Ok(Drawing { title, message: message(confusion, all, language), shapes, height: HEIGHT })
}

const fn cells(confusion: Decisions) -> [Cell; 4] {
    let Decisions { true_negative, false_positive, false_negative, true_positive } = confusion;
    [
        Cell { column: 0, row: 0, name: REPAID_ACCEPTED, count: true_negative, right: true },
        Cell { column: 1, row: 0, name: REPAID_REFUSED, count: false_positive, right: false },
        Cell { column: 0, row: 1, name: DEFAULT_ACCEPTED, count: false_negative, right: false },
        Cell { column: 1, row: 1, name: DEFAULT_REFUSED, count: true_positive, right: true },
    ]
}

fn draw_cell(area: &Area<'_>, cell: &Cell, all: usize, language: Language) -> Result<(), ChartFault> {
    let left = cell.column * (CELL.0 + GAP);
    let top = HEAD + cell.row * (CELL.1 + GAP);
    let ink = if cell.right { Ink::First } else { Ink::Second };
    fill(area, [(left, top), (left + CELL.0, top + CELL.1)], ink, 0.13)?;
    fill(area, [(left, top), (left + 12, top + CELL.1)], ink, 1.0)?;
    let (middle, pen) = (left + CELL.0 / 2, Pen::new(Ink::Text).side(Side::Center));
    let count = number(cell.count as f64, 0, language);
    let share = percent(cell.count as f64 / all as f64, language);
    let verdict = match (cell.right, language) {
        (true, Language::Fr) => format!("{share} · avis juste"),
        (true, Language::En) => format!("{share} · right"),
        (false, Language::Fr) => format!("{share} · avis faux"),
        (false, Language::En) => format!("{share} · wrong"),
    };
    pen.small().write(area, (middle, top + 90), cell.name.text(language))?;
    pen.size(110.0).bold().write(area, (middle, top + 215), &count)?;
    pen.small().write(area, (middle, top + 335), &verdict)
}

fn message(confusion: Decisions, all: usize, language: Language) -> String {
    let count = |count: usize| number(count as f64, 0, language);
    let (all, unseen) = (count(all), count(confusion.false_negative));
    let (avoided, away) = (count(confusion.true_positive), count(confusion.false_positive));
    let repaid = count(confusion.true_negative);
    match language {
        Language::Fr => format!(
            "Sur {all} clients, {repaid} crédits accordés ont été remboursés, {avoided} difficultés ont été \
             évitées, {unseen} n’ont pas été vues et {away} bons clients ont été écartés."
        ),
        Language::En => format!(
            "Of {all} clients, {repaid} accepted loans were repaid, {avoided} difficulties were avoided, \
             {unseen} were not seen and {away} good clients were turned away."
        ),
    }
}
