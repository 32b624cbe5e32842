//! Clairscore: credit scoring that explains itself.
//!
//! The modules stand in the order in which the data flows; from `config` down, each imports only
//! modules that stand before it, and nothing imports `command` or `cli`.

pub mod cli;
#[expect(clippy::print_stdout, reason = "the verbs answer on standard output")]
pub mod command;
pub mod config;
pub mod tables;
pub mod features;
pub mod learning;
pub mod judging;
pub mod champion;
pub mod explanation;
pub mod drift;
pub mod report;
pub mod charts;
pub mod notebook;
pub mod tracking;
pub mod site;
pub mod service;
