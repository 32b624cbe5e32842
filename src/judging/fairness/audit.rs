//! The audit: rates of every group with their intervals, and the ratios between groups.

use serde::{Deserialize, Serialize};

use super::bootstrap::{Counts, Drawn};
use super::counts::{Counted, GroupCounts};
use super::grouping::{Attribute, Group, Grouping};
use super::interval::{Interval, Standing};
use super::parity::{Odds, demographic_parity, equalized_odds};
use crate::features::FeatureTable;
use crate::judging::{AucInterval, JudgedClients, auc_interval};

/// Draws of the bootstrap.
const RESAMPLES: usize = 1_000;
/// Confidence of the intervals.
const CONFIDENCE: f64 = 0.95;
/// Fewest clients in the denominator of a rate.
const FEWEST_CLIENTS: u32 = 100;
/// Fewest defaults of a group.
const FEWEST_DEFAULTS: u32 = 30;
/// Keeps these draws apart from the others of a training.
const FAIRNESS: u64 = 0x6661_6972;

/// Whether groups of clients are treated alike, out of fold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FairnessReport {
    /// Clients judged.
    pub clients: usize,
    /// Draws of the bootstrap.
    pub resamples: usize,
    /// One entry per attribute.
    pub attributes: Vec<AttributeAudit>,
}

/// The groups of one attribute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeAudit {
    /// By what they are told apart.
    pub attribute: Attribute,
    /// The groups: ages rising, the others from the largest to the smallest, the unknown last.
    pub groups: Vec<GroupAudit>,
    /// How far the rated groups lie apart, where there are two.
    pub parity: Option<Parity>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupAudit {
    /// What its clients have in common.
    pub group: Group,
    /// How many they are.
    pub clients: u32,
    /// Defaults among them.
    pub defaults: u32,
    /// Its rates; `None` with fewer than 100 clients or 30 defaults.
    pub rates: Option<GroupRates>,
}

/// The rates of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupRates {
    /// Share of defaults.
    pub base_rate: Interval,
    /// Share of favourable opinions.
    pub grant_rate: Interval,
    /// Share refused among those who repaid; `None` with fewer than 100 of them.
    pub false_refusals: Option<Interval>,
    /// Share granted among those who defaulted; `None` with fewer than 100 of them.
    pub false_grants: Option<Interval>,
    /// Mean estimated risk.
    pub mean_risk: f64,
    /// Share of defaults less mean estimated risk.
    pub unforeseen: Interval,
    /// AUC within the group, with DeLong's interval; `None` with fewer than 100 who repaid.
    pub auc: Option<AucInterval>,
    /// Its rates over those of the largest rated group; `None` for that group itself.
    pub ratios: Option<Ratios>,
}

/// Rates of a group over those of the largest one; `None` where either is not rated or the latter is 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratios {
    /// Of the shares of favourable opinions.
    pub grant_rate: Option<Interval>,
    /// Of the shares refused among those who repaid.
    pub false_refusals: Option<Interval>,
    /// Of the shares granted among those who defaulted.
    pub false_grants: Option<Interval>,
}

/// How far the rated groups lie apart, as `fairlearn` measures it. The extremes of several groups lie further apart in
/// a resample than in the clients, so these intervals lean towards inequality.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parity {
    /// Place of the group with the lowest grant rate.
    pub lowest: usize,
    /// Place of the group with the highest grant rate.
    pub highest: usize,
    /// Lowest grant rate over highest (`demographic_parity_ratio`).
    pub ratio: Interval,
    /// Highest grant rate less lowest (`demographic_parity_difference`).
    pub difference: Interval,
    /// The worse of the two ratios of equalized odds (`equalized_odds_ratio`), over the groups of which both false
    /// refusals and false grants are rated, where there are two.
    pub odds_ratio: Option<Interval>,
    /// The worse of the two differences (`equalized_odds_difference`), over the same groups.
    pub odds_difference: Option<Interval>,
}

/// A rate that is compared between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedRate {
    /// Share of favourable opinions.
    GrantRate,
    /// Share refused among those who repaid.
    FalseRefusals,
    /// Share granted among those who defaulted.
    FalseGrants,
}

/// A ratio between groups outside 0.8 to 1.25.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutOfRange<'a> {
    /// By what the groups are told apart.
    pub audit: &'a AttributeAudit,
    /// The group.
    pub group: &'a GroupAudit,
    /// Of what.
    pub rate: ComparedRate,
    /// Its rate over that of the largest group.
    pub ratio: Interval,
}

