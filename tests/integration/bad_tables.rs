//! Data folders that cannot be used are refused with the place and the remedy, and nothing is written.

use std::fs;
use std::path::Path;

use crate::whole_way::{clairscore, model, succeed, text};

/// A small made-up folder in CSV, with one table rewritten.
fn spoilt(table: &str, spoil: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    succeed(&["synth", "--clients", "400", "--test", "20", "--out", text(folder.path()), "--format", "csv"]);
    let file = folder.path().join(table);
    let spoilt = spoil(&fs::read_to_string(&file).unwrap());
    fs::write(file, spoilt).unwrap();
    folder
}

/// What `train` says of a folder that it must refuse.
fn refusal(folder: &Path) -> String {
    let model = folder.join("model");
    let output = clairscore(&["train", "--data", text(folder), "--model", text(&model)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!model.exists(), "something was written");
    let partial = |name: &std::ffi::OsStr| name.to_string_lossy().contains("partial");
    assert!(fs::read_dir(folder).unwrap().all(|entry| !partial(&entry.unwrap().file_name())));
    String::from_utf8(output.stderr).unwrap()
}

/// A table of a folder with one cell rewritten; line 1 is the header.
fn with_cell(csv: &str, line: usize, column: &str, value: &str) -> String {
    let place = csv.lines().next().unwrap().split(',').position(|name| name == column).unwrap();
    let mut lines: Vec<String> = csv.lines().map(ToOwned::to_owned).collect();
    let mut cells: Vec<&str> = lines[line - 1].split(',').collect();
    cells[place] = value;
    lines[line - 1] = cells.join(",");
    lines.join("\n") + "\n"
}

/// Holds that `train` and `check` refuse a folder with a table rewritten, and say all of `parts`.
fn refused(table: &str, spoil: impl Fn(&str) -> String, parts: &[&str]) {
    let folder = spoilt(table, spoil);
    says(&refusal(folder.path()), table, parts);
    says(&check_errors(folder.path()), table, parts);
}

fn says(error: &str, table: &str, parts: &[&str]) {
    for part in parts.iter().chain([&table]) {
        assert!(error.contains(part), "{part:?} is not in: {error}");
    }
}

/// The errors that `check` finds; it ends with 1.
fn check_errors(folder: &Path) -> String {
    let output = clairscore(&["check", "--data", text(folder), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["verdict"].as_str().unwrap().starts_with("not usable"));
    let tables = report["tables"].as_array().unwrap().iter().map(|table| &table["error"]);
    let texts = tables.chain(report["errors"].as_array().unwrap()).filter_map(serde_json::Value::as_str);
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_column_that_is_missing_or_there_twice_is_named() {
    let renamed = |csv: &str| csv.replacen("DAYS_CREDIT,", "DAYS_CREDITS,", 1);
    refused("bureau.csv", renamed, &["column DAYS_CREDIT is missing", "take the file again"]);
    let small = |csv: &str| csv.replacen("DAYS_CREDIT,", "days_credit,", 1);
    refused("bureau.csv", small, &["column DAYS_CREDIT is missing; the file has days_credit"]);
    let twice = |csv: &str| {
        csv.replacen("DAYS_CREDIT,", "CREDIT_TYPE,", 1).replacen(
            "CREDIT_TYPE,",
            "DAYS_CREDIT,CREDIT_TYPE,",
            1,
        )
    };
    refused("bureau.csv", twice, &["column CREDIT_TYPE stands in the header more than once; keep one"]);
}

#[test]
fn a_cell_of_the_wrong_type_is_named_with_line_column_and_remedy() {
    let cell = |line, column: &'static str, value: &'static str| {
        move |csv: &str| with_cell(csv, line, column, value)
    };
    let train = "application_train.csv";
    let words = cell(7, "AMT_CREDIT", "much");
    refused(
        train,
        words,
        &["csv, line 7: column AMT_CREDIT must hold numbers", "\"much\"", "correct the cell"],
    );
    let half = cell(9, "CNT_CHILDREN", "1.5");
    refused(train, half, &["line 9: column CNT_CHILDREN must hold whole numbers", "\"1.5\""]);
    let vast = cell(3, "DAYS_BIRTH", "-99999999999999999999");
    refused(train, vast, &["line 3: column DAYS_BIRTH must hold whole numbers"]);
    refused(train, cell(3, "AMT_CREDIT", "inf"), &["line 3: column AMT_CREDIT must hold numbers", "\"inf\""]);
    refused(
        train,
        cell(3, "AMT_CREDIT", "NA"),
        &["line 3: column AMT_CREDIT", "leave cells without a value empty"],
    );
    refused("bureau.csv", cell(4, "SK_ID_CURR", "0"), &["line 4: column SK_ID_CURR must hold identifiers"]);
    refused("bureau.csv", cell(4, "SK_ID_BUREAU", "9007199254740992"), &["line 4: column SK_ID_BUREAU"]);
    refused("bureau.csv", cell(4, "SK_ID_CURR", ""), &["line 4: column SK_ID_CURR is empty"]);
}

#[test]
fn an_outcome_that_is_not_0_or_1_or_never_changes_is_refused() {
    let two = |csv: &str| with_cell(csv, 3, "TARGET", "2");
    refused("application_train.csv", two, &["line 3: column TARGET must be 0 or 1", "found 2"]);
    let none = |csv: &str| with_cell(csv, 5, "TARGET", "");
    refused("application_train.csv", none, &["line 5: column TARGET must be 0 or 1", "it is empty"]);
    let same = |csv: &str| {
        (2..=csv.lines().count()).fold(csv.to_owned(), |csv, line| with_cell(&csv, line, "TARGET", "0"))
    };
    refused("application_train.csv", same, &["take both values", "all 380 rows have 0"]);
}

#[test]
fn a_number_that_two_applications_share_is_named_with_both_lines() {
    let twice = |csv: &str| csv.to_owned() + csv.lines().nth(4).unwrap() + "\n";
    refused(
        "application_train.csv",
        twice,
        &["SK_ID_CURR", "more than one row", "line 5 and line 382", "keep one"],
    );
}

#[test]
fn tables_without_rows_and_folders_without_tables_are_refused() {
    let header = |csv: &str| csv.lines().next().unwrap().to_owned() + "\n";
    refused("application_train.csv", header, &["has a header but no row", "take Kaggle's file again"]);
    refused("bureau.csv", header, &["has a header but no row"]);
    refused("application_train.csv", |_| String::new(), &["is empty"]);
    let empty = tempfile::tempdir().unwrap();
    let needed = ["no application_train.csv", "the folder is empty", "--data"];
    says(&refusal(empty.path()), text(empty.path()), &needed);
    says(&check_errors(empty.path()), "application_test.csv", &needed);
    says(&check_errors(&empty.path().join("nowhere")), "nowhere", &["is no folder"]);
}

#[test]
fn rows_of_another_width_and_open_quotes_are_named_with_their_line() {
    let short = |csv: &str| csv.replacen(csv.lines().nth(5).unwrap(), "100001,5000001,Active", 1);
    refused("bureau.csv", short, &["line 6: has 3 cells, but the header has 17", "correct the line"]);
    let long = |csv: &str| with_cell(csv, 6, "CREDIT_TYPE", "Car,loan");
    refused("bureau.csv", long, &["line 6: has 18 cells, but the header has 17"]);
    let open = |csv: &str| with_cell(csv, 6, "CREDIT_TYPE", "\"Car loan");
    refused("bureau.csv", open, &["bureau.csv, line 6", "quote that is not closed"]);
}

#[test]
fn other_separators_encodings_and_formats_are_named() {
    let comma = |csv: &str| with_cell(csv, 3, "AMT_CREDIT", "1000#5").replace(',', ";").replace('#', ",");
    refused("application_train.csv", comma, &["line 3: column AMT_CREDIT", "\"1000,5\"", "decimal point"]);
    refused("bureau.csv", |csv| csv.replace(',', "|"), &["the first line must hold the column names"]);
    refused("bureau.csv", |csv| csv.replace('\n', "\r"), &["CR alone", "save it with line ends"]);
    refused("bureau.csv", |_| "PAR1 and so on".to_owned(), &["is a Parquet file; name it .parquet"]);
    let folder = spoilt("bureau.csv", |csv| with_cell(csv, 8, "CREDIT_TYPE", "?"));
    let file = folder.path().join("bureau.csv");
    let latin = fs::read(&file).unwrap().into_iter().map(|byte| if byte == b'?' { 0xE9 } else { byte });
    fs::write(&file, latin.collect::<Vec<u8>>()).unwrap();
    let parts = ["line 8: column CREDIT_TYPE: is not UTF-8; save the file as UTF-8"];
    says(&refusal(folder.path()), "bureau.csv", &parts);
    says(&check_errors(folder.path()), "bureau.csv", &parts);
}

#[test]
fn a_damaged_gzip_file_is_named() {
    let folder = spoilt("bureau.csv", ToOwned::to_owned);
    let file = folder.path().join("bureau.csv");
    let whole = gzip(&fs::read(&file).unwrap());
    fs::remove_file(&file).unwrap();
    let packed = folder.path().join("bureau.csv.gz");
    let cases = [
        (whole[..whole.len() / 2].to_vec(), "it ends in the middle of the compressed data"),
        ([&whole[..], b"and something else"].concat(), "something else follows it"),
        (b"SK_ID_CURR,SK_ID_BUREAU\n".to_vec(), "is damaged"),
    ];
    for (bytes, part) in cases {
        fs::write(&packed, bytes).unwrap();
        let parts = ["bureau.csv.gz: cannot be read as gzip", part, "check that the file is complete"];
        says(&refusal(folder.path()), "bureau.csv.gz", &parts);
        says(&check_errors(folder.path()), "bureau.csv.gz", &parts);
    }
}

#[test]
fn a_parquet_file_that_is_none_is_refused() {
    let folder = spoilt("application_train.csv", |_| String::new());
    fs::remove_file(folder.path().join("application_train.csv")).unwrap();
    let file = folder.path().join("application_train.parquet");
    for (content, part) in [("no Parquet", "does not begin as a Parquet"), ("PAR1 cut", "its end is cut off")]
    {
        fs::write(&file, content).unwrap();
        let parts = ["application_train.parquet: cannot be read as Parquet", part];
        says(&refusal(folder.path()), "application_train.parquet", &parts);
    }
}

#[test]
fn files_that_are_there_twice_or_nearly_are_named() {
    let folder = spoilt("bureau.csv", ToOwned::to_owned);
    let of = |name: &str| folder.path().join(name);
    fs::copy(of("bureau.csv"), of("bureau.parquet")).unwrap();
    let parts = ["bureau.parquet: stands beside bureau.csv", "keep one of them"];
    says(&refusal(folder.path()), "bureau.csv", &parts);
    says(&check_errors(folder.path()), "bureau.csv", &parts);
    fs::remove_file(of("bureau.parquet")).unwrap();
    fs::rename(of("bureau.csv"), of("Bureau.csv")).unwrap();
    says(&refusal(folder.path()), "Bureau.csv", &["looks like bureau", "name it bureau.csv"]);
    fs::rename(of("application_train.csv"), of("application_train.csv.zip")).unwrap();
    says(&check_errors(folder.path()), "application_train.csv.zip", &["unpack it", "Bureau.csv"]);
}

#[test]
fn check_names_the_faults_of_all_tables_in_one_run() {
    let folder = spoilt("bureau.csv", |csv| with_cell(csv, 4, "DAYS_CREDIT", "soon"));
    let train = folder.path().join("application_train.csv");
    fs::write(&train, with_cell(&fs::read_to_string(&train).unwrap(), 3, "TARGET", "7")).unwrap();
    fs::write(folder.path().join("POS_CASH_balance.parquet"), "none").unwrap();
    drop(fs::remove_file(folder.path().join("POS_CASH_balance.csv")));
    let errors = check_errors(folder.path());
    for part in [
        "application_train.csv, line 3: column TARGET",
        "bureau.csv, line 4: column DAYS_CREDIT",
        "POS_CASH_balance.parquet",
    ] {
        assert!(errors.contains(part), "{part} is not in {errors}");
    }
    let output = clairscore(&["check", "--data", text(folder.path())]);
    let (told, error) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(told.lines().last().unwrap().starts_with("not usable: 3 errors"), "{told}");
    assert!(error.contains("not usable: 3 errors"), "{error}");
    assert!(told.lines().all(|line| line.chars().count() <= 100 || !line.contains(' ')), "{told}");
}

/// What `check` says of a folder that is usable, as JSON.
fn checked(folder: &Path) -> serde_json::Value {
    serde_json::from_str(&succeed(&["check", "--data", text(folder), "--json"])).unwrap()
}

fn warnings(report: &serde_json::Value, table: &str) -> String {
    let tables = report["tables"].as_array().unwrap();
    let table = tables.iter().find(|found| found["table"] == table).unwrap();
    let columns = table["columns"].as_array().unwrap().iter().map(|column| &column["warnings"]);
    columns.chain([&table["warnings"]]).map(ToString::to_string).collect()
}

#[test]
fn what_is_odd_is_a_warning_and_is_said_once() {
    let folder = spoilt("bureau.csv", |csv| {
        let odd = with_cell(&with_cell(csv, 3, "DAYS_CREDIT", "12"), 5, "CREDIT_TYPE", "Loan of love");
        let odd = with_cell(&with_cell(&odd, 6, "CREDIT_ACTIVE", ""), 7, "SK_ID_CURR", "77");
        odd.replacen('\n', ",NOTE#", 1).replace('\n', ",x\n").replace('#', "\n")
    });
    let expected = [
        "outside -40000 to 0 on 1 row (the first, 12, on line 3)",
        "Loan of love",
        "no value on 1 row (the first on line 6)",
        "1 row of 1 client in neither application table (the first on line 7)",
        "does not have (\"NOTE\"); they are not read",
    ];
    let found = warnings(&checked(folder.path()), "bureau").replace("\\\"", "\"");
    let (model, data) = (model(), text(folder.path()));
    let verb = |verb: &str, out: &str| {
        let out = folder.path().join(out);
        let output = clairscore(&[verb, "--data", data, "--model", text(&model), "--out", text(&out)]);
        assert!(output.status.success(), "{output:?}");
        output
    };
    // `build` reads the child tables twice: for the clients to score and for those whose outcome is known.
    let (score, build) = (verb("score", "scores.csv"), verb("build", "site"));
    for part in expected {
        assert!(found.contains(part), "{part} is not in {found}");
        for output in [&score, &build] {
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(said.matches(part).count(), 1, "{part} in {said}");
        }
    }
}

#[test]
fn absent_child_tables_are_named_once_and_the_rest_is_usable() {
    let folder = spoilt("bureau.csv", ToOwned::to_owned);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_stem().unwrap().to_str().unwrap().starts_with("application") {
            fs::remove_file(path).unwrap();
        }
    }
    let report = checked(folder.path());
    assert_eq!(report["absent"].as_array().unwrap().len(), 6);
    assert_eq!(report["verdict"], "usable: no error, no warning");
    assert!(report["train_memory_mb"].as_u64().unwrap() > 20);
    let (model, scores) = (model(), folder.path().join("scores.csv"));
    let score = ["score", "--data", text(folder.path()), "--model", text(&model), "--out", text(&scores)];
    let output = clairscore(&score);
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for table in ["bureau;", "bureau_balance;", "previous_application;", "installments_payments;"] {
        assert_eq!(said.matches(&format!("no {table} its features are missing")).count(), 1, "{said}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

#[test]
fn every_dress_of_the_tables_gives_the_same_scores() {
    let folder = spoilt("bureau.csv", ToOwned::to_owned);
    let of = |name: &str| folder.path().join(name);
    let model = model();
    let score = |name: &str| {
        let (out, data) = (of(name), text(folder.path()));
        succeed(&["score", "--data", data, "--model", text(&model), "--out", text(&out)]);
        fs::read(out).unwrap()
    };
    let plain = score("plain.csv");
    let rewrite = |table: &str, change: &dyn Fn(String) -> String| {
        let file = of(table);
        fs::write(&file, change(fs::read_to_string(&file).unwrap())).unwrap();
    };
    rewrite("application_test.csv", &|csv| format!("\u{feff}{}", csv.replace('\n', "\r\n")));
    rewrite("bureau.csv", &|csv| csv.replace(',', ";"));
    rewrite("previous_application.csv", &|csv| {
        let quoted = |line: &str| line.split_once(',').map(|(id, rest)| format!("\"{id}\",{rest}\n"));
        csv.lines().map(|line| quoted(line).unwrap()).collect()
    });
    assert!(score("dressed.csv") == plain);
    for table in ["application_test", "bureau"] {
        let file = of(&format!("{table}.csv"));
        fs::write(of(&format!("{table}.csv.gz")), gzip(&fs::read(&file).unwrap())).unwrap();
        fs::remove_file(file).unwrap();
    }
    let parquet = tempfile::tempdir().unwrap();
    succeed(&["synth", "--clients", "400", "--test", "20", "--out", text(parquet.path())]);
    fs::remove_file(of("previous_application.csv")).unwrap();
    let name = "previous_application.parquet";
    fs::copy(parquet.path().join(name), of(name)).unwrap();
    assert!(score("mixed.csv") == plain);
}

#[test]
fn made_up_tables_never_replace_tables_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("application_train.csv");
    fs::write(&file, "SK_ID_CURR,TARGET\n1,0\n").unwrap();
    let output = clairscore(&["synth", "--clients", "60", "--out", text(folder.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(file).unwrap(), "SK_ID_CURR,TARGET\n1,0\n");
}

#[test]
fn a_record_that_cannot_be_written_leaves_no_champion() {
    let folder = tempfile::tempdir().unwrap();
    succeed(&["synth", "--clients", "400", "--test", "20", "--out", text(folder.path())]);
    let model = folder.path().join("model");
    fs::create_dir_all(&model).unwrap();
    fs::write(model.join("runs"), "a file where the folder should be").unwrap();
    let output = clairscore(&["train", "--data", text(folder.path()), "--model", text(&model)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!model.join("champion").exists());
}

#[test]
fn what_is_no_file_is_refused_and_never_waited_for() {
    let in_place = |put: &dyn Fn(&Path)| {
        let folder = spoilt("bureau.csv", ToOwned::to_owned);
        let file = folder.path().join("bureau.csv");
        fs::remove_file(&file).unwrap();
        put(&file);
        let said = refusal(folder.path());
        assert_eq!(said.contains("bureau.csv"), check_errors(folder.path()).contains("bureau.csv"));
        said
    };
    let folder = in_place(&|file| fs::create_dir(file).unwrap());
    says(&folder, "bureau.csv", &["is no regular file", "put the table's file in its place"]);
    let pipe = in_place(&|file| {
        assert!(std::process::Command::new("mkfifo").arg(file).status().unwrap().success());
    });
    says(&pipe, "bureau.csv", &["is no regular file"]);
    let link = in_place(&|file| std::os::unix::fs::symlink("nowhere.csv", file).unwrap());
    says(&link, "bureau.csv", &["No such file"]);
}

#[test]
fn a_client_in_both_application_tables_is_a_warning() {
    let train = tempfile::tempdir().unwrap();
    let made = ["synth", "--clients", "400", "--test", "20", "--format", "csv", "--out"];
    succeed(&[&made[..], &[text(train.path())]].concat());
    let id = |table: &str, line: usize| {
        let csv = fs::read_to_string(train.path().join(table)).unwrap();
        csv.lines().nth(line).unwrap().split(',').next().unwrap().to_owned()
    };
    let learnt = id("application_train.csv", 5);
    let file = train.path().join("application_test.csv");
    let csv = fs::read_to_string(&file).unwrap();
    fs::write(&file, with_cell(&csv, 3, "SK_ID_CURR", &learnt)).unwrap();
    let output = clairscore(&["check", "--data", text(train.path()), "--json"]);
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("1 client also in application_train (the first on line 3)"), "{report}");
}

#[test]
fn a_place_that_cannot_be_written_to_is_refused_before_the_work() {
    let folder = spoilt("bureau.csv", ToOwned::to_owned);
    let file = folder.path().join("a-file");
    fs::write(&file, "mine").unwrap();
    let output = clairscore(&["train", "--data", text(folder.path()), "--model", text(&file)]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("a-file: is no folder"), "{said}");
    assert!(!said.contains("applications,"), "the tables were read first: {said}");
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}
