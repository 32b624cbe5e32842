use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Instant;

use polars::prelude::*;

use super::*;
use crate::tables::{ChildTables, ColumnType, DataFolder, Table};

/// Three applications with every column of the schema; client 1 is worked by hand.
fn applications() -> DataFrame {
    let columns = Table::ApplicationTest.columns().into_iter().map(|column| match column.kind {
        ColumnType::Id | ColumnType::Integer => Column::new(column.name.into(), [0i64, 0, 0]),
        ColumnType::Real => Column::new(column.name.into(), [None::<f64>; 3]),
        ColumnType::Text => Column::new(column.name.into(), [None::<&str>; 3]),
    });
    let mut frame = DataFrame::new_infer_height(columns.collect()).unwrap();
    let worked = df!(
        "SK_ID_CURR" => [3i64, 1, 2],
        "CODE_GENDER" => ["F", "M", "F"],
        "AMT_CREDIT" => [0.0, 360_000.0, 100.0],
        "AMT_ANNUITY" => [0.0, 18_000.0, 10.0],
        "AMT_GOODS_PRICE" => [50.0, 324_000.0, 100.0],
        "AMT_INCOME_TOTAL" => [0.0, 120_000.0, 50.0],
        "CNT_FAM_MEMBERS" => [Some(0.0), Some(3.0), None],
        "EXT_SOURCE_1" => [None, Some(0.2), None],
        "EXT_SOURCE_2" => [None, Some(0.6), Some(0.5)],
        "EXT_SOURCE_3" => [None::<f64>, None, None],
        "DAYS_BIRTH" => [-10_000i64, -14_610, -8000],
        "DAYS_EMPLOYED" => [None, Some(-1461i64), None],
        "FLAG_NOT_EMPLOYED" => [1i64, 0, 1],
        "DAYS_LAST_PHONE_CHANGE" => [Some(0.0), Some(-30.0), None],
        "FLAG_OWN_CAR" => ["N", "Y", "N"],
        "FLAG_DOCUMENT_3" => [0i64, 1, 1],
        "FLAG_DOCUMENT_21" => [0i64, 1, 0],
        "REGION_RATING_CLIENT_W_CITY" => [-1i64, 2, 3],
        "REG_CITY_NOT_WORK_CITY" => [0i64, 1, 1],
        "NAME_INCOME_TYPE" => ["Working", "State servant", "Pensioner"],
    )
    .unwrap();
    for column in worked.columns() {
        frame.with_column(column.clone()).unwrap();
    }
    frame
}

/// A child table with every column of the schema, the given ones filled.
fn child(table: Table, filled: &DataFrame) -> DataFrame {
    let rows = filled.height();
    let columns = table.columns().into_iter().map(|column| {
        filled
            .column(column.name)
            .cloned()
            .unwrap_or_else(|_| Column::full_null(column.name.into(), rows, &column.kind.data_type()))
    });
    DataFrame::new_infer_height(columns.collect()).unwrap()
}

/// Four credits of client 1; client 9 has no application.
fn bureau() -> DataFrame {
    let filled = df!(
        "SK_ID_CURR" => [1i64, 1, 9, 1, 1],
        "SK_ID_BUREAU" => [11i64, 12, 13, 14, 15],
        "CREDIT_ACTIVE" => ["Active", "Closed", "Active", "Active", "Closed"],
        "CREDIT_TYPE" => ["Credit card", "Consumer credit", "Mortgage", "Credit card", "Consumer credit"],
        "DAYS_CREDIT" => [-100i64, -900, -5, -365, -2000],
        "DAYS_CREDIT_ENDDATE" => [Some(200.0), Some(900.0), None, Some(-20.0), None],
        "AMT_CREDIT_SUM" => [Some(1000.1), Some(3000.7), Some(9.0), None, Some(0.3)],
        "AMT_CREDIT_SUM_DEBT" => [Some(500.05), Some(0.0), Some(9.0), Some(77.7), None],
        "AMT_CREDIT_SUM_OVERDUE" => [0.1, 0.2, 9.0, 0.3, 0.0],
        "CREDIT_DAY_OVERDUE" => [0i64, 0, 9, 12, 0],
        "CNT_CREDIT_PROLONG" => [0i64, 1, 9, 1, 0],
        "AMT_ANNUITY" => [Some(10.0), None, Some(9.0), Some(20.0), None],
    );
    child(Table::Bureau, &filled.unwrap())
}

