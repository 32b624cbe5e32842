//! Which candidate becomes the champion.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::cost::paired_difference;
use super::search::{TrialResult, best_of};
use crate::config::CandidateKind;

/// The best trial of every candidate, and which of them is the champion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// One per candidate, from the simplest to the most complex.
    pub contenders: Vec<Contender>,
    /// Place of the one of lowest cost among them, the baseline aside.
    pub lowest: usize,
    /// Place of the champion: the simplest whose cost is within one standard error of the lowest.
    pub champion: usize,
}

/// The best trial of a candidate beside the one of lowest cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Contender {
    /// The candidate.
    pub kind: CandidateKind,
    /// Number of its best trial.
    pub trial: usize,
    /// Cost per client less that of the lowest.
    pub excess: f64,
    /// Standard error of this difference, client by client.
    pub excess_error: f64,
}

/// No champion can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ChoiceError {
    /// The lowest cost is that of a candidate that cannot be deployed.
    #[error(
        "candidate {winner:?} costs least, by more than one standard error than any simpler one, and it is a benchmark \
         that cannot be deployed: the others have something to learn from it; widen their grids in the recipe, or \
         take [candidates.{winner}] out"
    )]
    BenchmarkWins {
        /// Its word in the recipe.
        winner: &'static str,
    },
    /// Nothing but the baseline was tried.
    #[error("there is no candidate beside the baseline; add one to the recipe")]
    NothingTried,
}

impl Choice {
    /// Chooses: the lowest cost wins, but a simpler candidate is preferred where the paired difference of the
    /// costs, client by client, is at most its standard error (the one-standard-error rule of Breiman and others,
    /// Classification and Regression Trees, 1984, on paired differences). The baseline is never chosen.
    pub fn among(results: &[TrialResult], complexity: &[CandidateKind]) -> Result<Self, ChoiceError> {
        let best: Vec<&TrialResult> = complexity.iter().filter_map(|kind| best_of(results, *kind)).collect();
        let contest = |place: &usize| best[*place].trial.kind != CandidateKind::Dummy;
        let lowest =
            (0..best.len()).filter(contest).fold(None, |lowest: Option<usize>, place| match lowest {
                Some(lowest) if best[lowest].mean_cost() <= best[place].mean_cost() => Some(lowest),
                _ => Some(place),
            });
        let lowest = lowest.ok_or(ChoiceError::NothingTried)?;
        let contenders: Vec<Contender> = best
            .iter()
            .map(|result| {
                let (excess, excess_error) =
                    paired_difference(&result.client_costs, &best[lowest].client_costs);
                Contender { kind: result.trial.kind, trial: result.trial.number, excess, excess_error }
            })
            .collect();
        let within = |place: &usize| contenders[*place].excess <= contenders[*place].excess_error;
        let champion = (0..best.len()).filter(contest).find(within).unwrap_or(lowest);
        if !contenders[champion].kind.can_be_champion() {
            return Err(ChoiceError::BenchmarkWins { winner: contenders[champion].kind.word() });
        }
        Ok(Self { contenders, lowest, champion })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Imbalance, LogisticParams, Method, Specification};
    use crate::judging::search::Trial;

    /// A trial that costs 1 for so many of a thousand clients, one after the other from `first`.
    fn result(number: usize, kind: CandidateKind, first: usize, cost: usize) -> TrialResult {
        let specification =
            Specification { method: Method::Logistic(LogisticParams::default()), imbalance: Imbalance::None };
        let client_costs = (0..1000).map(|row| f64::from(u8::from((first..first + cost).contains(&row))));
        TrialResult {
            trial: Trial { number, kind, specification },
            fits: Vec::new(),
            out_of_fold: Vec::new(),
            client_costs: client_costs.collect(),
        }
    }

    #[test]
    fn the_lowest_cost_wins_where_it_is_clearly_lower() {
        let results = [
            result(0, CandidateKind::Logistic, 0, 400),
            result(1, CandidateKind::Boosting, 0, 300),
            result(2, CandidateKind::Boosting, 0, 320),
        ];
        let choice = Choice::among(&results, &CandidateKind::ALL).unwrap();
        assert_eq!(choice.contenders[choice.champion].trial, 1);
        let logistic = choice.contenders[0];
        // 100 of 1000 differ by 1: the mean is 0.1, its standard error sqrt(0.1 * 0.9 / 999).
        assert!((logistic.excess - 0.1).abs() < 1e-12);
        assert!((logistic.excess_error - (0.09_f64 / 999.0).sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_simpler_candidate_within_one_standard_error_is_preferred() {
        // The costs fall on different clients: the difference is 0.004, its standard error about 0.025.
        let results =
            [result(0, CandidateKind::Logistic, 0, 304), result(1, CandidateKind::Boosting, 500, 300)];
        let choice = Choice::among(&results, &CandidateKind::ALL).unwrap();
        assert_eq!((choice.contenders[choice.champion].trial, choice.lowest), (0, 1));
        let turned = [CandidateKind::Boosting, CandidateKind::Logistic];
        let choice = Choice::among(&results, &turned).unwrap();
        assert_eq!(choice.contenders[choice.champion].kind, CandidateKind::Boosting);
    }

    #[test]
    fn the_baseline_is_never_chosen_and_a_forest_that_wins_stops() {
        let results = [result(0, CandidateKind::Dummy, 0, 100), result(1, CandidateKind::Boosting, 0, 300)];
        let choice = Choice::among(&results, &CandidateKind::ALL).unwrap();
        assert_eq!(choice.contenders[choice.champion].kind, CandidateKind::Boosting);
        let results = [result(0, CandidateKind::Forest, 0, 100), result(1, CandidateKind::Boosting, 0, 300)];
        let refusal = Choice::among(&results, &CandidateKind::ALL).unwrap_err();
        assert_eq!(refusal, ChoiceError::BenchmarkWins { winner: "forest" });
    }
}
