//! The way of a record to a server.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::error::{PushError, ServerError};
use super::journal::{Journal, Place, Sent};
use super::record::{Artifact, Record};
use super::server::Server;
use super::steps::{Named, Step, Which, batch, dataset, model_batch, steps, tags};

/// The tags by which what was sent is found again.
const OWN: &str = "clairscore.";
const RECORD: &str = "clairscore.record";
const PART: &str = "clairscore.part";
const VERSION: &str = "clairscore.version";
/// The alias of the deployed version.
const CHAMPION: &str = "champion";

/// Files of a run's folder that may be sent, and folders all of whose files may: none holds a row of a client.
const MAY_BE_SENT: [&str; 5] =
    ["report.json", "times.json", "trials.parquet", "timings.parquet", "recipe.json"];
const FOLDERS: [&str; 2] = ["charts/", "logged_model/"];

/// A record that is to be sent.
pub struct Push<'a> {
    /// The record.
    pub record: &'a Record,
    /// SHA-256 of its file.
    pub identity: &'a str,
    /// The run's folder.
    pub folder: &'a Path,
    /// Whether its model is the deployed one, so that the alias is to lead to it.
    pub deployed: bool,
}

/// What a push did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// Steps that were taken.
    pub steps: usize,
    /// Whether the alias was moved.
    pub alias_moved: bool,
    /// The version of the registered model.
    pub version: String,
    /// Where the run can be seen in a browser.
    pub page: String,
}

impl Push<'_> {
    /// Sends what the server does not have yet.
    pub fn to(&self, server: &Server, journal: &mut Journal) -> Result<Pushed, PushError> {
        let record = self.record;
        let steps = steps(record);
        let failed = |step: String, taken| {
            let steps = steps.len();
            move |cause| PushError::Server { step, taken, steps, cause: Box::new(cause) }
        };
        let mut sent = journal.sent(server.address(), self.identity);
        let known = server.check().and_then(|()| still_there(&sent, record, server));
        if !known.map_err(failed("the server's version".to_owned(), sent.done.len()))? {
            sent = Sent { record: self.identity.to_owned(), ..Sent::default() };
        }
        let mut taken = 0;
        for step in &steps {
            let name = Named(*step, record).to_string();
            if sent.done.contains(&name) {
                continue;
            }
            let done = sent.done.len();
            self.take(*step, server, &mut sent).map_err(|fault| match fault {
                Fault::Server(cause) => failed(name.clone(), done)(cause),
                Fault::Other(error) => error,
            })?;
            sent.done.insert(name);
            journal.keep(server.address(), &sent)?;
            taken += 1;
        }
        let moved = self.deployed.then(|| lead_to(record, &sent.version, server)).transpose();
        let alias_moved = moved.map_err(failed(format!("alias {CHAMPION}"), steps.len()))?;
        let Sent { experiment, version, runs, .. } = sent;
        let run = runs.get(&record.parent.part).map_or("", |place| &place.id);
        let page = format!("{}/#/experiments/{experiment}/runs/{run}", server.address());
        Ok(Pushed { steps: taken, alias_moved: alias_moved.unwrap_or_default(), version, page })
    }

    /// Takes one step and notes in `sent` what the server calls what it made.
    fn take(&self, step: Step, server: &Server, sent: &mut Sent) -> Result<(), Fault> {
        let record = self.record;
        match step {
            Step::Experiment => sent.experiment = experiment(record, server)?,
            Step::Run(which) => {
                let place = self.run(which, server, sent)?;
                sent.runs.insert(which.of(record).part.clone(), place);
            }
            Step::Model => sent.model = self.model(server, sent)?,
            Step::Version => sent.version = self.version(server, sent)?,
            Step::File(place) => {
                let file = &record.parent.artifacts[place];
                server.put(&run_of(sent, record, Which::Parent), &file.path, &self.bytes(file)?)?;
            }
            Step::ModelFile(place) => {
                let file = &record.model.files[place];
                server.put(&sent.model, &file.path, &self.bytes(file)?)?;
            }
            _ => tell(step, record, server, sent)?,
        }
        Ok(())
    }

    /// The run that the server has of this record, or a new one.
    fn run(&self, which: Which, server: &Server, sent: &Sent) -> Result<Place, ServerError> {
        let (run, experiment) = (which.of(self.record), &sent.experiment);
        let filter = format!("tags.`{RECORD}` = '{}' and tags.`{PART}` = '{}'", self.identity, run.part);
        let asked = json!({"experiment_ids": [experiment], "filter": filter, "max_results": 1});
        let found = server.post("/runs/search", &asked)?;
        if let Some(found) = found.pointer("/runs/0") {
            return place(server, found, ["/info/run_id", "/info/artifact_uri"], "POST /runs/search");
        }
        let mut tags = tags(&run.tags);
        tags.push(json!({"key": RECORD, "value": self.identity}));
        tags.push(json!({"key": PART, "value": run.part}));
        if which != Which::Parent {
            let parent = run_of(sent, self.record, Which::Parent).id;
            tags.push(json!({"key": "mlflow.parentRunId", "value": parent}));
        }
        let body = json!({
            "experiment_id": experiment, "start_time": run.start, "run_name": run.name, "tags": tags
        });
        let made = server.post("/runs/create", &body)?;
        place(server, &made, ["/run/info/run_id", "/run/info/artifact_uri"], "POST /runs/create")
    }

    /// The model that the server has of this record, or a new one.
    fn model(&self, server: &Server, sent: &Sent) -> Result<Place, ServerError> {
        let (model, experiment) = (&self.record.model, &sent.experiment);
        let filter = format!("tags.`{RECORD}` = '{}'", self.identity);
        let asked = json!({"experiment_ids": [experiment], "filter": filter, "max_results": 1});
        let found = server.post("/logged-models/search", &asked)?;
        if let Some(found) = found.pointer("/models/0") {
            let fields = ["/info/model_id", "/info/artifact_uri"];
            return place(server, found, fields, "POST /logged-models/search");
        }
        let mut model_tags = tags(&model.tags);
        model_tags.push(json!({"key": RECORD, "value": self.identity}));
        let body = json!({
            "experiment_id": experiment, "name": model.name, "model_type": model.kind, "tags": model_tags,
            "source_run_id": run_of(sent, self.record, Which::Parent).id, "params": tags(&model.params)
        });
        let made = server.post("/logged-models", &body)?;
        place(server, &made, ["/model/info/model_id", "/model/info/artifact_uri"], "POST /logged-models")
    }

    /// The registered version of this champion that the server has, or a new one.
    fn version(&self, server: &Server, sent: &Sent) -> Result<String, ServerError> {
        let model = &self.record.model;
        let filter = format!("name='{}' and tags.`{VERSION}` = '{}'", model.name, model.version);
        let found = server.get("/model-versions/search", &[("filter", &filter), ("max_results", "1")])?;
        if let Some(found) = found.pointer("/model_versions/0") {
            return server.text(found, "/version", "GET /model-versions/search");
        }
        let mut own: BTreeMap<String, String> = model.tags.clone();
        own.retain(|key, _| key.starts_with(OWN));
        own.insert(VERSION.to_owned(), model.version.clone());
        let body = json!({
            "name": model.name, "source": format!("models:/{}", sent.model.id), "model_id": sent.model.id,
            "run_id": run_of(sent, self.record, Which::Parent).id, "tags": tags(&own)
        });
        let made = server.post("/model-versions/create", &body)?;
        server.text(&made, "/model_version/version", "POST /model-versions/create")
    }

    /// A file of the run's folder, if it is one that may be sent.
    fn bytes(&self, artifact: &Artifact) -> Result<Vec<u8>, PushError> {
        if !may_be_sent(&artifact.file) {
            return Err(PushError::NotToBeSent { file: artifact.file.clone() });
        }
        let file = self.folder.join(&artifact.file);
        fs::read(&file).map_err(|cause| PushError::File { file, cause })
    }
}

