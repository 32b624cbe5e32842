//! The words of the interface, one file per language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::SiteError;
use crate::features::Language;

/// The words of one language, by key.
pub(super) type Strings = BTreeMap<String, String>;

/// Reads `strings/{fr,en}.toml` of a theme.
pub(super) fn read(theme: &Path, language: Language) -> Result<Strings, SiteError> {
    let file = theme.join("strings").join(format!("{}.toml", language.code()));
    let text = fs::read_to_string(&file).map_err(SiteError::unreadable(&file))?;
    toml::from_str(&text).map_err(|error| SiteError::toml(&file, &text, 0, &error))
}
