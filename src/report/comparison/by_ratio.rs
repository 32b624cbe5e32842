//! What the champion costs at any limit, and at the best one, where a default costs more or less.

use serde::{Deserialize, Serialize};

use super::super::cohort::is_few;
use super::super::judging::Judged;
use crate::config::CostMatrix;
use crate::judging::{
    CostEstimate, LimitErrors, best_threshold, client_costs, errors_at_limits, judge, paired_difference,
};

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;
/// Costs of a default accepted that are looked into, in units of one good client refused.
const RATIOS: [u32; 13] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

/// What the champion costs on the outer rows, which no choice saw, for several ratios of the costs.
///
/// The mistakes by limit stand once: at ratio `r` a limit costs `cost_fp · (r · missed + refused)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostsByRatio {
    /// Outer rows.
    pub clients: usize,
    /// Defaults among them.
    pub defaults: usize,
    /// The ratio of the recipe.
    pub in_use: f64,
    /// Cost of a good client refused.
    pub cost_fp: f64,
    /// The mistakes at limits from 0 to 1.
    pub limits: Vec<LimitErrors>,
    /// The best limit of every ratio, from the lowest ratio on.
    pub ratios: Vec<RatioLimit>,
}

/// A ratio of the costs, the limit that is best for it, and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RatioLimit {
    /// Cost of a default accepted, in units of one good client refused.
    pub ratio: f64,
    /// The limit found out of fold on the development rows, and its mistakes on the outer ones.
    pub errors: LimitErrors,
    /// Cost on the outer rows.
    pub cost: CostEstimate,
    /// Cost there where the limit stays that of the ratio in use.
    pub kept: CostEstimate,
    /// `kept` less `cost`, with the paired standard error; below 0 by chance alone, since the limits come from other rows.
    pub regret: CostEstimate,
}

impl CostsByRatio {
    /// Works out limits on the development rows and what they cost on the outer ones.
    #[must_use]
    pub(in crate::report) fn of(judged: &Judged<'_>) -> Self {
        let (training, costs) = (judged.training, judged.recipe.costs);
        let of_rows = |rows: &[usize]| rows.iter().map(|&row| judged.target[row]).collect::<Vec<bool>>();
        let seen = of_rows(&training.split.development);
        let oof = &training.champion_trial().out_of_fold[0];
        let judgement = judge(oof, &seen, costs);
        let bad_rate = seen.iter().filter(|default| **default).count() as f64 / seen.len().max(1) as f64;
        let probability = |margin: &f64| {
            judgement.calibration.as_ref().map_or(bad_rate, |calibration| calibration.probability(*margin))
        };
        let found_on: Vec<f64> = oof.margins.iter().map(probability).collect();
        let outer = of_rows(&training.split.outer);
        let verdict = &training.verdicts[training.choice.champion];
        Self::on((&found_on, &seen), (&verdict.probabilities, &outer), costs)
    }

    /// Limits are found on the first clients and cost what they do on the second.
    fn on(found: (&[f64], &[bool]), (probabilities, target): (&[f64], &[bool]), costs: CostMatrix) -> Self {
        let in_use = costs.false_negative / costs.false_positive;
        let at = |ratio: f64| CostMatrix { false_negative: ratio * costs.false_positive, ..costs };
        let limit = |ratio: f64| best_threshold(found.0, found.1, at(ratio)).threshold;
        let kept_limit = limit(in_use);
        let ratios = ratios(in_use).into_iter().map(|ratio| {
            let limit = limit(ratio);
            let spent = |limit| client_costs(probabilities, &vec![limit; target.len()], target, at(ratio));
            let (own, kept) = (spent(limit), spent(kept_limit));
            let (mean, error) = paired_difference(&kept, &own);
            RatioLimit {
                ratio,
                errors: errors_at_limits(probabilities, target, &[limit])[0],
                cost: CostEstimate::of(&own),
                kept: CostEstimate::of(&kept),
                regret: CostEstimate { per_10_000: PER * mean, standard_error: PER * error },
            }
        });
        Self {
            clients: target.len(),
            defaults: target.iter().filter(|default| **default).count(),
            in_use,
            cost_fp: costs.false_positive,
            ratios: ratios.collect(),
            limits: errors_at_limits(probabilities, target, &drawn_limits()),
        }
    }

    /// Cost per 10,000 clients of so many mistakes among the outer rows, at a ratio.
    #[must_use]
    pub fn cost(&self, ratio: f64, missed: usize, refused: usize) -> f64 {
        PER * self.cost_fp * (ratio * missed as f64 + refused as f64) / self.clients.max(1) as f64
    }

    /// Cost per 10,000 clients where all are accepted.
    #[must_use]
    pub fn accept_all(&self, ratio: f64) -> f64 {
        self.cost(ratio, self.defaults, 0)
    }

    /// Cost per 10,000 clients where all are refused, whatever the ratio.
    #[must_use]
    pub fn refuse_all(&self) -> f64 {
        self.cost(0.0, 0, self.clients - self.defaults)
    }

    /// Share of clients with a favourable opinion.
    #[must_use]
    pub fn grant_rate(&self, errors: &LimitErrors) -> f64 {
        let repaid = self.clients - self.defaults;
        (repaid - errors.refused + errors.missed) as f64 / self.clients.max(1) as f64
    }

