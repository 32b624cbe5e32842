//! Past clients like this one, and how they fared.
//!
//! A client's place has one coordinate per theme: the points that the theme adds to the client's score. So what does
//! not matter to the model does not count, what matters counts by how much it does, and a point of difference is the
//! same in every theme. The sum over the themes, which is the score, is one more coordinate of the same weight:
//! without it the neighbours of an unusual file lie towards the many, whose scores are better. The nearest are those at
//! the least Euclidean distance.
//!
//! The places of past clients come from fold models that never saw them: otherwise a client who defaulted would stand
//! among the risky because the model had learnt so. Their outcomes stay in an index of their own, which is neither
//! part of the champion nor of a site.

use kdtree::KdTree;
use kdtree::distance::squared_euclidean;
use rayon::prelude::*;
use serde::Serialize;

use super::explainer::Explainer;
use super::past_values::PastValues;
use super::points::Scale;
use crate::features::{Theme, catalogue};
use crate::judging::{Calibration, ShareInterval, share_interval};
use crate::learning::{AdditiveModel, DesignMatrix, Encoding};

/// How many similar clients are looked for.
pub const SIMILAR: usize = 200;
/// Confidence of the interval of the share in difficulty.
const CONFIDENCE: f64 = 0.95;

/// Points by theme, in the order of [`Theme::ALL`].
pub type ThemePoints = [f64; Theme::ALL.len()];

/// Points by theme, and their sum.
type Place = [f64; Theme::ALL.len() + 1];

/// The similar clients of one, and how they fared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Similar {
    /// How many similar clients there are.
    pub clients: usize,
    /// How many of them met difficulty in repaying.
    pub difficulties: usize,
    /// Their share, with Wilson's interval at 95 %.
    pub share: ShareInterval,
    /// How far they are: the mean difference in points, over clients and themes.
    pub apart: f64,
    /// Share in difficulty among all past clients.
    pub overall: f64,
}

/// Past clients by their place, and how they fared.
pub struct PastClients {
    tree: KdTree<f64, u32, Place>,
    places: Vec<ThemePoints>,
    in_difficulty: Vec<bool>,
    values: Option<PastValues>,
}

impl PastClients {
    /// An index of clients by their places; a place that is not finite is left out.
    #[must_use]
    pub fn new(places: Vec<ThemePoints>, in_difficulty: Vec<bool>) -> Self {
        let mut tree = KdTree::new(Theme::ALL.len() + 1);
        for (place, client) in places.iter().zip(0..) {
            drop(tree.add(with_sum(place), client));
        }
        Self { tree, places, in_difficulty, values: None }
    }

    /// Knows the values of the clients too, in their order; those of others are left out.
    #[must_use]
    pub fn with_values(mut self, values: Option<PastValues>) -> Self {
        self.values = values.filter(|values| values.favourable().len() == self.places.len());
        self
    }

    /// The values of the clients, where they are at hand.
    #[must_use]
    pub const fn values(&self) -> Option<&PastValues> {
        self.values.as_ref()
    }

    fn overall(&self) -> f64 {
        let bad = self.in_difficulty.iter().filter(|bad| **bad).count();
        bad as f64 / self.in_difficulty.len() as f64
    }

    /// The places, in the order of the clients.
    #[must_use]
    pub fn places(&self) -> &[ThemePoints] {
        &self.places
    }

    /// Whether each client met difficulty in repaying.
    #[must_use]
    pub fn in_difficulty(&self) -> &[bool] {
        &self.in_difficulty
    }

    /// The similar clients of a place; `None` where there is no past client at all.
    #[must_use]
    pub fn like(&self, place: &ThemePoints) -> Option<Similar> {
        self.told(place, &self.near(place))
    }

    /// The similar clients of a place, by their place in the index.
    #[must_use]
    pub fn near(&self, place: &ThemePoints) -> Vec<usize> {
        self.nearest(place, SIMILAR)
    }

    /// The similar clients of a past client, who is not among them; `None` where there is no other.
    #[must_use]
    pub fn like_one_of_them(&self, client: usize) -> Option<Similar> {
        self.told(self.places.get(client)?, &self.others_near(client))
    }

    /// How clients near a place fared; `None` where there are none.
    #[must_use]
    pub fn told(&self, place: &ThemePoints, nearest: &[usize]) -> Option<Similar> {
        if nearest.is_empty() {
            return None;
        }
        let difficulties = nearest.iter().filter(|&&client| self.in_difficulty[client]).count();
        let apart =
            |client: &usize| place.iter().zip(&self.places[*client]).map(|(a, b)| (a - b).abs()).sum::<f64>();
        let sum: f64 = nearest.iter().map(apart).sum();
        Some(Similar {
            clients: nearest.len(),
            difficulties,
            share: share_interval(difficulties, nearest.len(), CONFIDENCE),
            apart: sum / (nearest.len() * Theme::ALL.len()) as f64,
            overall: self.overall(),
        })
    }

    /// For every past client, the share in difficulty among the similar ones, the client left out.
    #[must_use]
    pub fn shares_without_oneself(&self) -> Vec<f64> {
        let share = |client| {
            let others = self.others_near(client);
            let bad = others.iter().filter(|&&other| self.in_difficulty[other]).count();
            bad as f64 / others.len().max(1) as f64
        };
        (0..self.places.len()).into_par_iter().map(share).collect()
    }

