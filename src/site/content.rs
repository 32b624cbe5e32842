//! The content folder: Markdown pages with front matter, one tree per language.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::error::SiteError;
use crate::features::Language;

/// What stands between the `+++` lines at the head of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    /// The page's title.
    pub(super) title: String,
    /// What the page is about, in one sentence.
    pub(super) description: String,
    /// A short name for the menu; the title where it is left out.
    pub(super) label: Option<String>,
    /// Whether a long page starts with a table of contents; it does where this is left out.
    #[serde(default = "yes")]
    pub(super) toc: bool,
    /// Whether each heading of level 2 starts a page where it is printed, as in a note with limits of pages.
    #[serde(default)]
    pub(super) parts: bool,
    /// Its place in the menu; a page without one is not in the menu.
    pub(super) menu: Option<u32>,
    /// Whether it is left out of the public site, since it is about single clients.
    #[serde(default)]
    pub(super) internal: bool,
}

const fn yes() -> bool {
    true
}

/// A page of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentPage {
    /// Its address under the language, without extension: `index`, `methodology`, `notes/2026`.
    pub(super) slug: String,
    /// Its front matter.
    pub(super) front: FrontMatter,
    /// Its Markdown, after as many empty lines as the front matter takes, so that line numbers hold.
    pub(super) body: String,
}

impl ContentPage {
    /// Where it is written, under the language.
    pub(super) fn path(&self) -> String {
        if self.slug == "index" { "index.html".to_owned() } else { format!("{}/index.html", self.slug) }
    }
}

/// Reads every page of a language, sorted by address.
pub(super) fn read(content: &Path, language: Language) -> Result<Vec<ContentPage>, SiteError> {
    let folder = content.join(language.code());
    let mut pages = Vec::new();
    for file in markdown_files(&folder)? {
        let text = fs::read_to_string(&file).map_err(SiteError::unreadable(&file))?;
        let slug = slug(file.strip_prefix(&folder).unwrap_or(&file));
        let (front, body) = split(&text, &file)?;
        pages.push(ContentPage { slug, front, body });
    }
    Ok(pages)
}

/// Every page must exist in every language: the file that is missing, if one is.
pub(super) fn missing_twin(content: &Path, sites: &[(Language, Vec<ContentPage>)]) -> Option<PathBuf> {
    let has = |pages: &[ContentPage], slug: &str| pages.iter().any(|page| page.slug == slug);
    let needed = [
        "index",
        "clients",
        "model",
        "candidates",
        "importance",
        "card",
        "catalogue",
        "methodology",
        "drift",
        "drift-features",
        "drift-columns",
        "versions",
    ]
    .into_iter();
    let written = sites.iter().flat_map(|(_, pages)| pages.iter().map(|page| page.slug.as_str()));
    needed.chain(written).find_map(|slug| {
        let (language, _) = sites.iter().find(|(_, pages)| !has(pages, slug))?;
        Some(content.join(language.code()).join(format!("{slug}.md")))
    })
}

fn markdown_files(folder: &Path) -> Result<Vec<PathBuf>, SiteError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let file = error.path().unwrap_or(folder).to_owned();
            SiteError::Unreadable { file, cause: error.into() }
        })?;
        if entry.path().extension().is_some_and(|extension| extension == "md") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn slug(relative: &Path) -> String {
    let stem = relative.with_extension("");
    let parts: Vec<_> = stem.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn split(text: &str, file: &Path) -> Result<(FrontMatter, String), SiteError> {
    let malformed = |line, message: &str| SiteError::Malformed {
        file: file.to_owned(),
        line,
        message: message.to_owned(),
    };
    let Some(rest) = text.strip_prefix("+++\n") else {
        return Err(malformed(1, "a page starts with a line `+++`, its front matter in TOML, then `+++`"));
    };
    let Some((front, body)) = rest.split_once("\n+++\n") else {
        return Err(malformed(1, "the front matter is not closed; end it with a line `+++`"));
    };
    let matter = toml::from_str(front).map_err(|error| SiteError::toml(file, front, 1, &error))?;
    let lines = front.matches('\n').count() + 3;
    Ok((matter, "\n".repeat(lines) + body))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "content/fr/page.md";

    #[test]
    fn the_body_keeps_its_line_numbers() {
        let text = "+++\ntitle = \"T\"\ndescription = \"D\"\n+++\nBonjour\n";
        let (front, body) = split(text, Path::new(FILE)).unwrap();
        assert_eq!((front.title.as_str(), front.menu), ("T", None));
        assert_eq!(body.lines().position(|line| line == "Bonjour"), Some(4));
    }

    #[test]
    fn an_unknown_field_is_named_with_its_line() {
        let text = "+++\ntitle = \"T\"\ncolour = \"red\"\n+++\n";
        let error = split(text, Path::new(FILE)).unwrap_err().to_string();
        assert!(error.starts_with("content/fr/page.md:3: unknown field `colour`"), "{error}");
    }

    #[test]
    fn a_page_without_front_matter_is_told_what_to_write() {
        let error = split("# Bonjour\n", Path::new(FILE)).unwrap_err().to_string();
        assert!(error.contains("a page starts with a line `+++`"), "{error}");
    }
}
