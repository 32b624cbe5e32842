//! Centred isotonic calibration: a line through the centres of pooled clients.

use serde::{Deserialize, Serialize};

use super::{CalibrationError, LEAST_SLOPE, smoothed_targets, usable_range};
use crate::learning::logit;

/// Log-odds that are linear in the margin between the centres of pooled blocks.
///
/// Neighbouring clients are pooled until the share of defaults rises from block to block; each block stands for
/// one point, its mean margin and its log-odds. Between points the log-odds (not the probabilities) are
/// interpolated. Beyond the first and the last they go on with a slope of 0.001 per unit of
/// margin: as good as clamped, but still increasing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentredIsotonic {
    /// At least two, rising in both.
    knots: Vec<Knot>,
}

/// The centre of a block.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Knot {
    margin: f64,
    log_odds: f64,
}

/// Slope beyond the ends, in log-odds per unit of margin.
const END_SLOPE: f64 = 1e-3;

impl CentredIsotonic {
    /// Pools adjacent violators over the distinct margins, on Platt's smoothed targets: they are an affine
    /// image of the outcomes, so that the blocks are those of the outcomes, but no log-odds are infinite.
    ///
    /// Source: Oron and Flournoy, Centered Isotonic Regression (Statistics in Biopharmaceutical Research
    /// 9, 2017).
    pub fn fit(margins: &[f64], target: &[bool]) -> Result<Self, CalibrationError> {
        usable_range(margins)?;
        let (low, high) = smoothed_targets(target);
        let mut blocks: Vec<Block> = Vec::new();
        for mut block in distinct(margins, target) {
            while let Some(before) = blocks.pop_if(|before| !before.rises_to(&block, low, high)) {
                block = before.with(&block);
            }
            blocks.push(block);
        }
        let knots: Vec<Knot> = blocks.iter().map(|block| block.knot(low, high)).collect();
        if knots.len() < 2 { Err(CalibrationError::Flat) } else { Ok(Self { knots }) }
    }

    /// Calibrated log-odds of default.
    #[must_use]
    pub fn log_odds(&self, margin: f64) -> f64 {
        let place = self.knots.partition_point(|knot| knot.margin <= margin);
        let (left, right) = (place.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(place));
        match (left, right) {
            // Rounding must not carry the line above the next knot.
            (Some(left), Some(right)) => left.on_the_way(right, margin).min(right.log_odds),
            (Some(end), None) | (None, Some(end)) => END_SLOPE.mul_add(margin - end.margin, end.log_odds),
            (None, None) => margin,
        }
    }

    pub(super) fn is_increasing(&self) -> bool {
        self.knots.len() >= 2 && self.knots.windows(2).all(|pair| pair[0].rises_to(&pair[1]))
    }

    pub(super) fn mean_slope(&self, from: f64, to: f64) -> f64 {
        let (low, high) = (from.min(to), from.max(to));
        let mut place = self.knots.partition_point(|knot| knot.margin <= low);
        let (mut at, mut rise) = (low, 0.0);
        while let Some(knot) = self.knots.get(place).filter(|knot| knot.margin < high) {
            rise += self.slope_before(place) * (knot.margin - at);
            at = knot.margin;
            place += 1;
        }
        let last = self.slope_before(place);
        // Within one piece the slope is exact, however near the margins lie.
        if at <= low { last } else { (rise + last * (high - at)) / (high - low) }
    }

    /// Slope of the piece that ends at the knot of this place.
    fn slope_before(&self, place: usize) -> f64 {
        match (place.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(place)) {
            (Some(left), Some(right)) => left.slope_to(right),
            _ => END_SLOPE,
        }
    }
}

impl Knot {
    fn slope_to(&self, right: &Self) -> f64 {
        (right.log_odds - self.log_odds) / (right.margin - self.margin)
    }

    fn on_the_way(&self, right: &Self, margin: f64) -> f64 {
        self.slope_to(right).mul_add(margin - self.margin, self.log_odds)
    }

    /// Whether the line to the right is steep enough, and not upright.
    fn rises_to(&self, right: &Self) -> bool {
        let slope = self.slope_to(right);
        let finite = self.log_odds.is_finite() && right.log_odds.is_finite() && slope.is_finite();
        finite && self.margin < right.margin && slope >= LEAST_SLOPE
    }
}

/// Clients with neighbouring margins.
#[derive(Clone, Copy)]
struct Block {
    count: f64,
    defaults: f64,
    /// Mean margin.
    centre: f64,
}

impl Block {
    fn with(self, next: &Self) -> Self {
        let count = self.count + next.count;
        let centre = self.centre + (next.centre - self.centre) * (next.count / count);
        Self { count, defaults: self.defaults + next.defaults, centre }
    }

