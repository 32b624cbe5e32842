//! Favourable opinions by group of clients, each with its interval.

use super::canvas::{Area, Pen, Side, WIDTH, line, paint, spot};
use super::ink::Ink;
use super::words::Words;
use super::{ChartFault, Drawing};
use crate::features::{percent, percent_with};
use crate::judging::{Attribute, FairnessReport, Interval};
use crate::report::{attribute_in_words, group_in_words};

/// Height of an attribute's name.
const NAME: i32 = 120;
/// Height of a group.
const ROW: i32 = 140;
const HEAD: i32 = 80;
const FOOT: i32 = 190;
/// Space at both ends, for half a tick.
const SIDE: i32 = 90;

const TITLE: &str = "drawn_fairness_title";
const HINT: &str = "drawn_fairness_hint";
const ACROSS: &str = "drawn_fairness_across";

/// The rated groups of an attribute with their shares of favourable opinions.
struct Block {
    attribute: Attribute,
    groups: Vec<(String, Interval)>,
}

/// Tenths of the horizontal scale.
struct Scale {
    low: u32,
    high: u32,
}

impl Scale {
    fn over(blocks: &[Block]) -> Self {
        let rates = || blocks.iter().flat_map(|block| &block.groups).map(|(_, rate)| rate);
        let low = rates().map(|rate| rate.low).fold(1.0, f64::min);
        let high = rates().map(|rate| rate.high).fold(0.0, f64::max);
        let low = (low * 10.0).floor().clamp(0.0, 9.0) as u32;
        Self { low, high: ((high * 10.0).ceil().clamp(0.0, 10.0) as u32).max(low + 1) }
    }

    fn place(&self, share: f64) -> i32 {
        let part = (share * 10.0 - f64::from(self.low)) / f64::from(self.high - self.low);
        SIDE + (part * f64::from(WIDTH as i32 - 2 * SIDE)).round() as i32
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        let step = if self.high - self.low > 5 { 2 } else { 1 };
        (self.low..=self.high).step_by(step).map(|tenth| f64::from(tenth) / 10.0)
    }
}

pub(super) fn draw(report: &FairnessReport, words: Words<'_>) -> Result<Drawing, ChartFault> {
    let blocks = blocks(report, words);
    if blocks.is_empty() {
        return Err(ChartFault::Empty);
    }
    let mut rates = blocks.iter().flat_map(|block| &block.groups).map(|(_, rate)| rate);
    if rates.any(|rate| ![rate.value, rate.low, rate.high].iter().all(|share| share.is_finite())) {
        return Err(ChartFault::NotFinite);
    }
    let scale = Scale::over(&blocks);
    let height = HEAD + blocks.iter().map(Block::height).sum::<i32>() + FOOT;
    let shapes = paint(height as u32, |area| {
        Pen::new(Ink::Muted).small().write(area, (0, HEAD / 2 - 10), &words.word(HINT))?;
        let mut top = HEAD;
        for block in &blocks {
            block.draw(area, top, &scale, words)?;
            top += block.height();
        }
        ruled(area, &scale, top, words)
    })?;
    let title = words.word(TITLE);
    Ok(Drawing { title, message: message(&blocks, words), shapes, height: height as u32 })
}

fn blocks(report: &FairnessReport, words: Words<'_>) -> Vec<Block> {
    let blocks = report.attributes.iter().map(|audit| {
        let rated = audit.groups.iter().filter_map(|group| {
            let rate = group.rates.as_ref()?.grant_rate;
            Some((group_in_words(audit.attribute, &group.group, words.language), rate))
        });
        Block { attribute: audit.attribute, groups: rated.collect() }
    });
    blocks.filter(|block| !block.groups.is_empty()).collect()
}

impl Block {
    const fn height(&self) -> i32 {
        NAME + ROW * self.groups.len() as i32
    }

    fn draw(&self, area: &Area<'_>, top: i32, scale: &Scale, words: Words<'_>) -> Result<(), ChartFault> {
        let name = attribute_in_words(self.attribute).text(words.language);
        Pen::new(Ink::Text).bold().write(area, (0, top + 66), name)?;
        for (place, (group, rate)) in self.groups.iter().enumerate() {
            let y = top + NAME + place as i32 * ROW;
            Pen::new(Ink::Text).small().write(area, (0, y + 24), group)?;
            let share = percent_with(rate.value, 0, words.language);
            Pen::new(Ink::Text).small().side(Side::Right).write(area, (WIDTH as i32, y + 24), &share)?;
            for tick in scale.ticks().map(|tick| scale.place(tick)) {
                line(area, [(tick, y + 60), (tick, y + 112)], Ink::Grid, 4)?;
            }
            let [low, middle, high] = [rate.low, rate.value, rate.high].map(|share| scale.place(share));
            line(area, [(low, y + 86), (high, y + 86)], Ink::First, 10)?;
            spot(area, (middle, y + 86), Ink::First)?;
        }
        Ok(())
    }
}

/// The ticks' values under the last row.
fn ruled(area: &Area<'_>, scale: &Scale, bottom: i32, words: Words<'_>) -> Result<(), ChartFault> {
    let pen = Pen::new(Ink::Muted).small();
    for tick in scale.ticks() {
        let at = (scale.place(tick), bottom + 40);
        pen.side(Side::Center).write(area, at, &percent_with(tick, 0, words.language))?;
    }
    pen.side(Side::Right).write(area, (WIDTH as i32 - SIDE, bottom + 120), &words.word(ACROSS))
}

fn message(blocks: &[Block], words: Words<'_>) -> String {
    let said = blocks.iter().map(|block| {
        let groups = block
            .groups
            .iter()
            .map(|(group, rate)| format!("{group} {}", percent(rate.value, words.language)));
        let groups: Vec<String> = groups.collect();
        words.say(
            "drawn_fairness_groups",
            &[
                ("attribute", attribute_in_words(block.attribute).text(words.language)),
                ("groups", &groups.join(", ")),
            ],
        )
    });
    let said: Vec<String> = said.collect();
    words.say("drawn_fairness_said", &[("shares", &said.join(" "))])
}
