use serde::Deserialize;

use super::*;
use crate::config::CostMatrix;
use crate::features::{FeatureColumn, FeatureValues, catalogue};

/// Clients with what fairlearn says of them; `tests/peers/fairness.py` makes the file.
#[derive(Deserialize)]
struct Case {
    name: String,
    repaid: String,
    granted: String,
    group: String,
    by_group: Vec<OfGroup>,
    demographic_parity_ratio: f64,
    demographic_parity_difference: f64,
    equalized_odds_ratio: f64,
    equalized_odds_difference: f64,
}

#[derive(Deserialize)]
struct OfGroup {
    clients: f64,
    selection_rate: f64,
    false_positive_rate: f64,
    false_negative_rate: f64,
}

fn assert_near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() < 1e-12, "{what}: {ours}, fairlearn {theirs}");
}

#[test]
fn rates_and_disparities_are_those_of_fairlearn() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("../fairlearn_cases.json")).unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        let mut counts = vec![GroupCounts::default(); case.by_group.len()];
        for ((repaid, granted), group) in
            case.repaid.bytes().zip(case.granted.bytes()).zip(case.group.bytes())
        {
            let client = Counted { defaulted: repaid == b'0', refused: granted == b'0', unforeseen: 0.0 };
            counts[usize::from(group - b'0')].add(client);
        }
        for (ours, theirs) in counts.iter().zip(&case.by_group) {
            assert_near(f64::from(ours.clients()), theirs.clients, &case.name);
            assert_near(ours.grant_rate(), theirs.selection_rate, &case.name);
            assert_near(ours.false_grants(), theirs.false_positive_rate, &case.name);
            assert_near(ours.false_refusals(), theirs.false_negative_rate, &case.name);
        }
        let granted: Vec<f64> = counts.iter().map(GroupCounts::grant_rate).collect();
        let (ratio, difference) = demographic_parity(&granted);
        assert_near(ratio, case.demographic_parity_ratio, &case.name);
        assert_near(difference, case.demographic_parity_difference, &case.name);
        let (ratio, difference) = equalized_odds(&counts.iter().map(odds).collect::<Vec<_>>());
        assert_near(ratio, case.equalized_odds_ratio, &case.name);
        assert_near(difference, case.equalized_odds_difference, &case.name);
    }
}

/// 3,000 clients. Men (every third client) are refused at 40 % of their files, women at 20 %; every tenth client
/// defaults; the risk of women is estimated rightly, that of men at half.
struct Planted {
    table: FeatureTable,
    target: Vec<bool>,
    probabilities: Vec<f64>,
    thresholds: Vec<f64>,
}

impl Planted {
    fn new() -> Self {
        let (mut planted, mut seen) = (Self::empty(), [0_usize; 2]);
        for client in 0..3000_usize {
            let man = client % 3 == 0;
            let nth = seen[usize::from(man)];
            seen[usize::from(man)] += 1;
            let refused = nth % 10 < if man { 4 } else { 2 };
            // Every tenth of either sex, in turn among the refused and the granted.
            let defaulted = nth / 10 % 10 == nth % 10;
            planted.table.gender.push(Some(if man { "M" } else { "F" }));
            planted.target.push(defaulted);
            let risk = if man { 0.05 } else { 0.1 };
            planted.probabilities.push(risk + if refused { 0.01 } else { -0.01 });
            planted.thresholds.push(risk);
        }
        planted.with_families()
    }

    fn empty() -> Self {
        let (target, probabilities, thresholds) = (Vec::new(), Vec::new(), Vec::new());
        let table =
            FeatureTable { ids: (0..3000).collect(), columns: Vec::new(), target: None, gender: Vec::new() };
        Self { table, target, probabilities, thresholds }
    }

    /// Sixty widowed clients, fifty of them in default; all others are married.
    fn with_families(mut self) -> Self {
        let feature = catalogue().iter().find(|feature| feature.name == "NAME_FAMILY_STATUS").unwrap();
        let words = (0..3000).map(|client| Some(if client % 50 == 0 { "Widow" } else { "Married" }));
        let values = FeatureValues::Nominal(words.collect());
        self.table.columns.push(FeatureColumn { feature, values });
        self
    }

    fn audited(&self, seed: u64) -> FairnessReport {
        let judged = JudgedClients {
            probabilities: &self.probabilities,
            thresholds: &self.thresholds,
            target: &self.target,
            costs: CostMatrix::default(),
        };
        audit_fairness(&self.table, judged, seed)
    }
}

