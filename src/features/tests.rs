//! Features worked by hand, and what must hold of all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Instant;

use super::*;
use crate::tables::{Cell, ColumnType, Coverage, DataFolder, NO_DATE, Rows, Table, TableError, Word};

const NONE: f64 = f64::NAN;

/// Rows of which nothing is known.
fn empty_rows(table: Table, height: usize) -> Rows {
    let cells: Vec<Cell> = table
        .columns()
        .iter()
        .map(|column| match column.kind {
            ColumnType::Id => Cell::Id(0),
            ColumnType::Integer | ColumnType::Real => Cell::Number(NONE),
            ColumnType::Text => Cell::Word(Word::MISSING),
        })
        .collect();
    let mut rows = Rows::empty(table);
    (0..height).for_each(|_| rows.push(&cells));
    rows
}

fn set<T: Copy>(rows: &mut Rows, name: &str, values: &[T], cell: impl Fn(T) -> Cell) {
    assert_eq!(rows.height(), values.len());
    values.iter().enumerate().for_each(|(row, value)| rows.set(row, name, cell(*value)));
}

fn ids(rows: &mut Rows, name: &str, values: &[i64]) {
    set(rows, name, values, Cell::Id);
}

fn numbers(rows: &mut Rows, name: &str, values: &[f64]) {
    set(rows, name, values, Cell::Number);
}

fn words(rows: &mut Rows, name: &str, values: &[&str]) {
    let column = rows.table().columns().into_iter().find(|column| column.name == name).unwrap();
    set(rows, name, values, |text| Cell::Word(Word::read(column.words, text).unwrap()));
}

/// Three applications; client 1 is worked by hand.
fn applications() -> Rows {
    let mut rows = empty_rows(Table::ApplicationTest, 3);
    for column in Table::ApplicationTest.columns().iter().filter(|c| c.kind == ColumnType::Integer) {
        numbers(&mut rows, column.name, &[0.0; 3]);
    }
    ids(&mut rows, "SK_ID_CURR", &[3, 1, 2]);
    for (name, values) in [
        ("AMT_CREDIT", [0.0, 360_000.0, 100.0]),
        ("AMT_ANNUITY", [0.0, 18_000.0, 10.0]),
        ("AMT_GOODS_PRICE", [50.0, 324_000.0, 100.0]),
        ("AMT_INCOME_TOTAL", [0.0, 120_000.0, 50.0]),
        ("CNT_FAM_MEMBERS", [0.0, 3.0, NONE]),
        ("EXT_SOURCE_1", [NONE, 0.2, NONE]),
        ("EXT_SOURCE_2", [NONE, 0.6, 0.5]),
        ("DAYS_BIRTH", [-10_000.0, -14_610.0, -8000.0]),
        ("DAYS_EMPLOYED", [NO_DATE, -1461.0, NO_DATE]),
        ("DAYS_LAST_PHONE_CHANGE", [0.0, -30.0, NONE]),
        ("FLAG_DOCUMENT_3", [0.0, 1.0, 1.0]),
        ("FLAG_DOCUMENT_21", [0.0, 1.0, 0.0]),
        ("REGION_RATING_CLIENT_W_CITY", [-1.0, 2.0, 3.0]),
        ("REG_CITY_NOT_WORK_CITY", [0.0, 1.0, 1.0]),
    ] {
        numbers(&mut rows, name, &values);
    }
    words(&mut rows, "CODE_GENDER", &["F", "M", "F"]);
    words(&mut rows, "FLAG_OWN_CAR", &["N", "Y", "N"]);
    words(&mut rows, "NAME_INCOME_TYPE", &["Working", "State servant", "Pensioner"]);
    rows
}

