//! A folder that one build at a time writes.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::site::error::SiteError;

/// A folder that no other build writes while this lives. The kernel lets go of it when the process ends, however.
pub(super) struct Locked {
    _folder: File,
}

impl Locked {
    pub(super) fn folder(folder: &Path) -> Result<Self, SiteError> {
        let opened = File::open(folder).map_err(SiteError::unreadable(folder))?;
        match opened.try_lock() {
            Ok(()) => Ok(Self { _folder: opened }),
            Err(TryLockError::WouldBlock) => Err(SiteError::Busy { folder: folder.to_owned() }),
            // A file system without locks: nothing keeps two builds apart there.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                Ok(Self { _folder: opened })
            }
            Err(TryLockError::Error(error)) => Err(SiteError::unwritable(folder)(error)),
        }
    }
}
