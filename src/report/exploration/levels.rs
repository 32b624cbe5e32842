//! The share in difficulty by level of the principal variables.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::champion::quantile;
use crate::features::{FeatureColumn, FeatureTable, FeatureValues, Unit, rounded_bound, subject_of};
use crate::judging::{ShareInterval, share_interval};
use crate::report::cohort::FEWEST_IN_A_GROUP;
use crate::report::model::Importance;

/// Variables that are told of.
const PRINCIPAL: usize = 12;
/// Variables that are told of whatever they weigh.
const ALWAYS: [&str; 4] = ["AGE_YEARS", "NAME_EDUCATION_TYPE", "NAME_INCOME_TYPE", "NAME_CONTRACT_TYPE"];
/// Bands that numbers are cut into.
const BANDS: usize = 5;
/// Confidence of the intervals.
const CONFIDENCE: f64 = 0.95;

/// A variable with its levels: every client is in exactly one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureLevels {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Rising bands, or words from the most frequent on; then what is left, then the missing.
    pub levels: Vec<LevelRate>,
}

/// A level of a variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelRate {
    /// What its clients have in common.
    pub value: LevelValue,
    /// Whether clients without the value are counted in, since they are too few to be told of alone.
    pub or_missing: bool,
    /// Clients; never 1 to 19.
    pub clients: usize,
    /// Share in difficulty, with Wilson's interval.
    pub rate: ShareInterval,
}

/// What the clients of a level have in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelValue {
    /// A number from the first on and below the second, as far as there are such bounds.
    Band(Option<f64>, Option<f64>),
    /// This number.
    Number(f64),
    /// A word of the vocabulary.
    Word(String),
    /// One of the words that few clients have each.
    Others,
    /// The value is missing.
    Missing,
}

/// The principal variables: those that are told of always, then the heaviest ones, one for each subject, since features of one
/// subject say the same thing; the heaviest first.
pub(super) fn of_principal(
    table: &FeatureTable,
    target: &[bool],
    importance: &[Importance],
) -> Vec<FeatureLevels> {
    let rank = |name: &str| importance.iter().position(|one| one.feature == name).unwrap_or(importance.len());
    let mut always = ALWAYS.to_vec();
    always.sort_by_key(|name| rank(name));
    let heavy = importance.iter().filter(|one| one.mean_points > 0.0).map(|one| one.feature.as_str());
    let (mut subjects, mut found): (BTreeSet<&str>, Vec<FeatureLevels>) = Default::default();
    for column in always.into_iter().chain(heavy).filter_map(|name| table.column(name)) {
        if found.len() < PRINCIPAL && subjects.insert(subject_of(column.feature).name) {
            found.extend(FeatureLevels::of(column, target));
        }
    }
    found.sort_by_key(|one| rank(&one.feature));
    found
}

impl FeatureLevels {
    /// Cuts the clients by a feature; `None` where they are all in one level.
    fn of(column: &FeatureColumn, target: &[bool]) -> Option<Self> {
        let cut = match &column.values {
            FeatureValues::Numeric(values) => by_band(values, column.feature.unit),
            FeatureValues::Nominal(words) => by_word(words),
        };
        let level = |Cut { value, or_missing, rows }: Cut| {
            let difficulties = rows.iter().filter(|row| target[**row]).count();
            let rate = share_interval(difficulties, rows.len(), CONFIDENCE);
            LevelRate { value, or_missing, clients: rows.len(), rate }
        };
        (cut.len() > 1).then(|| Self {
            feature: column.feature.name.to_owned(),
            levels: cut.into_iter().map(level).collect(),
        })
    }
}

/// Clients of a level.
#[derive(Debug, PartialEq)]
struct Cut {
    value: LevelValue,
    or_missing: bool,
    rows: Vec<usize>,
}

impl Cut {
    const fn new(value: LevelValue, rows: Vec<usize>) -> Self {
        Self { value, or_missing: false, rows }
    }
}

/// Bands by fifths of the known values, with bounds that can be written, then the missing.
fn by_band(values: &[f64], unit: Unit) -> Vec<Cut> {
    let (missing, known): (Vec<usize>, Vec<usize>) = (0..values.len()).partition(|&row| values[row].is_nan());
    let mut sorted: Vec<f64> = known.iter().map(|&row| values[row]).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let bounds = enough_each(&sorted, bounds(&sorted, unit));
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); bounds.len() + 1];
    for row in known {
        rows[bounds.partition_point(|bound| *bound <= values[row])].push(row);
    }
    let ends = |place: usize| (place.checked_sub(1).map(|low| bounds[low]), bounds.get(place).copied());
    let cut = rows.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty()).map(|(place, rows)| {
        let first = values[rows[0]];
        let is_one = rows.iter().all(|&row| values[row].total_cmp(&first).is_eq());
        let (low, high) = ends(place);
        Cut::new(if is_one { LevelValue::Number(first) } else { LevelValue::Band(low, high) }, rows)
    });
    with_missing(cut.collect(), missing)
}