/// Four credits of client 1; client 9 has no application.
fn bureau() -> Rows {
    let mut rows = empty_rows(Table::Bureau, 5);
    ids(&mut rows, "SK_ID_CURR", &[1, 1, 9, 1, 1]);
    ids(&mut rows, "SK_ID_BUREAU", &[11, 12, 13, 14, 15]);
    words(&mut rows, "CREDIT_ACTIVE", &["Active", "Closed", "Active", "Active", "Closed"]);
    let kinds = ["Credit card", "Consumer credit", "Mortgage", "Credit card", "Consumer credit"];
    words(&mut rows, "CREDIT_TYPE", &kinds);
    for (name, values) in [
        ("DAYS_CREDIT", [-100.0, -900.0, -5.0, -365.0, -2000.0]),
        ("DAYS_CREDIT_ENDDATE", [200.0, 900.0, NONE, -20.0, NONE]),
        ("AMT_CREDIT_SUM", [1000.1, 3000.7, 9.0, NONE, 0.3]),
        ("AMT_CREDIT_SUM_DEBT", [500.05, 0.0, 9.0, 77.7, NONE]),
        ("AMT_CREDIT_SUM_OVERDUE", [0.1, 0.2, 9.0, 0.3, 0.0]),
        ("CREDIT_DAY_OVERDUE", [0.0, 0.0, 9.0, 12.0, 0.0]),
        ("CNT_CREDIT_PROLONG", [0.0, 1.0, 9.0, 1.0, 0.0]),
        ("AMT_ANNUITY", [10.0, NONE, 9.0, 20.0, NONE]),
    ] {
        numbers(&mut rows, name, &values);
    }
    rows
}

/// Four applications of client 1, two of them on one day.
fn previous() -> Rows {
    let mut rows = empty_rows(Table::PreviousApplication, 4);
    ids(&mut rows, "SK_ID_PREV", &[24, 21, 22, 23]);
    ids(&mut rows, "SK_ID_CURR", &[1; 4]);
    words(&mut rows, "NAME_CONTRACT_STATUS", &["Refused", "Approved", "Refused", "Canceled"]);
    words(&mut rows, "NAME_YIELD_GROUP", &["high", "low_action", "middle", "XNA"]);
    for (name, values) in [
        ("DAYS_DECISION", [-50.0, -800.0, -700.0, -50.0]),
        ("AMT_APPLICATION", [500.0, 1000.0, 500.0, 0.0]),
        ("AMT_CREDIT", [500.0, 1100.0, 500.0, 0.0]),
        ("CNT_PAYMENT", [12.0, 24.0, 0.0, NONE]),
    ] {
        numbers(&mut rows, name, &values);
    }
    rows
}

/// Three months of client 1's credits, one of a credit that nobody has.
fn balances() -> Rows {
    let mut rows = empty_rows(Table::BureauBalance, 4);
    ids(&mut rows, "SK_ID_BUREAU", &[12, 11, 99, 12]);
    numbers(&mut rows, "MONTHS_BALANCE", &[-1.0, 0.0, 0.0, -2.0]);
    words(&mut rows, "STATUS", &["C", "0", "5", "1"]);
    rows
}

/// Rows of the given clients, with nothing else known.
fn months(table: Table) -> Rows {
    let mut rows = empty_rows(table, 3);
    ids(&mut rows, "SK_ID_CURR", &[1, 2, 1]);
    ids(&mut rows, "SK_ID_PREV", &[21, 29, 21]);
    rows
}

type Children = BTreeMap<Table, Rows>;

fn children() -> Children {
    let monthly = [Table::PosCashBalance, Table::CreditCardBalance, Table::InstallmentsPayments];
    let first = [bureau(), balances(), previous()];
    first.into_iter().chain(monthly.map(months)).map(|rows| (rows.table(), rows)).collect()
}

fn computed_for(applications: &Rows, children: &Children, coverage: Option<&Coverage>) -> FeatureTable {
    let child = |table| Ok::<_, Infallible>(children.get(&table).cloned());
    feature_table(applications, coverage, child).unwrap()
}

fn computed(children: &Children) -> FeatureTable {
    computed_for(&applications(), children, None)
}

