//! A record as steps, and what each sends.

use std::fmt;

use serde_json::{Value, json};

use super::record::{DatasetInput, Metric, Record, Run};

/// Most of one call, by MLflow's limits (1,000 entities, 100 parameters, 1 MB).
const METRICS: usize = 900;
const PARAMS: usize = 100;
/// Longest key, value of a parameter and value of a tag, in bytes.
const KEY: usize = 250;
const PARAM: usize = 6_000;
const TAG: usize = 8_000;

/// Which run: the parent, or a child by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Parent,
    Child(usize),
}

impl Which {
    pub(super) fn of(self, record: &Record) -> &Run {
        match self {
            Self::Parent => &record.parent,
            Self::Child(place) => &record.children[place],
        }
    }
}

/// One step of a push. Each can be taken twice and leaves the server as if taken once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Finds or makes the experiment.
    Experiment,
    /// Finds or makes a run.
    Run(Which),
    /// Sends so many parameters and metrics.
    Batch(Which, usize),
    /// Says what a run learnt from.
    Inputs(Which),
    /// Sends a file.
    File(usize),
    /// Finds or makes the model.
    Model,
    /// Sends a file of the model.
    ModelFile(usize),
    /// Says that the model is whole.
    ModelReady,
    /// Says that it comes from the search.
    Output,
    /// Sends its figures.
    ModelMetrics(usize),
    /// Finds or makes the name under which it is registered.
    Registered,
    /// Finds or makes its version.
    Version,
    /// Says that a run has ended.
    Finish(Which),
}

/// All steps of a record, in their order.
pub(super) fn steps(record: &Record) -> Vec<Step> {
    let mut steps = vec![Step::Experiment, Step::Run(Which::Parent)];
    let children = (0..record.children.len()).map(Which::Child);
    steps.extend(children.clone().map(Step::Run));
    for which in children {
        steps.extend(told(record, which));
        steps.push(Step::Finish(which));
    }
    steps.extend(told(record, Which::Parent));
    steps.extend((0..record.parent.artifacts.len()).map(Step::File));
    steps.push(Step::Model);
    steps.extend((0..record.model.files.len()).map(Step::ModelFile));
    steps.extend([Step::ModelReady, Step::Output]);
    steps.extend((0..record.model.metrics.len().div_ceil(METRICS)).map(Step::ModelMetrics));
    steps.extend([Step::Registered, Step::Version, Step::Finish(Which::Parent)]);
    steps
}

fn told(record: &Record, which: Which) -> Vec<Step> {
    let run = which.of(record);
    let batches = run.metrics.len().div_ceil(METRICS).max(run.params.len().div_ceil(PARAMS));
    let inputs = (!run.datasets.is_empty()).then_some(Step::Inputs(which));
    (0..batches).map(|number| Step::Batch(which, number)).chain(inputs).collect()
}

/// Names a step in the journal and in errors.
pub(super) struct Named<'a>(pub Step, pub &'a Record);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(step, record) = self;
        match step {
            Step::Experiment => f.write_str("experiment"),
            Step::Run(which) => write!(f, "run {}", which.of(record).part),
            Step::Batch(which, number) => write!(f, "figures {} of {}", number + 1, which.of(record).part),
            Step::Inputs(which) => write!(f, "data of {}", which.of(record).part),
            Step::File(place) => write!(f, "file {}", record.parent.artifacts[*place].path),
            Step::Model => f.write_str("model"),
            Step::ModelFile(place) => write!(f, "model file {}", record.model.files[*place].path),
            Step::ModelReady => f.write_str("model whole"),
            Step::Output => f.write_str("model of the search"),
            Step::ModelMetrics(number) => write!(f, "figures {} of the model", number + 1),
            Step::Registered => f.write_str("registered model"),
            Step::Version => f.write_str("model version"),
            Step::Finish(which) => write!(f, "end of {}", which.of(record).part),
        }
    }
}

/// The parameters and metrics of a batch.
pub(super) fn batch(run: &Run, number: usize) -> (Vec<Value>, Vec<Value>) {
    let params = run.params.iter().skip(number * PARAMS).take(PARAMS);
    let params = params.map(|(key, value)| json!({"key": named(key), "value": cut(value, PARAM)}));
    let metrics = run.metrics.iter().skip(number * METRICS).take(METRICS).map(metric);
    (params.collect(), metrics.collect())
}

