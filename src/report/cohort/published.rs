//! What everyone may read of groups.
//!
//! Who knows a total and all parts but one knows that one too. So a group that is too small to be told of is kept back
//! with the next smallest ones, until all that are kept back are together enough.
//!
//! Source: complementary cell suppression, Hundepool et al., Statistical Disclosure Control (2012), chapter 4.

use super::{Cohort, CohortReport, FEWEST_IN_A_GROUP};

impl CohortReport {
    /// The same without what would tell, also by subtraction, of fewer than [`FEWEST_IN_A_GROUP`] clients, or past ones.
    #[must_use]
    pub fn published(&self) -> Self {
        let dimensions = self.dimensions.iter().map(|levels| published(levels)).collect();
        Self { dimensions, ..self.clone() }
    }
}

fn published(levels: &[Cohort]) -> Vec<Cohort> {
    let mut levels = levels.to_vec();
    let mut others: Vec<&mut Cohort> = Vec::new();
    let (mut clients, mut past) = (0, 0);
    for level in &mut levels {
        if is_few(level.clients) || is_few(level.past) {
            (clients, past) = (clients + level.clients, past + level.past);
            keep_back(level);
        } else if level.clients + level.past > 0 {
            others.push(level);
        }
    }
    // A stable sort: of equals the first is kept back.
    others.sort_by_key(|level| level.clients + level.past);
    for level in others {
        if !is_few(clients) && !is_few(past) {
            break;
        }
        (clients, past) = (clients + level.clients, past + level.past);
        keep_back(level);
    }
    levels
}

const fn is_few(clients: usize) -> bool {
    clients > 0 && clients < FEWEST_IN_A_GROUP
}

fn keep_back(level: &mut Cohort) {
    *level = Cohort { figures: None, observed: None, kept_back: true, ..level.clone() };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group((clients, past): (usize, usize)) -> Cohort {
        Cohort { clients, past, figures: None, observed: None, kept_back: false }
    }

    fn kept(groups: &[(usize, usize)]) -> Vec<usize> {
        let levels: Vec<Cohort> = groups.iter().copied().map(group).collect();
        let levels = published(&levels);
        (0..levels.len()).filter(|level| levels[*level].kept_back).collect()
    }

    #[test]
    fn a_small_group_takes_the_next_smallest_with_it() {
        assert_eq!(kept(&[(500, 900), (80, 300), (3, 40), (0, 0), (90, 100)]), [2, 4]);
        assert_eq!(kept(&[(500, 900), (19, 40), (18, 40)]), [1, 2]);
        assert_eq!(kept(&[(500, 900), (20, 40), (0, 0)]), [0; 0]);
        assert_eq!(kept(&[(500, 900), (60, 5), (70, 300)]), [1, 2]);
    }

    proptest! {
        #[test]
        fn what_is_left_of_all_is_nobody_or_enough(
            groups in prop::collection::vec((0_usize..60, 0_usize..60), 1..9),
        ) {
            let kept = kept(&groups);
            let sum = |of: fn(&(usize, usize)) -> usize| kept.iter().map(|level| of(&groups[*level])).sum::<usize>();
            let everything = kept.len() == groups.iter().filter(|(clients, past)| clients + past > 0).count();
            prop_assert!(everything || (!is_few(sum(|group| group.0)) && !is_few(sum(|group| group.1))));
            for (level, (clients, past)) in groups.iter().enumerate() {
                prop_assert!(kept.contains(&level) || (!is_few(*clients) && !is_few(*past)));
            }
        }
    }
}
