//! What keeps a record from a server; each names the place and the remedy.

use std::path::PathBuf;

use thiserror::Error;

/// A call that a server did not answer as it should.
#[derive(Debug, Error)]
pub enum ServerError {
    /// Nobody answers.
    #[error("{address} does not answer: {cause}; start the server there, or name another with --uri")]
    Unreachable {
        /// The server.
        address: String,
        /// What the system said.
        cause: String,
    },
    /// Its certificate is not trusted.
    #[error(
        "{address} shows a certificate that is not trusted: {cause}; set MLFLOW_TRACKING_SERVER_CERT_PATH to the \
         certificates (PEM) that sign it"
    )]
    Untrusted {
        /// The server.
        address: String,
        /// What is wrong with it.
        cause: String,
    },
    /// Whoever answers wants to know who asks.
    #[error(
        "{address} refuses access ({status}); set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or \
         MLFLOW_TRACKING_TOKEN"
    )]
    Access {
        /// The server.
        address: String,
        /// The HTTP status.
        status: u16,
    },
    /// Who answers is no MLflow server of version 3 or newer.
    #[error("{address} answers {found:?} when asked for its version; name a server of MLflow 3 or newer")]
    NotMlflow {
        /// The server.
        address: String,
        /// What it said.
        found: String,
    },
    /// The server refuses a call.
    #[error("{address} answers {status} to {call}: {message}")]
    Refused {
        /// The server.
        address: String,
        /// Method and path.
        call: String,
        /// The HTTP status.
        status: u16,
        /// MLflow's word for what is wrong; empty where the answer is not MLflow's.
        code: String,
        /// What the server said.
        message: String,
    },
    /// The answer lacks what it must have.
    #[error("{address} answers {call} without {field:?}; is it an MLflow server of version 3 or newer?")]
    Strange {
        /// The server.
        address: String,
        /// Method and path.
        call: String,
        /// What it lacks.
        field: &'static str,
    },
    /// Files are not taken by the server itself.
    #[error(
        "{address} keeps files at {place}, where only its own clients can write; start it with --serve-artifacts and \
         --artifacts-destination, and name another experiment in [mlflow] of the recipe"
    )]
    FilesElsewhere {
        /// The server.
        address: String,
        /// Where it keeps them.
        place: String,
    },
    /// What is to be trusted cannot be read.
    #[error("{file}: {cause}; MLFLOW_TRACKING_SERVER_CERT_PATH must name certificates in PEM")]
    Certificates {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
}

/// A push that stopped; what was sent stays sent.
#[derive(Debug, Error)]
pub enum PushError {
    /// The server.
    #[error("{cause} ({step}; {taken} of {steps} steps are done)")]
    Server {
        /// What was to be done.
        step: String,
        /// Steps that are done.
        taken: usize,
        /// Steps in all.
        steps: usize,
        /// What went wrong.
        cause: Box<ServerError>,
    },
    /// The experiment was deleted.
    #[error(
        "{address}: the experiment {name:?} was deleted; restore it there (`mlflow experiments restore`), or name \
         another in [mlflow] of the recipe"
    )]
    DeletedExperiment {
        /// The server.
        address: String,
        /// The experiment.
        name: String,
    },
    /// A file of the run cannot be read.
    #[error("{file}: cannot be read: {cause}; train again to make it")]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The record names a file that is not to be sent.
    #[error("{file:?} is not among the files of a run that may be sent; train again to make the record anew")]
    NotToBeSent {
        /// The file, as the record names it.
        file: String,
    },
    /// The journal cannot be kept.
    #[error("{file}: cannot be written: {cause}; check its rights")]
    Journal {
        /// The file.
        file: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// Another push is at it.
    #[error("{file}: another push of this run is going on; wait for its end")]
    Busy {
        /// The file that is locked.
        file: PathBuf,
    },
}
