//! How the model came to be the one in use: what was promoted when, and what it changes against the one before.

use super::cohort::is_few;
use super::difference::{ModelDifference, OpinionChanges};
use crate::champion::Promotion;

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
        self.promotions.last().filter(|promotion| promotion.version == self.version)
    }

    /// The same without clients, and without counts of opinions from which one below
    /// [`FEWEST_IN_A_GROUP`](super::FEWEST_IN_A_GROUP) would follow.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        if let Some(change) = &mut told.last_change {
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