/// Audits the out-of-fold opinions on the clients of a table.
#[must_use]
pub fn audit_fairness(table: &FeatureTable, judged: JudgedClients<'_>, seed: u64) -> FairnessReport {
    let groupings = Attribute::ALL.map(|attribute| Grouping::of(table, attribute));
    let groupings: Vec<Grouping> = groupings.into_iter().filter(|of| !of.of_client.is_empty()).collect();
    let clients: Vec<Counted> = (0..judged.target.len()).map(|row| counted(judged, row)).collect();
    let of_client: Vec<&[usize]> = groupings.iter().map(|grouping| &*grouping.of_client).collect();
    let groups: Vec<usize> = groupings.iter().map(|grouping| grouping.groups.len()).collect();
    let drawn = Drawn { clients: &clients, of_client: &of_client, groups: &groups };
    let (counts, resampled) = (drawn.counts(), drawn.resampled(RESAMPLES, seed ^ FAIRNESS));
    let attribute = |(place, grouping): (usize, &Grouping)| {
        let evidence = Evidence { place, counts: &counts, resampled: &resampled };
        evidence.audit(grouping, judged)
    };
    FairnessReport {
        clients: clients.len(),
        resamples: RESAMPLES,
        attributes: groupings.iter().enumerate().map(attribute).collect(),
    }
}

impl FairnessReport {
    /// Every ratio to the largest group that lies outside 0.8 to 1.25, in the order of the report.
    #[must_use]
    pub fn out_of_range(&self) -> Vec<OutOfRange<'_>> {
        let ratios = self.attributes.iter().flat_map(|audit| {
            audit.groups.iter().flat_map(move |group| {
                let ratios = group.rates.as_ref().and_then(|rates| rates.ratios);
                let ratios = ratios.into_iter().flat_map(Ratios::by_rate);
                ratios.map(move |(rate, ratio)| OutOfRange { audit, group, rate, ratio })
            })
        });
        ratios
            .filter(|out| matches!(out.ratio.standing(), Standing::Outside | Standing::OutsideUnsure))
            .collect()
    }
}

impl AttributeAudit {
    /// The group that the others are compared with, where one is rated.
    #[must_use]
    pub fn reference(&self) -> Option<&GroupAudit> {
        self.groups.iter().find(|group| group.rates.as_ref().is_some_and(|rates| rates.ratios.is_none()))
    }
}

impl Ratios {
    /// The ratios that there are.
    pub fn by_rate(self) -> impl Iterator<Item = (ComparedRate, Interval)> {
        let all = [
            (ComparedRate::GrantRate, self.grant_rate),
            (ComparedRate::FalseRefusals, self.false_refusals),
            (ComparedRate::FalseGrants, self.false_grants),
        ];
        all.into_iter().filter_map(|(rate, ratio)| ratio.map(|ratio| (rate, ratio)))
    }
}

fn counted(judged: JudgedClients<'_>, row: usize) -> Counted {
    let (probability, defaulted) = (judged.probabilities[row], judged.target[row]);
    Counted {
        defaulted,
        refused: probability >= judged.thresholds[row],
        unforeseen: f64::from(u8::from(defaulted)) - probability,
    }
}

/// The counts of one attribute, as they are and in every draw.
#[derive(Clone, Copy)]
struct Evidence<'a> {
    place: usize,
    counts: &'a Counts,
    resampled: &'a [Counts],
}

/// A rate of a group.
type Rate = fn(&GroupCounts) -> f64;

