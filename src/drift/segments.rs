//! Groups in which a column moves while on the whole it does not.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::binned::edges_of_parts;
use super::column::{CERTAIN, LARGE};
use super::comparison::Comparison;
use super::distances::jensen_shannon_distance;
use super::proportions::{homogeneity_p_value, q_values};
use crate::learning::evenly;
use crate::tables::{AnyColumn, AnyTable, AnyValues, MISSING_WORD};

/// Columns of words by which rows are grouped, at most.
const GROUPINGS: usize = 10;
/// Groups that a grouping has at most.
const LEVELS: usize = 10;
/// Rows of each side below which a group tells nothing.
const FEWEST: usize = 300;
/// Rows of each side that are looked at, at most.
const MOST_ROWS: usize = 50_000;
/// How many times the whole's distance a group's must be.
const TIMES_THE_WHOLE: f64 = 2.0;
/// Bins of numbers, by quantiles of both sides.
const BINS: usize = 10;
/// Words that have a bin of their own.
const WORDS: usize = 30;

/// A column that moves in a group and not on the whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SegmentDrift {
    /// The column by which rows are grouped.
    pub by: String,
    /// The group.
    pub level: String,
    /// The column that moves in it.
    pub column: String,
    /// Rows of reference and current data in the group.
    pub rows: [usize; 2],
    /// Jensen-Shannon distance in the group, beyond what chance makes.
    pub distance: f64,
    /// The same on the whole.
    pub whole: f64,
    /// Benjamini and Hochberg's q-value among all groups and columns looked at.
    pub q_value: f64,
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SegmentSearch {
    /// The columns by which rows were grouped.
    pub groupings: Vec<String>,
    /// Pairs of a group and a column.
    pub looked_at: usize,
    /// What moves in a group only, the largest distance first.
    pub found: Vec<SegmentDrift>,
}

/// Looks for columns that move in a group of rows (a value of a column with two to ten words, 300 rows on both sides)
/// and not on the whole: a column that does not move by itself, with a Jensen-Shannon distance beyond chance of 0.1 and
/// twice the whole's in the group, and a q-value below 0.05. Numbers are cut at their tenths; of very many rows 50,000 a side are looked at.
#[must_use]
pub fn search_segments(reference: &AnyTable, current: &AnyTable, comparison: &Comparison) -> SegmentSearch {
    let rows = [evenly(reference.rows, MOST_ROWS), evenly(current.rows, MOST_ROWS)];
    let both = |name: &str| {
        let of = |table: &'_ AnyTable| table.columns.iter().position(|column| column.name == name);
        Some([&reference.columns[of(reference)?], &current.columns[of(current)?]])
    };
    let columns: Vec<(&str, Coded)> = comparison
        .columns
        .par_iter()
        .filter(|column| !column.drifted && !column.moves())
        .filter_map(|column| Some((column.column.as_str(), Coded::of(both(&column.column)?, &rows))))
        .collect();
    let groupings: Vec<(&str, Coded, Vec<String>)> = comparison
        .columns
        .iter()
        .filter_map(|column| {
            let (coded, levels) = grouping(both(&column.column)?, &rows)?;
            Some((column.column.as_str(), coded, levels))
        })
        .take(GROUPINGS)
        .collect();
    let mut seen: Vec<(SegmentDrift, f64)> = columns
        .par_iter()
        .flat_map_iter(|(name, column)| {
            let whole = beyond_chance(&column.counts());
            let others = groupings.iter().filter(move |(by, ..)| by != name);
            others.flat_map(move |(by, groups, levels)| in_groups(name, column, (by, groups, levels), whole))
        })
        .collect();
    let q = q_values(&seen.iter().map(|(_, p_value)| *p_value).collect::<Vec<_>>());
    for ((drift, _), q_value) in seen.iter_mut().zip(q) {
        drift.q_value = q_value;
    }
    let looked_at = seen.len();
    let moves = |drift: &SegmentDrift| {
        drift.distance >= LARGE.max(TIMES_THE_WHOLE * drift.whole) && drift.q_value < CERTAIN
    };
    let mut found: Vec<SegmentDrift> = seen.into_iter().map(|(drift, _)| drift).filter(moves).collect();
    found.sort_by(|a, b| b.distance.total_cmp(&a.distance));
    let groupings = groupings.into_iter().map(|(by, ..)| by.to_owned()).collect();
    SegmentSearch { groupings, looked_at, found }
}

