//! What is said of one client.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::stability::Stability;
use crate::champion::Opinion;
use crate::explanation::{Advice, Places, Reason, Similar, Text};
use crate::features::Theme;

/// All that a client's page and the scoring API say of one application.
///
/// The fields named `*_shown` are the whole numbers that pages print; they add up exactly:
/// `base_shown + Σ themes.shown = points_shown`, and within a theme
/// `Σ features.shown = theme.shown`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientReport {
    /// The application's number.
    pub sk_id_curr: i64,
    /// What the model thinks.
    pub opinion: Opinion,
    /// Estimated risk of difficulty in repaying, from 0 to 1.
    pub probability: f64,
    /// The score in points: higher is safer.
    pub points: f64,
    /// The limit of acceptance in points.
    pub limit_points: f64,
    /// Where the model starts, in points, before it knows anything of the client.
    pub base_points: f64,
    /// `points`, as printed.
    pub points_shown: i64,
    /// `limit_points`, as printed.
    pub limit_shown: i64,
    /// `base_points`, as printed.
    pub base_shown: i64,
    /// `points_shown - limit_shown`; 0 means less than one point on the side of the opinion.
    pub distance_shown: i64,
    /// The client's level in each of [`dimensions`](super::dimensions), in their order.
    pub groups: Vec<usize>,
    /// What models that learnt from other parts of the files say.
    pub stability: Stability,
    /// What each theme adds or takes, the largest effect first.
    pub themes: Vec<ThemeEffect>,
    /// At most four elements that speak for the client, the strongest first.
    pub reasons_for: Vec<Reason>,
    /// At most four elements that weigh on the file, the strongest first.
    pub reasons_against: Vec<Reason>,
    /// Every value that the model read, by theme, in the catalogue's order.
    pub values: Vec<ThemeValues>,
    /// Values outside what the model learnt from, in the catalogue's order.
    pub unusual: Vec<Unusual>,
    /// Similar past clients and how they fared, where an index of them is at hand.
    pub similar: Option<Similar>,
    /// What would change an unfavourable opinion, or the room that a favourable one leaves; `None` where the
    /// applications themselves were not at hand.
    pub recourse: Option<Advice>,
}

/// A value outside what the model learnt from: there the model guesses.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unusual {
    /// The feature's name in the catalogue.
    pub feature: &'static str,
    /// What is unusual, in a sentence.
    pub detail: Text,
}

/// What a theme adds to the score, and through which features.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThemeEffect {
    /// The theme.
    pub theme: Theme,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
    /// `points`, as printed.
    pub shown: i64,
    /// Its features, the largest effect first.
    pub features: Vec<FeatureEffect>,
}

/// What a feature adds to the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeatureEffect {
    /// The feature's name in the catalogue.
    pub feature: &'static str,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
    /// `points`, as printed.
    pub shown: i64,
}

/// The client's values of one theme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThemeValues {
    /// The theme.
    pub theme: Theme,
    /// Its features, in the catalogue's order.
    pub values: Vec<ClientValue>,
}

/// A value of the client beside the population's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientValue {
    /// The feature's name in the catalogue.
    pub feature: &'static str,
    /// The client's value, in words.
    pub value: Text,
    /// Whether the information is missing.
    pub missing: bool,
    /// Whether there is nothing that it could be computed from, which `value` then says.
    pub nothing: bool,
    /// The usual value (median or most frequent) among all reference clients, in words.
    #[serde(serialize_with = "shared")]
    pub usual: Arc<Text>,
    /// The usual value among clients who repaid, in words.
    #[serde(serialize_with = "shared")]
    pub usual_repaid: Arc<Text>,
    /// For a numeric value: the share of reference clients with a lower value, those with the same one counted half (mid-rank).
    pub position: Option<f64>,
    /// For a nominal value: the share of reference clients with the same value.
    pub same_share: Option<f64>,
    /// Its place among parts of the past clients, where they are at hand.
    pub among: Places,
    /// The number that the model read, or the place of the word in the catalogue's vocabulary; `None` where there is
    /// none.
    pub raw: Option<f64>,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
    /// `points`, as printed.
    pub shown: i64,
}

/// Words that all clients share, written where they are read: they tell no client from another.
fn shared<S: Serializer>(text: &Arc<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() { text.serialize(serializer) } else { serializer.serialize_unit() }
}
