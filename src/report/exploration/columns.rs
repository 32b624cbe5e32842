//! Every feature alone: what is missing, where most values lie, and what lies far out.

use serde::{Deserialize, Serialize};

use super::{Contrast, rounded, told_share};
use crate::champion::quantile;
use crate::features::{FeatureColumn, FeatureValues};
use crate::report::cohort::FEWEST_IN_A_GROUP;

/// How many interquartile ranges beyond the quartiles a value is far out.
///
/// Source: Tukey, Exploratory Data Analysis (1977): his outer fences.
const REACH: f64 = 3.0;

/// A feature as the training clients have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnOutline {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// Share of clients without a value; `None` where those without, or those with one, are few.
    pub missing: Option<f64>,
    /// Shares in difficulty of those without a value and of those with one.
    pub difficulty: Contrast,
    /// The 1st, 25th, 50th, 75th and 99th percentile of a number, as far as enough clients lie beyond.
    pub percentiles: [Option<f64>; 5],
    /// What lies far out; `None` of words, and of numbers whose quartiles are one or not told.
    pub far_out: Option<FarOut>,
}

/// Values that lie far from the most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct FarOut {
    /// The fences: three interquartile ranges below the first quartile and above the third.
    pub fences: (f64, f64),
    /// Share of the known values beyond them; `None` where they are of few clients.
    pub share: Option<f64>,
    /// Shares in difficulty of those beyond the fences and of those within.
    pub difficulty: Contrast,
}

impl ColumnOutline {
    pub(super) fn of(column: &FeatureColumn, target: &[bool]) -> Self {
        let (known, percentiles, far_out) = match &column.values {
            FeatureValues::Numeric(values) => {
                let known: Vec<bool> = values.iter().map(|value| !value.is_nan()).collect();
                let mut sorted: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
                sorted.sort_unstable_by(f64::total_cmp);
                let told = [0.01, 0.25, 0.5, 0.75, 0.99].map(|share| told_quantile(&sorted, share));
                let far_out = match (told[1], told[3]) {
                    (Some(low), Some(high)) if high > low => Some(FarOut::of(values, (low, high), target)),
                    _ => None,
                };
                (known, told, far_out)
            }
            FeatureValues::Nominal(words) => (words.iter().map(Option::is_some).collect(), [None; 5], None),
        };
        let [without, with] = sides(&known, target);
        Self {
            feature: column.feature.name.to_owned(),
            missing: told_share(without.0, known.len()),
            difficulty: Contrast::of(without, with),
            percentiles: percentiles.map(|value| value.map(rounded)),
            far_out: far_out
                .map(|found| FarOut { fences: (rounded(found.fences.0), rounded(found.fences.1)), ..found }),
        }
    }
}

impl FarOut {
    fn of(values: &[f64], (low, high): (f64, f64), target: &[bool]) -> Self {
        let reach = REACH * (high - low);
        let fences = (low - reach, high + reach);
        let known: Vec<usize> = (0..values.len()).filter(|&row| !values[row].is_nan()).collect();
        let within: Vec<bool> =
            known.iter().map(|&row| (fences.0..=fences.1).contains(&values[row])).collect();
        let outcomes: Vec<bool> = known.iter().map(|&row| target[row]).collect();
        let [beyond, inside] = sides(&within, &outcomes);
        Self { fences, share: told_share(beyond.0, known.len()), difficulty: Contrast::of(beyond, inside) }
    }
}

/// Clients and those in difficulty, first where `has` is false.
fn sides(has: &[bool], target: &[bool]) -> [(usize, usize); 2] {
    let mut sides = [(0, 0); 2];
    for (has, difficult) in has.iter().zip(target) {
        let side = &mut sides[usize::from(*has)];
        side.0 += 1;
        side.1 += usize::from(*difficult);
    }
    sides
}

