//! All clients in columns, for scripts: `assets/columns/`.
//!
//! The clients stand in the order of rising number. `clients.js` keeps the limit of acceptance and the numbers as steps
//! from the one before; every other file keeps one column, what each code stands for and the code of every client:
//!
//! ```js
//! clairscore.keep("columns/clients", { count: 3, limit: 554, steps: "…" })
//! clairscore.keep("columns/points", { values: [498, 512, 561], codes: "$#%" })
//! ```
//! | file | values |
//! |---|---|
//! | `points`, `opinion` | whole points; 0 or 1, the second for a favourable opinion |
//! | `groups/KEY` | keys of the levels of a dimension |
//! | `themes/N` | whole points that the theme of that place adds |
//! | `features/NAME` | numbers to five significant digits, or words as the tables write them; `null`: missing |
//!
//! A digit is one of 91 characters, those of ASCII from `#` to `~` but for the backslash. A code takes one where there
//! are at most 91 values, else two, the greater first. A feature with more than 8,000 values keeps that many, evenly
//! spread over the clients, and each client has the nearest. A step is written in digits of 45, the smallest first; 45
//! more says that another follows.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use super::directory::Entry;
use super::error::SiteError;
use super::output::Output;
use crate::features::{FeatureTable, FeatureValues, Theme};
use crate::report::dimensions;

/// Digits of codes.
const DIGITS: usize = 91;
/// Values of steps that one digit holds.
const STEP: i64 = 45;
/// Values that a column of numbers keeps at most, but for its ends.
const VALUES: usize = 8_000;

/// The values of a column and the code of every client.
#[derive(Debug, PartialEq, Serialize)]
struct Column<T> {
    values: Vec<Option<T>>,
    codes: String,
}

#[derive(Serialize)]
struct Clients {
    count: usize,
    limit: i64,
    steps: String,
}

/// Writes the columns of the clients, who are sorted by number.
pub(super) fn write_columns(
    entries: &[Entry],
    table: &FeatureTable,
    output: &Output,
) -> Result<(), SiteError> {
    let limit = entries.first().map_or(0, |entry| entry.points - entry.distance);
    let clients = Clients { count: entries.len(), limit, steps: steps(entries.iter().map(|e| e.id)) };
    write("clients", &clients, output)?;
    write("points", &whole(entries, |entry| entry.points), output)?;
    write("opinion", &whole(entries, |entry| i64::from(entry.favourable)), output)?;
    for place in 0..Theme::ALL.len() {
        write(&format!("themes/{place}"), &whole(entries, |entry| i64::from(entry.themes[place])), output)?;
    }
    for (place, dimension) in dimensions().iter().enumerate() {
        let keys = dimension.levels.iter().map(|level| Some(level.key.as_str())).collect();
        let unknown = dimension.levels.len() - 1;
        let levels =
            entries.iter().map(|entry| entry.groups.get(place).map_or(unknown, |level| usize::from(*level)));
        write(&format!("groups/{}", dimension.key), &Column::new(keys, levels), output)?;
    }
    write_features(entries, table, output)
}

fn write_features(entries: &[Entry], table: &FeatureTable, output: &Output) -> Result<(), SiteError> {
    let rows = rows(entries, &table.ids);
    table.columns.par_iter().try_for_each(|column| {
        let path = format!("features/{}", column.feature.name);
        match &column.values {
            FeatureValues::Numeric(values) => {
                let of = |row: &Option<usize>| row.map_or(f64::NAN, |row| values[row]);
                write(&path, &numeric(&rows.iter().map(of).collect::<Vec<_>>()), output)
            }
            FeatureValues::Nominal(words) => {
                let of = |row: &Option<usize>| row.and_then(|row| words[row]);
                write(&path, &nominal(&rows.iter().map(of).collect::<Vec<_>>()), output)
            }
        }
    })
}

/// Where each client stands in the table.
fn rows(entries: &[Entry], ids: &[i64]) -> Vec<Option<usize>> {
    let mut places: Vec<usize> = (0..ids.len()).collect();
    places.sort_unstable_by_key(|place| ids[*place]);
    let of = |entry: &Entry| places.binary_search_by_key(&entry.id, |place| ids[*place]).ok();
    entries.iter().map(|entry| of(entry).map(|found| places[found])).collect()
}

