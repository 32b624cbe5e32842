//! Bands of a feature's values in French and in English.

use super::feature::Unit;
use super::wording::{Language, counted, number, percent_with, value_in_words};

/// Days of a year and of a month, as durations are written.
const YEAR: f64 = 365.25;
const MONTH: f64 = 30.4375;
/// Days below which tenths are written.
const FEW_DAYS: f64 = 10.0;
/// Most decimals of a bound.
const DECIMALS: usize = 8;

/// The bound of a band as near to `value` as pages can write it, so that a band holds exactly those that its words say.
///
/// Three significant digits for money, ratios, shares and scores; for the other units what
/// [`value_in_words`] shows: whole years from ten on, months below two years, days below sixty, counts in tenths.
#[must_use]
pub fn rounded_bound(value: f64, unit: Unit) -> f64 {
    let to = |step: f64| (value / step).round() * step;
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    match unit {
        Unit::Money | Unit::Ratio | Unit::Share | Unit::Score => significant(value, 3),
        Unit::Years if value.abs() >= 10.0 => value.round(),
        Unit::Years if value.abs() >= 2.0 => tenths(value),
        Unit::Years => (value * 12.0).round() / 12.0,
        Unit::Days if value.abs() >= 10.0 * YEAR => to(YEAR),
        Unit::Days if value.abs() >= 2.0 * YEAR => tenths(value / YEAR) * YEAR,
        Unit::Days if value.abs().round() >= 60.0 => to(MONTH),
        Unit::Days | Unit::Flag | Unit::Hour => value.round(),
        Unit::Months | Unit::Count | Unit::Category => tenths(value),
    }
}

/// A number to so many significant digits.
#[must_use]
pub fn significant(value: f64, digits: usize) -> f64 {
    let written = format!("{value:.*e}", digits.saturating_sub(1));
    written.parse().unwrap_or(value)
}

/// The band of values from `low` on and below `high`: `moins de 30 ans`, `from 30 years to below 40 years`. Empty
/// where there is neither bound.
#[must_use]
pub fn band_in_words(low: Option<f64>, high: Option<f64>, unit: Unit, language: Language) -> String {
    let bound = |value: f64| bound_in_words(value, unit, language);
    match (low.map(bound), high.map(bound), language) {
        (None, Some(high), Language::Fr) => format!("moins de {high}"),
        (None, Some(high), Language::En) => format!("below {high}"),
        (Some(low), None, Language::Fr) => format!("{low} et plus"),
        (Some(low), None, Language::En) => format!("{low} and more"),
        (Some(low), Some(high), Language::Fr) => format!("de {low} à moins de {high}"),
        (Some(low), Some(high), Language::En) => format!("from {low} to below {high}"),
        (None, None, _) => String::new(),
    }
}

/// A bound with all its digits: `0,0355`, `12,5 %`, `3 ans`.
#[must_use]
pub fn bound_in_words(value: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Money | Unit::Ratio | Unit::Score => number(value, decimals(value), language),
        Unit::Share => percent_with(value, decimals(value * 100.0), language),
        Unit::Days if value.abs() < FEW_DAYS => counted(value, ("jour", "jours"), ("day", "days"), language),
        _ => value_in_words(value, unit, language),
    }
}

/// The fewest decimals that write a number of three significant digits.
fn decimals(value: f64) -> usize {
    let is_whole = |decimals: &usize| {
        let shifted = value * 10.0_f64.powi(*decimals as i32);
        (shifted - shifted.round()).abs() < 1e-6 * shifted.abs().max(1e-9)
    };
    (0..DECIMALS).find(is_whole).unwrap_or(DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64, unit: Unit) -> [String; 2] {
        Language::ALL.map(|language| bound_in_words(rounded_bound(value, unit), unit, language))
    }

    #[test]
    fn bounds_are_rounded_to_what_pages_can_write() {
        assert_eq!(written(112_499.0, Unit::Money), ["112\u{202f}000", "112,000"]);
        assert_eq!(written(0.072_508, Unit::Ratio), ["0,0725", "0.0725"]);
        assert_eq!(written(0.5, Unit::Score), ["0,5", "0.5"]);
        assert_eq!(written(0.123_456, Unit::Share), ["12,3\u{202f}%", "12.3%"]);
        assert_eq!(written(32.4, Unit::Years), ["32\u{a0}ans", "32\u{a0}years"]);
        assert_eq!(written(1.26, Unit::Years), ["15\u{a0}mois", "15\u{a0}months"]);
        assert_eq!(written(1_100.0, Unit::Days), ["3\u{a0}ans", "3\u{a0}years"]);
        assert_eq!(written(94.0, Unit::Days), ["3\u{a0}mois", "3\u{a0}months"]);
        assert_eq!(written(3.4, Unit::Days), ["3\u{a0}jours", "3\u{a0}days"]);
        let few = Language::ALL.map(|language| bound_in_words(0.437, Unit::Days, language));
        assert_eq!(few, ["0,4\u{a0}jour", "0.4\u{a0}days"]);
        assert_eq!(written(2.0, Unit::Count), ["2", "2"]);
        assert_eq!(written(0.0, Unit::Money), ["0", "0"]);
    }

    #[test]
    fn a_rounded_bound_is_the_number_that_is_written() {
        // Half of the last digit that pages write, at most: what is rounded once stays as it is.
        for unit in
            [Unit::Money, Unit::Years, Unit::Months, Unit::Days, Unit::Count, Unit::Ratio, Unit::Share]
        {
            for value in
                [0.0, 0.003_456, 0.7, 1.94, 3.33, 17.2, 59.7, 61.0, 400.0, 731.0, 5_000.0, 1_234_567.0]
            {
                let once = rounded_bound(value, unit);
                assert!((rounded_bound(once, unit) - once).abs() <= 1e-9 * once.abs(), "{value} {unit:?}");
                let again = bound_in_words(once, unit, Language::En);
                assert_eq!(again, bound_in_words(rounded_bound(once, unit), unit, Language::En));
            }
        }
    }

    #[test]
    fn a_band_holds_its_lower_bound_in_both_languages() {
        let band = |low, high| Language::ALL.map(|language| band_in_words(low, high, Unit::Years, language));
        let told = ["de 30\u{a0}ans à moins de 40\u{a0}ans", "from 30\u{a0}years to below 40\u{a0}years"];
        assert_eq!(band(Some(30.0), Some(40.0)), told);
        assert_eq!(band(None, Some(30.0)), ["moins de 30\u{a0}ans", "below 30\u{a0}years"]);
        assert_eq!(band(Some(60.0), None), ["60\u{a0}ans et plus", "60\u{a0}years and more"]);
        assert_eq!(band(None, None), ["", ""]);
    }
}
