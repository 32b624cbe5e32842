//! Random draws: streams, normal numbers, inverse distribution functions.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use super::figures::{Knots, LEVELS};

/// A stream of random draws, fixed by seed, block of clients and table.
pub(super) struct Draws(ChaCha8Rng);

/// What a stream is for; every table of a block has its own, so that none shifts another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    /// The clients themselves.
    Clients,
    /// The rest of their applications.
    Applications,
    /// Credits at other institutions.
    Bureau,
    /// Earlier applications.
    Previous,
    /// Monthly balances of the credits at other institutions.
    Balances,
    /// Repayment of earlier loans.
    Repayment,
    /// Earlier cards.
    Cards,
}

/// Streams kept per block: room for the eight tables and the clients.
const STREAMS: u64 = 16;

impl Draws {
    pub(super) fn new(seed: u64, block: usize, stream: Stream) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(block as u64 * STREAMS + stream as u64);
        Self(rng)
    }

    /// A number from 0 up to 1.
    pub(super) fn share(&mut self) -> f64 {
        self.0.random::<f64>()
    }

    /// A standard normal number.
    pub(super) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// True with the given probability.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A number with the given quantiles.
    pub(super) fn following(&mut self, knots: &Knots) -> f64 {
        quantile(knots, self.share())
    }

    /// A position with the given shares.
    pub(super) fn position(&mut self, shares: &[f64]) -> usize {
        position(shares, self.share())
    }

    /// A word with the given shares.
    pub(super) fn word(&mut self, words: &[&'static str], shares: &[f64]) -> &'static str {
        words[self.position(shares)]
    }

    /// A share that follows `factor` with the given correlation of normal scores.
    pub(super) fn share_near(&mut self, factor: f64, tie: f64) -> f64 {
        normal_share(self.score(&[(factor, tie)]))
    }

    /// A normal score that follows other scores, each with its weight; the rest of its variance is chance.
    pub(super) fn score(&mut self, ties: &[(f64, f64)]) -> f64 {
        let explained: f64 = ties.iter().map(|(_, weight)| weight * weight).sum();
        let told: f64 = ties.iter().map(|(score, weight)| score * weight).sum();
        told + (1.0 - explained).max(0.0).sqrt() * self.normal()
    }
}

/// The value at a share of the distribution whose quantiles at [`LEVELS`] are given; linear between.
pub(super) fn quantile(knots: &Knots, share: f64) -> f64 {
    let above = LEVELS.partition_point(|level| *level <= share);
    if above == 0 {
        return knots[0];
    }
    if above == LEVELS.len() {
        return knots[above - 1];
    }
    let part = (share - LEVELS[above - 1]) / (LEVELS[above] - LEVELS[above - 1]);
    knots[above - 1] + part * (knots[above] - knots[above - 1])
}

/// The position that a share falls on when the positions' own shares are laid end to end.
pub(super) fn position(shares: &[f64], share: f64) -> usize {
    let mut left = share * shares.iter().sum::<f64>();
    for (position, own) in shares.iter().enumerate() {
        if left < *own {
            return position;
        }
        left -= own;
    }
    shares.iter().rposition(|own| *own > 0.0).unwrap_or(0)
}

/// The share of a standard normal distribution below `z` (Abramowitz and Stegun 7.1.26, error below 2e-7).
pub(super) fn normal_share(z: f64) -> f64 {
    let x = z.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * x);
    let series = t
        * (0.254_829_592
            + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
    let tail = 0.5 * series * (-x * x).exp();
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// Turns independent normal numbers into correlated ones: the lower Cholesky factor.
pub(super) struct Mixer {
    size: usize,
    lower: Vec<f64>,
}

impl Mixer {
    /// From correlations in thousandths: the lower triangle without its diagonal, row by row.
    pub(super) fn new(size: usize, thousandths: &[i16]) -> Self {
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| lower[row * size + k] * lower[column * size + k]).sum();
                lower[row * size + column] = if row == column {
                    (1.0 - known).max(1e-4).sqrt()
                } else {
                    let correlation = f64::from(thousandths[row * (row - 1) / 2 + column]) / 1000.0;
                    (correlation - known) / lower[column * size + column]
                };
            }
        }
        Self { size, lower }
    }

    /// Mixes in place.
    pub(super) fn mix(&self, normals: &mut [f64]) {
        for row in (0..self.size).rev() {
            let weights = &self.lower[row * self.size..=row * self.size + row];
            normals[row] = weights.iter().zip(&*normals).map(|(weight, normal)| weight * normal).sum();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_distribution_has_its_known_shares() {
        for (z, share) in [(0.0, 0.5), (1.0, 0.841_344_746), (-1.96, 0.024_997_895)] {
            assert!((normal_share(z) - share).abs() < 2e-7, "{z}");
        }
    }

    #[test]
    fn a_share_falls_on_the_position_that_holds_it() {
        assert_eq!(position(&[0.5, 0.0, 0.5], 0.49), 0);
        assert_eq!(position(&[0.5, 0.0, 0.5], 0.5), 2);
        assert_eq!(position(&[0.5, 0.5, 0.0], 1.0), 1);
    }

    #[test]
    fn mixed_numbers_have_the_correlation_asked_for() {
        let mixer = Mixer::new(2, &[600]);
        let mut draws = Draws::new(1, 0, Stream::Clients);
        let mut product = 0.0;
        for _ in 0..20_000 {
            let mut pair = [draws.normal(), draws.normal()];
            mixer.mix(&mut pair);
            product += pair[0] * pair[1];
        }
        assert!((product / 20_000.0 - 0.6).abs() < 0.03);
    }
}
