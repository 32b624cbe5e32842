//! Data folders that cannot be used are refused with the place and the remedy, and nothing is written.

use std::fs;
use std::path::Path;

use crate::whole_way::{clairscore, succeed, text};

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
    String::from_utf8(output.stderr).unwrap()
}

fn with_cell(csv: &str, line: usize, column: &str, value: &str) -> String {
    let place = csv.lines().next().unwrap().split(',').position(|name| name == column).unwrap();
    let mut lines: Vec<String> = csv.lines().map(ToOwned::to_owned).collect();
    let mut cells: Vec<&str> = lines[line - 1].split(',').collect();
    cells[place] = value;
    lines[line - 1] = cells.join(",");
    lines.join("\n") + "\n"
}

#[test]
fn a_missing_column_is_named_with_its_file() {
    let folder = spoilt("bureau.csv", |csv| csv.replacen("DAYS_CREDIT,", "DAYS_CREDITS,", 1));
    let error = refusal(folder.path());
    assert!(error.contains("bureau.csv") && error.contains("column DAYS_CREDIT is missing"), "{error}");
}

#[test]
fn a_cell_of_the_wrong_type_is_named_with_its_line() {
    let folder = spoilt("application_train.csv", |csv| with_cell(csv, 7, "AMT_CREDIT", "much"));
    let error = refusal(folder.path());
    assert!(error.contains("application_train.csv, line 7: column AMT_CREDIT"), "{error}");
    assert!(error.contains("\"much\""), "{error}");
}

#[test]
fn an_outcome_that_is_not_0_or_1_is_refused() {
    let folder = spoilt("application_train.csv", |csv| with_cell(csv, 3, "TARGET", "2"));
    assert!(refusal(folder.path()).contains("TARGET must be 0 or 1"));
}

#[test]
fn a_number_that_two_applications_share_is_named() {
    let folder = spoilt("application_train.csv", |csv| {
        let second = csv.lines().nth(1).unwrap().to_owned();
        format!("{csv}{second}\n")
    });
    let error = refusal(folder.path());
    assert!(error.contains("SK_ID_CURR") && error.contains("more than one row"), "{error}");
}

#[test]
fn a_table_without_rows_and_a_folder_without_tables_are_refused() {
    let folder = spoilt("application_train.csv", |csv| csv.lines().next().unwrap().to_owned() + "\n");
    assert!(refusal(folder.path()).contains("has a header but no row"));
    let empty = tempfile::tempdir().unwrap();
    assert!(refusal(empty.path()).contains("no application_train.csv"));
}

#[test]
fn a_parquet_file_that_is_none_is_refused() {
    let folder = spoilt("application_train.csv", |_| String::new());
    fs::remove_file(folder.path().join("application_train.csv")).unwrap();
    fs::write(folder.path().join("application_train.parquet"), "no Parquet").unwrap();
    let error = refusal(folder.path());
    assert!(error.contains("application_train.parquet: cannot be read as Parquet"), "{error}");
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
