//! Plain data handed to pages and to the API.

mod client;
mod drift;
mod fairness;
mod findings;
mod judging;
mod model;
mod names;
mod reporter;
mod stability;
mod times;
mod unusual;

pub use crate::champion::Opinion;
pub use crate::explanation::{Reason, Similar, Text, Weight};
pub use client::{ClientReport, ClientValue, FeatureEffect, ThemeEffect, ThemeValues, Unusual};
pub use drift::{DriftReport, FeatureDrift};
pub use fairness::{attribute_in_words, compared_in_words, group_in_words};
pub use findings::finding_in_words;
pub use judging::Judged;
pub use model::{
    CandidateReport, ChampionOutline, CostPoint, Costs, Importance, ModelReport, RatioReport, RocPoint,
    SearchOutline, SimilarOutline, TreatmentReport,
};
pub use names::candidate_name;
pub use reporter::{Reporter, Reports};
pub use stability::Stability;
pub use times::{CandidateTimes, TrainingTimes};
