use std::fs;
use std::io::Write;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use polars::prelude::*;
use proptest::prelude::*;

use super::records::{Batch, ReadFault, Records};
use super::*;

fn read_file(name: &str, bytes: &[u8]) -> Result<AnyTable, TableError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    read_any_table(&file)
}

fn read(text: impl AsRef<[u8]>) -> AnyTable {
    read_file("table.csv", text.as_ref()).unwrap()
}

fn error(name: &str, bytes: &[u8]) -> String {
    read_file(name, bytes).unwrap_err().to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// A column with these cells, beside another so that empty cells are no blank lines.
fn column(cells: &[&str]) -> AnyValues {
    let mut table = read(format!("a,b\n{},1\n", cells.join(",1\n")));
    assert_eq!((table.rows, table.columns.len()), (cells.len(), 2));
    assert_eq!(table.columns[1].values, AnyValues::Whole(vec![1.0; cells.len()]));
    table.columns.swap_remove(0).values
}

fn whole(values: &[f64]) -> AnyValues {
    AnyValues::Whole(values.to_vec())
}

fn words(cells: &[Option<&str>]) -> AnyValues {
    let mut words: Vec<String> = cells.iter().flatten().map(|word| (*word).to_owned()).collect();
    words.sort();
    words.dedup();
    let place = |word: &str| words.iter().position(|known| known == word).unwrap() as u32;
    let codes = cells.iter().map(|cell| cell.map_or(MISSING_WORD, place)).collect();
    AnyValues::Words { codes, words }
}

fn other(name: &str) -> AnyValues {
    AnyValues::Other(name.to_owned())
}

/// Holds real numbers to the bit, missing ones to any NaN.
fn assert_real(found: &AnyValues, expected: &[f64]) {
    let AnyValues::Real(found) = found else { panic!("{found:?}") };
    let bits = |values: &[f64]| -> Vec<Option<u64>> {
        values.iter().map(|value| (!value.is_nan()).then_some(value.to_bits())).collect()
    };
    assert_eq!(bits(found), bits(expected));
}

const HOLE: f64 = f64::NAN;

#[test]
fn whole_numbers_without_a_hole_stay_whole() {
    assert_eq!(column(&["1", "-2", "+3", " 4", "5 ", "\t6", "\"7\"", "007"]), {
        whole(&[1.0, -2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 7.0])
    });
    let (least, greatest) = (i64::MIN.to_string(), i64::MAX.to_string());
    assert_eq!(column(&[&least, &greatest]), whole(&[i64::MIN as f64, i64::MAX as f64]));
}

#[test]
fn a_hole_or_a_fraction_makes_numbers_real() {
    assert_real(&column(&["1", "", "3"]), &[1.0, HOLE, 3.0]);
    assert_real(&column(&["1", "2.5", "NA"]), &[1.0, 2.5, HOLE]);
    assert_real(&column(&[".5", "5.", "1e3", "1E-2", " +.5e1 "]), &[0.5, 5.0, 1000.0, 0.01, 5.0]);
    assert_real(&column(&["inf", "-INF", "+Infinity", "-infinity"]), &{
        [f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY]
    });
    assert_real(&column(&["-0", "1.5"]), &[-0.0, 1.5]);
    assert_eq!(column(&["-0", "1"]), whole(&[0.0, 1.0]));
}

#[test]
fn what_is_nearly_a_number_makes_words() {
    for odd in
        [".", "-", "1e", "1e+", "1_0", "0x10", "--1", "+ 1", " inf", "1.2.3", "1 2", "1e400", "nan ", " "]
    {
        assert_eq!(column(&["1", odd]), words(&[Some("1"), Some(odd)]), "{odd:?}");
        assert_eq!(column(&[odd, "2.5"]), words(&[Some(odd), Some("2.5")]), "{odd:?}");
    }
}

#[test]
fn real_numbers_are_those_of_pandas_to_the_bit() {
    // Only 17 digits count, zeros at the start among them; `pandas.read_csv` 2.3 gives the right sides.
    let read = [
        ("0.08303696739132256", 0.083_036_967_391_322_5),
        ("0.00000000000000000012345", 0.0),
        ("12345678901234567890e-330", 1.234_567_890_123_3e-311),
        ("1e23", 1e23),
        ("4.9e-324", 5e-324),
        ("1e-400", 0.0),
        ("17976931348623157e292", f64::MAX),
    ];
    let cells: Vec<&str> = read.iter().map(|(cell, _)| *cell).collect();
    assert_real(&column(&cells), &read.map(|(_, value)| value));
    assert_real(&column(&["1.5", "99999999999999999999.5"]), &[1.5, 1.000_000_000_000_000_2e20]);
    let long = column(&["12345678901234567", "0.5"]);
    assert_real(&long, &[12_345_678_901_234_568.0, 0.5]);
}

#[test]
fn whole_numbers_beyond_64_bits_with_a_sign_go_the_way_of_pandas() {
    const UNSIGNED: &str = "9223372036854775808";
    const HUGE: &str = "99999999999999999999";
    assert_eq!(column(&[UNSIGNED, "1"]), other("uint64"));
    // With a minus or a hole beside it pandas keeps the texts, and even the hole is one then.
    assert_eq!(column(&[UNSIGNED, "-1"]), words(&[Some(UNSIGNED), Some("-1")]));
    assert_eq!(column(&[UNSIGNED, ""]), words(&[Some(UNSIGNED), Some("")]));
    assert_eq!(column(&["NA", UNSIGNED]), words(&[Some("NA"), Some(UNSIGNED)]));
    assert_eq!(column(&[HUGE, ""]), words(&[Some(HUGE), None]));
    assert_eq!(column(&[HUGE, "1.5"]), words(&[Some(HUGE), Some("1.5")]));
    assert_eq!(column(&["-9223372036854775809", ""]), words(&[Some("-9223372036854775809"), None]));
    // The nearest would be 9.223372036854776e18: of 19 digits 17 count.
    let two_63 = 9.223_372_036_854_778e18;
    assert_real(&column(&[UNSIGNED, "1.5", ""]), &[two_63, 1.5, HOLE]);
    assert_real(&column(&["1.5", UNSIGNED, "-9223372036854775809"]), &[1.5, two_63, -two_63]);
    assert_eq!(column(&[UNSIGNED, "", "x"]), words(&[Some(UNSIGNED), None, Some("x")]));
}

#[test]
fn flags_are_flags_unless_one_is_missing() {
    assert_eq!(column(&["True", "false", "TRUE", "fAlSe"]), AnyValues::Flags(vec![true, false, true, false]));
    assert_eq!(column(&["True", ""]), other("object"));
    assert_eq!(column(&["", "False"]), other("object"));
    assert_eq!(column(&["True", "1"]), words(&[Some("True"), Some("1")]));
    assert_eq!(column(&["True", "true", "no"]), words(&[Some("True"), Some("true"), Some("no")]));
}

#[test]
fn words_are_sorted_and_every_mark_of_pandas_is_a_missing_one() {
    assert_eq!(column(&["b", "é", "", "B", "b"]), {
        AnyValues::Words {
            codes: vec![1, 2, MISSING_WORD, 0, 1],
            words: ["B", "b", "é"].map(str::to_owned).into(),
        }
    });
    let marks = [
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
        "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
    ];
    for mark in marks {
        assert_eq!(column(&["x", mark]), words(&[Some("x"), None]), "{mark}");
        assert_eq!(column(&[mark, "x"]), words(&[None, Some("x")]), "{mark}");
        assert_real(&column(&["1", mark]), &[1.0, HOLE]);
        assert_real(&column(&[mark, mark]), &[HOLE, HOLE]);
    }
    for near in ["na", "Nan", "NONE", "-", " NA", "NA "] {
        assert_eq!(column(&["x", near]), words(&[Some("x"), Some(near)]), "{near}");
    }
}

#[test]
fn columns_have_the_names_that_pandas_gives() {
    for (header, names) in [
        ("a,a,a", ["a", "a.1", "a.2"]),
        ("a,a.1,a", ["a", "a.1", "a.2"]),
        ("a.1,a,a", ["a.1", "a", "a.2"]),
        (",,x", ["Unnamed: 0", "Unnamed: 1", "x"]),
        (",Unnamed: 0,x", ["Unnamed: 0.1", "Unnamed: 0", "x"]),
        (" a ,\"b,c\",NA", [" a ", "b,c", "NA"]),
    ] {
        let found = read(format!("{header}\n1,2,3\n"));
        assert_eq!(found.columns.iter().map(|column| &column.name).collect::<Vec<_>>(), names, "{header}");
    }
}

const PLAIN: &str = "id,amount,word\n1,2.5,x\n2,,\"y,z\"\n";

#[test]
fn the_same_table_comes_from_every_dress_of_the_text() {
    let plain = read(PLAIN);
    assert_eq!(plain.columns[0].values, whole(&[1.0, 2.0]));
    assert_real(&plain.columns[1].values, &[2.5, HOLE]);
    assert_eq!(plain.columns[2].values, words(&[Some("x"), Some("y,z")]));
    let other =
        |separator: &str| PLAIN.replace("\"y,z\"", "\"y~z\"").replace(',', separator).replace('~', ",");
    for text in [
        PLAIN.trim_end().to_owned(),
        PLAIN.replace('\n', "\r\n"),
        PLAIN.replace('\n', "\r"),
        PLAIN.replace('\n', "\n  \t\n\r\n\n"),
        format!("\n \n{PLAIN} "),
        format!("\u{feff}{PLAIN}"),
        format!("\u{feff}{}", PLAIN.replace("id", "\"id\"")),
        PLAIN.replace("2.5", "\"2.5\"").replace('x', "\"x\""),
        PLAIN.replace(",\"y,z\"", ",\"y\",z\""),
        other(";"),
        other("\t"),
        other("|"),
    ] {
        let text = text.replace("\"y\",z\"", "\"y,\"z");
        assert_eq!(format!("{:?}", read(&text)), format!("{plain:?}"), "{text:?}");
        let zipped = read_file("table.CSV.gz", &gzip(text.as_bytes())).unwrap();
        assert_eq!(format!("{zipped:?}"), format!("{plain:?}"), "{text:?}");
    }
}

#[test]
fn quotes_and_line_ends_within_a_cell_are_kept() {
    let table = read("a,b\n1,\"x\"\"y\"z\n2,\"p\r\nq\r\"\r\n3,r\"s\n");
    assert_eq!(table.columns[1].values, words(&[Some("x\"yz"), Some("p\r\nq\r"), Some("r\"s")]));
}

#[test]
fn a_row_with_too_few_cells_misses_the_others() {
    let table = read("a,b,c\n1\n2,3\n4,5,6\n");
    assert_eq!(table.columns[0].values, whole(&[1.0, 2.0, 4.0]));
    assert_real(&table.columns[1].values, &[HOLE, 3.0, 5.0]);
    assert_real(&table.columns[2].values, &[HOLE, HOLE, 6.0]);
}

#[test]
fn a_table_of_one_column_keeps_what_is_quoted_and_passes_over_blank_lines() {
    let table = read("a\nx\n\n  \n\"\"\r\n\" \"\r\n\r\ny");
    assert_eq!(table.columns[0].values, words(&[Some("x"), None, Some(" "), Some("y")]));
    let piped = read("a|b\n1\n2\n");
    assert_eq!((piped.columns[0].name.as_str(), piped.columns.len()), ("a|b", 1));
    assert_eq!(piped.columns[0].values, whole(&[1.0, 2.0]));
}

#[test]
fn a_header_without_rows_gives_columns_without_a_type() {
    for text in ["a,b", "a,b\n", "a,b\r\n \n"] {
        let table = read(text);
        assert_eq!(table.rows, 0);
        let values: Vec<_> = table.columns.into_iter().map(|column| column.values).collect();
        assert_eq!(values, [other("object"), other("object")]);
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_line_and_a_remedy() {
    for (name, bytes, said) in [
        ("t.csv", &b"a,b\n1,2\n\n1,2,3\n"[..], "line 4: has 3 cells, but the header names 2 columns"),
        ("t.csv", b"a,b\n1,2,\n", "line 2: has 3 cells"),
        ("t.csv", b"a,b\n1,\"x\ny\"\n3,\"4\n5,6\n", "line 4: a cell begins with a quote that is not closed"),
        ("t.csv", b"a,\"b\n1,2\n", "line 1: a cell begins with a quote"),
        ("t.csv", b"a,b\n1,2\n3,\xFF\n", "line 3: column b: is not UTF-8"),
        ("t.csv", b"a,b\n1,x\n3,\xFF\n", "line 3: column b: is not UTF-8"),
        ("t.csv", b"a,\xFF\n1,2\n", "line 1: is not UTF-8"),
        ("t.csv", b"", "is empty; its first line must name the columns"),
        ("t.csv", b"\xEF\xBB\xBF\r\n \n", "is empty; its first line must name the columns"),
        ("t.csv", b"\xFF\xFEa\0", "is UTF-16 or no text at all; save it as UTF-8"),
        ("t.csv", b"PAR1", "is a Parquet file; name it .parquet"),
        ("t.csv", &gzip(b"a\n1\n"), "is compressed with gzip; name it .csv.gz"),
        ("t.csv.gz", b"a\n1\n", "cannot be read as gzip"),
        ("t.csv.gz", &gzip(PLAIN.as_bytes())[..30], "cannot be read as gzip"),
        ("t.parquet", b"", "is empty"),
        ("t.parquet", b"a,b\n1,2\n", "does not begin as a Parquet file does"),
        ("t.parquet", b"PAR1 and so on", "its end is cut off"),
        ("t.parquet", b"PAR1 and so on PAR1", "cannot be read as Parquet"),
        ("t.tsv", b"a\n1\n", "must end in .csv, .csv.gz or .parquet; name it .csv, the separator is found"),
        ("t.zip", b"a\n1\n", "unpack it"),
        ("t.txt", b"a\n1\n", "name it by what it holds"),
        ("t", b"a\n1\n", "name it by what it holds"),
    ] {
        let error = error(name, bytes);
        assert!(error.contains(&format!("/{name}")) && error.contains(said), "{error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let said = |file: PathBuf| read_any_table(&file).unwrap_err().to_string();
    assert!(said(folder.path().join("no.csv")).ends_with("no.csv: is not there; check its name and folder"));
    assert!(said(folder.path().to_owned()).ends_with("is a folder; name a file in it"));
}

#[test]
fn an_endless_line_or_quote_does_not_fill_the_memory() {
    let endless = |start: &'static [u8]| {
        let mut batch = Batch::default();
        Records::new(std::io::Read::chain(start, std::io::repeat(b'x')), b',').fill(&mut batch);
        (batch.records.len(), batch.fault.unwrap())
    };
    assert!(matches!(endless(b"\"1"), (0, ReadFault::Quote(1))));
    assert!(matches!(endless(b"1"), (0, ReadFault::Long)));
}

#[test]
fn a_column_that_widens_far_down_is_read_again_from_the_start() {
    const ROWS: usize = 80_000;
    let late =
        |row: usize, at: usize, cell: &str, usual: String| if row == at { cell.to_owned() } else { usual };
    let rows = (0..ROWS).map(|row| {
        let cells = [
            row.to_string(),
            late(row, ROWS - 1, "x", (row % 7).to_string()),
            late(row, ROWS / 2, "0.5", "12345678901234567".to_owned()),
            if row < ROWS / 2 { String::new() } else { late(row, ROWS - 1, "a", "b".to_owned()) },
            late(row, ROWS - 2, "9223372036854775808", late(row, 0, "", "5".to_owned())),
            format!("\"{}\r\n\"\"{}\"\"\"", "y".repeat(20), row % 3),
        ];
        cells.join(",") + "\r\n"
    });
    let text = format!("a,b,c,d,e,f\r\n{}", rows.collect::<String>());
    assert!(text.len() > 4 << 20);
    for table in [read(&text), read_file("t.csv.gz", &gzip(text.as_bytes())).unwrap()] {
        assert_eq!(table.rows, ROWS);
        assert_eq!(table.columns[0].values, whole(&(0..ROWS).map(|row| row as f64).collect::<Vec<_>>()));
        let AnyValues::Words { codes, words } = &table.columns[1].values else { panic!() };
        assert_eq!(*words, ["0", "1", "2", "3", "4", "5", "6", "x"]);
        assert!(codes[..ROWS - 1].iter().enumerate().all(|(row, code)| *code as usize == row % 7));
        assert_eq!(codes[ROWS - 1], 7);
        let AnyValues::Real(values) = &table.columns[2].values else { panic!() };
        assert!(values.iter().enumerate().all(|(row, value)| (*value < 1.0) == (row == ROWS / 2)));
        let AnyValues::Words { codes, words } = &table.columns[3].values else { panic!() };
        assert_eq!((codes[0], codes[ROWS / 2], codes[ROWS - 1], words.len()), (MISSING_WORD, 1, 0, 2));
        let AnyValues::Words { codes, words } = &table.columns[4].values else { panic!() };
        assert_eq!((codes[0], &words[..]), (0, &["", "5", "9223372036854775808"].map(str::to_owned)[..]));
        let AnyValues::Words { words, .. } = &table.columns[5].values else { panic!() };
        assert_eq!(words[2], format!("{}\r\n\"2\"", "y".repeat(20)));
    }
    let error = error("t.csv", format!("{text}1,2,3,4,5,6,7\n").as_bytes());
    assert!(error.contains(&format!("line {}: has 7 cells", 2 * ROWS + 2)), "{error}");
}

fn read_frame(mut frame: DataFrame, rows: Option<usize>) -> AnyTable {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.parquet");
    let out = fs::File::create(&file).unwrap();
    ParquetWriter::new(out).with_row_group_size(rows).finish(&mut frame).unwrap();
    read_any_table(&file).unwrap()
}

#[test]
fn parquet_columns_have_the_types_that_pandas_gives() {
    let times = Column::new("date".into(), [1i32, 2, 3]).cast(&DataType::Date).unwrap();
    let moments = Column::new("moment".into(), [1i64, 2, 3]);
    let moments = moments.cast(&DataType::Datetime(TimeUnit::Milliseconds, None)).unwrap();
    let categories = Column::new("category".into(), [Some("z"), None, Some("a")]);
    let categories = categories.cast(&DataType::from_categories(Categories::global())).unwrap();
    let frame = df!(
        "short" => [1i32, 2, -3], "holes" => [Some(1i64), None, Some(3)], "real" => [0.5f32, f32::NAN, f32::INFINITY],
        "unsigned" => [1u32, 2, 3], "uholes" => [Some(1u64), None, Some(3)],
        "flag" => [true, false, true], "fholes" => [Some(true), None, Some(false)],
        "word" => [Some("NA"), None, Some("")], "no word" => [None::<&str>; 3],
        "list" => [Series::new("".into(), [1i64]), Series::new("".into(), [2i64]), Series::new("".into(), [3i64])],
    );
    let mut frame = frame.unwrap();
    for column in [times, moments, categories] {
        frame.with_column(column).unwrap();
    }
    for rows in [None, Some(1), Some(2)] {
        let table = read_frame(frame.clone(), rows);
        assert_eq!(table.rows, 3);
        let of = |name: &str| &table.columns.iter().find(|column| column.name == name).unwrap().values;
        assert_eq!(*of("short"), whole(&[1.0, 2.0, -3.0]));
        assert_real(of("holes"), &[1.0, HOLE, 3.0]);
        assert_real(of("real"), &[0.5, HOLE, f64::INFINITY]);
        assert_eq!(*of("unsigned"), other("uint32"));
        assert_real(of("uholes"), &[1.0, HOLE, 3.0]);
        assert_eq!(*of("flag"), AnyValues::Flags(vec![true, false, true]));
        assert_eq!(*of("fholes"), other("object"));
        assert_eq!(*of("word"), words(&[Some("NA"), None, Some("")]));
        assert_eq!(*of("no word"), words(&[None, None, None]));
        assert_eq!(*of("category"), words(&[Some("z"), None, Some("a")]));
        let others = ["list", "date", "moment"].map(of);
        assert_eq!(others, [&other("list"), &other("date"), &other("datetime64")]);
    }
    let empty = read_frame(frame.head(Some(0)), None);
    assert_eq!((empty.rows, &empty.columns[0].values), (0, &whole(&[])));
}

/// The files of the golden comparison with Evidently lie beside the repository, not in it.
#[test]
fn the_golden_tables_have_the_types_of_pandas() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/golden/evidently");
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return;
    }
    let table = read_any_table(&folder.join("edge_ref.csv")).unwrap();
    let kind = |column: &AnyColumn| match &column.values {
        AnyValues::Whole(_) => "int64",
        AnyValues::Real(_) => "float64",
        AnyValues::Flags(_) => "bool",
        AnyValues::Words { .. } => "object",
        AnyValues::Other(_) => "other",
    };
    let kinds: Vec<(&str, &str)> =
        table.columns.iter().map(|column| (column.name.as_str(), kind(column))).collect();
    let expected = [
        ("num", "float64"),
        ("num_nan", "float64"),
        ("int50", "int64"),
        ("int10", "int64"),
        ("int11", "int64"),
        ("float5", "float64"),
        ("flag", "int64"),
        ("cat", "object"),
        ("bin", "object"),
        ("cat_nan", "object"),
    ];
    assert_eq!(kinds[..expected.len()], expected);
}

proptest! {
    #[test]
    fn records_are_split_as_the_csv_crate_splits_them(text in "([ab ,\"\n\r]|\"\"|\",|,\"){0,40}") {
        let mut batch = Batch::default();
        Records::new(text.as_bytes(), b',').fill(&mut batch);
        if batch.fault.is_some() {
            // The csv crate closes such a quote in silence.
            return Ok(());
        }
        let blank = |cells: &Vec<Vec<u8>>| cells.len() == 1 && cells[0].trim_ascii().is_empty();
        let found = batch.records.iter().map(|record| cells::all(&batch.text, record, b','));
        let found: Vec<Vec<Vec<u8>>> = found.filter(|cells| !blank(cells)).collect();
        let mut reader = ::csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected = reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect());
        let expected: Vec<Vec<Vec<u8>>> = expected.filter(|cells| !blank(cells)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn numbers_that_are_written_shortly_are_read_to_the_nearest(value in any::<i32>(), decimals in 0usize..8) {
        let text = format!("{:.decimals$}", f64::from(value) / 10f64.powi(decimals as i32));
        prop_assert_eq!(number::real(text.as_bytes()), text.parse().ok());
    }
}
