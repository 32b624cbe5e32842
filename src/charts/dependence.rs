//! How the points of one feature go with its value: a curve with its band over the density of clients, or a row per
//! value where there are few.

use super::axis::{Axis, Unit};
use super::canvas::{Area, Pen, Side, WIDTH, fill, line, paint, shape, spot, stroke, wrapped};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{Language, category_in_words, missing, number, percent_with, value_in_words};
use crate::report::{Band, FeatureDependence, Mark};
use plotters::element::PathElement;

const LEFT: i32 = 190;
const TOP: i32 = 110;
const PLOT: i32 = 560;
/// Height of the density under the plot.
const DENSITY: i32 = 110;
const FOOT: i32 = 110;
/// Width of the strip for clients without a value, and of the gap before it.
const ASIDE: i32 = 250;
const GAP: i32 = 40;
/// Space right of the plot, for the second half of the last tick.
const RIGHT: i32 = 110;
/// Rows of a chart of few values; further categories are left to the table.
const MOST_ROWS: usize = 12;
const ROW: i32 = 140;
const HEAD: i32 = 90;
const SIDE: i32 = 60;

const UP: &str = "drawn_dependence_up";
const DENSITY_WORDS: &str = "drawn_dependence_density";
const NONE: &str = "drawn_dependence_none";
const SHARE: &str = "drawn_dependence_share";