fn values<'a>(table: &'a FeatureTable, name: &str) -> &'a FeatureValues {
    &table.columns.iter().find(|column| column.feature.name == name).unwrap().values
}

/// A number; `NaN` where it is missing.
fn number(table: &FeatureTable, name: &str, row: usize) -> f64 {
    match values(table, name) {
        FeatureValues::Numeric(values) => values[row],
        FeatureValues::Nominal(_) => panic!("{name} is nominal"),
    }
}

fn is_missing(values: &FeatureValues, row: usize) -> bool {
    match values {
        FeatureValues::Numeric(values) => values[row].is_nan(),
        FeatureValues::Nominal(values) => values[row].is_none(),
    }
}

fn assert_number(table: &FeatureTable, name: &str, expected: f64) {
    let found = number(table, name, 1);
    assert!((found - expected).abs() < 1e-9, "{name}: {found}, not {expected}");
}

/// The same for the same bits, to compare runs with other orders or numbers of threads.
fn fingerprint(table: &FeatureTable) -> u64 {
    let mut hasher = DefaultHasher::new();
    for column in &table.columns {
        match &column.values {
            FeatureValues::Numeric(values) => values.iter().for_each(|v| v.to_bits().hash(&mut hasher)),
            FeatureValues::Nominal(values) => values.hash(&mut hasher),
        }
    }
    hasher.finish()
}

fn of_table(table: Table) -> impl Iterator<Item = &'static Feature> {
    catalogue().iter().filter(move |feature| feature.table == table)
}

fn child_tables() -> impl Iterator<Item = Table> {
    Table::ALL.into_iter().filter(|table| !table.is_required())
}

#[test]
fn columns_are_the_catalogue_in_its_order() {
    let table = computed(&children());
    let names =
        |features: &mut dyn Iterator<Item = &'static Feature>| features.map(|f| f.name).collect::<Vec<_>>();
    let found = names(&mut table.columns.iter().map(|column| column.feature));
    assert_eq!(found, names(&mut catalogue().iter()));
    for column in &table.columns {
        let is_nominal = matches!(column.values, FeatureValues::Nominal(_));
        assert_eq!(is_nominal, column.feature.is_categorical(), "{}", column.feature.name);
        assert_eq!(is_nominal, !column.feature.words.is_empty(), "{}", column.feature.name);
    }
}

#[test]
fn the_outcome_stays_where_the_applications_have_it_and_rows_keep_their_order() {
    let mut train = empty_rows(Table::ApplicationTrain, 3);
    ids(&mut train, "SK_ID_CURR", &[3, 1, 2]);
    numbers(&mut train, "TARGET", &[0.0, 1.0, 0.0]);
    words(&mut train, "CODE_GENDER", &["F", "M", "XNA"]);
    let table = computed_for(&train, &children(), None);
    assert_eq!(table.ids, [3, 1, 2]);
    assert_eq!(table.target, Some(vec![false, true, false]));
    assert_eq!(table.gender, [Some("F"), Some("M"), None]);
    assert_eq!(computed(&children()).target, None);
}

