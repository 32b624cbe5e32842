//! From tables to one row of features per application.

mod feature;
mod table;
mod wording;

pub use feature::{Direction, Feature, Theme, Unit};
pub use table::{FeatureColumn, FeatureTable, FeatureValues};
pub use wording::{Bilingual, Language, missing, number, percent, percent_with, value_in_words};
