//! Counts of the groups in clients drawn again.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::counts::{Counted, GroupCounts};

/// Clients and the groups that they belong to: one entry per attribute, each with the group of every client.
pub(super) struct Drawn<'a> {
    pub(super) clients: &'a [Counted],
    pub(super) of_client: &'a [&'a [usize]],
    /// Groups of each attribute.
    pub(super) groups: &'a [usize],
}

/// The counts of every group, by attribute.
pub(super) type Counts = Vec<Vec<GroupCounts>>;

impl Drawn<'_> {
    /// The counts of the clients as they are.
    pub(super) fn counts(&self) -> Counts {
        self.counted(0..self.clients.len())
    }

    /// The counts in `resamples` draws of as many clients with replacement.
    ///
    /// Rates need no more than these counts, which are multinomial; clients are drawn all the same, since the mean
    /// estimated risk of a group needs them, and since one draw then serves all attributes. Each draw has a stream of
    /// its own from the seed, so that they do not depend on the number of threads.
    pub(super) fn resampled(&self, resamples: usize, seed: u64) -> Vec<Counts> {
        let draw = |resample: usize| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            rng.set_stream(resample as u64);
            let clients = self.clients.len();
            self.counted((0..clients).map(|_| rng.random_range(0..clients)))
        };
        (0..resamples).into_par_iter().map(draw).collect()
    }

    fn counted(&self, rows: impl Iterator<Item = usize>) -> Counts {
        let mut counts: Counts =
            self.groups.iter().map(|groups| vec![GroupCounts::default(); *groups]).collect();
        for row in rows {
            for (counts, of_client) in counts.iter_mut().zip(self.of_client) {
                counts[of_client[row]].add(self.clients[row]);
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clients() -> Vec<Counted> {
        let client = |i: usize| {
            let (defaulted, refused) = (i.is_multiple_of(10), i.is_multiple_of(4));
            Counted { defaulted, refused, unforeseen: f64::from(u8::from(defaulted)) - 0.1 }
        };
        (0..2000).map(client).collect()
    }

    fn with_draws<T>(ask: impl Fn(&Drawn<'_>) -> T) -> T {
        let (halves, thirds): (Vec<usize>, Vec<usize>) = (0..2000).map(|i| (i % 2, i % 3)).unzip();
        ask(&Drawn { clients: &clients(), of_client: &[&halves, &thirds], groups: &[2, 3] })
    }

    #[test]
    fn the_counts_of_every_draw_add_up_and_follow_the_seed_alone() {
        with_draws(|drawn| {
            let draws = drawn.resampled(40, 9);
            for counts in &draws {
                let all: Vec<u32> =
                    counts.iter().map(|groups| groups.iter().map(GroupCounts::clients).sum()).collect();
                assert_eq!(all, [2000, 2000]);
            }
            assert_ne!(draws[0], draws[1]);
            let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            assert_eq!(one.install(|| drawn.resampled(40, 9)), draws);
            assert_ne!(drawn.resampled(40, 10), draws);
            // Fewer draws are the first of more.
            assert_eq!(drawn.resampled(7, 9), draws[..7]);
        });
    }

    #[test]
    fn a_rate_spreads_over_the_draws_as_a_binomial_one_does() {
        with_draws(|drawn| {
            let rate = |counts: &Counts| counts[0][1].grant_rate();
            let rates: Vec<f64> = drawn.resampled(2000, 3).iter().map(rate).collect();
            let mean = rates.iter().sum::<f64>() / 2000.0;
            let variance = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / 1999.0;
            // Clients with an odd number are never refused; of the thirds, a quarter is.
            assert!((mean - 1.0).abs() < 1e-12 && variance < 1e-12);
            let rate = |counts: &Counts| counts[1][1].grant_rate();
            let rates: Vec<f64> = drawn.resampled(2000, 3).iter().map(rate).collect();
            let share = drawn.counts()[1][1].grant_rate();
            let mean = rates.iter().sum::<f64>() / 2000.0;
            let error = (rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / 1999.0).sqrt();
            let expected = (share * (1.0 - share) / 667.0).sqrt();
            assert!((mean - share).abs() < 4.0 * expected / 2000.0_f64.sqrt(), "{mean} {share}");
            assert!((error / expected - 1.0).abs() < 0.06, "{error} {expected}");
        });
    }
}
