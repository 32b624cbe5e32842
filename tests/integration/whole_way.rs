//! The binary, from made-up tables to scores, pages and answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use clairscore::champion::Champion;
use clairscore::explanation::Scale;
use clairscore::features::{FeatureTable, feature_table};
use clairscore::report::Reporter;
use clairscore::tables::{DataFolder, TableError};

use crate::served::Served;
use crate::training::QUICK;

/// A folder with tables, a champion, scores and a site, made once by the verbs themselves.
pub(crate) struct Made {
    folder: tempfile::TempDir,
}

impl Made {
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

pub(crate) fn clairscore(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_clairscore"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    output.unwrap()
}

pub(crate) fn succeed(arguments: &[&str]) -> String {
    let output = clairscore(arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "clairscore {arguments:?} failed: {error}");
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub(crate) fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let made = Made::empty();
        let (data, model, out) = (made.path("data"), made.path("model"), made.path("output"));
        succeed(&["synth", "--clients", "2600", "--test", "200", "--seed", "3", "--out", text(&data)]);
        succeed(&["train", "--data", text(&data), "--model", text(&model), "--recipe", QUICK]);
        succeed(&["build", "--data", text(&data), "--model", text(&model), "--out", text(&out)]);
        made
    })
}

/// A folder of models with a champion and its record.
pub(crate) fn model() -> PathBuf {
    made().path("model")
}

fn scores(made: &Made, name: &str) -> String {
    let file = made.path(name);
    let (data, model) = (made.path("data"), made.path("model"));
    succeed(&["score", "--data", text(&data), "--model", text(&model), "--out", text(&file)]);
    fs::read_to_string(file).unwrap()
}

#[test]
fn every_test_client_is_scored_and_has_a_page_in_both_languages() {
    let made = made();
    let scores = scores(made, "scores.csv");
    let mut lines = scores.lines();
    assert_eq!(lines.next(), Some("SK_ID_CURR,probability,points,opinion"));
    let mut clients = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let probability: f64 = cells[1].parse().unwrap();
        assert!(probability > 0.0 && probability < 1.0);
        assert!(matches!(cells[3], "favourable" | "unfavourable"));
        let points: f64 = cells[2].parse().unwrap();
        for language in ["fr", "en"] {
            let page = made.path("output").join(language).join("client").join(format!("{}.html", cells[0]));
            let page = fs::read_to_string(page).unwrap();
            assert!(page.contains(&format!("{points:.0}")), "client {} does not show {points}", cells[0]);
            let (whole, small) = (page.len(), compressed(&page));
            assert!(
                whole <= 30_000 && small <= 8 << 10,
                "{language} {}: {whole} bytes, {small} compressed",
                cells[0]
            );
        }
        clients += 1;
    }
    assert_eq!(clients, 200);
}

/// Bytes of a text as a server compresses it.
fn compressed(text: &str) -> usize {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
    packed.finish().unwrap().len()
}

#[test]
fn a_reader_that_is_gone_ends_the_program_without_a_word() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_clairscore"))
        .args(["models", "--model", text(&model())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(141), ""));
}

#[test]
fn the_same_tables_and_champion_make_the_same_pages() {
    let made = made();
    let (data, out) = (made.path("data"), made.path("again"));
    let built = Command::new(env!("CARGO_BIN_EXE_clairscore"))
        .args(["build", "--data", text(&data), "--model", text(&made.path("model")), "--out", text(&out)])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RAYON_NUM_THREADS", "1")
        .env("POLARS_MAX_THREADS", "1")
        .output();
    assert!(built.unwrap().status.success());
    assert_eq!(digest(&made.path("output")), digest(&out));
}