enum Fault {
    Server(ServerError),
    Other(PushError),
}

impl From<ServerError> for Fault {
    fn from(cause: ServerError) -> Self {
        Self::Server(cause)
    }
}

impl From<PushError> for Fault {
    fn from(error: PushError) -> Self {
        Self::Other(error)
    }
}

/// Whether the server still has the run that the journal knows; it may have been set up anew, or the run deleted.
fn still_there(sent: &Sent, record: &Record, server: &Server) -> Result<bool, ServerError> {
    let Some(parent) = sent.runs.get(&record.parent.part) else { return Ok(true) };
    match server.get("/runs/get", &[("run_id", &parent.id)]) {
        Ok(found) => {
            Ok(found.pointer("/run/info/lifecycle_stage").and_then(Value::as_str) != Some("deleted"))
        }
        Err(error) if error.says("RESOURCE_DOES_NOT_EXIST") => Ok(false),
        Err(error) => Err(error),
    }
}

/// The experiment's identifier; it is made where there is none.
fn experiment(record: &Record, server: &Server) -> Result<String, Fault> {
    const BY_NAME: &str = "/experiments/get-by-name";
    let name = &record.experiment;
    let query = [("experiment_name", name.as_str())];
    let found = match server.get(BY_NAME, &query) {
        Err(error) if error.says("RESOURCE_DOES_NOT_EXIST") => {
            let tags = json!([
                {"key": "mlflow.note.content", "value": record.experiment_note},
                {"key": "mlflow.experimentKind", "value": "custom_model_development"}
            ]);
            match server.post("/experiments/create", &json!({"name": name, "tags": tags})) {
                Ok(_) => {}
                Err(error) if error.says("RESOURCE_ALREADY_EXISTS") => {}
                Err(error) => return Err(error.into()),
            }
            server.get(BY_NAME, &query)?
        }
        found => found?,
    };
    if found.pointer("/experiment/lifecycle_stage").and_then(Value::as_str) == Some("deleted") {
        let address = server.address().to_owned();
        return Err(PushError::DeletedExperiment { address, name: name.clone() }.into());
    }
    Ok(server.text(&found, "/experiment/experiment_id", BY_NAME)?)
}

