//! A generation of the site: written beside the one that stands, and put in its place whole or not at all.
//!
//! Every file has a key: a hash of what it is made from (a client's page) or of what it holds (all others). A file
//! whose key the standing generation has too is not made again: where anything else changed it becomes a hard link,
//! and where nothing changed nothing is written. The new generation takes the old one's place in one step of the
//! file system, so that a kill at any moment leaves one of the two whole; what a killed build had finished of the
//! next one, the next build takes over, block by block.

mod blocks;
mod bytes;
mod key;
mod lock;
mod record;
mod swap;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::checks::Links;
use super::error::SiteError;
use blocks::{BlockFile, Blocks, Finished};
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
    /// The standing generation's blocks.
    blocks: Blocks,
    /// Where this generation's blocks are written; `None` where none are kept.
    finished: Option<Finished>,
    new: Mutex<BTreeMap<String, Filed>>,
    links: Links,
    /// What is kept beside the record for the next build, by file name.
    notes: Mutex<BTreeMap<&'static str, String>>,
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

/// What the build of the site in a folder kept under a name.
pub(super) fn remembered(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}

fn write_notes(folder: &Path, notes: &Mutex<BTreeMap<&'static str, String>>) -> Result<(), SiteError> {
    let notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
    notes.iter().try_for_each(|(name, text)| record::write(&folder.join(name), text))
}

/// Removes what a killed build left beside a site, unless a build is at work there.
pub fn clear_left(folder: &Path) {
    if Fresh::place(folder).exists() {
        drop(Fresh::beside(folder, None));
    }
}

/// How many files a generation has, and how many of them it wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) files: usize,
    pub(super) written: usize,
}

impl Output {
    /// Begins a generation beside `folder`, which must be a Clairscore site, empty, or not there; `base_path` is where
    /// the site stands on its host, and `blocks` stands for what the blocks are made from, if there are any.
    pub(super) fn open(folder: &Path, base_path: &str, blocks: Option<Key>) -> Result<Self, SiteError> {
        let fresh = Fresh::beside(folder, blocks)?;
        let standing = folder.exists();
        let locked = standing.then(|| Locked::folder(folder)).transpose()?;
        let old = Record::read(&folder.join(RECORD))?;
        if standing && old.is_none() && !is_empty(folder).map_err(SiteError::unreadable(folder))? {
            return Err(SiteError::ForeignOutput { folder: folder.to_owned() });
        }
        let finished = blocks.map(|key| Finished::open(&fresh.folder, key, &fresh.blocks)).transpose()?;
        let (old, blocks) = (old.unwrap_or_default(), Blocks::read(folder, blocks));
        let (new, links, notes) = (Mutex::default(), Links::new(base_path), Mutex::default());
        Ok(Self {
            folder: folder.to_owned(),
            fresh,
            old,
            blocks,
            finished,
            new,
            links,
            notes,
            _standing: locked,
        })
    }

    /// What was said of a block that is finished already: in the standing generation, or in this one before it was
    /// killed. Its files are filed then.
    pub(super) fn known_block<T: DeserializeOwned>(&self, number: usize) -> Result<Option<T>, SiteError> {
        for (blocks, killed) in [(&self.fresh.blocks, true), (&self.blocks, false)] {
            let Some(block) = blocks.get(number) else { continue };
            let taken_over = |file: &BlockFile| self.taken_over(file, killed);
            let files: Option<Vec<Filed>> = block.files.iter().map(taken_over).collect();
            let (Some(files), Ok(said)) = (files, serde_json::from_str(&block.said)) else { continue };
            for (file, filed) in block.files.iter().zip(files) {
                if !filed.kept {
                    let there = self.fresh.folder.join(&file.path);
                    let text = fs::read_to_string(&there).map_err(SiteError::unreadable(&there))?;
                    self.check(&file.path, &text)?;
                }
                self.file(file.path.clone(), filed)?;
            }
            let paths = block.files.iter().map(|file| file.path.as_str());
            self.add_block(number, paths, block.said.clone())?;
            return Ok(Some(said));
        }
        Ok(None)
    }

    /// Remembers a block: its files, which are filed, and what is said of it.
    pub(super) fn finish_block(
        &self,
        number: usize,
        files: &[String],
        said: &impl Serialize,
    ) -> Result<(), SiteError> {
        let said = serde_json::to_string(said);
        let said = said.map_err(|error| SiteError::unwritable(&self.fresh.folder)(error.into()))?;
        self.add_block(number, files.iter().map(String::as_str), said)
    }