#[test]
fn what_was_planted_is_found() {
    let report = Planted::new().audited(1);
    assert_eq!(report.clients, 3000);
    let attributes: Vec<Attribute> = report.attributes.iter().map(|audit| audit.attribute).collect();
    // The table has neither ages nor levels of education.
    assert_eq!(attributes, [Attribute::Sex, Attribute::FamilyStatus]);
    let sex = &report.attributes[0];
    assert_eq!(sex.reference().unwrap().group, Group::Word("F".to_owned()));
    let [women, men] = [0, 1].map(|place| sex.groups[place].rates.as_ref().unwrap());
    assert_eq!((sex.groups[0].clients, sex.groups[1].clients), (2000, 1000));
    assert!((women.grant_rate.value - 0.8).abs() < 1e-12 && (men.grant_rate.value - 0.6).abs() < 1e-12);
    assert!(women.grant_rate.low < 0.79 && women.grant_rate.low > 0.77 && women.grant_rate.high < 0.83);
    assert!((women.base_rate.value - 0.1).abs() < 1e-12 && (men.base_rate.value - 0.1).abs() < 1e-12);
    let ratio = men.ratios.unwrap().grant_rate.unwrap();
    assert!((ratio.value - 0.75).abs() < 1e-12);
    // Its logarithm has the standard error √(0.4/600 + 0.2/1600) = 0.0281.
    assert!((ratio.low - 0.7098).abs() < 0.006 && (ratio.high - 0.7925).abs() < 0.006, "{ratio:?}");
    assert_eq!(ratio.standing(), Standing::Outside);
    // Forty of a hundred men who repaid are refused, and twenty women: a ratio of two.
    let refusals = men.ratios.unwrap().false_refusals.unwrap();
    assert!((refusals.value - 2.0).abs() < 1e-9 && refusals.standing() == Standing::Outside);
    // The estimated risk is 0.1 less 0.006 for women, 0.05 less 0.002 for men.
    assert!((women.mean_risk - 0.094).abs() < 1e-12 && (men.mean_risk - 0.048).abs() < 1e-12);
    assert!((men.unforeseen.value - 0.052).abs() < 1e-12 && men.unforeseen.low > 0.03);
    assert!(women.unforeseen.low < 0.0 && women.unforeseen.high > 0.0);
    let parity = sex.parity.unwrap();
    assert_eq!((parity.lowest, parity.highest), (1, 0));
    assert!((parity.ratio.value - 0.75).abs() < 1e-12 && (parity.difference.value - 0.2).abs() < 1e-12);
    let out = report.out_of_range();
    let rates: Vec<ComparedRate> = out.iter().map(|out| out.rate).collect();
    assert_eq!(rates, [ComparedRate::GrantRate, ComparedRate::FalseRefusals, ComparedRate::FalseGrants]);
    // Of those who defaulted six tenths of the men are granted, and eight of the women.
    assert!((out[2].ratio.value - 0.75).abs() < 1e-12);
}

#[test]
fn a_group_too_small_is_named_but_not_rated() {
    let report = Planted::new().audited(1);
    let family = &report.attributes[1];
    let [married, widowed] = [0, 1].map(|place| &family.groups[place]);
    assert_eq!(widowed.group, Group::Word("Widow".to_owned()));
    assert!((widowed.clients, widowed.rates.is_none()) == (60, true) && married.rates.is_some());
    // One group alone cannot be compared.
    assert_eq!(family.parity, None);
    assert_eq!(family.reference().unwrap().group, married.group);
}

#[test]
fn a_rate_needs_a_hundred_in_its_denominator_and_the_group_thirty_defaults() {
    let counted = |repaid: u32, defaults: u32| {
        let mut planted = Planted::empty();
        for client in 0..1000 + repaid + defaults {
            planted.table.gender.push(Some(if client < 1000 { "F" } else { "M" }));
            planted.target.push(client < 200 || client >= 1000 + repaid);
            planted.probabilities.push(if client % 2 == 0 { 0.3 } else { 0.1 });
            planted.thresholds.push(0.2);
        }
        let mut report = planted.audited(1);
        let men = report.attributes.remove(0).groups.remove(1);
        men.rates.map(|rates| (rates.false_refusals.is_some(), rates.false_grants.is_some()))
    };
    assert_eq!(counted(71, 29), None);
    assert_eq!(counted(69, 30), None);
    assert_eq!(counted(70, 30), Some((false, false)));
    assert_eq!(counted(100, 30), Some((true, false)));
    assert_eq!(counted(100, 99), Some((true, false)));
    assert_eq!(counted(99, 100), Some((false, true)));
}

#[test]
fn the_audit_follows_the_seed_alone() {
    let planted = Planted::new();
    let report = planted.audited(1);
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(one.install(|| planted.audited(1)), report);
    assert_ne!(planted.audited(2), report);
    let written = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<FairnessReport>(&written).unwrap(), report);
}
