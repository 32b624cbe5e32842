//! What was sent where: `runs/RUN/mlflow.json`, written after every step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::PushError;

/// The journal of a run, locked while it is held: two pushes of one run at a time would double what they send.
#[derive(Debug)]
pub struct Journal {
    file: PathBuf,
    kept: Kept,
    /// The record, held for its lock.
    _record: File,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// The address that the training was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    told: Option<String>,
    servers: BTreeMap<String, Sent>,
}

/// What a server has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    /// SHA-256 of the record that was sent.
    pub record: String,
    /// Steps that were taken.
    pub done: BTreeSet<String>,
    /// Identifier of the experiment.
    pub experiment: String,
    /// Identifiers and places of files of the runs, by part.
    pub runs: BTreeMap<String, Place>,
    /// Identifier and place of files of the model.
    pub model: Place,
    /// Version of the registered model.
    pub version: String,
}

/// What a server calls a run or a model, and where it keeps its files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub id: String,
    pub files: String,
}

impl Journal {
    /// Opens the journal of a run's folder and locks the record; an unreadable one counts as none, since the server is asked too.
    pub fn open(run: &Path) -> Result<Self, PushError> {
        let (file, record) = (run.join("mlflow.json"), run.join("record.json"));
        let held = match File::options().read(true).write(true).open(&record) {
            Ok(held) => held,
            Err(cause) => return Err(PushError::File { file: record, cause }),
        };
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(PushError::Busy { file: record }),
            // A file system without locks: nothing keeps two pushes apart there.
            Err(TryLockError::Error(cause)) if cause.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(cause)) => return Err(PushError::File { file: record, cause }),
        }
        let kept = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(Self { file, kept: kept.unwrap_or_default(), _record: held })
    }

    /// The address that the training was told, where it was told one.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        self.kept.told.as_deref()
    }

    /// Keeps the address that the training was told.
    pub fn tell(&mut self, address: Option<&str>) -> Result<(), PushError> {
        if self.told() == address {
            return Ok(());
        }
        self.kept.told = address.map(str::to_owned);
        self.write()
    }

    /// The servers to which this run was sent, at least in part.
    pub fn servers(&self) -> impl Iterator<Item = &str> {
        self.kept.servers.keys().map(String::as_str)
    }

    /// What a server has of a record; nothing where it was sent another one.
    pub(super) fn sent(&self, address: &str, record: &str) -> Sent {
        let sent = self.kept.servers.get(address).filter(|sent| sent.record == record);
        sent.cloned().unwrap_or_else(|| Sent { record: record.to_owned(), ..Sent::default() })
    }

    /// Keeps what a server has.
    pub(super) fn keep(&mut self, address: &str, sent: &Sent) -> Result<(), PushError> {
        self.kept.servers.insert(address.to_owned(), sent.clone());
        self.write()
    }

    fn write(&self) -> Result<(), PushError> {
        let partial = self.file.with_extension("json.partial");
        let text = serde_json::to_vec_pretty(&self.kept).unwrap_or_default();
        let written = fs::write(&partial, text).and_then(|()| fs::rename(&partial, &self.file));
        written.map_err(|cause| PushError::Journal { file: self.file.clone(), cause })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("record.json"), "{}").unwrap();
        folder
    }

    #[test]
    fn a_journal_is_read_again_and_knows_servers_and_records_apart() {
        let folder = run();
        let mut journal = Journal::open(folder.path()).unwrap();
        assert!(matches!(Journal::open(folder.path()), Err(PushError::Busy { .. })));
        let mut sent = journal.sent("http://a", "r1");
        sent.done.insert("run search".to_owned());
        journal.keep("http://a", &sent).unwrap();
        journal.tell(Some("http://a")).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path()).unwrap();
        assert_eq!((journal.sent("http://a", "r1"), journal.told()), (sent, Some("http://a")));
        assert!(
            journal.sent("http://b", "r1").done.is_empty() && journal.sent("http://a", "r2").done.is_empty()
        );
        assert_eq!(journal.servers().collect::<Vec<_>>(), ["http://a"]);
    }

    #[test]
    fn a_damaged_journal_counts_as_none() {
        let folder = run();
        fs::write(folder.path().join("mlflow.json"), "{").unwrap();
        assert!(Journal::open(folder.path()).unwrap().sent("http://a", "r").done.is_empty());
    }
}
