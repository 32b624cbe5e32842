//! What made the site: `assets/version.js`, which completes the stamp of every page.
//!
//! ```js
//! clairscore.keep("version", { builder: "0.1.0", commit: "5466837…", said: { en: "Site made by …" } })
//! ```
//! It stands apart from the pages, so that a commit alone rewrites none of them; `commit` is null where it is not known.

use std::collections::BTreeMap;

use serde::Serialize;

use super::build::Stamp;
use super::editions::Edition;
use super::error::SiteError;
use super::output::Output;

/// Signs of a commit that are enough to find it.
const SHORT: usize = 12;

#[derive(Serialize)]
struct Version<'a> {
    builder: &'static str,
    commit: Option<&'a str>,
    said: BTreeMap<&'static str, String>,
}

/// Writes the version of the program and its commit, also in words.
pub(super) fn write_version(stamp: &Stamp, editions: &[Edition], output: &Output) -> Result<(), SiteError> {
    let builder = env!("CARGO_PKG_VERSION");
    let commit = stamp.commit.as_deref();
    let said = |edition: &Edition| {
        let words = match commit.map(|commit| commit.get(..SHORT).unwrap_or(commit)) {
            Some(commit) => {
                edition.strings.say("said_version", &[("builder", builder.into()), ("commit", commit.into())])
            }
            None => edition.strings.say("said_builder", &[("builder", builder.into())]),
        };
        (edition.language.code(), words)
    };
    let version = Version { builder, commit, said: editions.iter().map(said).collect() };
    output.write_script("assets/version.js", "version", &version)
}
