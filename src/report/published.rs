//! What everyone may read of reports.
//!
//! Who knows a total and all parts but one knows that one too. So what is too small to be told of is kept back with the
//! next smallest parts, until all that are kept back are together enough.
//!
//! Source: complementary cell suppression, Hundepool et al., Statistical Disclosure Control (2012), chapter 4.

use std::cmp::Reverse;

use super::cohort::{Cohort, CohortReport, Distribution, Figures, is_few};
use super::model::ModelReport;
use crate::judging::AttributeAudit;

impl CohortReport {
    /// The same without what would tell, also by subtraction, of fewer than [`FEWEST_IN_A_GROUP`](super::FEWEST_IN_A_GROUP) clients, or past ones.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        spread_wider(&mut told.all);
        for levels in &mut told.dimensions {
            let counts: Vec<[usize; 2]> = levels.iter().map(|level| [level.clients, level.past]).collect();
            for (level, is_kept) in levels.iter_mut().zip(kept_back(&counts)) {
                if is_kept {
                    *level = Cohort { clients: 0, past: 0, figures: None, observed: None, kept_back: true };
                }
                spread_wider(level);
            }
        }
        told
    }
}

impl ModelReport {
    /// The same without counts of fewer than [`FEWEST_IN_A_GROUP`](super::FEWEST_IN_A_GROUP) clients, or from which they would follow: a group of
    /// the audit whose size is kept back has none, and values that charts leave out are not counted.
    #[must_use]
    pub fn published(&self) -> Self {
        let mut told = self.clone();
        told.fairness.attributes.iter_mut().for_each(without_few);
        for dependence in &mut told.global.dependences {
            forget_few(&mut dependence.dependence.hidden);
        }
        for segments in &mut told.segments {
            forget_few(&mut segments.left_out);
        }
        told.by_ratio.forget_few();
        told
    }
}

fn without_few(audit: &mut AttributeAudit) {
    let counts: Vec<[usize; 1]> = audit.groups.iter().map(|group| [group.clients as usize]).collect();
    for (group, is_kept) in audit.groups.iter_mut().zip(kept_back(&counts)) {
        if is_kept {
            (group.clients, group.defaults) = (0, 0);
        }
    }
}

fn forget_few(count: &mut usize) {
    if is_few(*count) {
        *count = 0;
    }
}

/// Which parts of a total are kept back: those of which a count is few, and with them the smallest others.
#[must_use]
pub fn kept_back<const COUNTS: usize>(parts: &[[usize; COUNTS]]) -> Vec<bool> {
    let mut kept: Vec<bool> = parts.iter().map(|counts| counts.iter().any(|count| is_few(*count))).collect();
    let mut others: Vec<usize> =
        (0..parts.len()).filter(|part| !kept[*part] && parts[*part].iter().any(|count| *count > 0)).collect();
    // A stable sort: of equals the last is kept back first.
    others.sort_by_key(|part| Reverse(parts[*part]));
    let together = |kept: &[bool], count: usize| -> usize {
        parts.iter().zip(kept).filter(|(_, is_kept)| **is_kept).map(|(counts, _)| counts[count]).sum()
    };
    while (0..COUNTS).any(|count| is_few(together(&kept, count))) {
        let Some(next) = others.pop() else { break };
        kept[next] = true;
    }
    kept
}

fn spread_wider(cohort: &mut Cohort) {
    let clients = cohort.clients;
    let Some(Figures { score, pictures, .. }) = &mut cohort.figures else { return };
    for spread in [score].into_iter().chain(pictures.iter_mut().flatten()) {
        keep_shares_back(spread, clients);
    }
}

