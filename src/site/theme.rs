//! A theme's folder, laid over the one that it starts from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::SiteError;

/// The theme that others start from, beside them.
const BASE: &str = "clairscore";

/// A theme: what it does not have is taken, file by file, from the folder `clairscore` beside it.
#[derive(Debug, Clone)]
pub(super) struct Theme {
    named: PathBuf,
    base: Option<PathBuf>,
}

impl Theme {
    /// The theme of a folder, which must be there.
    pub(super) fn open(folder: &Path) -> Result<Self, SiteError> {
        if !folder.is_dir() {
            return Err(SiteError::NoTheme { folder: folder.to_owned() });
        }
        let base = folder.parent().map(|parent| parent.join(BASE)).filter(|base| base.is_dir());
        let is_base = |base: &PathBuf| base.canonicalize().ok() == folder.canonicalize().ok();
        Ok(Self { named: folder.to_owned(), base: base.filter(|base| !is_base(base)) })
    }

    /// The folder that was named.
    pub(super) fn named(&self) -> &Path {
        &self.named
    }

    /// The files under a folder of the theme, by their path from there; hidden files are left out.
    pub(super) fn files(&self, folder: &str) -> Result<BTreeMap<PathBuf, PathBuf>, SiteError> {
        let mut files = BTreeMap::new();
        for layer in self.base.iter().chain([&self.named]) {
            let root = layer.join(folder);
            if root.is_dir() {
                gather(&root, &mut files)?;
            }
        }
        Ok(files)
    }

    /// The files under a folder that take the place of one of the theme below: both, the theme's own first.
    pub(super) fn replaced(&self, folder: &str) -> Result<Vec<(PathBuf, PathBuf)>, SiteError> {
        let Some(base) = &self.base else { return Ok(Vec::new()) };
        let of_base = |(path, file): (PathBuf, PathBuf)| {
            let below = base.join(folder).join(path);
            (file != below && below.is_file()).then_some((file, below))
        };
        Ok(self.files(folder)?.into_iter().filter_map(of_base).collect())
    }
}

fn gather(root: &Path, files: &mut BTreeMap<PathBuf, PathBuf>) -> Result<(), SiteError> {
    let shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(root).follow_links(true).into_iter().filter_entry(shown) {
        let entry =
            entry.map_err(|error| SiteError::Unreadable { file: root.to_owned(), cause: error.into() })?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
            files.insert(path, entry.into_path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_theme_takes_what_it_lacks_from_the_one_that_it_starts_from() {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("clairscore/assets/a.css", "base"),
            ("clairscore/assets/deep/b.js", "base"),
            ("mine/assets/a.css", "mine"),
            ("mine/assets/.hidden", "mine"),
        ] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let read = |theme: &str| -> Vec<(String, String)> {
            let files = Theme::open(&folder.path().join(theme)).unwrap().files("assets").unwrap();
            let text = |file| fs::read_to_string(file).unwrap();
            files.into_iter().map(|(path, file)| (path.display().to_string(), text(file))).collect()
        };
        let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(read("mine"), [pair("a.css", "mine"), pair("deep/b.js", "base")]);
        assert_eq!(read("clairscore"), [pair("a.css", "base"), pair("deep/b.js", "base")]);
        assert!(Theme::open(&folder.path().join("none")).unwrap_err().to_string().contains("no such theme"));
    }
}
