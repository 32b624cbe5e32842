//! What estimators learn from.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::boosting::{Bins, SharedBins};
use super::matrix::{DesignMatrix, Encoding};
use crate::features::Direction;

/// Inputs and outcomes of clients, and what is known of the inputs.
#[derive(Debug, Clone)]
pub struct Problem<'a> {
    /// The inputs, one row per client.
    pub matrix: &'a DesignMatrix,
    /// The outcome of every row (`true`: difficulty in repaying).
    pub target: &'a [bool],
    /// Which inputs are nominal, and their codes.
    pub encoding: &'a Encoding,
    /// Which way risk must move with each input; `Free` where it may move either way.
    pub directions: &'a [Direction],
    /// The matrix in bins, by most bins of an input; clones share them.
    bins: Arc<Mutex<BTreeMap<usize, SharedBins>>>,
}

impl<'a> Problem<'a> {
    /// A problem; all four are as long as each other in rows or inputs.
    #[must_use]
    pub fn new(
        matrix: &'a DesignMatrix,
        target: &'a [bool],
        encoding: &'a Encoding,
        directions: &'a [Direction],
    ) -> Self {
        Self { matrix, target, encoding, directions, bins: Arc::default() }
    }

    /// The same clients with other directions.
    #[must_use]
    pub fn with_directions(self, directions: &'a [Direction]) -> Self {
        Self { directions, ..self }
    }

    /// The same clients with other outcomes; bins depend on inputs only and stay.
    #[must_use]
    pub fn with_target(self, target: &'a [bool]) -> Self {
        Self { target, ..self }
    }

    /// The matrix in at most `max_bin` bins per input, made once for all fits.
    pub(super) fn bins(&self, max_bin: usize) -> SharedBins {
        let known = |bins: &BTreeMap<usize, SharedBins>| bins.get(&max_bin).cloned();
        if let Some(bins) = known(&self.bins.lock().unwrap_or_else(PoisonError::into_inner)) {
            return bins;
        }
        // Made outside the lock: a thread that waits for its share of the work may take up another fit, which asks
        // for the bins too.
        let made = Arc::new(Bins::of(self.matrix, self.encoding, max_bin));
        let mut bins = self.bins.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(bins.entry(max_bin).or_insert(made))
    }
}
