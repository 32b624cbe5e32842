//! Fits that are finished, and what came after the search, kept so that a training that was cut short goes on where it
//! stopped.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::SearchError;
use super::plan::Trial;
use crate::config::Specification;
use crate::learning::{AdditiveModel, Encoding, Fitted, ModelShape};

/// How files end that hold what came after the search.
const REMEMBERED: &str = "kept";

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

/// A model as its file, to be read back.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::judging) struct KeptModel {
    shape: ModelShape,
    file: String,
}

impl KeptModel {
    /// `None` of a model that cannot be told as a sum, or whose file is no text.
    pub(in crate::judging) fn of(model: Fitted, encoding: &Encoding) -> Option<Self> {
        let model = model.into_additive()?;
        Some(Self { shape: model.shape(), file: String::from_utf8(model.to_bytes(encoding)).ok()? })
    }

    /// The model, to the bit; `None` where the file is damaged.
    pub(in crate::judging) fn read(&self, encoding: &Encoding) -> Option<AdditiveModel> {
        AdditiveModel::read(self.file.as_bytes(), self.shape, encoding).ok()
    }
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
    /// program, or by who knows which, is thrown away: its fits may differ.
    pub fn open(folder: &Path, build: &str) -> io::Result<Self> {
        let mark = folder.join("build");
        if folder.exists() && fs::read_to_string(&mark).ok().as_deref() != Some(build) {
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

    /// What was kept under a name, or else what `make` makes, which is then kept. It must be the same whenever it is made;
    /// what cannot be read counts as not there.
    pub(in crate::judging) fn remembered<T, E>(
        store: Option<&Self>,
        name: &str,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned,
        E: From<SearchError>,
    {
        let Some(store) = store else { return make() };
        let file = store.folder.join(format!("{name}.{REMEMBERED}"));
        let kept = || serde_json::from_slice(&fs::read(&file).ok()?).ok();
        if let Some(kept) = kept() {
            return Ok(kept);
        }
        let fresh = make()?;
        let partial = file.with_extension("partial");
        let written = serde_json::to_vec(&fresh).map_err(io::Error::from);
        let written = written.and_then(|bytes| fs::write(&partial, bytes));
        written.and_then(|()| fs::rename(&partial, &file)).map_err(SearchError::Unkept)?;
        Ok(fresh)
    }

    fn file(&self, FitPlace { trial, repeat, fold }: FitPlace) -> PathBuf {
        self.folder.join(format!("{trial:04}-{repeat}-{fold}.json"))
    }
}
