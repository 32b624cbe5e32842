//! `clairscore drift`: Evidently's verdicts, files of any kind, exit codes, alerts, history.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};

use crate::one_way::CHILDREN;
use crate::whole_way::{clairscore, made, succeed, text};

/// How near scores are to the library's.
const TOLERANCE: f64 = 1e-9;

fn shared(path: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !folder.exists() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn read_json(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

fn drift(files: [&Path; 2], out: &Path, more: &[&str]) -> Output {
    let [reference, current] = files.map(text);
    let compared = ["drift", "--reference", reference, "--current", current, "--out", text(out)];
    clairscore(&[&compared, more].concat())
}

/// The metrics of `--format evidently-json` with these options.
fn metrics(files: [&Path; 2], options: &str) -> Result<Vec<Value>, String> {
    let folder = tempfile::tempdir().unwrap();
    let (out, config) = (folder.path().join("out.json"), folder.path().join("drift.toml"));
    fs::write(&config, options).unwrap();
    let done = drift(files, &out, &["--format", "evidently-json", "--config", text(&config)]);
    if !done.status.success() {
        assert!(!out.exists());
        return Err(String::from_utf8(done.stderr).unwrap());
    }
    let report = read_json(&out);
    assert_eq!(report["tests"], json!([]));
    Ok(report["metrics"].as_array().unwrap().clone())
}

fn near(found: &Value, expected: &Value) {
    let (a, b) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
    assert!((a - b).abs() <= TOLERANCE, "{a} is not {b}");
}

/// Whether a metric fails, by the rule of its method.
fn fails(metric: &Value) -> bool {
    let (config, value) = (&metric["config"], &metric["value"]);
    if let Some(share) = config["drift_share"].as_f64() {
        return value["share"].as_f64().unwrap() >= share;
    }
    let (score, threshold) = (value.as_f64().unwrap(), config["threshold"].as_f64().unwrap());
    match config["method"].as_str().unwrap() {
        "K-S p_value" | "ks" => score <= threshold,
        "chi-square p_value" | "chisquare" | "Z-test p_value" | "z" => score < threshold,
        _ => score >= threshold,
    }
}

#[test]
fn scores_and_verdicts_are_evidently_s_on_its_stored_answers() {
    let Some(folder) = shared("golden/evidently") else { return };
    let expected = read_json(&folder.join("expected.json"));
    let mut compared = 0;
    for (case, stored) in expected.as_object().unwrap() {
        let files = ["ref", "cur"].map(|side| folder.join(format!("{case}_{side}.csv")));
        let files = [files[0].as_path(), files[1].as_path()];
        let found = metrics(files, "").unwrap();
        let preset = stored["preset"].as_array().unwrap();
        assert_eq!(found.len(), preset.len());
        for (found, expected) in found.iter().zip(preset) {
            assert_eq!(
                (&found["metric_name"], &found["config"]),
                (&expected["metric_name"], &expected["config"])
            );
            if let Some(count) = expected["value"].get("count") {
                near(&found["value"]["count"], count);
                near(&found["value"]["share"], &expected["value"]["share"]);
            } else {
                near(&found["value"], &expected["value"]);
            }
            compared += 1;
        }
        let verdicts: Vec<bool> =
            stored["tests"].as_array().unwrap().iter().map(|t| t[1] == "FAIL").collect();
        assert_eq!(found.iter().map(fails).collect::<Vec<_>>(), verdicts, "{case}");
        for (column, methods) in stored["explicit"].as_object().unwrap() {
            for (method, expected) in methods.as_object().unwrap() {
                let options = format!("columns = [{column:?}]\n[per_column_method]\n{column} = {method:?}\n");
                match metrics(files, &options) {
                    Ok(found) => {
                        near(&found[1]["value"], &expected[0]);
                        let verdict = (&json!(fails(&found[1])), &found[1]["config"]["threshold"]);
                        assert_eq!(verdict, (&expected[1], &expected[2]), "{column} {method}");
                        compared += 1;
                    }
                    // The stored answers also have tests that the library refuses on such a column in a preset.
                    Err(error) => assert!(error.contains("is not for"), "{error}"),
                }
            }
        }
    }
    assert!(compared > 120, "{compared}");
}

#[test]
fn scores_are_evidently_s_on_the_real_tables() {
    let Some(folder) = shared("data/home-credit") else { return };
    let files = ["application_train.parquet", "application_test.parquet"].map(|file| folder.join(file));
    let found = metrics([&files[0], &files[1]], "").unwrap();
    let expected: Vec<(String, String, f64)> =
        serde_json::from_str(include_str!("evidently_home_credit.json")).unwrap();
    assert_eq!(found.len(), expected.len() + 1);
    for (metric, (column, method, score)) in found.iter().skip(1).zip(expected) {
        let config = &metric["config"];
        assert_eq!((config["column"].as_str(), config["method"].as_str()), (Some(&*column), Some(&*method)));
        near(&metric["value"], &json!(score));
    }
}

/// Two files: `pay` moves, `kept` does not, `word` has a new category; every way of not being comparable.
fn odd_files(folder: &Path) -> [PathBuf; 2] {
    let files = ["before.csv", "after.csv"].map(|name| folder.join(name));
    let heads = [
        "pay,kept,word,empty,infinite,constant,only_before,type,text,gap",
        "pay,kept,word,empty,infinite,constant,only_after,type,text,gap",
    ];
    for (side, file) in files.iter().enumerate() {
        let mut lines = vec![heads[side].to_owned()];
        for row in 0..2_000 {
            let pay = (row * 37) % 1_000 + side * 400;
            let kept = (row * 91) % 997;
            let word = if side == 1 && row % 7 == 0 { "new" } else { ["a", "b"][row % 2] };
            let empty = if side == 1 { String::new() } else { row.to_string() };
            let infinite = if side == 1 { "inf".to_owned() } else { row.to_string() };
            let kind = if side == 0 { format!("w{}", row % 3) } else { row.to_string() };
            let gap = if side == 1 && row % 3 == 0 { String::new() } else { (row % 50).to_string() };
            lines.push(format!("{pay},{kept},{word},{empty},{infinite},4.5,{row},{kind},text{row},{gap}"));
        }
        fs::write(file, lines.join("\n")).unwrap();
    }
    files
}

#[test]
fn what_cannot_be_compared_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    let out = folder.path().join("drift.json");
    let done = drift([&files[0], &files[1]], &out, &["--format", "json"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let report = read_json(&out);
    let comparison = &report["comparison"];
    let columns = comparison["columns"].as_array().unwrap();
    let column = |name: &str| columns.iter().find(|column| column["column"] == name).unwrap();
    assert_eq!((&column("pay")["drifted"], &column("pay")["reading"]), (&json!(true), &json!("moved")));
    assert_eq!((&column("kept")["drifted"], &column("kept")["reading"]), (&json!(false), &json!("stable")));
    assert_eq!(column("word")["categories"]["new"], json!([["new", 286]]));
    assert_eq!(
        (&column("constant")["constant"], &column("constant")["drifted"]),
        (&json!(true), &json!(false))
    );
    // Missing values that Evidently does not look at.
    assert_eq!(
        (&column("gap")["drifted"], &column("gap")["missing"]["reading"]),
        (&json!(false), &json!("moved"))
    );
    let said = String::from_utf8(done.stdout).unwrap();
    for (name, reason, words) in [
        ("empty", "empty", "the current data has no value in it"),
        ("infinite", "infinite", "the current data has nothing but infinite values in it"),
        ("only_before", "one_side", "only the reference has it"),
        ("only_after", "one_side", "only the current data has it"),
        ("type", "other_types", "words in the reference, whole numbers in the current data"),
        ("text", "text", "free text"),
    ] {
        let unfit =
            comparison["not_compared"].as_array().unwrap().iter().find(|c| c["column"] == name).unwrap();
        assert_eq!(unfit["reason"], reason, "{name}");
        assert!(said.contains(&format!("not compared: {name}: {words}")), "{said}");
    }
    assert_eq!(comparison["not_compared"].as_array().unwrap().len(), 6);
    let classifier = &report["classifier"];
    assert!(classifier["auc"]["low"].as_f64().unwrap() > 0.8, "{classifier}");
}

#[test]
fn a_single_row_and_no_row_make_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        file
    };
    let one = file("one.csv", "a,b\n1.5,x\n");
    let some = file("some.csv", "a,b\n1.5,x\n2.5,y\n3.5,y\n4.5,y\n");
    let none = file("none.csv", "a,b\n");
    for (files, compared) in
        [([&one, &some], 2), ([&some, &one], 1), ([&some, &none], 0), ([&none, &none], 0)]
    {
        let out = folder.path().join("out.json");
        let done = drift([files[0], files[1]], &out, &["--format", "json"]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let report = read_json(&out);
        let columns = report["comparison"]["columns"].as_array().unwrap().len();
        let others = report["comparison"]["not_compared"].as_array().unwrap().len();
        assert_eq!((columns, columns + others), (compared, 2), "{files:?}");
        let nothing =
            report["concerns"].as_array().unwrap().iter().any(|c| c["concern"] == "nothing_compared");
        assert_eq!(nothing, compared == 0);
        let page = folder.path().join("out.html");
        assert!(drift([files[0], files[1]], &page, &[]).status.success());
    }
}

#[test]
fn a_check_fails_with_3_where_it_is_asked_to_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    let path = |name: &str| folder.path().join(name);
    fs::write(path("weights.csv"), "column,importance\npay,3\nkept,1\n").unwrap();
    fs::write(path("light.csv"), "column,importance\npay,1\nkept,99\n").unwrap();
    fs::write(path("strict.toml"), "drift_share = 0.2\n").unwrap();
    let (out, alert) = (path("out.json"), path("alert.json"));
    let (weights, light, strict) = (path("weights.csv"), path("light.csv"), path("strict.toml"));
    for (more, code, failed) in [
        (&["--fail-on", "dataset"] as &[&str], 0, false),
        (&["--fail-on", "dataset", "--config", text(&strict)], 3, true),
        (&["--fail-on", "none", "--config", text(&strict)], 0, false),
        (&["--fail-on", "important", "--importance", text(&weights)], 3, true),
        (&["--fail-on", "important", "--importance", text(&light)], 0, false),
    ] {
        let more = [more, &["--format", "json", "--alert", text(&alert)]].concat();
        let done = drift([&files[0], &files[1]], &out, &more);
        assert_eq!(done.status.code(), Some(code), "{more:?} {}", String::from_utf8_lossy(&done.stderr));
        let said = read_json(&alert);
        assert_eq!((&said["failed"], said["columns"].as_u64()), (&json!(failed), Some(5)), "{said}");
        assert_eq!(said["drifted_columns"][0]["column"], "pay");
        assert_eq!(said["not_compared"].as_array().unwrap().len(), 6);
    }
    let done = drift([&files[0], &files[1]], &path("never.json"), &["--fail-on", "important"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("add --importance FILE"));
    assert!(!path("never.json").exists());
}

#[test]
fn options_that_do_not_fit_are_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    for (options, said) in [
        ("columns = [\"Pay\"]\n", "columns names \"Pay\", which is no column of either file, but \"pay\" is"),
        ("per_column_method = { word = \"ks\" }\n", "word: \"ks\" is not for categorical columns"),
        ("cat_method = \"wasserstein\"\n", "line 1: cat_method: \"wasserstein\" is not for categorical"),
        ("metod = \"psi\"\n", "unknown field `metod`"),
    ] {
        let error = metrics([&files[0], &files[1]], options).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn a_history_keeps_every_check_and_a_label_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    let (out, history) = (folder.path().join("out.html"), folder.path().join("history"));
    for label in ["2026-10-31", "2026-11-30", "2026-11-30"] {
        let more = ["--history", text(&history), "--label", label, "--no-classifier", "--language", "en"];
        let done = drift([&files[1], &files[0]], &out, &more);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let mut names: Vec<_> = fs::read_dir(&history)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["2026-10-31.drift.json", "2026-11-30.drift.json", "history.html"]);
    for page in [fs::read_to_string(&out).unwrap(), fs::read_to_string(history.join("history.html")).unwrap()]
    {
        assert!(page.contains("The checks so far") && page.matches("2026-10-31").count() == 1);
        assert!(!page.contains("src=") && !page.contains("<link"), "one file that needs no other");
    }
    fs::write(history.join("other.json"), "of no concern").unwrap();
    fs::write(history.join("other.drift.json"), "{}").unwrap();
    let done = drift([&files[1], &files[0]], &out, &["--history", text(&history)]);
    let error = String::from_utf8(done.stderr).unwrap();
    assert!(
        !done.status.success() && error.contains("other.drift.json: is no record of a drift check"),
        "{error}"
    );
    let bad = drift([&files[1], &files[0]], &out, &["--history", text(&history), "--label", "a/b"]);
    assert!(String::from_utf8(bad.stderr).unwrap().contains("becomes the name of a file"));
}

#[test]
fn a_column_that_is_gone_fails_the_check_by_its_weight() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let rows = |of: &dyn Fn(usize) -> String| (0..500).map(of).collect::<Vec<_>>().join("\n");
    fs::write(path("before.csv"), format!("age,pay\n{}", rows(&|row| format!("{row},{}", row % 97))))
        .unwrap();
    fs::write(path("gone.csv"), format!("pay\n{}", rows(&|row| (row % 97).to_string()))).unwrap();
    fs::write(path("empty.csv"), format!("age,pay\n{}", rows(&|row| format!(",{}", row % 97)))).unwrap();
    fs::write(path("words.csv"), format!("age,pay\n{}", rows(&|row| format!("w{},{}", row % 3, row % 97))))
        .unwrap();
    fs::write(path("heavy.csv"), "column,importance\nage,3\npay,1\n").unwrap();
    fs::write(path("light.csv"), "column,importance\nage,1\npay,99\n").unwrap();
    fs::write(path("strange.csv"), "column,importance\nAGE,1\n").unwrap();
    let (before, alert, out) = (path("before.csv"), path("alert.json"), path("out.html"));
    let check = |current: &str, weights: &str| {
        let (current, weights) = (path(current), path(weights));
        let more = [
            "--importance",
            text(&weights),
            "--fail-on",
            "important",
            "--alert",
            text(&alert),
            "--language",
            "en",
        ];
        drift([&before, &current], &out, &more)
    };
    for current in ["gone.csv", "empty.csv", "words.csv"] {
        assert_eq!(check(current, "heavy.csv").status.code(), Some(3), "{current}");
        assert_eq!(read_json(&alert)["level"], "act");
        assert!(fs::read_to_string(&out).unwrap().contains("To be dealt with"));
        assert_eq!(check(current, "light.csv").status.code(), Some(0), "{current}");
    }
    assert_eq!(check("gone.csv", "heavy.csv").status.code(), Some(3));
    let page = fs::read_to_string(&out).unwrap();
    assert!(page.contains("One column of the reference is gone, or cannot be read: “age”"));
    let strange = check("gone.csv", "strange.csv");
    assert_eq!(strange.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&strange.stderr).contains("none of its columns is in the files"));
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    let held = fs::read(&files[1]).unwrap();
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink(&files[1], &link).unwrap();
    for out in [&files[0], &files[1], &link] {
        let done = drift([&files[0], &files[1]], out, &[]);
        let error = String::from_utf8(done.stderr).unwrap();
        assert!(!done.status.success() && error.contains("name the same file"), "{error}");
    }
    let out = folder.path().join("out.json");
    let done = drift([&files[0], &files[1]], &out, &["--alert", text(&out)]);
    assert!(String::from_utf8(done.stderr).unwrap().contains("--out and --alert name the same file"));
    assert_eq!(fs::read(&files[1]).unwrap(), held);
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let files = odd_files(folder.path());
    for format in ["html", "json", "evidently-json"] {
        let made = |threads: &str| {
            let out = folder.path().join("out");
            let [reference, current] = [&files[0], &files[1]].map(|file| text(file));
            let arguments = [
                "drift",
                "--reference",
                reference,
                "--current",
                current,
                "--out",
                text(&out),
                "--format",
                format,
            ];
            let program = env!("CARGO_BIN_EXE_clairscore");
            let mut command = std::process::Command::new(program);
            command.args(arguments).env("RAYON_NUM_THREADS", threads).current_dir(env!("CARGO_MANIFEST_DIR"));
            assert!(command.output().unwrap().status.success());
            fs::read(&out).unwrap()
        };
        assert_eq!(made("1"), made("2"), "{format}");
    }
}

