use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::tables::rows::{Cells, Word};
use crate::tables::vocabulary::BALANCE_STATUS;

const PLAIN: &str = "SK_ID_BUREAU,MONTHS_BALANCE,STATUS\n5001,0,C\n5001,-1,C\n5002,-7,X\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Result<RawTable, TableError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    read_csv(&file, Table::BureauBalance, &Table::BureauBalance.columns())
}

fn error(text: &str) -> String {
    read("bureau_balance.csv", text.as_bytes()).unwrap_err().to_string()
}

fn assert_plain(raw: &RawTable) {
    assert_eq!((raw.height, raw.ids("SK_ID_BUREAU")), (3, &[5001, 5001, 5002][..]));
    let word = |text| Word::of(BALANCE_STATUS, text);
    assert!(matches!(&raw.columns[1].cells, Cells::Numbers(n) if n == &[0.0, -1.0, -7.0]));
    assert!(matches!(&raw.columns[2].cells, Cells::Words(w) if w == &[word("C"), word("C"), word("X")]));
}

#[test]
fn the_same_rows_come_from_every_dress_of_the_text() {
    let dressed = [
        PLAIN.to_owned(),
        PLAIN.trim_end().to_owned(),
        PLAIN.replace('\n', "\r\n"),
        format!("\u{feff}{PLAIN}"),
        PLAIN.replace(',', ";"),
        PLAIN.replace(',', "\t"),
        PLAIN.replace(",C", ",\"C\"").replace("5002", "\"5002\""),
        PLAIN.replace("SK_ID_BUREAU", "\"SK_ID_BUREAU\""),
        PLAIN.replace("5001,-1", "5001.0,-1.0"),
        PLAIN.replace("5002", "\"500\"2"),
        format!("\n{PLAIN}"),
        PLAIN.replace("\n5002", "\n\n\r\n5002"),
        PLAIN.replace('\n', ",\"of\nno use\"\n"),
    ];
    for text in dressed {
        assert_plain(&read("bureau_balance.csv", text.as_bytes()).unwrap());
        assert_plain(&read("bureau_balance.csv.gz", &gzip(text.as_bytes())).unwrap());
    }
    let halves = [gzip(&PLAIN.as_bytes()[..40]), gzip(&PLAIN.as_bytes()[40..])].concat();
    assert_plain(&read("bureau_balance.csv.gz", &halves).unwrap());
}

#[test]
fn a_faulty_cell_has_its_line_column_and_remedy() {
    let said = error(&PLAIN.replace("5001,-1", "5001,-1.5"));
    assert!(
        said.contains("bureau_balance.csv, line 3: column MONTHS_BALANCE must hold whole numbers"),
        "{said}"
    );
    let said = error(&PLAIN.replace("5002", "0"));
    assert!(said.contains("line 4: column SK_ID_BUREAU must hold identifiers"), "{said}");
    let said = error(&PLAIN.replace("5002", ""));
    assert!(said.contains("line 4: column SK_ID_BUREAU is empty"), "{said}");
    let said = error(&PLAIN.replace(',', ";").replace("-1", "-1,5"));
    assert!(said.contains("line 3") && said.contains("decimal comma"), "{said}");
    let said = error(&PLAIN.replace("-1", "NA"));
    assert!(said.contains("leave cells without a value empty"), "{said}");
}

#[test]
fn lines_are_right_behind_blank_lines_and_broken_cells() {
    let broken = "SK_ID_BUREAU,MONTHS_BALANCE,STATUS,NOTE\n1,0,C,\"two\nlines\"\n\n2,0,C,x\n3,zero,C,x\n";
    assert!(error(broken).contains("line 6: column MONTHS_BALANCE"), "{}", error(broken));
    let raw = read("x.csv", broken.replace("zero", "5").as_bytes()).unwrap();
    assert_eq!([0, 1, 2].map(|row| raw.places.of(row)), [2, 5, 6].map(Place::Line));
    assert_eq!(raw.columns[1].tally.first_outside, Some((2, 5.0)));
    assert_eq!(raw.unknown, ["NOTE"]);
}

#[test]
fn lines_are_counted_over_blocks() {
    let mut text = String::from("SK_ID_BUREAU,MONTHS_BALANCE,STATUS\n");
    for id in 1..200_000 {
        text.extend([id.to_string().as_str(), ",-1,C\n"]);
    }
    text += "200000,x,C\n";
    assert!(text.len() > 2 << 20 && error(&text).contains("line 200001: column MONTHS_BALANCE"));
}

#[test]
fn rows_of_another_width_and_open_quotes_are_named() {
    let said = error(&PLAIN.replace("5001,-1,C", "5001,C"));
    assert!(said.contains("line 3: has 2 cells, but the header has 3"), "{said}");
    let said = error(&PLAIN.replace("5001,-1,C", "5001,-1,C,C"));
    assert!(said.contains("line 3: has 4 cells, but the header has 3"), "{said}");
    for open in [PLAIN.replace("5001,-1,C", "5001,-1,\"C"), PLAIN.replace("\n5001,-1", "\n\"5001,-1")] {
        let said = error(&open);
        assert!(said.contains("line 3") && said.contains("quote"), "{said}");
    }
    let said = error(&PLAIN.replace("STATUS", "\"STATUS").replace('\n', "\r\n"));
    assert!(said.contains("line 1") && said.contains("quote"), "{said}");
}

#[test]
fn a_header_must_have_each_column_once() {
    let said = error(&PLAIN.replace("STATUS", "Status"));
    assert!(said.contains("column STATUS is missing; the file has Status"), "{said}");
    let said = error(&PLAIN.replace("STATUS", "STATUS,STATUS"));
    assert!(said.contains("column STATUS stands in the header more than once"), "{said}");
    let said = error("5001,0,C\n5001,-1,C\n");
    assert!(said.contains("the first line must hold the column names"), "{said}");
}

#[test]
fn other_content_is_named() {
    let of = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
    assert!(of("x.csv", &gzip(PLAIN.as_bytes())).contains("name it .csv.gz"));
    assert!(of("x.csv", b"PAR1....PAR1").contains("name it .parquet"));
    assert!(of("x.csv", b"PK\x03\x04rest").contains("unpack it"));
    assert!(of("x.csv", b"").contains("is empty"));
    assert!(of("x.csv", PLAIN.replace('\n', "\r").as_bytes()).contains("CR alone"));
    let wide: Vec<u8> = PLAIN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(of("x.csv", &wide).contains("UTF-16"));
    let latin = PLAIN.replace(",X", ",?").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == b'?' { 0xE9 } else { byte }).collect();
    assert!(of("x.csv", &latin).contains("line 4: column STATUS: is not UTF-8"));
    assert!(of("x.csv", b"SK_ID_BUREAU,MONTHS_BALANCE,STATUS,\xE9\n").contains("line 1: is not UTF-8"));
}

#[test]
fn a_damaged_gzip_file_is_named() {
    let whole = gzip(&PLAIN.repeat(50).into_bytes());
    let of = |bytes: &[u8]| read("x.csv.gz", bytes).unwrap_err().to_string();
    for cut in [whole.len() - 1, whole.len() / 2, 30] {
        assert!(of(&whole[..cut]).contains("as gzip: it ends in the middle"), "{cut}");
    }
    assert!(
        of(&[&gzip(PLAIN.as_bytes())[..], b"rest of something"].concat())
            .contains("something else follows it")
    );
    assert!(of(PLAIN.as_bytes()).contains("cannot be read as gzip"));
    let mut damaged = whole.clone();
    damaged[40] ^= 0x55;
    assert!(of(&damaged).contains("cannot be read as gzip"));
}