    fn knot(&self, low: f64, high: f64) -> Knot {
        Knot { margin: self.centre, log_odds: logit(low + (high - low) * self.defaults / self.count) }
    }

    /// Shares are compared as whole numbers first: equal ones must pool whatever rounding says.
    fn rises_to(&self, next: &Self, low: f64, high: f64) -> bool {
        let (before, after) = (self.defaults * next.count, next.defaults * self.count);
        before < after && self.knot(low, high).rises_to(&next.knot(low, high))
    }
}

/// A block for every distinct margin, in their order.
fn distinct(margins: &[f64], target: &[bool]) -> Vec<Block> {
    let mut order: Vec<usize> = (0..margins.len()).collect();
    order.sort_by(|&a, &b| margins[a].total_cmp(&margins[b]));
    order
        .chunk_by(|&a, &b| margins[a] >= margins[b])
        .map(|rows| Block {
            count: rows.len() as f64,
            defaults: rows.iter().filter(|&&row| target[row]).count() as f64,
            centre: margins[rows[0]],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::stored_case;
    use crate::learning::sigmoid;

    /// Blocks 0/2, 1/3 (pooled: 1, 0, 0), 1/1 at margins -1.5, 2, 4; smoothed targets 1/6 and 3/4.
    #[test]
    fn a_case_worked_by_hand() {
        let margins = [2.0, -2.0, 1.0, -1.0, 4.0, 3.0];
        let target = [false, false, true, false, true, false];
        let fit = CentredIsotonic::fit(&margins, &target).unwrap();
        let (low, high) = (1.0 / 6.0, 3.0 / 4.0);
        let centres = [(-1.5, low), (2.0, low + (high - low) / 3.0), (4.0, high)];
        assert_eq!(fit.knots.len(), 3);
        for (knot, (margin, share)) in fit.knots.iter().zip(centres) {
            assert!((knot.margin - margin).abs() < 1e-12, "{fit:?}");
            assert!((sigmoid(knot.log_odds) - share).abs() < 1e-12, "{fit:?}");
        }
        let halfway = f64::midpoint(fit.knots[1].log_odds, fit.knots[2].log_odds);
        assert!((fit.log_odds(3.0) - halfway).abs() < 1e-12, "log-odds are interpolated");
        assert!((fit.log_odds(14.0) - fit.knots[2].log_odds - 0.01).abs() < 1e-12);
        assert!((fit.log_odds(-11.5) - fit.knots[0].log_odds + 0.01).abs() < 1e-12);
    }

    /// scikit-learn 1.9.1 `IsotonicRegression().fit(scores, target)`: the distinct values; cir-model 0.2.0
    /// `CenteredIsotonicRegression(non_centered_points=[]).fit(scores, target)`: the centres.
    #[test]
    fn blocks_are_those_of_scikit_learn_and_centres_those_of_cir_model() {
        let case = stored_case();
        let fit = CentredIsotonic::fit(&case.scores, &case.target).unwrap();
        let (low, high) = smoothed_targets(&case.target);
        let raw = |knot: &Knot| (sigmoid(knot.log_odds) - low) / (high - low);
        let theirs = [
            (-2.559_375, 0.025),
            (-1.685_344_827_586_206_9, 0.068_965_517_241_379_31),
            (-0.810_897_435_897_435_9, 0.205_128_205_128_205_12),
            (0.070_833_333_333_333_33, 0.3),
            (0.5625, 0.4),
            (0.95, 0.5),
            (1.25, 0.6),
            (1.657_407_407_407_407_4, 0.629_629_629_629_629_7),
        ];
        assert_eq!(fit.knots.len(), theirs.len());
        for (knot, (centre, share)) in fit.knots.iter().zip(theirs) {
            assert!((knot.margin - centre).abs() < 1e-12 && (raw(knot) - share).abs() < 1e-12, "{knot:?}");
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter_nor_does_a_class_that_stands_alone() {
        let case = stored_case();
        let fit = CentredIsotonic::fit(&case.scores, &case.target).unwrap();
        let back = |values: &[f64]| values.iter().rev().copied().collect::<Vec<_>>();
        let target: Vec<bool> = case.target.iter().rev().copied().collect();
        assert_eq!(fit, CentredIsotonic::fit(&back(&case.scores), &target).unwrap());
        let separated = CentredIsotonic::fit(&[1.0, 2.0, 3.0], &[false, false, true]).unwrap();
        assert!(separated.is_increasing() && separated.knots[0].log_odds.is_finite());
    }

    #[test]
    fn margins_that_fall_with_risk_are_refused() {
        let falling = CentredIsotonic::fit(&[1.0, 2.0, 3.0, 4.0], &[true, true, false, false]);
        assert_eq!(falling, Err(CalibrationError::Flat));
    }
}
