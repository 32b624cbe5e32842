//! A logistic regression as champion: saved, loaded, scoring, explained on pages, served.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clairscore::champion::{Champion, ChampionError, FeatureReference, Manifest, Origin};
use clairscore::config::{Imbalance, LogisticParams, Method, Recipe, Specification};
use clairscore::features::{Direction, FeatureTable, feature_table};
use clairscore::judging::{judge, out_of_fold};
use clairscore::learning::{
    DesignMatrix, Encoding, Fitted, LinearModel, ModelShape, Problem, fit, stratified_folds,
};
use clairscore::report::{Judged, ModelReport, Reporter};
use clairscore::tables::{DataFolder, ReadTable, TableError};
use serde_json::{Value, json};

use crate::served::Served;
use crate::whole_way::{Made, made, succeed, text};

/// A folder of models with a linear champion and its record, and the site built with it.
struct Linear {
    made: Made,
    model: LinearModel,
}

impl Linear {
    fn folder(&self) -> PathBuf {
        self.made.path("model")
    }

    fn champion(&self) -> Champion {
        Champion::load(&self.folder().join("champion")).unwrap()
    }
}

fn features(applications: &ReadTable) -> FeatureTable {
    let data = DataFolder::new(&made().path("data"));
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(|table| table.rows));
    feature_table(&applications.rows, data.coverage().unwrap().as_ref(), child).unwrap()
}

fn linear() -> &'static Linear {
    static LINEAR: OnceLock<Linear> = OnceLock::new();
    LINEAR.get_or_init(|| {
        let folder = Made::empty();
        let model = train(&folder.path("model"));
        let data = made().path("data");
        let (models, out) = (folder.path("model"), folder.path("output"));
        succeed(&["build", "--data", text(&data), "--model", text(&models), "--out", text(&out)]);
        Linear { made: folder, model }
    })
}

/// What `train` does, with a logistic regression.
fn train(folder: &Path) -> LinearModel {
    let recipe = Recipe::read(Path::new("model/recipe.toml")).unwrap();
    let data = DataFolder::new(&made().path("data"));
    let table = features(&data.train_applications().unwrap());
    let target = table.target.clone().unwrap();
    let encoding = Encoding::fit(&table, &[]);
    let matrix = encoding.encode(&table).unwrap();
    let directions = vec![Direction::Free; encoding.width()];
    let problem = Problem::new(&matrix, &target, &encoding, &directions);
    let method = Method::Logistic(LogisticParams { alpha: 0.01, ..LogisticParams::default() });
    let specification = Specification { method, imbalance: Imbalance::None };
    let rows: Vec<usize> = (0..matrix.rows()).collect();
    let folds = stratified_folds(&target, recipe.folds, recipe.seed);
    let oof = out_of_fold(&problem, &folds, &specification, recipe.seed, &|| ()).unwrap();
    let judgement = judge(&oof, &target, recipe.costs).unwrap();
    let fitted = fit(&problem, &rows, &specification, recipe.seed, &|| ()).unwrap().model;
    let Fitted::Linear(model) = fitted else { panic!("a logistic regression is linear") };
    let bytes = model.to_json(&encoding);
    let parts = Manifest {
        format: 0,
        model_sha256: String::new(),
        shape: ModelShape::Linear,
        calibration: judgement.calibration,
        threshold: judgement.threshold,
        origin: Origin {
            data: "data".to_owned(),
            synthetic: true,
            rows: rows.len(),
            recipe_sha256: String::new(),
        },
        reference: FeatureReference::of_table(&table, &target),
        encoding,
    };
    let manifest = Manifest::for_model(&bytes, parts);
    let champion = Champion::save(&bytes, &manifest, &folder.join("champion")).unwrap();
    let judged = Judged {
        recipe: &recipe,
        champion: &champion,
        matrix: &matrix,
        target: &target,
        judgement: &judgement,
    };
    let record = folder.join("runs").join(&champion.version);
    fs::create_dir_all(&record).unwrap();
    fs::write(record.join("report.json"), serde_json::to_vec(&ModelReport::of(&judged)).unwrap()).unwrap();
    model
}

fn test_clients() -> FeatureTable {
    features(&DataFolder::new(&made().path("data")).test_applications().unwrap())
}

