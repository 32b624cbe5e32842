//! The record of a generation: every file with its key and length, as lines of text.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::key::Key;
use crate::site::error::SiteError;

/// The first line of a record.
const HEAD: &str = "A site made by Clairscore: `clairscore build` may replace this folder. Key, bytes, file:";

/// A file of a generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filed {
    pub(super) key: Key,
    pub(super) bytes: u64,
    /// Whether it is the standing generation's file.
    pub(super) kept: bool,
}

/// The files of a generation, by path.
#[derive(Debug, Default)]
pub(super) struct Record(pub(super) BTreeMap<String, Filed>);

impl Record {
    /// Reads a record; `None` where there is none. A line that is no record is passed over: its file is made again.
    pub(super) fn read(file: &Path) -> Result<Option<Self>, SiteError> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(SiteError::unreadable(file)(error)),
        };
        Ok(Some(Self(text.lines().skip(1).filter_map(line).collect())))
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 80);
        text.push_str(HEAD);
        text.push('\n');
        for (path, filed) in &self.0 {
            let _ = writeln!(text, "{} {} {path}", filed.key, filed.bytes);
        }
        text
    }
}

/// Writes a hidden file of a generation.
pub(super) fn write(file: &Path, text: &str) -> Result<(), SiteError> {
    fs::write(file, text).map_err(SiteError::unwritable(file))
}

fn line(line: &str) -> Option<(String, Filed)> {
    let mut parts = line.splitn(3, ' ');
    let (key, bytes, path) = (Key::parse(parts.next()?)?, parts.next()?.parse().ok()?, parts.next()?);
    Some((path.to_owned(), Filed { key, bytes, kept: false }))
}