impl<'a> Evidence<'a> {
    fn groups(&self) -> &'a [GroupCounts] {
        &self.counts[self.place]
    }

    /// A figure of the groups with its interval.
    fn interval(&self, figure: impl Fn(&[GroupCounts]) -> f64) -> Option<Interval> {
        let resampled = self.resampled.iter().map(|counts| figure(&counts[self.place]));
        Interval::percentile(figure(self.groups()), resampled, CONFIDENCE)
    }

    fn audit(&self, grouping: &Grouping, judged: JudgedClients<'_>) -> AttributeAudit {
        let groups = self.groups();
        let rated: Vec<usize> = (0..groups.len()).filter(|&group| is_rated(&groups[group])).collect();
        let reference = rated.iter().copied().max_by_key(|&group| {
            // The first among equals.
            (groups[group].clients(), std::cmp::Reverse(group))
        });
        let audit = |group: usize| GroupAudit {
            group: grouping.groups[group].clone(),
            clients: groups[group].clients(),
            defaults: groups[group].defaults(),
            rates: rated
                .contains(&group)
                .then(|| self.rates(group, reference, &within(grouping, group, judged)))
                .flatten(),
        };
        AttributeAudit {
            attribute: grouping.attribute,
            groups: (0..groups.len()).map(audit).collect(),
            parity: self.parity(&rated),
        }
    }

    fn rates(&self, group: usize, reference: Option<usize>, within: &Within) -> Option<GroupRates> {
        let rate = |rate: Rate| self.interval(|groups| rate(&groups[group]));
        let counts = &self.groups()[group];
        Some(GroupRates {
            base_rate: rate(GroupCounts::base_rate)?,
            grant_rate: rate(GroupCounts::grant_rate)?,
            false_refusals: enough(counts.repaid()).then(|| rate(GroupCounts::false_refusals)).flatten(),
            false_grants: enough(counts.defaults()).then(|| rate(GroupCounts::false_grants)).flatten(),
            mean_risk: counts.base_rate() - counts.mean_unforeseen(),
            unforeseen: rate(GroupCounts::mean_unforeseen)?,
            auc: enough(counts.repaid())
                .then(|| auc_interval(&within.probabilities, &within.target, CONFIDENCE)),
            ratios: reference.filter(|reference| *reference != group).map(|of| self.ratios(group, of)),
        })
    }

    fn ratios(&self, group: usize, of: usize) -> Ratios {
        let (one, other) = (&self.groups()[group], &self.groups()[of]);
        let ratio = |rate: Rate| self.interval(|groups| rate(&groups[group]) / rate(&groups[of]));
        let both = |clients: fn(&GroupCounts) -> u32| enough(clients(one)) && enough(clients(other));
        let false_refusals = both(GroupCounts::repaid).then(|| ratio(GroupCounts::false_refusals));
        let false_grants = both(GroupCounts::defaults).then(|| ratio(GroupCounts::false_grants));
        Ratios {
            grant_rate: ratio(GroupCounts::grant_rate),
            false_refusals: false_refusals.flatten(),
            false_grants: false_grants.flatten(),
        }
    }

    fn parity(&self, rated: &[usize]) -> Option<Parity> {
        let groups = self.groups();
        let granted = |group: &&usize| groups[**group].grant_rate();
        let lowest = rated.iter().min_by(|a, b| granted(a).total_cmp(&granted(b)))?;
        let highest = rated.iter().max_by(|a, b| granted(a).total_cmp(&granted(b)))?;
        if rated.len() < 2 {
            return None;
        }
        let granted_apart = |groups: &[GroupCounts]| {
            demographic_parity(&rated.iter().map(|&group| groups[group].grant_rate()).collect::<Vec<_>>())
        };
        let both: Vec<usize> = rated
            .iter()
            .copied()
            .filter(|&group| enough(groups[group].repaid()) && enough(groups[group].defaults()))
            .collect();
        let odds = |groups: &[GroupCounts]| {
            equalized_odds(&both.iter().map(|&group| odds(&groups[group])).collect::<Vec<_>>())
        };
        let compared = both.len() > 1;
        Some(Parity {
            lowest: *lowest,
            highest: *highest,
            ratio: self.interval(|groups| granted_apart(groups).0)?,
            difference: self.interval(|groups| granted_apart(groups).1)?,
            odds_ratio: compared.then(|| self.interval(|groups| odds(groups).0)).flatten(),
            odds_difference: compared.then(|| self.interval(|groups| odds(groups).1)).flatten(),
        })
    }
}

fn odds(counts: &GroupCounts) -> Odds {
    Odds { of_repaid: 1.0 - counts.false_refusals(), of_defaulted: counts.false_grants() }
}

const fn enough(clients: u32) -> bool {
    clients >= FEWEST_CLIENTS
}

const fn is_rated(counts: &GroupCounts) -> bool {
    enough(counts.clients()) && counts.defaults() >= FEWEST_DEFAULTS
}

/// The clients of a group.
struct Within {
    probabilities: Vec<f64>,
    target: Vec<bool>,
}

fn within(grouping: &Grouping, group: usize, judged: JudgedClients<'_>) -> Within {
    let rows = (0..judged.target.len()).filter(|&row| grouping.of_client[row] == group);
    let (probabilities, target) = rows.map(|row| (judged.probabilities[row], judged.target[row])).unzip();
    Within { probabilities, target }
}

#[cfg(test)]
mod tests;
