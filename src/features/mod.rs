//! From tables to one row of features per application.

mod feature;
mod wording;
mod table;
mod expressions;
mod application;
mod bureau;
mod previous;
mod catalogue;
mod compute;
mod categories;

pub use catalogue::catalogue;
pub use categories::category_in_words;
pub use compute::{compute_features, feature_table};
pub use feature::{Direction, Feature, Theme, Unit};
pub use table::{FeatureColumn, FeatureTable, FeatureValues};
pub use wording::{Bilingual, Language, missing, number, percent, percent_with, value_in_words};
