//! A beeswarm that shows nobody: clients counted by what an input adds to their score and by its value.

use serde::{Deserialize, Serialize};

use super::FEWEST_TOGETHER;
use super::rank::average_ranks;
use crate::champion::quantile;

/// Share of the clients at either end whose effects are drawn in the last bin.
const TAIL: f64 = 0.005;

/// Equal bins of effects, shared by the inputs that are drawn together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SwarmAxis {
    /// Where the first bin begins.
    pub low: f64,
    /// Where the last bin ends.
    pub high: f64,
    /// Number of bins.
    pub bins: usize,
}

/// Where a value stands among those of all clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueLevel {
    /// In the lowest third, or the lowest value of all.
    Low,
    /// Between.
    Middle,
    /// In the highest third, or the highest value of all.
    High,
    /// A category, which has no order.
    Category,
    /// No value.
    Missing,
}

/// Clients whose effects and values are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwarmCell {
    /// Which bin of the axis.
    pub bin: usize,
    /// Which values.
    pub level: ValueLevel,
    /// How many clients; at least [`FEWEST_TOGETHER`].
    pub clients: usize,
}

/// All clients with values of one level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SwarmLevel {
    /// Which values.
    pub level: ValueLevel,
    /// How many clients; at least [`FEWEST_TOGETHER`].
    pub clients: usize,
    /// The median of their effects.
    pub median: f64,
}

/// What one input adds to the scores of all clients.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Swarm {
    /// Its cells, by level and bin.
    pub cells: Vec<SwarmCell>,
    /// Its levels.
    pub levels: Vec<SwarmLevel>,
    /// Clients of cells too small to be shown.
    pub hidden: usize,
}

impl SwarmAxis {
    /// An axis on which 99 % of the clients of each input stand, with 0 on it; `effects` are those of one input each.
    #[must_use]
    pub fn over(effects: &[Vec<f64>], bins: usize) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for effects in effects.iter().filter(|effects| !effects.is_empty()) {
            let mut sorted = effects.clone();
            sorted.sort_by(f64::total_cmp);
            low = low.min(quantile(&sorted, TAIL));
            high = high.max(quantile(&sorted, 1.0 - TAIL));
        }
        Self { low, high: if high > low { high } else { low + 1.0 }, bins }
    }

    /// The bin of an effect; one beyond the axis falls into the bin at its end.
    #[must_use]
    pub fn bin(&self, effect: f64) -> usize {
        let place = (effect - self.low) / (self.high - self.low) * self.bins as f64;
        (place.max(0.0) as usize).min(self.bins.saturating_sub(1))
    }

    /// The middle of a bin.
    #[must_use]
    pub fn middle(&self, bin: usize) -> f64 {
        self.low + (bin as f64 + 0.5) / self.bins as f64 * (self.high - self.low)
    }
}

/// Counts clients by bin of effect and level of value; `values` (`NaN`: missing) are codes where `nominal`.
#[must_use]
pub fn swarm(effects: &[f64], values: &[f32], nominal: bool, axis: &SwarmAxis) -> Swarm {
    let levels = levels(values, nominal);
    let mut swarm = Swarm::default();
    for level in
        [ValueLevel::Low, ValueLevel::Middle, ValueLevel::High, ValueLevel::Category, ValueLevel::Missing]
    {
        let members = effects.iter().zip(&levels).filter(|(_, of)| **of == level);
        let mut effects: Vec<f64> = members.map(|(effect, _)| *effect).collect();
        if effects.len() < FEWEST_TOGETHER {
            swarm.hidden += effects.len();
            continue;
        }
        effects.sort_by(f64::total_cmp);
        swarm.levels.push(SwarmLevel { level, clients: effects.len(), median: quantile(&effects, 0.5) });
        let mut counts = vec![0; axis.bins];
        for effect in &effects {
            counts[axis.bin(*effect)] += 1;
        }
        for (bin, clients) in counts.into_iter().enumerate().filter(|(_, clients)| *clients > 0) {
            if clients < FEWEST_TOGETHER {
                swarm.hidden += clients;
            } else {
                swarm.cells.push(SwarmCell { bin, level, clients });
            }
        }
    }
    swarm
}

