//! The aggregates that the features of all tables share. They fold from the first value to the last,
//! in f64; a value that is not known (`NaN`) is left out.

use crate::tables::Word;

/// Whether a word is the given one; `None` where there is no word.
pub(super) fn is(word: Word, wanted: Word) -> Option<bool> {
    word.is_known().then_some(word == wanted)
}

/// Number of values; 0 where there is none.
pub(super) fn count<T>(values: impl IntoIterator<Item = T>) -> f64 {
    values.into_iter().count() as f64
}

/// Number of different words; 0 where there is none.
pub(super) fn distinct(words: impl IntoIterator<Item = Word>) -> f64 {
    let mut seen: Vec<Word> = words.into_iter().filter(|word| word.is_known()).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() as f64
}

/// Number of runs of equal identifiers: of different ones where they stand sorted.
pub(super) fn distinct_ids(ids: impl IntoIterator<Item = i64>) -> f64 {
    let (mut runs, mut last) = (0.0, None);
    for id in ids {
        if last != Some(id) {
            runs += 1.0;
            last = Some(id);
        }
    }
    runs
}

/// Sum of the known values; 0 where none is known.
pub(super) fn total_or_zero(values: impl IntoIterator<Item = f64>) -> f64 {
    known(values).fold(0.0, |total, value| total + value)
}

/// Sum of the known values; missing where none is known.
pub(super) fn total(values: impl IntoIterator<Item = f64>) -> f64 {
    let (total, count) = sum_and_count(values);
    if count == 0.0 { f64::NAN } else { total }
}

/// Mean of the known values; missing where none is known.
pub(super) fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (total, count) = sum_and_count(values);
    total / count
}

/// The greatest known value; missing where none is known.
pub(super) fn greatest(values: impl IntoIterator<Item = f64>) -> f64 {
    known(values).fold(f64::NAN, f64::max)
}

/// The least known value; missing where none is known.
pub(super) fn least(values: impl IntoIterator<Item = f64>) -> f64 {
    known(values).fold(f64::NAN, f64::min)
}

/// The known value that stands last; missing where none is known.
pub(super) fn last(values: impl IntoIterator<Item = f64, IntoIter: DoubleEndedIterator>) -> f64 {
    values.into_iter().rev().find(|value| !value.is_nan()).unwrap_or(f64::NAN)
}

/// Sample standard deviation of the known values; missing where fewer than two are known.
pub(super) fn deviation(values: impl IntoIterator<Item = f64> + Clone) -> f64 {
    let (total, count) = sum_and_count(values.clone());
    let mean = total / count;
    let squares = known(values).fold(0.0, |sum, value| sum + (value - mean) * (value - mean));
    if count < 2.0 { f64::NAN } else { (squares / (count - 1.0)).sqrt() }
}

/// Share of the yeses among the known answers; missing where none is known.
pub(super) fn share(answers: impl IntoIterator<Item = Option<bool>>) -> f64 {
    mean(answers.into_iter().flatten().map(|yes| f64::from(u8::from(yes))))
}

/// Sum of the first ones divided by the sum of the second ones, over the pairs of which both are known.
pub(super) fn ratio_of_totals(pairs: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let both = pairs.into_iter().filter(|(above, below)| !above.is_nan() && !below.is_nan());
    let (above, below) = both.fold((0.0, 0.0), |sums, pair| (sums.0 + pair.0, sums.1 + pair.1));
    above / below
}

/// A value times its weight, and the weight, for [`ratio_of_totals`]: the weight of `years` before the
/// application, a negative number, is 2 to their power.
pub(super) fn fading(value: f64, years: f64) -> (f64, f64) {
    let weight = years.exp2();
    (weight * value, weight)
}

/// Slope of the least-squares line through the known points; missing where fewer than two places
/// are known.
pub(super) fn slope(points: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let points = points.into_iter().filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let known: Vec<(f64, f64)> = points.collect();
    // The mean of equal places is not always exact, and its rounding would be taken for a distance.
    if known.iter().all(|(x, _)| x.to_bits() == known[0].0.to_bits()) {
        return f64::NAN;
    }
    let count = known.len() as f64;
    let (sum_x, sum_y) = known.iter().fold((0.0, 0.0), |sums, (x, y)| (sums.0 + x, sums.1 + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (above, below) = known.iter().fold((0.0, 0.0), |sums, (x, y)| {
        (sums.0 + (x - mean_x) * (y - mean_y), sums.1 + (x - mean_x) * (x - mean_x))
    });
    above / below
}

/// The rows that stand last, at most so many.
pub(super) fn latest<T>(rows: &[T], count: usize) -> &[T] {
    &rows[rows.len().saturating_sub(count)..]
}

fn known(values: impl IntoIterator<Item = f64>) -> impl Iterator<Item = f64> {
    values.into_iter().filter(|value| !value.is_nan())
}

fn sum_and_count(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    known(values).fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOLES: [f64; 5] = [f64::NAN, 2.0, 4.0, f64::NAN, 9.0];

    fn assert_near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_near(total(HOLES), 15.0);
        assert_near(mean(HOLES), 5.0);
        assert_near(greatest(HOLES), 9.0);
        assert_near(least(HOLES), 2.0);
        assert_near(last(HOLES), 9.0);
        assert_near(deviation(HOLES), 13.0f64.sqrt());
        assert_near(share([Some(true), None, Some(false), Some(false)]), 1.0 / 3.0);
        assert_near(ratio_of_totals([(1.0, 2.0), (f64::NAN, 100.0), (3.0, 6.0), (7.0, f64::NAN)]), 0.5);
        assert_near(ratio_of_totals([fading(3.0, -1.0), fading(f64::NAN, 0.0), fading(6.0, 0.0)]), 5.0);
        assert_near(slope([(0.0, 1.0), (1.0, f64::NAN), (2.0, 5.0), (4.0, 9.0)]), 2.0);
        // Three times this sum, divided by three, is another number.
        assert!(slope([1.0, 2.0, 6.0].map(|y| (-13.0 / 30.4375, y))).is_nan());
    }

    #[test]
    fn of_nothing_counts_are_zero_and_the_rest_is_missing() {
        let none = [f64::NAN; 2];
        for missing in [total(none), mean(none), greatest(none), least(none), last(none), deviation(none)] {
            assert!(missing.is_nan());
        }
        assert!(share([None]).is_nan() && ratio_of_totals([]).is_nan() && slope([(1.0, 1.0)]).is_nan());
        assert!(deviation([3.0]).is_nan(), "one value has no spread");
        assert_near(total_or_zero(none), 0.0);
        assert_near(count([0; 0]), 0.0);
        assert_near(distinct([Word::MISSING]), 0.0);
        assert_near(distinct_ids([7, 7, 9]), 2.0);
        assert_eq!([latest(&[1, 2, 3], 2), latest(&[3], 2), latest(&[], 2)], [&[2, 3][..], &[3], &[]]);
    }
}
