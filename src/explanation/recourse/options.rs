//! From the moves of a client to at most three options, or to the room that is left.

use std::collections::BTreeSet;

use serde::Serialize;

use super::moves::{Levels, Move, Moves};
use super::plausible::Plausible;
use super::residual::Residual;
use super::search::{Region, Search, as_read};
use super::words;
use crate::champion::{Champion, Opinion, Score};
use crate::explanation::{Scale, Text};
use crate::features::{Lever, WhatIf};

/// Most options for one client.
const MOST_OPTIONS: usize = 3;
/// Regions that a search for one or two moves, and one for more, may look into.
const FEW_MOVES: usize = 4_000;
const MANY_MOVES: usize = 20_000;
/// Highest sum that is tried for a favourable opinion, in hundredths above the own one.
const MOST_RAISED: u8 = 50;
/// What is left of the model sums in another order than the whole: margins may differ by this much.
const LAST_BITS: f64 = 1e-9;

/// What a client could do, or may still do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Advice {
    /// The opinion is unfavourable; each of these changes alone would make it favourable.
    Options {
        /// At most three, of different moves: those of money first, the smallest change first.
        options: Vec<ChangeOption>,
    },
    /// The opinion is unfavourable and no plausible change of the client's own was found.
    NoneFound {
        /// That, in a sentence.
        sentence: Text,
    },
    /// The opinion is favourable.
    Room(Room),
}

/// A change that makes an unfavourable opinion favourable.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeOption {
    /// What the client would do.
    pub moves: Vec<Move>,
    /// That, in a few words.
    pub title: Text,
    /// The columns of the application that would have another value.
    pub changes: Vec<Change>,
    /// The score in points that the file would have.
    pub points: f64,
    /// `points`, as printed.
    pub points_shown: i64,
    /// The estimated risk that the file would have.
    pub probability: f64,
    /// The option in a sentence, which is no commitment and says so.
    pub sentence: Text,
    /// Said of an option that only completes the file: it does not change what the client can repay.
    pub caution: Option<Text>,
}

/// Another value of a column of the application.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Change {
    /// The column, which is a feature of the same name.
    pub feature: &'static str,
    /// The value that it has.
    pub from: f64,
    /// The value that it would have.
    pub to: f64,
}

/// How much more could be asked for, at the same duration, before the opinion turns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Room {
    /// The highest credit up to which every sum that was tried keeps the opinion favourable.
    pub credit_up_to: f64,
    /// What else changes up to there; empty where there is no room.
    pub changes_up_to: Vec<Change>,
    /// The first credit that was found unfavourable; `None` where all plausible ones are favourable.
    pub unfavourable_from: Option<f64>,
    /// What else changes up to that one; empty where there is none.
    pub changes_from: Vec<Change>,
    /// The room in a sentence.
    pub sentence: Text,
}

/// Advises the clients of a champion.
#[derive(Debug)]
pub struct Recourse<'a> {
    champion: &'a Champion,
    plausible: Plausible,
    /// For every input of the model its place among the moved features, where it moves.
    slots: Vec<Option<u8>>,
}

impl<'a> Recourse<'a> {
    /// Takes what is plausible from the champion's reference.
    #[must_use]
    pub fn of(champion: &'a Champion) -> Self {
        let moved = || (0..).zip(WhatIf::moved_features());
        let place = |input: &str| moved().find(|(_, feature)| feature.name == input).map(|(slot, _)| slot);
        let slots = champion.manifest.encoding.inputs.iter().map(|input| place(&input.feature)).collect();
        Self { champion, plausible: Plausible::of(&champion.manifest), slots }
    }

    /// What the client can do or may do, from the application and its row of the design matrix.
    #[must_use]
    pub fn advise(&self, own: &WhatIf, row: &[f32]) -> Advice {
        let is_favourable = |score: Score| score.opinion == Opinion::Favourable;
        let confirmed = |what_if: &WhatIf| is_favourable(self.score(what_if, row));
        let manifest = &self.champion.manifest;
        let favourable =
            |margin: f64| manifest.calibration.probability(margin - LAST_BITS) < manifest.threshold;
        let search = Search {
            moves: Moves::of(own, &self.plausible),
            residual: Residual::new(&self.champion.model, row, &self.slots),
            favourable: &favourable,
            confirmed: &confirmed,
        };
        if is_favourable(self.champion.score_row(row)) {
            return Advice::Room(room(&search));
        }
        let found = chosen(&search, &found(&search));
        if found.is_empty() {
            let sentence = Text::new(|language| words::none_found(own.is_revolving(), language));
            return Advice::NoneFound { sentence };
        }
        let option = |levels: Levels| self.option(&search, levels, row);
        Advice::Options { options: found.into_iter().map(option).collect() }
    }

    /// The whole model's score of an application whose other features are those of `row`.
    #[must_use]
    pub fn score(&self, what_if: &WhatIf, row: &[f32]) -> Score {
        let moved = as_read(what_if);
        let value = |(own, slot): (&f32, &Option<u8>)| slot.map_or(*own, |slot| moved[usize::from(slot)]);
        let row: Vec<f32> = row.iter().zip(&self.slots).map(value).collect();
        self.champion.score_row(&row)
    }

