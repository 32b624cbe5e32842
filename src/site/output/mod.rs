//! A generation of the site: written beside the one that stands, and put in its place whole or not at all.
//!
//! Every file has a key: a hash of what it is made from (a client's page) or of what it holds (all others). A file
//! whose key the standing generation has too is not made again: where anything else changed it becomes a hard link,
//! and where nothing changed nothing is written. The new generation takes the old one's place in one step of the
//! file system, so that a kill at any moment leaves one of the two whole.

mod bytes;
mod key;
mod lock;
mod record;
mod swap;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

use super::checks::Links;
use super::error::SiteError;
pub(super) use key::{Key, KeyMaker};
use lock::Locked;
use record::{Filed, Record};

/// The file that says that a folder is a Clairscore site and may be replaced: the keys of all its files.
const RECORD: &str = ".clairscore-site";
/// What the site was made from: see [`super::Inputs`].
pub(super) const INPUTS: &str = ".clairscore-inputs";

/// A site being written beside the standing one.
pub(super) struct Output {
    /// Where the site is to stand.
    folder: PathBuf,
    /// Where this generation is written.
    fresh: Fresh,
    /// The standing generation's files.
    old: Record,
    new: Mutex<BTreeMap<String, Filed>>,
    links: Links,
    _standing: Option<Locked>,
}

/// Whether every file of a site is there, with its length.
pub(super) fn stands_whole(folder: &Path) -> bool {
    let Ok(Some(Record(files))) = Record::read(&folder.join(RECORD)) else { return false };
    let there = |(path, filed): (&String, &Filed)| {
        fs::symlink_metadata(folder.join(path))
            .is_ok_and(|there| there.is_file() && there.len() == filed.bytes)
    };
    files.par_iter().all(there)
}

/// How many files a generation has, and how many of them it wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) files: usize,
    pub(super) written: usize,
}

impl Output {
    /// Begins a generation beside `folder`, which must be a Clairscore site, empty, or not there; `base_path` is where
    /// the site stands on its host.
    pub(super) fn open(folder: &Path, base_path: &str) -> Result<Self, SiteError> {
        let standing = folder.exists();
        let old = Record::read(&folder.join(RECORD))?;
        if standing && old.is_none() && !is_empty(folder).map_err(SiteError::unreadable(folder))? {
            return Err(SiteError::ForeignOutput { folder: folder.to_owned() });
        }
        let locked = standing.then(|| Locked::folder(folder)).transpose()?;
        let fresh = Fresh::beside(folder)?;
        let old = old.unwrap_or_default();
        let (new, links) = (Mutex::default(), Links::new(base_path));
        Ok(Self { folder: folder.to_owned(), fresh, old, new, links, _standing: locked })
    }

    /// Files a page made from what `key` stands for; it is made only where the standing site has no such page.
    pub(super) fn page(
        &self,
        path: String,
        key: Key,
        make: impl FnOnce() -> Result<String, SiteError>,
    ) -> Result<(), SiteError> {
        // The links of a page that is kept were sound, and what it can link to is part of its key.
        if let Some(filed) = self.kept(&path, key) {
            return self.file(path, filed);
        }
        let text = make()?;
        self.check(&path, &text)?;
        self.put(path, key, text.as_bytes())
    }

