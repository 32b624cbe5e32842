//! Opinions against outcomes, in four cells.

use super::canvas::{Area, Pen, Side, WIDTH, fill, paint};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{number, percent};
use crate::judging::Decisions;

const HEIGHT: u32 = 960;
const HEAD: i32 = 90;
const CELL: (i32, i32) = (752, 425);
const GAP: i32 = 16;

const TITLE: &str = "drawn_confusion_title";
const FAVOURABLE: &str = "drawn_confusion_favourable";
const UNFAVOURABLE: &str = "drawn_confusion_unfavourable";
const REPAID_ACCEPTED: &str = "drawn_confusion_repaid_accepted";
const REPAID_REFUSED: &str = "drawn_confusion_repaid_refused";
const DEFAULT_ACCEPTED: &str = "drawn_confusion_default_accepted";
const DEFAULT_REFUSED: &str = "drawn_confusion_default_refused";

struct Cell {
    column: i32,
    row: i32,
    name: &'static str,
    count: usize,
    right: bool,
}

pub(super) fn draw(confusion: Decisions, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let cells = cells(confusion);
    let all: usize = cells.iter().map(|cell| cell.count).sum();
    if all == 0 {
        return Err(ChartFault::Empty);
    }
    let shapes = paint(HEIGHT, |area| {
        let pen = Pen::new(Ink::Muted).side(Side::Center);
        pen.write(area, (CELL.0 / 2, HEAD / 2), &words.word(FAVOURABLE))?;
        pen.write(area, (WIDTH as i32 - CELL.0 / 2, HEAD / 2), &words.word(UNFAVOURABLE))?;
        cells.iter().try_for_each(|cell| draw_cell(area, cell, all, words))
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(confusion, all, words), shapes, height: HEIGHT })
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

fn draw_cell(area: &Area<'_>, cell: &Cell, all: usize, words: Words<'_>) -> Result<(), ChartFault> {
    let left = cell.column * (CELL.0 + GAP);
    let top = HEAD + cell.row * (CELL.1 + GAP);
    let ink = if cell.right { Ink::First } else { Ink::Second };
    fill(area, [(left, top), (left + CELL.0, top + CELL.1)], ink, 0.13)?;
    fill(area, [(left, top), (left + 12, top + CELL.1)], ink, 1.0)?;
    let (middle, pen) = (left + CELL.0 / 2, Pen::new(Ink::Text).side(Side::Center));
    let count = number(cell.count as f64, 0, words.language);
    let share = percent(cell.count as f64 / all as f64, words.language);
    let verdict = if cell.right { "drawn_confusion_right" } else { "drawn_confusion_wrong" };
    let verdict = words.say(verdict, &[("share", &share)]);
    pen.small().write(area, (middle, top + 90), &words.word(cell.name))?;
    pen.size(110.0).bold().write(area, (middle, top + 215), &count)?;
    pen.small().write(area, (middle, top + 335), &verdict)
}

fn message(confusion: Decisions, all: usize, words: Words<'_>) -> String {
    let count = |count: usize| number(count as f64, 0, words.language);
    let counts = [
        ("all", count(all)),
        ("repaid", count(confusion.true_negative)),
        ("avoided", count(confusion.true_positive)),
        ("unseen", count(confusion.false_negative)),
        ("away", count(confusion.false_positive)),
    ];
    words.say("drawn_confusion_said", &counts.each_ref().map(|(name, count)| (*name, count.as_str())))
}
