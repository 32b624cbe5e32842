//! The champion on disk: `model.json` (trees in XGBoost's JSON, or a linear model in that of `LinearModel`),
//! `folds/1.json` and on (the models of its cross-validation, in the same form) and `manifest.json`.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::manifest::{FORMAT, Manifest};
use crate::learning::{AdditiveModel, DesignMatrix, Encoding, ModelError};

const MODEL: &str = "model.json";
const FOLDS: &str = "folds";
const MANIFEST: &str = "manifest.json";
/// What a folder is called while another takes its place.
const OLD: &str = "old";

/// A model that can score and be explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Champion {
    /// The first 12 hexadecimal digits of the SHA-256 over manifest and model.
    pub version: String,
    /// The trees, or the linear model.
    pub model: AdditiveModel,
    /// The models of its cross-validation, in the order of the folds: each learnt from all training rows but those of
    /// its fold, and so tells how much the score hangs on the files learnt from.
    pub fold_models: Vec<AdditiveModel>,
    /// All else.
    pub manifest: Manifest,
}

/// The files of a champion's models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFiles {
    /// The champion's own.
    pub model: Vec<u8>,
    /// Those of its cross-validation, in the order of the folds.
    pub folds: Vec<Vec<u8>>,
}

impl ModelFiles {
    /// The files of models that were fitted on the same inputs.
    #[must_use]
    pub fn of(model: &AdditiveModel, folds: &[AdditiveModel], encoding: &Encoding) -> Self {
        let folds = folds.par_iter().map(|fold| fold.to_bytes(encoding)).collect();
        Self { model: model.to_bytes(encoding), folds }
    }

    /// All files of the champion's folder, by their paths in it.
    #[must_use]
    pub fn with(&self, manifest: &Manifest) -> Vec<(PathBuf, Vec<u8>)> {
        let manifest = (PathBuf::from(MANIFEST), manifest_text(manifest));
        self.named().map(|(name, bytes)| (name, bytes.to_vec())).chain([manifest]).collect()
    }

    /// Their names in the champion's folder.
    fn named(&self) -> impl Iterator<Item = (PathBuf, &[u8])> {
        let folds = self.folds.iter().enumerate().map(|(fold, bytes)| (fold_file(fold), &**bytes));
        std::iter::once((PathBuf::from(MODEL), &*self.model)).chain(folds)
    }
}

/// What the model thinks of an application. The decision is the adviser's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Opinion {
    /// The estimated risk is below the threshold.
    Favourable,
    /// The estimated risk is at or above the threshold.
    Unfavourable,
}

impl Opinion {
    /// The word that files and the API use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::Unfavourable => "unfavourable",
        }
    }
}

impl Champion {
    /// Margin, then calibrated probability of every row.
    #[must_use]
    pub fn score(&self, matrix: &DesignMatrix) -> Vec<Score> {
        (0..matrix.rows()).into_par_iter().map(|row| self.score_row(matrix.row(row))).collect()
    }

    /// The score of one row of the design matrix.
    #[must_use]
    pub fn score_row(&self, row: &[f32]) -> Score {
        let margin = self.model.margin(row);
        let probability = self.manifest.calibration.probability(margin);
        Score { margin, probability, opinion: self.opinion(margin) }
    }

    /// The version of the champion that lies in `folder`, where one does.
    #[must_use]
    pub fn version_in(folder: &Path) -> Option<String> {
        fs::read(folder.join(MANIFEST)).ok().map(|text| version_of(&text))
    }

    /// The run that made the champion that lies in `folder`, where one does.
    #[must_use]
    pub fn run_in(folder: &Path) -> Option<String> {
        let text = fs::read(folder.join(MANIFEST)).ok()?;
        Some(serde_json::from_slice::<Manifest>(&text).ok()?.origin.run)
    }

    /// The opinion that goes with a margin.
    #[must_use]
    pub fn opinion(&self, margin: f64) -> Opinion {
        let favourable = self.manifest.calibration.probability(margin) < self.manifest.threshold;
        if favourable { Opinion::Favourable } else { Opinion::Unfavourable }
    }

