//! What became of past clients, group by group.

use super::FEWEST_IN_A_GROUP;
use crate::features::FeatureTable;
use crate::judging::{ShareInterval, share_interval};
use crate::report::dimension::dimensions;

/// Confidence of the interval of the share in difficulty.
const CONFIDENCE: f64 = 0.95;

/// Past clients and those of them in difficulty, by dimension and level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastCohorts {
    pub(super) all: Counted,
    pub(super) dimensions: Vec<Vec<Counted>>,
}

/// How many, and how many of them met difficulty in repaying.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) clients: usize,
    pub(super) in_difficulty: usize,
}

impl PastCohorts {
    /// Counts the clients of a table; there are none where their outcome is not known.
    #[must_use]
    pub fn of(table: &FeatureTable) -> Self {
        let target = table.target.as_deref().unwrap_or_default();
        let of_levels = |dimension: &crate::report::Dimension| {
            counted(&dimension.levels_of(table), target, dimension.levels.len())
        };
        Self {
            all: counted(&vec![0; target.len()], target, 1)[0],
            dimensions: dimensions().iter().map(of_levels).collect(),
        }
    }
}

fn counted(level_of: &[usize], target: &[bool], levels: usize) -> Vec<Counted> {
    let mut counts = vec![Counted::default(); levels];
    for (level, bad) in level_of.iter().zip(target) {
        counts[*level].clients += 1;
        counts[*level].in_difficulty += usize::from(*bad);
    }
    counts
}

impl Counted {
    /// The share in difficulty, of enough clients.
    pub(super) fn share(self) -> Option<ShareInterval> {
        let enough = self.clients >= FEWEST_IN_A_GROUP;
        enough.then(|| share_interval(self.in_difficulty, self.clients, CONFIDENCE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_counted_by_level_and_a_share_of_fewer_than_twenty_is_not_told() {
        let level_of: Vec<usize> = (0..50).map(|client| usize::from(client >= 30)).chain([2; 19]).collect();
        let target: Vec<bool> = (0..69).map(|client| client % 10 == 0).collect();
        let counts = counted(&level_of, &target, 4);
        let pairs: Vec<(usize, usize)> = counts.iter().map(|one| (one.clients, one.in_difficulty)).collect();
        assert_eq!(pairs, [(30, 3), (20, 2), (19, 2), (0, 0)]);
        let shares: Vec<Option<f64>> =
            counts.iter().map(|one| one.share().map(|share| share.share)).collect();
        assert_eq!(shares, [Some(0.1), Some(0.1), None, None]);
    }
}