/// Four applications of client 1, two of them on one day.
fn previous() -> DataFrame {
    let filled = df!(
        "SK_ID_PREV" => [24i64, 21, 22, 23],
        "SK_ID_CURR" => [1i64, 1, 1, 1],
        "NAME_CONTRACT_STATUS" => ["Refused", "Approved", "Refused", "Canceled"],
        "DAYS_DECISION" => [-50i64, -800, -700, -50],
        "AMT_APPLICATION" => [500.0, 1000.0, 500.0, 0.0],
        "AMT_CREDIT" => [500.0, 1100.0, 500.0, 0.0],
        "NAME_YIELD_GROUP" => [Some("high"), Some("low_action"), Some("middle"), None],
        "CNT_PAYMENT" => [Some(12.0), Some(24.0), Some(0.0), None],
    );
    child(Table::PreviousApplication, &filled.unwrap())
}

fn children() -> ChildTables {
    let (bureau, previous) = (bureau().lazy(), previous().lazy());
    ChildTables { bureau: Some(bureau), previous_application: Some(previous), coverage: None }
}

fn computed(children: &ChildTables) -> DataFrame {
    compute_features(applications().lazy(), children).unwrap()
}

fn number(frame: &DataFrame, name: &str, row: usize) -> Option<f64> {
    frame.column(name).unwrap().f64().unwrap().get(row)
}

fn assert_number(frame: &DataFrame, name: &str, expected: f64) {
    let found = number(frame, name, 1).unwrap_or_else(|| panic!("{name} is missing"));
    assert!((found - expected).abs() < 1e-9, "{name}: {found}, not {expected}");
}

/// Every number as its bits, every text as it is.
fn bits(frame: &DataFrame) -> Vec<Vec<Option<String>>> {
    let of_column = |column: &Column| {
        if let Ok(numbers) = column.f64() {
            return numbers.iter().map(|v| v.map(|v| v.to_bits().to_string())).collect();
        }
        let text = column.cast(&DataType::String).unwrap();
        text.str().unwrap().iter().map(|v| v.map(str::to_owned)).collect()
    };
    frame.columns().iter().map(of_column).collect()
}

#[test]
fn columns_are_the_identifiers_and_the_catalogue_in_its_order() {
    let frame = computed(&children());
    let expected: Vec<&str> =
        ["SK_ID_CURR", "CODE_GENDER"].into_iter().chain(catalogue().iter().map(|f| f.name)).collect();
    assert_eq!(frame.get_column_names().iter().map(|name| name.as_str()).collect::<Vec<_>>(), expected);
    for feature in catalogue() {
        let kind = if feature.is_categorical() { DataType::String } else { DataType::Float64 };
        assert_eq!(frame.column(feature.name).unwrap().dtype(), &kind, "{}", feature.name);
    }
}

#[test]
fn the_outcome_stays_where_the_applications_have_it_and_rows_keep_their_order() {
    let mut train = applications();
    train.with_column(Column::new("TARGET".into(), [0i64, 1, 0])).unwrap();
    let table = feature_table(train.lazy(), &children()).unwrap();
    assert_eq!(table.ids, [3, 1, 2]);
    assert_eq!(table.target, Some(vec![false, true, false]));
    assert_eq!(table.gender[1].as_deref(), Some("M"));
    assert_eq!(table.columns.len(), catalogue().len());
}

