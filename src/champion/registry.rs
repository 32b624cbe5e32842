//! The registry: every version that was trained, by the hash of what it holds, and what was promoted when and why.
//!
//! ```text
//! model/
//!   champion/              the version that scores: a copy of its model files
//!   registry/
//!     promotions.ndjson    a line per promotion, only ever added to
//!     1f0c54e2a9b7/        model files of a version and, beside them, what its training left
//! ```

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::manifest::Manifest;
use super::store::{Champion, ChampionError, ModelFiles, is_model_file};
use crate::judging::CostComparison;

const CHAMPION: &str = "champion";
const REGISTRY: &str = "registry";
const PROMOTIONS: &str = "promotions.ndjson";
const LOCK: &str = "lock";

/// The versions of a model folder.
#[derive(Debug, Clone)]
pub struct Registry {
    models: PathBuf,
}

/// When a version became the champion, in whose place, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promotion {
    /// The version.
    pub version: String,
    /// The run that made it.
    pub run: String,
    /// When, in UTC: `2026-11-30T21:15:00Z`.
    pub at: String,
    /// The champion before it.
    pub before: Option<String>,
    /// What both cost on the clients that both learnt from, where they have such clients.
    pub cost: Option<CostComparison>,
    /// The reason that was given.
    pub because: Option<String>,
}

/// What the registry cannot do; each names the place and the remedy.
#[derive(Debug, Error)]
pub enum RegistryError {
    /// Nothing goes by that name.
    #[error("{folder}: no version and no run starts with {name:?}; `clairscore models` lists what there is")]
    Unknown {
        /// The registry's folder.
        folder: PathBuf,
        /// What was asked for.
        name: String,
    },
    /// More than one version goes by that name.
    #[error("{folder}: {name:?} may be any of {}; name one of these versions", versions.join(", "))]
    Ambiguous {
        /// The registry's folder.
        folder: PathBuf,
        /// What was asked for.
        name: String,
        /// The versions.
        versions: Vec<String>,
    },
    /// A line of the promotions is none.
    #[error("{file}:{line}: is no promotion: {cause}; mend or remove the line")]
    Promotion {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser said.
        cause: serde_json::Error,
    },
    /// Another program changes the registry.
    #[error("{file}: another `train` or `promote` is at work in this folder; wait until it has ended")]
    Busy {
        /// The file that it holds.
        file: PathBuf,
    },
    /// A version's folder holds something else.
    #[error("{folder}: holds version {found}: its files were changed; remove the folder and train again")]
    Changed {
        /// The folder.
        folder: PathBuf,
        /// The version that its files make.
        found: String,
    },
    /// A file cannot be read or written.
    #[error("{file}: cannot be read or written: {cause}; check its rights")]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A model cannot be read or written.
    #[error(transparent)]
    Champion(#[from] ChampionError),
}

impl Registry {
    /// The registry of a model folder, which need not exist yet.
    #[must_use]
    pub fn of(models: &Path) -> Self {
        Self { models: models.to_owned() }
    }

    /// The folder of the champion.
    #[must_use]
    pub fn champion_folder(&self) -> PathBuf {
        self.models.join(CHAMPION)
    }

    /// The folder of a version: its model files, and what its training left.
    #[must_use]
    pub fn folder_of(&self, version: &str) -> PathBuf {
        self.folder().join(version)
    }

    /// The record of the promotions.
    #[must_use]
    pub fn promotions_file(&self) -> PathBuf {
        self.folder().join(PROMOTIONS)
    }

    /// Keeps a version with the files that its training left, whole or not at all.
    pub fn keep(
        &self,
        files: &ModelFiles,
        manifest: &Manifest,
        left: &[PathBuf],
    ) -> Result<Champion, RegistryError> {
        let version = Champion::assembled(files, manifest, &self.folder())?.version;
        Ok(Champion::save_beside(files, manifest, left, &self.folder_of(&version))?)
    }

