//! Training: searched, judged, guarded, resumed; the same bytes on one thread and on two.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::whole_way::{Made, clairscore, made, succeed, text};

pub(crate) const QUICK: &str = "tests/integration/quick.toml";

fn training(data: &Path, model: &Path, recipe: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clairscore"));
    command
        .args(["train", "--data", text(data), "--model", text(model), "--recipe", recipe])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The only run of a model folder.
fn run_of(model: &Path) -> PathBuf {
    let runs: Vec<PathBuf> =
        fs::read_dir(model.join("runs")).unwrap().map(|run| run.unwrap().path()).collect();
    assert_eq!(runs.len(), 1, "{runs:?}");
    runs[0].clone()
}

fn report(model: &Path) -> Value {
    serde_json::from_slice(&fs::read(run_of(model).join("report.json")).unwrap()).unwrap()
}

fn recipe(folder: &Path, text: &str) -> PathBuf {
    let file = folder.join("recipe.toml");
    fs::write(&file, text).unwrap();
    file
}

#[test]
fn one_thread_or_two_make_the_same_model_manifest_trials_and_report() {
    let made = made();
    let again = Made::empty();
    let output = training(&made.path("data"), again.path("").as_path(), QUICK)
        .env("RAYON_NUM_THREADS", "1")
        .env("POLARS_MAX_THREADS", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let (first, second) = (made.path("model"), again.path(""));
    assert_eq!(run_of(&first).file_name(), run_of(&second).file_name());
    let folds = ["champion/folds/1.json", "champion/folds/2.json", "champion/folds/3.json"];
    assert_eq!(fs::read_dir(first.join("champion/folds")).unwrap().count(), folds.len());
    for file in ["champion/model.json", "champion/manifest.json"].iter().chain(&folds) {
        assert!(
            fs::read(first.join(file)).unwrap() == fs::read(second.join(file)).unwrap(),
            "{file} differs"
        );
    }
    for file in ["trials.parquet", "out_of_fold.parquet", "report.json"] {
        let bytes = |model: &Path| fs::read(run_of(model).join(file)).unwrap();
        assert!(bytes(&first) == bytes(&second), "{file} differs");
    }
    assert!(run_of(&first).join("timings.parquet").exists());
    assert!(!run_of(&first).join("fits").exists(), "the finished fits stay behind");
}

#[test]
fn a_report_holds_every_candidate_and_what_the_choice_rests_on() {
    let report = report(&made().path("model"));
    let candidates = report["candidates"].as_array().unwrap();
    let kinds: Vec<&str> = candidates.iter().map(|candidate| candidate["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["dummy", "logistic", "forest", "boosting"]);
    let rows = report["rows"].as_u64().unwrap();
    let (outer, seen) = (report["outer_rows"].as_u64().unwrap(), report["search"]["rows"].as_u64().unwrap());
    assert_eq!(outer + seen, rows);
    assert!(outer.abs_diff(rows / 5) <= 1, "{outer} of {rows}");
    // Two dummies; logistic regression and its weights; a forest; two boosters and three treatments.
    assert_eq!(report["search"]["trials"], 2 + 2 + 1 + 2 + 3);
    assert_eq!(report["search"]["fits"], 30);
    let treatments = report["treatments"].as_array().unwrap();
    assert_eq!(treatments.iter().filter(|treatment| treatment["kind"] == "boosting").count(), 4);
    compares_every_trial_under_every_calibration(&report);
    let champion = report["champion"]["kind"].as_str().unwrap();
    let own = candidates.iter().find(|candidate| candidate["kind"] == champion).unwrap();
    assert_eq!(own["excess"]["per_10_000"], 0.0);
    assert_eq!(own["auc"], report["auc"]);
    assert_eq!(report["ratios"].as_array().unwrap().len(), 16);
    assert_eq!(report["studies"]["derived_from_gender"], serde_json::json!([]));
}

/// Without a calibration a trial costs what it cost in the search, and the ratio in use what the model costs.
fn compares_every_trial_under_every_calibration(report: &Value) {
    let compared = report["comparison"].as_array().unwrap();
    // A dummy, two logistic regressions, a forest, four boosters; as they are and under three calibrations.
    assert_eq!(compared.len(), 8 * 4);
    let raw = || compared.iter().filter(|trial| trial["figures"]["method"].is_null());
    let cost = |trial: &Value| trial["figures"]["cost"].clone();
    for candidate in report["candidates"].as_array().unwrap() {
        let least = raw().filter(|trial| trial["kind"] == candidate["kind"]).min_by(|a, b| {
            cost(a)["per_10_000"].as_f64().unwrap().total_cmp(&cost(b)["per_10_000"].as_f64().unwrap())
        });
        assert_eq!(cost(least.unwrap()), candidate["search_cost"], "{}", candidate["kind"]);
    }
    for treatment in report["treatments"].as_array().unwrap() {
        let same = |trial: &&Value| {
            trial["kind"] == treatment["kind"] && trial["imbalance"] == treatment["imbalance"]
        };
        assert_eq!(cost(raw().find(same).unwrap()), treatment["cost"]);
    }
    let by_ratio = &report["by_ratio"];
    assert_eq!(by_ratio["clients"], report["outer_rows"]);
    let ratios = by_ratio["ratios"].as_array().unwrap();
    let in_use = ratios.iter().find(|at| at["ratio"] == by_ratio["in_use"]).unwrap();
    assert_eq!(in_use["cost"]["per_10_000"], report["costs"]["model"]);
    assert_eq!(in_use["errors"]["missed"], report["confusion"]["false_negative"]);
    assert_eq!(in_use["errors"]["refused"], report["confusion"]["false_positive"]);
    assert_eq!(in_use["regret"]["per_10_000"], 0.0);
}

#[test]
fn a_report_says_what_counts_over_all_clients_and_shows_none_alone() {
    let report = report(&made().path("model"));
    let list = |value: &Value| value.as_array().unwrap().clone();
    let sum = |values: &[Value], key: &str| values.iter().map(|one| one[key].as_u64().unwrap()).sum::<u64>();
    let global = &report["global"];
    let clients = global["sampled"].as_u64().unwrap();
    assert_eq!(clients, report["rows"].as_u64().unwrap());
    assert_eq!(sum(&list(&global["themes"]), "features"), report["features"].as_u64().unwrap());

    let importance = list(&report["importance"]);
    let points: Vec<f64> = importance.iter().map(|one| one["mean_points"].as_f64().unwrap()).collect();
    assert!(points.is_sorted_by(|a, b| a >= b) && points[0] > 1.0);
    let most = global["concentration"]["nine_tenths"].as_u64().unwrap() as usize;
    let share = |most: usize| points[..most].iter().sum::<f64>() / points.iter().sum::<f64>();
    assert!(share(most) >= 0.9 && share(most - 1) < 0.9);
    let moving = points.iter().filter(|points| **points > 0.0).count();
    assert_eq!(global["concentration"]["without_effect"], points.len() - moving);

    for (place, one) in list(&global["swarms"]).iter().enumerate() {
        assert_eq!(one["feature"], importance[place]["feature"]);
        let cells = list(&one["swarm"]["cells"]);
        assert!(cells.iter().all(|cell| cell["clients"].as_u64().unwrap() >= 5));
        assert_eq!(sum(&cells, "clients") + one["swarm"]["hidden"].as_u64().unwrap(), clients);
    }
    let dependences = list(&global["dependences"]);
    assert_eq!(dependences.len(), moving.min(12));
    for one in &dependences {
        let found = &one["dependence"];
        let bands: Vec<Value> = list(&found["marks"]).iter().map(|mark| mark["band"].clone()).collect();
        assert!(bands.iter().all(|band| band["clients"].as_u64().unwrap() >= 5));
        let missing = found["missing"]["clients"].as_u64().unwrap_or_default();
        assert_eq!(sum(&bands, "clients") + missing + found["hidden"].as_u64().unwrap(), clients);
    }

    let permuted = list(&global["permutation"]["features"]);
    assert!(permuted.iter().any(|one| one["auc_fall"].as_f64().unwrap() > 0.005), "{permuted:?}");
    let agreement = global["permutation"]["agreement"].as_f64().unwrap();
    assert!(agreement > 0.2, "points and shuffles hardly agree: {agreement}");
    let stability = &global["stability"]["agreement"];
    assert_eq!(stability["models"], 3);
    assert!(stability["correlation"].as_f64().unwrap() > 0.2, "{stability}");
}

/// Ends a training without warning once so many files of finished work end with the extension.
fn killed_after((count, extension): (usize, &str), model: &Path, mut child: Child) {
    let start = Instant::now();
    loop {
        let folder = fs::read_dir(model.join("runs")).ok().and_then(|mut runs| runs.next());
        let folder = folder.map(|run| run.unwrap().path().join("fits"));
        let finished = folder.and_then(|folder| fs::read_dir(folder).ok()).map_or(0, |files| {
            files
                .filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == extension))
                .count()
        });
        if finished >= count {
            break;
        }
        assert!(child.try_wait().unwrap().is_none(), "the training ended before it could be killed");
        assert!(start.elapsed() < Duration::from_mins(2), "no fit was finished");
        sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_training_that_was_killed_goes_on_where_it_stopped() {
    let made = made();
    let again = Made::empty();
    let model = again.path("model");
    killed_after((5, "json"), &model, training(&made.path("data"), &model, QUICK).spawn().unwrap());
    assert!(!model.join("champion").exists());
    let output = training(&made.path("data"), &model, QUICK).output().unwrap();
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    let found = said.lines().find(|line| line.contains("fits were finished before")).expect(&said);
    let count: usize = found.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    assert!((5..30).contains(&count), "{found}");
    for file in ["model.json", "manifest.json"] {
        let bytes = |model: &Path| fs::read(model.join("champion").join(file)).unwrap();
        assert!(bytes(&made.path("model")) == bytes(&model), "{file} differs");
    }
    let trials = |model: &Path| fs::read(run_of(model).join("trials.parquet")).unwrap();
    assert!(trials(&made.path("model")) == trials(&model), "trials.parquet differs");
}

#[test]
fn a_training_that_was_killed_after_its_search_goes_on_where_it_stopped() {
    let made = made();
    let again = Made::empty();
    let model = again.path("model");
    let left = || {
        let fits = run_of(&model).join("fits");
        let files = fs::read_dir(fits).unwrap().map(|file| file.unwrap().path());
        let kept = files.filter(|file| file.extension().is_some_and(|e| e == "kept"));
        kept.map(|file| (file.clone(), fs::metadata(&file).unwrap().modified().unwrap())).collect::<Vec<_>>()
    };
    // Four verdicts on the outer rows, then three models of folds and the model, then the studies.
    let mut before = Vec::new();
    for count in [2, 6, 9] {
        let child = training(&made.path("data"), &model, QUICK).spawn().unwrap();
        killed_after((count, "kept"), &model, child);
        let now = left();
        assert!(now.len() >= count && before.iter().all(|file| now.contains(file)), "made twice: {now:?}");
        before = now;
        assert!(!model.join("champion").exists());
    }
    let output = training(&made.path("data"), &model, QUICK).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    for file in ["model.json", "manifest.json", "folds/1.json"] {
        let bytes = |model: &Path| fs::read(model.join("champion").join(file)).unwrap();
        assert!(bytes(&made.path("model")) == bytes(&model), "{file} differs");
    }
    for file in ["report.json", "out_of_fold.parquet", "trials.parquet"] {
        let bytes = |model: &Path| fs::read(run_of(model).join(file)).unwrap();
        assert!(bytes(&made.path("model")) == bytes(&model), "{file} differs");
    }
}

/// Every number under a name that ends in `clients`, `rows` or `marked`, wherever it stands.
fn counts(value: &Value, found: &mut Vec<u64>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| counts(one, found)),
        Value::Object(fields) => {
            for (name, one) in fields {
                let is_count = ["clients", "rows", "marked"].contains(&name.as_str());
                found.extend(one.as_u64().filter(|_| is_count));
                counts(one, found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_report_says_what_the_tables_look_like_and_nothing_of_few_clients() {
    let report = report(&made().path("model"));
    let (exploration, clients) = (&report["exploration"], report["rows"].as_u64().unwrap());
    let list = |value: &Value| value.as_array().unwrap().clone();
    let levels = list(&exploration["levels"]);
    assert_eq!(levels.len(), 12);
    for of in &levels {
        let sum: u64 = list(&of["levels"]).iter().map(|level| level["clients"].as_u64().unwrap()).sum();
        assert_eq!(sum, clients, "{}", of["feature"]);
    }
    let mut all = Vec::new();
    counts(exploration, &mut all);
    assert!(all.len() > 50 && all.iter().all(|count| *count == 0 || *count >= 20), "{all:?}");
    assert_eq!(list(&exploration["columns"]).len(), 344);
    let marks = list(&exploration["marks"]);
    let employed = marks.iter().find(|mark| mark["column"] == "DAYS_EMPLOYED").unwrap();
    assert_eq!(
        (&employed["table"], employed["rows"].as_u64()),
        (&Value::from("application_train"), Some(clients))
    );
    let share = |of: &str| employed["difficulty"][of].as_f64().unwrap();
    let marked = employed["marked"].as_f64().unwrap() / clients as f64;
    let all = report["defaults"].as_f64().unwrap() / clients as f64;
    let both = marked * share("with") + (1.0 - marked) * share("without");
    assert!((both - all).abs() < 1e-3, "{employed}: {both} {all}");
    let tables = list(&exploration["tables"]);
    assert!(tables.iter().all(|table| table["standing"] == "whole" && table["rows"].as_u64() > Some(0)));
    let points: f64 = tables.iter().map(|table| table["points_share"].as_f64().unwrap()).sum();
    assert!((points - 1.0).abs() < 1e-9, "{points}");
    assert_eq!(list(&report["studies"]["without_tables"]).len(), 7);
}

#[test]
fn a_table_that_is_not_there_is_told_absent_and_not_left_out_once_more() {
    let (made, without) = (made(), Made::empty());
    let data = without.path("data");
    fs::create_dir(&data).unwrap();
    for file in fs::read_dir(made.path("data")).unwrap().map(|file| file.unwrap()) {
        if !file.file_name().to_string_lossy().starts_with("POS_CASH_balance") {
            fs::copy(file.path(), data.join(file.file_name())).unwrap();
        }
    }
    let small = "[validation]\nfolds = 3\n[studies]\nlearning_curve = false\ninputs = false\n\
                 [candidates.boosting]\ntrees = 10\nmax_leaves = 3\n";
    let file = recipe(without.path("").as_path(), small);
    let model = without.path("model");
    let output = training(&data, &model, text(&file)).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let report = report(&model);
    let tables = report["exploration"]["tables"].as_array().unwrap();
    let pos = tables.iter().find(|table| table["table"] == "pos_cash_balance").unwrap();
    assert_eq!(
        (&pos["standing"], &pos["rows"], &pos["unknown"]),
        (&"absent".into(), &Value::Null, &1.0.into())
    );
    assert_eq!(pos["points"], 0.0);
    let studied = report["studies"]["without_tables"].as_array().unwrap();
    assert!(studied.len() == 6 && studied.iter().all(|study| study["table"] != "pos_cash_balance"));
}

/// The made-up tables as CSV, with EXT_SOURCE_3 of the training clients a noisy copy of TARGET.
fn leaking() -> Made {
    let leaking = Made::empty();
    let data = leaking.path("data");
    let counts = ["--clients", "1400", "--test", "200", "--seed", "9", "--format", "csv"];
    succeed(&[&["synth"], &counts[..], &["--out", text(&data)]].concat());
    let file = data.join("application_train.csv");
    let table = fs::read_to_string(&file).unwrap();
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| header.iter().position(|column| *column == name).unwrap();
    let (target, leak) = (place("TARGET"), place("EXT_SOURCE_3"));
    let mut out = header.join(",") + "\n";
    for (row, line) in lines.enumerate() {
        // No text of these columns holds a comma; where one does, the quotes keep the line as it is.
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if cells.len() == header.len() {
            let noise = (row * 7919 % 1000) as f64 / 1000.0;
            let value = if cells[target] == "1" { 0.45 * noise } else { 0.30 + 0.65 * noise };
            cells[leak] = format!("{value:.6}");
        }
        out += &(cells.join(",") + "\n");
    }
    fs::write(file, out).unwrap();
    leaking
}

#[test]
fn a_noisy_copy_of_the_outcome_stops_the_champion_until_the_recipe_accepts_it() {
    let leaking = leaking();
    let (data, model) = (leaking.path("data"), leaking.path("model"));
    let boosting = "[validation]\nfolds = 3\n[studies]\ninputs = false\ntables = false\nlearning_curve = false\n\
                    [candidates.boosting]\ntrees = 60\nmax_leaves = 7\n[guard]\n";
    let file = recipe(leaking.path("").as_path(), boosting);
    let output = training(&data, &model, text(&file)).output().unwrap();
    let refusal = said(&output);
    assert_eq!(output.status.code(), Some(1), "{refusal}");
    assert!(refusal.contains("passes 0.820") && refusal.contains("EXT_SOURCE_3"), "{refusal}");
    assert!(refusal.contains("recipe.toml, line 10") && refusal.contains("accepted_because"), "{refusal}");
    assert!(!model.join("champion").exists());
    let report: Value =
        serde_json::from_slice(&fs::read(run_of(&model).join("leakage.json")).unwrap()).unwrap();
    assert!(report["findings"].as_array().unwrap().iter().any(|finding| finding["kind"] == "suspicious_auc"));

    let accepted = boosting.to_owned() + "accepted_because = \"a planted leak, for a test\"\n";
    let file = recipe(leaking.path("").as_path(), &accepted);
    let output = training(&data, &model, text(&file)).output().unwrap();
    let told = said(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("3 of 3 fits were finished before"), "{told}");
    assert!(model.join("champion/model.json").exists());
    let report = self::report(&model);
    assert_eq!(report["accepted_because"], "a planted leak, for a test");
}

#[test]
fn a_recipe_that_cannot_be_used_is_refused_with_its_line() {
    let folder = Made::empty();
    for (recipe_text, parts) in [
        ("seed = 1\n\n[candidates.boosting]\neta = [0.1, 1.5]\n", ["line 4", "above 0 and at most 1"]),
        ("[candidates.boosting]\nmax_depth = 3\n", ["line 2", "max_leaves"]),
        ("excluded_features = [\n  \"EXT_SOURCE_9\",\n]\n", ["line 2", "EXT_SOURCE_9"]),
        ("[candidates.dummy]\n", ["line 1", "[candidates.boosting]"]),
    ] {
        let file = recipe(folder.path("").as_path(), recipe_text);
        let (data, model) = (made().path("data"), folder.path("model"));
        let output =
            clairscore(&["train", "--data", text(&data), "--model", text(&model), "--recipe", text(&file)]);
        let error = said(&output);
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.contains("recipe.toml"), "{error}");
        assert!(parts.iter().all(|part| error.contains(part)), "{error}");
        assert!(!model.join("champion").exists());
    }
}
