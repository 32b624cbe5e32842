//! What is done about the imbalance of the classes, on training rows alone.

mod neighbours;
mod smote;
mod undersampling;

use super::estimator::LearningError;
use super::imputation::Fills;
use super::matrix::DesignMatrix;
use super::problem::Problem;
use super::sample::Sample;
use crate::config::Imbalance;

/// Training rows after the imbalance has been seen to, and the rows that an early stopping watches.
pub(super) struct Training {
    /// What is learnt from: places in `made` where there is one, else in the problem itself.
    pub(super) sample: Sample,
    /// Real rows set aside, weighed as the classes of `sample` are; places in the same matrix.
    pub(super) watched: Option<Sample>,
    /// With SMOTE, the imputed real rows and the made-up ones.
    pub(super) made: Option<Made>,
}

/// Clients without missing values, some of them made up.
pub(super) struct Made {
    pub(super) matrix: DesignMatrix,
    pub(super) target: Vec<bool>,
    /// What stood in for missing values.
    pub(super) fills: Fills,
}

/// Real rows: those to learn from, and those to watch.
#[derive(Clone, Copy)]
pub(super) struct RealRows<'a> {
    pub(super) learnt: &'a [usize],
    pub(super) watched: Option<&'a [usize]>,
}

impl Training {
    /// Sees to the imbalance among `rows.learnt`. Rows to watch stay real and are all kept.
    pub(super) fn prepare(
        problem: &Problem<'_>,
        rows: RealRows<'_>,
        imbalance: Imbalance,
        seed: u64,
    ) -> Result<Self, LearningError> {
        let target = problem.target;
        let sample = match imbalance {
            Imbalance::None => Sample::even(rows.learnt),
            Imbalance::Weights => Sample::balanced(rows.learnt, target),
            Imbalance::Undersampling => Sample::even(&undersampling::draw(rows.learnt, target, seed)),
            Imbalance::Smote => return smote::training(problem, rows, seed),
        };
        let watch = |watched| match imbalance {
            Imbalance::None => Sample::even(watched),
            _ => Sample::balanced(watched, target),
        };
        Ok(Self { sample, watched: rows.watched.map(watch), made: None })
    }

    /// The problem that the samples point into, where it is not the original one.
    pub(super) fn made_problem<'b>(&'b self, original: &Problem<'b>) -> Option<Problem<'b>> {
        let problem =
            |made: &'b Made| Problem::new(&made.matrix, &made.target, original.encoding, original.directions);
        self.made.as_ref().map(problem)
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests;