fn write(path: &str, value: &impl Serialize, output: &Output) -> Result<(), SiteError> {
    output.write_script(&format!("assets/columns/{path}.js"), &format!("columns/{path}"), value)
}

impl<T> Column<T> {
    fn new(values: Vec<Option<T>>, codes: impl Iterator<Item = usize>) -> Self {
        let wide = values.len() > DIGITS;
        let mut text = String::new();
        for code in codes {
            if wide {
                text.push(digit(code / DIGITS));
            }
            text.push(digit(code % DIGITS));
        }
        Self { values, codes: text }
    }
}

fn whole(entries: &[Entry], value: impl Fn(&Entry) -> i64) -> Column<i64> {
    let distinct: BTreeSet<i64> = entries.iter().map(&value).collect();
    let distinct: Vec<i64> = distinct.into_iter().collect();
    let code = |entry| distinct.partition_point(|known| *known < value(entry));
    Column::new(distinct.iter().copied().map(Some).collect(), entries.iter().map(code))
}

fn nominal(words: &[Option<&'static str>]) -> Column<&'static str> {
    let distinct: BTreeSet<&str> = words.iter().flatten().copied().collect();
    let distinct: Vec<&'static str> = distinct.into_iter().collect();
    let place = |word: &str| distinct.partition_point(|known| *known < word);
    let codes = words.iter().map(|word| word.map_or(distinct.len(), place));
    let values = distinct.iter().copied().map(Some).chain([None]).collect();
    Column::new(values, codes)
}

fn numeric(values: &[f64]) -> Column<f64> {
    let rounded: Vec<f64> = values.iter().map(|value| significant(*value)).collect();
    let kept = kept(rounded.iter().copied().filter(|value| !value.is_nan()).collect());
    let code = |value: &f64| if value.is_nan() { kept.len() } else { nearest(&kept, *value) };
    let values = kept.iter().copied().map(Some).chain([None]).collect();
    Column::new(values, rounded.iter().map(code))
}

/// The values that a column keeps: all, or as many as fit, evenly spread over the clients, with both ends.
fn kept(mut known: Vec<f64>) -> Vec<f64> {
    known.sort_unstable_by(f64::total_cmp);
    let mut distinct = known.clone();
    distinct.dedup();
    if distinct.len() <= VALUES {
        return distinct;
    }
    let clients = known.len();
    let middle = |part: usize| known[(2 * part + 1) * clients / (2 * VALUES)];
    let ends = [known[0], known[clients - 1]];
    let mut kept: Vec<f64> = (0..VALUES).map(middle).chain(ends).collect();
    kept.sort_unstable_by(f64::total_cmp);
    kept.dedup();
    kept
}

fn nearest(kept: &[f64], value: f64) -> usize {
    let above = kept.partition_point(|known| *known < value);
    match above.checked_sub(1) {
        Some(below) if above == kept.len() || value - kept[below] < kept[above] - value => below,
        _ => above,
    }
}

/// To five significant digits; what is not finite is missing.
fn significant(value: f64) -> f64 {
    if !value.is_finite() {
        return f64::NAN;
    }
    if value == 0.0 {
        return 0.0;
    }
    let places = 4 - value.abs().log10().floor() as i32;
    // Only powers of ten that are exact, so that the result is the number that its digits say.
    if places > 0 {
        let scale = 10_f64.powi(places.min(22));
        (value * scale).round() / scale
    } else {
        let scale = 10_f64.powi(-places);
        (value / scale).round() * scale
    }
}

fn digit(value: usize) -> char {
    let code = b'#' + value as u8;
    char::from(if code < b'\\' { code } else { code + 1 })
}

fn steps(ids: impl Iterator<Item = i64>) -> String {
    let mut text = String::new();
    let mut before = 0;
    for id in ids {
        let mut left = id - before;
        before = id;
        while left >= STEP {
            text.push(digit((left % STEP + STEP) as usize));
            left /= STEP;
        }
        text.push(digit(left as usize));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<usize> {
        let place = |byte: u8| usize::from(byte - b'#') - usize::from(byte > b'\\');
        text.bytes().map(place).collect()
    }

    /// As `columns.js` reads it.
    fn read<T: Clone>(column: &Column<T>) -> Vec<Option<T>> {
        let digits = digits(&column.codes);
        let codes: Vec<usize> = if column.values.len() > DIGITS {
            digits.chunks(2).map(|pair| pair[0] * DIGITS + pair[1]).collect()
        } else {
            digits
        };
        codes.into_iter().map(|code| column.values[code].clone()).collect()
    }

    fn read_numbers(values: &[f64]) -> Vec<f64> {
        read(&numeric(values)).into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    #[test]
    fn every_digit_is_a_character_that_needs_no_escape() {
        let all: String = (0..DIGITS).map(digit).collect();
        assert_eq!(digits(&all), (0..DIGITS).collect::<Vec<_>>());
        assert_eq!(serde_json::to_string(&all).unwrap(), format!("\"{all}\""));
    }

    #[test]
    fn few_values_take_one_character_each_and_come_back_with_what_is_missing() {
        let values = [3.0, f64::NAN, -1.5, 3.0, f64::INFINITY, 0.0, -0.0];
        let column = numeric(&values);
        assert_eq!((column.codes.len(), column.values.len()), (7, 4));
        let back = read(&column);
        assert_eq!(back, [Some(3.0), None, Some(-1.5), Some(3.0), None, Some(0.0), Some(0.0)]);
    }

    #[test]
    fn the_code_of_missing_counts_among_those_that_one_character_holds() {
        for (distinct, width) in [(90_u32, 1), (91, 2)] {
            let values: Vec<f64> = (0..distinct).map(f64::from).collect();
            assert_eq!(numeric(&values).codes.len(), values.len() * width);
            assert_eq!(read_numbers(&values), values);
        }
    }

    #[test]
    fn as_many_values_as_are_kept_come_back_exactly() {
        let values: Vec<f64> = (0..16_000).map(|i| f64::from(i * 7 % 8_000) * 10.0).collect();
        assert_eq!(read_numbers(&values), values);
    }

    #[test]
    fn of_more_values_each_client_has_the_nearest_and_order_and_ends_stay() {
        let values: Vec<f64> = (0..40_000).map(|i| f64::from(i * 7_919 % 40_000)).collect();
        let column = numeric(&values);
        assert!(column.values.len() <= DIGITS * DIGITS, "{} values", column.values.len());
        let back = read_numbers(&values);
        let furthest = values.iter().zip(&back).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(furthest <= 3.0, "{furthest}: five clients share a value");
        let at = |value: f64| back[values.iter().position(|known| (known - value).abs() < 0.5).unwrap()];
        assert_eq!((at(0.0), at(39_999.0)), (0.0, 39_999.0));
        let mut pairs: Vec<_> = values.iter().zip(&back).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(b.0));
        assert!(pairs.windows(2).all(|pair| pair[0].1 <= pair[1].1));
    }

    #[test]
    fn numbers_keep_five_significant_digits() {
        let told = [1_293_502.5, 0.123_456_7, -98_765.43, 1e-7, 2.0, 99_999.6].map(significant);
        let told = told.map(|value| value.to_string());
        assert_eq!(told, ["1293500", "0.12346", "-98765", "0.0000001", "2", "100000"]);
    }

    #[test]
    fn words_come_back_in_one_order_whatever_the_clients() {
        let words = [Some("Working"), None, Some("Businessman"), Some("Working")];
        let column = nominal(&words);
        assert_eq!(column.values, [Some("Businessman"), Some("Working"), None]);
        assert_eq!(read(&column), words);
    }

    #[test]
    fn steps_of_any_size_come_back() {
        let ids = [1, 2, 46, 47, 100_001, 100_001 + 44, 456_255, 9_000_000_000];
        let mut back = Vec::new();
        let (mut id, mut step, mut scale) = (0_i64, 0_i64, 1_i64);
        for digit in digits(&steps(ids.into_iter())) {
            step += scale * (digit as i64 % STEP);
            scale *= STEP;
            if (digit as i64) < STEP {
                id += step;
                back.push(id);
                (step, scale) = (0, 1);
            }
        }
        assert_eq!(back, ids);
    }
}
