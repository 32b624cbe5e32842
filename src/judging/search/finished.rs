//! Fits that are finished, kept so that a search that was cut short goes on where it stopped.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::plan::Trial;
use crate::config::Specification;

/// One fit of a trial and the margins of the rows that it was kept from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct FinishedFit {
    /// What was fitted.
    pub specification: Specification,
    /// Rounds of boosting that it kept, where it is boosted.
    pub rounds: Option<usize>,
    /// Rows that it learnt from, where it drew some of those that it was given.
    pub sampled: Option<usize>,
    /// Margins of the rows held out, in their order.
    pub margins: Vec<f64>,
    /// Seconds that it took.
    pub seconds: f64,
    /// Peak memory of the process when it ended, in megabytes, where the system tells.
    pub peak_megabytes: Option<f64>,
}

/// Which fit of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FitPlace {
    pub trial: usize,
    pub repeat: usize,
    pub fold: usize,
}

/// The folder of finished fits.
#[derive(Debug, Clone)]
pub struct FitStore {
    folder: PathBuf,
}

impl FitStore {
    /// A store in the folder, made if it is not there. What stands there and was left by another build of the
    /// program is thrown away: its fits may differ.
    pub fn open(folder: &Path, build: &str) -> io::Result<Self> {
        let mark = folder.join("build");
        if fs::read_to_string(&mark).is_ok_and(|found| found != build) {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        fs::write(mark, build)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// How many fits are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        files.filter(|file| file.path().extension().is_some_and(|extension| extension == "json")).count()
    }

    /// Whether no fit is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Throws the fits away, when the search that they are for has ended.
    pub fn close(self) -> io::Result<()> {
        fs::remove_dir_all(self.folder)
    }

    /// A finished fit, if it is of this trial and has so many rows; a damaged file counts as none.
    pub(super) fn find(&self, place: FitPlace, trial: &Trial, rows: usize) -> Option<FinishedFit> {
        let fit: FinishedFit = serde_json::from_slice(&fs::read(self.file(place)).ok()?).ok()?;
        (fit.specification == trial.specification && fit.margins.len() == rows).then_some(fit)
    }

    /// Keeps a fit, whole or not at all.
    pub(super) fn keep(&self, place: FitPlace, fit: &FinishedFit) -> io::Result<()> {
        let file = self.file(place);
        let partial = file.with_extension("partial");
        fs::write(&partial, serde_json::to_vec(fit)?)?;
        fs::rename(partial, file)
    }

    fn file(&self, FitPlace { trial, repeat, fold }: FitPlace) -> PathBuf {
        self.folder.join(format!("{trial:04}-{repeat}-{fold}.json"))
    }
}