/// A share that is not told would follow from the others; where it stands for few, the next smallest goes too.
fn keep_shares_back(spread: &mut Distribution, clients: usize) {
    let known = clients as f64 * (1.0 - spread.missing.unwrap_or(0.0));
    loop {
        let told: f64 = spread.shares.iter().flatten().sum();
        let hidden = ((1.0 - told) * known).round() as usize;
        if !is_few(hidden) || spread.shares.iter().all(Option::is_some) {
            return;
        }
        let shares = spread.shares.iter_mut().filter(|share| share.is_some_and(|share| share > 0.0));
        let Some(smallest) = shares.min_by(|a, b| a.unwrap_or(1.0).total_cmp(&b.unwrap_or(1.0))) else {
            return;
        };
        *smallest = None;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::judging::share_interval;
    use crate::report::{Bins, FEWEST_IN_A_GROUP};

    fn figures(shares: &[Option<f64>]) -> Figures {
        Figures { score: Distribution { shares: shares.to_vec(), missing: Some(0.0) }, ..Figures::sample() }
    }

    fn report(groups: &[(usize, usize)]) -> CohortReport {
        let group = |&(clients, past): &(usize, usize)| Cohort {
            clients,
            past,
            figures: (clients >= FEWEST_IN_A_GROUP).then(|| figures(&[Some(1.0)])),
            observed: (past >= FEWEST_IN_A_GROUP).then(|| share_interval(past / 12, past, 0.95)),
            kept_back: false,
        };
        CohortReport {
            limit_points: 550.0,
            inputs: vec![],
            themes: vec![],
            pictures: vec![],
            score: Bins::Numeric { edges: vec![500.0, 600.0], whole: true },
            all: group(&groups.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))),
            dimensions: vec![groups.iter().map(group).collect()],
        }
    }

    fn kept(groups: &[(usize, usize)]) -> Vec<usize> {
        let levels = report(groups).published().dimensions.remove(0);
        let nothing = Cohort { clients: 0, past: 0, figures: None, observed: None, kept_back: true };
        for (level, (clients, past)) in levels.iter().zip(groups) {
            assert!(if level.kept_back {
                *level == nothing
            } else {
                (level.clients, level.past) == (*clients, *past)
            });
            assert_eq!(level.kept_back || *clients == 0, level.figures.is_none(), "{groups:?}");
        }
        (0..levels.len()).filter(|level| levels[*level].kept_back).collect()
    }

    #[test]
    fn a_small_group_takes_the_next_smallest_with_it_and_nothing_is_told_of_either() {
        assert_eq!(kept(&[(500, 900), (80, 300), (3, 40), (0, 0), (90, 100)]), [1, 2]);
        assert_eq!(kept(&[(500, 900), (19, 40), (18, 40)]), [1, 2]);
        assert_eq!(kept(&[(500, 900), (20, 40), (0, 0)]), [0; 0]);
        assert_eq!(kept(&[(500, 900), (60, 5), (70, 300)]), [1, 2]);
    }

    #[test]
    fn a_share_that_would_follow_from_the_others_takes_the_next_smallest_with_it() {
        let spread = |shares: &[Option<f64>]| {
            let mut report = report(&[(100, 300), (100, 300)]);
            report.dimensions[0][0].figures = Some(figures(shares));
            report.published().dimensions[0][0].figures.clone().unwrap().score.shares
        };
        assert_eq!(spread(&[Some(0.5), Some(0.35), None, Some(0.0)]), [Some(0.5), None, None, Some(0.0)]);
        assert_eq!(spread(&[Some(0.5), Some(0.5), Some(0.0)]), [Some(0.5), Some(0.5), Some(0.0)]);
        assert_eq!(spread(&[Some(0.5), None, None]), [Some(0.5), None, None], "25 clients each");
    }

    #[test]
    fn the_audit_counts_no_group_of_few_and_none_that_would_tell_of_it() {
        let told = ModelReport::sample().published();
        let education =
            told.fairness.attributes.iter().find(|audit| audit.groups.iter().any(|g| g.clients == 0));
        let counts: Vec<u32> = education.unwrap().groups.iter().map(|group| group.clients).collect();
        assert_eq!(counts, [3492, 1264, 167, 0, 0], "5 with an academic degree, 72 with the lower secondary");
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
