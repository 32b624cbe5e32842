//! The record of a training, and what a push says where it cannot be sent. What a real MLflow server makes of it is
//! tested by `tests/peers/mlflow_server.py`.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use clairscore::tracking::Record;

use crate::served::Served;
use crate::training::QUICK;
use crate::whole_way::{Made, clairscore, made, succeed, text};

fn run_of(model: &Path) -> PathBuf {
    fs::read_dir(model.join("runs")).unwrap().next().unwrap().unwrap().path()
}

fn record(model: &Path) -> Record {
    serde_json::from_slice(&fs::read(run_of(model).join("record.json")).unwrap()).unwrap()
}

/// A push of the only run of a model folder, which fails; what it says.
fn refusal(model: &Path, more: &[&str]) -> String {
    let name = run_of(model).file_name().unwrap().to_string_lossy().into_owned();
    let output = clairscore(&[&["mlflow", "push", &name[..6], "--model", text(model)], more].concat());
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_training_keeps_a_record_of_every_candidate_and_nothing_of_a_client_is_to_be_sent() {
    let model = made().path("model");
    let (run, record) = (run_of(&model), record(&model));
    let parts: Vec<&str> = record.children.iter().map(|child| child.part.as_str()).collect();
    assert_eq!(parts, ["dummy", "logistic", "forest", "boosting"]);
    let files = || record.parent.artifacts.iter().chain(&record.model.files);
    for artifact in files() {
        assert!(run.join(&artifact.file).is_file(), "{} is not there", artifact.file);
    }
    let sent: BTreeSet<&str> = files().map(|artifact| artifact.file.as_str()).collect();
    for personal in ["out_of_fold.parquet", "past_clients.parquet", "past_values.gz"] {
        assert!(run.join(personal).is_file() && !sent.contains(personal));
    }
    assert!(sent.contains("charts/roc.svg") && sent.contains("logged_model/MLmodel"));
    for (kept, own) in
        [("model.json", "model.json"), ("manifest.json", "manifest.json"), ("folds/1.json", "folds/1.json")]
    {
        let bytes = |file: PathBuf| fs::read(file).unwrap();
        assert!(bytes(run.join("logged_model").join(kept)) == bytes(model.join("champion").join(own)));
    }
    let folds = |key: &str| -> Vec<u64> {
        let metrics = record.children[3].metrics.iter().filter(|metric| metric.key == key);
        metrics.map(|metric| metric.step).collect()
    };
    assert_eq!((folds("fold_auc"), folds("fold_seconds")), (vec![0, 1, 2], vec![0, 1, 2]));
    assert!(!run.join("mlflow.json").exists(), "no server was named");
}

#[test]
fn where_a_training_is_told_changes_neither_name_nor_champion_and_a_dead_server_is_a_warning() {
    let (made, again) = (made(), Made::empty());
    let dead = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    let recipe = again.path("recipe.toml");
    let quick = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(QUICK)).unwrap();
    fs::write(&recipe, format!("{quick}\n[mlflow]\nuri = \"{dead}\"\n")).unwrap();
    let (data, model) = (made.path("data"), again.path("model"));
    let output =
        clairscore(&["train", "--data", text(&data), "--model", text(&model), "--recipe", text(&recipe)]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let name = run_of(&model).file_name().unwrap().to_owned();
    assert!(said.contains("warning") && said.contains(&dead), "{said}");
    assert!(said.contains(&format!("clairscore mlflow push {}", name.display())), "{said}");
    let first = made.path("model");
    assert_eq!(Some(&*name), run_of(&first).file_name());
    for file in ["champion/model.json", "champion/manifest.json"] {
        assert!(fs::read(first.join(file)).unwrap() == fs::read(model.join(file)).unwrap(), "{file} differs");
    }
    assert!(record(&first).tells_the_same(&record(&model)));
    // The recipe's address is remembered; without a server there, the push fails with the remedy.
    assert!(refusal(&model, &[]).contains(&dead));
}

#[test]
fn a_push_that_cannot_be_made_says_why_and_what_helps() {
    let made = made();
    let model = made.path("model");
    for (address, said) in [
        ("sqlite:///mlflow.db", "start `mlflow server`"),
        ("http://ada:secret@127.0.0.1", "MLFLOW_TRACKING_PASSWORD"),
        ("http://127.0.0.1:9", "does not answer"),
    ] {
        let error = refusal(&model, &["--uri", address]);
        assert!(error.contains(said) && !error.contains("secret"), "{error}");
    }
    // A server that is none of MLflow's.
    let site = Served::start(&model, &made.path("output"), None);
    let error = refusal(&model, &["--uri", &format!("http://{}", site.address())]);
    assert!(error.contains("name a server of MLflow 3 or newer"), "{error}");
    let unknown = clairscore(&["mlflow", "push", "zz", "--model", text(&model)]);
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("no run begins with \"zz\"; there are: "));
    assert!(succeed(&["mlflow", "push", "--help"]).contains("MLFLOW_TRACKING_TOKEN"));
}
