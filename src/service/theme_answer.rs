//! What each theme adds to a score, in words of both languages: enough to draw how the score is made.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::features::{Bilingual, Theme, catalogue};
use crate::report::{FeatureEffect, ThemeEffect};

static LABELS: LazyLock<BTreeMap<&str, Bilingual>> =
    LazyLock::new(|| catalogue().iter().map(|feature| (feature.name, feature.label)).collect());

/// A theme and the features through which it counts, the largest effect first.
#[derive(Serialize)]
pub(super) struct ThemeAnswer {
    theme: Theme,
    label: Bilingual,
    points: f64,
    shown: i64,
    features: Vec<FeatureAnswer>,
}

#[derive(Serialize)]
struct FeatureAnswer {
    feature: &'static str,
    label: Bilingual,
    points: f64,
    shown: i64,
}

impl From<&ThemeEffect> for ThemeAnswer {
    fn from(effect: &ThemeEffect) -> Self {
        Self {
            theme: effect.theme,
            label: effect.theme.label(),
            points: effect.points,
            shown: effect.shown,
            features: effect.features.iter().map(FeatureAnswer::from).collect(),
        }
    }
}

impl From<&FeatureEffect> for FeatureAnswer {
    fn from(effect: &FeatureEffect) -> Self {
        let name = effect.feature;
        Self {
            feature: name,
            label: LABELS.get(name).copied().unwrap_or(Bilingual { fr: name, en: name }),
            points: effect.points,
            shown: effect.shown,
        }
    }
}