#[test]
fn the_champion_on_disk_is_the_model_that_was_fitted() {
    let linear = linear();
    let champion = linear.champion();
    assert_eq!((champion.model.shape(), champion.model.trees()), (ModelShape::Linear, None));
    let matrix = champion.manifest.encoding.encode(&test_clients()).unwrap();
    for row in 0..matrix.rows() {
        assert_eq!(champion.score_row(matrix.row(row)).margin, linear.model.margin(matrix.row(row)));
    }
    let margins: Vec<f64> = champion.score(&matrix).iter().map(|score| score.margin).collect();
    let spread = margins.iter().fold(f64::NEG_INFINITY, |most, margin| most.max(*margin))
        - margins.iter().fold(f64::INFINITY, |least, margin| least.min(*margin));
    assert!(spread > 1.0, "all margins lie within {spread}");
}

/// The margin by hand, from the file and the documentation of its form alone.
fn margin_by_hand(file: &Value, encoding: &Encoding, row: &[f32]) -> f64 {
    let number = |of: &Value, name: &str| of[name].as_f64().unwrap();
    let inputs = file["inputs"].as_array().unwrap().iter().zip(&encoding.inputs).zip(row);
    inputs.fold(file["base"].as_f64().unwrap(), |sum, ((input, encoded), value)| {
        assert_eq!(input["feature"], json!(encoded.feature));
        let line = &input["numeric"];
        let of = if line.is_null() { &input["nominal"] } else { line };
        sum + if value.is_nan() {
            number(of, "missing")
        } else if line.is_null() {
            number(&of["effects"], &encoded.categories.as_ref().unwrap()[*value as usize])
        } else {
            let clipped = f64::from(*value).max(number(line, "low")).min(number(line, "high"));
            number(line, "slope") * (clipped - number(line, "mean")) + number(line, "known")
        }
    })
}

#[test]
fn margins_can_be_recomputed_from_the_file() {
    let linear = linear();
    let champion = linear.champion();
    let file = fs::read(linear.folder().join("champion").join("model.json")).unwrap();
    let file: Value = serde_json::from_slice(&file).unwrap();
    let encoding = &champion.manifest.encoding;
    let matrix: DesignMatrix = encoding.encode(&test_clients()).unwrap();
    assert!(matrix.values().iter().any(|value| value.is_nan()));
    for row in 0..matrix.rows() {
        let row = matrix.row(row);
        assert_eq!(margin_by_hand(&file, encoding, row), champion.model.margin(row));
    }
}

#[test]
fn every_clients_points_add_up() {
    let reporter = Reporter::new(linear().champion());
    let reports = reporter.on(test_clients()).unwrap();
    for client in 0..reports.clients() {
        let report = reports.report(client);
        let themes: i64 = report.themes.iter().map(|theme| theme.shown).sum();
        assert_eq!(report.base_shown + themes, report.points_shown, "client {}", report.sk_id_curr);
        let exact: f64 = report.themes.iter().map(|theme| theme.points).sum();
        assert!((report.base_points + exact - report.points).abs() < 1e-9);
        assert!(!report.reasons_for.is_empty() || !report.reasons_against.is_empty());
    }
}

#[test]
fn the_site_names_the_method_and_the_api_scores_as_the_batch() {
    let linear = linear();
    let out = linear.made.path("output");
    for (language, right, wrong) in [
        ("fr", "régression logistique", "gradient boosting"),
        ("en", "logistic regression", "gradient boosting"),
    ] {
        let page = fs::read_to_string(out.join(language).join("methodology").join("index.html")).unwrap();
        assert!(page.contains(right) && !page.contains(wrong), "{language}");
        assert!(!page.contains("TreeSHAP"), "{language}");
    }
    let (data, file) = (made().path("data"), linear.made.path("scores.ndjson"));
    succeed(&["score", "--data", text(&data), "--model", text(&linear.folder()), "--out", text(&file)]);
    let served = Served::start(&linear.folder(), &out, Some(&data));
    for line in fs::read_to_string(file).unwrap().lines().step_by(25) {
        let batch: Value = serde_json::from_str(line).unwrap();
        let (status, answer) = served.post(&json!({ "sk_id_curr": batch["SK_ID_CURR"] }).to_string());
        assert_eq!(status, 200, "{answer}");
        for name in ["probability", "points", "opinion"] {
            assert_eq!(answer[name], batch[name], "client {} {name}", batch["SK_ID_CURR"]);
        }
    }
}

#[test]
fn a_model_of_another_shape_than_its_manifest_says_is_refused() {
    let linear = linear();
    let folder = linear.folder().join("champion");
    let bytes = fs::read(folder.join("model.json")).unwrap();
    let manifest = Manifest { shape: ModelShape::Trees, ..linear.champion().manifest };
    let error = Champion::assembled(&bytes, &manifest, &folder).unwrap_err();
    assert!(matches!(error, ChampionError::Model { .. }), "{error}");
    assert!(error.to_string().contains("model.json") && error.to_string().contains("train again"));
}