    /// Drops limits and ratios whose mistakes are few, though not none.
    pub(in crate::report) fn forget_few(&mut self) {
        let repaid = self.clients - self.defaults;
        let is_told = |errors: &LimitErrors| {
            let parts =
                [errors.missed, self.defaults - errors.missed, errors.refused, repaid - errors.refused];
            !parts.into_iter().any(is_few)
        };
        self.limits.retain(is_told);
        self.ratios.retain(|ratio| is_told(&ratio.errors));
    }
}

/// The ratios that are looked into, the one in use among them, rising.
fn ratios(in_use: f64) -> Vec<f64> {
    let mut ratios: Vec<f64> = RATIOS.into_iter().map(f64::from).collect();
    if !ratios.iter().any(|ratio| (ratio - in_use).abs() < 1e-9) {
        ratios.push(in_use);
    }
    ratios.sort_by(f64::total_cmp);
    ratios
}

/// Limits in quarters of a per cent up to 15 %, halves up to 30 %, whole ones up to 50 %, then tenths.
fn drawn_limits() -> Vec<f64> {
    let steps = [(0, 600, 10), (600, 1200, 20), (1200, 2000, 40), (2000, 4001, 400)];
    steps
        .into_iter()
        .flat_map(|(from, to, step)| (from..to).step_by(step))
        .map(|limit| f64::from(limit) / 4000.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::cost_curve;

    /// 1,000 clients at each per cent from 1 to 30, of whom as many default as is said.
    fn exact() -> (Vec<f64>, Vec<bool>) {
        let levels = || (1..=30).flat_map(|percent| (0..1000).map(move |client| (percent, client)));
        let target = levels().map(|(percent, client)| (client * 37) % 1000 < percent * 10).collect();
        (levels().map(|(percent, _)| f64::from(percent) / 100.0).collect(), target)
    }

    fn study() -> CostsByRatio {
        let (p, target) = exact();
        CostsByRatio::on((&p, &target), (&p, &target), CostMatrix::default())
    }

    #[test]
    fn the_limit_of_exact_risks_is_that_of_theory_and_the_cost_that_of_the_curve() {
        let study = study();
        let (p, target) = exact();
        assert_eq!((study.clients, study.defaults), (30_000, 4_650));
        for at in &study.ratios {
            let theory = 1.0 / (1.0 + at.ratio);
            // Whoever is at 30 % or less is accepted where theory says 33 % or 50 %.
            let limit = if theory > 0.3 { 1.0 } else { theory };
            assert!((at.errors.limit - limit).abs() <= 0.01, "{at:?}");
            let curve = cost_curve(&p, &target, CostMatrix { false_negative: at.ratio, false_positive: 1.0 });
            let least = curve.iter().map(|point| point.cost).fold(f64::INFINITY, f64::min);
            assert!((at.cost.per_10_000 - least / 3.0).abs() < 1e-6, "{at:?}");
            let told = study.cost(at.ratio, at.errors.missed, at.errors.refused);
            assert!((told - at.cost.per_10_000).abs() < 1e-6);
        }
    }

    #[test]
    fn to_keep_the_limit_costs_nothing_at_the_ratio_in_use_and_more_the_further_off_it_is() {
        let study = study();
        let regrets: Vec<(f64, f64)> =
            study.ratios.iter().map(|at| (at.ratio, at.regret.per_10_000)).collect();
        let in_use = regrets.iter().position(|(ratio, _)| (ratio - study.in_use).abs() < 1e-9).unwrap();
        assert_eq!(regrets[in_use], (10.0, 0.0));
        assert!(regrets[..=in_use].windows(2).all(|pair| pair[0].1 >= pair[1].1), "{regrets:?}");
        assert!(regrets[in_use..].windows(2).all(|pair| pair[0].1 <= pair[1].1), "{regrets:?}");
        for at in &study.ratios {
            assert!((at.kept.per_10_000 - at.cost.per_10_000 - at.regret.per_10_000).abs() < 1e-6);
        }
    }

    #[test]
    fn the_ends_of_the_limits_are_to_refuse_and_to_accept_all() {
        let study = study();
        assert!(
            study.limits.len() <= 120 && study.limits.windows(2).all(|pair| pair[0].limit < pair[1].limit)
        );
        let (first, last) = (study.limits[0], study.limits[study.limits.len() - 1]);
        assert_eq!((first.limit, first.missed, first.refused), (0.0, 0, 25_350));
        assert_eq!((last.limit, last.missed, last.refused), (1.0, 4_650, 0));
        assert!((study.accept_all(10.0) - 15_500.0).abs() < 1e-9);
        assert!((study.refuse_all() - 8_450.0).abs() < 1e-9);
        assert!((study.grant_rate(&last) - 1.0).abs() < 1e-15 && study.grant_rate(&first).abs() < 1e-15);
    }

    #[test]
    fn a_ratio_that_is_not_in_the_list_is_added_where_it_belongs() {
        assert_eq!(ratios(10.0).len(), RATIOS.len());
        let with = ratios(7.5);
        assert_eq!((with.len(), with[6]), (RATIOS.len() + 1, 7.5));
    }

    #[test]
    fn what_is_published_has_no_few_mistakes() {
        let mut study = study();
        study.limits[5].missed = 19;
        study.ratios[3].errors.refused = 1;
        study.ratios[4].errors.missed = study.defaults - 3;
        let (limits, ratios) = (study.limits.len(), study.ratios.len());
        study.forget_few();
        assert!(study.limits.len() < limits && study.ratios.len() == ratios - 2);
        assert!(study.limits.iter().all(|at| at.missed == 0 || at.missed >= 20));
        assert_eq!(study.limits[0].refused, 25_350, "to refuse all tells of nobody");
    }
}
