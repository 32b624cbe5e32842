//! Blocks of files that belong together, with what the rest of the site is made from beside them: a line for each block
//! that is finished, written at once. A build that was killed goes on where it was, and one for which nothing changed
//! that a block is made from need not make what it took to make the block.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::site::error::SiteError;

/// The first line says what all blocks are made from, each further line is a block.
pub(super) const BLOCKS: &str = ".clairscore-blocks";

/// A line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Block {
    number: usize,
    pub(super) files: Vec<BlockFile>,
    /// What was said of the block, as JSON.
    pub(super) said: String,
}

/// A file of a block.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct BlockFile {
    pub(super) path: String,
    key: String,
    pub(super) bytes: u64,
}

impl BlockFile {
    pub(super) fn new(path: &str, key: Key, bytes: u64) -> Self {
        Self { path: path.to_owned(), key: key.to_string(), bytes }
    }

    pub(super) fn key(&self) -> Option<Key> {
        Key::parse(&self.key)
    }
}

/// The blocks of a generation, by number.
#[derive(Debug, Default)]
pub(super) struct Blocks(BTreeMap<usize, Block>);

impl Blocks {
    /// Reads the blocks that the generation in a folder made from what `key` stands for. A line that a kill cut short is
    /// passed over.
    pub(super) fn read(folder: &Path, key: Option<Key>) -> Self {
        let text = fs::read_to_string(folder.join(BLOCKS)).unwrap_or_default();
        let mut lines = text.lines();
        let head = lines.next().and_then(Key::parse);
        let lines = lines.take_while(|_| head.is_some() && head == key);
        let blocks = lines.filter_map(|line| serde_json::from_str::<Block>(line).ok());
        Self(blocks.map(|block| (block.number, block)).collect())
    }

    pub(super) fn get(&self, number: usize) -> Option<&Block> {
        self.0.get(&number)
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &BlockFile> {
        self.0.values().flat_map(|block| &block.files)
    }
}

/// Where finished blocks are written.
pub(super) struct Finished {
    key: Key,
    file: Mutex<File>,
    lines: Mutex<BTreeMap<usize, String>>,
}

impl Finished {
    /// Begins in a folder, with what a killed build left of the same blocks.
    pub(super) fn open(folder: &Path, key: Key, before: &Blocks) -> Result<Self, SiteError> {
        let file = folder.join(BLOCKS);
        let mut text = format!("{key}\n");
        for block in before.0.values() {
            text.push_str(&line(block)?);
        }
        super::record::write(&file, &text)?;
        let opened = OpenOptions::new().append(true).open(&file).map_err(SiteError::unwritable(&file))?;
        Ok(Self { key, file: Mutex::new(opened), lines: Mutex::default() })
    }

    /// Adds a block, whose files are written.
    pub(super) fn add(&self, number: usize, files: Vec<BlockFile>, said: String) -> Result<(), SiteError> {
        let line = line(&Block { number, files, said })?;
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(line.as_bytes()).map_err(SiteError::unwritable(Path::new(BLOCKS)))?;
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).insert(number, line);
        Ok(())
    }

    /// Leaves the blocks of this generation alone in a folder, in the order of their numbers.
    pub(super) fn finish(self, folder: &Path) -> Result<(), SiteError> {
        let lines = self.lines.into_inner().unwrap_or_else(PoisonError::into_inner);
        let file = folder.join(BLOCKS);
        let write = || -> io::Result<()> {
            let mut text = BufWriter::new(File::create(&file)?);
            writeln!(text, "{}", self.key)?;
            lines.values().try_for_each(|line| text.write_all(line.as_bytes()))?;
            text.flush()
        };
        write().map_err(SiteError::unwritable(&file))
    }
}

fn line(block: &Block) -> Result<String, SiteError> {
    match serde_json::to_string(block) {
        Ok(line) => Ok(line + "\n"),
        Err(error) => Err(SiteError::unwritable(Path::new(BLOCKS))(error.into())),
    }
}
