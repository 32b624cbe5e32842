//! The features' labels by name.

use std::collections::BTreeMap;

use crate::features::{Feature, Language};
use crate::site::error::SiteError;

/// The catalogue by name.
pub(in crate::site) struct Labels(BTreeMap<&'static str, &'static Feature>);

impl Labels {
    pub(in crate::site) fn new(catalogue: &'static [Feature]) -> Self {
        Self(catalogue.iter().map(|feature| (feature.name, feature)).collect())
    }

    /// The feature of that name.
    pub(in crate::site) fn feature(&self, name: &str) -> Result<&'static Feature, SiteError> {
        let unknown = || SiteError::UnknownFeature { feature: name.to_owned() };
        self.0.get(name).copied().ok_or_else(unknown)
    }

    /// What pages call the feature.
    pub(super) fn label(&self, name: &str, language: Language) -> Result<&'static str, SiteError> {
        Ok(self.feature(name)?.label.text(language))
    }
}