#[test]
fn the_application_of_a_client_worked_by_hand() {
    let table = computed(&children());
    for (name, expected) in [
        ("CREDIT_ANNUITY_RATIO", 20.0),
        ("GOODS_CREDIT_RATIO", 0.9),
        ("CREDIT_INCOME_RATIO", 3.0),
        ("ANNUITY_INCOME_RATIO", 0.15),
        ("INCOME_PER_PERSON", 40_000.0),
        ("AGE_YEARS", 40.0),
        ("EMPLOYED_YEARS", 4.0),
        ("EMPLOYED_AGE_RATIO", 0.1),
        ("FLAG_NOT_EMPLOYED", 0.0),
        ("PHONE_CHANGE_DAYS", 30.0),
        ("EXT_SOURCE_MEAN", 0.4),
        ("EXT_SOURCE_MIN", 0.2),
        ("EXT_SOURCE_MAX", 0.6),
        ("EXT_SOURCE_STD", 0.08f64.sqrt()),
        ("EXT_SOURCE_WEIGHTED", 1.0 / 3.0),
        ("FLAG_OWN_CAR", 1.0),
        ("DOCUMENT_COUNT", 2.0),
        ("ADDRESS_MISMATCH_COUNT", 1.0),
    ] {
        assert_number(&table, name, expected);
    }
    assert!(number(&table, "EXT_SOURCE_PRODUCT", 1).is_nan());
    assert_eq!(
        *values(&table, "NAME_INCOME_TYPE"),
        FeatureValues::Nominal(vec![Some("Working"), Some("State servant"), Some("Pensioner")])
    );
}

#[test]
fn a_client_without_a_job_has_no_time_in_it_but_a_flag_that_says_so() {
    let table = computed(&children());
    assert!(number(&table, "EMPLOYED_YEARS", 0).is_nan());
    assert!((number(&table, "FLAG_NOT_EMPLOYED", 0) - 1.0).abs() < 1e-9);
}

#[test]
fn the_child_rows_of_a_client_worked_by_hand() {
    let table = computed(&children());
    for (name, expected) in [
        ("BUREAU_COUNT", 4.0),
        ("BUREAU_ACTIVE_COUNT", 2.0),
        ("BUREAU_ACTIVE_SHARE", 0.5),
        ("BUREAU_LAST_YEAR_COUNT", 2.0),
        ("BUREAU_CREDIT_TYPE_COUNT", 2.0),
        ("BUREAU_LAST_CREDIT_DAYS", 100.0),
        ("BUREAU_FIRST_CREDIT_DAYS", 2000.0),
        ("BUREAU_CREDIT_SUM", 4001.1),
        ("BUREAU_DEBT_SUM", 577.75),
        ("BUREAU_DEBT_CREDIT_RATIO", 500.05 / 4000.8),
        ("BUREAU_OVERDUE_SUM", 0.6),
        ("BUREAU_OVERDUE_DAYS_MAX", 12.0),
        ("BUREAU_PROLONG_COUNT", 2.0),
        ("BUREAU_END_DAYS_MAX", 200.0),
        ("BUREAU_ANNUITY_MEAN", 15.0),
        ("BUREAU_MONTHS_COUNT", 3.0),
        ("PREV_COUNT", 4.0),
        ("PREV_APPROVED_COUNT", 1.0),
        ("PREV_REFUSED_COUNT", 2.0),
        ("PREV_APPROVED_SHARE", 0.25),
        ("PREV_REFUSED_SHARE", 0.5),
        ("PREV_REFUSED_LAST_YEAR_COUNT", 1.0),
        ("PREV_LAST_DECISION_DAYS", 50.0),
        ("PREV_CREDIT_APPLICATION_RATIO", 1.1),
        ("PREV_HIGH_YIELD_SHARE", 1.0 / 3.0),
        ("PREV_LOW_YIELD_SHARE", 1.0 / 3.0),
        ("PREV_TERM_MEAN", 18.0),
        ("POS_MONTHS_COUNT", 2.0),
        ("CARD_MONTHS_COUNT", 2.0),
        ("PAYMENT_COUNT", 2.0),
    ] {
        assert_number(&table, name, expected);
    }
    assert!(number(&table, "BUREAU_OVERDUE_MAX", 1).is_nan());
    let status = FeatureValues::Nominal(vec![None, Some("Refused"), None]);
    assert_eq!(*values(&table, "PREV_LAST_CONTRACT_STATUS"), status, "of two on one day, the greatest key");
}

