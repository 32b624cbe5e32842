use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

use polars::prelude::PlSmallStr;
use tempfile::TempDir;

use super::*;
use crate::tables::DataFolder;
use crate::tables::scan::read_table;
use crate::tables::schema::ColumnType;

fn plan(train: usize, test: usize, format: TableFormat) -> SynthPlan {
    SynthPlan { train, test, seed: 7, format }
}

fn written(plan: &SynthPlan) -> (TempDir, SynthSummary) {
    let folder = tempfile::tempdir().unwrap();
    let summary = write_synthetic(plan, folder.path(), &|_| ()).unwrap();
    (folder, summary)
}

pub(super) fn read(folder: &TempDir, table: Table) -> DataFrame {
    read_table(&folder.path().join(format!("{}.parquet", table.file_stem())), table).unwrap()
}

fn bytes(folder: &TempDir) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn missing_share(frame: &DataFrame, column: &str) -> f64 {
    frame.column(column).unwrap().null_count() as f64 / frame.height() as f64
}

fn ids(frame: &DataFrame, column: &str) -> Vec<i64> {
    frame.column(column).unwrap().i64().unwrap().into_no_null_iter().collect()
}

/// The area under the ROC curve of a score, ties counted half, in its better direction.
fn area_under_curve(mut scored: Vec<(f64, bool)>) -> f64 {
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bad = scored.iter().filter(|(_, default)| *default).count() as f64;
    let good = scored.len() as f64 - bad;
    let (mut area, mut good_below) = (0.0, 0.0);
    for tied in scored.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let tied_bad = tied.iter().filter(|(_, default)| *default).count() as f64;
        let tied_good = tied.len() as f64 - tied_bad;
        area += tied_bad * (good_below + tied_good / 2.0);
        good_below += tied_good;
    }
    let area = area / (bad * good);
    area.max(1.0 - area)
}

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads() {
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let [one, two] = [1, 2].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| written(&plan(1_900, 700, format)).0)
        });
        let (one, two) = (bytes(&one), bytes(&two));
        assert_eq!(one.len(), 9);
        for ((name, first), (_, second)) in one.iter().zip(&two) {
            assert!(first == second, "{name}");
        }
    }
}

#[test]
fn another_seed_gives_other_clients() {
    let one = written(&plan(50, 10, TableFormat::Csv)).0;
    let two = written(&SynthPlan { seed: 8, ..plan(50, 10, TableFormat::Csv) }).0;
    assert!(bytes(&one) != bytes(&two));
}

#[test]
fn the_folder_reads_as_kaggles_in_either_format_and_says_that_it_is_made_up() {
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let (folder, summary) = written(&plan(300, 100, format));
        let data = DataFolder::new(folder.path());
        assert!(data.is_synthetic());
        assert_eq!(data.train_applications().unwrap().rows.height(), 300);
        assert_eq!(data.test_applications().unwrap().rows.height(), 100);
        let rows = |table| data.child(table).unwrap().unwrap().rows.height();
        assert_eq!(rows(Table::Bureau), summary.bureau);
        assert_eq!(rows(Table::PreviousApplication), summary.previous_application);
    }
}

#[test]
fn columns_stand_in_kaggles_order_and_whole_numbers_have_no_holes() {
    let (folder, _) = written(&plan(300, 100, TableFormat::Parquet));
    for table in Table::ALL {
        let frame = read(&folder, table);
        let names: Vec<_> = frame.get_column_names().into_iter().map(PlSmallStr::as_str).collect();
        let expected: Vec<_> = table.columns().iter().map(|column| column.name).collect();
        assert_eq!(names, expected);
        for column in table
            .columns()
            .iter()
            .filter(|column| matches!(column.kind, ColumnType::Id | ColumnType::Integer))
        {
            assert_eq!(frame.column(column.name).unwrap().null_count(), 0, "{}", column.name);
        }
    }
}

