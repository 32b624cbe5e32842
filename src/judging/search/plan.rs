//! Which combinations of hyperparameters are fitted.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::config::{CandidateKind, Imbalance, Specification, Strategy, ValidRecipe};

/// A combination that is fitted once per fold and repeat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trial {
    /// Its place in the search.
    pub number: usize,
    /// The candidate that it is one of.
    pub kind: CandidateKind,
    /// What is fitted.
    pub specification: Specification,
}

/// The trials of a search.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The trials that are fitted first.
    pub trials: Vec<Trial>,
    /// Ways of treating the imbalance that a random search then tries on the best trial of their candidate.
    pub treatments: Vec<(CandidateKind, Imbalance)>,
    /// Combinations that the budget leaves out.
    pub left_out: usize,
    /// Combinations that there are in all.
    pub combinations: usize,
}

impl Plan {
    /// Plans a search.
    ///
    /// A grid search fits every combination. A random search draws `trials` combinations of each candidate's
    /// hyperparameters without replacement, fits them with the first treatment of the imbalance that the recipe
    /// names, and then the best of them with each other treatment: so treatments are compared on equal
    /// hyperparameters. The budget goes round the candidates, one combination each, until it is spent; every
    /// candidate has at least one.
    #[must_use]
    pub fn of(recipe: &ValidRecipe) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(recipe.seed);
        let (mut queues, mut treatments, mut combinations) = (Vec::new(), Vec::new(), 0);
        for kind in recipe.candidates.kinds() {
            let mut all = recipe.combinations(kind);
            combinations += all.len();
            if recipe.search.strategy == Strategy::Random {
                let first = all[0].imbalance;
                let mut others: Vec<Imbalance> = all.iter().map(|s| s.imbalance).collect();
                others.dedup();
                treatments.extend(others.into_iter().skip(1).map(|imbalance| (kind, imbalance)));
                all.retain(|specification| specification.imbalance == first);
                all.shuffle(&mut rng);
                all.truncate(recipe.search.trials);
            }
            queues.push((kind, all));
        }
        let per_trial = recipe.validation.folds * recipe.validation.repeats;
        let affordable = (recipe.search.budget / per_trial).saturating_sub(treatments.len());
        let (trials, left_out) = in_turn(&queues, affordable.max(queues.len()));
        Self { trials, treatments, left_out, combinations }
    }

    /// Trials in all.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.trials.len() + self.treatments.len()
    }

    /// Whether nothing is tried.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One of each queue in turn, at most so many; and how many are left. Trials of a candidate stand together.
fn in_turn(queues: &[(CandidateKind, Vec<Specification>)], most: usize) -> (Vec<Trial>, usize) {
    let mut taken = vec![0; queues.len()];
    let longest = queues.iter().map(|(_, queue)| queue.len()).max().unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| (0..queues.len()).map(move |queue| (round, queue)));
    for (_, queue) in rounds.filter(|(round, queue)| *round < queues[*queue].1.len()).take(most) {
        taken[queue] += 1;
    }
    let chosen = queues.iter().zip(&taken).flat_map(|((kind, queue), taken)| {
        queue[..*taken].iter().map(|specification| (*kind, *specification))
    });
    let trials =
        chosen.enumerate().map(|(number, (kind, specification))| Trial { number, kind, specification });
    let left = queues.iter().zip(&taken).map(|((_, queue), taken)| queue.len() - taken).sum();
    (trials.collect(), left)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Recipe;

    fn plan(text: &str) -> Plan {
        Plan::of(&Recipe::parse(text, Path::new("recipe.toml")).unwrap())
    }

    fn counts(plan: &Plan) -> Vec<(CandidateKind, usize)> {
        let count = |kind| plan.trials.iter().filter(|trial| trial.kind == kind).count();
        CandidateKind::ALL.iter().map(|kind| (*kind, count(*kind))).filter(|(_, n)| *n > 0).collect()
    }

    const GRIDS: &str = "[candidates.logistic]\nalpha = [0.1, 0.01]\nimbalance = [\"none\", \"weights\"]\n\
                         [candidates.boosting]\neta = [0.1, 0.05, 0.03]\nmax_leaves = [7, 15]\n";

    #[test]
    fn a_grid_search_fits_every_combination() {
        let plan = plan(GRIDS);
        assert_eq!(counts(&plan), [(CandidateKind::Logistic, 4), (CandidateKind::Boosting, 6)]);
        assert_eq!((plan.combinations, plan.left_out, plan.treatments.len()), (10, 0, 0));
        assert!(plan.trials.iter().enumerate().all(|(place, trial)| trial.number == place));
    }

    #[test]
    fn a_budget_goes_round_the_candidates() {
        let plan = plan(&format!("search = {{ budget = 29 }}\nvalidation = {{ folds = 4 }}\n{GRIDS}"));
        assert_eq!(counts(&plan), [(CandidateKind::Logistic, 4), (CandidateKind::Boosting, 3)]);
        assert_eq!(plan.left_out, 3);
    }

    #[test]
    fn a_random_search_draws_combinations_once_and_keeps_treatments_for_the_best() {
        let text = format!("search = {{ strategy = \"random\", trials = 4 }}\n{GRIDS}");
        let plan = plan(&text);
        assert_eq!(counts(&plan), [(CandidateKind::Logistic, 2), (CandidateKind::Boosting, 4)]);
        assert_eq!(plan.treatments, [(CandidateKind::Logistic, Imbalance::Weights)]);
        for (place, trial) in plan.trials.iter().enumerate() {
            assert!(plan.trials[..place].iter().all(|other| other.specification != trial.specification));
        }
        assert_eq!(plan, self::plan(&text));
        assert_ne!(plan, self::plan(&format!("seed = 5\n{text}")));
    }
}