#[test]
fn the_application_of_a_client_worked_by_hand() {
    let frame = computed(&children());
    for (name, expected) in [
        ("CREDIT_ANNUITY_RATIO", 20.0),
        ("GOODS_CREDIT_RATIO", 0.9),
        ("CREDIT_INCOME_RATIO", 3.0),
        ("ANNUITY_INCOME_RATIO", 0.15),
        ("INCOME_PER_PERSON", 40_000.0),
        ("AGE_YEARS", 40.0),
        ("EMPLOYED_YEARS", 4.0),
        ("EMPLOYED_AGE_RATIO", 0.1),
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
        assert_number(&frame, name, expected);
    }
    assert_eq!(number(&frame, "EXT_SOURCE_PRODUCT", 1), None);
}

#[test]
fn the_child_rows_of_a_client_worked_by_hand() {
    let frame = computed(&children());
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
    ] {
        assert_number(&frame, name, expected);
    }
    assert_eq!(number(&frame, "BUREAU_OVERDUE_MAX", 1), None);
    let status = frame.column("PREV_LAST_CONTRACT_STATUS").unwrap();
    assert_eq!(status.str().unwrap().get(1), Some("Refused"), "of two on one day, the greatest key");
}

#[test]
fn division_by_zero_or_by_missing_is_missing() {
    let frame = computed(&children());
    for name in ["CREDIT_ANNUITY_RATIO", "GOODS_CREDIT_RATIO", "CREDIT_INCOME_RATIO", "INCOME_PER_PERSON"] {
        assert_eq!(number(&frame, name, 0), None, "{name}");
    }
    for name in ["EXT_SOURCE_MEAN", "EXT_SOURCE_MIN", "EXT_SOURCE_STD", "EXT_SOURCE_WEIGHTED"] {
        assert_eq!(number(&frame, name, 0), None, "{name}");
    }
    assert_eq!(number(&frame, "INCOME_PER_PERSON", 2), None);
    assert_eq!(number(&frame, "EXT_SOURCE_STD", 2), None, "one score has no spread");
    assert_eq!(number(&frame, "PHONE_CHANGE_DAYS", 0).map(f64::to_bits), Some(0), "no minus zero");
}

#[test]
fn what_rates_nothing_and_what_never_ends_is_missing() {
    let frame = computed(&children());
    assert_eq!(number(&frame, "REGION_RATING_CLIENT_W_CITY", 0), None);
    assert_eq!(number(&frame, "REGION_RATING_CLIENT_W_CITY", 1), Some(2.0));
    let mut cards = bureau();
    cards.with_column(Column::new("DAYS_CREDIT_ENDDATE".into(), [31_000.0; 5])).unwrap();
    let frame = computed(&ChildTables { bureau: Some(cards.lazy()), ..children() });
    assert_eq!(number(&frame, "BUREAU_END_DAYS_MAX", 1), None);
}

#[test]
fn complete_without_rows_counts_zero_and_not_complete_is_missing() {
    let coverage = df!(
        "SK_ID_CURR" => [1i64, 3, 77],
        "complete_bureau" => [true, true, true],
        "complete_previous_application" => [false, true, true],
    )
    .unwrap();
    let frame = computed(&ChildTables { coverage: Some(coverage.lazy()), ..children() });
    assert_eq!(number(&frame, "BUREAU_COUNT", 1), Some(4.0));
    for feature in
        catalogue().iter().filter(|f| matches!(f.table, Table::Bureau | Table::PreviousApplication))
    {
        let column = frame.column(feature.name).unwrap();
        let is_count = feature.unit == Unit::Count;
        assert_eq!(column.is_null().get(0), Some(!is_count), "{}: client 3 has no row", feature.name);
        assert_eq!(column.is_null().get(2), Some(true), "{}: client 2 is not listed", feature.name);
        if is_count {
            assert_eq!(number(&frame, feature.name, 0), Some(0.0));
        }
        if feature.table == Table::PreviousApplication {
            assert_eq!(column.is_null().get(1), Some(true), "{}: client 1 lacks rows", feature.name);
        }
    }
}

#[test]
fn all_features_of_an_absent_table_are_missing() {
    let frame = computed(&ChildTables { bureau: None, ..children() });
    for feature in catalogue().iter().filter(|feature| feature.table == Table::Bureau) {
        assert_eq!(frame.column(feature.name).unwrap().null_count(), 3, "{}", feature.name);
    }
    assert_eq!(number(&frame, "PREV_COUNT", 1), Some(4.0));
}