/// Where sorted values are cut: at fifths, as pages can write them; where most are the least value, above it.
fn bounds(sorted: &[f64], unit: Unit) -> Vec<f64> {
    let Some(least) = sorted.first().copied() else { return Vec::new() };
    let fifths = (1..BANDS).map(|part| quantile(sorted, part as f64 / BANDS as f64));
    let above = sorted.iter().copied().find(|value| *value > least);
    let mut bounds: Vec<f64> = fifths.map(|value| rounded_bound(value, unit)).collect();
    if bounds.iter().all(|bound| *bound <= least) {
        bounds.extend(above.map(|value| rounded_bound(value, unit)));
    }
    bounds.retain(|bound| *bound > least);
    bounds.dedup_by(|a, b| a.total_cmp(b).is_eq());
    bounds
}

/// The bounds but those whose band, from the bound before on, or what is left above, has few values.
fn enough_each(sorted: &[f64], bounds: Vec<f64>) -> Vec<f64> {
    let below = |bound: f64| sorted.partition_point(|value| *value < bound);
    let mut kept: Vec<f64> = Vec::new();
    let mut before = 0;
    for bound in bounds {
        let place = below(bound);
        if place - before >= FEWEST_IN_A_GROUP && sorted.len() - place >= FEWEST_IN_A_GROUP {
            kept.push(bound);
            before = place;
        }
    }
    kept
}