/// A column of both sides as bins.
struct Coded {
    bins: usize,
    codes: [Vec<u8>; 2],
}

impl Coded {
    /// Bins of both sides' rows; missing values are bin 0.
    fn of(column: [&AnyColumn; 2], rows: &[Vec<usize>; 2]) -> Self {
        let sides = [0, 1].map(|side| (&column[side].values, rows[side].as_slice()));
        match sides {
            [
                (AnyValues::Words { codes: before, words }, _),
                (AnyValues::Words { codes: after, words: others }, _),
            ] => Self::of_words([(before, words), (after, others)], rows),
            sides => Self::of_numbers(sides),
        }
    }

    /// The most frequent words have a bin each, all others share the last.
    fn of_words(sides: [(&[u32], &[String]); 2], rows: &[Vec<usize>; 2]) -> Self {
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for ((codes, words), rows) in sides.iter().zip(rows) {
            for code in rows.iter().map(|row| codes[*row]).filter(|code| *code != MISSING_WORD) {
                *counts.entry(&words[code as usize]).or_default() += 1;
            }
        }
        let mut frequent: Vec<(&String, usize)> = counts.into_iter().collect();
        frequent.sort_by_key(|(_, rows)| Reverse(*rows));
        let mut known: Vec<&String> = frequent.into_iter().take(WORDS).map(|(word, _)| word).collect();
        known.sort();
        Self::of_known_words(sides, rows, &known)
    }

    /// A bin for each of the words known, in their order, which rises.
    fn of_known_words(sides: [(&[u32], &[String]); 2], rows: &[Vec<usize>; 2], known: &[&String]) -> Self {
        let others = known.len() + 1;
        let codes = [0, 1].map(|side| {
            let (codes, words) = sides[side];
            let bin_of = |word: &String| known.binary_search(&word).map_or(others, |at| at + 1) as u8;
            let bins: Vec<u8> = words.iter().map(bin_of).collect();
            let bin = |row: &usize| bins.get(codes[*row] as usize).copied().unwrap_or(0);
            rows[side].iter().map(bin).collect()
        });
        Self { bins: others + 1, codes }
    }