    fn add_block<'a>(
        &self,
        number: usize,
        paths: impl Iterator<Item = &'a str>,
        said: String,
    ) -> Result<(), SiteError> {
        let Some(finished) = &self.finished else { return Ok(()) };
        let files = {
            let all = self.filed();
            let file = |path: &str| {
                let found = all.get(path)?;
                Some(BlockFile::new(path, found.key, found.bytes))
            };
            paths.filter_map(file).collect()
        };
        finished.add(number, files, said)
    }

    /// A file of a finished block, where it is still there: the standing generation's, or one that a killed build wrote.
    fn taken_over(&self, file: &BlockFile, killed: bool) -> Option<Filed> {
        let key = file.key()?;
        let written = || {
            let there = killed && self.fresh.left.contains(&file.path);
            there.then_some(Filed { key, bytes: file.bytes, kept: false })
        };
        self.kept(&file.path, key).or_else(written)
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

    /// Keeps a text beside the record, for the next build to read with [`remembered`].
    pub(super) fn remember(&self, name: &'static str, text: String) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).insert(name, text);
    }

    /// Whether a page that was written has lost an id that the standing one has.
    pub(super) fn loses_ids(&self, path: &str) -> bool {
        fs::read_to_string(self.folder.join(path)).is_ok_and(|old| self.links.loses_ids(path, &old))
    }

    /// Files all files of the standing generation that are not filed yet, as they are, and its blocks.
    pub(super) fn keep_rest(&self) -> Result<(), SiteError> {
        let rest = self.old.0.iter().filter(|(path, _)| !self.filed().contains_key(*path));
        let rest: Vec<(String, Filed)> =
            rest.map(|(path, filed)| (path.clone(), Filed { kept: true, ..*filed })).collect();
        for (path, filed) in rest {
            self.file(path, filed)?;
        }
        if let Ok(blocks) = fs::read_to_string(self.folder.join(blocks::BLOCKS)) {
            self.remember(blocks::BLOCKS, blocks);
        }
        Ok(())
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
        let Self { folder, fresh, old, blocks, finished, new, links, notes, .. } = self;
        drop(blocks);
        let new = Record(new.into_inner().unwrap_or_else(PoisonError::into_inner));
        links.check(|file| new.0.contains_key(file) || elsewhere(file))?;
        let written = new.0.values().filter(|filed| !filed.kept).count();
        let counts = Written { files: new.0.len(), written };
        if written == 0 && folder.join(RECORD).is_file() && new.0.len() == old.0.len() {
            finished.map(|finished| finished.finish(&folder)).transpose()?;
            write_notes(&folder, &notes)?;
            record::write(&folder.join(INPUTS), inputs)?;
            return Ok(counts);
        }
        fresh.forget(|path| new.0.get(path).is_some_and(|filed| !filed.kept))?;
        finished.map(|finished| finished.finish(&fresh.folder)).transpose()?;
        let kept: Vec<&String> = new.0.iter().filter(|(_, filed)| filed.kept).map(|(path, _)| path).collect();
        kept.into_par_iter().try_for_each(|path| fresh.link(&folder, path))?;
        record::write(&fresh.folder.join(RECORD), &new.to_text())?;
        write_notes(&fresh.folder, &notes)?;
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
    /// The blocks that a killed build finished there.
    blocks: Blocks,
    /// The files of these blocks that it wrote, and did not keep from the standing generation.
    left: BTreeSet<String>,
    _locked: Locked,
}

impl Fresh {
    /// A folder beside the site's, which must be on the same file system; of what a killed build left there, all goes
    /// but the files that it wrote for finished blocks of the same key.
    fn beside(folder: &Path, blocks: Option<Key>) -> Result<Self, SiteError> {
        let fresh = Self::place(folder);
        fs::create_dir_all(&fresh).map_err(SiteError::unwritable(&fresh))?;
        let locked = Locked::folder(&fresh)?;
        swap::end_exchange(&fresh, folder).map_err(SiteError::unwritable(folder))?;
        let blocks = Blocks::read(&fresh, blocks);
        let whole = |file: &&BlockFile| swap::is_own_file(&fresh.join(&file.path), file.bytes);
        let left: BTreeSet<String> = blocks.files().filter(whole).map(|file| file.path.clone()).collect();
        swap::sweep(&fresh, &|path| left.contains(path)).map_err(SiteError::unwritable(&fresh))?;
        Ok(Self { folder: fresh, blocks, left, _locked: locked })
    }

    /// Where a generation is written.
    fn place(folder: &Path) -> PathBuf {
        let parent = match folder.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        parent.join(format!(".{name}-next"))
    }

    /// Removes what a killed build left, but for what this generation wrote or took over.
    fn forget(&self, stays: impl Fn(&str) -> bool) -> Result<(), SiteError> {
        for path in self.left.iter().filter(|path| !stays(path)) {
            let file = self.folder.join(path);
            fs::remove_file(&file).map_err(SiteError::unwritable(&file))?;
        }
        Ok(())
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