#[test]
fn keys_are_unique_and_every_child_row_belongs_to_an_application() {
    let (folder, _) = written(&plan(2_000, 500, TableFormat::Parquet));
    let mut clients: Vec<i64> = ids(&read(&folder, Table::ApplicationTrain), "SK_ID_CURR");
    clients.extend(ids(&read(&folder, Table::ApplicationTest), "SK_ID_CURR"));
    clients.sort_unstable();
    assert!(clients.iter().copied().eq(100_001..102_501));
    for table in Table::ALL {
        let frame = read(&folder, table);
        if table.owner() == "SK_ID_CURR" {
            assert!(ids(&frame, "SK_ID_CURR").iter().all(|id| (100_001..102_501).contains(id)), "{table:?}");
        }
        if let Some(key) = table.key() {
            let keys: BTreeSet<i64> = ids(&frame, key).into_iter().collect();
            assert_eq!(keys.len(), frame.height(), "{table:?}");
        }
    }
    let credits: BTreeSet<i64> = ids(&read(&folder, Table::Bureau), "SK_ID_BUREAU").into_iter().collect();
    let balances = ids(&read(&folder, Table::BureauBalance), "SK_ID_BUREAU");
    assert!(balances.iter().all(|credit| credits.contains(credit)));
}

#[test]
fn a_loan_belongs_to_one_client_and_few_are_in_no_earlier_application() {
    let (folder, _) = written(&plan(6_000, 1_000, TableFormat::Parquet));
    let listed = read(&folder, Table::PreviousApplication);
    let mut owners: BTreeMap<i64, i64> =
        ids(&listed, "SK_ID_PREV").into_iter().zip(ids(&listed, "SK_ID_CURR")).collect();
    let applications: BTreeSet<i64> = owners.keys().copied().collect();
    for (table, unlisted) in [
        (Table::PosCashBalance, 0.035..0.055),
        (Table::CreditCardBalance, 0.105..0.15),
        (Table::InstallmentsPayments, 0.02..0.08),
    ] {
        let frame = read(&folder, table);
        let loans = ids(&frame, "SK_ID_PREV");
        for (loan, client) in loans.iter().zip(ids(&frame, "SK_ID_CURR")) {
            assert_eq!(*owners.entry(*loan).or_insert(client), client, "{table:?}");
        }
        let loans: BTreeSet<i64> = loans.into_iter().collect();
        let share = loans.difference(&applications).count() as f64 / loans.len() as f64;
        assert!(unlisted.contains(&share), "{table:?}: {share}");
    }
}

#[test]
fn a_month_comes_once_per_loan_and_a_credit_paid_back_stays_so() {
    let (folder, _) = written(&plan(800, 200, TableFormat::Parquet));
    for (table, key) in [
        (Table::BureauBalance, "SK_ID_BUREAU"),
        (Table::PosCashBalance, "SK_ID_PREV"),
        (Table::CreditCardBalance, "SK_ID_PREV"),
    ] {
        let frame = read(&folder, table);
        let months: BTreeSet<_> = ids(&frame, key).into_iter().zip(ids(&frame, "MONTHS_BALANCE")).collect();
        assert_eq!(months.len(), frame.height(), "{table:?}");
    }
    let balances = read(&folder, Table::BureauBalance);
    let credits = ids(&balances, "SK_ID_BUREAU");
    let statuses: Vec<_> = balances.column("STATUS").unwrap().str().unwrap().iter().collect();
    for (credit, status) in credits.windows(2).zip(statuses.windows(2)) {
        let [later, earlier] = [status[0], status[1]];
        assert!(credit[0] != credit[1] || earlier != Some("C") || later == Some("C"));
    }
}

#[test]
fn every_value_is_one_that_the_schema_allows() {
    let (folder, _) = written(&plan(1_500, 300, TableFormat::Parquet));
    for table in Table::ALL {
        let frame = read(&folder, table);
        for column in table.columns() {
            let cells = frame.column(column.name).unwrap();
            if column.kind == ColumnType::Text {
                let words = cells.str().unwrap();
                assert!(words.iter().flatten().all(|word| column.words.contains(&word)), "{}", column.name);
                continue;
            }
            let numbers = cells.cast(&polars::prelude::DataType::Float64).unwrap();
            for number in numbers.f64().unwrap().iter().flatten() {
                assert!(column.allows(number), "{table:?} {}: {number}", column.name);
            }
        }
    }
}