/// One earlier loan of client 1, without interest, and one instalment.
fn one_loan() -> Children {
    let mut loan = empty_rows(Table::PreviousApplication, 1);
    words(&mut loan, "NAME_CONTRACT_STATUS", &["Approved"]);
    words(&mut loan, "NAME_CONTRACT_TYPE", &["Cash loans"]);
    ids(&mut loan, "SK_ID_CURR", &[1]);
    let mut payment = empty_rows(Table::InstallmentsPayments, 1);
    ids(&mut payment, "SK_ID_CURR", &[1]);
    for (name, value) in [("AMT_ANNUITY", 10_000.0), ("AMT_CREDIT", 120_000.0), ("CNT_PAYMENT", 12.0)] {
        numbers(&mut loan, name, &[value]);
    }
    numbers(&mut payment, "AMT_INSTALMENT", &[9000.0]);
    Children::from([(Table::PreviousApplication, loan), (Table::InstallmentsPayments, payment)])
}

#[test]
fn the_credit_asked_for_beside_the_past_worked_by_hand() {
    let table = computed(&one_loan());
    for (name, expected) in [
        ("ANNUITY_LAST_RATIO", 1.8),
        ("CREDIT_LAST_RATIO", 3.0),
        // 360,000 by 18,000 a time: 20 payments, more than the 12 of the last loan.
        ("INTEREST_AT_LAST_TERM", 0.0),
        ("TERM_AT_LAST_INTEREST", 20.0),
        ("ANNUITY_INSTAL_MAX_RATIO", 2.0),
    ] {
        assert_number(&table, name, expected);
    }
    assert!(number(&table, "DEBT_INCOME_RATIO", 1).is_nan(), "there is no bureau");
    assert!(number(&table, "CREDIT_LAST_RATIO", 2).is_nan(), "client 2 has no loan");
}

#[test]
fn what_if_moves_features_to_where_another_application_would_have_them() {
    let (mut rows, children) = (applications(), crowded(2000));
    let before = WhatIf::of_each(&rows, &computed_for(&rows, &children, None));
    let changes = [(Lever::Credit, 90_000.0), (Lever::Annuity, 7000.0), (Lever::GoodsPrice, 80_000.0)];
    for (lever, value) in changes {
        numbers(&mut rows, lever.column(), &[value; 3]);
    }
    let table = computed_for(&rows, &children, None);
    for (row, own) in before.iter().enumerate() {
        let after = changes.iter().fold(*own, |what_if, (lever, value)| what_if.with(*lever, *value));
        for (feature, value) in WhatIf::moved_features().iter().zip(after.moved()) {
            assert_eq!(value.to_bits(), number(&table, feature.name, row).to_bits(), "{}", feature.name);
        }
    }
    assert!(!number(&table, "ANNUITY_INSTAL_MAX_RATIO", 1).is_nan(), "the past is known");
}

#[test]
fn division_by_zero_or_by_missing_is_missing() {
    let table = computed(&children());
    for name in ["CREDIT_ANNUITY_RATIO", "GOODS_CREDIT_RATIO", "CREDIT_INCOME_RATIO", "INCOME_PER_PERSON"] {
        assert!(number(&table, name, 0).is_nan(), "{name}");
    }
    for name in ["EXT_SOURCE_MEAN", "EXT_SOURCE_MIN", "EXT_SOURCE_STD", "EXT_SOURCE_WEIGHTED"] {
        assert!(number(&table, name, 0).is_nan(), "{name}");
    }
    assert!(number(&table, "INCOME_PER_PERSON", 2).is_nan());
    assert!(number(&table, "EXT_SOURCE_STD", 2).is_nan(), "one score has no spread");
    assert_eq!(number(&table, "PHONE_CHANGE_DAYS", 0).to_bits(), 0, "no minus zero");
}

#[test]
fn what_rates_nothing_and_what_never_ends_is_missing() {
    let table = computed(&children());
    assert!(number(&table, "REGION_RATING_CLIENT_W_CITY", 0).is_nan());
    assert_number(&table, "REGION_RATING_CLIENT_W_CITY", 2.0);
    let mut cards = bureau();
    numbers(&mut cards, "DAYS_CREDIT_ENDDATE", &[31_000.0; 5]);
    let table = computed(&Children::from([(Table::Bureau, cards)]));
    assert!(number(&table, "BUREAU_END_DAYS_MAX", 1).is_nan());
}