fn digest(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.push((name, fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn csv_tables_give_the_scores_of_parquet_tables() {
    let made = made();
    let csv = made.path("csv");
    succeed(&[
        "synth",
        "--clients",
        "2600",
        "--test",
        "200",
        "--seed",
        "3",
        "--out",
        text(&csv),
        "--format",
        "csv",
    ]);
    let file = made.path("from-csv.csv");
    let model = made.path("model");
    succeed(&["score", "--data", text(&csv), "--model", text(&model), "--out", text(&file)]);
    assert_eq!(fs::read_to_string(file).unwrap(), scores(made, "from-parquet.csv"));
}

#[test]
fn scores_come_as_ndjson_too() {
    let made = made();
    let ndjson = scores(made, "scores.ndjson");
    assert_eq!(ndjson.lines().count(), 200);
    let first: serde_json::Value = serde_json::from_str(ndjson.lines().next().unwrap()).unwrap();
    assert!(first["SK_ID_CURR"].is_i64() && first["probability"].is_f64() && first["opinion"].is_string());
}

#[test]
fn the_api_answers_with_the_bits_of_the_batch() {
    let made = made();
    let served = Served::start(&made.path("model"), &made.path("output"), Some(&made.path("data")));
    for line in scores(made, "for-the-api.ndjson").lines().step_by(20) {
        let batch: serde_json::Value = serde_json::from_str(line).unwrap();
        let (status, answer) = served.post(&format!("{{\"sk_id_curr\": {}}}", batch["SK_ID_CURR"]));
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["probability"], batch["probability"]);
        assert_eq!(answer["points"], batch["points"]);
        assert_eq!(answer["opinion"], batch["opinion"]);
        let bound = |name: &str| answer["stability"][name].as_f64().unwrap();
        let points = answer["points"].as_f64().unwrap();
        assert!(bound("low") <= points && points <= bound("high"), "{answer}");
    }
    let (status, problem) = served.post("{\"sk_id_curr\": \"x\", \"unknown\": 1}");
    assert!((400..500).contains(&status) && status != 404, "{status} {problem}");
    let named = problem["errors"].to_string();
    assert!(named.contains("/sk_id_curr") && named.contains("/unknown"), "{problem}");
    assert_eq!(served.post("{\"sk_id_curr\": 1}").0, 404);
}

#[test]
fn wrong_use_ends_with_2_and_failed_work_with_1() {
    assert_eq!(clairscore(&["score"]).status.code(), Some(2));
    assert_eq!(clairscore(&["nonsense"]).status.code(), Some(2));
    let output = clairscore(&["train", "--data", "no-such-folder"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("no-such-folder") && error.contains("application_train"), "{error}");
}

#[test]
fn every_verb_has_help_with_an_example() {
    for verb in ["demo", "synth", "check", "train", "score", "build", "serve", "mlflow"] {
        let help = succeed(&[verb, "--help"]);
        assert!(help.contains("Example:\n  clairscore "), "{verb} --help has no example:\n{help}");
    }
}

/// A folder of models with the champion of [`made`], whose manifest is changed.
fn with_manifest(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let model = made().path(name);
    let (from, to) = (made().path("model/champion"), model.join("champion"));
    fs::create_dir_all(to.join("folds")).unwrap();
    let manifest = fs::read_to_string(from.join("manifest.json")).unwrap();
    let changed = change(&manifest);
    assert_ne!(changed, manifest);
    fs::write(to.join("manifest.json"), changed).unwrap();
    for file in ["model.json", "folds/1.json", "folds/2.json", "folds/3.json"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
    model
}

/// What `score` says of a champion that it refuses.
fn refusal(model: &Path) -> String {
    let (data, file) = (made().path("data"), model.join("scores.csv"));
    let output = clairscore(&["score", "--data", text(&data), "--model", text(model), "--out", text(&file)]);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_demo_spares_a_champion_that_learnt_from_real_clients() {
    let model = with_manifest("real-model", |manifest| {
        manifest.replace("\"synthetic\": true", "\"synthetic\": false")
    });
    let output = clairscore(&["demo", "--no-serve", "--model", text(&model)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--model"));
}

#[test]
fn a_champion_whose_calibration_would_turn_the_ranking_round_is_refused() {
    // The champion of this test is calibrated by Platt.
    let model = with_manifest("falling-model", |manifest| manifest.replace("\"slope\": ", "\"slope\": -"));
    assert!(refusal(&model).contains("its calibration does not rise"));
}

#[test]
fn a_champion_of_an_older_form_is_refused_with_the_remedy() {
    let model = with_manifest("old-model", |manifest| {
        let folds = manifest.find("  \"folds_sha256\"").unwrap();
        let shape = manifest.find("  \"shape\"").unwrap();
        (manifest[..folds].to_owned() + &manifest[shape..]).replace("\"format\": 4", "\"format\": 3")
    });
    let refusal = refusal(&model);
    assert!(refusal.contains("manifest.json: format 3") && refusal.contains("train again"), "{refusal}");
}

#[test]
fn a_fold_model_that_is_another_or_not_there_is_refused_by_its_name() {
    let model = with_manifest("other-folds", |manifest| manifest.to_owned() + "\n");
    let folds = model.join("champion/folds");
    fs::copy(folds.join("1.json"), folds.join("2.json")).unwrap();
    let said = refusal(&model);
    assert!(said.contains("2.json: is not the model") && said.contains("train again"), "{said}");
    fs::remove_file(folds.join("2.json")).unwrap();
    let said = refusal(&model);
    assert!(said.contains("2.json: cannot be read") && said.contains("clairscore train"), "{said}");
}

#[test]
fn a_manifest_that_names_no_fold_model_is_refused() {
    let model = with_manifest("no-folds", |manifest| {
        let folds = manifest.find("  \"folds_sha256\"").unwrap();
        let shape = manifest.find("  \"shape\"").unwrap();
        manifest[..folds].to_owned() + "  \"folds_sha256\": [],\n" + &manifest[shape..]
    });
    assert!(refusal(&model).contains("manifest.json: its fold models are not all there; train again"));
}

#[test]
fn a_file_of_applications_is_scored_with_the_child_tables_of_the_folder() {
    let made = made();
    let (data, model) = (made.path("data"), made.path("model"));
    let (applications, file) = (data.join("application_test.parquet"), made.path("apart.csv"));
    succeed(&[
        "score",
        "--data",
        text(&data),
        "--model",
        text(&model),
        "--applications",
        text(&applications),
        "--out",
        text(&file),
    ]);
    assert_eq!(fs::read_to_string(file).unwrap(), scores(made, "together.csv"));
}

#[test]
fn a_result_file_is_whole_or_not_there() {
    let made = made();
    let (data, model) = (made.path("data"), made.path("model"));
    let file = made.path("scores.xlsx");
    let output = clairscore(&["score", "--data", text(&data), "--model", text(&model), "--out", text(&file)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains(".csv, .parquet or .ndjson"));
    assert!(!file.exists());
}

/// The features of the clients to score.
fn test_clients() -> FeatureTable {
    let data = DataFolder::new(&made().path("data"));
    let applications = data.test_applications().unwrap().rows;
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(|read| read.rows));
    feature_table(&applications, None, child).unwrap()
}

#[test]
fn the_range_of_points_is_that_of_the_fold_models_for_one_client_and_for_all() {
    let champion = Champion::load(&made().path("model").join("champion")).unwrap();
    assert_eq!(champion.fold_models.len(), 3);
    let matrix = champion.manifest.encoding.encode(&test_clients()).unwrap();
    let reporter = Reporter::new(champion.clone());
    let one = reporter.on(test_clients()).unwrap();
    let all = one.reports(0..one.clients());
    let scale = Scale::default();
    let (mut crossing, mut wide) = (0, 0);
    for (row, among) in all.iter().enumerate() {
        let report = one.report(row);
        let stability = report.stability;
        assert!(report == *among, "client {}", report.sk_id_curr);
        let models = champion.fold_models.iter().chain([&champion.model]);
        let scored = models.map(|model| {
            let margin = model.margin(matrix.row(row));
            let probability = champion.manifest.calibration.probability(margin);
            let points = scale.points(champion.manifest.calibration.log_odds(margin));
            (points, probability < champion.manifest.threshold)
        });
        let scored: Vec<(f64, bool)> = scored.collect();
        let least = scored.iter().fold(f64::INFINITY, |least, (points, _)| least.min(*points));
        let most = scored.iter().fold(f64::NEG_INFINITY, |most, (points, _)| most.max(*points));
        assert_eq!((stability.low, stability.high), (least, most));
        assert_eq!((stability.low_shown, stability.high_shown), (least.round() as i64, most.round() as i64));
        let favourable = scored.iter().filter(|(_, favourable)| *favourable).count();
        assert_eq!(stability.crosses_limit, favourable != 0 && favourable != scored.len());
        crossing += usize::from(stability.crosses_limit);
        wide += usize::from(most - least > 1.0);
    }
    assert!(crossing > 5 && crossing < 100 && wide > 150, "{crossing} cross the limit, {wide} are wide");
}

#[test]
fn the_places_for_scripts_stand_in_the_order_of_a_reports_values_and_say_the_same() {
    let champion = Champion::load(&made().path("model").join("champion")).unwrap();
    let reporter = Reporter::new(champion);
    let places = reporter.value_places();
    let reports = reporter.on(test_clients()).unwrap();
    let mut compared = 0;
    for row in 0..reports.clients() {
        let report = reports.report(row);
        let values: Vec<_> = report.values.iter().flat_map(|theme| &theme.values).collect();
        assert_eq!(values.len(), places.len());
        for (value, places) in values.into_iter().zip(&places) {
            let Some(raw) = value.raw else { continue };
            let at = places.knots.partition_point(|knot| *knot < raw);
            let among = match (value.same_share, places.knots.get(at)) {
                (Some(_), _) => places.on[raw as usize],
                (None, Some(knot)) if *knot <= raw => places.on[at],
                (None, _) => places.between[at],
            };
            let (known, told) = (value.position.or(value.same_share).unwrap(), among[0].unwrap());
            assert!((known - told).abs() < 0.006, "{}, {raw}: {known} and {told}", value.feature);
            compared += 1;
        }
    }
    assert!(compared > 10_000, "{compared} values have a place");
}

#[test]
fn contributions_add_up_to_the_points_of_every_client() {
    let made = made();
    let table = test_clients();
    let champion = Champion::load(&made.path("model").join("champion")).unwrap();
    let reporter = Reporter::new(champion);
    let reports = reporter.on(table).unwrap();
    let (mut favourable, mut against, mut nothing) = (0, 0, 0);
    for row in 0..reports.clients() {
        let report = reports.report(row);
        let effects: f64 = report.themes.iter().flat_map(|theme| &theme.features).map(|f| f.points).sum();
        assert!((report.base_points + effects - report.points).abs() < 1e-9, "client {}", report.sk_id_curr);
        let shown: i64 = report.themes.iter().map(|theme| theme.shown).sum();
        assert_eq!(report.base_shown + shown, report.points_shown);
        for theme in &report.themes {
            assert_eq!(theme.features.iter().map(|f| f.shown).sum::<i64>(), theme.shown);
        }
        assert!(report.reasons_for.iter().all(|reason| reason.points > 0.0) && report.reasons_for.len() <= 4);
        assert!(report.reasons_against.iter().all(|reason| reason.points < 0.0));
        for value in report.values.iter().flat_map(|theme| &theme.values).filter(|value| value.nothing) {
            assert!(
                !value.missing
                    && (value.value.en.starts_with("no ") || value.value.en.starts_with("a single ")),
                "{value:?}"
            );
            nothing += 1;
        }
        favourable += usize::from(report.points > report.limit_points);
        against += report.reasons_against.len();
    }
    assert_eq!(favourable, reports.opinions().0);
    assert!(nothing > 1000, "{nothing} values of what clients do not have");
    assert!(favourable > 50 && favourable < 190 && against > 200);
}
