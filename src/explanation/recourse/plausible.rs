//! What is plausible for a credit: the range of granted loans, and sums that people say.

use crate::champion::{FeatureReference, Manifest};

/// Of the training clients, all of whom were granted their loan, the middle 90 % say what is usual for
/// a ratio, the middle 98 % for an amount.
const RATIO: (usize, usize) = (5, 95);
const AMOUNT: (usize, usize) = (1, 99);
/// A sum is rounded to steps of at most this part of it.
const STEP: f64 = 0.01;
/// By how much rounded sums may pass the range of a ratio.
const ROUNDING: f64 = 0.01;
/// Spread of the logarithm of a credit and of a duration where the champion knows none.
const USUAL_SPREAD: f64 = 0.5;

/// The ranges of granted loans, from the champion's reference.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plausible {
    pub(super) credit: Range,
    pub(super) annuity: Range,
    pub(super) goods_price: Range,
    /// Credit divided by annuity; `None` where the champion does not know what is usual.
    pub(super) duration: Option<Range>,
    /// Goods price divided by credit.
    pub(super) goods_credit: Option<Range>,
    /// Annuity divided by income.
    pub(super) annuity_income: Option<Range>,
    /// Half the distance between the quartiles of the credit's logarithm.
    pub(super) credit_spread: f64,
    /// The same of the duration's.
    pub(super) duration_spread: f64,
}

/// From one number to another, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Range {
    const ANY: Self = Self { low: 0.0, high: f64::INFINITY };

    /// The range with the client's own value in it, and room for rounding: what is unusual already may
    /// stay so.
    pub(super) fn around(range: Option<Self>, own: f64) -> Self {
        let Self { low, high } = range.unwrap_or(Self { low: own, high: own });
        Self { low: low.min(own) * (1.0 - ROUNDING), high: high.max(own) * (1.0 + ROUNDING) }
    }

    /// Whether some number from `low` to `high` lies in the range; a missing one does.
    pub(super) fn meets(self, low: f64, high: f64) -> bool {
        !(high < self.low || low > self.high)
    }
}

impl Plausible {
    pub(super) fn of(manifest: &Manifest) -> Self {
        let percentiles = |name: &str| {
            let place = manifest.encoding.inputs.iter().position(|input| input.feature == name)?;
            match manifest.reference.get(place)? {
                FeatureReference::Numeric { percentiles, .. } if percentiles.len() == 101 => {
                    Some(percentiles)
                }
                _ => None,
            }
        };
        let range = |name: &str, (low, high): (usize, usize)| {
            percentiles(name).map(|known| Range { low: known[low], high: known[high] })
        };
        let spread = |name: &str| {
            let quartiles = percentiles(name).map(|known| (known[75].ln() - known[25].ln()) / 2.0);
            quartiles.filter(|spread| spread.is_finite() && *spread > 0.0).unwrap_or(USUAL_SPREAD)
        };
        Self {
            credit: range("AMT_CREDIT", AMOUNT).unwrap_or(Range::ANY),
            annuity: range("AMT_ANNUITY", AMOUNT).unwrap_or(Range::ANY),
            goods_price: range("AMT_GOODS_PRICE", AMOUNT).unwrap_or(Range::ANY),
            duration: range("CREDIT_ANNUITY_RATIO", RATIO),
            goods_credit: range("GOODS_CREDIT_RATIO", RATIO),
            annuity_income: range("ANNUITY_INCOME_RATIO", RATIO),
            credit_spread: spread("AMT_CREDIT"),
            duration_spread: spread("CREDIT_ANNUITY_RATIO"),
        }
    }
}

/// The step in which a sum is said: one or five of a power of ten, at most a hundredth of it.
pub(super) fn step(sum: f64) -> f64 {
    let most = sum * STEP;
    let power = 10.0_f64.powi(most.log10().floor() as i32);
    if 5.0 * power <= most { 5.0 * power } else { power }
}

/// `sum` rounded to the nearest step.
pub(super) fn rounded(sum: f64, step: f64) -> f64 {
    (sum / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_said_in_ones_and_fives_of_powers_of_ten() {
        let said = [540_000.0, 1_350_000.0, 270_000.0, 27_040.5, 9_100.0].map(step);
        let expected = [5_000.0, 10_000.0, 1_000.0, 100.0, 50.0];
        for (said, expected) in said.iter().zip(expected) {
            assert!((said - expected).abs() < 1e-6, "{said}, not {expected}");
        }
        assert!((rounded(486_512.0, 5_000.0) - 485_000.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_unusual_already_may_stay_so_but_go_no_further() {
        let usual = Some(Range { low: 10.0, high: 30.0 });
        let range = Range::around(usual, 40.0);
        assert!(range.meets(40.0, 40.0) && range.meets(12.0, 12.0) && !range.meets(40.5, 41.0));
        assert!(range.meets(f64::NAN, f64::NAN) && range.meets(5.0, 50.0));
        let own = Range::around(None, 20.0);
        assert!(own.meets(20.1, 20.1) && !own.meets(21.0, 21.0));
    }
}
