//! How values are spread over bins, a group beside all clients: columns for numbers, rows for names.

use serde::Serialize;

use super::super::scale::per_cent;
use super::super::table::{Row, Table, word};
use super::super::words;
use super::GroupWords;
use super::bins::{bin_names, edge_names};
use super::rows::{Marks, RowsChart, Span};
use crate::features::{Unit, percent_with};
use crate::report::{Bins, Distribution, FEWEST_IN_A_GROUP};

/// Height of the columns, in pixels.
const HEIGHT: f64 = 120.0;
/// Room above them, for what the top of the scale is called.
const TOP: f64 = 18.0;
/// Most edges that are named below.
const NAMED: usize = 3;
/// Part of a bin that its column fills.
const FILLED: f64 = 0.76;

/// What is spread, in words.
pub(super) struct Spread<'a> {
    pub(super) name: String,
    pub(super) title: String,
    /// The feature that names of bins belong to.
    pub(super) feature: &'a str,
    pub(super) unit: Unit,
    pub(super) bins: &'a Bins,
}

/// A group beside all clients: exactly one of `columns`, `rows` and `few` is there.
#[derive(Debug, Serialize)]
pub(super) struct SpreadView {
    name: String,
    title: String,
    columns: Option<Columns>,
    rows: Option<RowsChart>,
    /// What is said where nothing is told.
    few: Option<String>,
    /// How many have no value, in a sentence; empty where all have one.
    missing: String,
    table: Table,
}

#[derive(Debug, Serialize)]
struct Columns {
    text: String,
    /// The share at the top of the scale.
    top: String,
    bars: Vec<Column>,
    /// Names of some edges, with their place and how they are anchored.
    edges: Vec<(String, String, &'static str)>,
    /// Where the limit of acceptance lies, where it does.
    limit: Option<String>,
}

#[derive(Debug, Serialize)]
struct Column {
    x: String,
    width: String,
    y: String,
    height: String,
    /// The mark of all clients.
    all_from: String,
    all_to: String,
    all: String,
}

impl SpreadView {
    /// `limit` is marked among the columns.
    pub(super) fn new(
        spread: &Spread<'_>,
        own: Option<&Distribution>,
        all: &Distribution,
        limit: Option<f64>,
        words: &GroupWords<'_>,
    ) -> Self {
        let names = bin_names(spread, words);
        let few =
            own.is_none().then(|| words.strings.say("group_unknown", &[("n", FEWEST_IN_A_GROUP.into())]));
        let nominal = matches!(spread.bins, Bins::Nominal { .. });
        Self {
            name: spread.name.clone(),
            title: spread.title.clone(),
            columns: own.filter(|_| !nominal).map(|own| columns(spread, (own, all), limit, words)),
            rows: own.filter(|_| nominal).map(|own| rows(spread, (own, all), &names, words)),
            missing: own.map_or_else(String::new, |own| missing(own, all, words)),
            table: own.map_or_else(Table::default, |own| table((own, all), &names, words)),
            few,
        }
    }
}

/// A share as pages print it: whole, since a group may be small; few clients are not told.
fn share(share: Option<f64>, words: &GroupWords<'_>) -> String {
    match share {
        Some(share) if share > 0.0 && share < 0.005 => words.strings.say("group_tiny", &[]),
        Some(share) => percent_with(share, 0, words.language),
        None => words.few(),
    }
}

/// The same in little room.
fn short(told: Option<f64>, words: &GroupWords<'_>) -> String {
    if told.is_none() { "–".to_owned() } else { share(told, words) }
}

fn table((own, all): (&Distribution, &Distribution), names: &[String], words: &GroupWords<'_>) -> Table {
    let pairs = names.iter().zip(own.shares.iter().zip(&all.shares));
    let row = |(name, (own, all)): (&String, (&Option<f64>, &Option<f64>))| {
        Row::new(name.clone(), vec![share(*own, words), share(*all, words)])
    };
    let last = (own.missing != Some(0.0) || all.missing != Some(0.0)).then(|| {
        let name = words.strings.say("group_missing_row", &[]);
        Row::new(name, vec![share(own.missing, words), share(all.missing, words)])
    });
    Table::with_heads(&word(words.strings, "table", "group_bins"), pairs.map(row).chain(last).collect())
}

fn missing(own: &Distribution, all: &Distribution, words: &GroupWords<'_>) -> String {
    if own.missing == Some(0.0) && all.missing == Some(0.0) {
        return String::new();
    }
    let (own, all) = (share(own.missing, words), share(all.missing, words));
    words.strings.say("group_missing", &[("own", (&own).into()), ("all", (&all).into())])
}

/// Every bin in one sentence.
fn text((own, all): (&Distribution, &Distribution), names: &[String], words: &GroupWords<'_>) -> String {
    let bins = names.iter().zip(own.shares.iter().zip(&all.shares));
    let bin = |(name, (own, all)): (&String, (&Option<f64>, &Option<f64>))| {
        format!("{name} {}", beside(&share(*own, words), &share(*all, words), words))
    };
    bins.map(bin).collect::<Vec<_>>().join(words::between(words.strings))
}

/// A figure of the group with that of all clients in brackets.
fn beside(own: &str, all: &str, words: &GroupWords<'_>) -> String {
    words.strings.say("group_beside", &[("own", own.into()), ("all", all.into())])
}

fn highest(own: &Distribution, all: &Distribution) -> f64 {
    own.shares.iter().chain(&all.shares).flatten().fold(0.01, |high: f64, share| high.max(*share))
}

/// The next 5 per cent, from a half on the next 10.
fn round_share(share: f64) -> f64 {
    let steps = if share > 0.5 { 10.0 } else { 20.0 };
    ((share * steps - 1e-9).ceil() / steps).min(1.0)
}

fn columns(
    spread: &Spread<'_>,
    (own, all): (&Distribution, &Distribution),
    limit: Option<f64>,
    words: &GroupWords<'_>,
) -> Columns {
    let names = bin_names(spread, words);
    let width = 100.0 / own.shares.len() as f64;
    let high = round_share(highest(own, all));
    let top = |share: f64| TOP + HEIGHT * (1.0 - share / high);
    let column = |(place, (own, all)): (usize, (&Option<f64>, &Option<f64>))| {
        let (start, own) = (place as f64 * width, own.unwrap_or_default());
        let inset = width * (1.0 - FILLED) / 2.0;
        Column {
            x: per_cent(start + inset),
            width: per_cent(width * FILLED),
            y: format!("{:.1}", top(own)),
            height: format!("{:.1}", HEIGHT * own / high),
            all_from: per_cent(start + width * 0.03),
            all_to: per_cent(start + width * 0.97),
            all: format!("{:.1}", top(all.unwrap_or_default())),
        }
    };
    Columns {
        text: text((own, all), &names, words),
        top: percent_with(high, 0, words.language),
        bars: own.shares.iter().zip(&all.shares).enumerate().map(column).collect(),
        edges: named_edges(spread, width, words),
        limit: limit.and_then(|limit| limit_at(spread.bins, limit)).map(|bins| per_cent(bins * width)),
    }
}

/// Where a value lies among the bins, counted in bins; `None` in an open one.
fn limit_at(bins: &Bins, value: f64) -> Option<f64> {
    let Bins::Numeric { edges, .. } = bins else { return None };
    let before = edges.partition_point(|edge| *edge <= value);
    let (low, high) = (edges.get(before.checked_sub(1)?)?, edges.get(before)?);
    Some(before as f64 + (value - low) / (high - low))
}

/// Some edges, evenly spread, so that their names do not touch.
fn named_edges(
    spread: &Spread<'_>,
    width: f64,
    words: &GroupWords<'_>,
) -> Vec<(String, String, &'static str)> {
    let names = edge_names(spread, words);
    let whole = matches!(spread.bins, Bins::Numeric { whole: true, edges } if steps_of_one(edges));
    if names.is_empty() || spread.unit == Unit::Flag || whole {
        return named_bins(bin_names(spread, words), width);
    }
    let stride = names.len().div_ceil(NAMED);
    let from = (names.len() - 1) % stride / 2;
    let edges = names.into_iter().enumerate().skip(from).step_by(stride);
    edges.map(|(place, name)| (per_cent((place as f64 + 1.0) * width), name, "middle")).collect()
}

/// Whole numbers that follow each other are named below their columns.
fn named_bins(names: Vec<String>, width: f64) -> Vec<(String, String, &'static str)> {
    let last = names.len().saturating_sub(1);
    let stride = names.len().div_ceil(NAMED + 2).max(1);
    let kept = |place: &usize| *place == last || place.is_multiple_of(stride) && place + stride <= last;
    let chosen = names.into_iter().enumerate().filter(|(place, _)| kept(place));
    let place = |place: usize| match place {
        _ if place == last && last > 0 => (100.0, "end"),
        _ => ((place as f64 + 0.5) * width, "middle"),
    };
    chosen
        .map(|(bin, name)| {
            let (at, anchor) = place(bin);
            (per_cent(at), name, anchor)
        })
        .collect()
}

pub(super) fn steps_of_one(edges: &[f64]) -> bool {
    edges.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 1e-9)
}

