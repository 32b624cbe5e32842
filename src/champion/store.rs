//! The champion on disk: `model.json` (trees in XGBoost's JSON, or a linear model in that of `LinearModel`) and
//! `manifest.json`.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::manifest::{FORMAT, Manifest};
use crate::learning::{AdditiveModel, DesignMatrix, ModelError};

const MODEL: &str = "model.json";
const MANIFEST: &str = "manifest.json";

/// A model that can score and be explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Champion {
    /// The first 12 hexadecimal digits of the SHA-256 over manifest and model.
    pub version: String,
    /// The trees, or the linear model.
    pub model: AdditiveModel,
    /// All else.
    pub manifest: Manifest,
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
        use rayon::prelude::*;
        (0..matrix.rows()).into_par_iter().map(|row| self.score_row(matrix.row(row))).collect()
    }

    /// The score of one row of the design matrix.
    #[must_use]
    pub fn score_row(&self, row: &[f32]) -> Score {
        let margin = self.model.margin(row);
        let probability = self.manifest.calibration.probability(margin);
        let favourable = probability < self.manifest.threshold;
        let opinion = if favourable { Opinion::Favourable } else { Opinion::Unfavourable };
        Score { margin, probability, opinion }
    }

    /// The champion that [`save`](Self::save) would write into `folder`; nothing is written yet.
    pub fn assembled(model: &[u8], manifest: &Manifest, folder: &Path) -> Result<Self, ChampionError> {
        Self::assemble(model, manifest.clone(), &manifest_text(manifest), folder)
    }

    /// Writes model and manifest into `folder`, whole or not at all.
    pub fn save(model: &[u8], manifest: &Manifest, folder: &Path) -> Result<Self, ChampionError> {
        let text = manifest_text(manifest);
        let champion = Self::assemble(model, manifest.clone(), &text, folder)?;
        let partial = folder.with_extension("partial");
        let old = folder.with_extension("old");
        let unwritable = |cause| ChampionError::Unwritable { folder: folder.to_owned(), cause };
        let write = || -> std::io::Result<()> {
            remove_if_there(&partial)?;
            remove_if_there(&old)?;
            fs::create_dir_all(&partial)?;
            fs::write(partial.join(MODEL), model)?;
            fs::write(partial.join(MANIFEST), &text)?;
            if folder.exists() {
                fs::rename(folder, &old)?;
            }
            fs::rename(&partial, folder)?;
            remove_if_there(&old)
        };
        write().map_err(unwritable)?;
        Ok(champion)
    }

    /// Loads a champion and checks that model and manifest belong together.
    pub fn load(folder: &Path) -> Result<Self, ChampionError> {
        let read = |name: &str| {
            let file = folder.join(name);
            fs::read(&file).map_err(|cause| ChampionError::Unreadable { file, cause })
        };
        let text = read(MANIFEST)?;
        let manifest: Manifest = serde_json::from_slice(&text)
            .map_err(|cause| ChampionError::Manifest { file: folder.join(MANIFEST), cause })?;
        Self::assemble(&read(MODEL)?, manifest, &text, folder)
    }

    fn assemble(model: &[u8], manifest: Manifest, text: &[u8], folder: &Path) -> Result<Self, ChampionError> {
        let file = folder.join(MODEL);
        if manifest.format != FORMAT {
            return Err(ChampionError::Format { file: folder.join(MANIFEST), found: manifest.format });
        }
        if manifest.model_sha256 != sha256(model) {
            return Err(ChampionError::Mismatch { file });
        }
        if !manifest.calibration.is_increasing() {
            return Err(ChampionError::Calibration { file: folder.join(MANIFEST) });
        }
        let model = AdditiveModel::read(model, manifest.shape, &manifest.encoding)
            .map_err(|cause| ChampionError::Model { file, cause })?;
        let version = sha256(text)[..12].to_owned();
        Ok(Self { version, model, manifest })
    }
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

fn manifest_text(manifest: &Manifest) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(manifest).unwrap_or_default();
    text.push(b'\n');
    text
}

fn remove_if_there(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

impl Manifest {
    /// A manifest for the given model file.
    #[must_use]
    pub fn for_model(model: &[u8], parts: Self) -> Self {
        Self { format: FORMAT, model_sha256: sha256(model), ..parts }
    }
}
