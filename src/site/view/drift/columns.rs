//! The table of columns: one row per column, with what can be sorted and filtered, and its detail.

use std::cmp::Reverse;

use serde::Serialize;

use super::detail::DetailView;
use super::naming::{Naming, figure, small_share};
use super::spark::Spark;
use crate::drift::{ColumnDrift, Comparison, NotCompared, Reading, Side};
use crate::features::{Language, percent};
use crate::report::{FEWEST_IN_A_GROUP, WeightedDrift};
use crate::site::strings::Strings;

/// A comparison as a table.
#[derive(Debug, Serialize)]
pub(super) struct ColumnsView {
    rows: Vec<ColumnRow>,
    /// Whether columns have a weight in a model.
    weighted: bool,
    /// Heads of the tables of a detail.
    bin_heads: Vec<String>,
    figure_heads: Vec<String>,
    /// Columns that are not compared, and why.
    not_compared: Vec<Unfit>,
}

/// A column that is not compared.
#[derive(Debug, Serialize)]
struct Unfit {
    name: String,
    note: Option<String>,
    because: String,
}

/// One column.
#[derive(Debug, Clone, Serialize)]
struct ColumnRow {
    /// The anchor of the row.
    id: String,
    name: String,
    note: Option<String>,
    /// The feature that the name leads to in the catalogue, where it is one.
    feature: Option<&'static str>,
    spark: Spark,
    /// What the picture shows, for who does not see it.
    said: String,
    reading: String,
    /// The class of the reading.
    level: &'static str,
    weight: Option<String>,
    distance: String,
    preset: String,
    drifted: bool,
    /// Whether its values, or how often it has any, move.
    moves: bool,
    missing: String,
    missing_moved: bool,
    detail: DetailView,
    /// What the table is sorted by: reading, weight, distance, verdict and change of missing values; the greatest first.
    sort: [f64; 5],
}

/// Columns that count most, as far as a first look goes.
pub(super) const PRINCIPAL: usize = 20;

impl ColumnsView {
    /// The anchor of a feature's row.
    pub(super) fn anchor(&self, feature: &str) -> Option<&str> {
        let row = self.rows.iter().find(|row| row.feature == Some(feature))?;
        Some(&row.id)
    }

    /// The columns that count most, and those that move and count; what is not compared is left to the whole.
    pub(super) fn principal(&self) -> Self {
        let counts =
            |(place, row): &(usize, &ColumnRow)| *place < PRINCIPAL || row.moves && row.sort[1] > 0.0;
        let rows = self.rows.iter().enumerate().filter(counts).map(|(_, row)| row.clone()).collect();
        Self {
            rows,
            weighted: self.weighted,
            bin_heads: self.bin_heads.clone(),
            figure_heads: self.figure_heads.clone(),
            not_compared: Vec::new(),
        }
    }

