//! What the file says, by theme: the table twin of the waterfall.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::input_places::InputPlaces;
use super::labels::Labels;
use super::words;
use crate::features::Language;
use crate::report::{ClientReport, ClientValue, Places, ThemeEffect, ThemeValues};
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// How much of the file a view holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::site) enum Depth<'a> {
    /// The values that count most; a page's script lists the others with these places, in the report's order.
    Strongest(&'a [InputPlaces]),
    /// All that is known, and in a line what is not.
    Whole,
}

/// Values that a page holds in words: as many as keep the longest page under its weight.
const STRONGEST: usize = 12;

/// A theme: its points, and the values through which it adds them.
#[derive(Debug, Serialize)]
pub(super) struct ThemeView {
    /// Its place among all themes, which is its address on the page.
    number: usize,
    name: &'static str,
    shown: String,
    sign: &'static str,
    values: Vec<ValueView>,
    /// The values that are not listed, in words; empty where there are none.
    others: String,
    others_shown: String,
    others_sign: &'static str,
    /// What the client does not have, in one line, where that has no effect; empty where there is nothing.
    nothing: String,
    /// What is not known and has no effect, named in one line; empty where there is nothing.
    unknown: String,
}

impl ThemeView {
    /// How many values it lists.
    pub(super) const fn listed(&self) -> usize {
        self.values.len()
    }
}

#[derive(Debug, Serialize)]
struct ValueView {
    label: &'static str,
    value: String,
    /// What the row is, to styles: `m` where the information is missing, `w` for a word, else nothing.
    kind: &'static str,
    repaid: String,
    /// Its place among all, similar, favourable and unfavourable past clients, in whole per cent; empty where none.
    places: [String; 4],
    shown: String,
    sign: &'static str,
}

/// What is missing, and the points that its absence adds or takes.
#[derive(Debug, Serialize)]
pub(super) struct AbsentView {
    label: &'static str,
    shown: String,
    sign: &'static str,
}

/// The values of a report, with the points that pages print.
pub(super) struct FileValues<'a> {
    report: &'a ClientReport,
    labels: &'a Labels,
    strings: &'a Strings,
    language: Language,
    depth: Depth<'a>,
    /// The values that are listed in words.
    listed: BTreeSet<*const ClientValue>,
}

impl<'a> FileValues<'a> {
    pub(super) fn new(
        report: &'a ClientReport,
        labels: &'a Labels,
        (strings, language): (&'a Strings, Language),
        depth: Depth<'a>,
    ) -> Self {
        let listed = listed(report, depth);
        Self { report, labels, strings, language, depth, listed }
    }

    /// The themes, the largest effect first.
    pub(super) fn themes(&self) -> Result<Vec<ThemeView>, SiteError> {
        let theme = |effect: &ThemeEffect| {
            let values = self.report.values.iter().find(|values| values.theme == effect.theme);
            values.map(|values| self.theme(effect, values))
        };
        self.report.themes.iter().filter_map(theme).collect()
    }

    /// What is missing and counts, the strongest first, at most `most`.
    pub(super) fn absent(&self, most: usize) -> Result<Vec<AbsentView>, SiteError> {
        let mut missing: Vec<&ClientValue> =
            self.all().filter(|value| value.missing && value.shown != 0).collect();
        missing.sort_by_key(|value| Reverse(value.shown.abs()));
        missing.truncate(most);
        let absent = |value: &&ClientValue| {
            let points = value.shown;
            let label = self.labels.label(value.feature, self.language)?;
            Ok(AbsentView { label, shown: words::signed(points, self.language), sign: sign(points) })
        };
        missing.iter().map(absent).collect()
    }

    /// All values, in the order of the report.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a ClientValue> {
        self.report.values.iter().flat_map(|theme| &theme.values)
    }

    /// Whether a value is listed in words.
    pub(super) fn is_listed(&self, value: &ClientValue) -> bool {
        self.listed.contains(&std::ptr::from_ref(value))
    }

