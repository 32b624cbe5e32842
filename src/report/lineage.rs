//! How the model came to be the one in use: what was promoted when, and what it changes against the one before.

use super::cohort::is_few;
use super::difference::{ModelDifference, OpinionChanges};
use crate::champion::Promotion;
use crate::judging::CostComparison;

/// The promotions of a model folder, and the last change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lineage {
    /// The version in use.
    pub version: String,
    /// All promotions, the first first.
    pub promotions: Vec<Promotion>,
    /// What the version in use changes against the one before it, where that is known.
    pub last_change: Option<ModelDifference>,
}

impl Lineage {
    /// The promotion that put the version in use where it stands; `None` where it was put there otherwise.
    #[must_use]
    pub fn promotion(&self) -> Option<&Promotion> {
        self.promotions.iter().rev().find(|promotion| promotion.version == self.version)
    }

    /// The same without clients, without reasons, whose words are nobody's but the company's, and without figures that
    /// rest on fewer than [`FEWEST_IN_A_GROUP`](super::FEWEST_IN_A_GROUP) clients or from which so few would follow.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        let is_public = |cost: &CostComparison| !is_few(cost.clients) && !is_few(cost.changed);
        for promotion in &mut told.promotions {
            promotion.because = None;
            promotion.cost = promotion.cost.filter(is_public);
        }
        if let Some(change) = &mut told.last_change {
            change.cost = change.cost.filter(is_public);
            change.opinions = change.opinions.take().filter(|opinions| !tells_of_few(opinions));
            if let Some(opinions) = &mut change.opinions {
                opinions.clients_named = [Vec::new(), Vec::new()];
            }
        }
        told
    }
}

fn tells_of_few(opinions: &OpinionChanges) -> bool {
    let OpinionChanges { clients, favourable: [before, after], turned: [to, from], .. } = *opinions;
    // Those who stay favourable, and those who stay unfavourable, follow from the others.
    let stay = before.saturating_sub(from);
    let counts = [before, after, clients - before, clients - after, to, from, stay, clients - after - from];
    counts.into_iter().any(is_few)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinions(favourable: [usize; 2], turned: [usize; 2]) -> OpinionChanges {
        let mean_risk = [0.08, 0.081];
        OpinionChanges { clients: 1_000, favourable, mean_risk, turned, clients_named: Default::default() }
    }

    #[test]
    fn counts_are_published_only_where_none_is_small() {
        assert!(!tells_of_few(&opinions([600, 620], [60, 40])));
        assert!(!tells_of_few(&opinions([600, 600], [0, 0])));
        assert!(tells_of_few(&opinions([600, 641], [60, 19])), "few turn unfavourable");
        assert!(tells_of_few(&opinions([50, 62], [50, 38])), "twelve stay favourable");
        assert!(tells_of_few(&opinions([960, 940], [25, 45])), "fifteen stay unfavourable");
    }
}