/// The steps that make nothing that has an identifier.
fn tell(step: Step, record: &Record, server: &Server, sent: &Sent) -> Result<(), ServerError> {
    let id = |which| run_of(sent, record, which).id;
    let parent = id(Which::Parent);
    let model = &sent.model.id;
    match step {
        Step::Batch(which, number) => {
            let (params, metrics) = batch(which.of(record), number);
            let body = json!({"run_id": id(which), "params": params, "metrics": metrics});
            server.post("/runs/log-batch", &body).map(drop)
        }
        Step::Inputs(which) => {
            let datasets: Vec<Value> = which.of(record).datasets.iter().map(dataset).collect();
            let body = json!({"run_id": id(which), "datasets": datasets});
            server.post("/runs/log-inputs", &body).map(drop)
        }
        Step::ModelReady => {
            let body = json!({"model_id": model, "status": "LOGGED_MODEL_READY"});
            server.patch(&format!("/logged-models/{model}"), &body).map(drop)
        }
        Step::Output => output(&parent, model, server),
        Step::ModelMetrics(number) => {
            let body = json!({"run_id": parent, "metrics": model_batch(record, number, model)});
            server.post("/runs/log-batch", &body).map(drop)
        }
        Step::Registered => {
            let body = json!({"name": record.model.name, "description": record.model.note});
            match server.post("/registered-models/create", &body) {
                Err(error) if !error.says("RESOURCE_ALREADY_EXISTS") => Err(error),
                _ => Ok(()),
            }
        }
        Step::Finish(which) => {
            let body = json!({"run_id": id(which), "status": "FINISHED", "end_time": which.of(record).end});
            server.post("/runs/update", &body).map(drop)
        }
        _ => Ok(()),
    }
}

/// Says that the model comes from the run, unless the server knows: it would list it twice.
fn output(run: &str, model: &str, server: &Server) -> Result<(), ServerError> {
    let found = server.get("/runs/get", &[("run_id", run)])?;
    let outputs = found.pointer("/run/outputs/model_outputs").and_then(Value::as_array);
    if outputs.is_some_and(|outputs| outputs.iter().any(|output| output["model_id"] == model)) {
        return Ok(());
    }
    server
        .post("/runs/outputs", &json!({"run_id": run, "models": [{"model_id": model, "step": 0}]}))
        .map(drop)
}

/// Lets the alias lead to a version; whether it led elsewhere.
fn lead_to(record: &Record, version: &str, server: &Server) -> Result<bool, ServerError> {
    const ALIAS: &str = "/registered-models/alias";
    let name = &record.model.name;
    let found = match server.get(ALIAS, &[("name", name), ("alias", CHAMPION)]) {
        Ok(found) => found.pointer("/model_version/version").and_then(Value::as_str).map(str::to_owned),
        // What it answers where there is none yet.
        Err(error) if error.says("INVALID_PARAMETER_VALUE") || error.says("RESOURCE_DOES_NOT_EXIST") => None,
        Err(error) => return Err(error),
    };
    if found.as_deref() == Some(version) {
        return Ok(false);
    }
    server.post(ALIAS, &json!({"name": name, "alias": CHAMPION, "version": version}))?;
    Ok(true)
}

fn run_of(sent: &Sent, record: &Record, which: Which) -> Place {
    sent.runs.get(&which.of(record).part).cloned().unwrap_or_default()
}

fn place(
    server: &Server,
    answer: &Value,
    [id, files]: [&'static str; 2],
    call: &str,
) -> Result<Place, ServerError> {
    Ok(Place { id: server.text(answer, id, call)?, files: server.text(answer, files, call)? })
}

fn may_be_sent(file: &str) -> bool {
    let plain =
        |name: &str| !name.is_empty() && !name.contains('\\') && !name.split('/').any(|part| part == "..");
    MAY_BE_SENT.contains(&file) || FOLDERS.iter().any(|folder| file.strip_prefix(folder).is_some_and(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_with_rows_of_clients_and_none_outside_the_folder_may_be_sent() {
        for file in ["report.json", "charts/roc.svg", "logged_model/folds/1.json", "trials.parquet"] {
            assert!(may_be_sent(file), "{file}");
        }
        for file in [
            "out_of_fold.parquet",
            "past_clients.parquet",
            "past_values.gz",
            "charts/../out_of_fold.parquet",
            "charts/",
            "../../champion/model.json",
            "/etc/passwd",
            "record.json",
            "mlflow.json",
        ] {
            assert!(!may_be_sent(file), "{file}");
        }
    }
}
