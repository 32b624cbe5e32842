use super::*;
use crate::tables::{Column, ColumnType};

/// Applications with every column of the schema empty, but for the columns given.
fn applications(given: DataFrame) -> LazyFrame {
    rows_of(Table::ApplicationTest, given).lazy().with_column(lit(0_i64).alias("FLAG_NOT_EMPLOYED"))
}

fn rows_of(table: Table, given: DataFrame) -> DataFrame {
    let height = given.height();
    let columns = table.columns().into_iter().map(|Column { name, kind }| match given.column(name) {
        Ok(column) => column.cast(&kind.data_type()).unwrap(),
        Err(_) if kind == ColumnType::Integer => Series::new(name.into(), vec![0_i64; height]).into(),
        Err(_) => Series::full_null(name.into(), height, &kind.data_type()).into(),
    });
    DataFrame::new_infer_height(columns.collect()).unwrap()
}

fn three_clients() -> LazyFrame {
    applications(
        df!(
            "SK_ID_CURR" => [3_i64, 1, 2],
            "AMT_CREDIT" => [200_000.0, 100_000.0, 50_000.0],
            "AMT_ANNUITY" => [10_000.0, 0.0, 5_000.0],
            "EXT_SOURCE_1" => [Some(0.2), None, None],
            "EXT_SOURCE_3" => [Some(0.6), None, Some(0.4)],
            "DAYS_BIRTH" => [-14_610_i64, -7_305, -7_305],
        )
        .unwrap(),
    )
}

fn bureau() -> DataFrame {
    rows_of(
        Table::Bureau,
        df!(
            "SK_ID_CURR" => [3_i64, 3, 3],
            "SK_ID_BUREAU" => [10_i64, 11, 12],
            "CREDIT_ACTIVE" => ["Active", "Closed", "Active"],
            "DAYS_CREDIT" => [-100_i64, -900, -400],
            "AMT_CREDIT_SUM" => [1_000.1, 5_000.2, 3_000.3],
            "AMT_CREDIT_SUM_DEBT" => [Some(500.5), None, Some(0.1)],
        )
        .unwrap(),
    )
}

fn children(coverage: Option<DataFrame>) -> ChildTables {
    ChildTables {
        bureau: Some(bureau().lazy()),
        previous_application: None,
        coverage: coverage.map(IntoLazy::lazy),
    }
}

fn cells(frame: &DataFrame, name: &str) -> Vec<Option<f64>> {
    frame.column(name).unwrap().f64().unwrap().iter().collect()
}

#[test]
fn a_client_worked_by_hand() {
    let found = compute_features(three_clients(), &children(None)).unwrap();
    let ids: Vec<i64> = found.column("SK_ID_CURR").unwrap().i64().unwrap().into_no_null_iter().collect();
    assert_eq!(ids, [3, 1, 2]);
    assert_eq!(cells(&found, "CREDIT_TERM"), [Some(20.0), None, Some(10.0)]);
    assert_eq!(cells(&found, "EXT_SOURCE_MEAN"), [Some(0.4), None, Some(0.4)]);
    assert_eq!(cells(&found, "EXT_SOURCE_MIN"), [Some(0.2), None, Some(0.4)]);
    assert_eq!(cells(&found, "EXT_SOURCE_MAX"), [Some(0.6), None, Some(0.4)]);
    assert_eq!(cells(&found, "EXT_SOURCE_COUNT"), [Some(2.0), Some(0.0), Some(1.0)]);
    assert_eq!(cells(&found, "AGE_YEARS")[0], Some(40.0));
    assert_eq!(cells(&found, "BUREAU_COUNT"), [Some(3.0), Some(0.0), Some(0.0)]);
    assert_eq!(cells(&found, "BUREAU_ACTIVE_COUNT")[0], Some(2.0));
    assert_eq!(cells(&found, "BUREAU_LAST_YEAR_COUNT")[0], Some(1.0));
    assert_eq!(cells(&found, "BUREAU_DEBT"), [Some(500.5 + 0.1), None, None]);
    assert_eq!(cells(&found, "BUREAU_DEBT_TO_CREDIT")[0], Some((500.5 + 0.1) / (1_000.1 + 3_000.3)));
    assert_eq!(cells(&found, "BUREAU_FIRST_CREDIT_DAYS"), [Some(900.0), None, None]);
}

#[test]
fn every_feature_of_an_absent_table_is_missing() {
    let found = compute_features(three_clients(), &children(None)).unwrap();
    for feature in catalogue().iter().filter(|feature| feature.table == Table::PreviousApplication) {
        assert_eq!(found.column(feature.name).unwrap().null_count(), 3, "{}", feature.name);
    }
}

#[test]
fn a_client_whose_table_is_not_complete_has_missing_features_and_never_zeros() {
    let coverage = df!("SK_ID_CURR" => [3_i64, 1], "complete_bureau" => [false, true]).unwrap();
    let found = compute_features(three_clients(), &children(Some(coverage))).unwrap();
    assert_eq!(cells(&found, "BUREAU_COUNT"), [None, Some(0.0), None]);
    for feature in catalogue().iter().filter(|feature| feature.table == Table::Bureau) {
        assert!(cells(&found, feature.name)[0].is_none(), "{}", feature.name);
    }
}

#[test]
fn the_frame_holds_the_catalogue_and_nothing_else() {
    let found = compute_features(three_clients(), &ChildTables::default()).unwrap();
    let names: Vec<&str> = found.get_column_names().into_iter().map(|name| name.as_str()).collect();
    let features: Vec<&str> = catalogue().iter().map(|feature| feature.name).collect();
    assert_eq!(names[..2], ["SK_ID_CURR", "CODE_GENDER"]);
    assert_eq!(names[2..], features);
}

#[test]
fn the_order_of_child_rows_changes_no_bit() {
    let table = |frame: DataFrame| {
        let children = ChildTables { bureau: Some(frame.lazy()), ..ChildTables::default() };
        compute_features(three_clients(), &children).unwrap()
    };
    let rows = bureau();
    let shuffled = rows.take(&IdxCa::new("".into(), [2 as IdxSize, 0, 1])).unwrap();
    assert!(table(rows).equals_missing(&table(shuffled)));
}
