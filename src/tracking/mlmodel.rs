//! The champion's folder as a model of MLflow: `MLmodel` and what it names.
//!
//! Trees carry the flavours `xgboost` and `python_function`, so that Python opens them with what is known there. A linear
//! model carries `clairscore` alone: nothing but this program reads its file, and nothing is pretended. Both hold the whole
//! champion (model, models of the folds, manifest), so that it can be put back into a model folder.
//!
//! Source: MLflow's model format (<https://mlflow.org/docs/latest/ml/model/>) as `mlflow.xgboost` of 3.17.2 writes it.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::champion::Champion;
use crate::learning::{Encoding, ModelShape};

/// The version of MLflow whose form is written.
const MLFLOW: &str = "3.17.2";
/// The version of XGBoost whose JSON is written.
const XGBOOST: &str = "3.2.0";
const PYTHON: &str = "3.11.7";

/// The files of a model, by their paths in its folder.
pub type ModelFolder = Vec<(PathBuf, Vec<u8>)>;

/// The files that stand beside those of the champion.
#[must_use]
pub fn model_files(champion: &Champion) -> ModelFolder {
    let mut files = vec![(PathBuf::from("MLmodel"), mlmodel(champion).into_bytes())];
    if champion.model.shape() == ModelShape::Trees {
        let requirements = "mlflow>=3\nxgboost>=3.2,<4\n";
        let python =
            format!("python: {PYTHON}\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n");
        let conda = format!(
            "channels:\n- conda-forge\ndependencies:\n- python={PYTHON}\n- pip\n- pip:\n  - mlflow>=3\n  - \
             xgboost>=3.2,<4\nname: mlflow-env\n"
        );
        for (name, text) in
            [("requirements.txt", requirements), ("python_env.yaml", &python), ("conda.yaml", &conda)]
        {
            files.push((PathBuf::from(name), text.as_bytes().to_vec()));
        }
    }
    files
}

/// `MLmodel`: YAML whose texts are quoted as JSON does, which YAML reads.
fn mlmodel(champion: &Champion) -> String {
    let version = quoted(&champion.version);
    let (shape, flavours) = match champion.model.shape() {
        ModelShape::Linear => ("linear", String::new()),
        ModelShape::Trees => (
            "trees",
            format!(
                "  python_function:\n    data: model.json\n    env:\n      conda: conda.yaml\n      virtualenv: \
                 python_env.yaml\n    loader_module: mlflow.xgboost\n    python_version: {PYTHON}\n  xgboost:\n    \
                 code: null\n    data: model.json\n    model_class: xgboost.core.Booster\n    model_format: json\n    \
                 xgb_version: {XGBOOST}\n"
            ),
        ),
    };
    let inputs = quoted(&inputs(&champion.manifest.encoding).to_string());
    let outputs = json!([{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1]}}]);
    let outputs = quoted(&outputs.to_string());
    format!(
        "flavors:\n  clairscore:\n    data: model.json\n    folds: folds\n    manifest: manifest.json\n    shape: \
         {shape}\n    version: {version}\n{flavours}mlflow_version: {MLFLOW}\nsignature:\n  inputs: {inputs}\n  \
         outputs: {outputs}\n  params: null\n"
    )
}

/// One number per input: a category is the place of its word in the manifest, missing is NaN.
fn inputs(encoding: &Encoding) -> Value {
    let input = |name: &str| json!({"type": "double", "name": name, "required": true});
    encoding.inputs.iter().map(|one| input(&one.feature)).collect()
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
