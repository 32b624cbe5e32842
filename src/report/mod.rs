//! Plain data handed to pages and to the API.

mod client;
mod cohort;
mod comparison;
mod difference;
mod dimension;
mod drift;
mod evidence;
mod explaining;
mod exploration;
mod fairness;
mod findings;
mod importance;
mod judging;
mod lineage;
mod model;
mod names;
mod published;
mod reporter;
mod stability;
mod times;
mod unusual;
mod value_places;

pub use crate::champion::Opinion;
pub use crate::explanation::{
    Advice, Band, Change, ChangeOption, Dependence, FoldAgreement, Mark, Places, Reason, Room, Similar,
    Swarm, SwarmAxis, SwarmCell, SwarmLevel, Text, ValueLevel, Weight,
};
pub use client::{ClientReport, ClientValue, FeatureEffect, ThemeEffect, ThemeValues, Unusual};
pub use cohort::{
    Bins, Cohort, CohortReport, Distribution, FEWEST_IN_A_GROUP, Figures, PastCohorts, Picture, is_few,
};
pub use comparison::{ComparedTrial, CostsByRatio, RatioLimit};
pub use difference::{
    ChangedClient, ModelDifference, OpinionChanges, SettingChange, VersionOutline, Versioned, WeightShift,
};
pub use dimension::{Dimension, Level, dimensions};
pub use drift::{
    AtModel, ColumnWeight, Concern, DriftAlert, DriftFault, DriftReport, DriftRun, EvidentlyReport, FailOn,
    HALF, Level as DriftLevel, ModelDrift, PastScores, SCORES_CHANGED, SCORES_MOVE, Shift, TOLD_APART,
    WeightedDrift, sorted_runs,
};
pub use evidence::{
    CheckName, CheckOutcome, CheckStep, Commit, Coverage, Delivery, DeliveryCheck, Evidence, Peer,
    Repository, RoomCoverage, TestCount, TestKind,
};
pub use exploration::{
    ColumnOutline, Contrast, Exploration, FarOut, FeatureLevels, LevelRate, LevelValue, MarkOutline,
    Standing, TableOutline, level_in_words, marked_column_in_words, table_in_words,
};
pub use fairness::{attribute_in_words, compared_in_words, group_in_words};
pub use findings::finding_in_words;
pub use importance::{
    Concentration, FeatureDependence, FeaturePermutation, FeatureRanks, FeatureSwarm, FoldStability,
    GlobalExplanation, Interaction, Interactions, Permutation, ThemeImportance,
};
pub use judging::Judged;
pub use lineage::Lineage;
pub use model::{
    CandidateReport, ChampionOutline, CostPoint, Costs, Importance, ModelReport, RatioReport, RocPoint,
    SearchOutline, SimilarOutline, TreatmentReport,
};
pub use names::candidate_name;
pub use published::kept_back;
pub use reporter::{Reporter, Reports};
pub use stability::Stability;
pub use times::{CandidateTimes, TrainingTimes, TreatmentTimes};
pub use value_places::{Among, ValuePlaces};