    fn theme(&self, effect: &ThemeEffect, values: &ThemeValues) -> Result<ThemeView, SiteError> {
        let idle = |value: &&ClientValue| (value.missing || value.nothing) && value.shown == 0;
        let (idle, told): (Vec<&ClientValue>, Vec<_>) =
            values.values.iter().partition(|value| self.depth == Depth::Whole && idle(value));
        let (mut told, others): (Vec<&ClientValue>, Vec<_>) =
            told.into_iter().partition(|value| self.is_listed(value));
        // What counts most stands first; what counts alike stays in the catalogue's order.
        told.sort_by_key(|value| Reverse(value.shown.abs()));
        let rest: i64 = others.iter().map(|value| value.shown).sum();
        let (nothing, unknown): (Vec<&ClientValue>, Vec<_>) = idle.into_iter().partition(|v| v.nothing);
        let nothing: BTreeSet<&str> = nothing.iter().map(|v| v.value.in_language(self.language)).collect();
        let unknown: Result<Vec<_>, _> =
            unknown.iter().map(|value| self.labels.label(value.feature, self.language)).collect();
        let between = words::between(self.strings);
        let counted = || words::others(others.len(), self.strings);
        Ok(ThemeView {
            number: effect.theme as usize,
            name: effect.theme.label().text(self.language),
            shown: words::signed(effect.shown, self.language),
            sign: sign(effect.shown),
            values: told.into_iter().map(|value| self.value(value)).collect::<Result<_, _>>()?,
            others: if others.is_empty() { String::new() } else { counted() },
            others_shown: words::signed(rest, self.language),
            others_sign: sign(rest),
            nothing: nothing.into_iter().collect::<Vec<_>>().join(between),
            unknown: unknown?.join(between),
        })
    }

    fn value(&self, value: &ClientValue) -> Result<ValueView, SiteError> {
        let points = value.shown;
        let written = |place: Option<u8>| place.map_or_else(String::new, |place| place.to_string());
        Ok(ValueView {
            label: self.labels.label(value.feature, self.language)?,
            value: value.value.in_language(self.language).to_owned(),
            kind: if value.missing {
                "m"
            } else if value.same_share.is_some() {
                "w"
            } else {
                ""
            },
            repaid: value.usual_repaid.in_language(self.language).to_owned(),
            places: places(value).map(written),
            shown: words::signed(points, self.language),
            sign: sign(points),
        })
    }
}

/// The values of a report that are listed in words: those that count most, or all.
fn listed(report: &ClientReport, depth: Depth<'_>) -> BTreeSet<*const ClientValue> {
    let all = report.values.iter().flat_map(|theme| &theme.values);
    let mut all: Vec<(usize, &ClientValue)> = all.enumerate().collect();
    if depth != Depth::Whole && all.len() > STRONGEST {
        // Bits of numbers that are not negative stand in the order of the numbers.
        let order = |(place, value): &(usize, &ClientValue)| {
            (Reverse((value.shown.abs(), value.points.abs().to_bits())), *place)
        };
        all.select_nth_unstable_by_key(STRONGEST, order);
        all.truncate(STRONGEST);
    }
    all.into_iter().map(|(_, value)| std::ptr::from_ref(value)).collect()
}

/// The place of a value among all, similar, favourable and unfavourable past clients, in whole per cent.
pub(super) fn places(value: &ClientValue) -> [Option<u8>; 4] {
    let Places { similar, favourable, unfavourable } = value.among;
    [value.position.or(value.same_share), similar, favourable, unfavourable]
        .map(|share| share.map(whole_per_cent))
}

/// A share in whole per cent.
pub(super) fn whole_per_cent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// The class that gives an effect its colour and its triangle.
const fn sign(points: i64) -> &'static str {
    match points.signum() {
        1 => "f",
        -1 => "a",
        _ => "z",
    }
}