pub(super) fn draw(
    one: &FeatureDependence,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<Drawing, ChartFault> {
    let marks = &one.dependence.marks;
    let numbers = marks.iter().flat_map(|mark| [mark.from, mark.at, mark.to]);
    let bands = marks.iter().map(|mark| &mark.band).chain(&one.dependence.missing);
    let bands = bands.flat_map(|band| [band.low, band.median, band.high]);
    if numbers.chain(bands).any(|number| !number.is_finite()) {
        return Err(ChartFault::NotFinite);
    }
    if marks.is_empty() {
        return Err(ChartFault::Empty);
    }
    let (shapes, height) = if one.dependence.distinct { rows(one, words)? } else { curve(one, words)? };
    let label = label(&one.feature);
    let title = words.say("drawn_dependence_title", &[("feature", &label)]);
    Ok(Drawing { title, message: message(one, &label, words), shapes, height })
}

/// A plot of values across and points up.
struct Plot {
    across: Axis,
    up: Axis,
    right: i32,
}

impl Plot {
    fn x(&self, value: f64) -> i32 {
        let share = (value - self.across.start) / (self.across.end - self.across.start);
        LEFT + (share * f64::from(self.right - LEFT)) as i32
    }

    fn y(&self, points: f64) -> i32 {
        let share = (points - self.up.start) / (self.up.end - self.up.start);
        TOP + PLOT - (share * f64::from(PLOT)) as i32
    }
}

fn curve(one: &FeatureDependence, words: Words<'_>) -> Result<(String, u32), ChartFault> {
    let found = &one.dependence;
    let (first, last) = (found.marks[0], found.marks[found.marks.len() - 1]);
    let (low, high) = extent(found.marks.iter().map(|mark| mark.band).chain(found.missing));
    let aside = if found.missing.is_some() { ASIDE + GAP } else { 0 };
    let plot = Plot {
        across: Axis::between(first.from, last.to, 3.0, "", Unit::Value(one.unit)),
        up: Axis::between(low, high, 4.0, &words.word(UP), Unit::Number),
        right: WIDTH as i32 - RIGHT - aside,
    };
    let height = TOP + PLOT + DENSITY + FOOT;
    let shapes = paint(height as u32, |area| {
        ruled(area, &plot, words)?;
        density(area, &plot, (first.from, last.to), &found.density)?;
        Pen::new(Ink::Muted).small().side(Side::Right).write(
            area,
            (LEFT - 20, TOP + PLOT + DENSITY / 2 + 10),
            &words.word(DENSITY_WORDS),
        )?;
        let of = |pick: fn(&Band) -> f64| -> Vec<(i32, i32)> {
            found.marks.iter().map(|mark| (plot.x(mark.at), plot.y(pick(&mark.band)))).collect()
        };
        let around = of(|band| band.high).into_iter().chain(of(|band| band.low).into_iter().rev());
        shape(area, around.collect(), Ink::First, 0.2)?;
        area.draw(&PathElement::new(of(|band| band.median), stroke(Ink::First, 10)))?;
        match found.missing {
            Some(band) => without_value(area, &plot, &band, words),
            None => Ok(()),
        }
    })?;
    Ok((shapes, height as u32))
}

/// The extent of all bands, with 0 in it.
fn extent(bands: impl Iterator<Item = Band>) -> (f64, f64) {
    bands.fold((0.0, 0.0), |(low, high), band| (f64::min(low, band.low), f64::max(high, band.high)))
}

fn ruled(area: &Area<'_>, plot: &Plot, words: Words<'_>) -> Result<(), ChartFault> {
    let pen = Pen::new(Ink::Muted).small();
    pen.write(area, (0, 32), &plot.up.name)?;
    for tick in plot.up.ticks() {
        let ink = if tick.abs() < plot.up.step / 2.0 { Ink::Muted } else { Ink::Grid };
        line(area, [(LEFT, plot.y(tick)), (WIDTH as i32 - RIGHT, plot.y(tick))], ink, 4)?;
        pen.side(Side::Right).write(
            area,
            (LEFT - 20, plot.y(tick)),
            &signed(&plot.up, tick, words.language),
        )?;
    }
    let foot = TOP + PLOT + DENSITY;
    line(area, [(LEFT, foot), (plot.right, foot)], Ink::Muted, 4)?;
    for tick in plot.across.ticks() {
        line(area, [(plot.x(tick), foot), (plot.x(tick), foot + 14)], Ink::Muted, 4)?;
        pen.side(Side::Center).write(
            area,
            (plot.x(tick), foot + 58),
            &plot.across.write(tick, words.language),
        )?;
    }
    Ok(())
}

fn signed(axis: &Axis, tick: f64, language: Language) -> String {
    let text = axis.write(tick, language);
    if tick > axis.step / 2.0 { format!("+{text}") } else { text }
}

/// Bars of clients in equal steps of the value.
fn density(area: &Area<'_>, plot: &Plot, (from, to): (f64, f64), steps: &[usize]) -> Result<(), ChartFault> {
    let most = steps.iter().copied().max().unwrap_or_default().max(1);
    let foot = TOP + PLOT + DENSITY;
    for (step, clients) in steps.iter().enumerate() {
        let ends = [step, step + 1].map(|end| plot.x(from + (to - from) * end as f64 / steps.len() as f64));
        let height = (f64::from(DENSITY - 20) * *clients as f64 / most as f64) as i32;
        if height > 0 {
            fill(area, [(ends[0], foot - height), ((ends[1] - 4).max(ends[0] + 2), foot)], Ink::Muted, 0.5)?;
        }
    }
    Ok(())
}

/// Clients without a value, in a strip of their own.
fn without_value(area: &Area<'_>, plot: &Plot, band: &Band, words: Words<'_>) -> Result<(), ChartFault> {
    let right = WIDTH as i32 - RIGHT;
    let x = right - ASIDE / 2;
    line(area, [(right - ASIDE, TOP), (right - ASIDE, TOP + PLOT)], Ink::MutedDashed, 4)?;
    line(area, [(x, plot.y(band.low)), (x, plot.y(band.high))], Ink::Second, 10)?;
    spot(area, (x, plot.y(band.median)), Ink::Second)?;
    let pen = Pen::new(Ink::Text).small().side(Side::Center);
    pen.write(area, (x, TOP - 50), &words.word(NONE))
}

fn rows(one: &FeatureDependence, words: Words<'_>) -> Result<(String, u32), ChartFault> {
    let found = &one.dependence;
    let shown = found.marks.iter().take(MOST_ROWS).map(|mark| (value(one, mark, words.language), mark.band));
    let absent = found.missing.iter().map(|band| (missing(words.language).to_owned(), *band));
    let shown: Vec<(String, Band)> = shown.chain(absent).collect();
    let (low, high) = extent(shown.iter().map(|(_, band)| *band));
    let axis = Axis::between(low, high, 4.0, &words.word(UP), Unit::Number);
    let place = |points: f64| {
        let share = (points - axis.start) / (axis.end - axis.start);
        SIDE + (share * f64::from(WIDTH as i32 - 2 * SIDE)) as i32
    };
    let height = HEAD + ROW * shown.len() as i32 + 160;
    let clients = all(one) as f64;
    let shapes = paint(height as u32, |area| {
        let pen = Pen::new(Ink::Muted).small();
        pen.side(Side::Right).write(area, (WIDTH as i32, HEAD / 2 - 10), &words.word(SHARE))?;
        for (place_of, (name, band)) in (0..).zip(&shown) {
            let top = HEAD + place_of * ROW;
            let name = wrapped(name, 46, 1).concat();
            Pen::new(Ink::Text).write(area, (0, top + 34), &name)?;
            let share = share(band.clients as f64 / clients, words.language);
            Pen::new(Ink::Text).side(Side::Right).write(area, (WIDTH as i32, top + 34), &share)?;
            let is_missing = found.missing.is_some() && place_of as usize + 1 == shown.len();
            let ink = if is_missing { Ink::Second } else { Ink::First };
            for tick in axis.ticks() {
                let ink = if tick.abs() < axis.step / 2.0 { Ink::Muted } else { Ink::Grid };
                line(area, [(place(tick), top + 70), (place(tick), top + ROW)], ink, 4)?;
            }
            line(area, [(place(band.low), top + 104), (place(band.high), top + 104)], ink, 10)?;
            spot(area, (place(band.median), top + 104), ink)?;
        }
        let foot = HEAD + ROW * shown.len() as i32;
        for tick in axis.ticks() {
            pen.side(Side::Center).write(
                area,
                (place(tick), foot + 40),
                &signed(&axis, tick, words.language),
            )?;
        }
        pen.side(Side::Right).write(area, (WIDTH as i32, foot + 116), &axis.name)
    })?;
    Ok((shapes, height as u32))
}

/// A share in whole per cent, which is not said to be none where it is little.
fn share(share: f64, language: Language) -> String {
    if share < 0.005 {
        format!("<\u{a0}{}", percent_with(0.01, 0, language))
    } else {
        percent_with(share, 0, language)
    }
}

/// All clients, drawn or not.
fn all(one: &FeatureDependence) -> usize {
    let found = &one.dependence;
    let drawn: usize = found.marks.iter().map(|mark| mark.band.clients).sum();
    drawn + found.hidden + found.missing.map_or(0, |band| band.clients)
}

/// The value or the category that a mark stands for.
fn value(one: &FeatureDependence, mark: &Mark, language: Language) -> String {
    match one.categories.get(mark.at.max(0.0) as usize) {
        Some(word) => category_in_words(&one.feature, word, language).into_owned(),
        None => value_in_words(mark.at, one.unit, language),
    }
}

fn message(one: &FeatureDependence, label: &str, words: Words<'_>) -> String {
    let said = |mark: &Mark| {
        let points = number(mark.band.median, 1, words.language);
        let points = if mark.band.median > 0.0 { format!("+{points}") } else { points };
        words.say("drawn_dependence_at", &[("points", &points), ("value", &value(one, mark, words.language))])
    };
    let marks = &one.dependence.marks;
    let ends: Vec<String> = if one.categories.is_empty() {
        marks.first().into_iter().chain(marks.last()).map(said).collect()
    } else {
        marks.iter().take(3).map(said).collect()
    };
    words.say("drawn_dependence_said", &[("feature", label), ("points", &ends.join(", "))])
}
