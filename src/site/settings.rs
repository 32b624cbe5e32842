//! What `content/site.toml` says.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::SiteError;
use crate::features::Language;

/// The settings of a site. Every field may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteSettings {
    /// Name of the product, in the header and in page titles.
    pub title: String,
    /// Name of the lender.
    pub company: String,
    /// Who answers for the model; the model card says that nobody is named where this is left out.
    pub owner: Option<String>,
    /// Where the owner is reached, as it is to be read: an address, a telephone number, a desk.
    pub contact: Option<String>,
    /// Where the program's sources are kept, for who reads the slides: `https://host/owner/name`. Where it is left out,
    /// the address that the evidence names, if it does.
    pub repository: Option<String>,
    /// Languages of the site, `"fr"` or `"en"`; the first is where `index.html` leads.
    pub languages: Vec<Language>,
    /// The host that the site is published on, for `sitemap.xml`: `https://credit.example`.
    pub origin: String,
    /// Where the site stands on its host, with both slashes. Only the 404 page needs it, since it is
    /// shown at any address; every other link is relative.
    pub base_path: String,
    /// Clients on one page of the directory that works without JavaScript.
    pub clients_per_page: usize,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            title: "Clairscore".to_owned(),
            company: "Prêt à dépenser".to_owned(),
            owner: None,
            contact: None,
            repository: None,
            languages: Language::ALL.to_vec(),
            origin: "http://localhost:8080".to_owned(),
            base_path: "/".to_owned(),
            clients_per_page: 500,
        }
    }
}

impl SiteSettings {
    /// Reads `site.toml`; where there is none, the defaults hold.
    pub fn read(file: &Path) -> Result<Self, SiteError> {
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(file).map_err(SiteError::unreadable(file))?;
        let settings: Self = toml::from_str(&text).map_err(|e| SiteError::toml(file, &text, 0, &e))?;
        settings.checked(file)
    }

    fn checked(self, file: &Path) -> Result<Self, SiteError> {
        let twice = (1..self.languages.len()).any(|i| self.languages[..i].contains(&self.languages[i]));
        let blank = |said: &Option<String>| said.as_ref().is_some_and(|said| said.trim().is_empty());
        let message = if blank(&self.owner) || blank(&self.contact) {
            "`owner` and `contact` must say something, or be left out"
        } else if self.languages.is_empty() || twice {
            "`languages` must name \"fr\", \"en\" or both, each once"
        } else if self.clients_per_page == 0 {
            "`clients_per_page` must be at least 1"
        } else if !(self.base_path.starts_with('/') && self.base_path.ends_with('/')) {
            "`base_path` must start and end with a slash"
        } else if !self.origin.starts_with("http") || self.origin.ends_with('/') {
            "`origin` must be a scheme and a host, such as \"https://credit.example\""
        } else if self.repository.as_ref().is_some_and(|address| !address.starts_with("http")) {
            "`repository` must be an address for a browser, such as \"https://host/owner/name\""
        } else {
            return Ok(self);
        };
        Err(SiteError::Malformed { file: file.to_owned(), line: 1, message: message.to_owned() })
    }
}
