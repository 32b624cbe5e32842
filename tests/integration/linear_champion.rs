//! A logistic regression as champion: saved, loaded, scoring, explained on pages, served.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use clairscore::champion::{Champion, ChampionError, Manifest, ModelFiles};
use clairscore::features::{Direction, FeatureTable, catalogue, feature_table};
use clairscore::learning::{DesignMatrix, Encoding, ModelShape};
use clairscore::report::Reporter;
use clairscore::tables::{DataFolder, ReadTable, TableError};
use serde_json::{Value, json};

use crate::served::Served;
use crate::whole_way::{Made, made, succeed, text};

/// A folder of models with a linear champion and its record, and the site built with it.
struct Linear {
    made: Made,
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

const RECIPE: &str = "\
[validation]
folds = 3
[studies]
inputs = false
tables = false
learning_curve = false
[candidates.logistic]
alpha = 0.01
imbalance = \"weights\"
";

fn linear() -> &'static Linear {
    static LINEAR: OnceLock<Linear> = OnceLock::new();
    LINEAR.get_or_init(|| {
        let folder = Made::empty();
        let data = made().path("data");
        let (model, out, recipe) = (folder.path("model"), folder.path("output"), folder.path("recipe.toml"));
        fs::write(&recipe, RECIPE).unwrap();
        succeed(&["train", "--data", text(&data), "--model", text(&model), "--recipe", text(&recipe)]);
        succeed(&["build", "--data", text(&data), "--model", text(&model), "--out", text(&out)]);
        Linear { made: folder }
    })
}

/// The folder of models with a linear champion.
pub(crate) fn linear_model() -> PathBuf {
    linear().folder()
}

pub(crate) fn test_clients() -> FeatureTable {
    features(&DataFolder::new(&made().path("data")).test_applications().unwrap())
}

#[test]
fn the_champion_is_linear_and_tells_clients_apart() {
    let linear = linear();
    let champion = linear.champion();
    assert_eq!((champion.model.shape(), champion.model.trees()), (ModelShape::Linear, None));
    let matrix = champion.manifest.encoding.encode(&test_clients()).unwrap();
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
fn lines_keep_the_directions_of_the_catalogue() {
    let linear = linear();
    let file = fs::read(linear.folder().join("champion").join("model.json")).unwrap();
    let file: Value = serde_json::from_slice(&file).unwrap();
    let lines = file["inputs"].as_array().unwrap().iter().filter_map(|input| {
        let feature = catalogue().iter().find(|feature| json!(feature.name) == input["feature"]).unwrap();
        input["numeric"]["slope"].as_f64().map(|slope| (feature, slope))
    });
    let (mut moving, mut flat) = (0, 0);
    for (feature, slope) in lines.filter(|(feature, _)| feature.direction != Direction::Free) {
        let kept = match feature.direction {
            Direction::RiskRises => slope >= 0.0,
            Direction::RiskFalls => slope <= 0.0,
            Direction::Free => true,
        };
        assert!(kept, "{}: {slope}", feature.name);
        *(if slope == 0.0 { &mut flat } else { &mut moving }) += 1;
    }
    assert!(moving > 10 && flat > 10, "{moving} move, {flat} are held");
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
    let Champion { model, fold_models, manifest, .. } = linear.champion();
    let files = ModelFiles::of(&model, &fold_models, &manifest.encoding);
    assert_eq!(files.model, fs::read(folder.join("model.json")).unwrap());
    assert_eq!(files.folds.len(), 3);
    for (fold, bytes) in files.folds.iter().enumerate() {
        let file = folder.join("folds").join(format!("{}.json", fold + 1));
        assert!(*bytes == fs::read(file).unwrap() && *bytes != files.model);
    }
    let manifest = Manifest { shape: ModelShape::Trees, ..manifest };
    let error = Champion::assembled(&files, &manifest, &folder).unwrap_err();
    assert!(matches!(error, ChampionError::Model { .. }), "{error}");
    assert!(error.to_string().contains("model.json") && error.to_string().contains("train again"));
}
