//! One generation in the place of another.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use walkdir::WalkDir;

use crate::site::error::SiteError;

/// Puts a fresh folder in the place of the site, in one step; what stood there stands in the fresh one's place then.
pub(super) fn replace(folder: &Path, fresh: &Path) -> Result<(), SiteError> {
    open_to_readers(fresh).map_err(SiteError::unwritable(fresh))?;
    let put = if folder.exists() { exchange(fresh, folder) } else { fs::rename(fresh, folder) };
    put.map_err(SiteError::unwritable(folder))
}

/// Exchanges two folders; where the file system cannot, the old one is set aside first.
fn exchange(fresh: &Path, folder: &Path) -> io::Result<()> {
    match renameat_with(CWD, fresh, CWD, folder, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(error)
            if matches!(io::Error::from(error).kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) =>
        {
            let aside = aside(fresh);
            fs::rename(folder, &aside)?;
            fs::rename(fresh, folder).inspect_err(|_| drop(fs::rename(&aside, folder)))?;
            fs::rename(&aside, fresh)
        }
        Err(error) => Err(error.into()),
    }
}

/// Where the old site is set aside for a moment.
fn aside(fresh: &Path) -> PathBuf {
    fresh.with_extension("old")
}

/// Ends an exchange that a kill cut short while the old site was set aside: it stands again, or goes where the new one
/// stands already.
pub(super) fn end_exchange(fresh: &Path, folder: &Path) -> io::Result<()> {
    let aside = aside(fresh);
    if !aside.exists() {
        Ok(())
    } else if folder.exists() {
        fs::remove_dir_all(aside)
    } else {
        fs::rename(aside, folder)
    }
}

/// Removes all that a folder holds.
pub(super) fn empty(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a file of so many bytes is there, under no other name: what is written to a link to a file of the standing
/// site is written into that site.
pub(super) fn is_own_file(file: &Path, bytes: u64) -> bool {
    let only = |there: &fs::Metadata| there.is_file() && there.len() == bytes && has_one_name(there);
    fs::symlink_metadata(file).is_ok_and(|there| only(&there))
}

#[cfg(unix)]
fn has_one_name(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.nlink() == 1
}

#[cfg(not(unix))]
fn has_one_name(_: &fs::Metadata) -> bool {
    false
}

/// Removes the files below a folder that do not stay, by their path from there, and everything that is no file.
pub(super) fn sweep(folder: &Path, stays: &impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in WalkDir::new(folder).contents_first(true).min_depth(1) {
        let entry = entry?;
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy();
        if entry.file_type().is_dir() {
            // One that holds a file that stays is not empty, and stays.
            drop(fs::remove_dir(entry.path()));
        } else if !entry.file_type().is_file() || !stays(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A site may be read by others than its maker.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}