/// The metrics of a batch of the model's, tied to it and to the data.
pub(super) fn model_batch(record: &Record, number: usize, model: &str) -> Vec<Value> {
    let data = record.parent.datasets.first();
    let tied = |one: &Metric| {
        let mut sent = metric(one);
        sent["model_id"] = json!(model);
        if let Some(data) = data {
            sent["dataset_name"] = json!(data.name);
            sent["dataset_digest"] = json!(data.digest);
        }
        sent
    };
    record.model.metrics.iter().skip(number * METRICS).take(METRICS).map(tied).collect()
}

fn metric(metric: &Metric) -> Value {
    let Metric { key, value, step, timestamp } = metric;
    json!({"key": named(key), "value": value, "step": step, "timestamp": timestamp})
}

/// Tags as MLflow takes them.
pub(super) fn tags<'a>(tags: impl IntoIterator<Item = (&'a String, &'a String)>) -> Vec<Value> {
    tags.into_iter().map(|(key, value)| json!({"key": named(key), "value": cut(value, TAG)})).collect()
}

/// A data set as MLflow takes it.
pub(super) fn dataset(input: &DatasetInput) -> Value {
    let DatasetInput { context, name, digest, source, schema, profile } = input;
    json!({
        "tags": [{"key": "mlflow.data.context", "value": context}],
        "dataset": {
            "name": name, "digest": digest, "source_type": "local", "source": source, "schema": schema,
            "profile": profile
        }
    })
}

/// A key in the letters that MLflow takes, not too long.
fn named(key: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | ':' | '/');
    key.chars().map(|c| if allowed(c) { c } else { '_' }).take(KEY).collect()
}

/// A text of at most so many bytes; one that is cut ends with `…`.
fn cut(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(most - '…'.len_utf8())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::record::sample;

    fn names(record: &Record) -> Vec<String> {
        steps(record).into_iter().map(|step| Named(step, record).to_string()).collect()
    }

    #[test]
    fn a_record_becomes_steps_that_stand_in_the_order_in_which_they_need_each_other() {
        let found = names(&sample());
        assert_eq!(
            found,
            [
                "experiment",
                "run search",
                "run dummy",
                "run boosting",
                "figures 1 of dummy",
                "data of dummy",
                "end of dummy",
                "figures 1 of boosting",
                "data of boosting",
                "end of boosting",
                "figures 1 of search",
                "data of search",
                "file report.json",
                "file charts/roc.svg",
                "model",
                "model file MLmodel",
                "model whole",
                "model of the search",
                "figures 1 of the model",
                "registered model",
                "model version",
                "end of search",
            ]
        );
    }

    #[test]
    fn what_is_much_is_sent_in_calls_within_the_limits_and_none_is_lost() {
        let mut record = sample();
        let run = &mut record.children[0];
        run.params = (0..230).map(|n| (format!("p{n:03}"), "é".repeat(5_000))).collect();
        run.metrics =
            (0..2_000).map(|step| Metric { key: "m".repeat(300), value: 0.1, step, timestamp: 1 }).collect();
        let batches = names(&record)
            .iter()
            .filter(|name| name.ends_with("of dummy") && name.starts_with("fig"))
            .count();
        assert_eq!(batches, 3);
        let sent: Vec<_> = (0..batches).map(|number| batch(&record.children[0], number)).collect();
        let count = |part: fn(&(Vec<Value>, Vec<Value>)) -> usize| sent.iter().map(part).sum::<usize>();
        assert_eq!((count(|sent| sent.0.len()), count(|sent| sent.1.len())), (230, 2_000));
        for (params, metrics) in &sent {
            assert!(params.len() <= 100 && metrics.len() + params.len() <= 1_000);
            let body = json!({"run_id": "r".repeat(32), "params": params, "metrics": metrics}).to_string();
            assert!(body.len() < 1_000_000, "{} bytes", body.len());
            assert!(metrics.iter().all(|metric| metric["key"].as_str().unwrap().len() <= 250));
        }
    }

    #[test]
    fn no_two_steps_have_the_same_name() {
        let mut found = names(&sample());
        let steps = found.len();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), steps);
    }

    #[test]
    fn keys_take_the_letters_that_mlflow_takes_and_long_texts_say_that_they_are_cut() {
        assert_eq!(named("candidates.boosting[é]"), "candidates.boosting___");
        assert_eq!(cut("ééé", 6), "ééé");
        assert_eq!(cut("éééé", 7), "éé…");
    }
}
