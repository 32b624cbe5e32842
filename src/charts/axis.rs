//! Axes that end on a round figure.

use crate::features::{self, Language, number, percent_with, value_in_words};

/// Days of a year.
const YEAR: f64 = 365.25;

/// An axis.
pub(super) struct Axis {
    /// The smallest value shown.
    pub(super) start: f64,
    /// The largest value shown.
    pub(super) end: f64,
    /// Distance between two ticks.
    pub(super) step: f64,
    /// What the axis measures, in words.
    pub(super) name: String,
    /// How its ticks are written.
    pub(super) unit: Unit,
}

/// How a tick is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A share from 0 to 1, in per cent.
    Share,
    /// A plain number.
    Number,
    /// A value of a feature, in words.
    Value(features::Unit),
}

impl Axis {
    /// An axis that reaches `largest` with at most `most` steps of 1, 2, 2.5 or 5 times a power of ten.
    pub(super) fn from_zero(largest: f64, most: f64, name: &str, unit: Unit) -> Self {
        let step = round_step(largest / most);
        let end = step * (largest / step - 1e-9).ceil().max(1.0);
        Self { start: 0.0, end, step, name: name.to_owned(), unit }
    }

    /// An axis from `low` to `high` that begins and ends on round figures, with about `most` steps; durations are
    /// stepped in years or months.
    pub(super) fn between(low: f64, high: f64, most: f64, name: &str, unit: Unit) -> Self {
        let span = if high > low { high - low } else { 1.0 };
        let one = match unit {
            Unit::Value(features::Unit::Days) if span >= 4.0 * YEAR => YEAR,
            Unit::Value(features::Unit::Days) if span >= YEAR / 3.0 => YEAR / 12.0,
            _ => 1.0,
        };
        let step = round_step(span / one / most) * one;
        let start = step * (low / step + 1e-9).floor();
        let end = step * ((low + span) / step - 1e-9).ceil();
        Self { start, end, step, name: name.to_owned(), unit }
    }

    /// The same axis from one of its ticks on.
    pub(super) fn from(self, start: f64) -> Self {
        Self { start, ..self }
    }

    /// The ticks' values.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = ((self.end - self.start) / self.step + 1e-9).floor().min(20.0) as u32;
        (0..=count).map(|tick| self.start + f64::from(tick) * self.step).collect()
    }

    /// A tick as text.
    pub(super) fn write(&self, tick: f64, language: Language) -> String {
        let shown = if self.unit == Unit::Share { self.step * 100.0 } else { self.step };
        let decimals = (0..4).find(|&d| is_whole(shown * 10_f64.powi(d))).unwrap_or(4);
        match self.unit {
            Unit::Share => percent_with(tick, decimals as usize, language),
            Unit::Value(features::Unit::Share) => {
                percent_with(tick, (decimals - 2).max(0) as usize, language)
            }
            Unit::Number | Unit::Value(features::Unit::Ratio | features::Unit::Score) => {
                number(tick, decimals as usize, language)
            }
            Unit::Value(unit) => value_in_words(tick, unit, language),
        }
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6 && value.round() >= 1.0
}

/// The least step of 1, 2, 2.5 or 5 times a power of ten that is not below `rough`.
pub(super) fn round_step(rough: f64) -> f64 {
    if !rough.is_finite() || rough <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    let enough = steps.into_iter().find(|step| step * power >= rough * (1.0 - 1e-9));
    enough.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_on_a_round_figure_at_or_above_the_largest_value() {
        let axis = Axis::from_zero(9_193.0, 5.0, "", Unit::Number);
        assert_eq!(axis.ticks(), [0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0, 10_000.0]);
        assert!((Axis::from_zero(0.0, 5.0, "", Unit::Share).end - 1.0).abs() < 1e-12);
        assert!((Axis::from_zero(1.0, 4.0, "", Unit::Share).step - 0.25).abs() < 1e-12);
    }

    #[test]
    fn an_axis_between_two_values_begins_and_ends_on_round_figures_of_its_unit() {
        let axis = Axis::between(-31.0, 18.0, 4.0, "", Unit::Number);
        assert_eq!(axis.ticks(), [-40.0, -20.0, 0.0, 20.0]);
        let axis = Axis::between(300.0, 7_000.0, 3.0, "", Unit::Value(features::Unit::Days));
        let written: Vec<String> =
            axis.ticks().into_iter().map(|tick| axis.write(tick, Language::En)).collect();
        assert_eq!(written, ["0\u{a0}days", "10\u{a0}years", "20\u{a0}years"]);
        let axis = Axis::between(0.021, 0.149, 4.0, "", Unit::Value(features::Unit::Share));
        assert_eq!(axis.write(0.05, Language::En), "5%");
        let flat = Axis::between(7.0, 7.0, 4.0, "", Unit::Number);
        assert!(flat.start <= 7.0 && flat.end > 7.0);
    }

    #[test]
    fn ticks_carry_the_decimals_of_their_step() {
        let axis = Axis::from_zero(0.1, 4.0, "", Unit::Share);
        assert_eq!(axis.write(0.025, Language::En), "2.5%");
        let axis = Axis::from_zero(0.4, 4.0, "", Unit::Share);
        assert_eq!(axis.write(0.1, Language::Fr), "10\u{202f}%");
    }
}