/// A quantile with enough values beyond it on either side.
fn told_quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let beyond = (share.min(1.0 - share) * sorted.len() as f64 + 1e-9).floor() as usize;
    (beyond >= FEWEST_IN_A_GROUP).then(|| quantile(sorted, share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::catalogue;

    fn outline(name: &str, values: FeatureValues, target: &[bool]) -> ColumnOutline {
        let feature = catalogue().iter().find(|one| one.name == name).unwrap();
        ColumnOutline::of(&FeatureColumn { feature, values }, target)
    }

    #[test]
    fn missing_values_are_counted_with_the_difficulty_on_either_side() {
        // 200 clients: 50 without a value, of whom 10 in difficulty; 150 with one, of whom 15.
        let values: Vec<f64> = (0..200).map(|row| if row < 50 { f64::NAN } else { f64::from(row) }).collect();
        let target: Vec<bool> = (0..200).map(|row| !(10..185).contains(&row)).collect();
        let found = outline("AGE_YEARS", FeatureValues::Numeric(values), &target);
        assert_eq!(found.missing, Some(0.25));
        assert_eq!((found.difficulty.with, found.difficulty.without), (Some(0.2), Some(0.1)));
        let words: Vec<Option<&'static str>> =
            (0..200).map(|row| (row >= 50).then_some("Core staff")).collect();
        let same = outline("OCCUPATION_TYPE", FeatureValues::Nominal(words), &target);
        assert_eq!((same.missing, same.difficulty), (found.missing, found.difficulty));
        assert_eq!((same.percentiles, same.far_out), ([None; 5], None));
    }

    #[test]
    fn a_percentile_is_told_where_twenty_clients_lie_beyond_it() {
        let ages = |clients: u32| {
            let values: Vec<f64> =
                (0..clients).map(|row| 20.0 + 40.0 * f64::from(row) / f64::from(clients - 1)).collect();
            let target = vec![false; values.len()];
            outline("AGE_YEARS", FeatureValues::Numeric(values), &target).percentiles
        };
        assert_eq!(ages(79), [None, None, Some(40.0), None, None]);
        assert_eq!(ages(80), [None, Some(30.0), Some(40.0), Some(50.0), None]);
        assert_eq!(ages(2_000), [Some(20.4), Some(30.0), Some(40.0), Some(50.0), Some(59.6)]);
        assert_eq!(ages(39), [None; 5]);
    }

    #[test]
    fn what_lies_three_interquartile_ranges_out_is_far_out() {
        // 960 values of 0 to 1, quartiles near a quarter and three quarters; 40 of 100, of whom 20 in difficulty.
        let values: Vec<f64> =
            (0..1_000).map(|row| if row < 960 { f64::from(row) / 959.0 } else { 100.0 }).collect();
        let target: Vec<bool> = (0..1_000).map(|row| !(48..980).contains(&row)).collect();
        let far_out =
            outline("CREDIT_INCOME_RATIO", FeatureValues::Numeric(values), &target).far_out.unwrap();
        // Quartiles at the places 249.75 and 749.25 of 959: 0.26043 and 0.78128; three times 0.52085 beyond, to three digits.
        assert!((far_out.fences.0 + 1.3).abs() < 1e-9 && (far_out.fences.1 - 2.34).abs() < 1e-9);
        assert_eq!(far_out.share, Some(0.04));
        assert_eq!((far_out.difficulty.with, far_out.difficulty.without), (Some(0.5), Some(0.05)));
    }

    #[test]
    fn few_far_out_are_not_told_and_one_value_for_most_has_no_fences() {
        let with = |far: usize| {
            let values =
                (0..1_000).map(|row| if row < far { 1e6 } else { f64::from(row as u32 % 10) }).collect();
            outline("CREDIT_INCOME_RATIO", FeatureValues::Numeric(values), &[false; 1_000]).far_out
        };
        assert_eq!([0, 19, 20].map(|far| with(far).unwrap().share), [Some(0.0), None, Some(0.02)]);
        assert_eq!(with(20).unwrap().difficulty, Contrast::default(), "nobody in difficulty");
        assert_eq!(with(900), None, "both quartiles are the same");
    }

    #[test]
    fn amounts_are_told_to_three_digits() {
        let values = (0..1_000).map(|row| 123_456.0 + f64::from(row)).collect();
        let found = outline("AMT_CREDIT", FeatureValues::Numeric(values), &[false; 1_000]);
        assert_eq!(found.percentiles[2], Some(124_000.0));
    }
}
