//! Fitting the trials of a search, in parallel and once only.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::SearchError;
use super::finished::{FinishedFit, FitPlace, FitStore, KeptModel};
use super::memory::peak_megabytes;
use super::plan::Trial;
use crate::learning::{AdditiveModel, Fitted, Problem, fit};

/// What the trials of a search are fitted on.
pub struct SearchTask<'a> {
    /// The rows to develop on; those of the outer part are not among them.
    pub problem: &'a Problem<'a>,
    /// Fold of every row, one entry per repeat.
    pub folds: &'a [Vec<usize>],
    /// Seed of every fit.
    pub seed: u64,
    /// Where finished fits are kept.
    pub store: Option<&'a FitStore>,
    /// Is told of every fit that is there, also of one that was kept.
    pub on_fit: &'a (dyn Fn() + Sync),
}

/// The fits of one trial: by repeat, then by fold.
pub(super) type TrialFits = Vec<Vec<FinishedFit>>;

impl SearchTask<'_> {
    /// Fits all trials, as many at a time as the global pool of rayon has threads, each on one thread.
    ///
    /// Results do not depend on the number of threads or on what was kept.
    ///
    /// Each fit that a store has is taken from there.
    pub(super) fn fit_all(&self, trials: &[Trial]) -> Result<Vec<TrialFits>, SearchError> {
        let places: Vec<(&Trial, FitPlace)> = trials.iter().flat_map(|trial| self.places(trial)).collect();
        let found = self.in_parallel(&places, &|trial, place| self.fit_or_find(trial, place))?;
        let mut found = found.into_iter();
        Ok(trials.iter().map(|_| self.by_repeat(&mut found)).collect())
    }

    /// Fits one trial, whatever the search has of it, and keeps its models: by repeat, then by fold. A model that cannot
    /// be told as a sum is `None`.
    pub(super) fn fit_keeping_models(
        &self,
        trial: &Trial,
    ) -> Result<(TrialFits, Vec<Option<AdditiveModel>>), SearchError> {
        let encoding = self.problem.encoding;
        let fit = |trial: &Trial, place: FitPlace| {
            let name = format!("model-{}-{}-{}", trial.number, place.repeat, place.fold);
            let (finished, model) = FitStore::remembered(self.store, &name, || {
                let (finished, model) = self.fitted(trial, place)?;
                Ok::<_, SearchError>((finished, KeptModel::of(model, encoding)))
            })?;
            Ok((finished, model.and_then(|model| model.read(encoding))))
        };
        let found = self.in_parallel(&self.places(trial), &fit)?;
        let (fits, models): (Vec<FinishedFit>, Vec<Option<AdditiveModel>>) = found.into_iter().unzip();
        Ok((self.by_repeat(&mut fits.into_iter()), models))
    }

    /// The next fits of one trial.
    fn by_repeat(&self, fits: &mut impl Iterator<Item = FinishedFit>) -> TrialFits {
        self.folds.iter().map(|folds| fits.take(count(folds)).collect()).collect()
    }

    fn places<'t>(&self, trial: &'t Trial) -> Vec<(&'t Trial, FitPlace)> {
        let repeats = self.folds.iter().enumerate();
        let places = repeats.flat_map(|(repeat, folds)| {
            (0..count(folds)).map(move |fold| FitPlace { trial: trial.number, repeat, fold })
        });
        places.map(|place| (trial, place)).collect()
    }

    /// Workers take the next fit from a counter: a fit never waits for another, and one that needs parallel loops
    /// runs them on its own thread, so that cores are neither idle nor shared.
    fn in_parallel<F: Send>(
        &self,
        places: &[(&Trial, FitPlace)],
        fit: &(dyn Fn(&Trial, FitPlace) -> Result<F, SearchError> + Sync),
    ) -> Result<Vec<F>, SearchError> {
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let results: Mutex<Vec<Option<Result<F, SearchError>>>> =
            Mutex::new(places.iter().map(|_| None).collect());
        let work = || {
            while !failed.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some((trial, place)) = places.get(at) else { return };
                let result = fit(trial, *place);
                failed.fetch_or(result.is_err(), Ordering::Relaxed);
                results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
                (self.on_fit)();
            }
        };
        let workers = rayon::current_num_threads().min(places.len()).max(1);
        let pools = (0..workers).map(|_| rayon::ThreadPoolBuilder::new().num_threads(1).build());
        let pools: Vec<rayon::ThreadPool> = pools.collect::<Result<_, _>>().map_err(SearchError::Threads)?;
        std::thread::scope(|scope| {
            for pool in &pools {
                scope.spawn(|| pool.install(work));
            }
        });
        let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
        // After a failure some are missing; the first failure in the order of the plan is the one that is told.
        let mut found = Vec::with_capacity(places.len());
        let mut missing = false;
        for result in results {
            match result {
                Some(Ok(fit)) if !missing => found.push(fit),
                Some(Err(error)) => return Err(error),
                _ => missing = true,
            }
        }
        Ok(found)
    }

    fn fit_or_find(&self, trial: &Trial, place: FitPlace) -> Result<FinishedFit, SearchError> {
        let held = self.folds[place.repeat].iter().filter(|fold| **fold == place.fold).count();
        if let Some(kept) = self.store.and_then(|store| store.find(place, trial, held)) {
            return Ok(kept);
        }
        let (finished, _) = self.fitted(trial, place)?;
        if let Some(store) = self.store {
            store.keep(place, &finished).map_err(SearchError::Unkept)?;
        }
        Ok(finished)
    }

    fn fitted(&self, trial: &Trial, place: FitPlace) -> Result<(FinishedFit, Fitted), SearchError> {
        let fold_of = &self.folds[place.repeat];
        let (held, rest): (Vec<usize>, Vec<usize>) =
            (0..fold_of.len()).partition(|&row| fold_of[row] == place.fold);
        let start = Instant::now();
        let fitted = fit(self.problem, &rest, &trial.specification, self.seed, &|| ());
        let fitted = fitted
            .map_err(|cause| SearchError::Fit { candidate: trial.kind.word(), cause: Box::new(cause) })?;
        let seconds = start.elapsed().as_secs_f64();
        let finished = FinishedFit {
            specification: trial.specification,
            rounds: fitted.rounds,
            sampled: fitted.sampled.map(|sampled| sampled.rows),
            margins: fitted.model.margins(&self.problem.matrix.select(&held)),
            seconds,
            peak_megabytes: peak_megabytes(),
        };
        Ok((finished, fitted.model))
    }
}

fn count(fold_of: &[usize]) -> usize {
    fold_of.iter().max().map_or(0, |last| last + 1)
}
