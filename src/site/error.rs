//! What can go wrong while a site is built; each names the place and the remedy.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A site that could not be built. The old site, if any, is left whole.
#[derive(Debug, Error)]
pub enum SiteError {
    /// A file of the content or of the theme cannot be read.
    #[error("{}: cannot be read: {cause}; check that it exists and is UTF-8 text", file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file or folder of the output cannot be written.
    #[error("{}: cannot be written: {cause}; check the rights and the space left", file.display())]
    Unwritable {
        /// The file or folder.
        file: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// `site.toml`, a front matter or a file of strings is not as it must be.
    #[error("{}:{line}: {message}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong and how to mend it.
        message: String,
    },
    /// A page is written in one language only.
    #[error("{}: is missing, but the page exists in another language; write it", file.display())]
    MissingTwin {
        /// The file that is missing.
        file: PathBuf,
    },
    /// A message is not said in every language, or with other variables.
    #[error("{}: the message `{key}` is missing or has other variables than in the other language; translate it", file.display())]
    Untranslated {
        /// The language's folder of strings.
        file: PathBuf,
        /// The message.
        key: String,
    },
    /// The theme is not there.
    #[error("{}: no such theme; name a folder with templates, strings and assets", folder.display())]
    NoTheme {
        /// The folder.
        folder: PathBuf,
    },
    /// A template, or a value in a page's Markdown, does not fit what it is given.
    #[error("{name}: {message}")]
    Template {
        /// The template or page.
        name: String,
        /// The engine's report, with the line.
        message: String,
    },
    /// The whole points of a client do not add up.
    #[error(
        "client {client}: {what}; the page would be wrong, so nothing was replaced; score the client again"
    )]
    UnevenPoints {
        /// The client's number.
        client: i64,
        /// Which sum fails.
        what: String,
    },
    /// Two reports carry the same number.
    #[error("client {client}: has more than one report; each SK_ID_CURR must appear once")]
    DuplicateClient {
        /// The client's number.
        client: i64,
    },
    /// A report names a feature that the catalogue does not know.
    #[error("feature {feature}: is not in the catalogue; train again with this version of Clairscore")]
    UnknownFeature {
        /// The feature's name.
        feature: String,
    },
    /// A chart could not be drawn.
    #[error("chart {name}: {message}")]
    Chart {
        /// The chart's name.
        name: String,
        /// Why.
        message: String,
    },
    /// Something is wrong with a page.
    #[error("{path}: {what}; mend the template or the content, nothing was replaced")]
    FaultyPage {
        /// The page, from the site's root.
        path: String,
        /// What is wrong.
        what: String,
    },
    /// A link leads to no file of the site, or to no place in a page.
    #[error(
        "{from}: links to {to}, which is not there; mend the link or write the page, nothing was replaced"
    )]
    BrokenLink {
        /// The page that links, from the site's root.
        from: String,
        /// Where it leads.
        to: String,
    },
    /// Two pages or assets claim one place.
    #[error("{path}: two files would stand there; rename one of them")]
    TwoFiles {
        /// The place, from the site's root.
        path: String,
    },
    /// Another process builds the same site.
    #[error("{}: another build is writing this site; wait for it, or name another output folder", folder.display())]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// The output folder holds something that is not a Clairscore site.
    #[error("{}: is not empty and is no Clairscore site; name another output folder, or empty this one", folder.display())]
    ForeignOutput {
        /// The folder.
        folder: PathBuf,
    },
}

impl SiteError {
    pub(super) fn unreadable(file: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |cause| Self::Unreadable { file: file.to_owned(), cause }
    }

    pub(super) fn unwritable(file: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |cause| Self::Unwritable { file: file.to_owned(), cause }
    }

    /// An error of the TOML that starts `lines_before` lines into `file`.
    pub(super) fn toml(file: &Path, text: &str, lines_before: usize, error: &toml::de::Error) -> Self {
        let start = error.span().map_or(0, |span| text.floor_char_boundary(span.start));
        let line = lines_before + 1 + text[..start].matches('\n').count();
        Self::Malformed { file: file.to_owned(), line, message: error.message().replace('\n', "; ") }
    }
}
