use std::fs;
use std::sync::Mutex;

use super::*;

const BALANCES: &str = "SK_ID_BUREAU,MONTHS_BALANCE,STATUS\n5001,0,C\n5001,-1,C\n5002,-7,X\n5009,1,\n";
const BUREAU: &str = "SK_ID_CURR,SK_ID_BUREAU,CREDIT_ACTIVE,CREDIT_CURRENCY,DAYS_CREDIT,CREDIT_DAY_OVERDUE,\
    DAYS_CREDIT_ENDDATE,DAYS_ENDDATE_FACT,AMT_CREDIT_MAX_OVERDUE,CNT_CREDIT_PROLONG,AMT_CREDIT_SUM,\
    AMT_CREDIT_SUM_DEBT,AMT_CREDIT_SUM_LIMIT,AMT_CREDIT_SUM_OVERDUE,CREDIT_TYPE,DAYS_CREDIT_UPDATE,AMT_ANNUITY\n\
    7,5001,Active,currency 1,-30,0,,,,0,1200.5,,,0,Credit card,-3,\n\
    8,5002,Closed,currency 1,-90,0,-5,-7,,0,300,,,0,Car loan,-7,\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bureau_balance.csv"), BALANCES).unwrap();
    fs::write(folder.path().join("bureau.csv"), BUREAU).unwrap();
    folder
}

#[test]
fn the_report_reads_so() {
    let folder = folder();
    let report = check_folder(folder.path(), &|_| ());
    insta::assert_snapshot!("text", format!("{}\n\n{}", report.tables[2], report.tables[3]));
    assert!(report.to_string().ends_with("\nnot usable: 2 errors, 3 warnings"));
    let json = serde_json::to_string_pretty(&report.tables[3]).unwrap();
    insta::assert_snapshot!("json", json.replace(&folder.path().display().to_string(), "FOLDER"));
}

#[test]
fn every_table_is_announced_and_the_needed_ones_are_missed() {
    let folder = folder();
    let announced = Mutex::new(Vec::new());
    let report = check_folder(folder.path(), &|table| announced.lock().unwrap().push(table));
    assert_eq!(announced.into_inner().unwrap(), Table::ALL);
    assert_eq!((report.error_count, report.absent.len()), (2, 4));
    assert_eq!(report.tables.iter().filter(|table| table.error.is_some()).count(), 2);
}

#[test]
fn a_broken_coverage_is_an_error_beside_the_tables() {
    let folder = folder();
    fs::write(folder.path().join("coverage.parquet"), "none").unwrap();
    let report = check_folder(folder.path(), &|_| ());
    assert!(report.errors.len() == 1 && report.errors[0].contains("coverage.parquet"), "{:?}", report.errors);
}