    /// The champion that [`save`](Self::save) would write into `folder`; nothing is written yet.
    pub fn assembled(files: &ModelFiles, manifest: &Manifest, folder: &Path) -> Result<Self, ChampionError> {
        Self::assemble(files, manifest.clone(), &manifest_text(manifest), folder)
    }

    /// Writes models and manifest into `folder`, whole or not at all.
    pub fn save(files: &ModelFiles, manifest: &Manifest, folder: &Path) -> Result<Self, ChampionError> {
        Self::save_beside(files, manifest, &[], folder)
    }

    /// The same, with other files beside them, which are linked to or copied.
    pub(super) fn save_beside(
        files: &ModelFiles,
        manifest: &Manifest,
        others: &[PathBuf],
        folder: &Path,
    ) -> Result<Self, ChampionError> {
        let text = manifest_text(manifest);
        let champion = Self::assemble(files, manifest.clone(), &text, folder)?;
        Self::replace(folder, &|partial| {
            fs::create_dir_all(partial.join(FOLDS))?;
            for (name, bytes) in files.named() {
                fs::write(partial.join(name), bytes)?;
            }
            fs::write(partial.join(MANIFEST), &text)?;
            others.iter().try_for_each(|file| link_into(partial, file))
        })?;
        Ok(champion)
    }

    /// Puts a folder that is written anew in the place of the one that stands there.
    pub(super) fn replace(
        folder: &Path,
        write: &dyn Fn(&Path) -> std::io::Result<()>,
    ) -> Result<(), ChampionError> {
        let partial = folder.with_extension("partial");
        let old = folder.with_extension(OLD);
        let put = || -> std::io::Result<()> {
            remove_if_there(&partial)?;
            fs::create_dir_all(&partial)?;
            write(&partial)?;
            if folder.exists() {
                remove_if_there(&old)?;
                fs::rename(folder, &old)?;
            }
            fs::rename(&partial, folder)?;
            remove_if_there(&old)
        };
        put().map_err(|cause| ChampionError::Unwritable { folder: folder.to_owned(), cause })
    }

    /// Loads a champion and checks that models and manifest belong together.
    pub fn load(folder: &Path) -> Result<Self, ChampionError> {
        // Between the two renames of a replacement, which may have been its end, the old one is all there is.
        let old = folder.with_extension(OLD);
        let folder = if !folder.exists() && old.exists() { &*old } else { folder };
        let read = |name: &Path| {
            let file = folder.join(name);
            fs::read(&file).map_err(|cause| ChampionError::Unreadable { file, cause })
        };
        let text = read(Path::new(MANIFEST))?;
        let unread = |cause| ChampionError::Manifest { file: folder.join(MANIFEST), cause };
        // The form first: of another one, fields are missing or unknown.
        let Form { format } = serde_json::from_slice(&text).map_err(unread)?;
        of_this_form(format, folder)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(unread)?;
        let folds = (0..manifest.folds_sha256.len()).map(|fold| read(&fold_file(fold)));
        let files = ModelFiles { model: read(Path::new(MODEL))?, folds: folds.collect::<Result<_, _>>()? };
        Self::assemble(&files, manifest, &text, folder)
    }

    fn assemble(
        files: &ModelFiles,
        manifest: Manifest,
        text: &[u8],
        folder: &Path,
    ) -> Result<Self, ChampionError> {
        of_this_form(manifest.format, folder)?;
        if manifest.folds_sha256.is_empty() || manifest.folds_sha256.len() != files.folds.len() {
            return Err(ChampionError::Folds { file: folder.join(MANIFEST) });
        }
        if !manifest.calibration.is_increasing() {
            return Err(ChampionError::Calibration { file: folder.join(MANIFEST) });
        }
        let read = |file: PathBuf, bytes: &[u8], sum: &str| {
            if sha256(bytes) != sum {
                return Err(ChampionError::Mismatch { file });
            }
            AdditiveModel::read(bytes, manifest.shape, &manifest.encoding)
                .map_err(|cause| ChampionError::Model { file, cause })
        };
        let folds = || -> Vec<Result<AdditiveModel, ChampionError>> {
            let folds = files.folds.par_iter().zip(&manifest.folds_sha256).enumerate();
            folds.map(|(fold, (bytes, sum))| read(folder.join(fold_file(fold)), bytes, sum)).collect()
        };
        let own = || read(folder.join(MODEL), &files.model, &manifest.model_sha256);
        let (model, folds) = rayon::join(own, folds);
        let (model, fold_models) = (model?, folds.into_iter().collect::<Result<_, _>>()?);
        Ok(Self { version: version_of(text), model, fold_models, manifest })
    }
}

