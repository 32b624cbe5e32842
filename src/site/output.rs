//! The output folder, replaced whole or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::SiteError;
use serde::Serialize;
use tempfile::TempDir;

/// The file that says that a folder is a Clairscore site and may be replaced.
const MARKER: &str = ".clairscore-site";

/// A site being written beside the old one.
pub(super) struct Output {
    folder: PathBuf,
    fresh: TempDir,
}

impl Output {
    /// Opens a fresh folder beside `folder`, which must be a Clairscore site, empty, or not there.
    pub(super) fn open(folder: &Path) -> Result<Self, SiteError> {
        if !replaceable(folder).map_err(SiteError::unreadable(folder))? {
            return Err(SiteError::ForeignOutput { folder: folder.to_owned() });
        }
        let parent = match folder.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent).map_err(SiteError::unwritable(parent))?;
        let fresh = tempfile::Builder::new().prefix(".output-").tempdir_in(parent);
        let output = Self { folder: folder.to_owned(), fresh: fresh.map_err(SiteError::unwritable(parent))? };
        output.write(MARKER, "A site made by Clairscore: `clairscore build` may replace this folder.\n")?;
        Ok(output)
    }

    /// Makes a folder, so that many files can be written into it.
    pub(super) fn make_folder(&self, path: &str) -> Result<(), SiteError> {
        let folder = self.fresh.path().join(path);
        fs::create_dir_all(&folder).map_err(SiteError::unwritable(&folder))
    }

    /// Writes a file into a folder that stands.
    pub(super) fn write_in(&self, path: &str, text: &str) -> Result<(), SiteError> {
        let file = self.fresh.path().join(path);
        fs::write(&file, text).map_err(SiteError::unwritable(&file))
    }

    /// Writes a file, making its folder.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<(), SiteError> {
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.make_folder(folder)?;
        }
        self.write_in(path, text)
    }

    /// Writes a script that keeps a value under a name, for pages to load also from `file://`.
    pub(super) fn write_script(
        &self,
        path: &str,
        name: &str,
        value: &impl Serialize,
    ) -> Result<(), SiteError> {
        let value = serde_json::to_string(value)
            .map_err(|error| SiteError::unwritable(&self.fresh.path().join(path))(error.into()))?;
        self.write(path, &format!("clairscore.keep(\"{name}\",{value});\n"))
    }

    /// Copies files into the folder `to`, each to its path there.
    pub(super) fn copy(&self, files: BTreeMap<PathBuf, PathBuf>, to: &str) -> Result<(), SiteError> {
        for (path, from) in files {
            let target = self.fresh.path().join(to).join(path);
            let folder = target.parent().unwrap_or(&target);
            fs::create_dir_all(folder).map_err(SiteError::unwritable(folder))?;
            fs::copy(&from, &target).map_err(SiteError::unwritable(&target))?;
        }
        Ok(())
    }

    /// Puts the fresh site in the place of the old one, and removes the old one.
    pub(super) fn replace(self) -> Result<(), SiteError> {
        let unwritable = || SiteError::unwritable(&self.folder);
        let parent = self.fresh.path().parent().unwrap_or(Path::new("."));
        let aside = tempfile::Builder::new().prefix(".output-old-").tempdir_in(parent);
        let aside = aside.map_err(unwritable())?;
        let old = aside.path().join("site");
        let stood = self.folder.exists();
        open_to_readers(self.fresh.path()).map_err(unwritable())?;
        if stood {
            fs::rename(&self.folder, &old).map_err(unwritable())?;
        }
        let Err(cause) = fs::rename(self.fresh.path(), &self.folder) else {
            return Ok(());
        };
        if stood {
            fs::rename(&old, &self.folder).map_err(unwritable())?;
        }
        Err(SiteError::Unwritable { file: self.folder.clone(), cause })
    }
}

/// A temporary folder is its owner's alone; a site may be read by others.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn replaceable(folder: &Path) -> std::io::Result<bool> {
    if !folder.exists() {
        return Ok(true);
    }
    Ok(folder.is_dir() && (folder.join(MARKER).is_file() || fs::read_dir(folder)?.next().is_none()))
}
