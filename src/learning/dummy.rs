//! The baseline that looks at no input.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::log_odds::logit;
use super::matrix::DesignMatrix;
use super::sample::Sample;
use crate::config::DummyStrategy;

/// A probability is held this far from 0 and 1 before it becomes a margin, so that margins are finite.
pub(super) const SURE: f64 = 1e-6;

/// What scikit-learn's `DummyClassifier` answers, as margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dummy {
    strategy: DummyStrategy,
    /// Share of defaults, by weight.
    prior: f64,
    seed: u64,
}

impl Dummy {
    /// Learns the share of defaults among the sample's weights.
    pub(super) fn fit(strategy: DummyStrategy, target: &[bool], sample: &Sample, seed: u64) -> Self {
        let weighed = sample.rows.iter().zip(&sample.weights);
        let defaults = weighed.filter(|(row, _)| target[**row]).map(|(_, weight)| weight).sum::<f64>();
        Self { strategy, prior: defaults / sample.weights.iter().sum::<f64>(), seed }
    }

    /// The margin of every row.
    ///
    /// `Prior` gives everybody the log-odds of the share of defaults. `Stratified` draws the outcome with that
    /// share as its probability: the margin is then that of a probability of one in a million, or of all but
    /// one in a million. The draw is seeded with the row's values, so that a client gets the same answer alone
    /// and among others, whatever the order; the values have no other influence.
    #[must_use]
    pub fn margins(&self, matrix: &DesignMatrix) -> Vec<f64> {
        let margin = |row| match self.strategy {
            DummyStrategy::Prior => logit(self.prior.clamp(SURE, 1.0 - SURE)),
            DummyStrategy::Stratified => self.draw(matrix.row(row)),
        };
        (0..matrix.rows()).map(margin).collect()
    }

    fn draw(&self, row: &[f32]) -> f64 {
        // FNV-1a over the bits; ChaCha then spreads what it leaves close together.
        let mixed = row.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, value| {
            (hash ^ u64::from(value.to_bits())).wrapping_mul(0x0100_0000_01b3)
        });
        let drawn: f64 = ChaCha8Rng::seed_from_u64(mixed ^ self.seed).random();
        if drawn < self.prior { -logit(SURE) } else { logit(SURE) }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests {
    use super::*;

    fn clients(count: usize) -> DesignMatrix {
        DesignMatrix::from_rows((0..2 * count).map(|i| (i * 7 % 1_001) as f32 / 3.0).collect(), 2)
    }

    #[test]
    fn everybody_gets_the_log_odds_of_the_prior() {
        let target = [true, false, false, false, true];
        let dummy = Dummy::fit(DummyStrategy::Prior, &target, &Sample::even(&[0, 1, 2, 3]), 1);
        // scikit-learn 1.9.1 DummyClassifier(strategy="prior").fit(X, [1, 0, 0, 0]).predict_proba gives 0.25.
        for margin in dummy.margins(&clients(3)) {
            assert!((margin - (0.25_f64 / 0.75).ln()).abs() < 1e-15);
        }
    }

    #[test]
    fn weights_count_in_the_prior() {
        let target = [true, false, false, false];
        let sample = Sample::balanced(&[0, 1, 2, 3], &target);
        let dummy = Dummy::fit(DummyStrategy::Prior, &target, &sample, 1);
        assert!(dummy.margins(&clients(1))[0].abs() < 1e-15);
    }

    #[test]
    fn drawn_answers_keep_the_prior_and_a_client_keeps_his_answer() {
        let target: Vec<bool> = (0..10).map(|row| row < 2).collect();
        let sample = Sample::even(&(0..10).collect::<Vec<_>>());
        let dummy = Dummy::fit(DummyStrategy::Stratified, &target, &sample, 3);
        let matrix = clients(1_000);
        let margins = dummy.margins(&matrix);
        let defaults = margins.iter().filter(|margin| **margin > 0.0).count();
        // 1000 draws at 0.2: mean 200, standard deviation 12.6.
        assert!((160..=240).contains(&defaults), "{defaults}");
        assert!(margins.iter().all(|margin| margin.is_finite()));
        assert_eq!(dummy.margins(&matrix.select(&[41]))[0], margins[41]);
        let other = Dummy::fit(DummyStrategy::Stratified, &target, &sample, 4);
        assert_ne!(other.margins(&matrix), margins);
    }
}