    /// The versions that there are, in the order of their names.
    pub fn versions(&self) -> Result<Vec<String>, RegistryError> {
        let entries = match fs::read_dir(self.folder()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(RegistryError::File { file: self.folder(), cause }),
        };
        let mut versions = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|cause| RegistryError::File { file: self.folder(), cause })?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // Between the two renames of a replacement, the old folder is all there is.
            let name = name.strip_suffix(".old").unwrap_or(&name);
            if entry.path().is_dir() && is_version(name) {
                versions.push(name.to_owned());
            }
        }
        versions.sort_unstable();
        versions.dedup();
        Ok(versions)
    }

    /// The one version that a word means: `champion`, or the beginning of a version's or of a run's name.
    pub fn find(&self, word: &str) -> Result<String, RegistryError> {
        if word == CHAMPION {
            return Ok(self.champion()?.version);
        }
        let (folder, name) = (self.folder(), word.to_owned());
        if word.is_empty() {
            return Err(RegistryError::Unknown { folder, name });
        }
        // What cannot be read is found by its own name alone.
        let is_meant = |version: &String| {
            let run = || Champion::run_in(&self.folder_of(version));
            version.starts_with(word) || run().is_some_and(|run| run.starts_with(word))
        };
        let found: Vec<String> = self.versions()?.into_iter().filter(is_meant).collect();
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(RegistryError::Unknown { folder, name }),
            _ => Err(RegistryError::Ambiguous { folder, name, versions: found }),
        }
    }

    /// Loads a version and checks that its files are those of its name.
    pub fn load(&self, version: &str) -> Result<Champion, RegistryError> {
        let folder = self.folder_of(version);
        let champion = Champion::load(&folder)?;
        if champion.version != version {
            return Err(RegistryError::Changed { folder, found: champion.version });
        }
        Ok(champion)
    }

    /// The model that scores.
    pub fn champion(&self) -> Result<Champion, ChampionError> {
        Champion::load(&self.champion_folder())
    }

    /// All promotions, the first first.
    pub fn promotions(&self) -> Result<Vec<Promotion>, RegistryError> {
        let file = self.promotions_file();
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(RegistryError::File { file, cause }),
        };
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let read = |(text, line)| {
            let read = serde_json::from_str(text).and_then(Promotion::sound);
            read.map_err(|cause| RegistryError::Promotion { file: file.clone(), line, cause })
        };
        lines.map(read).collect()
    }

    /// Makes a version the champion. The record comes first, so that no champion stands without one; what is cut short
    /// between the two, [`put_in_place`](Self::put_in_place) ends.
    pub fn promote(&self, promotion: &Promotion) -> Result<(), RegistryError> {
        self.load(&promotion.version)?;
        self.record(promotion)?;
        self.put_in_place(&promotion.version)
    }

    /// Copies a version's model to the champion's folder.
    pub fn put_in_place(&self, version: &str) -> Result<(), RegistryError> {
        self.load(version)?;
        Ok(Champion::copy(&self.folder_of(version), &self.champion_folder())?)
    }

    /// Keeps others from changing the registry and the champion as long as what is returned lives; the lock ends with
    /// the process.
    pub fn lock(&self) -> Result<File, RegistryError> {
        let file = self.folder().join(LOCK);
        let locked = || -> io::Result<Option<File>> {
            fs::create_dir_all(self.folder())?;
            let lock = OpenOptions::new().create(true).append(true).open(&file)?;
            match lock.try_lock() {
                Err(TryLockError::WouldBlock) => Ok(None),
                // Where the file system has no locks there is none.
                Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(lock)),
            }
        };
        let locked = locked().map_err(|cause| RegistryError::File { file: file.clone(), cause })?;
        locked.ok_or(RegistryError::Busy { file })
    }

    fn record(&self, promotion: &Promotion) -> Result<(), RegistryError> {
        let file = self.promotions_file();
        let unwritten = |cause| RegistryError::File { file: file.clone(), cause };
        let mut line = serde_json::to_vec(promotion).map_err(|error| unwritten(error.into()))?;
        line.push(b'\n');
        let append = || -> io::Result<()> {
            let mut out = OpenOptions::new().create(true).append(true).open(&file)?;
            if !ends_a_line(&file)? {
                out.write_all(b"\n")?;
            }
            out.write_all(&line)?;
            out.sync_all()
        };
        append().map_err(unwritten)
    }

    fn folder(&self) -> PathBuf {
        self.models.join(REGISTRY)
    }
}

impl Promotion {
    /// Itself, if its names are names of versions, its moment is one, and its reason is one line.
    fn sound(self) -> serde_json::Result<Self> {
        let names = std::iter::once(&self.version).chain(&self.before);
        let day = self.at.get(..10).is_some_and(|day| {
            day.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        });
        let plain = self.because.as_ref().is_none_or(|because| !because.contains(char::is_control));
        let wrong = if !names.into_iter().all(|name| is_version(name)) {
            "a version has 12 hexadecimal digits"
        } else if !day {
            "`at` is a moment as 2026-11-30T21:15:00Z"
        } else if !plain {
            "`because` is one line"
        } else {
            return Ok(self);
        };
        Err(serde::de::Error::custom(wrong))
    }
}

/// Whether a file is empty or ends with the end of a line, as it does not after a disk that was full.
fn ends_a_line(file: &Path) -> io::Result<bool> {
    use std::io::{Read, Seek, SeekFrom};
    let mut read = File::open(file)?;
    if read.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    read.seek(SeekFrom::End(-1))?;
    read.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

fn is_version(name: &str) -> bool {
    name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Champion {
    /// Copies the model files of one folder to another, whole or not at all, without what lies beside them.
    fn copy(from: &Path, to: &Path) -> Result<(), ChampionError> {
        let unreadable = |cause| ChampionError::Unreadable { file: from.to_owned(), cause };
        let mut files = Vec::new();
        for entry in fs::read_dir(from).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if is_model_file(&path) {
                files.push(path);
            }
        }
        Self::replace(to, &|partial| files.iter().try_for_each(|file| copy_into(partial, file)))
    }
}

/// Copies a file or a folder of files into a folder.
fn copy_into(folder: &Path, from: &Path) -> io::Result<()> {
    let to = folder.join(from.file_name().unwrap_or_default());
    if from.is_file() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(&to)?;
    for entry in fs::read_dir(from)? {
        copy_into(&to, &entry?.path())?;
    }
    Ok(())
}
