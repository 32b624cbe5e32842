//! Where a training is recorded for others: the record that lies in the run's folder, and its way to an MLflow server.
//!
//! A [`Record`] is plain and whole: one parent run per search, one child run per candidate, parameters, metrics, data
//! sets, files, the model. [`Push`] turns it into steps, each of which can be taken twice without doubling anything:
//! what a server has is found by the tags `clairscore.record` and `clairscore.part`, metrics keep their time, value and
//! step, by which MLflow's SQL stores know them again, and files are put where they were. The [`Journal`] beside the
//! record says, per server, which steps were taken, so that a push that was cut short goes on where it stopped.
//!
//! Source: MLflow's REST API 2.0 (<https://mlflow.org/docs/latest/rest-api.html>), as servers from version 3 on speak it.

mod error;
mod journal;
mod mlmodel;
mod of_training;
mod push;
mod record;
mod server;
mod steps;

pub use error::{PushError, ServerError};
pub use journal::Journal;
pub use mlmodel::{ModelFolder, model_files};
pub use of_training::{By, Features, Recorded};
pub use push::{Push, Pushed};
pub use record::{Artifact, DatasetInput, LoggedModel, Metric, Record, Run};
pub use server::{Credentials, Server};
