//! Clairscore: credit scoring that explains itself.
//!
//! The modules stand in the order in which the data flows; from `config` down, each imports only
//! modules that stand before it.

pub mod features;
pub mod learning;
pub mod champion;
pub mod explanation;
pub mod drift;
pub mod report;
pub mod config;
pub mod tables;
