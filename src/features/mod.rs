//! From tables to one row of features per application.

mod aggregates;
mod application;
mod bands;
mod bureau;
mod catalogue;
mod category_words;
mod compared;
mod compute;
mod computed;
mod credit_card;
mod feature;
mod installments;
mod nothing;
mod pos_cash;
mod previous;
mod rate;
mod row;
mod subject;
mod table;
mod what_if;
mod wording;

pub use bands::{band_in_words, bound_in_words, rounded_bound, significant};
pub use catalogue::catalogue;
pub use category_words::category_in_words;
pub use compute::{client_features, feature_table, feature_tables};
pub use feature::{Direction, Feature, Theme, Unit};
pub use nothing::{Nothing, Sign, not_applicable, nothing_on_record};
pub use subject::{Subject, subject_of};
pub use table::{FeatureColumn, FeatureTable, FeatureValues};
pub use what_if::{Lever, WhatIf};
pub use wording::{Bilingual, Language, missing, number, percent, percent_with, value_in_words};

#[cfg(test)]
mod tests;
