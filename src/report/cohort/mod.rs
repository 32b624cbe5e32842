//! What is said of groups of clients: how many, what the model says of them, what became of those before them.

mod bins;
mod gather;
mod past;
mod sums;

use serde::Serialize;

pub use bins::Bins;
pub use past::PastCohorts;

use crate::explanation::FEWEST_TOGETHER;
use crate::features::Theme;
use crate::judging::ShareInterval;

/// Fewest clients of a group of whom a figure is told.
pub const FEWEST_IN_A_GROUP: usize = FEWEST_TOGETHER;
/// Least difference in mean points that is told of a feature.
const LEAST_DIFFERENCE: f64 = 0.5;

/// Every group of every dimension beside all clients. It holds sums alone: no client, and no value of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortReport {
    /// The limit of acceptance in points.
    pub limit_points: f64,
    /// The features that `Figures::effects` stands for: the inputs of the model.
    pub inputs: Vec<&'static str>,
    /// The themes that `Figures::themes` stands for.
    pub themes: Vec<Theme>,
    /// The features whose values are shown, the one that counts most first.
    pub pictures: Vec<Picture>,
    /// The bins of the score in points.
    pub score: Bins,
    /// All clients.
    pub all: Cohort,
    /// The groups by dimension and level, in the order of [`dimensions`](super::dimensions).
    pub dimensions: Vec<Vec<Cohort>>,
}

/// A feature whose values are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// The feature's name in the catalogue.
    pub feature: &'static str,
    /// The bins that all groups share.
    pub bins: Bins,
}

/// A group of clients.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cohort {
    /// Clients of the site.
    pub clients: usize,
    /// Past clients, whose outcome is known.
    pub past: usize,
    /// What the model says of the clients; `None` of fewer than [`FEWEST_IN_A_GROUP`], or of a group that is kept back.
    pub figures: Option<Figures>,
    /// Share in difficulty among the past clients, with Wilson's interval at 95 %; `None` of fewer than
    /// [`FEWEST_IN_A_GROUP`], or of a group that is kept back.
    pub observed: Option<ShareInterval>,
    /// Whether nothing is told of it, not even how many it has; its counts are 0 then: see
    /// [`CohortReport::published`].
    pub kept_back: bool,
}

/// What the model says of the clients of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Share of favourable opinions.
    pub favourable: f64,
    /// Mean points.
    pub mean_points: f64,
    /// Median of the points that pages show.
    pub median_points: f64,
    /// Mean estimated risk.
    pub mean_risk: f64,
    /// Mean points that every theme adds.
    pub themes: Vec<f64>,
    /// Mean points that every input adds.
    pub effects: Vec<f64>,
    /// How the points are spread over their bins.
    pub score: Distribution,
    /// How the values of every picture are spread; `None` where fewer than [`FEWEST_IN_A_GROUP`] are known.
    pub pictures: Vec<Option<Distribution>>,
}

/// How values are spread over bins. A share that stands for fewer than [`FEWEST_IN_A_GROUP`] clients, but not for
/// none, is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Distribution {
    /// Share of every bin among the clients whose value is known.
    pub shares: Vec<Option<f64>>,
    /// Share of clients without a value.
    pub missing: Option<f64>,
}

/// Whether so many clients are too few to be told of; nobody is not.
#[must_use]
pub const fn is_few(clients: usize) -> bool {
    clients > 0 && clients < FEWEST_IN_A_GROUP
}

impl Figures {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            favourable: 0.5,
            mean_points: 0.0,
            median_points: 0.0,
            mean_risk: 0.1,
            themes: vec![],
            effects: vec![],
            score: Distribution { shares: vec![], missing: Some(0.0) },
            pictures: vec![],
        }
    }

    /// The inputs whose mean points differ most from those over all clients, with the difference: at most `most`, the
    /// largest first, and none below half a point.
    #[must_use]
    pub fn differences(&self, all: &Self, most: usize) -> Vec<(usize, f64)> {
        let pairs = self.effects.iter().zip(&all.effects).map(|(own, all)| own - all);
        let mut told: Vec<(usize, f64)> =
            pairs.enumerate().filter(|(_, far)| far.abs() >= LEAST_DIFFERENCE).collect();
        told.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        told.truncate(most);
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(effects: &[f64]) -> Figures {
        Figures { effects: effects.to_vec(), ..Figures::sample() }
    }

    #[test]
    fn the_inputs_that_differ_most_come_first_and_small_differences_are_not_told() {
        let (own, all) = (figures(&[1.0, -4.0, 0.0, 2.0, 3.0]), figures(&[0.75, 1.0, 0.0, 4.0, 5.0]));
        assert_eq!(own.differences(&all, 9), [(1, -5.0), (3, -2.0), (4, -2.0)]);
        assert_eq!(own.differences(&all, 1), [(1, -5.0)]);
        assert!(own.differences(&own, 9).is_empty());
    }
}
