//! What is usual of a feature, written once for all clients.

use std::sync::Arc;

use super::{number_in_words, unknown, word_in_words};
use crate::champion::FeatureReference;
use crate::explanation::Text;
use crate::features::{Feature, catalogue};

/// What is usual of a feature, in words, among all reference clients and among those who repaid.
pub(super) struct Usual {
    pub(super) all: Arc<Text>,
    pub(super) repaid: Option<Arc<Text>>,
}

impl Usual {
    pub(super) fn of(feature: &str, reference: &FeatureReference) -> Self {
        let feature = catalogue().iter().find(|known| known.name == feature);
        let all = feature.and_then(|feature| usual(reference, feature)).unwrap_or_else(unknown);
        let repaid = feature.and_then(|feature| usual_repaid(reference, feature));
        Self { all: Arc::new(all), repaid: repaid.map(Arc::new) }
    }
}

fn usual(reference: &FeatureReference, feature: &Feature) -> Option<Text> {
    match reference {
        FeatureReference::Numeric { percentiles, .. } => {
            percentiles.get(50).and_then(|median| number_in_words(*median, feature))
        }
        FeatureReference::Nominal { .. } => reference.mode().map(|mode| word_in_words(&mode, feature.name)),
    }
}

fn usual_repaid(reference: &FeatureReference, feature: &Feature) -> Option<Text> {
    match reference {
        FeatureReference::Numeric { median_repaid, .. } => {
            median_repaid.and_then(|median| number_in_words(median, feature))
        }
        FeatureReference::Nominal { mode_repaid, .. } => {
            mode_repaid.as_deref().map(|mode| word_in_words(mode, feature.name))
        }
    }
}