/// The one field that every form of the manifest has.
#[derive(serde::Deserialize)]
struct Form {
    format: u32,
}

fn of_this_form(format: u32, folder: &Path) -> Result<(), ChampionError> {
    match format {
        FORMAT => Ok(()),
        found => Err(ChampionError::Format { file: folder.join(MANIFEST), found }),
    }
}

/// The file of a fold's model in the champion's folder; files count from 1.
fn fold_file(fold: usize) -> PathBuf {
    Path::new(FOLDS).join(format!("{}.json", fold + 1))
}

/// What the model says of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Log-odds before calibration.
    pub margin: f64,
    /// Calibrated probability of default.
    pub probability: f64,
    /// Which side of the threshold it is on.
    pub opinion: Opinion,
}

/// A champion that cannot be used; each names the place and the remedy.
#[derive(Debug, Error)]
pub enum ChampionError {
    /// A file is not there or not readable.
    #[error("{file}: cannot be read: {cause}; run `clairscore train --data DIR` first")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The manifest is not one.
    #[error("{file}: not a manifest: {cause}; train again")]
    Manifest {
        /// The file.
        file: PathBuf,
        /// What the parser said.
        cause: serde_json::Error,
    },
    /// The manifest has a form that this version does not read.
    #[error("{file}: format {found} is not the one that this version reads ({FORMAT}); train again")]
    Format {
        /// The file.
        file: PathBuf,
        /// The form found.
        found: u32,
    },
    /// The model is not the one that the manifest describes.
    #[error("{file}: is not the model that its manifest describes; train again")]
    Mismatch {
        /// The file.
        file: PathBuf,
    },
    /// The models of the cross-validation are not all there.
    #[error("{file}: its fold models are not all there; train again")]
    Folds {
        /// The manifest.
        file: PathBuf,
    },
    /// The calibration does not rise, so that it would not keep the ranking.
    #[error("{file}: its calibration does not rise with the margin; train again")]
    Calibration {
        /// The file.
        file: PathBuf,
    },
    /// The model cannot be read.
    #[error("{file}: {cause}; train again")]
    Model {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: ModelError,
    },
    /// The folder cannot be written.
    #[error("{folder}: cannot be written: {cause}")]
    Unwritable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}"))
}

fn version_of(manifest: &[u8]) -> String {
    sha256(manifest)[..12].to_owned()
}

fn manifest_text(manifest: &Manifest) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(manifest).unwrap_or_default();
    text.push(b'\n');
    text
}

/// Whether a file or folder of a version's folder is part of the model, and not what its training left beside it.
pub(super) fn is_model_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| [MODEL, FOLDS, MANIFEST].iter().any(|own| name == *own))
}

/// Links to a file from a folder; copies it where the file system has no links.
fn link_into(folder: &Path, file: &Path) -> std::io::Result<()> {
    let to = folder.join(file.file_name().unwrap_or_default());
    fs::hard_link(file, &to).or_else(|_| fs::copy(file, &to).map(drop))
}

fn remove_if_there(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

impl Manifest {
    /// A manifest for the given model files.
    #[must_use]
    pub fn for_models(files: &ModelFiles, parts: Self) -> Self {
        let folds_sha256 = files.folds.iter().map(|fold| sha256(fold)).collect();
        Self { format: FORMAT, model_sha256: sha256(&files.model), folds_sha256, ..parts }
    }
}
