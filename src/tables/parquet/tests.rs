use super::*;
use crate::tables::rows::{Cells, Word};
use crate::tables::vocabulary::BALANCE_STATUS;

fn frame() -> DataFrame {
    df!("SK_ID_BUREAU" => [5001i64, 5001, 5002], "MONTHS_BALANCE" => [0i64, -1, -7], "STATUS" => ["C", "C", "X"])
        .unwrap()
}

fn with(column: Column) -> DataFrame {
    let mut frame = frame();
    frame.with_column(column).unwrap();
    frame
}

fn read_in_groups(mut frame: DataFrame, rows: Option<usize>) -> Result<RawTable, TableError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bureau_balance.parquet");
    ParquetWriter::new(File::create(&file).unwrap()).with_row_group_size(rows).finish(&mut frame).unwrap();
    read_parquet(&file, Table::BureauBalance, &Table::BureauBalance.columns())
}

fn read(frame: DataFrame) -> Result<RawTable, TableError> {
    read_in_groups(frame, None)
}

fn error(column: Column) -> String {
    read(with(column)).unwrap_err().to_string()
}

fn assert_plain(raw: &RawTable) {
    assert_eq!((raw.height, raw.ids("SK_ID_BUREAU")), (3, &[5001, 5001, 5002][..]));
    let word = |text| Word::of(BALANCE_STATUS, text);
    assert!(matches!(&raw.columns[1].cells, Cells::Numbers(n) if n == &[0.0, -1.0, -7.0]));
    assert!(matches!(&raw.columns[2].cells, Cells::Words(w) if w == &[word("C"), word("C"), word("X")]));
}

#[test]
fn the_same_rows_come_from_every_type_that_can_hold_them() {
    for groups in [None, Some(1), Some(2)] {
        assert_plain(&read_in_groups(frame(), groups).unwrap());
    }
    let cast = |name: &str, to: &DataType| with(frame().column(name).unwrap().cast(to).unwrap());
    for to in [DataType::Int32, DataType::UInt32, DataType::UInt64, DataType::Float64] {
        assert_plain(&read(cast("SK_ID_BUREAU", &to)).unwrap());
    }
    for to in [DataType::Int32, DataType::Float32, DataType::Float64] {
        assert_plain(&read(cast("MONTHS_BALANCE", &to)).unwrap());
    }
    let categories = DataType::from_categories(Categories::global());
    assert_plain(&read(cast("STATUS", &categories)).unwrap());
}

#[test]
fn cells_without_a_value_are_counted_and_an_empty_column_has_any_type() {
    let raw = read(with(Series::new_null("MONTHS_BALANCE".into(), 3).into_column())).unwrap();
    assert_eq!((raw.columns[1].tally.empty, raw.columns[1].tally.first_empty), (3, Some(0)));
    let raw = read(with(Column::new("STATUS".into(), [Some("C"), None, Some("Q")]))).unwrap();
    assert_eq!((raw.columns[2].tally.empty, raw.columns[2].tally.unknown_rows), (1, 1));
    let raw = read(with(Column::new("MONTHS_BALANCE".into(), [Some(f64::NAN), None, Some(3.0)]))).unwrap();
    assert_eq!((raw.columns[1].tally.empty, raw.columns[1].tally.first_outside), (2, Some((2, 3.0))));
    let raw = read(with(Column::new("extra".into(), [true, false, true]))).unwrap();
    assert_eq!(raw.unknown, ["extra"]);
}

#[test]
fn flags_may_be_true_or_false() {
    let mut gathered = Gathered::new(Table::ApplicationTrain.columns()[1]);
    let flags = Column::new("TARGET".into(), [true, false]).cast(&DataType::Int64).unwrap();
    assert_eq!(push_all(&mut gathered, &flags).unwrap(), Ok(()));
    assert!(matches!(gathered.cells, Cells::Numbers(n) if n == [1.0, 0.0]));
    assert!(accepts(ColumnType::Integer, &ArrowDataType::Boolean));
}

#[test]
fn a_faulty_cell_has_its_row_and_a_faulty_column_its_type() {
    let said = error(Column::new("MONTHS_BALANCE".into(), [0.0, -1.5, -7.0]));
    assert!(
        said.contains("bureau_balance.parquet, row 2: column MONTHS_BALANCE must hold whole numbers"),
        "{said}"
    );
    let said = error(Column::new("MONTHS_BALANCE".into(), [0.0, f64::INFINITY, -7.0]));
    assert!(said.contains("row 2: column MONTHS_BALANCE"), "{said}");
    let said = error(Column::new("SK_ID_BUREAU".into(), [1i64, 2, 0]));
    assert!(said.contains("row 3: column SK_ID_BUREAU must hold identifiers"), "{said}");
    let said = error(Column::new("SK_ID_BUREAU".into(), [Some(1i64), None, Some(0)]));
    assert!(said.contains("row 2: column SK_ID_BUREAU is empty"), "{said}");
    let said = error(Column::new("SK_ID_BUREAU".into(), [1u64, u64::MAX, 3]));
    assert!(said.contains("row 2: column SK_ID_BUREAU must hold identifiers"), "{said}");
    let said = error(Column::new("MONTHS_BALANCE".into(), ["0", "1", "2"]));
    assert!(
        said.contains("column MONTHS_BALANCE must hold whole numbers, but holds the Parquet type Utf8"),
        "{said}"
    );
    let lists = ListChunked::from_iter([Some(Series::new("".into(), [1i64])), None, None]);
    let said = error(lists.with_name("MONTHS_BALANCE".into()).into_column());
    assert!(said.contains("the Parquet type LargeList; write the column in another type"), "{said}");
}