    fn option(&self, search: &Search, levels: Levels, row: &[f32]) -> ChangeOption {
        let (own, then) = (search.moves.own(), search.moves.after(levels));
        let score = self.score(&then, row);
        let points = Scale::default().points(self.champion.manifest.calibration.log_odds(score.margin));
        let moves = made(levels);
        let only_papers = moves.iter().all(|of| !of.is_economic());
        ChangeOption {
            title: Text::new(|language| words::title(&moves, own.is_revolving(), language)),
            changes: changes(own, &then),
            points,
            points_shown: points.round() as i64,
            probability: score.probability,
            sentence: Text::new(|language| words::sentence(&moves, own, &then, language)),
            caution: only_papers.then(|| Text::new(words::caution)),
            moves,
        }
    }
}

/// The columns in which an application differs from the client's own.
fn changes(own: &WhatIf, then: &WhatIf) -> Vec<Change> {
    let change = |lever: Lever| {
        let (from, to) = (own.value(lever), then.value(lever));
        (from.to_bits() != to.to_bits()).then_some(Change { feature: lever.column(), from, to })
    };
    Lever::ALL.into_iter().filter_map(change).collect()
}

fn made(levels: Levels) -> Vec<Move> {
    Move::ALL.into_iter().filter(|of| levels[*of as usize] > 0).collect()
}

/// The cheapest levels of every set of moves that has some, as far as no set contains another one: single
/// moves, then pairs of the others, and, where there is neither, more together.
fn found(search: &Search) -> Vec<Levels> {
    let most = search.moves.most;
    // Repaying over a longer and over a shorter time exclude each other.
    let all = [Move::ShorterDuration, Move::LongerDuration].map(|without| all_but(most, without));
    if !all.iter().any(|levels| search.may_hold(levels)) {
        return Vec::new();
    }
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for of in Move::ALL.into_iter().filter(|of| most[*of as usize] > 0) {
        match search.cheapest(only(most, &[of]), FEW_MOVES) {
            Some(levels) => found.push(levels),
            None => others.push(of),
        }
    }
    if chosen(search, &found).len() == MOST_OPTIONS {
        return found;
    }
    for (place, first) in others.iter().enumerate() {
        let opposed = |second: &Move| [*first, *second] == [Move::LongerDuration, Move::ShorterDuration];
        for second in others[place + 1..].iter().filter(|second| !opposed(second)) {
            found.extend(search.cheapest(only(most, &[*first, *second]), FEW_MOVES));
        }
    }
    if found.is_empty() {
        let more = all.into_iter().filter_map(|levels| search.cheapest(levels, MANY_MOVES));
        found.extend(more.min_by(|a, b| search.moves.cost(*a).total_cmp(&search.moves.cost(*b))));
    }
    found
}

/// At least one step of each of these moves and none of the others.
fn only(most: Levels, moves: &[Move]) -> Region {
    let mut levels = Region { low: [0; Move::ALL.len()], high: [0; Move::ALL.len()] };
    for of in moves {
        levels.low[*of as usize] = 1;
        levels.high[*of as usize] = most[*of as usize];
    }
    levels
}

/// Any steps of all moves but one.
const fn all_but(mut most: Levels, without: Move) -> Region {
    most[without as usize] = 0;
    Region { low: [0; Move::ALL.len()], high: most }
}

/// Different ones: of those with the same moves of money the cheapest, and one at most that only
/// completes the file, which comes last.
fn chosen(search: &Search, found: &[Levels]) -> Vec<Levels> {
    let economic =
        |levels: Levels| -> Vec<Move> { made(levels).into_iter().filter(|of| of.is_economic()).collect() };
    let mut found = found.to_vec();
    found.sort_by(|a, b| search.moves.cost(*a).total_cmp(&search.moves.cost(*b)));
    let mut seen = BTreeSet::new();
    found.retain(|levels| seen.insert(economic(*levels)));
    let (papers, mut options): (Vec<Levels>, Vec<Levels>) =
        found.into_iter().partition(|levels| economic(*levels).is_empty());
    options.truncate(MOST_OPTIONS - papers.len());
    options.extend(papers);
    options
}

/// How far the credit can rise at the same duration.
fn room(search: &Search) -> Room {
    let own = search.moves.own();
    let (mut highest, mut turning) = (*own, None);
    for steps in 1..=MOST_RAISED {
        let Some(then) = search.moves.raised(steps) else { break };
        let moved = as_read(&then);
        if !(search.favourable)(search.residual.margin(&moved)) || !(search.confirmed)(&then) {
            turning = Some(then);
            break;
        }
        highest = then;
    }
    let credit_up_to = highest.value(Lever::Credit);
    let unfavourable_from = turning.map(|then| then.value(Lever::Credit));
    let credit = (own.value(Lever::Credit), own.is_revolving());
    Room {
        credit_up_to,
        changes_up_to: changes(own, &highest),
        unfavourable_from,
        changes_from: turning.map_or_else(Vec::new, |then| changes(own, &then)),
        sentence: Text::new(|language| words::room(credit, credit_up_to, unfavourable_from, language)),
    }
}