#[test]
fn shuffled_child_rows_give_the_same_bits() {
    let rows = 3000i64;
    let value = |row: i64| (row * 7919 % 1009) as f64 / 7.0;
    let filled = df!(
        "SK_ID_CURR" => (0..rows).map(|row| 1 + row * row % 3).collect::<Vec<i64>>(),
        "SK_ID_BUREAU" => (0..rows).collect::<Vec<i64>>(),
        "DAYS_CREDIT" => (0..rows).map(|row| -row).collect::<Vec<i64>>(),
        "AMT_CREDIT_SUM" => (0..rows).map(value).collect::<Vec<f64>>(),
        "AMT_CREDIT_SUM_DEBT" => (0..rows).map(|row| value(row * 31)).collect::<Vec<f64>>(),
        "AMT_ANNUITY" => (0..rows).map(|row| (row % 5 > 0).then(|| value(row))).collect::<Vec<_>>(),
    );
    let bureau = child(Table::Bureau, &filled.unwrap());
    let of_rows = |places: Vec<IdxSize>| {
        let rows = bureau.take(&IdxCa::from_vec("".into(), places)).unwrap();
        bits(&computed(&ChildTables { bureau: Some(rows.lazy()), ..children() }))
    };
    let count = rows as IdxSize;
    let straight = of_rows((0..count).collect());
    assert_eq!(straight, of_rows((0..count).rev().collect()));
    assert_eq!(straight, of_rows((0..count).map(|row| row * 1013 % count).collect()));
}

#[test]
fn a_client_alone_has_the_same_bits_as_among_others() {
    let all = computed(&children());
    let alone = compute_features(applications().slice(1, 1).lazy(), &children()).unwrap();
    assert_eq!(bits(&all.slice(1, 1)), bits(&alone));
}

#[test]
fn sex_is_never_an_input() {
    let mut other = applications();
    other.with_column(Column::new("CODE_GENDER".into(), ["M", "F", "M"])).unwrap();
    let other = compute_features(other.lazy(), &children()).unwrap();
    let without = |frame: DataFrame| bits(&frame.drop("CODE_GENDER").unwrap());
    assert_eq!(without(computed(&children())), without(other));
}

/// The same for the same bits, to compare runs with different numbers of threads.
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

/// Kaggle's files, or an excerpt of them, stand where `CLAIRSCORE_DATA` says.
#[test]
fn real_rows_compute_in_seconds_and_every_category_has_words() {
    let Ok(folder) = std::env::var("CLAIRSCORE_DATA") else {
        println!("skipped: CLAIRSCORE_DATA names no folder with Kaggle's files");
        return;
    };
    let folder = DataFolder::new(Path::new(&folder));
    let children = folder.children().unwrap();
    for applications in [folder.train_applications().unwrap(), folder.test_applications().unwrap()] {
        let start = Instant::now();
        feature_table(applications.clone().slice(0, 1), &children).unwrap();
        println!("one client in {:?}", start.elapsed());
        let start = Instant::now();
        let table = feature_table(applications, &children).unwrap();
        println!("{} rows in {:?}, fingerprint {:x}", table.rows(), start.elapsed(), fingerprint(&table));
        for (index, column) in table.columns.iter().enumerate() {
            let name = column.feature.name;
            match &column.values {
                FeatureValues::Numeric(values) => {
                    assert!(values.iter().all(|value| !value.is_infinite()), "{name}");
                    let known: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
                    let (low, high) =
                        known.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
                    let mean = known.iter().sum::<f64>() / known.len() as f64;
                    println!("{name} missing {:.3} {low} {mean} {high}", table.missing_share(index));
                }
                FeatureValues::Nominal(values) => {
                    let words: BTreeSet<&String> = values.iter().flatten().collect();
                    println!("{name} missing {:.3} {} values", table.missing_share(index), words.len());
                    for word in words {
                        assert_ne!(category_in_words(name, word, Language::Fr), *word, "{name}");
                    }
                }
            }
        }
    }
}