    /// The heaviest first; without weights, what moves most.
    pub(super) fn new(
        comparison: &Comparison,
        weighted: Option<&WeightedDrift>,
        (naming, prefix): (&Naming<'_>, &str),
        strings: &Strings,
    ) -> Self {
        let mut columns: Vec<(&ColumnDrift, Option<f64>)> = comparison
            .columns
            .iter()
            .map(|column| (column, weighted.map(|weighted| weighted.share(&column.column))))
            .collect();
        let moved = |column: &ColumnDrift| Reverse((column.reading, column.missing.reading));
        columns.sort_by(|(a, a_weight), (b, b_weight)| {
            let by_weight = b_weight.unwrap_or(0.0).total_cmp(&a_weight.unwrap_or(0.0));
            let by_move = moved(a).cmp(&moved(b)).then(b.distance.total_cmp(&a.distance));
            by_weight.then(by_move)
        });
        let rows = columns.into_iter().enumerate().map(|(place, (column, weight))| {
            row((column, weight), &format!("{prefix}{place}"), naming, strings)
        });
        let unfit = comparison.not_compared.iter().map(|column| Unfit {
            name: naming.name(&column.column, strings.language()),
            note: naming.note(&column.column, strings.language()),
            because: because(&column.because, strings),
        });
        let heads = |key: &str| strings.word(key).split('|').map(str::to_owned).collect();
        Self {
            rows: rows.collect(),
            weighted: weighted.is_some(),
            bin_heads: heads("drift_detail_columns"),
            figure_heads: heads("drift_detail_figures"),
            not_compared: unfit.collect(),
        }
    }
}

fn row(
    (column, weight): (&ColumnDrift, Option<f64>),
    id: &str,
    naming: &Naming<'_>,
    strings: &Strings,
) -> ColumnRow {
    let language = strings.language();
    let name = naming.name(&column.column, language);
    let missing = &column.missing;
    let missing_moved = missing.reading == Reading::Moved;
    let preset = if column.drifted { "drift_preset_drift" } else { "drift_preset_none" };
    let sort = [
        f64::from(column.reading as u8),
        weight.unwrap_or(0.0),
        column.distance,
        f64::from(u8::from(column.drifted)),
        missing.distance,
    ];
    ColumnRow {
        id: id.to_owned(),
        note: naming.note(&column.column, language),
        feature: naming.feature(&column.column).map(|feature| feature.name),
        spark: Spark::of(&column.picture, column.known),
        said: strings.say("drift_picture_said", &[("name", (&name).into())]),
        reading: strings.word(reading_key(column.reading)),
        level: level(column.reading),
        weight: weight.map(|weight| shown_weight(weight, language)),
        distance: figure(column.distance, 3, language),
        preset: strings.word(preset),
        drifted: column.drifted,
        moves: column.moves(),
        missing: missing_words(column, strings),
        missing_moved,
        detail: DetailView::new(column, naming, strings),
        sort: sort.map(|value| if value.is_nan() { 0.0 } else { (value * 1e3).round() / 1e3 }),
        name,
    }
}

fn missing_words(column: &ColumnDrift, strings: &Strings) -> String {
    let missing = &column.missing;
    if missing.kept_back {
        return strings.say("drift_missing_few", &[("n", FEWEST_IN_A_GROUP.into())]);
    }
    if missing.counts == [0, 0] {
        return strings.word("drift_missing_none");
    }
    let [before, after] = missing.shares.map(|share| small_share(share, strings.language()));
    strings.say("drift_missing_pair", &[("before", (&before).into()), ("after", (&after).into())])
}

/// A weight in per cent; what the model does not use has none.
fn shown_weight(weight: f64, language: Language) -> String {
    if weight > 0.0 { percent(weight, language) } else { "–".to_owned() }
}

pub(in crate::site::view) const fn reading_key(reading: Reading) -> &'static str {
    match reading {
        Reading::Stable => "drift_reading_stable",
        Reading::Slight => "drift_reading_slight",
        Reading::Unsure => "drift_reading_unsure",
        Reading::Moved => "drift_reading_moved",
    }
}

/// The class of a reading in the style sheet.
pub(in crate::site::view) const fn level(reading: Reading) -> &'static str {
    match reading {
        Reading::Stable | Reading::Slight => "stable",
        Reading::Unsure => "watch",
        Reading::Moved => "strong",
    }
}

/// Why a column is not compared.
pub(in crate::site::view) fn because(reason: &NotCompared, strings: &Strings) -> String {
    let of = |side: Side, reference: &str, current: &str| {
        strings.word(if side == Side::Reference { reference } else { current })
    };
    match reason {
        NotCompared::OneSide { only } => {
            of(*only, "drift_not_one_side_reference", "drift_not_one_side_current")
        }
        NotCompared::Empty { side } => of(*side, "drift_not_empty_reference", "drift_not_empty_current"),
        NotCompared::Infinite { side } => {
            of(*side, "drift_not_infinite_reference", "drift_not_infinite_current")
        }
        NotCompared::OtherTypes { reference, current } => {
            let [before, after] = [reference, current].map(|name| type_words(name, strings));
            strings.say("drift_not_types", &[("before", (&before).into()), ("after", (&after).into())])
        }
        NotCompared::Text => strings.word("drift_not_text"),
        NotCompared::Type { name } => strings.say("drift_not_type", &[("name", name.into())]),
    }
}

pub(super) fn type_words(name: &str, strings: &Strings) -> String {
    match name {
        "whole numbers" => strings.word("drift_type_whole"),
        "numbers" => strings.word("drift_type_real"),
        "flags" => strings.word("drift_type_flags"),
        "words" => strings.word("drift_type_words"),
        other => other.to_owned(),
    }
}