    fn of_numbers(sides: [(&AnyValues, &[usize]); 2]) -> Self {
        let numbers =
            sides.map(|(values, rows)| rows.iter().map(|row| number(values, *row)).collect::<Vec<f64>>());
        let mut sorted: Vec<f64> =
            numbers.iter().flatten().copied().filter(|number| !number.is_nan()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let edges = edges_of_parts(&sorted, BINS);
        let above = |number: &f64| 1 + edges.partition_point(|edge| edge <= number) as u8;
        let bin = |number: &f64| if number.is_nan() { 0 } else { above(number) };
        Self { bins: edges.len() + 2, codes: numbers.map(|numbers| numbers.iter().map(bin).collect()) }
    }

    fn counts(&self) -> Vec<[usize; 2]> {
        let mut counts = vec![[0; 2]; self.bins];
        for side in [0, 1] {
            for code in &self.codes[side] {
                counts[usize::from(*code)][side] += 1;
            }
        }
        counts
    }
}

/// A finite number; `NaN` for all else.
fn number(values: &AnyValues, row: usize) -> f64 {
    let number = match values {
        AnyValues::Whole(numbers) | AnyValues::Real(numbers) => numbers[row],
        AnyValues::Flags(flags) => f64::from(u8::from(flags[row])),
        AnyValues::Words { .. } | AnyValues::Other(_) => f64::NAN,
    };
    if number.is_finite() { number } else { f64::NAN }
}

/// A column of few words, as groups, and their names: group 0 has no word.
fn grouping(column: [&AnyColumn; 2], rows: &[Vec<usize>; 2]) -> Option<(Coded, Vec<String>)> {
    let [AnyValues::Words { codes: before, words }, AnyValues::Words { codes: after, words: others }] =
        column.map(|column| &column.values)
    else {
        return None;
    };
    let mut levels: Vec<&String> = words.iter().chain(others).collect();
    levels.sort();
    levels.dedup();
    (2..=LEVELS).contains(&levels.len()).then(|| {
        let coded = Coded::of_known_words([(before, words), (after, others)], rows, &levels);
        (coded, levels.into_iter().cloned().collect())
    })
}

fn in_groups<'a>(
    name: &'a str,
    column: &'a Coded,
    (by, groups, levels): (&'a str, &'a Coded, &'a [String]),
    whole: f64,
) -> Vec<(SegmentDrift, f64)> {
    let mut counts = vec![vec![[0_usize; 2]; column.bins]; groups.bins];
    for side in [0, 1] {
        for (group, code) in groups.codes[side].iter().zip(&column.codes[side]) {
            counts[usize::from(*group)][usize::from(*code)][side] += 1;
        }
    }
    let told = levels.iter().zip(counts.iter().skip(1)).filter_map(|(level, counts)| {
        let rows = [0, 1].map(|side| counts.iter().map(|both| both[side]).sum::<usize>());
        (rows[0] >= FEWEST && rows[1] >= FEWEST).then(|| {
            let drift = SegmentDrift {
                by: by.to_owned(),
                level: level.clone(),
                column: name.to_owned(),
                rows,
                distance: beyond_chance(counts),
                whole,
                q_value: f64::NAN,
            };
            (drift, homogeneity_p_value(counts))
        })
    });
    told.collect()
}

/// The Jensen-Shannon distance of two samples in `k` bins less what chance makes of equals:
/// `√(JSD − (k − 1)/8 · (1/n₁ + 1/n₂))`, 0 where that is below 0.
///
/// Source: for samples of one size `4n · JSD` is the G-statistic, whose mean among equals is `k − 1`.
fn beyond_chance(counts: &[[usize; 2]]) -> f64 {
    let side = |side: usize| counts.iter().map(|both| both[side] as f64).collect::<Vec<f64>>();
    let (reference, current) = (side(0), side(1));
    let bins = counts.iter().filter(|both| both[0] + both[1] > 0).count();
    let rows = [reference.iter().sum::<f64>(), current.iter().sum::<f64>()];
    let chance = (bins.max(1) - 1) as f64 / 8.0 * (1.0 / rows[0] + 1.0 / rows[1]);
    let distance = jensen_shannon_distance(&reference, &current);
    (distance * distance - chance).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DriftOptions;
    use crate::drift::compare;

    /// 2,000 rows in two groups; `shift` is what group b has above 0 in the column "pay", which else is 0 to 99.
    fn table(shift: f64, opposite: f64) -> AnyTable {
        let groups = |row: usize| (row % 2) as u32;
        let pay = |row: usize| ((row / 2) % 100) as f64 + if row % 2 == 1 { shift } else { opposite };
        let column = |name: &str, values| AnyColumn { name: name.to_owned(), values };
        AnyTable {
            rows: 2_000,
            columns: vec![
                column(
                    "group",
                    AnyValues::Words {
                        codes: (0..2_000).map(groups).collect(),
                        words: vec!["a".into(), "b".into()],
                    },
                ),
                column("pay", AnyValues::Whole((0..2_000).map(pay).collect())),
            ],
        }
    }

    fn found(reference: &AnyTable, current: &AnyTable) -> SegmentSearch {
        let comparison = compare(reference, current, &DriftOptions::default()).unwrap();
        search_segments(reference, current, &comparison)
    }

    #[test]
    fn moves_that_cancel_out_on_the_whole_are_found_in_their_groups() {
        // Group a was low and group b high; now it is the other way round: the whole is as it was.
        let search = found(&table(50.0, 0.0), &table(0.0, 50.0));
        assert_eq!((search.groupings.as_slice(), search.looked_at), (["group".to_owned()].as_slice(), 2));
        let told: Vec<(&str, &str, bool)> =
            search.found.iter().map(|s| (s.level.as_str(), s.column.as_str(), s.whole < 0.01)).collect();
        assert_eq!(told, [("a", "pay", true), ("b", "pay", true)]);
        assert!(
            search.found.iter().all(|s| s.distance > 0.3 && s.rows == [1_000, 1_000]),
            "{:?}",
            search.found
        );
    }

    #[test]
    fn what_moves_on_the_whole_is_not_told_again() {
        assert!(found(&table(0.0, 0.0), &table(50.0, 50.0)).found.is_empty());
        assert!(found(&table(5.0, 0.0), &table(5.0, 0.0)).found.is_empty());
    }

    #[test]
    fn chance_makes_no_distance() {
        assert!(beyond_chance(&[[100, 110], [200, 190], [150, 149]]) < 1e-12);
        assert!(beyond_chance(&[[100, 400], [400, 100]]) > 0.4);
    }
}