    fn others_near(&self, client: usize) -> Vec<usize> {
        let mut others = self.nearest(&self.places[client], SIMILAR + 1);
        match others.iter().position(|other| *other == client) {
            Some(own) => drop(others.remove(own)),
            None => drop(others.pop()),
        }
        others
    }

    fn nearest(&self, place: &ThemePoints, most: usize) -> Vec<usize> {
        let found = self.tree.nearest(&with_sum(place), most, &squared_euclidean).unwrap_or_default();
        found.into_iter().map(|(_, client)| *client as usize).collect()
    }
}

fn with_sum(points: &ThemePoints) -> Place {
    let mut place = [points.iter().sum(); Theme::ALL.len() + 1];
    place[..points.len()].copy_from_slice(points);
    place
}

/// The points of every theme, from those of the inputs.
#[must_use]
pub fn theme_points(effects: &[f64], themes: &[Theme]) -> ThemePoints {
    let mut points = [0.0; Theme::ALL.len()];
    for (effect, theme) in effects.iter().zip(themes) {
        points[*theme as usize] += effect;
    }
    points
}

/// The theme of every input; an input that the catalogue does not know is none of a champion of this version.
#[must_use]
pub fn themes_of(encoding: &Encoding) -> Vec<Theme> {
    let theme = |name: &str| catalogue().iter().find(|feature| feature.name == name).map(|f| f.theme);
    encoding.inputs.iter().filter_map(|input| theme(&input.feature)).collect()
}

/// The places of the clients of a training, each by the fold model that never saw it.
///
/// `models` has one model per fold, `fold_of` the fold of every row of `matrix`; `calibration` is the champion's.
#[must_use]
pub fn out_of_fold_places(
    models: &[AdditiveModel],
    (matrix, fold_of): (&DesignMatrix, &[usize]),
    calibration: &Calibration,
    themes: &[Theme],
) -> Vec<ThemePoints> {
    let mut places = vec![[0.0; Theme::ALL.len()]; matrix.rows()];
    for (fold, model) in models.iter().enumerate() {
        let rows: Vec<usize> = (0..matrix.rows()).filter(|&row| fold_of[row] == fold).collect();
        let held = matrix.select(&rows);
        let contributions = Explainer::of(model, matrix.width()).explain(&held);
        for (at, row) in rows.into_iter().enumerate() {
            let margin = model.margin(held.row(at));
            let effects =
                Scale::default().carry(calibration, contributions.base, margin, contributions.row(at));
            places[row] = theme_points(&effects, themes);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(seed: usize) -> ThemePoints {
        let mut place = [0.0; Theme::ALL.len()];
        for (theme, points) in place.iter_mut().enumerate() {
            *points = ((seed * 7919 + theme * 104_729) % 1009) as f64 / 50.0 / (theme + 1) as f64;
        }
        place
    }

    /// By comparison with every client.
    fn slowly(places: &[ThemePoints], from: &ThemePoints, most: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..places.len()).collect();
        let far = |client: &usize| squared_euclidean(&with_sum(from), &with_sum(&places[*client]));
        order.sort_by(|a, b| far(a).total_cmp(&far(b)));
        order.truncate(most);
        order.sort_unstable();
        order
    }

    #[test]
    fn the_similar_clients_are_the_nearest_of_all() {
        let places: Vec<ThemePoints> = (0..1009).map(place).collect();
        let past = PastClients::new(places.clone(), (0..1009).map(|client| client % 5 == 0).collect());
        for seed in [2000, 3017, 4711] {
            let from = place(seed).map(|points| points + 0.001);
            let expected = slowly(&places, &from, SIMILAR);
            let mut found = past.nearest(&from, SIMILAR);
            found.sort_unstable();
            assert_eq!(found, expected);
            let similar = past.like(&from).unwrap();
            let bad = expected.iter().filter(|client| **client % 5 == 0).count();
            assert_eq!((similar.clients, similar.difficulties), (SIMILAR, bad));
            assert!(similar.share.low < similar.share.share && similar.share.share < similar.share.high);
        }
    }

    #[test]
    fn a_client_is_not_its_own_witness() {
        let places: Vec<ThemePoints> = (0..300).map(place).collect();
        let mut in_difficulty = vec![false; 300];
        in_difficulty[17] = true;
        let past = PastClients::new(places, in_difficulty);
        let shares = past.shares_without_oneself();
        assert!(shares[17].abs() < 1e-15 && shares.iter().any(|share| *share > 0.0));
        assert_eq!(past.like_one_of_them(17).unwrap().difficulties, 0);
        assert_eq!(past.like(&past.places()[17]).unwrap().difficulties, 1);
        assert!(past.like_one_of_them(300).is_none());
    }

    #[test]
    fn identical_clients_are_all_found_and_few_are_enough() {
        let past = PastClients::new(vec![place(1); 500], vec![true; 500]);
        assert_eq!(past.like(&place(1)).unwrap().clients, SIMILAR);
        assert_eq!(PastClients::new(vec![place(1); 3], vec![false; 3]).like(&place(9)).unwrap().clients, 3);
        assert!(PastClients::new(vec![], vec![]).like(&place(9)).is_none());
    }

    #[test]
    fn themes_are_numbered_in_their_order() {
        for (number, theme) in Theme::ALL.into_iter().enumerate() {
            assert_eq!(theme as usize, number);
        }
        let points = theme_points(&[1.0, 2.0, 4.0], &[Theme::Income, Theme::Cards, Theme::Income]);
        assert!((points[Theme::Income as usize] - 5.0).abs() < 1e-15);
    }
}