#[test]
fn complete_without_rows_counts_zero_and_not_complete_is_missing() {
    // Client 3 is complete without rows, client 1 has no complete earlier applications, client 2 is not listed.
    let all: Vec<(Table, i64)> = child_tables().flat_map(|table| [(table, 3), (table, 1)]).collect();
    let listed = all.into_iter().filter(|entry| *entry != (Table::PreviousApplication, 1));
    let table = computed_for(&applications(), &children(), Some(&Coverage::of(listed)));
    assert_number(&table, "BUREAU_COUNT", 4.0);
    for feature in child_tables().flat_map(of_table) {
        let values = values(&table, feature.name);
        let is_count = feature.unit == Unit::Count;
        assert_eq!(is_missing(values, 0), !is_count, "{}: client 3 has no row", feature.name);
        assert!(is_missing(values, 2), "{}: client 2 is not listed", feature.name);
        if is_count {
            assert_eq!(number(&table, feature.name, 0).to_bits(), 0, "{}", feature.name);
            let known = feature.table != Table::PreviousApplication;
            assert_eq!(!is_missing(values, 1), known, "{}: client 1", feature.name);
        }
        if feature.table == Table::PreviousApplication {
            assert!(is_missing(values, 1), "{}: client 1 lacks rows", feature.name);
        }
    }
}

#[test]
fn all_features_of_an_absent_table_are_missing() {
    for absent in child_tables() {
        let mut children = children();
        children.remove(&absent);
        let table = computed(&children);
        for feature in of_table(absent) {
            assert!((0..3).all(|row| is_missing(values(&table, feature.name), row)), "{}", feature.name);
        }
        let of_bureau = matches!(absent, Table::Bureau | Table::BureauBalance);
        assert_eq!(number(&table, "BUREAU_MONTHS_COUNT", 1).is_nan(), of_bureau, "without {absent:?}");
        assert_eq!(number(&table, "PREV_COUNT", 1).is_nan(), absent == Table::PreviousApplication);
    }
}

/// Child tables of `height` rows each, every column filled with values that do not add up evenly.
fn crowded(height: usize) -> Children {
    let crowd = |table: Table| {
        let mut rows = empty_rows(table, height);
        for (place, column) in table.columns().into_iter().enumerate() {
            let mix = |row: usize| (row * 7919 + place * 104_729 + row * row * 31) % 1009;
            for row in 0..height {
                let cell = match (column.kind, column.name) {
                    (ColumnType::Id, name) if Some(name) == table.key() => Cell::Id(1 + row as i64),
                    (ColumnType::Id, "SK_ID_CURR") => Cell::Id(1 + (mix(row) % 4) as i64),
                    (ColumnType::Id, _) => Cell::Id(1 + mix(row) as i64),
                    (ColumnType::Text, _) => {
                        let word = column.words[mix(row) % column.words.len()];
                        Cell::Word(Word::read(column.words, word).unwrap())
                    }
                    _ if mix(row) % 7 == 0 => Cell::Number(NONE),
                    _ if column.name.starts_with("DAYS") => Cell::Number(-(mix(row) as f64)),
                    _ if column.name.starts_with("MONTHS") => Cell::Number(-(mix(row) as f64 % 40.0)),
                    _ => Cell::Number(mix(row) as f64 / 7.0),
                };
                rows.set(row, column.name, cell);
            }
        }
        (table, rows)
    };
    child_tables().map(crowd).collect()
}

fn shuffled(children: &Children, order: impl Fn(usize) -> usize) -> Children {
    let shuffle = |rows: &Rows| rows.select(&(0..rows.height()).map(&order).collect::<Vec<_>>());
    children.iter().map(|(table, rows)| (*table, shuffle(rows))).collect()
}

