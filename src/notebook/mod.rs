//! What a note can ask of a run: its frames, by SQL.
//!
//! The doors are [`Frames::of`], which lays a run out as named tables of plain columns, and [`Frames::ask`], which
//! answers a query. Frames hold aggregates; those with a row per client ([`RunFile::personal`]) are left out of what
//! everyone may read ([`Frames::published`]).

mod answer;
mod error;
mod frame;
mod of_drift;
mod of_exploration;
mod of_features;
mod of_model;
mod run;
mod sql;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Value};
pub use error::AskError;
pub use frame::{Frame, Values};
pub use run::{Frames, Run, RunFile};
