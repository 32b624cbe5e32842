//! Sums over the clients of a group.

use std::collections::BTreeMap;

use super::{Bins, Distribution, FEWEST_IN_A_GROUP, Figures, is_few};
use crate::report::reporter::Measured;

/// What is summed over the clients of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sums {
    pub(super) clients: usize,
    favourable: usize,
    risk: f64,
    points: f64,
    /// Clients by the whole points that pages show.
    pub(super) shown: BTreeMap<i64, usize>,
    effects: Vec<f64>,
    /// Clients by picture and bin; the last bin is that of missing values.
    bins: Vec<Vec<usize>>,
}

impl Sums {
    /// Nothing yet, of `inputs` effects and of pictures with so many bins.
    pub(super) fn new(inputs: usize, pictures: &[Bins]) -> Self {
        let bins = pictures.iter().map(|bins| vec![0; bins.len() + 1]).collect();
        Self { effects: vec![0.0; inputs], bins, ..Self::default() }
    }

    /// Takes in a client whose values lie in these bins.
    pub(super) fn add(&mut self, client: &Measured, bins: impl Iterator<Item = usize>) {
        self.clients += 1;
        self.favourable += usize::from(client.favourable);
        self.risk += client.probability;
        self.points += client.points;
        *self.shown.entry(client.points.round() as i64).or_default() += 1;
        self.effects.iter_mut().zip(&client.effects).for_each(|(sum, effect)| *sum += effect);
        self.bins.iter_mut().zip(bins).for_each(|(counts, bin)| counts[bin] += 1);
    }

    /// The figures of enough clients; `theme_of` gives the theme of every input by its place among `themes`.
    pub(super) fn figures(&self, score: &Bins, theme_of: &[usize], themes: usize) -> Option<Figures> {
        if self.clients < FEWEST_IN_A_GROUP {
            return None;
        }
        let n = self.clients as f64;
        let effects: Vec<f64> = self.effects.iter().map(|sum| sum / n).collect();
        let mut of_themes = vec![0.0; themes];
        theme_of.iter().zip(&effects).for_each(|(theme, effect)| of_themes[*theme] += effect);
        let enough = |counts: &Vec<usize>| known(counts) >= FEWEST_IN_A_GROUP;
        let spread = |counts: &Vec<usize>| enough(counts).then(|| distribution(counts));
        Some(Figures {
            favourable: self.favourable as f64 / n,
            mean_points: self.points / n,
            median_points: median(&self.shown),
            mean_risk: self.risk / n,
            themes: of_themes,
            effects,
            score: distribution(&self.score_counts(score)),
            pictures: self.bins.iter().map(spread).collect(),
        })
    }

    fn score_counts(&self, score: &Bins) -> Vec<usize> {
        let mut counts = vec![0; score.len() + 1];
        for (points, clients) in &self.shown {
            counts[score.of_number(*points as f64)] += clients;
        }
        counts
    }
}

fn known(counts: &[usize]) -> usize {
    counts.split_last().map_or(0, |(_, known)| known.iter().sum())
}

/// The last count is that of missing values.
fn distribution(counts: &[usize]) -> Distribution {
    let (missing, bins) = counts.split_last().map_or((0, counts), |(missing, bins)| (*missing, bins));
    let known = bins.iter().sum::<usize>();
    Distribution {
        shares: bins.iter().map(|count| share(*count, known)).collect(),
        missing: share(missing, known + missing),
    }
}

/// A share that stands for few clients, but not for none, is not told.
fn share(count: usize, of: usize) -> Option<f64> {
    (!is_few(count)).then(|| count as f64 / of.max(1) as f64)
}

/// The median of counted whole numbers: the mean of the two in the middle where there are two.
fn median(counts: &BTreeMap<i64, usize>) -> f64 {
    let all: usize = counts.values().sum();
    let at = |place: usize| {
        let mut before = 0;
        let found = counts.iter().find(|(_, count)| {
            before += **count;
            before > place
        });
        found.map_or(f64::NAN, |(value, _)| *value as f64)
    };
    f64::midpoint(at(all.saturating_sub(1) / 2), at(all / 2))
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the figures are exact in binary")]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle_or_between_the_two() {
        assert_eq!(median(&BTreeMap::from([(500, 2), (510, 1)])), 500.0);
        assert_eq!(median(&BTreeMap::from([(500, 1), (510, 1), (550, 2)])), 530.0);
        assert!(median(&BTreeMap::new()).is_nan());
    }

    #[test]
    fn shares_are_of_known_values_and_those_of_one_to_nineteen_clients_are_not_told() {
        let found = distribution(&[45, 0, 19, 20, 28]);
        assert_eq!(found.shares, [Some(45.0 / 84.0), Some(0.0), None, Some(20.0 / 84.0)]);
        assert_eq!(found.missing, Some(0.25));
        assert_eq!(distribution(&[20, 1]).missing, None);
    }

    #[test]
    fn means_are_over_the_clients_and_effects_of_a_theme_add_up() {
        let pictures = [Bins::Numeric { edges: vec![1.0], whole: true }];
        let mut sums = Sums::new(3, &pictures);
        for client in 0..40 {
            let even = client % 2 == 0;
            let points = if even { 540.0 } else { 560.5 };
            let effects = if even { vec![1.0, 2.0, -4.0] } else { vec![0.0, 1.0, 2.0] };
            let client = Measured { favourable: !even, probability: 0.125, points, effects };
            sums.add(&client, std::iter::once(usize::from(even)));
        }
        let score = Bins::Numeric { edges: vec![550.0], whole: true };
        let found = sums.figures(&score, &[0, 1, 0], 2).unwrap();
        assert_eq!((found.favourable, found.mean_points, found.mean_risk), (0.5, 550.25, 0.125));
        // 540 and 561, which is what a page shows for 560.5.
        assert_eq!(found.median_points, 550.5);
        assert_eq!((found.effects, found.themes), (vec![0.5, 1.5, -1.0], vec![-0.5, 1.5]));
        assert_eq!(found.score.shares, [Some(0.5), Some(0.5)]);
        assert_eq!(found.pictures, [Some(Distribution { shares: vec![Some(0.5); 2], missing: Some(0.0) })]);
    }

    #[test]
    fn of_nineteen_clients_or_known_values_nothing_is_told() {
        let pictures = [Bins::Numeric { edges: vec![], whole: true }];
        let mut sums = Sums::new(0, &pictures);
        let client = Measured { favourable: true, probability: 0.1, points: 600.0, effects: vec![] };
        let score = Bins::Numeric { edges: vec![], whole: true };
        for missing in 0..19 {
            sums.add(&client, std::iter::once(usize::from(missing == 0)));
        }
        assert_eq!(sums.figures(&score, &[], 0), None);
        sums.add(&client, std::iter::once(0));
        assert_eq!(sums.figures(&score, &[], 0).unwrap().pictures, [None]);
    }
}