#[test]
fn shuffled_rows_of_all_tables_and_other_threads_give_the_same_bits() {
    let height = 3000;
    let straight = crowded(height);
    let expected = fingerprint(&computed(&straight));
    let backwards = shuffled(&straight, |row| height - 1 - row);
    let scattered = shuffled(&straight, |row| row * 1013 % height);
    assert_ne!(fingerprint(&computed(&crowded(height - 1))), expected);
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        for children in [&straight, &backwards, &scattered] {
            assert_eq!(pool.install(|| fingerprint(&computed(children))), expected, "{threads} threads");
        }
    }
}

#[test]
fn a_client_alone_has_the_same_bits_as_among_others() {
    let children = crowded(2000);
    let all = computed(&children);
    for row in 0..3 {
        let alone = computed_for(&applications().select(&[row]), &children, None);
        for (together, alone) in all.columns.iter().zip(&alone.columns) {
            match (&together.values, &alone.values) {
                (FeatureValues::Numeric(a), FeatureValues::Numeric(b)) => {
                    assert_eq!(a[row].to_bits(), b[0].to_bits(), "{}", together.feature.name);
                }
                (FeatureValues::Nominal(a), FeatureValues::Nominal(b)) => assert_eq!(a[row], b[0]),
                _ => panic!("{}", together.feature.name),
            }
        }
    }
}

#[test]
fn no_feature_is_infinite_or_a_negative_zero() {
    for column in &computed(&crowded(500)).columns {
        if let FeatureValues::Numeric(values) = &column.values {
            let odd = |value: &f64| value.is_infinite() || value.to_bits() == (-0.0f64).to_bits();
            assert!(!values.iter().any(odd), "{}", column.feature.name);
        }
    }
}

#[test]
fn sex_is_never_an_input() {
    let mut other = applications();
    words(&mut other, "CODE_GENDER", &["M", "F", "M"]);
    let other = computed_for(&other, &children(), None);
    assert_eq!(fingerprint(&computed(&children())), fingerprint(&other));
}

/// Kaggle's files, or an excerpt of them, stand where `CLAIRSCORE_DATA` says.
#[test]
fn real_rows_compute_in_seconds_and_every_category_has_words() {
    let Ok(folder) = std::env::var("CLAIRSCORE_DATA") else {
        println!("skipped: CLAIRSCORE_DATA names no folder with Kaggle's files");
        return;
    };
    let folder = DataFolder::new(Path::new(&folder));
    let coverage = folder.coverage().unwrap();
    for applications in [folder.train_applications().unwrap(), folder.test_applications().unwrap()] {
        assert!(applications.warnings.is_empty(), "{:?}", applications.warnings);
        let start = Instant::now();
        let child = |table| Ok::<_, TableError>(folder.child(table)?.map(|read| read.rows));
        let table = feature_table(&applications.rows, coverage.as_ref(), child).unwrap();
        println!("{} rows in {:?}, fingerprint {:x}", table.rows(), start.elapsed(), fingerprint(&table));
        for (index, column) in table.columns.iter().enumerate() {
            look_at(column, table.missing_share(index));
        }
    }
}

fn look_at(column: &FeatureColumn, missing: f64) {
    let name = column.feature.name;
    match &column.values {
        FeatureValues::Numeric(values) => {
            let known: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
            let (low, high) = known.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
            let mean = known.iter().sum::<f64>() / known.len() as f64;
            println!("{name} missing {missing:.3} {low} {mean} {high}");
        }
        FeatureValues::Nominal(values) => {
            let words: BTreeSet<&str> = values.iter().flatten().copied().collect();
            println!("{name} missing {missing:.3} {} values", words.len());
            for word in words {
                assert_ne!(category_in_words(name, word, Language::Fr), word, "{name}");
            }
        }
    }
}