#[test]
fn a_list_among_unknown_columns_does_no_harm() {
    let lists = ListChunked::from_iter([Some(Series::new("".into(), [1i64, 2])), None, None]);
    assert_plain(&read(with(lists.with_name("notes".into()).into_column())).unwrap());
}

#[test]
fn a_file_that_is_cut_off_or_damaged_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.parquet");
    let mut whole = Vec::new();
    ParquetWriter::new(&mut whole).finish(&mut frame()).unwrap();
    let of = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        let read = read_parquet(&file, Table::BureauBalance, &Table::BureauBalance.columns());
        read.unwrap_err().to_string()
    };
    assert!(of(&whole[..whole.len() / 2]).contains("its end is cut off"));
    assert!(of(b"SK_ID_BUREAU,MONTHS_BALANCE").contains("does not begin as a Parquet file does"));
    assert!(of(b"").contains("is empty"));
    let damaged = [&whole[..10], &[0xA5; 60], &whole[70..]].concat();
    assert!(of(&damaged).contains("cannot be read as Parquet"));
}

#[test]
fn small_row_groups_are_read_together() {
    let found = slices([10, 0, ROWS - 10, 1, ROWS + 5, 7].into_iter());
    assert_eq!(found, [0..ROWS, ROWS..ROWS + 1, ROWS + 1..2 * ROWS + 6, 2 * ROWS + 6..2 * ROWS + 13]);
}

#[test]
fn cells_taken_over_in_blocks_are_those_taken_one_by_one() {
    let rows = 5_000usize;
    let words = ["C", "0", "X", "a word of another table", "XNA", ""];
    let status: Vec<Option<&str>> =
        (0..rows).map(|row| (row % 11 != 3).then(|| words[(row / 7) % words.len()])).collect();
    let month: Vec<Option<f64>> = (0..rows)
        .map(|row| match row % 1_300 {
            7 => None,
            9 => Some(f64::NAN),
            1_200 => Some(5.0),
            _ => Some(-1.0 - (row % 90) as f64),
        })
        .collect();
    let mut frame =
        df!("SK_ID_BUREAU" => (1..=rows as i64).collect::<Vec<_>>(), "MONTHS_BALANCE" => month.clone(),
        "STATUS" => status.clone())
        .unwrap();
    let whole = frame.column("MONTHS_BALANCE").unwrap().f64().unwrap().iter();
    let whole: Vec<Option<i64>> =
        whole.map(|month| month.filter(|month| !month.is_nan()).map(|month| month as i64)).collect();
    for months in
        [frame.column("MONTHS_BALANCE").unwrap().clone(), Column::new("MONTHS_BALANCE".into(), whole)]
    {
        frame.with_column(months).unwrap();
        let raw = read_in_groups(frame.clone(), Some(1_700)).unwrap();
        let columns = Table::BureauBalance.columns();
        let mut one_by_one = [Gathered::new(columns[1]), Gathered::new(columns[2])];
        for row in 0..rows {
            one_by_one[0].push_number(month[row]).unwrap();
            one_by_one[1].push_word(status[row]);
        }
        for (found, expected) in raw.columns[1..].iter().zip(&one_by_one) {
            assert_eq!(found.tally, expected.tally);
            match (&found.cells, &expected.cells) {
                (Cells::Numbers(a), Cells::Numbers(b)) => {
                    assert!(a.iter().map(|n| n.to_bits()).eq(b.iter().map(|n| n.to_bits())));
                }
                (Cells::Words(a), Cells::Words(b)) => assert!(a == b),
                _ => panic!("the kind of the column"),
            }
        }
    }
}

#[test]
fn a_fault_amid_a_block_is_told_with_its_row_and_its_text() {
    let mut months: Vec<f64> = vec![-1.0; 3_000];
    months[2_500] = -0.5;
    let mut frame =
        df!("SK_ID_BUREAU" => vec![5i64; 3_000], "MONTHS_BALANCE" => months, "STATUS" => vec!["C"; 3_000])
            .unwrap();
    let told = read(frame.clone()).unwrap_err().to_string();
    assert!(told.contains("2501") && told.contains("-0.5"), "{told}");
    let mut ids = vec![Some(5i64); 3_000];
    ids[1_999] = None;
    frame.with_column(Column::new("SK_ID_BUREAU".into(), ids)).unwrap();
    let told = read(frame).unwrap_err().to_string();
    assert!(told.contains("2000"), "{told}");
}