fn rows(
    spread: &Spread<'_>,
    (own, all): (&Distribution, &Distribution),
    names: &[String],
    words: &GroupWords<'_>,
) -> RowsChart {
    let bins = names.iter().zip(own.shares.iter().zip(&all.shares));
    let row = |(name, (own, all)): (&String, (&Option<f64>, &Option<f64>))| Marks {
        name: name.clone(),
        bar: own.map(|own| (0.0, own)),
        all: *all,
        figure: beside(&short(*own, words), &short(*all, words), words),
        ..Marks::default()
    };
    let span = Span::up_to(highest(own, all));
    let titles = (spread.title.clone(), String::new());
    RowsChart::new(&spread.name, titles, span, bins.map(row).collect(), words.between())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_placed_within_its_bin_and_nowhere_in_an_open_one() {
        let bins = Bins::Numeric { edges: vec![500.0, 520.0, 540.0], whole: true };
        assert_eq!(limit_at(&bins, 525.0), Some(2.25));
        assert_eq!([490.0, 540.0].map(|value| limit_at(&bins, value)), [None, None]);
    }

    #[test]
    fn a_scale_ends_at_a_round_share() {
        let found = [0.01, 0.05, 0.21, 0.5, 0.51, 1.0].map(round_share);
        let expected = [0.05, 0.05, 0.25, 0.5, 0.6, 1.0];
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn the_last_of_whole_numbers_is_always_named_and_never_more_than_six() {
        for n in 1..20_u8 {
            let names: Vec<String> = (0..n).map(|name| name.to_string()).collect();
            let told = named_bins(names.clone(), 100.0 / f64::from(n));
            assert!(told.len() <= 6, "{told:?}");
            assert_eq!(told.last().map(|one| &one.1), names.last());
        }
    }
}