#[test]
fn eight_percent_default_and_no_column_alone_tells_who() {
    let (folder, _) = written(&plan(12_000, 10, TableFormat::Parquet));
    let train = read(&folder, Table::ApplicationTrain);
    let defaults: Vec<bool> = ids(&train, "TARGET").into_iter().map(|target| target == 1).collect();
    let share = defaults.iter().filter(|default| **default).count() as f64 / 12_000.0;
    assert!((0.073..=0.087).contains(&share), "{share}");
    for column in Table::ApplicationTrain.columns() {
        if column.kind == ColumnType::Text || ["TARGET", "SK_ID_CURR"].contains(&column.name) {
            continue;
        }
        let numbers = train.column(column.name).unwrap().cast(&polars::prelude::DataType::Float64).unwrap();
        let known = numbers.f64().unwrap().iter().zip(&defaults);
        let scored: Vec<_> = known.filter_map(|(value, default)| Some((value?, *default))).collect();
        let area = area_under_curve(scored);
        assert!(area.is_nan() || area <= 0.68, "{}: {area}", column.name);
    }
}

#[test]
fn missing_shares_are_those_of_the_real_tables() {
    let (folder, _) = written(&plan(8_000, 4_000, TableFormat::Parquet));
    let (train, test) = (read(&folder, Table::ApplicationTrain), read(&folder, Table::ApplicationTest));
    for (column, in_train, in_test) in [
        ("EXT_SOURCE_1", 0.563, 0.421),
        ("EXT_SOURCE_2", 0.002, 0.0),
        ("EXT_SOURCE_3", 0.198, 0.178),
        ("OWN_CAR_AGE", 0.661, 0.663),
        ("OCCUPATION_TYPE", 0.316, 0.320),
        ("APARTMENTS_AVG", 0.508, 0.490),
        ("COMMONAREA_MEDI", 0.699, 0.687),
        ("TOTALAREA_MODE", 0.484, 0.464),
        ("FONDKAPREMONT_MODE", 0.683, 0.673),
        ("EMERGENCYSTATE_MODE", 0.475, 0.456),
        ("AMT_REQ_CREDIT_BUREAU_YEAR", 0.136, 0.124),
        ("AMT_GOODS_PRICE", 0.001, 0.0),
        ("OBS_30_CNT_SOCIAL_CIRCLE", 0.003, 0.001),
    ] {
        for (frame, share) in [(&train, in_train), (&test, in_test)] {
            let made = missing_share(frame, column);
            assert!((made - share).abs() < 0.03, "{column}: {made} instead of {share}");
        }
    }
}

#[test]
fn pensioners_have_no_job_and_no_employer() {
    let (folder, _) = written(&plan(4_000, 10, TableFormat::Parquet));
    let train = read(&folder, Table::ApplicationTrain);
    let employers = train.column("ORGANIZATION_TYPE").unwrap().str().unwrap();
    let days = ids(&train, "DAYS_EMPLOYED");
    let without = days.iter().filter(|days| **days == 365_243).count() as f64 / 4_000.0;
    assert!((0.16..0.22).contains(&without), "{without}");
    for (days, employer) in days.iter().zip(employers.iter()) {
        assert_eq!(*days == 365_243, employer == Some("XNA"));
    }
}

#[test]
fn progress_adds_up_to_all_clients() {
    let folder = tempfile::tempdir().unwrap();
    let told = AtomicU64::new(0);
    let count = |clients| {
        told.fetch_add(clients, Ordering::Relaxed);
    };
    write_synthetic(&plan(1_200, 300, TableFormat::Parquet), folder.path(), &count).unwrap();
    assert_eq!(told.into_inner(), 1_500);
}

#[test]
fn a_folder_with_real_tables_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bureau.csv"), "real").unwrap();
    let refusal =
        write_synthetic(&plan(20, 10, TableFormat::Csv), folder.path(), &|_| ()).unwrap_err().to_string();
    assert!(refusal.contains("bureau.csv") && refusal.contains("name another folder"), "{refusal}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(!DataFolder::new(folder.path()).is_synthetic());
}

#[test]
fn a_made_up_folder_is_written_anew_and_keeps_one_format() {
    let (folder, _) = written(&plan(50, 20, TableFormat::Parquet));
    write_synthetic(&plan(60, 20, TableFormat::Csv), folder.path(), &|_| ()).unwrap();
    let names: Vec<_> = bytes(&folder).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "POS_CASH_balance.csv",
        "application_test.csv",
        "application_train.csv",
        "bureau.csv",
        "bureau_balance.csv",
        "credit_card_balance.csv",
        "installments_payments.csv",
        "previous_application.csv",
        "synthetic.json",
    ];
    assert_eq!(names, expected);
}