/// The level of every value. Values that tie stand at the middle of their places; the lowest and the highest of all
/// are low and high however many clients share them.
fn levels(values: &[f32], nominal: bool) -> Vec<ValueLevel> {
    let known: Vec<f64> =
        values.iter().filter(|value| !value.is_nan()).map(|value| f64::from(*value)).collect();
    let lowest = known.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut ranks = average_ranks(&known).into_iter();
    let level = |value: &f32| {
        if value.is_nan() {
            return ValueLevel::Missing;
        }
        let share = ranks.next().unwrap_or_default() / (known.len() as f64 + 1.0);
        let value = f64::from(*value);
        match () {
            () if nominal => ValueLevel::Category,
            () if lowest >= highest => ValueLevel::Middle,
            () if value <= lowest || share < 1.0 / 3.0 => ValueLevel::Low,
            () if value >= highest || share > 2.0 / 3.0 => ValueLevel::High,
            () => ValueLevel::Middle,
        }
    };
    values.iter().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ValueLevel::{Category, High, Low, Middle, Missing};

    #[test]
    fn levels_are_thirds_of_the_known_and_the_ends_are_low_and_high() {
        let values: Vec<f32> = (0..9).map(|v| v as f32).chain([f32::NAN]).collect();
        assert_eq!(
            levels(&values, false),
            [Low, Low, Low, Middle, Middle, Middle, High, High, High, Missing]
        );
        assert_eq!(levels(&[0.0, 0.0, 0.0, 0.0, 1.0], false), [Low, Low, Low, Low, High]);
        assert_eq!(levels(&[4.0, 4.0], false), [Middle, Middle]);
        assert_eq!(levels(&[1.0, f32::NAN], true), [Category, Missing]);
    }

    #[test]
    fn clients_are_counted_by_bin_and_level_and_none_stands_nearly_alone() {
        let axis = SwarmAxis { low: -2.0, high: 2.0, bins: 4 };
        // Thirty low values that add 1.5 points, as many high ones that take 1.5 but for two outside the axis and one alone.
        let mut effects = vec![1.5; 30];
        effects.extend([vec![-1.5; 27], vec![-9.0, -9.0, 0.5]].concat());
        let values: Vec<f32> = (0..60).map(|row| if row < 30 { 0.0 } else { 1.0 }).collect();
        let found = swarm(&effects, &values, false, &axis);
        assert_eq!(
            found.cells,
            [SwarmCell { bin: 3, level: Low, clients: 30 }, SwarmCell { bin: 0, level: High, clients: 29 }]
        );
        assert_eq!(found.hidden, 1);
        assert_eq!(found.levels[1], SwarmLevel { level: High, clients: 30, median: -1.5 });
        let few = swarm(&[1.0; 19], &[f32::NAN; 19], false, &axis);
        assert_eq!(few, Swarm { hidden: 19, ..Swarm::default() });
    }

    #[test]
    fn an_axis_holds_zero_and_all_but_the_tails() {
        let effects: Vec<f64> = (0..=1_000).map(|i| f64::from(i) / 100.0).collect();
        let axis = SwarmAxis::over(&[effects, vec![]], 10);
        assert!(axis.low.abs() < 1e-15 && (axis.high - 9.95).abs() < 1e-12);
        assert_eq!((axis.bin(-5.0), axis.bin(0.996), axis.bin(99.0)), (0, 1, 9));
        assert!((axis.middle(0) - 0.4975).abs() < 1e-12);
        let flat = SwarmAxis::over(&[vec![0.0; 3]], 10);
        assert!((flat.high - flat.low - 1.0).abs() < 1e-15);
    }
}