#[test]
fn a_data_folder_is_compared_with_its_model_features_scores_and_files() {
    let made = made();
    let (data, model) = (made.path("data"), made.path("model"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("drift.json");
    let common = ["drift", "--data", text(&data), "--model", text(&model), "--out", text(&out)];
    let said = succeed(&[&common as &[&str], &["--format", "json", "--fail-on", "dataset"]].concat());
    assert!(said.contains("stability index of the scores"), "{said}");
    let report = read_json(&out);
    assert_eq!(report["names"], json!(["application_train.parquet", "application_test.parquet"]));
    let of = |place: &str| report[place]["columns"].as_array().unwrap().len();
    assert!(of("comparison") > 200 && of("raw") > 110, "{} {}", of("comparison"), of("raw"));
    let unfit = report["raw"]["not_compared"].as_array().unwrap();
    assert!(unfit.iter().any(|column| column["column"] == "TARGET" && column["reason"] == "one_side"));
    let drifted = &report["model"];
    assert_eq!(drifted["clients"], json!([2_400, 200]));
    let figure = |value: &Value| value.as_f64().unwrap();
    assert!((0.0..1.0).contains(&figure(&drifted["psi"])), "{drifted}");
    let shifts = drifted["shifts"].as_array().unwrap().iter().map(|shift| figure(&shift["points"]));
    let sum = shifts.sum::<f64>() + figure(&drifted["other_shift"]);
    assert!((sum - figure(&drifted["shift"])).abs() < 1e-9, "the parts add up");
    let weights = report["weighted"]["weights"].as_array().unwrap();
    let whole: f64 = weights.iter().map(|weight| figure(&weight["share"])).sum();
    assert!((whole + figure(&report["weighted"]["not_compared_share"]) - 1.0).abs() < 1e-9);
    // The change of the mean points is that of the deployed model's scores.
    let mean = |table: &str| {
        let scores = folder.path().join("scores.csv");
        let file = data.join(format!("application_{table}.parquet"));
        succeed(&[
            "score",
            "--data",
            text(&data),
            "--model",
            text(&model),
            "--applications",
            text(&file),
            "--out",
            text(&scores),
        ]);
        let lines = fs::read_to_string(&scores).unwrap();
        let points: Vec<f64> =
            lines.lines().skip(1).map(|line| line.split(',').nth(2).unwrap().parse().unwrap()).collect();
        points.iter().sum::<f64>() / points.len() as f64
    };
    let shift = mean("test") - mean("train");
    assert!((shift - figure(&drifted["shift"])).abs() < 1e-9, "{shift} {}", drifted["shift"]);
    // The page in the site says the same.
    let page = fs::read_to_string(made.path("output").join("en/drift/index.html")).unwrap();
    let psi = format!("{:.2}", figure(&drifted["psi"]));
    assert!(page.contains(&format!("Stability index of the scores: {psi}")), "{psi}");
    let columns = fs::read_to_string(made.path("output").join("en/drift-columns/index.html")).unwrap();
    assert!(columns.contains("AMT_CREDIT") && columns.contains("TARGET"));
}

#[test]
fn clients_whose_tables_are_incomplete_are_left_out_of_what_they_would_distort() {
    use clairscore::tables::{ResultColumn, read_results, write_results};
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("drift.json"));
    fs::create_dir(&data).unwrap();
    for file in fs::read_dir(made.path("data")).unwrap().map(|entry| entry.unwrap().path()) {
        fs::copy(&file, data.join(file.file_name().unwrap())).unwrap();
    }
    let run = fs::read_dir(made.path("model").join("runs")).unwrap().next().unwrap().unwrap().path();
    let learnt: Vec<i64> = match read_results(&run.join("out_of_fold.parquet")).unwrap().remove(0).1 {
        ResultColumn::Integers(ids) => ids,
        _ => panic!("no identifiers"),
    };
    let scored = ids_of_scores(&data, &made.path("model"), folder.path());
    let all: Vec<i64> = learnt.iter().chain(&scored).copied().collect();
    // Of every fourth client the credits elsewhere are not all there; of one table nothing is known of anybody.
    let known = |table: &str| {
        ResultColumn::Integers(
            (0..all.len())
                .map(|place| {
                    i64::from(table != "installments_payments" && (table != "bureau" || place % 4 != 0))
                })
                .collect(),
        )
    };
    let names = CHILDREN.map(|table| format!("complete_{table}"));
    let mut columns = vec![("SK_ID_CURR", ResultColumn::Integers(all.clone()))];
    columns.extend(names.iter().zip(CHILDREN).map(|(name, table)| (name.as_str(), known(table))));
    write_results(&data.join("coverage.parquet"), columns).unwrap();
    succeed(&[
        "drift",
        "--data",
        text(&data),
        "--model",
        text(&made.path("model")),
        "--out",
        text(&out),
        "--format",
        "json",
    ]);
    let report = read_json(&out);
    assert_eq!(report["model"]["left_out"], json!([600, 50]));
    assert_eq!(report["model"]["clients"], json!([1_800, 150]));
    // 150 clients are too few to have a model tell them apart.
    assert_eq!((&report["classifier"], &report["whole"]), (&Value::Null, &json!(true)));
    let rows = |name: &str| {
        let columns = report["comparison"]["columns"].as_array().unwrap();
        let column = columns.iter().find(|column| column["column"] == name).unwrap();
        [0, 1].map(|side| {
            column["known"][side].as_u64().unwrap() + column["missing"]["counts"][side].as_u64().unwrap()
        })
    };
    assert_eq!((rows("AMT_CREDIT"), rows("BUREAU_CREDIT_SUM")), ([2_400, 200], [1_800, 150]));
}

/// The numbers of the clients to score, in the order of their file.
fn ids_of_scores(data: &Path, model: &Path, folder: &Path) -> Vec<i64> {
    let out = folder.join("scores.csv");
    succeed(&["score", "--data", text(data), "--model", text(model), "--out", text(&out)]);
    let scores = fs::read_to_string(&out).unwrap();
    scores.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect()
}