    /// Files a text; a page is checked.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<(), SiteError> {
        if Path::new(path).extension().is_some_and(|extension| extension == "html") {
            self.check(path, text)?;
        }
        self.bytes(path, text.as_bytes())
    }

    /// Files a script that keeps a value under a name, for pages to load also from `file://`.
    pub(super) fn write_script(
        &self,
        path: &str,
        name: &str,
        value: &impl Serialize,
    ) -> Result<(), SiteError> {
        let value = serde_json::to_string(value)
            .map_err(|error| SiteError::unwritable(&self.folder.join(path))(error.into()))?;
        self.write(path, &format!("clairscore.keep(\"{name}\",{value});\n"))
    }

    /// Files copies of files in the folder `to`, each at its path there.
    pub(super) fn copy(&self, files: BTreeMap<PathBuf, PathBuf>, to: &str) -> Result<(), SiteError> {
        for (path, from) in files {
            let bytes = fs::read(&from).map_err(SiteError::unreadable(&from))?;
            self.bytes(&format!("{to}/{}", path.to_string_lossy()), &bytes)?;
        }
        Ok(())
    }

    /// Puts this generation in the place of the standing one, which is then removed; `inputs` says what it was made
    /// from. Where both have the same files, the standing one stays as it is. `elsewhere` says of a file that is linked
    /// to and not part of this generation whether another machine makes it.
    pub(super) fn finish(self, inputs: &str, elsewhere: &dyn Fn(&str) -> bool) -> Result<Written, SiteError> {
        let Self { folder, fresh, old, new, links, .. } = self;
        let new = Record(new.into_inner().unwrap_or_else(PoisonError::into_inner));
        links.check(|file| new.0.contains_key(file) || elsewhere(file))?;
        let written = new.0.values().filter(|filed| !filed.kept).count();
        let counts = Written { files: new.0.len(), written };
        if written == 0 && folder.join(RECORD).is_file() && new.0.len() == old.0.len() {
            record::write(&folder.join(INPUTS), inputs)?;
            return Ok(counts);
        }
        let kept: Vec<&String> = new.0.iter().filter(|(_, filed)| filed.kept).map(|(path, _)| path).collect();
        kept.into_par_iter().try_for_each(|path| fresh.link(&folder, path))?;
        record::write(&fresh.folder.join(RECORD), &new.to_text())?;
        record::write(&fresh.folder.join(INPUTS), inputs)?;
        swap::replace(&folder, &fresh.folder)?;
        Ok(counts)
    }

    fn bytes(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let key = KeyMaker::new().with(bytes).key();
        match self.kept(path, key) {
            Some(filed) => self.file(path.to_owned(), filed),
            None => self.put(path.to_owned(), key, bytes),
        }
    }

    /// The standing site's file, where it was made from the same and is still there.
    fn kept(&self, path: &str, key: Key) -> Option<Filed> {
        let filed = self.old.0.get(path).filter(|filed| filed.key == key)?;
        let stands = fs::symlink_metadata(self.folder.join(path))
            .is_ok_and(|there| there.is_file() && there.len() == filed.bytes);
        stands.then_some(Filed { kept: true, ..*filed })
    }

    fn put(&self, path: String, key: Key, bytes: &[u8]) -> Result<(), SiteError> {
        self.fresh.write(&path, bytes)?;
        self.file(path, Filed { key, bytes: bytes.len() as u64, kept: false })
    }

    /// Each path stands once: two files that are made at the same place would make a site of chance.
    fn file(&self, path: String, filed: Filed) -> Result<(), SiteError> {
        match self.filed().entry(path) {
            Entry::Vacant(free) => {
                free.insert(filed);
                Ok(())
            }
            Entry::Occupied(taken) => Err(SiteError::TwoFiles { path: taken.key().clone() }),
        }
    }

    fn check(&self, path: &str, text: &str) -> Result<(), SiteError> {
        self.links.page(path, text, &|file| self.filed().contains_key(file))
    }

    fn filed(&self) -> MutexGuard<'_, BTreeMap<String, Filed>> {
        self.new.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The folder in which a generation is written.
struct Fresh {
    folder: PathBuf,
    _locked: Locked,
}

impl Fresh {
    /// A folder beside the site's, which must be on the same file system; what a killed build left there goes.
    fn beside(folder: &Path) -> Result<Self, SiteError> {
        let parent = match folder.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let fresh = parent.join(format!(".{name}-next"));
        fs::create_dir_all(&fresh).map_err(SiteError::unwritable(&fresh))?;
        let locked = Locked::folder(&fresh)?;
        swap::empty(&fresh).map_err(SiteError::unwritable(&fresh))?;
        Ok(Self { folder: fresh, _locked: locked })
    }

    /// Writes a file; its folder is made where it is wanting.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.with_folder(path, |file| fs::write(file, bytes))
    }

    /// Links a file of the standing site; copies it where the file system takes no more links.
    fn link(&self, standing: &Path, path: &str) -> Result<(), SiteError> {
        let from = standing.join(path);
        self.with_folder(path, |file| fs::hard_link(&from, file).or_else(|_| fs::copy(&from, file).map(drop)))
    }

    fn with_folder(&self, path: &str, make: impl Fn(&Path) -> std::io::Result<()>) -> Result<(), SiteError> {
        let file = self.folder.join(path);
        let done = make(&file).or_else(|error| match file.parent() {
            Some(folder) if error.kind() == std::io::ErrorKind::NotFound => {
                fs::create_dir_all(folder).and_then(|()| make(&file))
            }
            _ => Err(error),
        });
        done.map_err(SiteError::unwritable(&file))
    }
}

/// What was written in vain goes, and so does the old generation once it has changed places with this one.
impl Drop for Fresh {
    fn drop(&mut self) {
        drop(swap::empty(&self.folder).and_then(|()| fs::remove_dir(&self.folder)));
    }
}

fn is_empty(folder: &Path) -> std::io::Result<bool> {
    Ok(folder.is_dir() && fs::read_dir(folder)?.next().is_none())
}

#[cfg(test)]
mod tests;