/// Words from the most frequent on; those of few clients together, with the next rarest where they are still few.
fn by_word(words: &[Option<&'static str>]) -> Vec<Cut> {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut missing = Vec::new();
    for (row, word) in words.iter().enumerate() {
        match word {
            Some(word) => by_word.entry(word).or_default().push(row),
            None => missing.push(row),
        }
    }
    let mut all: Vec<(&str, Vec<usize>)> = by_word.into_iter().collect();
    all.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let mut others: Vec<usize> = Vec::new();
    while let Some((word, rows)) = all.pop() {
        let is_enough = others.is_empty() || others.len() >= FEWEST_IN_A_GROUP;
        if rows.len() >= FEWEST_IN_A_GROUP && is_enough {
            all.push((word, rows));
            break;
        }
        others.extend(rows);
    }
    let told = all.into_iter().map(|(word, rows)| Cut::new(LevelValue::Word(word.to_owned()), rows));
    let rest = (!others.is_empty()).then(|| Cut::new(LevelValue::Others, others));
    with_missing(told.chain(rest).collect(), missing)
}

/// The missing as a level of their own, or within the largest one where they are few. Levels that are few all the same
/// (fewer than 20 clients in all) are not told.
fn with_missing(mut cut: Vec<Cut>, missing: Vec<usize>) -> Vec<Cut> {
    if missing.len() >= FEWEST_IN_A_GROUP {
        cut.push(Cut::new(LevelValue::Missing, missing));
    } else if let Some(largest) = cut.iter_mut().max_by_key(|level| level.rows.len())
        && !missing.is_empty()
    {
        largest.rows.extend(missing);
        largest.or_missing = true;
    }
    if cut.iter().any(|level| level.rows.len() < FEWEST_IN_A_GROUP) {
        cut.clear();
    }
    cut
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::catalogue;

    fn told(cut: &[Cut]) -> Vec<(LevelValue, usize, bool)> {
        cut.iter().map(|level| (level.value.clone(), level.rows.len(), level.or_missing)).collect()
    }

    fn column(name: &str, values: FeatureValues) -> FeatureColumn {
        FeatureColumn { feature: catalogue().iter().find(|one| one.name == name).unwrap(), values }
    }

    #[test]
    fn numbers_are_cut_at_fifths_that_can_be_written() {
        // 20 to 69.99 years; the fifths of 30, 40, 50 and 60 years, a thousandth off, are written as whole years.
        let ages: Vec<f64> = (0..5_000).map(|place| 20.0 + f64::from(place) / 100.0).collect();
        let cut = by_band(&ages, Unit::Years);
        let band = |low: f64, high: f64| LevelValue::Band(Some(low), Some(high));
        assert_eq!(
            told(&cut),
            [
                (LevelValue::Band(None, Some(30.0)), 1_000, false),
                (band(30.0, 40.0), 1_000, false),
                (band(40.0, 50.0), 1_000, false),
                (band(50.0, 60.0), 1_000, false),
                (LevelValue::Band(Some(60.0), None), 1_000, false),
            ]
        );
        assert!(
            cut[1].rows.contains(&1_000) && !cut[0].rows.contains(&1_000),
            "30 years is no longer below 30"
        );
    }

    #[test]
    fn where_most_have_nothing_the_others_are_told_apart_from_them() {
        let counts: Vec<f64> =
            (0..1_000).map(|row| if row < 900 { 0.0 } else { f64::from(1 + row % 3) }).collect();
        let cut = told(&by_band(&counts, Unit::Count));
        assert_eq!(
            cut,
            [(LevelValue::Number(0.0), 900, false), (LevelValue::Band(Some(1.0), None), 100, false)]
        );
        let flags: Vec<f64> = (0..1_000).map(|row| f64::from(u8::from(row < 60))).collect();
        let cut = told(&by_band(&flags, Unit::Flag));
        assert_eq!(cut, [(LevelValue::Number(0.0), 940, false), (LevelValue::Number(1.0), 60, false)]);
        assert_eq!(told(&by_band(&[7.0; 500], Unit::Count)).len(), 1);
    }

    #[test]
    fn a_band_of_few_joins_its_neighbour_and_few_missing_the_largest_level() {
        // 500 ratings of 1, 480 of 2, 15 of 3 and 5 missing.
        let rating =
            |row: usize| [1.0, 2.0, 3.0, f64::NAN][[500, 980, 995].partition_point(|end| *end <= row)];
        let ratings: Vec<f64> = (0..1_000).map(rating).collect();
        let cut = told(&by_band(&ratings, Unit::Count));
        assert_eq!(
            cut,
            [(LevelValue::Number(1.0), 505, true), (LevelValue::Band(Some(2.0), None), 495, false)]
        );
    }

    #[test]
    fn rare_words_are_told_together_with_the_next_rarest_until_they_are_enough() {
        let word = |row: usize| {
            [Some("a"), Some("b"), Some("c"), None][[600, 630, 640].partition_point(|end| *end <= row)]
        };
        let words: Vec<Option<&'static str>> = (0..700).map(word).collect();
        let cut = told(&by_word(&words));
        let a = LevelValue::Word("a".into());
        // 10 of c are few; with the 30 of b they are enough.
        assert_eq!(cut, [(a, 600, false), (LevelValue::Others, 40, false), (LevelValue::Missing, 60, false)]);
    }

    #[test]
    fn the_share_in_difficulty_is_that_of_the_levels_clients() {
        let flags: Vec<f64> = (0..100).map(|row| f64::from(u8::from(row < 40))).collect();
        let target: Vec<bool> = (0..100).map(|row| row < 10 || row == 99).collect();
        let levels =
            FeatureLevels::of(&column("FLAG_OWN_CAR", FeatureValues::Numeric(flags)), &target).unwrap();
        let rates: Vec<(usize, f64)> =
            levels.levels.iter().map(|one| (one.clients, one.rate.share)).collect();
        assert_eq!(rates, [(60, 1.0 / 60.0), (40, 0.25)]);
        assert!(levels.levels[1].rate.low < 0.25 && levels.levels[1].rate.high > 0.25);
    }

    #[test]
    fn of_features_of_one_subject_the_heaviest_is_told_of() {
        let numbers =
            |name| column(name, FeatureValues::Numeric((0..400).map(|row| f64::from(row) / 400.0).collect()));
        let names = ["EXT_SOURCE_MEAN", "EXT_SOURCE_2", "EXT_SOURCE_MAX", "AGE_YEARS", "AMT_ANNUITY"];
        let table = FeatureTable {
            ids: (0..400).collect(),
            columns: names.map(numbers).into(),
            target: None,
            gender: vec![None; 400],
        };
        let weights =
            [("EXT_SOURCE_MAX", 9.0), ("EXT_SOURCE_2", 8.0), ("EXT_SOURCE_MEAN", 7.0), ("AMT_ANNUITY", 0.0)];
        let importance: Vec<Importance> =
            weights.map(|(name, points)| Importance { feature: name.to_owned(), mean_points: points }).into();
        let found = of_principal(&table, &[false; 400], &importance);
        let told: Vec<&str> = found.iter().map(|one| one.feature.as_str()).collect();
        assert_eq!(told, ["EXT_SOURCE_MAX", "EXT_SOURCE_2", "AGE_YEARS"]);
    }

    proptest! {
        #[test]
        fn every_client_is_in_one_level_and_none_is_of_few(
            kinds in prop::collection::vec(0_usize..9, 20..400),
            unit in prop::sample::select(vec![Unit::Money, Unit::Count, Unit::Years, Unit::Days, Unit::Share]),
        ) {
            const WORDS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
            let numbers: Vec<f64> = kinds.iter().map(|kind| if *kind == 8 { f64::NAN } else { (*kind * *kind) as f64 }).collect();
            let words: Vec<Option<&'static str>> = kinds.iter().map(|kind| WORDS.get(*kind).copied()).collect();
            for cut in [by_band(&numbers, unit), by_word(&words)] {
                let mut rows: Vec<usize> = cut.iter().flat_map(|level| level.rows.iter().copied()).collect();
                rows.sort_unstable();
                prop_assert!(cut.is_empty() || rows == (0..kinds.len()).collect::<Vec<_>>());
                prop_assert!(cut.iter().all(|level| level.rows.len() >= FEWEST_IN_A_GROUP));
            }
        }
    }
}
