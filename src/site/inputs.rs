//! What a site is made from, so that a build that would make the same site again can be left out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::SiteError;
use super::output::{INPUTS, Key, KeyMaker, stands_whole};

/// Files and options that a site is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    options: String,
    files: BTreeMap<PathBuf, Input>,
}

/// A file; one that has the same length and was not modified since is not read again to know its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Input {
    bytes: u64,
    modified: u128,
    key: Key,
}

impl Inputs {
    /// The inputs of the site that is to stand in `output`: files, and all files of folders. Places that do not
    /// exist are left out. `options` is what else decides what is made.
    pub fn of(places: &[PathBuf], options: &str, output: &Path) -> Result<Self, SiteError> {
        let before = Self::read(output);
        let mut files = Vec::new();
        for place in places.iter().filter(|place| place.exists()) {
            for entry in WalkDir::new(place).follow_links(true) {
                let entry = entry
                    .map_err(|error| SiteError::Unreadable { file: place.clone(), cause: error.into() })?;
                if entry.file_type().is_file() {
                    files.push(entry.into_path());
                }
            }
        }
        let known = |file: &PathBuf| before.as_ref().and_then(|before| before.files.get(file));
        let input = |file: PathBuf| {
            let input = Input::of(&file, known(&file)).map_err(SiteError::unreadable(&file))?;
            Ok((file, input))
        };
        let files: Result<_, SiteError> = files.into_par_iter().map(input).collect();
        Ok(Self { options: options.replace('\n', " "), files: files? })
    }

    /// Whether the site in `output` was made from the same, and all its files are there.
    #[must_use]
    pub fn made(&self, output: &Path) -> bool {
        let same = |before: Self| {
            let keys = |inputs: &Self| inputs.files.values().map(|input| input.key).collect::<Vec<_>>();
            before.options == self.options
                && before.files.keys().eq(self.files.keys())
                && keys(&before) == keys(self)
        };
        Self::read(output).is_some_and(same) && stands_whole(output)
    }

    /// What the inputs at some of the places hold, as one number in hexadecimal digits.
    #[must_use]
    pub fn key_of(&self, places: &[PathBuf]) -> String {
        let chosen = self.files.iter().filter(|(file, _)| places.iter().any(|place| file.starts_with(place)));
        let key = chosen.fold(KeyMaker::new(), |key, (file, input)| {
            key.with(file.as_os_str().as_encoded_bytes()).with(input.key.to_string().as_bytes())
        });
        key.key().to_string()
    }

    /// What the inputs hold and ask for, but for some of the files.
    pub(super) fn key_but(&self, left_out: &dyn Fn(&Path) -> bool) -> KeyMaker {
        let kept = self.files.iter().filter(|(file, _)| !left_out(file));
        kept.fold(KeyMaker::new().with(self.options.as_bytes()), |key, (file, input)| {
            key.with(file.as_os_str().as_encoded_bytes()).with(input.key.to_string().as_bytes())
        })
    }

    /// What the inputs were of the site in a folder; `None` where that is not known.
    fn read(output: &Path) -> Option<Self> {
        let text = fs::read_to_string(output.join(INPUTS)).ok()?;
        let (options, files) = text.split_once('\n')?;
        Some(Self { options: options.to_owned(), files: files.lines().map(line).collect::<Option<_>>()? })
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{}\n", self.options);
        for (file, input) in &self.files {
            let Input { bytes, modified, key } = input;
            let _ = writeln!(text, "{key} {bytes} {modified} {}", file.display());
        }
        text
    }
}

/// What a file holds, as one number in 32 hexadecimal digits.
pub fn file_key(file: &Path) -> Result<String, SiteError> {
    let key = KeyMaker::new().with_file(file).map_err(SiteError::unreadable(file))?;
    Ok(key.key().to_string())
}

impl Input {
    fn of(file: &Path, known: Option<&Self>) -> std::io::Result<Self> {
        let there = fs::metadata(file)?;
        let (bytes, modified) = (there.len(), modified(&there));
        match known.filter(|known| known.bytes == bytes && known.modified == modified) {
            Some(known) => Ok(*known),
            None => Ok(Self { bytes, modified, key: KeyMaker::new().with_file(file)?.key() }),
        }
    }
}

/// Nanoseconds since 1970; 0 where the file system does not say.
fn modified(file: &Metadata) -> u128 {
    let time = file.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |time| time.as_nanos())
}

fn line(line: &str) -> Option<(PathBuf, Input)> {
    let mut parts = line.splitn(4, ' ');
    let key = Key::parse(parts.next()?)?;
    let (bytes, modified) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((PathBuf::from(parts.next()?), Input { bytes, modified, key }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::output::Output;

    #[test]
    fn a_site_was_made_from_the_same_until_a_file_an_option_or_the_site_changes() {
        let folder = tempfile::tempdir().unwrap();
        let [data, site] = ["data", "site"].map(|name| folder.path().join(name));
        fs::create_dir(&data).unwrap();
        fs::write(data.join("a"), "one").unwrap();
        let inputs =
            |options: &str| Inputs::of(&[data.clone(), data.join("absent")], options, &site).unwrap();
        assert!(!inputs("x").made(&site));
        let output = Output::open(&site, "/", None).unwrap();
        output.write("page.html", "page").unwrap();
        output.finish(&inputs("x").to_text(), &|_| false).unwrap();
        assert!(inputs("x").made(&site));
        assert!(!inputs("y").made(&site));
        // Written again with the same words: a new time, the same key.
        fs::write(data.join("a"), "one").unwrap();
        assert!(inputs("x").made(&site));
        fs::write(data.join("a"), "two").unwrap();
        assert!(!inputs("x").made(&site));
        fs::write(data.join("a"), "one").unwrap();
        fs::remove_file(site.join("page.html")).unwrap();
        assert!(!inputs("x").made(&site));
    }
}
