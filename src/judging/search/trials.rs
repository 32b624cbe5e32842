//! What the trials of a search are worth.

use super::finished::FinishedFit;
use super::plan::Trial;
use super::run::{SearchTask, TrialFits};
use crate::config::CostMatrix;
use crate::judging::cost::{client_costs, cross_fitted_thresholds};
use crate::judging::cross_validation::OutOfFold;
use crate::judging::metrics::{auc, average_precision, log_loss};
use crate::learning::sigmoid;

/// A trial, judged on rows that its fits did not see. Its figures chose among trials, so they are optimistic.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialResult {
    /// What was tried.
    pub trial: Trial,
    /// One entry per fit: by repeat, then by fold.
    pub fits: Vec<FitFigures>,
    /// Margins out of fold, one entry per repeat.
    pub out_of_fold: Vec<OutOfFold>,
    /// Cost of the decision on every client at the threshold of the other folds, the mean over the repeats.
    pub client_costs: Vec<f64>,
}

/// One fit and its figures on the fold that it did not see.
#[derive(Debug, Clone, PartialEq)]
pub struct FitFigures {
    /// Which repeat.
    pub repeat: usize,
    /// Which fold was held out.
    pub fold: usize,
    /// Rows that were learnt from.
    pub rows: usize,
    /// Rows held out.
    pub held: usize,
    /// Rounds of boosting that it kept, where it is boosted.
    pub rounds: Option<usize>,
    /// AUC.
    pub auc: f64,
    /// Average precision.
    pub average_precision: f64,
    /// Log loss of the margins as they are, before calibration.
    pub log_loss: f64,
    /// Threshold on the margin, from the other folds.
    pub threshold: f64,
    /// Cost per client at this threshold.
    pub cost: f64,
    /// Seconds that it took: differs from run to run.
    pub seconds: f64,
    /// Peak memory of the process when it ended, in megabytes: differs from run to run.
    pub peak_megabytes: Option<f64>,
}

impl TrialResult {
    /// Judges the fits of a trial.
    pub(super) fn of(task: &SearchTask<'_>, trial: Trial, fits: TrialFits, costs: CostMatrix) -> Self {
        let rows = task.problem.target.len();
        let mut result =
            Self { trial, fits: Vec::new(), out_of_fold: Vec::new(), client_costs: vec![0.0; rows] };
        let repeats = task.folds.len() as f64;
        for (repeat, (fold_of, fits)) in task.folds.iter().zip(fits).enumerate() {
            let pooled = pool(fold_of, &fits);
            let thresholds = cross_fitted_thresholds(&pooled.margins, fold_of, task.problem.target, costs);
            let spent = client_costs(&pooled.margins, &thresholds, task.problem.target, costs);
            for (sum, cost) in result.client_costs.iter_mut().zip(&spent) {
                *sum += cost / repeats;
            }
            let judged = Judged { task, fold_of, thresholds: &thresholds, spent: &spent };
            let figures = fits.iter().enumerate().map(|(fold, fit)| judged.figures(repeat, fold, fit));
            result.fits.extend(figures);
            result.out_of_fold.push(pooled);
        }
        result
    }

    /// Cost per client.
    #[must_use]
    pub fn mean_cost(&self) -> f64 {
        self.client_costs.iter().sum::<f64>() / self.client_costs.len().max(1) as f64
    }

    /// Mean AUC over the fits.
    #[must_use]
    pub fn mean_auc(&self) -> f64 {
        self.fits.iter().map(|fit| fit.auc).sum::<f64>() / self.fits.len().max(1) as f64
    }

    /// Mean log loss of the fits' margins as they are, before calibration.
    #[must_use]
    pub fn mean_log_loss(&self) -> f64 {
        self.fits.iter().map(|fit| fit.log_loss).sum::<f64>() / self.fits.len().max(1) as f64
    }

    /// Rounds of boosting that the fits kept, in the mean, rounded to a whole one.
    #[must_use]
    pub fn mean_rounds(&self) -> Option<usize> {
        let rounds: Vec<usize> = self.fits.iter().filter_map(|fit| fit.rounds).collect();
        let mean = rounds.iter().sum::<usize>() as f64 / rounds.len().max(1) as f64;
        (!rounds.is_empty()).then_some((mean.round() as usize).max(1))
    }
}

/// One repeat of a trial.
struct Judged<'a> {
    task: &'a SearchTask<'a>,
    fold_of: &'a [usize],
    thresholds: &'a [f64],
    spent: &'a [f64],
}

impl Judged<'_> {
    fn figures(&self, repeat: usize, fold: usize, fit: &FinishedFit) -> FitFigures {
        let held: Vec<usize> = (0..self.fold_of.len()).filter(|&row| self.fold_of[row] == fold).collect();
        let target: Vec<bool> = held.iter().map(|&row| self.task.problem.target[row]).collect();
        let probabilities: Vec<f64> = fit.margins.iter().map(|margin| sigmoid(*margin)).collect();
        let spent = held.iter().map(|&row| self.spent[row]).sum::<f64>();
        FitFigures {
            repeat,
            fold,
            rows: fit.sampled.unwrap_or(self.fold_of.len() - held.len()),
            held: held.len(),
            rounds: fit.rounds,
            auc: auc(&fit.margins, &target),
            average_precision: average_precision(&fit.margins, &target),
            log_loss: log_loss(&probabilities, &target),
            threshold: held.first().map_or(f64::NAN, |&row| self.thresholds[row]),
            cost: spent / held.len().max(1) as f64,
            seconds: fit.seconds,
            peak_megabytes: fit.peak_megabytes,
        }
    }
}

fn pool(fold_of: &[usize], fits: &[FinishedFit]) -> OutOfFold {
    let mut margins = vec![f64::NAN; fold_of.len()];
    for (fold, fit) in fits.iter().enumerate() {
        let held = (0..fold_of.len()).filter(|&row| fold_of[row] == fold);
        for (row, margin) in held.zip(&fit.margins) {
            margins[row] = *margin;
        }
    }
    OutOfFold { fold_of: fold_of.to_vec(), margins }
}
